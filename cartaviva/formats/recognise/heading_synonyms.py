"""Further words for each role of a heading: where a heading has usual ones as well, those go before them."""

from cartaviva.formats.recognise.heading_words import Heading, said_briefly
from cartaviva.formats.recognise.roles import Role

_REACH = r"^alcances?(20\d\d)?$"
"""Portuguese; also how far something reaches."""
_PERCENTAGE = (
    r"^(%|percentatge|porcentaje|porcentaxe|percentage|pourcentage|percentuale|percentagem|ehunekoa?|portzentaiak?|"
    r"portzentajea?|percent|pct)$"
)

GERMAN_AND_DUTCH: tuple[Heading, ...] = tuple(
    said_briefly(rf"^({words})(20\d\d)?$", *roles)
    for words, *roles in (
        ("dienst(leistung(en)?)?|bereich|abteilung|afdeling|dienstverlening", Role.SERVICE),
        ("ziele?|zielsetzung(en)?|doel(en|stelling(en)?)?", Role.OBJECTIVE, Role.TARGET),
        (
            "(selbst)?verpflichtung(en)?|(unser|leistungs|qualitats|service)?versprechen|zusagen?|belofte[ns]?|toezegging(en)?|"
            "(service|kwaliteits)?norm(en)?",
            Role.COMMITMENT,
            Role.TARGET,
        ),
        ("indikator(en)?|kennzahl(en)?|messgrossen?|kengetal(len)?", Role.INDICATOR),
        ("(ziel|soll|plan)werte?|soll|zielvorgaben?|streef(waarden?|cijfers?)|doelwaarden?", Role.TARGET),
        ("istwerte?|ergebnis(se)?|erreicht(erwert)?|messwerte?|realisatie|gerealiseerd|behaald|uitkomst", Role.RESULT),
        ("abweichung(en)?|afwijking(en)?|verschil", Role.DIFFERENCE),
        ("zielerreichung(sgrad)?|(erfullungs|erreichungs)grad|zielerreicht|erfullt|realisatiegraad", Role.COMPLIANCE),
        (
            "bemerkung(en)?|begrundung(en)?|anmerkung(en)?|kommentare?|erlauterung(en)?|toelichting(en)?|opmerking(en)?",
            Role.REMARKS,
        ),
        ("(verbesserungs)?massnahmen?|(verbeter)?maatregel(en)?", Role.MEASURES),
        ("(mass)?einheit(en)?|(meet)?eenheid", Role.UNIT),
        ("jahr|jaar|quartal|kwartaal|zeitraum", Role.PERIOD),
    )
)
"""Of South Tyrol, Belgium and their neighbours: the usual words, whole."""

FURTHER: tuple[Heading, ...] = (
    said_briefly(
        r"^(que|o?que|ceque|cosa|zer|what)\w*(ofer|ofrec|offer|offri|offron|prest[ae]|propos|suppl|eskain|provide|fourni|forni)|eskaintza",
        Role.SERVICE,
    ),
    said_briefly(
        r"^(elque|loque|oque|quello)\w*(promet|garant|compro)|bermea?k?$|^garanz|"
        r"^(que|o?que|ceque|cosa|what)\w*(ofer|ofrec|offer|offri|offron|propos|provide|fourni|forni)|^(fattor|factor)",
        Role.COMMITMENT,
    ),
    said_briefly(
        r"^(activitat|actividad|actividade|atividade|activite|activity|attivita|jarduera|programa|programme|program|project|projecte|proyecto|"
        r"proxecto|projeto|progetto|projet|proiektu|negociat|negociado|gerencia|direccio|direccion|direzione|subdirec|delegaci|concejal|regidor|"
        r"assessorat|facolta|facultat|facultad|faculdade|faculte|fakultate|biblioteca|campus|escola|escuela|school|ecole|scuola|eskola|pole$|"
        r"ufficio|reparto|presidio|sede|seu$|lloc|planta|ward|unitatde|branch|section|sezione|secc|bulego|zuzendaritza|negoziatu|proceso$|prozesua$|prozedura|business|businessarea|businessline|lineofbusiness|function|secteur|sector|setor|domaine|dominio|domini|direction|unitaorg|unidadeorg|"
        r"entitat|entidad|entidade|ente|erakunde)\w{0,3}$",
        Role.SERVICE,
    ),
    said_briefly(
        r"helburu|xedea|jomuga|objektib|^metas?$|^goals?$|^fit[ae]s?$|^(ambit\w*|area|areas|arees|eremu\w*|corporate)(estrat|strat|prior|obj)|^(gaia|eremua|esparrua)$|^(orientac|orientat|finalite|aspect|aspetto|requisit|pillar|pilar|priorit|priorid|lehentasun|expectat|"
        r"caracter|caratter|ezaugarri|qualityfact|qualitycrit|criter\w{0,3}(de|di|da)?(qual|calid|kalit)|kalitate|necessitat|necesidad|"
        r"besoin|esigenz|necessidad|alderdi|areaof|campo|camp$|champ$|topic|tema$|cluster|valordecal|dimension|qualitydim|atribut|estrateg|"
        r"strateg|ambito?s?de|missio|mision|mission|outcomearea|macro)",
        Role.OBJECTIVE,
        Role.TARGET,
    ),
    said_briefly(
        r"(paraula|palabra|palavra|parole|parola)(donada|dada|data|donnee)$|(nostra|nuestra|nosa|nossa|notre)(paraula|palabra|palavra|parole|parola)$|"
        r"(emandako|gure)hitza$|nosobriga|obrigac|"
        r"compromet|ensproposem|nosproponemos|nosobli|ensobli|obliga(c|t)|obbligh|konpromet|konpromis|hitzem|agintz|agindu|hartutako|"
        r"engag|impegn|assum(i|pt)|asumi|promett|promis|promes|prometi|garant|guarant|bermatu|wewill|ourword|ourpromise|"
        r"^(actuaci\w*|actuac\w*|atuac\w*|accio|accions|accion|acciones|accions?|acao|acoes|azion[ei]|actions?|ekintzak?|initiatives?|iniciativ\w*|"
        r"iniziativ\w*|tasca|tasques|tarea|tareas|tarefas?|taches?|tasks?|zeregin\w*|declarac\w*|declaraci\w*|enunciat|enunciado|enonce|statement)$",
        Role.COMMITMENT,
        Role.TARGET,
    ),
    said_briefly(
        r"^(mesuree?s?|mesurad?[eo]?s?|mesurat|medid[oa]s?|misurat[oa])(par|avec|amb|per|pel|con|por|da|mediante|atravesde)(le|la|el|o|a)?$|"
        r"(cosa|come|quello)simisura|quesemede$|onmesure$|^(mesur[ae]|medida|misura)"
        r"(retenue|utilisee|choisie|employee|utilitzada|emprada|triada|escollida|utilizada|empleada|elegida|empregada|escolhida|usata|utilizzata|scelta)$|"
        r"^(com|como|come|comment|nola|how)\w*(avalu|eval|valor|valut|avalia|ebalu|comprov|comprob|control|verif|assess|check|track|monitor|count|"
        r"compt|cont[ae]|zenbat)|(criter\w*(aval|eval|valut|mes|med|mis|verif)|(ebalu|neur)\w*irizpide)|^(que|what|o?que|cosa|ceque|zer)\w*(compt|cont[ae]m|count|comprov|"
        r"comprob|monitor|neurtzen|track)|^(successmeas|measureof|performancemet|mode(de)?mesure|modedemesure|comosemede|comosemid|comasemede|signe?)|^(magnitud|grandezza|grandeur|grandesa|estadistic|statistic|descriptor|concept|concepto|conceito|concetto|"
        r"itemdecontrol|puntdecontrol|puntodecontrol|testde|test$|howweknow|howyouknow|comsabem|comosabemos|commentnoussavons|comesappiamo|proof|proves?$|pruebas?$|provas?$|preuves?$|evidenc|evidenz|formul|"
        r"calcul|kalkul|(method|metod|modalit|forma|manera|mode|modo|sistema|system|systeme|instrument|strument|eina|tresna)"
        r"\w*(calcul|mes|med|mis|neur|eval|avalu|valut|avalia|ebalu))|misurator|getsmeas|ismeasured",
        Role.INDICATOR,
    ),
    said_briefly(
        r"^(nivell?|nivel|niveau|livello|maila|level)(de|di|del)?(serv|qual|calid|zerb)|^(valor|valore|valeur|balio)\w*(refer|rifer|concord|contrat|adost|standard)|"
        r"(adostu|desired|planead|contratual|esixid|exixid|esigit|acordad|acordat|accordat|concordad|conveng|convenu|convenid|pactad|pactat|pattuit|anunciad|anunciat|annoncee?s?(20|dans|pour|par|en|$)|announced|"
        r"marcad|marcat|proposat|propuest|propost|proposed|propose$|fixad|fixat|fixe$|fixee$|fijad|fissat|finkat|ezarri|bilatu|setlevel|levelset|benchmark|alvo|pretendid|pretes|perseguid|aspir|establert|establecid|estabelecid|establish|"
        r"stabilit|etabli|agardad|aguardad|valor(e)?(limit|maxim|minim)|valeurlimit|^muga|aatingir|erreferentzi|aimofthe|asignad|assignat|assigned|prometid|promised|promis$|promes|agindu|hitzemandak|estimad|estimat|stimat|estime$|zenbatetsi|"
        r"pressupost|presupuest|orcad|orcament|budget|intend|(to|a|da|ad)(be)?(achiev|alcanz|alcanc|assol|acad|raggiung|atteind|consegui|lograr|"
        r"obtenir|reach|meet)|lortubehar|beharrezko|behar|desitj|asmoa|quota|cuota|sostre|techo|teito|plafond|tetto|ceiling|committed|garanti|"
        r"guarant|bermat|nivelldes|nivelobj|solicitad|sollicit|demande$|chiest|eskatu|commitmentvalue)|^(obj\w{0,3}|objv\w*|prev|prog|prg|tgt|trg|"
        r"plan|pla|esp|exp|std)(20\d\d)?$|^(objectiu|objetivo|obxectivo|objectif|obiettivo|helburua?)(pera|para|per|for|pour|da|20\d\d)",
        Role.TARGET,
    ),
    said_briefly(
        r"^(fet|feta|fets|fetes|hecho|hecha|hechos|feito|feita|feitos|fatto|fatta|fatti|fait|faite|faits|done|egina|egindak\w*|eginda|complert|"
        r"complerts|acomplert|cumplido|cumplidos|cumprido|cumpridos|realitz\w*|tenus?|kept|met|got|gotten|hit|had)(20\d\d)?$|"
        r"(^current(figure|value)|relevee?s?$|registad|^medid[oa]s?$|attained|^esit[oi]|ejecucionreal|execucioreal|execucaoreal|comhaanat|comohaido|comofoi|comeeandat|nolajoan|reell|apurad|acadouse|lortuzen|averigua|resultant|recollit|recogid|recollid|recolhid|raccolt|recueilli|collected|bildutak|comptat|contad[oa]s?$|contat[oi]$|counted|zenbatut|enregistr|"
        r"record(ed)?$|registrat|erregistrat|mesurat|produit|produced|ekoitzi|producid|dut(a)?terme|llevad[oa]acab|levad[oa]acab|carriedout|meneabien|"
        r"portat[oa]at|gauzat|betetako|constatad|comprovat|comprobad|comprovad|verified|verifie$|egiaztat|definitiu|definitiv|definitif|behinbetiko|"
        r"avaluat|evaluad|avaliad|valutat|evalue$|ebaluat|reportat|reportad|reported|dichiarat|declarat|declarad|declare$|onsom|dondeestamos|"
        r"whereweare|siamoa|nonga|finalvalue|finalfigure|valorfinal|valeurfinale|valorefinale|efectuad|efectuat|prestad|prestat[oi]|rendered|"
        r"(we|ens|hem)managed|endedup|^realita[td]$|^realidade?$|^reality$|^realta$|^errealitatea$|mesurament|medicion|misurat|^lorpena$|"
        r"aconseguit|guany|obten[gt]|otent|experience|atendid|atteso?reale|registered|observad|observat|osservat)|"
        r"^(res|rdo|rtdo|rdto|resul|resto|act|real|rea|obt|ass|emai?)(20\d\d)?$|^(puntuac|puntuaci|punteggi|score|nota|puntuazio|pontuac)\w*$",
        Role.RESULT,
    ),
    said_briefly(
        r"^(fins?)?(a?on)?(hem|havem|vam|varem)arriba[tr](a|al|als|fins?a)?(20\d\d)?$|"
        r"^(hasta)?(a?donde)?(hemosllegado|llegamos)(a|al|hasta)?(20\d\d)?$|^(at[ae])?(a?onde)?chegamos(a|ao|aos|ata|ate)?(20\d\d)?$|"
        r"^(jusqu)?(ou)?noussommesarrives(a|au)?(20\d\d)?$|^(fin)?(a?dove)?siamoarrivati(a|al|fino?a)?(20\d\d)?$|"
        r"^(noraino)?(iritsi|heldu)(gara|ginen)n?(20\d\d)?$|^(what|where|howfar)?(we|wehave)(reached|gotto|arrivedat)(20\d\d)?$",
        Role.RESULT,
    ),
    said_briefly(
        r"^(against|distanceto|distto|distance(to|al?)|versus|vs)(target|goal|obj|plan|standard)|^(marg\w+|saldo\w*|sald|solde|surplus\w*|shortfall\w*|balanc\w*|balance|desnivell?|decalatge|decalage|desfas\w*|slippage|excedent\w*|"
        r"overshoot|exces\w*|gainloss|distance|distanza|distancia|distantzia|tarte\w*|kendura|resta|plusminus|mesmenys|masmenos|pluss?minus)"
        r"(20\d\d)?$|^(diff?|dif|desv|desvi|scost|ec|var|alde)(perc|pct|%|abs|p|pp|en|in)",
        Role.DIFFERENCE,
    ),
    said_briefly(
        r"^%?(grau|grado|grao|degree|degre|taux|tasso|taxa|tasa|maila|indice|index|gr)%?(20\d\d)?$|acompl|(degre|portzentai|portzentaj|kuota|quote)\w*(realis|atteint|execu|respect|betet|lor)|(betet|lor[pt])\w*(portzenta|ehuneko|tasa|indize)|^%?(exit|exito|success\w*|succes|successo|"
        r"sucesso|arrakasta\w*)%?$|^%(d|de|del|di|do|da|of|sobre|sur|su|s)?(complim|acompl|cumpl|cumpr|assol|consec|realitz|realiz|reali[sz]|execu|ejecu|"
        r"raggiung|atteint|attein|betet|obj|obx|target|fita|meta|plan|prev)|^(level|degree|rate|extent)of\w+|fulfil|^(compl|cumpl|cumpr|assol|consec|ragg|att|bet|achv?)%?$",
        Role.COMPLIANCE,
    ),
    said_briefly(r"^%?gd?c%?(20\d\d)?$", None, Role.COMPLIANCE),  # grau, grado, grao (de) compliment, cumplimiento…
    said_briefly(_REACH, Role.EXTRA, Role.COMPLIANCE),
    said_briefly(_REACH, Role.EXTRA, Role.RESULT),
    said_briefly(_PERCENTAGE, Role.EXTRA, Role.COMPLIANCE),
    said_briefly(_PERCENTAGE, Role.EXTRA, Role.RESULT),
    said_briefly(
        r"^(giustif|chiarim|fundament|gehigarri|ohar|spiegaz|apunt|apunte|annotat|anotaci|detall|detalle|detail|dettagl|detalh|xehetasun|circumst|circunst|circonst|circost|inguruabar|valoraci|valorac|"
        r"valutaz|evaluat|assess|evaluaci|avaluaci|avaliac|balorazio|appreciat|apreciaci|seguim|followup|suivi|jarraipen|monitoragg|incidenc|"
        r"inciden[zt]|aspectesdest|salvedad|advert|avvert|warning|ohartaraz|reserv|texto?$|text$|descargo|situaci|situac|situaz|memoria$)|"
        r"^(que|o?que|che|cosa|cequ|zer|what)\w*(passat|pasad|paso$|passe$|pasou$|sucedi|happen|success[oa]|aconte|gertatu|arrive)|"
        r"(quan|when|cuando|quando|si|if|se)\w*(nos|not|no)(compl|cumpl|met|cumpr|ass)",
        Role.REMARKS,
        Role.EXTRA,
    ),
    said_briefly("^ebaluazio", Role.REMARKS, Role.EXTRA, unless="ebaluazioirizp"),
    said_briefly(r"^(statut|status|estat|estado|stato|etat|egoera)", Role.REMARKS, Role.EXTRA),
    said_briefly(
        r"^situa[ctz]",
        Role.REMARKS,
        Role.RESULT,
        unless=r"^situa[ctz]\w*(inic|init|iniz|depart|partid|parten)",
    ),
    said_briefly(
        r"^(pes|peso|poids|weight\w*|weighting|ponder\w*|pond|pisua?|haztap\w*|coef\w*|importanc\w*)(%|relatiu|relativo)?$|"
        r"^(resp|respons\w*|encarreg\w*|encargad\w*|gestor\w*|gestiona|lider\w*|leader|lead|manager|champion|sponsor|acarrecde|acargode|"
        r"incaricat\w*|charged\w*|incharge|who|qui|quien|quen|chi|nor|dir|sigles|siglas)$|"
        r"^(organo?|servei|servicio|service|ufficio|entitat|entidade?|ente|oficina|area|centre|centro|unita|saila?)(de|en)?respons|^garrantzi|^arduradun|"
        r"^(canal|canale|channel|mitja|medio|suport|soporte|supporto|public|colectiu|colectivo|destinat|destinatar\w*|usuaris|usuarios|users)$",
        Role.EXTRA,
    ),
    said_briefly(r"^criteri(a|os|s|on)?$", Role.INDICATOR),
    *GERMAN_AND_DUTCH,
)
