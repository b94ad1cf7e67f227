"""Whose charter a title names: what it is called, out of the ways in which titles say it in eight languages."""

import re
from collections.abc import Collection

from cartaviva.core.language.patterns import later
from cartaviva.core.period import find_period

CHARTER = re.compile(
    r"^(?:[^\W\d_]{4,12}\s*/\s*)?(?:carta\s+d[ei]i?\s+serv\w+|carta\s+de\s+serv\w+|cartes?\s+de\s+serveis|"
    r"servei|servicio|servizo|servizio|serviço|service|departament\w?|department|dipartimento|d[ée]partement|"
    r"service\s+charter|charte(?:\s+de[s]?\s+services?)?|zerbitzu(?:a|[- ]?karta)?|zerbitzu-gutuna|carta)\s*:\s*(.+)$",
    re.IGNORECASE | re.DOTALL,
)
CHARTER_BESIDE = later(
    r"^(?:carta\s+d[ei]i?\s+serv\w+|charte\s+de[s]?\s+services?|service\s+charter)\s*[.,|–—-]\s*"
    r"(serv(?:ei|icio|izo|izio|i[cç]o|ice)s?\s.+)$|^carta\s+de\s+compromis\w*\s*:\s*((?-i:[A-ZÀ-Þ])\D+)$",
    re.IGNORECASE,
)
"""Carta de Servicios. Servicio Municipal de Aguas; Carta de Compromisso: Urbanismo"""
OURS = later(
    r"\b(?:abbiamo|hem|hemos|nous avons|dugu|we (?:did|do|have|kept|promised?)|fixemos|fizemos|cumplimos|cumprimos)\b"
    r"|^(?:complim|cumplim|cumprim|assolim|verific|seguim|suivi|bilan|informe|report|relazion|rapport|result|risultat|monitor|execu|ejecuc|ex[eé]cut|"
    r"(?:avalua|evalua|avalia|valuta)[ctz]i|rendicont)",
    re.IGNORECASE,
)
"""Carta dei servizi: quanto abbiamo mantenuto; Carta de serveis: compliment dels compromisos; Carta de Serviços –
Monitorização. That is a title, and no name of a charter.
"""
A_REPORT = later(
    r"^(?:relat[óo]rio|informe|rapport|relazione|report|mem[òo]ria)\s+(?:an+u\w+|(?:d\w{0,4}|of|sull?a)['’\s]\s*"
    r"(?:l['’]|an+u\w+\s)?(?:acompanh|seguim|suivi|avalia|avalua|[eé]valua|valuta|cumprim|complim|cumplim|"
    r"monitor|execu|ejecuc|ex[eé]cut|r[eé]sult|risult))"
    r"|^(?:sched[ae]|fich[ae]s?|fiches?|fitx[ae]s?|fitxes)\s+d\w{0,4}['’\s]\s*indic",
    re.IGNORECASE,
)
"""Carta da Qualidade – relatório de acompanhamento; Carta dei servizi: schede degli indicatori: no charter is that."""
OF_A_YEAR = later(r"\s(?:de|del|do|da|di|du|of)$", re.IGNORECASE)
"""What is left of "Carta de Serviços da Biblioteca de 2022" before its year."""
CHARTER_OF = later(
    r"\b(?:carta|cartes|cartas|charte|charter)\s+(?:de\s+la\s+|della\s+|da\s+)?(?:(?:de|di|dei|dos|des|d['’])\s*)?"
    r"(?:(?:los|les|la)\s+)?(?:serv\w+|qual\w+|calid\w+|compromis\w*|engagements?|ciudadan\w+|ciutadan\w+|impegn\w+)"
    r"(?:\s+(?:19|20)\d\d(?=\s+[–—-]\s))?\s+"
    r"(?:de\s+l['’]|dell['’]|d['’]|[–—:-]|"
    r"(?:de\s+la|de\s+les|de\s+los|della|delle|dels|del|dei|degli|dos|do|das|da|des|de|du)\b)\s*"
    r"(?!\s*serv\w+\s*(?:[.,(:;–—-]|\d{4}|$))"  # Carta della qualità dei servizi: of all of them
    r"(.+?)(?:[.,(:;–—]|\s-\s|\s(?:any|año|ano|anno|année|curs|curso)\s|\s\d{4}|$"
    r"|\s(?-i:se|va|ha|fou|fue|foi|was|has|is|a\s+été|est|è)\s)",
    re.IGNORECASE,
)
BEFORE_PROMISES = later(
    r"^([^\W\d][^:\d]{3,60}?)\s*(?::|\s[–—-])\s*(?:our|the)\s+(?:\w+\s+)?(?:promises|pledges|charter|commitments|standards)\b",
    re.IGNORECASE,
)
"""Environmental Services: our customer promises"""
BODY = re.compile(
    r"\b(?:ajuntament|ayuntamiento|udala|council|comune|mairie|ville|commune|câmara|município|concello|department|"
    r"diputaci|consell|generalitat|consorci|mancomunitat|provincia|deputación|borough|ministry|agency|métropole|"
    r"communauté|junta|foru aldundia|unione\s+(?:dei\s+comuni|di\s+comuni|montana)|"
    r"(?:università|universitat|universidade?|université|university|unibertsitatea?)\b)",
    re.IGNORECASE,
)
NUMBERED = later(
    r"^(?:(?:table|taula|tabla|táboa|tableau|tabella|tavola|quadro|annex|anexo|fitxa|ficha|fiche|scheda)"
    r"\s+[\dIVX]+(?:\.\d+)*|[A-Z]|(?!(?:19|20)\d\d\s?[–—/-]\s?(?:20)?\d\d\b)\d+(?:\.\d+)*|[IVX]+)\s*"
    r"[:.)–—-]+\s*(.+)$",
    re.IGNORECASE | re.DOTALL,
)
PARTED = re.compile(r"[.,;]\s|\s[–—(-]")


def named_charter(text: str) -> str:
    """The charter of a line that says no more, as "2.1. Carta de servicios: Aguas"; "" for none."""
    plain = without_number(text)
    found = CHARTER.match(plain) or CHARTER_BESIDE.match(plain)
    said = found[found.lastindex or 1] if found else ""
    return "" if OURS.search(said) or A_REPORT.search(said) else _but_what_is_of_a_period(name_in(said))


def charter_within(text: str) -> str:
    """The charter that a title names among other words: "Informe de la carta de serveis de la Biblioteca"."""
    found = CHARTER_OF.search(text)
    name = OF_A_YEAR.sub("", name_in(found[1])) if found else ""
    return "" if A_REPORT.search(name) or (" " not in name and OURS.search(name)) else name


def before_promises(text: str) -> str:
    """What the promises that a title speaks of are those of, unless it is the whole town's."""
    found = BEFORE_PROMISES.match(text)
    return name_in(found[1]) if found and not BODY.search(found[1]) else ""


NAMES_CHARTERS = later(
    r"(?:(?:nom|nombre|nome|name|t[ií]tols?|t[ií]tulo)[ _](?:d[eao] ?(?:la |l'|las? )?|della |of the )?)?"
    r"(?:(?:service )?charter|charte|carta)(?:[ _](?:de[is]?|di) ?(?:serv|comprom)\w+)?(?:[ _]name)?",
    re.IGNORECASE,
)
"""CARTA, Nombre de la carta: the heading of a column, and not one of codes."""


def charter_of_all(heading: str, names: Collection[str]) -> str:
    """The charter of rows that all name the same in a column for it; "" for none."""
    name = next(iter(names), "")
    return name_in(name) if NAMES_CHARTERS.fullmatch(heading.strip()) and set(names) == {name} else ""


def without_number(text: str) -> str:
    """Of a title: "2.1. Biblioteca", "Taula 3: Biblioteca"."""
    found = NUMBERED.match(text)
    return found[1] if found else text


def _but_what_is_of_a_period(name: str) -> str:
    """Udal liburutegiak. 2023ko ebaluazioa: what stands behind a stop or a dash and names a period is no name."""
    first, *rest = PARTED.split(name, maxsplit=1)
    return first if rest and first and find_period(rest[0]) else name


def without_period(text: str) -> str:
    """2023–24 Service standards, below the title "Service standards" """
    period = find_period(text)
    return name_in(text.replace(period.label, " ")) if period else text


def name_in(text: str) -> str:
    return " ".join(text.strip(" .:–—-\t").split())
