"""HEADINGS: what the heading of a column says that the column holds, in ca, es, gl, eu, en, fr, it and pt.

A heading is compared without accents, case, spaces and signs, since narrow columns break words anywhere. The same word
often names a text or a figure ("Objectiu", "Compromís", "Standard"), so each entry says what it means over each.
"""

import re
import unicodedata
from enum import StrEnum
from functools import lru_cache
from typing import NamedTuple


class Role(StrEnum):
    """What a column holds: a column of the report, a hint to read one, or something that is kept as it is."""

    SERVICE = "service"
    OBJECTIVE = "objective"
    COMMITMENT = "commitment"
    INDICATOR = "indicator"
    TARGET = "target"
    RESULT = "result"
    DIFFERENCE = "difference"
    COMPLIANCE = "compliance"
    REMARKS = "remarks"
    DIRECTION = "direction"
    THRESHOLD = "threshold"
    NUMERATOR = "numerator"
    DENOMINATOR = "denominator"
    UNIT = "unit"
    PERIOD = "period"
    FREQUENCY = "frequency"
    MEASURES = "measures"
    """What is done about a miss: the remarks, where there is no other column for them."""
    EXTRA = "extra"


HINTS = frozenset({Role.DIRECTION, Role.THRESHOLD, Role.NUMERATOR, Role.DENOMINATOR, Role.UNIT})


class Heading(NamedTuple):
    """A pattern over the compact heading, and the role over texts and over figures (None: no role of its own)."""

    pattern: re.Pattern[str]
    over_text: Role | None
    over_figures: Role | None


def _h(pattern: str, over_text: Role | None, over_figures: Role | None = None, *, only: bool = False) -> Heading:
    """`only`: a figure column cannot have this role."""
    return Heading(re.compile(pattern), over_text, over_text if over_figures is None and not only else over_figures)


HEADINGS: tuple[Heading, ...] = (
    # Things that contain the words of others
    _h(
        r"(causes?|causas?|motius?|motivos?|motivi|raons?|razon|razoes).*(incompl|incumpl|desv|descumpr|inademp|non?comp|scost|ecart)?"
        r"|justifica|incompliment|incumplimiento|incumprimento|reasonfor|whymissed|whywe|whynot|pourquoi|perche|arrazoi",
        Role.REMARKS,
    ),
    _h(
        r"(anyanterior|anoanterior|exerciciant|ejercicioant|anneeprec|annoprec|previous|prior|lastyear|preceding|baseline|"
        r"puntdepartida|lineabase|valorinicial|aurrekourte|iazko|yearbefore|exercicioant|lastperiod|fitant|prevyear)",
        Role.EXTRA,
    ),
    _h(
        r"(diferenci|diferenz|differenc|differenz|desviaci|desviacion|desvio|desvia|variance|ecart|scostament|aldea|gap|"
        r"deviation|deviazion|desbider|variacio|variazion|variation|variacion)",
        Role.DIFFERENCE,
    ),
    _h(
        r"(queix|queja|reclam|complaint|plainte|kexa|queixas)(s|es|ak)?(rebu|recib|receiv|recue|jaso|ricevut|$)",
        Role.EXTRA,
    ),
    _h(
        r"(accio|accion|acion|azion|acao|acoes|action|mesur|medid|misur|ekintza)\w*(millora|mejora|mellora|hobetze|improv|amelior|"
        r"corre|miglior|melhor|adopt|apliq|aplic|taken|prevent|proposa)|nextstep|corrective|hobekuntza|whatwewilldo|whatwearedoing|quefarem|queharemos|cosafaremo",
        Role.MEASURES,
    ),
    _h(r"(data|fecha|date|dia)(d|of|de|prev|$)", Role.EXTRA),
    _h(
        r"(unitat|unidad|unite|unidade|servei|department|responsab|owner|titular|arduradun|area)(respon|gest)|^respons|^owner|ardura",
        Role.EXTRA,
    ),
    _h(
        r"^(font|fuente|fonte|source|iturria|method|metod|formula|calcul|comeschal|modede|modode|modalita|modalit|kalku)",
        Role.EXTRA,
    ),
    _h(
        r"^(rag|rating|semafor|color|status|estat|estado|stato|etat|egoera|trend|tendenc|direccionoftravel|directionoftravel|"
        r"evoluci|evolution)",
        Role.EXTRA,
    ),
    _h(r"(inacceptable|inaceptable|unacceptable|inaceitavel|inaccettabil)", Role.EXTRA),
    _h(
        r"(llindar|umbral|threshold|limiar|seuil|soglia|minimacc|minimoacc|acceptab|aceptab|accettabil|aceitav|minimexig|minimoexig|"
        r"tolera|gutxienekobalio|valorminim|minimumlevel|minimumstandard)",
        Role.THRESHOLD,
    ),
    _h(
        r"^(goodis|bonoes|boe$|boes$|esbo|bonquan|bueno|buenoes|sentit|sentido|direcci|direction|direzion|polarit|polarid|desirable|"
        r"norabide|better|melhor|mellor|millor|meglio|mieux|sens$|sensde|nor[ae]nzk|lowerhigher|tipusobj|andament|auspicat|tendenciades|senscible)",
        Role.DIRECTION,
    ),
    _h(r"^(num|numer)?(numerador|numerator|numeratore|numerateur|zenbakitzaile)|^num$", Role.NUMERATOR, only=False),
    _h(r"(denominador|denominator|denominatore|denominateur|izendatzaile)|^den$", Role.DENOMINATOR),
    _h(
        r"^(unitat|unidad|unidade|unit|units|unite|unita|neurri|neurketaunit|um)(s|es)?(de|di|of|demes\w*|demed\w*|dimis\w*|dem\w*)?$|"
        r"^(unitat|unidad|unidade|unita|unite|unit)(de|di|of)(mes|med|mis|mea)",
        Role.UNIT,
    ),
    _h(r"periodicit|period?icid|frequen|frecuen|maiztasun|frequenz", Role.FREQUENCY),
    _h(
        r"^(n|nu|num|no|nr|nre|zk|zenb|numero|nombre|codi|codigo|code|codice|ref|id|kod|kodea|ordre|orden|ordine|ndeg|item|cod)(ro|ero)?$|"
        r"^(codi|codigo|code|kode|ref)(intern|del|de|of)?",
        Role.EXTRA,
    ),
    # Figures
    _h(
        r"(niv\w*|valor\w*|valeur|maila)(atteint$|assolit|alcanzad|alcancad|conseguid|raggiunt|acadad|obtid|obtin|obten|"
        r"otten|lortu|reached|achieved)|whatweachieved|whathappened|quehemfet|hemassolit",
        Role.RESULT,
    ),
    _h(r"^(realizac|realisation|realizzazione|execuc|execuci|ejecuc|completion|howclose|howfar)\w*$", Role.COMPLIANCE),
    _h(
        r"(grau|grado|grao|degree|taux|niv\w*|tasso|percent\w*|porcent\w*|ehuneko\w*|pct|maila|indice|index|rate|%)\w*(complim|cumplim|cumprim|complian|assolim|"
        r"alcanc|consec|consecu|realis|realiz|raggiung|atteint|attein|ating|acad|betetz|lort|execu|ejecu|achiev|adempim|conform|atencao|concretiz)|"
        r"^(grau|grado|grao|degree|compliment|cumplimiento|cumprimento|compliance|assoliment|consecucion|betetzemaila|betetzea|raggiungimento|conformite|"
        r"achievement|attainment|gradodiragg|%assoli|%compl|%cump|%complianc|lortzemaila)",
        Role.COMPLIANCE,
    ),
    _h(
        r"(indicadordemesura|valorcompr|valorprevi|valorprometid|valorobje|valorobxe|valorfixa|valormeta|valordereferen|valoratt|valoreatt|"
        r"valoreobie|valoregar|valorepro|valorpact|valorestab|valeurcibl|valeurengag|valeurprom|valordo?compr|cifracompr|"
        r"objectifchiff|objectifquant|objectiuanual|objectiusanual|objetivoanual|objectiuquant|niv\w*(decompr|compromet|engag)|"
        r"compromisdeservei|compromisquant|standardgarant|standarddirif|standardpromes|standardprev|standarddichi|helburu|xedea|"
        r"target|objetivo20|cible|previsio|prevision|previst|previso|previsto|prevu|atteso|esperat|esperad|attend|fita|fitaanual|^meta|metas|^goal\b|goalfor|"
        r"engagementchiff|vise?e?s?$|ensproposem|nosproponemos|whatwewant|ourtarget|konpromisoarenbalio|balioobjet|compromet|comprometid|valeurattend|valorgarant|quantif)",
        Role.TARGET,
    ),
    _h(
        r"(result|emaitz|risultat|outturn|outcome|achieved|actual|assolit$|valorassol|valorobt|valoralc|valorreal|valoract|valoratt?ual|"
        r"rilevat|realis[ee]|realitz|realizad|realizzat|ejecutad|executat|consegui|performance|measured|mesure$|valeurobs|valeurmes|valeuratt|"
        r"valoreril|valoremis|valorecons|constat|obtingut|obtenid|obtido|obtenu|ottenut|lortutako|egindako|acadad|lograd|"
        r"dada20|datos20|valormed|valormes|valormid|assoliten|consuntiv|observe)",
        Role.RESULT,
    ),
    _h(
        r"^(total|totale|totaux|acumul|cumul|anual|annual|annuel|annuale|urtekoa|guztira|fullyear|wholeyear|conjuntany)",
        Role.EXTRA,
        Role.RESULT,
    ),
    _h(
        r"^(valor|valore|valeur|value|balioa|figure|xifra|cifra|dada|dato|donnee|obtido|obtingut|obtenido|acadado|assolit)"
        r"(20\d\d)?$",
        Role.EXTRA,
        Role.RESULT,
    ),
    # Texts
    _h(
        r"(observaci|observac|osservaz|observation|remark|comment|narrativ|aclari|oharr|azalp|explica|explana|comentari|commento|"
        r"^note|^notas?$|^notes?|annotaz|remarque|anotac|precisio|^oharra)",
        Role.REMARKS,
    ),
    _h(
        r"(indicador|indicator|adierazl|indicateur|indicatore|indicatori|^measure|^kpi|^metric|^mesura$|criterid|quemesurem|quemedimos|mesurons|misuriamo|oquemedimos|whatwemeasure|howwecheck|howwemeasure|zerneurtu|performancemeasure|"
        r"comhomesurem|comosemide|comesimisura|fattore|factordecal)",
        Role.INDICATOR,
        Role.INDICATOR,
    ),
    _h(
        r"(compromis|compromiso|compromisso|commitment|engagement|impegn|konpromiso|promise|pledge|promesa|whatwepromise|whatwesaid|"
        r"cequenous|quecomprom|que?ens?comprom|quenoscomprom|ceaquoi|aquoi|promess)",
        Role.COMMITMENT,
        Role.TARGET,
    ),
    _h(r"(servicestandard|standard|estandar|norma|norme|qualitystandard)", Role.COMMITMENT, Role.TARGET),
    _h(
        r"(objecti|objetiv|obxectiv|objectif|obiettiv|objective|^aim|finalitat|finalidad|finalita|helmug|proposit|^dimensi|^factor)",
        Role.OBJECTIVE,
        Role.TARGET,
    ),
    _h(
        r"(servei|servici|servizo|servic|servizi|zerbitzu|prestac|prestaz|prestat|^area|ambit|^carta|processo|proces$|arlo)",
        Role.SERVICE,
    ),
    _h(
        r"^(any|ano|anno|annee|an|year|urtea|exercici|ejercicio|esercizio|exercice|exercicio|periode|periodo|period|aldia|fiscalyear|"
        r"trimestre|semestre|quarter|curs|curso)$",
        Role.PERIOD,
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
    if not short or len(short) > 110:
        return None
    return next((entry for entry in HEADINGS if entry.pattern.search(short)), None)
