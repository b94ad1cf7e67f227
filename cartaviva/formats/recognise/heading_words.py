"""The words of headings, in ca, es, gl, eu, en, fr, it and pt: the usual ones of each role.

The same word often names a text or a figure ("Objectiu", "Compromís", "Standard"), so each entry says both.
The first that fits is the likeliest: what contains the words of others stands before them.
"""

from typing import NamedTuple

from cartaviva.formats.recognise.roles import Role


class Heading(NamedTuple):
    """A pattern over the compact heading, and the role over texts and over figures (None: no role of its own)."""

    pattern: str
    """In the syntax of RE2, which looks neither ahead nor back."""
    over_text: Role | None
    over_figures: Role | None
    longest: int = 110
    """Letters that the compact heading may have: a longer one is a sentence, not a heading."""
    unless: str = ""
    """A pattern of what makes another thing of it."""


def said(pattern: str, over_text: Role | None, over_figures: Role | None = None, *, unless: str = "") -> Heading:
    """Over figures the same role, where no other is given."""
    return Heading(pattern, over_text, over_text if over_figures is None else over_figures, unless=unless)


def said_briefly(
    pattern: str, over_text: Role | None, over_figures: Role | None = None, *, unless: str = ""
) -> Heading:
    """Words that sentences use as well: in short headings only."""
    return said(pattern, over_text, over_figures, unless=unless)._replace(longest=36)


_CASES = said_briefly(
    r"^(n|num\w{0,4}|no|nr|nre|nombre|nombres|number|total|totale|count|quantitat|cantidad|quantidade)?(de|d|di|of|dei|des|dels|dos)?"
    r"(?:(?:mida|tamano|tamanho|taille|size|dimensione|dim)(?:de|del|da|di|of)?(?:la|l|the)?)?(casos?|casi|cas|cases?|expedients?|expedientes?|dossiers?|pratiche|processos|kasuak?|kasukopurua|espediente(ak|kopurua)|"
    r"respostes|respuestas|respostas|reponses|risposte|responses|respondents|erantzunak|enquestes|encuestas|inquisas|enquetes|"
    r"inqueritos|surveys|questionari|inkestak|mostra|muestra|amostra|campione|echantillon|sample(size)?|lagina(rentamaina)?)"
    r"(exam|esam|analit|analiz|analis|analys|anali[tz]z|valut|avalu|evalu|avali|estud|etudi|studi|revis|trait|trat|tract|consider|"
    r"compt|contad|contat|count|mesurat|medid|misurat|mesure|measured|rilevat|reviewed|assessed|aztertu|neurtu|total|$)\w*$",
    None,
)

_CASES_WITHIN = said_briefly(
    r"^(number|count|num|no|nr|nombre|numero)(of|de|d|di|des)?(cases?|casos?|casi|cas)?"
    r"(in|within|dinsd?|dinsdel|en|dentrod?|dentrodel|dans|nel|entro|no|em)(the|e|el|la|l|le|les|il)?"
    r"(standard|target|time|termini|plazo|prazo|termine|delais?|estandar|norma|norme|all|total)$",
    None,
)
"""Number in standard, Número en plazo: of how many of them it is true."""


USUAL: tuple[Heading, ...] = (
    # Things that contain the words of others
    said(
        r"(causes?|causas?|cause|motius?|motivos?|motivi|motifs?|raons?|razons?|razones|razoes|ragioni|reasons?|raisons?)"
        r"(incompl|incumpl|desv|descumpr|inademp|non?comp|scost|ecart|de|del|dels|da|do|d|per|por|for|pour|of|$)|"
        r"^(causes?|causas?|cause|motius?|motivos?|motivi|motifs?|motivaz|raons?|razones|razoes|reasons?|raisons?)|"
        r"justifica|xustifica|incompliment|incumplimiento|incumprimento|whymissed|whywe|whynot|^why|pourquoi|^perche|^perque|^porque$|^porque[ey](o?que|quoi)|"
        r"arrazoi|zergati|"
        r"(expli|explan|coment|comment|observ|notes?|notas?)\w*(difer|desv|ecart|varian|varia[cz]|scost|gap|alde)|"
        r"(difer|desv|varian|varia[cz]|ecart|scost|gap|alde)\w*(expli|explan|coment|comment|reason|caus|motiu|motiv|azalp)",
        Role.REMARKS,
    ),
    said(
        r"(any|ano|exercici|ejercicio|exercicio|esercizio|exercice|periode|periodo|curs|curso|trimestre|semestre|resulta[td]o?|valor|dad[ao]|dato|"
        r"emaitz\w*)(ant$|anterior|precedent|previ[ao]?$|passat|pasado|pasado|passado|dernier)|exercician|ejercicioan|"
        r"(annee|exercice|periode|anno|esercizio|periodo|resultat|valeur|risultato|valore)(prec|dern|scors|passat|n1$)|^n1$|"
        r"(previous|prior|last|preceding|prev)(year|period|result|value|figure|quarter|target|actual|outturn|perf)|^previous|^prior(year|$)|"
        r"baseline|puntdepartida|puntodepartida|lineabase|liniabase|valorinicial|valeurinitiale|situa[ctz]\w*(inic|init|iniz|depart|partid|parten)|valoreiniziale|aurrekourte|aurreko|iazko|"
        r"yearbefore|fitant|prevyear|^anterior$|^precedente?$|^historic|^serie|interan|yearonyear|^yoy|urtearteko|"
        r"(difer|desv|varia|evoluci|ecart|scost|change|alde)\w*(any|ano|year|annee|anno|exerc\w*|ejerc\w*|eserc\w*)"
        r"(ant|prec|prev|pass|pasa|dern|scors)|(varia|evoluci|change|difer)\w*20\d\d20\d\d$",
        Role.EXTRA,
    ),
    said(
        r"^(nou|nova|nuevo|nueva|novo|new|nouvel?l?e?|nuov[oa]|proper|propera|proxim[oa]|prochaine?|prossim[oa]|seguent|siguiente|"
        r"seguinte|hurrengo|following|next)\w*(objec|objet|obxec|obiet|meta|fita|estand|stand|target|cible|valor|helburu|compr|any|"
        r"ano|year|annee|exerc|ejerc|eserc|period|urte)|"
        r"(objec\w*|objet\w*|obxec\w*|obiet\w*|meta|fita|target|cible|helburua?)(for|pera|para|per|pour|da|de|del|do|di)?"
        r"(the|el|la|l|il|o|a)?(coming|any|ano|annee|anno|year|curs|curso)?(que)?"
        r"(next|proxim|proper|prochain|prossim|seguent|seguinte|siguiente|hurrengo|vinent|viene|ven$|vem$|venturo|following|coming)",
        Role.EXTRA,
    ),
    said(
        r"(diferenci|diferentzi|diferenz|diferenca|differenc|differenz|desviaci|desviacion|desvio|desvia|variance|ecart|scostament|scarto|aldea|gap|"
        r"deviation|deviazion|desbider|variacio|variazion|variation|variacion|variacao|bretxa|brecha|afastament|discrepan|desfas|overunder|underover|aboveorbelow|abovebelow|"
        r"^(per|por|au)?(sobre|damunt|encima|riba|acima|dessus|sopra)(ou?)?(per|por|au)?(sota|davall|debajo|debaixo|baixo|abaixo|dessous|sotto)|"
        r"desajust)|"
        r"^(dif|diff|difer|desv|var|scost)(del?|vs|amb|con|resp\w*|sobre|al?)?(l|la|el|lo)?"
        r"(objec|objet|obxec|obiet|target|meta|cible|fita|standard|estandar|compr)|"
        r"^(dif|diff|difer|scost|desv|dev|var|delta|δ|alde|saldo|tartea|distanci\w*)(20\d\d)?$|"
        r"^(against|comparedto|comparedwith|relativeto|respect[eo]?|rispetto|p?a?rrapport|frente|enfront|face|(en|em|in)?rela[czt]i?[oa]?[one]*)"
        r"(al?|all[ao]?|als?|del?|du|des|aux?|a[os]?|amb|con|com)?(the|el|l[aeo]?|il|o)?(our|nostr[eao]|nuestro|nosso|notre)?(service|charter|quality)?"
        r"(standards?|estandar(es|d|ds)?|normes?|norma|padrao|targets?|obje(ct|t)\w{1,3}|obxectivo|obiettivo|goal|meta|fita|cible|commitments?|promises?|compromis\w{0,2}|engagements?|impegno)$|"
        r"^(vs|versus)(our)?(standards?|commitments?|promises?|compromis\w{0,2}|engagements?)$",
        Role.DIFFERENCE,
    ),
    # How many were counted, beside what came out of them; where nothing else did, it is that
    _CASES._replace(over_figures=Role.EXTRA),
    _CASES_WITHIN._replace(over_figures=Role.EXTRA),
    _CASES._replace(over_figures=Role.RESULT),
    said(
        r"(queix|queja|reclam|complaint|plainte|kexa|queixas)(s|es|ak)?(rebu|recib|receiv|recue|jaso|ricevut|$)",
        Role.EXTRA,
    ),
    said(
        r"(accio|accion|acion|azion|acao|acoes|action|mesur|medid|misur|ekintza)\w*(millora|mejora|mellora|hobetze|improv|amelior|"
        r"corre|miglior|melhor|adopt|apliq|aplic|taken|prevent|proposa|previst|prevu|implant|emprese|intrapre)|nextstep|corrective|"
        r"hobekuntza|zuzen(tze|keta)|whatwewilldo|whatwearedoing|que(hi)?estemfent|que(se)?esta(mos)?(hacendo|haciendo|afazer|fazendo|facendo|afacer)|(cosa|che)stiamofacendo|cequenoussommesentrain|quefarem|queharemos|oquevamosfazer|quevamosahacer|queimosfacer|cosafaremo|remedial|mitigat|actionplan|plandaction|"
        r"(pla|plan|piano|plano)(de|d|di)?(l)?(millor|mejor|mellor|amelior|miglior|melhor|accio|azion|acao)|"
        r"(propost|propuest|proposit)\w*(millor|mejor|mellor|amelior|miglior|melhor)|properspass|proximospas|prochainesetapes",
        Role.MEASURES,
    ),
    said(
        r"(data|fecha|(^o?|[^o]|[^t]o)date|^dia)(d|of|de|prev|limit|toachieve|inici|inizi|fine?$|fi$|$)|^(current)?as(at|of|on)(date)?$|^(echeanc|scadenz|deadline|due$|duedate|vencim|calendari|calendrier|cronogr|epemuga)|"
        r"^(data|fecha)(medi[cd]|mesura|misura|registr|rexistr|actuali|carga|carrega)|^date(mesure|measure|recorded|updated)",
        Role.EXTRA,
        unless=r"paroladata|(actual|achiev|result)\w*(until|at|on)date",
    ),
    said(
        r"(unitat|unidad|unite|unidade|servei|department|responsab|owner|titular|arduradun|area)(respon|gest)|^respons|^owner|ardura|"
        r"^persona|^contact|leadofficer|^pilote$|^referente?$",
        Role.EXTRA,
    ),
    said(
        r"^(font|fuente|fonte|source|iturria|method|metod|formula|calcul|kalkul|(form[ae]|maner[ae]|maniere|modalit\w*|procediment\w*|procedimiento|way|how)(de|di|del|do|of|weare|it)?(is)?(calcul|comput)|comeschal|modede|modode|modalita|modalit|kalku|origen|"
        r"enllac|enlace|link|lien|url|evidenc|datasource)",
        Role.EXTRA,
    ),
    said(
        r"^(rag($|status|rating|colou?r|20)|rating|semafor|color|statut|status|estat|estado|stato|etat|egoera|trend|tendance|tendenc|direccionoftravel|directionoftravel|"
        r"evoluci|evolution|andament|trafficlight|alert|icon|voyant)|"
        r"^(better(or)?worse|(millor|mejor|mellor|melhor|meglio|mieux)(ou?)?(pitjor|peor|pior|peggio|moinsbien)|hobe\w{0,3}(edo)?(okerrago|txarrago)|"
        r"up(or)?down|(puja|sube|sobe)(ou?)?(baixa|baja|desce)|(haus+e|sale)(ou?)?(bais+e|scende)|improvedor)",
        Role.EXTRA,
        unless="tendenciades",
    ),
    said(
        r"^(toleranc|tolleranz|tolerantzi|margede|margende)|(inacceptable|inaceptable|unacceptable|inaceitavel|inaccettabil)",
        Role.EXTRA,
    ),
    said(
        r"(llindar|umbral|threshold|limiar|seuil|soglia|minimacc|minimoacc|acceptab|aceptab|accettabil|aceitav|minimexig|minimoexig|"
        r"tolerabl|tolerat|tolerad|gutxienekobalio|valorminim|minimumlevel|minimumstandard)",
        Role.THRESHOLD,
    ),
    said(
        r"^(goodis|goodperf|bonoes|boe$|boes$|esbo|bonquan|bueno|buenoes|sentit|sentido|direcci|direction|direzion|polarit|polarid|desirable|"
        r"norabide|better|melhor|mellor|millor|mejor|hobe|meglio|mieux|comparad|comparat|comparis|konparat|operador|operator|operatore|"
        r"operateur|simbol|symbol|condici|condiz|conditio|criteri[oa]?$|critere$|criterion$|kriterioa?$|baldintz|sens$|sensde|verso$|segno$|signe?$|signo$|nor[ae]nzk|lowerhigher|tipusobj|auspicat|tendenciades|senscible)",
        Role.DIRECTION,
    ),
    said(r"^(num|numer)?(numerador|numerator|numeratore|numerateur|zenbakitzaile)|^num$", Role.NUMERATOR),
    said(r"(denominador|denominator|denominatore|denominateur|izendatzaile)|^den$", Role.DENOMINATOR),
    said(
        r"^(unitat|unidad|unidade|unit|units|unite|unita|neurri|neurketaunit|um|udm|uom|umis|umed|umedida|umesura|umisura|unitatea|neurria)(s|es)?"
        r"(de|di|of|demes\w*|demed\w*|dimis\w*|dem\w*)?$|"
        r"^(unitats?|unidad|unidades?|unita|unites?|units?)(de|di|of)(la)?(mes|med|mis|mea)|^neurriunit|^neurketaunit|^unitemes|"
        r"^(expressat|expresado|espresso|exprime)|^(un|ud|uds|unid|u)$",
        Role.UNIT,
    ),
    said(r"periodicit|period?icid|frequen|frecuen|maiztasun|frequenz", Role.FREQUENCY),
    said(
        r"^(n|nu|num|no|nr|nre|zk|zenb|numero|nombre|codi|codigo|code|codice|ref|id|kod|kodea|ordre|orden|ordine|ndeg|item|cod|#)(ro|ero)?$|"
        r"^(codi|codigo|code|kode|ref)(intern|del|de|of)?|"
        r"^(cod|id)(de|del|di|of)?(compr|commit|engag|impegn|konprom|promes|promis|indic|adierazl|serv|carta|charte|obje|obxe|obie)|"
        r"^(commitment|promise|indicator|measure|kpi|charter|service)id$",
        Role.EXTRA,
    ),
    # Figures
    said(
        r"^(valor|valore|valeur|value|xifra|cifra)(del?|dell?|do|of|de)?(l|el|the|o)?(indicador|indicateur|indicatore|indicator)(20\d\d|%)?$|"
        r"^(indicator|measure)value(20\d\d|%)?$|^adierazlearenbalioa(20\d\d|%)?$",
        None,
        Role.RESULT,
    ),
    said(
        r"(niv\w*|livell\w*|valor\w*|valeur\w*|maila|balio\w*|dada|dato|cifra|xifra|figure)"
        r"(atteint|assolit|alcanzad|alcancad|conseguid|aconseguid|raggiunt|acadad|obtid|obtin|obten|otten|lortu|reached|achieved|"
        r"real|verific|observ|regist|rilev|misurat|mesurat|mesuree|medid|effett|effect|efectiv|actual|attuel|execut|ejecut|logra|"
        r"aconsegu|enregist|neurt|benetak)|"
        r"whatweachieved|whatwedid$|whatwegot|whatyougot|whathappened|elquehemfet|loquehicimos|loquehemoshecho|cequenousavonsfait|"
        r"cosaabbiamofatto|oquefizemos|oquefixemos|egindugun|quehemfet|hemassolit|hemaconseg|hemoscons|hemoslogra|hemosalcanz|hemoscumpl|quehemoshecho|"
        r"howwedid|howdidwe|howhavewe|wedelivered|ourresult|ourperformance|nousavons|abbiamo(ragg|fatt|otten|real)|conseguimos|"
        r"alcancamos|acadamos|lortudugu|egindugu|^(hemfet|vamfer|hicimos|hemoshecho|wedid|wehavedone|fizemos|fixemos|abbiamofatto)$",
        Role.RESULT,
        unless="promis|promes|promet",
    ),
    said(
        r"^(realizac|realisation|realizzazione|execuc|execuci|ejecuc|completion|howclose|howfar|avance?$|avanc|progress|esecuzione)\w*$",
        Role.COMPLIANCE,
    ),
    said(r"^(avance?|progress)\w*(metas?|objetivos?|objectifs?|indicador\w*|compromis\w*)$", None, Role.RESULT),
    said(
        r"(grau|grado|grao|degree|taux|taxa|tasa|tx|niv\w*|tasso|livell\w*|percent\w*|porcent\w*|ehuneko\w*|pct|pourcent\w*|maila|indice|index|ratio|rate|%)"
        r"\w*(complim|compl$|cumpl|cumpr|complian|assolim|"
        r"alcanc|alcanz|consec|conseg|consecu|realis|realiz|realitz|raggiun[gt]|atteint|attein|ating|atinx|acad|betetz|lort|lorpen|execu|ejecu|"
        r"achiev|attain|adempim|conform|atencao|concretiz|avanc|avance|logro|reussit|esecuz|respect|rispett|obj|obiett|target|meta$|fita$|goal$|cible$|helburu)|"
        r"^(grau|grado|grao|degree|compliment|cumplimiento|cumprimento|compliance|assoliment|consecucion|betetzemaila|betetzea|raggiungimento|conformite|"
        r"achievement|attainment|gradodiragg|%assoli|%compl|%cump|%complianc|lortzemaila|lorpenmaila|lorpena$|consecuc|compl$|cumpl$|cumpr$|cump$|"
        r"atteinte|atingimento|adempimento|respectde|rispettode|eficacia$|efectividad$|effectivite|concretiz)|"
        r"^(performance|rend[ei]mi?ent\w*|desempe\w*|prestazion\w*|errendimendu\w*|r[ei]sult\w*|emaitz\w*|actual|outturn|real)"
        r"(vs|versus|against|comparedto|compared(to|with)|relativeto|respect[eo]?|rispetto|rapport|parrapport|enrelaci\w*|enrelac\w*|frente|face|fronte|confront\w*)"
        r"\w*(objec\w*|objet\w*|obxec\w*|obiett\w*|target|goal|standard|estandar|meta|fita|cible|promes\w*|commitment|compromis\w*|helburu\w*)$|"
        r"^(betetze|lorpen|lortze)\w{0,3}%$|helburu\w*betetze(maila|portzentaia|ehuneko\w*|tasa)$|"
        r"(sobre|sur|of|su|vs|versus|s)(l|el|the|o|la)?(objectiu|objetivo|obxectivo|objectif|obiettivo|target|meta|goal|helburu)$|"
        r"^(standard|estandar|obiettivo|objectif|impegno|engagement|compromiso|compromisso|compromis|objectius?|objetivos?|obxectivos?|metas?|fit[ae]s?|cibles?)"
        r"(rispettat[oi]|mantenut[oi]|respecte|tenu|cumplid[oa]|cumprid[oa]|complert[ae]?)s?$|"
        r"^(wasthe|wasour|our|the)?(aims?|goals?|objectives?|promises?|pledges?|commitments?)(met|kept|hit)$|"
        r"^(did|have)we(meet|met|keep|kept|hit|reach|reached|achieved?|do|done)(it|them|this|(our|the)[a-z]{3,12})?$|"
        r"^(cumple|compleix|complert|cumplid[oa]|cumprid[oa]|cumpre|met|ontarget|wasit(met|achieved)|didwe(meet|achieve)it|targetmet|standardmet|objectivemet|kept|tenu|respecte|atteint|"
        r"rispettat[oa]|raggiunt[oa]|mantenut[oa]|bete|betea|beteta|betetzenda|escompleix|secumple|"
        r"(ho|lo|o|seha|sha)?(hem|hemos|havem|temos)?(complert|cumplido|acomplert|cumprido)|promisekept|betedugu|"
        r"(l)?avonsnous(tenu|respecte)|(lo)?abbiamo(mantenuto|rispettato))"
        r"(s?in?o|simnao|simounao|ouinon|baiez|yn|yesno|sn|on)?$",
        Role.COMPLIANCE,
    ),
    said(
        r"(indicadordemesura|valorcompr|valorprevi|valorprometid|valorobje|valorobxe|valorfixa|valormeta|valordereferen|valordecompr|valoratt|valoreatt|"
        r"valoreobie|valoregar|valorepro|valorpact|valorestab|valeurcibl|valeurengag|valeurprom|valeurobj|valeurref|valeurprev|valordo?compr|cifracompr|"
        r"objectifchiff|objectifquant|objectiuanual|objectiusanual|objetivoanual|objectiuquant|niv\w*(decompr|compromet|engag|objec|objet|obxec|obiet|cible|attend|exig|requ|prev|esper|garant)|"
        r"livello(atteso|garant|previsto|prom|di(serv|garan))|"
        r"compromisdeservei|compromisquant|standardgarant|standarddirif|standardpromes|standardprev|standarddichi|helburu|xedea|jomuga|"
        r"target|objetivo20|cible|previsi?[oa]|prevision|previst|previso|previsto|prevu|atteso|esperat|esperad|attend|fita|fitaanual|^meta|metas|^goal\b|goalfor|^goal|"
        r"engagementchiff|vise?e?s?$|ensproposem|nosproponemos|ensproposav|ensvamproposar|nosproponia|nosproponi[ao]mos|nospropuxemos|propunhamo|nousproposions|ciproponevamo|whatwewant|ourtarget|konpromisoarenbalio|balioobjet|compromet|konpromet|comprometid|valeurattend|valorgarant|quantif|"
        r"quevol(em|iem|guem)|volemacons|quequer(emos|iamos|em$|iem$)|voulions|volevamo|nahi(dugu|genuen)|queremos(alcan|cons|logr)|nousvisons|nousvoulons|vogliamo|pretendemos|pretenem|"
        r"weaim|ouraim|ourgoals?$|aimfor|n(uestr|ostr|oss|os)a(fita|meta)|planned|planific|planejad|programad|programat|programmat|proiettat|desit?jat|deseado|desejad|desexad|expected|required|"
        r"exigid|exigit|requerid|richiest|aurreikus|espero|itxarot|objektib|hitzartu|agreed)",
        Role.TARGET,
    ),
    said(
        r"(result|emaitz|risultat|outturn|outcome|achieved|actual($|[^i]|i[^sz])|assolit|valorassol|valorobt|valoralc|valorreal|valoract|valoratt?ual|"
        r"rilevat|realis[ee]|realitz|realizad|realizzat|ejecutad|executat|executad|eseguit|consegui|measured|mesure$|valeurobs|valeurmes|valeuratt|"
        r"valoreril|valoremis|valorecons|constat|obtingut|obtenid|obtido|obtenu|obtained|ottenut|lortu|egindako|acadad|logro|lograd|"
        r"dada20|datos20|valormed|valormes|valormid|assoliten|consuntiv|observe|aconsegu|raggiunt|atteint|alcanzad|alcancad|atingid|"
        r"effettiv|efectiv|effectif|effectue|desempen|errendimendu|yearend|endofyear|neurtu|benetak|gauzatu|errealit|verificad|registrad|delivered|"
        r"^reels?$|^reelle?|^reale?s?$|^reale?s?20\d\d|^ist$)|reel20\d\d",
        Role.RESULT,
    ),
    said("performance", Role.RESULT, unless="performance(indic|measur|metric|commit|standard|pledge)"),
    said(
        r"^(total|totale|totaux|acumul|cumul|anual|annual|annuel|annuale|urtekoa|guztira|fullyear|wholeyear|conjuntany|ytd|yeartodate|"
        r"mitjana|media|moyenne|mean|average|promedio|batezbest|mediaanual|tancament|cierre|peche|cloture|chiusura|fecho|fin(al)?(d|de|del)?(any|ano|annee|anno|exerc|ejerc))",
        Role.EXTRA,
        Role.RESULT,
        unless="^(annual|yearly)(performance)?targets?$",
    ),
    said(
        r"^(valor|valore|valeur|value|balioa|figure|xifra|cifra|dada|dato|datos|dades|dados|dati|datua|donnees?|data|obtido|obtingut|obtenido|acadado|assolit|assoliment|"
        r"consecucion|consecucio|achievement|attainment|realizac\w*|realisations?|realizzazione|realitzacio|execucio|execucao|ejecucion|"
        r"cumplimiento|compliment|cumprimento|cumprimiento|compliance|raggiungimento|atteinte|betetzea|progress|avance?)"
        r"(20\d\d|final|anual|annuel|annuale|annual)?$",
        Role.EXTRA,
        Role.RESULT,
    ),
    # Texts
    said(
        r"(^obs$|^coment|observaci|observac|osservaz|observation|remark|narrativ|aclari|aclara|eclairciss|^clarif|argibide|oharr|azalp|explica|explana|comentari|commento|"
        r"^note|^notas?$|^notes?|annotaz|remarque|anotac|precisio|^oharra|^analis|^analys|^context|^incidenci[ea]s$|rationale|iruzkin|"
        r"(informaci|informaz|informac|information|info)\w*(adic|addic|compl|addit|aggiunt|supplem|gehigarri)|additionalinfo|furtherinfo|"
        r"valoracioqual|valoracioncual|qualitativ|cualitativ|^motiv|esclarec|apreciac)",
        Role.REMARKS,
        unless="resumennarrativo",
    ),
    said("comment", Role.REMARKS, unless="comment(nous|onme|ilest|estme|on)"),
    said(r"^(nombre|nom|name)?(de|del|of)?(programa|programme|program|proyecto|projecte)\w*indica", Role.SERVICE),
    said(
        r"(indicador|indicator|adierazl|indicateur|indicatore|indicatori|^measure|^kpi|^metric|^mesura$|criterid|quemesurem|quemedimos|mesurons|misuriamo|oquemedimos|whatwemeasure|nolaneur|howwecheck|howwemeasure|zerneurtu|performancemeasure|"
        r"com(ho|o|la|el|els|les)?mesur|como(lo|o|la)?med|como(o|os|lo|la)?medimos|conque(lo|la|se)?(medi|mide)|ambque(ho|la|es)?mesur|comosemide|comesimisura|factordecal|howitismeas|howmeasured|howisitmeas|wemeasure|esmesura|semide|commentmes|"
        r"metrica|metrique|^variable|parametr|queesmesura|quesemide|neurgailu|neurketa|aspectemes|aspectomed|^mide|^medidor)",
        Role.INDICATOR,
        Role.INDICATOR,
    ),
    said(r"^(mesures?|misur[ae]|medicion|medida|medicao|medicions?|neurketak?)$", Role.INDICATOR, Role.RESULT),
    said(
        r"(compromis|compromiso|compromisso|commitment|engagement|impegn|konpromiso|promise|pledge|promesa|whatwepromise|whatwesaid|"
        r"^(vam|hem|hemos|abbiamo|nousavons)prom|^prometimos$|^prometemos$|"
        r"cequenous|quecomprom|que?ens?comprom|que(vam|vem|vamos)?(prome|comprom)|^whatwedo$|^quefem$|^quehacemos$|^ceque?nous?faisons$|^oquefa[cz]emos$|^quefacemos$|^cosafacciamo$|^zeregitendugu$|quenoscomprom|ceaquoi|aquoi|promess|undertaking|hitzem|canexpect|toexpect|pouvezattendre|quevousattendez|"
        r"vouspouvez|podeuesper|puedeesper|podeesper|siimpegn|quegarant|cigarant|"
        r"(serv\w*|prestaci\w*|prestaz\w*)(garant|guarant|promes)|guaranteed|^garant(ia|ie|zia|ies|ias|zie|ee|ees)s?$|^oferim|^ofrecemos|^offriamo|servicelevel)",
        Role.COMMITMENT,
        Role.TARGET,
    ),
    said(
        r"(servicestandard|standard|estandar|norma|norme|qualitystandard|padrao|padroes)", Role.COMMITMENT, Role.TARGET
    ),
    said(
        r"(objecti|objetiv|obxectiv|objectif|obiettiv|objective|^aim|finalitat|finalidad|finalita|helmug|proposit|^dimensi|^factor|^fattor|^facteur|^fator|^faktore|"
        r"^dimen|"
        r"^(eje|eix|axe|linia|linea|lina|linha)(estrat|dac|prior|de))",
        Role.OBJECTIVE,
        Role.TARGET,
    ),
    said(
        r"^resumennarrativo$|^(eje|eix|eixo|axe|asse|ardatz|linia|linea|lina|linha|bloc|bloque|bloco|blocco|tema|theme|perspectiv|categor|atribut|attribut|"
        r"capitol|kategori)",
        Role.OBJECTIVE,
        Role.TARGET,
        unless="^((linia|linea|lina|linha|ligne)(de|d)?(serv|as+ist|activ|attiv)|asse[sg]|ejer?c)",
    ),
    said(
        r"(servei|servici|servizo|servic|servizi|zerbitzu|^(linia|linea|lina|linha|ligne)(de|d)?(as+ist|activ|attiv)|prestac|prestaz|prestat|^area|ambit|^carta|processo|proces$|arlo|"
        r"dependenci|^depart|^dipart|^unitat|^unidade?|^unite|^divis|equipament|equipamien|^centr[eo]s?$|^oficina|^office|^bureau|^uffici|"
        r"^(nom|nombre|nome|name|izena|denominaci\w*|titol|titulo)(de|del|of|do|d)?(la|a|l|el|the)?(carta|serv)|"
        r"^settor|^sector|struttura|^saila?k?$|^bulego|^proced|^tramit|^organism|^seccio|^team$|^directorate)",
        Role.SERVICE,
    ),
    said(r"^(prestac|prestaz|prestat)", Role.COMMITMENT),
    said(
        r"^(any|ano|anno|annee|an|year|urtea|exercici|ejercicio|esercizio|exercice|exercicio|periode|periodo|period|aldia|fiscalyear|"
        r"trimestre|semestre|quarter|curs|curso|mes|month|mois|mese|hilabetea?)$",
        Role.PERIOD,
    ),
    said(
        r"^(any|ano|anno|annee|year|urtea|exercici|ejercicio|exercice|esercizio|exercicio)%?$", Role.PERIOD, Role.RESULT
    ),
    said(r"^(fattore|factor|facteur|fator|faktore)", Role.INDICATOR),
    said(
        r"^(valor|valore|valeur|value|balioa|xifra|cifra|figure|quantitat|cantidad|cantidade|quantita|quantite)$",
        None,
        Role.TARGET,
    ),
    said(
        r"^(limite?s?|maxim[oa]?|minim[oa]?|max|min|plan|pla|referenci?a|reference|riferimento|exigenci?a)(20\d\d)?$",
        None,
        Role.TARGET,
    ),
)
