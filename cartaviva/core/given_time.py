"""Hours and days that are counted because they are given: hours of training, days on which something was done."""

from cartaviva.core.lexicon import words_of
from cartaviva.core.vocabulary import unwanted

HOURS = frozenset({"hores", "horas", "hours", "heures", "ore"})
DAYS = frozenset("dies dias days jours giorni".split())
WITH = frozenset("amb con com with avec".split())
ON_WHICH = (("en", "que"), ("en", "los"), ("on", "which"), ("in", "cui"))
NUMBER_OF = frozenset("nombre numero number num n total totale".split())
BASQUE_HOURS = frozenset({"orduak", "orduen"})
OF = frozenset({"de", "d", "of", "di"})
BY_PERIOD = tuple(
    "setmanal semanal semanai hebdomad settiman weekly diari daily diarie mensual mensil monthly anual".split()
)
PER = frozenset("per por par a al ao ala alla pro la cada each every chaque ogni".split())
EACH = (*BY_PERIOD, *"setman seman semain week dia jour giorn day mes mois month any ano year person alumn".split())
"""By the week, or for each person: what is given, where nothing says that it is waited for."""


def are_hours_of_work(measured: str) -> bool:
    """Horas de patrulla, total d'hores de formació, zaintza-orduak: what is given, unless nobody wants it."""
    spoken = _counted(measured)
    begins = len(spoken) > 2 and spoken[0] in HOURS and spoken[1] in OF
    if len(spoken) > 1 and spoken[0] in HOURS:
        last = next((word for word in spoken[1:] if word not in PER), "")
        begins = begins or last.startswith(BY_PERIOD if spoken[1] == last else EACH)
    basque = len(spoken) > 1 and (spoken[-1] in BASQUE_HOURS or spoken[-2:] == ("ordu", "kopurua"))
    return (begins or basque) and not unwanted(measured)


def are_days_with(measured: str) -> bool:
    """Número de dias com recolha efetuada: days on which something was done, unless nobody wants it."""
    spoken = _counted(measured)
    begins = len(spoken) > 2 and spoken[0] in DAYS and (spoken[1] in WITH or spoken[1:3] in ON_WHICH)
    return begins and not unwanted(measured)


def _counted(measured: str) -> tuple[str, ...]:
    """The words without "number of" before them."""
    spoken = words_of(measured)
    while len(spoken) > 2 and (spoken[0] in NUMBER_OF or spoken[0] in OF):
        spoken = spoken[1:]
    return spoken
