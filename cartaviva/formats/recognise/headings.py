"""HEADINGS: what the heading of a column says that the column holds, in ca, es, gl, eu, en, fr, it and pt.

A heading is compared without accents, case, spaces and signs, since narrow columns break words anywhere. The same word
often names a text or a figure ("Objectiu", "Compromís", "Standard"), so each entry says what it means over each.
"""

import re
import unicodedata
from collections.abc import Iterator
from functools import lru_cache
from typing import NamedTuple

from cartaviva.formats.recognise.roles import Role


class Heading(NamedTuple):
    """A pattern over the compact heading, and the role over texts and over figures (None: no role of its own)."""

    pattern: re.Pattern[str]
    over_text: Role | None
    over_figures: Role | None
    longest: int = 110
    """Letters that the compact heading may have: a longer one is a sentence, not a heading."""


def _h(pattern: str, over_text: Role | None, over_figures: Role | None = None, *, only: bool = False) -> Heading:
    """`only`: a figure column cannot have this role."""
    return Heading(re.compile(pattern), over_text, over_text if over_figures is None and not only else over_figures)


def _more(pattern: str, over_text: Role | None, over_figures: Role | None = None) -> Heading:
    """Words that sentences use as well: in short headings only."""
    return _h(pattern, over_text, over_figures)._replace(longest=36)


HEADINGS: tuple[Heading, ...] = (
    # Things that contain the words of others
    _h(
        r"(causes?|causas?|cause|motius?|motivos?|motivi|motifs?|raons?|razons?|razones|razoes|ragioni|reasons?|raisons?)"
        r"(incompl|incumpl|desv|descumpr|inademp|non?comp|scost|ecart|de|del|dels|da|do|d|per|por|for|pour|of|$)|"
        r"^(causes?|causas?|cause|motius?|motivos?|motivi|motifs?|motivaz|raons?|razones|razoes|reasons?|raisons?)|"
        r"justifica|xustifica|incompliment|incumplimiento|incumprimento|whymissed|whywe|whynot|^why|pourquoi|^perche|^perque|^porque$|"
        r"arrazoi|zergati|"
        r"(expli|explan|coment|comment|observ|notes?|notas?)\w*(difer|desv|ecart|varian|varia[cz]|scost|gap|alde)|"
        r"(difer|desv|varian|varia[cz]|ecart|scost|gap|alde)\w*(expli|explan|coment|comment|reason|caus|motiu|motiv|azalp)",
        Role.REMARKS,
    ),
    _h(
        r"(any|ano|exercici|ejercicio|exercicio|esercizio|exercice|periode|periodo|curs|curso|trimestre|semestre|resulta[td]o?|valor|dad[ao]|dato|"
        r"emaitz\w*)(ant$|anterior|precedent|previ[ao]?$|passat|pasado|pasado|passado|dernier)|exercician|ejercicioan|"
        r"(annee|exercice|periode|anno|esercizio|periodo|resultat|valeur|risultato|valore)(prec|dern|scors|passat|n1$)|^n1$|"
        r"(previous|prior|last|preceding|prev)(year|period|result|value|figure|quarter|target|actual|outturn|perf)|^previous|^prior(year|$)|"
        r"baseline|puntdepartida|puntodepartida|lineabase|liniabase|valorinicial|valeurinitiale|valoreiniziale|aurrekourte|aurreko|iazko|"
        r"yearbefore|fitant|prevyear|^anterior$|^precedente?$|^historic|^serie|interan|yearonyear|^yoy|urtearteko|"
        r"(difer|desv|varia|evoluci|ecart|scost|change|alde)\w*(any|ano|year|annee|anno|exerc\w*|ejerc\w*|eserc\w*)"
        r"(ant|prec|prev|pass|pasa|dern|scors)|(varia|evoluci|change|difer)\w*20\d\d20\d\d$",
        Role.EXTRA,
    ),
    _h(
        r"^(nou|nova|nuevo|nueva|novo|new|nouvel?l?e?|nuov[oa]|proper|propera|proxim[oa]|prochaine?|prossim[oa]|seguent|siguiente|"
        r"seguinte|hurrengo|following|next)\w*(objec|objet|obxec|obiet|meta|fita|estand|stand|target|cible|valor|helburu|compr|any|"
        r"ano|year|annee|exerc|ejerc|eserc|period|urte)|"
        r"(objec\w*|objet\w*|obxec\w*|obiet\w*|meta|fita|target|cible|helburua?)(for|pera|para|per|pour|da|de|del|do|di)?"
        r"(the|el|la|l|il|o|a)?(coming|any|ano|annee|anno|year|curs|curso)?(que)?"
        r"(next|proxim|proper|prochain|prossim|seguent|seguinte|siguiente|hurrengo|vinent|viene|ven$|vem$|venturo|following|coming)",
        Role.EXTRA,
    ),
    _h(
        r"(diferenci|diferentzi|diferenz|diferenca|differenc|differenz|desviaci|desviacion|desvio|desvia|variance|ecart|scostament|scarto|aldea|gap|"
        r"deviation|deviazion|desbider|variacio|variazion|variation|variacion|variacao|bretxa|brecha|afastament|discrepan|desfas|overunder|underover|aboveorbelow|abovebelow|"
        r"desajust)|"
        r"^(dif|diff|difer|desv|var|scost)(del?|vs|amb|con|resp\w*|sobre|al?)?(l|la|el|lo)?"
        r"(objec|objet|obxec|obiet|target|meta|cible|fita|standard|estandar|compr)|"
        r"^(dif|diff|difer|scost|desv|dev|var|delta|δ|alde|saldo|tartea|distanci\w*)(20\d\d)?$",
        Role.DIFFERENCE,
    ),
    _h(
        r"(queix|queja|reclam|complaint|plainte|kexa|queixas)(s|es|ak)?(rebu|recib|receiv|recue|jaso|ricevut|$)",
        Role.EXTRA,
    ),
    _h(
        r"(accio|accion|acion|azion|acao|acoes|action|mesur|medid|misur|ekintza)\w*(millora|mejora|mellora|hobetze|improv|amelior|"
        r"corre|miglior|melhor|adopt|apliq|aplic|taken|prevent|proposa|previst|prevu|implant|emprese|intrapre)|nextstep|corrective|"
        r"hobekuntza|zuzen(tze|keta)|whatwewilldo|whatwearedoing|quefarem|queharemos|cosafaremo|remedial|mitigat|actionplan|plandaction|"
        r"(pla|plan|piano|plano)(de|d|di)?(l)?(millor|mejor|mellor|amelior|miglior|melhor|accio|azion|acao)|"
        r"(propost|propuest|proposit)\w*(millor|mejor|mellor|amelior|miglior|melhor)|properspass|proximospas|prochainesetapes",
        Role.MEASURES,
    ),
    _h(r"(data|fecha|(?<!to)date|^dia)(d|of|de|prev|$)", Role.EXTRA),
    _h(
        r"(unitat|unidad|unite|unidade|servei|department|responsab|owner|titular|arduradun|area)(respon|gest)|^respons|^owner|ardura|"
        r"^persona|^contact|leadofficer|^pilote$|^referente?$",
        Role.EXTRA,
    ),
    _h(
        r"^(font|fuente|fonte|source|iturria|method|metod|formula|calcul|kalkul|(form[ae]|maner[ae]|maniere|modalit\w*|procediment\w*|procedimiento|way|how)(de|di|del|do|of|weare|it)?(is)?(calcul|comput)|comeschal|modede|modode|modalita|modalit|kalku|origen|"
        r"enllac|enlace|link|lien|url|evidenc|datasource)",
        Role.EXTRA,
    ),
    _h(
        r"^(rag($|status|rating|colou?r|20)|rating|semafor|color|statut|status|estat|estado|stato|etat|egoera|trend|tendance|tendenc(?!iades|iadese|iades[ei])|direccionoftravel|directionoftravel|"
        r"evoluci|evolution|andament|trafficlight|alert|icon|voyant)",
        Role.EXTRA,
    ),
    _h(
        r"^(toleranc|tolleranz|tolerantzi|margede|margende)|(inacceptable|inaceptable|unacceptable|inaceitavel|inaccettabil)",
        Role.EXTRA,
    ),
    _h(
        r"(llindar|umbral|threshold|limiar|seuil|soglia|minimacc|minimoacc|acceptab|aceptab|accettabil|aceitav|minimexig|minimoexig|"
        r"tolerabl|tolerat|tolerad|gutxienekobalio|valorminim|minimumlevel|minimumstandard)",
        Role.THRESHOLD,
    ),
    _h(
        r"^(goodis|bonoes|boe$|boes$|esbo|bonquan|bueno|buenoes|sentit|sentido|direcci|direction|direzion|polarit|polarid|desirable|"
        r"norabide|better|melhor|mellor|millor|mejor|hobe|meglio|mieux|comparad|comparat|comparis|konparat|operador|operator|operatore|"
        r"operateur|simbol|symbol|condici|condiz|conditio|criteri[oa]?$|critere$|criterion$|kriterioa?$|baldintz|sens$|sensde|verso$|segno$|signe?$|signo$|nor[ae]nzk|lowerhigher|tipusobj|auspicat|tendenciades|senscible)",
        Role.DIRECTION,
    ),
    _h(r"^(num|numer)?(numerador|numerator|numeratore|numerateur|zenbakitzaile)|^num$", Role.NUMERATOR, only=False),
    _h(r"(denominador|denominator|denominatore|denominateur|izendatzaile)|^den$", Role.DENOMINATOR),
    _h(
        r"^(unitat|unidad|unidade|unit|units|unite|unita|neurri|neurketaunit|um|udm|uom|umis|umed|umedida|umesura|umisura|unitatea|neurria)(s|es)?"
        r"(de|di|of|demes\w*|demed\w*|dimis\w*|dem\w*)?$|"
        r"^(unitats?|unidad|unidades?|unita|unites?|units?)(de|di|of)(la)?(mes|med|mis|mea)|^neurriunit|^neurketaunit|^unitemes|"
        r"^(expressat|expresado|espresso|exprime)|^(un|ud|uds|unid|u)$",
        Role.UNIT,
    ),
    _h(r"periodicit|period?icid|frequen|frecuen|maiztasun|frequenz", Role.FREQUENCY),
    _h(
        r"^(n|nu|num|no|nr|nre|zk|zenb|numero|nombre|codi|codigo|code|codice|ref|id|kod|kodea|ordre|orden|ordine|ndeg|item|cod|#)(ro|ero)?$|"
        r"^(codi|codigo|code|kode|ref)(intern|del|de|of)?",
        Role.EXTRA,
    ),
    # Figures
    _h(
        r"(niv\w*|livell\w*|valor\w*|valeur\w*|maila|balio\w*|dada|dato|cifra|xifra|figure)"
        r"(atteint|assolit|alcanzad|alcancad|conseguid|aconseguid|raggiunt|acadad|obtid|obtin|obten|otten|lortu|reached|achieved|"
        r"real|verific|observ|regist|rilev|misurat|mesurat|mesuree|medid|effett|effect|efectiv|actual|attuel|execut|ejecut|logra|"
        r"aconsegu|enregist|neurt|benetak)|"
        r"whatweachieved|whatwedid$|whatwegot|whatyougot|whathappened|elquehemfet|loquehicimos|loquehemoshecho|cequenousavonsfait|"
        r"cosaabbiamofatto|oquefizemos|oquefixemos|egindugun|quehemfet|hemassolit|hemaconseg|hemoscons|hemoslogra|hemosalcanz|hemoscumpl|quehemoshecho|"
        r"howwedid|howdidwe|howhavewe|wedelivered|ourresult|ourperformance|nousavons|abbiamo(ragg|fatt|otten|real)|conseguimos|"
        r"alcancamos|acadamos|lortudugu|egindugu",
        Role.RESULT,
    ),
    _h(
        r"^(realizac|realisation|realizzazione|execuc|execuci|ejecuc|completion|howclose|howfar|avance?$|avanc|progress|esecuzione)\w*$",
        Role.COMPLIANCE,
    ),
    _h(
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
        r"^(cumple|compleix|complert|cumplid[oa]|cumprid[oa]|cumpre|met|ontarget|wasit(met|achieved)|didwe(meet|achieve)it|targetmet|standardmet|objectivemet|kept|tenu|respecte|atteint|"
        r"rispettat[oa]|raggiunt[oa]|mantenut[oa]|bete|betea|beteta|betetzenda|seha(cumplido|complert)|escompleix|secumple)"
        r"(s?in?o|simnao|simounao|ouinon|baiez|yn|yesno|sn|on)?$",
        Role.COMPLIANCE,
    ),
    _h(
        r"(indicadordemesura|valorcompr|valorprevi|valorprometid|valorobje|valorobxe|valorfixa|valormeta|valordereferen|valordecompr|valoratt|valoreatt|"
        r"valoreobie|valoregar|valorepro|valorpact|valorestab|valeurcibl|valeurengag|valeurprom|valeurobj|valeurref|valeurprev|valordo?compr|cifracompr|"
        r"objectifchiff|objectifquant|objectiuanual|objectiusanual|objetivoanual|objectiuquant|niv\w*(decompr|compromet|engag|objec|objet|obxec|obiet|cible|attend|exig|requ|prev|esper|garant)|"
        r"livello(atteso|garant|previsto|prom|di(serv|garan))|"
        r"compromisdeservei|compromisquant|standardgarant|standarddirif|standardpromes|standardprev|standarddichi|helburu|xedea|jomuga|"
        r"target|objetivo20|cible|previsi?[oa]|prevision|previst|previso|previsto|prevu|atteso|esperat|esperad|attend|fita|fitaanual|^meta|metas|^goal\b|goalfor|^goal|"
        r"engagementchiff|vise?e?s?$|ensproposem|nosproponemos|ensproposav|ensvamproposar|nosproponia|nosproponi[ao]mos|nospropuxemos|propunhamo|nousproposions|ciproponevamo|whatwewant|ourtarget|konpromisoarenbalio|balioobjet|compromet|konpromet|comprometid|valeurattend|valorgarant|quantif|"
        r"quevolem|volemacons|quequeremos|queremos(alcan|cons|logr)|nousvisons|nousvoulons|vogliamo|pretendemos|pretenem|"
        r"weaim|ouraim|aimfor|planned|planific|planejad|programad|programat|programmat|proiettat|desit?jat|deseado|desejad|desexad|expected|required|"
        r"exigid|exigit|requerid|richiest|aurreikus|espero|itxarot|objektib|hitzartu|agreed)",
        Role.TARGET,
    ),
    _h(
        r"(result|emaitz|risultat|outturn|outcome|achieved|actual|assolit|valorassol|valorobt|valoralc|valorreal|valoract|valoratt?ual|"
        r"rilevat|realis[ee]|realitz|realizad|realizzat|ejecutad|executat|executad|eseguit|consegui|performance(?!indic|measur|metric|commit|standard|pledge)|measured|mesure$|valeurobs|valeurmes|valeuratt|"
        r"valoreril|valoremis|valorecons|constat|obtingut|obtenid|obtido|obtenu|obtained|ottenut|lortu|egindako|acadad|logro|lograd|"
        r"dada20|datos20|valormed|valormes|valormid|assoliten|consuntiv|observe|aconsegu|raggiunt|atteint|alcanzad|alcancad|atingid|"
        r"effettiv|efectiv|effectif|effectue|desempen|errendimendu|yearend|endofyear|neurtu|benetak|gauzatu|errealit|verificad|registrad|delivered|"
        r"^reels?$|^reelle?|^reale?s?$|^reale?s?20\d\d|^ist$)|reel20\d\d",
        Role.RESULT,
    ),
    _h(
        r"^(total|totale|totaux|acumul|cumul|anual|annual|annuel|annuale|urtekoa|guztira|fullyear|wholeyear|conjuntany|ytd|yeartodate|"
        r"mitjana|media|moyenne|mean|average|promedio|batezbest|mediaanual|tancament|cierre|peche|cloture|chiusura|fecho|fin(al)?(d|de|del)?(any|ano|annee|anno|exerc|ejerc))",
        Role.EXTRA,
        Role.RESULT,
    ),
    _h(
        r"^(valor|valore|valeur|value|balioa|figure|xifra|cifra|dada|dato|datos|dades|dados|dati|datua|donnees?|data|obtido|obtingut|obtenido|acadado|assolit|assoliment|"
        r"consecucion|consecucio|achievement|attainment|realizac\w*|realisations?|realizzazione|realitzacio|execucio|execucao|ejecucion|"
        r"cumplimiento|compliment|cumprimento|cumprimiento|compliance|raggiungimento|atteinte|betetzea|progress|avance?)"
        r"(20\d\d|final|anual|annuel|annuale|annual)?$",
        Role.EXTRA,
        Role.RESULT,
    ),
    # Texts
    _h(
        r"(^obs$|^coment|observaci|observac|osservaz|observation|remark|comment(?!(nous|onme|ilest|estme|on))|narrativ|aclari|aclara|oharr|azalp|explica|explana|comentari|commento|"
        r"^note|^notas?$|^notes?|annotaz|remarque|anotac|precisio|^oharra|^analis|^analys|^context|^incidenci[ea]s$|rationale|iruzkin|"
        r"(informaci|informaz|informac|information|info)\w*(adic|addic|compl|addit|aggiunt|supplem|gehigarri)|additionalinfo|furtherinfo|"
        r"valoracioqual|valoracioncual|qualitativ|cualitativ|^motiv|esclarec|apreciac)",
        Role.REMARKS,
    ),
    _h(
        r"(indicador|indicator|adierazl|indicateur|indicatore|indicatori|^measure|^kpi|^metric|^mesura$|criterid|quemesurem|quemedimos|mesurons|misuriamo|oquemedimos|whatwemeasure|nolaneur|howwecheck|howwemeasure|zerneurtu|performancemeasure|"
        r"com(ho|o)?mesur|como(lo|o)?med|como(o|os|lo)?medimos|comosemide|comesimisura|factordecal|howitismeas|howmeasured|howisitmeas|wemeasure|esmesura|semide|commentmes|"
        r"metrica|metrique|^variable|parametr|queesmesura|quesemide|neurgailu|neurketa|aspectemes|aspectomed|^mide|^medidor)",
        Role.INDICATOR,
        Role.INDICATOR,
    ),
    _h(r"^(mesures?|misur[ae]|medicion|medida|medicao|medicions?|neurketak?)$", Role.INDICATOR, Role.RESULT),
    _h(
        r"(compromis|compromiso|compromisso|commitment|engagement|impegn|konpromiso|promise|pledge|promesa|whatwepromise|whatwesaid|"
        r"cequenous|quecomprom|que?ens?comprom|que(vam|vem|vamos)?(prome|comprom)|^whatwedo$|^quefem$|^quehacemos$|^ceque?nous?faisons$|^oquefa[cz]emos$|^quefacemos$|^cosafacciamo$|^zeregitendugu$|quenoscomprom|ceaquoi|aquoi|promess|undertaking|hitzem|canexpect|toexpect|pouvezattendre|quevousattendez|"
        r"vouspouvez|podeuesper|puedeesper|podeesper|siimpegn|quegarant|cigarant|"
        r"(serv\w*|prestaci\w*|prestaz\w*)(garant|guarant|promes)|guaranteed|^garant(ia|ie|zia|ies|ias|zie|ee|ees)s?$|^oferim|^ofrecemos|^offriamo|servicelevel)",
        Role.COMMITMENT,
        Role.TARGET,
    ),
    _h(r"(servicestandard|standard|estandar|norma|norme|qualitystandard|padrao|padroes)", Role.COMMITMENT, Role.TARGET),
    _h(
        r"(objecti|objetiv|obxectiv|objectif|obiettiv|objective|^aim|finalitat|finalidad|finalita|helmug|proposit|^dimensi|^factor|^fattor|"
        r"^(?!(linia|linea|lina|linha|ligne)(de|d)?(serv|as+ist|activ|attiv))(eje|eix|eixo|axe|asse|ardatz|linia|linea|lina|linha|bloc|bloque|bloco|blocco|tema|theme|perspectiv|categor|atribut|attribut|capitol|kategori)\w*$|^dimen|"
        r"^(eje|eix|axe|linia|linea|lina|linha)(estrat|dac|prior|de))",
        Role.OBJECTIVE,
        Role.TARGET,
    ),
    _h(
        r"(servei|servici|servizo|servic|servizi|zerbitzu|^(linia|linea|lina|linha|ligne)(de|d)?(as+ist|activ|attiv)|prestac|prestaz|prestat|^area|ambit|^carta|processo|proces$|arlo|"
        r"dependenci|^depart|^dipart|^unitat|^unidade?|^unite|^divis|equipament|equipamien|^centr[eo]s?$|^oficina|^office|^bureau|^uffici|"
        r"^(nom|nombre|nome|name|izena|denominaci\w*|titol|titulo)(de|del|of|do|d)?(la|a|l|el|the)?(carta|serv)|"
        r"^settor|^sector|struttura|^saila?k?$|^bulego|^proced|^tramit|^organism|^seccio|^team$|^directorate)",
        Role.SERVICE,
    ),
    _h(r"^(prestac|prestaz|prestat)", Role.COMMITMENT),
    _h(
        r"^(any|ano|anno|annee|an|year|urtea|exercici|ejercicio|esercizio|exercice|exercicio|periode|periodo|period|aldia|fiscalyear|"
        r"trimestre|semestre|quarter|curs|curso)$",
        Role.PERIOD,
    ),
    _h(
        r"^(any|ano|anno|annee|year|urtea|exercici|ejercicio|exercice|esercizio|exercicio)%?$", Role.PERIOD, Role.RESULT
    ),
    _h(r"^(fattore|factor)", Role.INDICATOR),
    _h(
        r"^(valor|valore|valeur|value|balioa|xifra|cifra|figure|quantitat|cantidad|cantidade|quantita|quantite)$",
        None,
        Role.TARGET,
    ),
    _h(
        r"^(limite?s?|maxim[oa]?|minim[oa]?|max|min|plan|pla|referenci?a|reference|riferimento|exigenci?a)(20\d\d)?$",
        None,
        Role.TARGET,
    ),
    # Further words for each role, after the usual ones, which go before them where a heading has both
    _more(
        r"^(que|o?que|ceque|cosa|zer|what)\w*(ofer|ofrec|offer|offri|offron|prest[ae]|propos|suppl|eskain|provide|fourni|forni)|eskaintza",
        Role.SERVICE,
    ),
    _more(
        r"^(elque|loque|oque|quello)\w*(promet|garant|compro)|bermea?k?$|^garanz|"
        r"^(que|o?que|ceque|cosa|what)\w*(ofer|ofrec|offer|offri|offron|propos|provide|fourni|forni)|^(fattor|factor)",
        Role.COMMITMENT,
    ),
    _more(
        r"^(activitat|actividad|actividade|atividade|activite|activity|attivita|jarduera|programa|programme|program|project|projecte|proyecto|"
        r"proxecto|projeto|progetto|projet|proiektu|negociat|negociado|gerencia|direccio|direccion|direzione|subdirec|delegaci|concejal|regidor|"
        r"assessorat|facolta|facultat|facultad|faculdade|faculte|fakultate|biblioteca|campus|escola|escuela|school|ecole|scuola|eskola|pole$|"
        r"ufficio|reparto|presidio|sede|seu$|lloc|planta|ward|unitatde|branch|section|sezione|secc|bulego|zuzendaritza|negoziatu|proceso$|prozesua$|prozedura|business|businessarea|function|secteur|sector|setor|domaine|dominio|domini|direction|unitaorg|unidadeorg|"
        r"entitat|entidad|entidade|ente|erakunde)\w{0,3}$",
        Role.SERVICE,
    ),
    _more(
        r"helburu|xedea|jomuga|objektib|^metas?$|^goals?$|^fit[ae]s?$|^(ambit\w*|area|areas|arees|eremu\w*|corporate)(estrat|strat|prior|obj)|^gaia$|^(orientac|orientat|finalite|aspect|aspetto|requisit|pillar|pilar|priorit|priorid|lehentasun|expectat|"
        r"caracter|caratter|ezaugarri|qualityfact|qualitycrit|criter\w{0,3}(de|di|da)?(qual|calid|kalit)|kalitate|necessitat|necesidad|"
        r"besoin|esigenz|necessidad|alderdi|areaof|campo|camp$|champ$|topic|tema$|cluster|valordecal|dimension|qualitydim|atribut|estrateg|"
        r"strateg|ambito?s?de|missio|mision|mission|outcomearea|macro)",
        Role.OBJECTIVE,
        Role.TARGET,
    ),
    _more(
        r"compromet|ensproposem|nosproponemos|nosobli|ensobli|obliga(c|t)|obbligh|konpromet|konpromis|hitzem|agintz|agindu|hartutako|"
        r"engag|impegn|assum(i|pt)|asumi|promett|promis|promes|prometi|garant|guarant|bermatu|wewill|ourword|ourpromise|"
        r"^(actuaci\w*|actuac\w*|atuac\w*|accio|accions|accion|acciones|accions?|acao|acoes|azion[ei]|actions?|ekintzak?|initiatives?|iniciativ\w*|"
        r"iniziativ\w*|tasca|tasques|tarea|tareas|tarefas?|taches?|tasks?|zeregin\w*|declarac\w*|declaraci\w*|enunciat|enunciado|enonce|statement)$",
        Role.COMMITMENT,
        Role.TARGET,
    ),
    _more(
        r"^(com|como|come|comment|nola|how)\w*(avalu|eval|valor|valut|avalia|ebalu|comprov|comprob|control|verif|assess|check|track|monitor|count|"
        r"compt|cont[ae]|zenbat)|(criter\w*(aval|eval|valut|mes|med|mis|verif)|(ebalu|neur)\w*irizpide)|^(que|what|o?que|cosa|ceque|zer)\w*(compt|cont[ae]m|count|comprov|"
        r"comprob|monitor|neurtzen|track)|^(successmeas|measureof|performancemet|mode(de)?mesure|modedemesure|comosemede|comosemid|comasemede|signe?)|^(magnitud|grandezza|grandeur|grandesa|estadistic|statistic|descriptor|concept|concepto|conceito|concetto|"
        r"itemdecontrol|puntdecontrol|puntodecontrol|testde|test$|howweknow|howyouknow|comsabem|comosabemos|commentnoussavons|comesappiamo|proof|proves?$|pruebas?$|provas?$|preuves?$|evidenc|evidenz|formul|"
        r"calcul|kalkul|(method|metod|modalit|forma|manera|mode|modo|sistema|system|systeme|instrument|strument|eina|tresna)"
        r"\w*(calcul|mes|med|mis|neur|eval|avalu|valut|avalia|ebalu))|misurator|getsmeas|ismeasured",
        Role.INDICATOR,
    ),
    _more(
        r"^(nivell?|nivel|niveau|livello|maila|level)(de|di|del)?(serv|qual|calid|zerb)|^(valor|valore|valeur|balio)\w*(refer|rifer|concord|contrat|adost|standard)|"
        r"(adostu|desired|planead|contratual|esixid|exixid|esigit|acordad|acordat|accordat|concordad|conveng|convenu|convenid|pactad|pactat|pattuit|anunciad|anunciat|annonc|announc|"
        r"marcad|marcat|proposat|propuest|propost|proposed|propose$|fixad|fixat|fixe$|fixee$|fijad|fissat|finkat|ezarri|bilatu|setlevel|levelset|benchmark|alvo|pretendid|pretes|perseguid|aspir|establert|establecid|estabelecid|establish|"
        r"stabilit|etabli|agardad|aguardad|valor(e)?(limit|maxim|minim)|valeurlimit|^muga|aatingir|erreferentzi|aimofthe|asignad|assignat|assigned|prometid|promised|promis$|promes|agindu|hitzemandak|estimad|estimat|stimat|estime$|zenbatetsi|"
        r"pressupost|presupuest|orcad|orcament|budget|intend|(to|a|da|ad)(be)?(achiev|alcanz|alcanc|assol|acad|raggiung|atteind|consegui|lograr|"
        r"obtenir|reach|meet)|lortubehar|beharrezko|behar|desitj|asmoa|quota|cuota|sostre|techo|teito|plafond|tetto|ceiling|committed|garanti|"
        r"guarant|bermat|nivelldes|nivelobj|solicitad|sollicit|demande$|chiest|eskatu|commitmentvalue)|^(obj\w{0,3}|objv\w*|prev|prog|prg|tgt|trg|"
        r"plan|pla|esp|exp|std)(20\d\d)?$|^(objectiu|objetivo|obxectivo|objectif|obiettivo|helburua?)(pera|para|per|for|pour|da|20\d\d)",
        Role.TARGET,
    ),
    _more(
        r"^(fet|feta|fets|fetes|hecho|hecha|hechos|feito|feita|feitos|fatto|fatta|fatti|fait|faite|faits|done|egina|egindak\w*|eginda|complert|"
        r"complerts|acomplert|cumplido|cumplidos|cumprido|cumpridos|realitz\w*|tenus?|kept|met|got|gotten|hit|had)(20\d\d)?$|"
        r"(relevee?s?$|registad|^medid[oa]s?$|attained|^esit[oi]|ejecucionreal|execucioreal|execucaoreal|comhaanat|comohaido|comofoi|comeeandat|nolajoan|reell|apurad|acadouse|lortuzen|averigua|resultant|recollit|recogid|recollid|recolhid|raccolt|recueilli|collected|bildutak|comptat|contad[oa]s?$|contat[oi]$|counted|zenbatut|enregistr|"
        r"record(ed)?$|registrat|erregistrat|mesurat|produit|produced|ekoitzi|producid|dut(a)?terme|llevad[oa]acab|levad[oa]acab|carriedout|meneabien|"
        r"portat[oa]at|gauzat|betetako|constatad|comprovat|comprobad|comprovad|verified|verifie$|egiaztat|definitiu|definitiv|definitif|behinbetiko|"
        r"avaluat|evaluad|avaliad|valutat|evalue$|ebaluat|reportat|reportad|reported|dichiarat|declarat|declarad|declare$|onsom|dondeestamos|"
        r"whereweare|siamoa|nonga|finalvalue|finalfigure|valorfinal|valeurfinale|valorefinale|efectuad|efectuat|prestad|prestat[oi]|rendered|"
        r"(we|ens|hem)managed|endedup|^realita[td]$|^realidade?$|^reality$|^realta$|^errealitatea$|mesurament|medicion|misurat|^lorpena$|"
        r"aconseguit|guany|obten[gt]|otent|experience|atendid|atteso?reale|registered|observad|observat|osservat)|"
        r"^(res|rdo|rtdo|rdto|resul|resto|act|real|rea|obt|ass|emai?)(20\d\d)?$|^(puntuac|puntuaci|punteggi|score|nota|puntuazio|pontuac)\w*$",
        Role.RESULT,
    ),
    _more(
        r"^(against|distanceto|distto|distance(to|al?)|versus|vs)(target|goal|obj|plan|standard)|^(marg\w+|saldo\w*|sald|solde|surplus\w*|shortfall\w*|balanc\w*|balance|desnivell?|decalatge|decalage|desfas\w*|slippage|excedent\w*|"
        r"overshoot|exces\w*|gainloss|distance|distanza|distancia|distantzia|tarte\w*|kendura|resta|plusminus|mesmenys|masmenos|pluss?minus)"
        r"(20\d\d)?$|^(diff?|dif|desv|desvi|scost|ec|var|alde)(perc|pct|%|abs|p|pp|en|in)",
        Role.DIFFERENCE,
    ),
    _more(
        r"^%?(grau|grado|grao|degree|degre|taux|tasso|taxa|tasa|maila|indice|index|gr)%?(20\d\d)?$|acompl|(degre|portzentai|portzentaj|kuota|quote)\w*(realis|atteint|execu|respect|betet|lor)|(betet|lor[pt])\w*(portzenta|ehuneko|tasa|indize)|^%?(exit|exito|success\w*|succes|successo|"
        r"sucesso|arrakasta\w*)%?$|^%(d|de|del|di|do|da|of|sobre|sur|su|s)?(complim|acompl|cumpl|cumpr|assol|consec|realitz|realiz|reali[sz]|execu|ejecu|"
        r"raggiung|atteint|attein|betet|obj|obx|target|fita|meta|plan|prev)|^(level|degree|rate|extent)of\w+|fulfil|^(compl|cumpl|cumpr|assol|consec|ragg|att|bet|achv?)%?$",
        Role.COMPLIANCE,
    ),
    _more(
        r"^(%|percentatge|porcentaje|porcentaxe|percentage|pourcentage|percentuale|percentagem|ehunekoa?|portzentaiak?|portzentajea?|percent|pct)$",
        Role.EXTRA,
        Role.COMPLIANCE,
    ),
    _more(
        r"^(%|percentatge|porcentaje|porcentaxe|percentage|pourcentage|percentuale|percentagem|ehunekoa?|portzentaiak?|portzentajea?|percent|pct)$",
        Role.EXTRA,
        Role.RESULT,
    ),
    _more(
        r"^(giustif|chiarim|fundament|gehigarri|ohar|spiegaz|apunt|apunte|annotat|anotaci|detall|detalle|detail|dettagl|detalh|xehetasun|circumst|circunst|circonst|circost|inguruabar|valoraci|valorac|"
        r"valutaz|evaluat|evaluaci|avaluaci|avaliac|balorazio|ebaluazio(?!irizp)|appreciat|apreciaci|seguim|followup|suivi|jarraipen|monitoragg|incidenc|"
        r"inciden[zt]|aspectesdest|salvedad|advert|avvert|warning|ohartaraz|reserv|texto?$|text$|descargo|situaci|situac|situaz|memoria$)|"
        r"^(que|o?que|che|cosa|cequ|zer|what)\w*(passat|pasad|paso$|passe$|pasou$|sucedi|happen|success[oa]|aconte|gertatu|arrive)|"
        r"(quan|when|cuando|quando|si|if|se)\w*(nos|not|no)(compl|cumpl|met|cumpr|ass)",
        Role.REMARKS,
        Role.EXTRA,
    ),
    _more(
        r"^(pes|peso|poids|weight\w*|weighting|ponder\w*|pond|pisua?|haztap\w*|coef\w*|importanc\w*)(%|relatiu|relativo)?$|"
        r"^(resp|respons\w*|encarreg\w*|encargad\w*|gestor\w*|gestiona|lider\w*|leader|lead|manager|champion|sponsor|acarrecde|acargode|"
        r"incaricat\w*|charged\w*|incharge|who|qui|quien|quen|chi|nor|dir|sigles|siglas)$|"
        r"^(organo?|servei|servicio|service|ufficio|entitat|entidade?|ente|oficina|area|centre|centro|unita|saila?)(de|en)?respons|^garrantzi|^arduradun|"
        r"^(canal|canale|channel|mitja|medio|suport|soporte|supporto|public|colectiu|colectivo|destinat|destinatar\w*|usuaris|usuarios|users)$",
        Role.EXTRA,
    ),
)


_SIGNS = re.compile(r"[^\w%#]|_")


@lru_cache(maxsize=4096)
def compact(text: str) -> str:
    """Lower case, without accents, spaces and signs: "Indicado r de mesura" → "indicadordemesura"."""
    folded = unicodedata.normalize("NFKD", text.replace("ŀ", "l")).casefold()
    return _SIGNS.sub("", folded)


@lru_cache(maxsize=2048)
def heading_of(text: str) -> Heading | None:
    """The first entry of HEADINGS that fits a heading, or None. A long sentence is no heading."""
    short = compact(text)
    return next(meanings(short), None)


def meanings(short: str) -> Iterator[Heading]:
    """The entries of HEADINGS that fit a compact heading, the likeliest first."""
    return (entry for entry in HEADINGS if 0 < len(short) <= entry.longest and entry.pattern.search(short))
