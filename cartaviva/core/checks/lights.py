"""Traffic lights beside figures. How near a miss may be green is the town's own rule; but by no rule is a miss green
while a smaller one is not, nor is red what was met while a miss has a better light.
"""

from collections.abc import Iterator, Mapping, Sequence
from enum import Enum, auto

from cartaviva.core.compliance import MISSED, ZERO, Assessment, Status
from cartaviva.core.display import degree_text
from cartaviva.core.findings import Finding
from cartaviva.core.language.lexicon import Lexicon, Wording, words_of
from cartaviva.core.report import FollowUpReport


class Light(Enum):
    RED = auto()
    AMBER = auto()
    GREEN = auto()


LIGHTS: Mapping[Light, Wording] = {
    Light.RED: {"": "red, vermell, vermella, rojo, roja, vermello, gorria, rouge, rosso, rossa, vermelho, vermelha"},
    Light.AMBER: {
        "": "amber, yellow, orange, groc, groga, ambre, taronja, ámbar, amarillo, amarilla, naranja, amarelo, amarela, "
        "laranxa, laranja, horia, jaune, giallo, gialla, arancione"
    },
    Light.GREEN: {"": "green, verd, verda, verde, berdea, vert, verte"},
}
SIGNS = str.maketrans(
    {"🔴": " red ", "🟥": " red ", "🟡": " amber ", "🟠": " amber ", "🟨": " amber ", "🟧": " amber "}
    | {"🟢": " green ", "🟩": " green "}
)
_HEADING = frozenset(
    "rag semafor semaforo semaforos semafors semaforoa feu feux ampel light lights semafori traffic "
    "estat estado etat stato status egoera situacio situacion situation situazione rating valoracio valoracion "
    "avaluacio evaluacion evaluation valutazione compliment cumplimiento cumprimento compliance performance".split()
)
"""What a heading over lights says, of which one is enough."""
_COLOUR = {("color",), ("colour",), ("couleur",), ("colore",), ("cor",), ("kolorea",), ()}
LEAST = 3
"""Rows with a light that make a column one of lights."""
_lights = Lexicon(LIGHTS)


def find_false_lights(report: FollowUpReport) -> Iterator[tuple[int, Finding]]:
    """status-mismatch, with the index of its row: a light that the other rows give the lie to."""
    texts = [row.stated.of_status(row.stated.extras) for row in report.rows]
    had = [row.assessment for row in report.rows]
    for index in _belied(had, [light_of(text) for text in texts]):
        degree = degree_text(had[index], report.policy, report.stated.figures_like)
        yield index, Finding("status-mismatch", column="result", stated=texts[index], computed=degree)


def are_lights(texts: Sequence[str], heading: str) -> bool:
    """Do so many texts of a column name a light that it is one of lights? Words may be the colours of bins and flags,
    where no heading says what they are of.
    """
    lit = [text for text in texts if light_of(text) is not None]
    over = tuple(word for word in words_of(heading) if not word.isdecimal())
    asked = over in _COLOUR or not _HEADING.isdisjoint(over)
    return len(lit) >= LEAST and (asked or not any(words_of(text) for text in lit))


def light_of(text: str) -> Light | None:
    """Of "Green", "🟢" and "VERD 🟢"; None for any other text, as "light green"."""
    meant = {_lights.means(word) for word in words_of(text.translate(SIGNS))}
    return meant.pop() if len(meant) == 1 else None


def _belied(had: Sequence[Assessment], shown: Sequence[Light | None]) -> Iterator[int]:
    lit = [(index, light, had[index]) for index, light in enumerate(shown) if light]
    misses = [(light, each.degree or ZERO) for _index, light, each in lit if each.status in MISSED]
    closest = max((degree for light, degree in misses if light is not Light.GREEN), default=ZERO)
    better = any(light is not Light.RED for light, _degree in misses)
    for index, light, each in lit:
        too_good = light is Light.GREEN and each.status in MISSED and (each.degree or ZERO) < closest
        if too_good or (light is Light.RED and each.status is Status.MET and better):
            yield index
