"""Figures of others beside one's own, which are there to compare: "Moyenne nationale", "Mitjana comarcal"."""

from collections.abc import Sequence
from dataclasses import replace
from functools import lru_cache

from cartaviva.core.language.lexicon import words_of
from cartaviva.formats.grid import Rows
from cartaviva.formats.recognise.columns import FOLLOWING, Use
from cartaviva.formats.recognise.evidence import aimed_at
from cartaviva.formats.recognise.headings import compact
from cartaviva.formats.recognise.roles import Role

_WIDER = (
    "comarcal comarca insular arrondissement eskualdeko eskualdea",
    "provincial provinciale provincia province departemental departementale departement probintziako lurraldeko "
    "lurraldea county",
    "autonomica autonomico autonomic autonoma regional regionale region regio regiao regione catalana catalan "
    "catalunya cataluna catalonia galega gallega galicia valenciana andalucia euskadi eae euskal",
    "nacional national nationale nazionale estatal statale estatuko estatua federal state espanya espana espainia "
    "spain espagne espanyola espanola estado estat france francaise italia italiana italy portugal england wales "
    "scotland uk britain",
    "europea europeu europeo europeenne european europe europa ue eu",
)
"""Words, compact, of what is wider than a town, the narrowest first."""
_WIDTH = {word: width for width, words in enumerate(_WIDER, start=1) for word in words.split()}
_OTHERS = frozenset(
    "sector secteur settore sektore sektoreko grup grupo gruppo groupe group xarxa red rede rete reseau network "
    "sare sareko peers peer municipis municipios concellos comuni communes municipalities councils towns "
    "prefectures hospitals hospitales hopitaux universitats universidades biblioteques bibliotecas".split()
)
"""Those whose mean it is; by themselves they may be what a figure counts."""
_MEANS = frozenset(
    "mitjana mitja media medio promedio mediana moyenne moyen mean average avg median batez besteko bestekoa".split()
)
_BESIDE = _MEANS | frozenset(
    "resultat resultats resultado resultados result results risultato risultati emaitza valor valore valeur value "
    "figure xifra cifra dada dato dado score note nota niveau nivell nivel livello performance outturn de d del "
    "dels des du da do di della dei of the la l el els les los las il lo i y e et and a en in al au for per pour "
    "tots totes todos todas tous toutes tutti tutte all altres otros otras outros outras autres altri other "
    "others resta resto reste objectiu objetivo obxectivo objectif obiettivo helburua target goal cible meta fita "
    "standard estandar comunitat comunidad comunidade comunita communaute".split()
)
"""What such a heading says besides: nothing of one's own ("local", "propi", the name of a town)."""
_NAMES = _OTHERS | _WIDTH.keys()


def elsewhere_aside(uses: list[Use], paths: Sequence[Sequence[str]], body: Rows) -> list[Use]:
    """Of results, and of targets, of several places those of the narrowest are the report's: others stay beside.
    `paths` has the headings over each column.
    """
    widths = [max(map(_width, path), default=0) for path in paths]
    uses = _aside(uses, list(filter(_is_gap_to_others, uses)))
    uses = _aside(uses, _wider(uses, Role.RESULT, widths))
    return _aside(uses, _other_targets(uses, widths, body))


def _aside(uses: Sequence[Use], others: Sequence[Use]) -> list[Use]:
    """The columns, of which `others` are further ones, kept as they are."""
    return [replace(use, role=Role.EXTRA, others=()) if use in others else use for use in uses]


def _is_gap_to_others(use: Use) -> bool:
    """ "Écart à la moyenne nationale" is no difference from a target."""
    said = _words(use.heading)
    return use.role is Role.DIFFERENCE and not _MEANS.isdisjoint(said) and not _NAMES.isdisjoint(said)


def _wider(uses: Sequence[Use], role: Role, widths: Sequence[int]) -> list[Use]:
    """The columns of a role that stand beside one of a narrower place, for the same time as far as they say."""
    found = _with_figures(uses, role)
    return [use for use in found if any(widths[one.index] < widths[use.index] and _at_once(one, use) for one in found)]


def _with_figures(uses: Sequence[Use], *roles: Role) -> list[Use]:
    return [use for use in uses if use.role in roles and use.figures]


def _at_once(one: Use, other: Use) -> bool:
    return one.period == other.period or one.period is None or other.period is None


def _other_targets(uses: Sequence[Use], widths: Sequence[int], body: Rows) -> list[Use]:
    """All of several places but that which the stated differences are from, or else the narrowest."""
    targets = sorted(_with_figures(uses, Role.TARGET), key=lambda use: widths[use.index])
    results = _with_figures(uses, Role.RESULT)
    if len(targets) < 2 or len(results) != 1 or _wider(targets, Role.TARGET, widths) != targets[1:]:
        return []
    aim = aimed_at(targets, results[0], _with_figures(uses, *FOLLOWING), body)
    return [use for use in targets if use is not aim]


def _words(heading: str) -> list[str]:
    return [compact(word) for word in words_of(heading) if not word.isdecimal()]


@lru_cache(maxsize=4096)
def _width(heading: str) -> int:
    """How much wider than a town is what a heading names; 0 where it names nothing wider, or something else."""
    said = _words(heading)
    places = [word for word in said if word not in _BESIDE]
    if not _MEANS.isdisjoint(said) and places and _OTHERS.issuperset(places):
        return len(_WIDER) + 1
    return max((_WIDTH.get(word, 0) for word in places), default=0) if _WIDTH.keys() >= set(places) else 0
