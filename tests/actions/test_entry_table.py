"""Who may take which step with an entry in which state: every person × state × step, told from the table below."""

from collections.abc import Callable
from datetime import date

import pytest

from cartaviva.actions.entering import enter
from cartaviva.actions.opening import Dates, open_period
from cartaviva.actions.submitting import move
from cartaviva.core.cycle.entry import Typed
from cartaviva.core.period import Period
from cartaviva.core.permissions import Role
from cartaviva.core.workflow import EntryState, Step
from cartaviva.records.models import Charter, Entry, Organisation, Person
from tests.people import Cast, person, refusal
from tests.structure.test_addresses import undone
from tests.towns import YOUTH, report_saved

pytestmark = pytest.mark.django_db

YEAR = Period("2024", date(2024, 1, 1), date(2024, 12, 31))
DATES = Dates(date(2025, 2, 28), date(2999, 4, 1))
STEPS = (Step.ENTER, Step.SUBMIT, Step.TAKE_BACK, Step.ENDORSE, Step.RETURN, Step.VALIDATE)

# Steps in their order: enter submit take-back endorse return validate.
# + done; - the role does not allow it; . not in this state; o own entry; e not endorsed yet; 0 there is nothing here
IN_ONE_STEP = """
                pending   draft     submitted endorsed  returned  validated published
contributor     + . . - - - + + . - - - . . + - - - . . . - - - + + . - - - . . . - - - . . . - - -
head            + . . . - - + + . . - - . . + + - - . . . . - - + + . . - - . . . . - - . . . . - -
quality         + . . - . . + + . - . . . . + - + + . . . - + + + + . - . . . . . - + . . . . - . .
auditor         - - - - - - - - - - - - - - - - - - - - - - - - - - - - - - - - - - - - - - - - - -
administrator   + . . - . . + + . - . . . . + - + + . . . - + + + + . - . . . . . - + . . . . - . .
who entered it  + . . - . . + + . - . . . . + - + o . . . - + o + + . - . . . . . - + . . . . - . .
head elsewhere  0 0 0 0 0 0 0 0 0 0 0 0 0 0 0 0 0 0 0 0 0 0 0 0 0 0 0 0 0 0 0 0 0 0 0 0 0 0 0 0 0 0
of another town 0 0 0 0 0 0 0 0 0 0 0 0 0 0 0 0 0 0 0 0 0 0 0 0 0 0 0 0 0 0 0 0 0 0 0 0 0 0 0 0 0 0
gone            0 0 0 0 0 0 0 0 0 0 0 0 0 0 0 0 0 0 0 0 0 0 0 0 0 0 0 0 0 0 0 0 0 0 0 0 0 0 0 0 0 0
substitute      + . . . - - + + . . - - . . + + - - . . . . - - + + . . - - . . . . - - . . . . - -
no longer one   0 0 0 0 0 0 0 0 0 0 0 0 0 0 0 0 0 0 0 0 0 0 0 0 0 0 0 0 0 0 0 0 0 0 0 0 0 0 0 0 0 0
host            0 0 0 0 0 0 0 0 0 0 0 0 0 0 0 0 0 0 0 0 0 0 0 0 0 0 0 0 0 0 0 0 0 0 0 0 0 0 0 0 0 0
"""
IN_TWO_STEPS = IN_ONE_STEP.replace("+ - + + . . . - + +", "+ - + e . . . - + +").replace("+ - + o", "+ - + e")
SIGNS = {None: "+", "not-allowed": "-", "not-now": ".", "own-entry": "o", "not-endorsed": "e", "not-found": "0"}


def persons(cast: Cast) -> dict[str, Person]:
    """Of the table, in its order. Gemma entered the figure, and is of the quality office."""
    town = cast.vilaclara
    gone, host = person("Hug", town, Role.QUALITY), person("Imma", cast.montsec)
    gone.memberships.update(until=date(2020, 1, 1))
    Person.objects.filter(pk=host.pk).update(is_host=True)
    sports = town.departments.create(name="Esports")
    substitute, before = person("Jana", town, Role.CONTRIBUTOR, department=sports), person("Kim", town)
    cast.bruno.memberships.update(substitute=substitute, substitute_until=date(2999, 1, 1))
    other = person("Laia", town, Role.HEAD, department=cast.youth)
    other.memberships.update(substitute=before, substitute_until=date(2020, 1, 1))
    return {
        "contributor": cast.ana,
        "head": cast.bruno,
        "quality": cast.carla,
        "auditor": cast.elena,
        "administrator": cast.fina,
        "who entered it": person("Gemma", town, Role.QUALITY),
        "head elsewhere": person("Martí", town, Role.HEAD, department=sports),
        "of another town": cast.dario,
        "gone": gone,
        "substitute": substitute,
        "no longer one": before,
        "host": Person.objects.get(pk=host.pk),
    }


def asked(cast: Cast, entered_by: Person) -> Entry:
    """An entry that is ready to be submitted, of the youth department."""
    report_saved(cast.vilaclara, cast.carla, "Joventut", 2023, YOUTH)
    Charter.objects.update(department=cast.youth)
    open_period(cast.carla, cast.vilaclara, YEAR, DATES)
    entry = Entry.objects.order_by("pk")[0]
    Entry.objects.filter(pk=entry.pk).update(text="1,5", entered_by=entered_by)
    return entry


def act(one: Person, town: Organisation, entry: Entry, step: Step) -> Callable[[], object]:
    if step is Step.ENTER:
        return lambda: enter(one, town, entry.pk, Typed("1,8"), entry.revision)
    return lambda: move(one, town, [entry.pk], step, "Falta la font.")


def table(cast: Cast) -> str:
    """What happens, in the signs of the table. Every step is undone."""
    who = persons(cast)
    entry = asked(cast, who["who entered it"])
    lines = ["", IN_ONE_STEP.splitlines()[1]]
    for name, one in who.items():
        signs = []
        for state in EntryState:
            Entry.objects.filter(pk=entry.pk).update(state=state)
            for step in STEPS:
                with undone():
                    signs.append(SIGNS[refusal(act(one, cast.vilaclara, entry, step))])
        lines.append(f"{name:16}{' '.join(signs)}")
    return "\n".join([*lines, ""])


@pytest.mark.parametrize(("two_steps", "expected"), [(False, IN_ONE_STEP), (True, IN_TWO_STEPS)])
def test_who_may_take_which_step_with_an_entry_in_which_state(people: Cast, two_steps: bool, expected: str) -> None:
    Organisation.objects.update(two_steps=two_steps)
    assert table(people).splitlines() == expected.splitlines()
