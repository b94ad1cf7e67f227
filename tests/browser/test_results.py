"""Results are entered in the grid: by keyboard, without a connection, by two persons at once."""

import pytest

from tests.browser.conftest import PHONE, WIDE, Open
from tests.browser.test_journey import sign_in
from tests.grids import entries, opened
from tests.people import Cast

pytestmark = pytest.mark.django_db(transaction=True)


@pytest.mark.parametrize("width", [WIDE, PHONE])
@pytest.mark.parametrize("dark", [False, True])
def test_look(people: Cast, open_page: Open, width: int, dark: bool) -> None:
    from cartaviva.actions.entering import enter
    from cartaviva.actions.submitting import move
    from cartaviva.core.entry import Typed
    from cartaviva.core.period import Frequency
    from cartaviva.core.sub_periods import Aggregation
    from cartaviva.core.workflow import Step

    report = opened(people, 8, frequency=Frequency.QUARTERLY, aggregation=Aggregation.SUM)
    es = entries(report)
    v = people.vilaclara
    enter(people.ana, v, es[0].pk, Typed("", "231", "228"), 0)
    enter(people.ana, v, es[2].pk, Typed("1"), 0)
    enter(people.ana, v, es[6].pk, Typed("4"), 0)
    enter(people.bruno, v, es[7].pk, Typed("3", remarks="El de tardor es va ajornar."), 0)
    enter(people.ana, v, es[8].pk, Typed("3"), 0)
    enter(people.ana, v, es[9].pk, Typed("4"), 0)
    move(people.bruno, v, [es[6].pk, es[7].pk, es[9].pk], Step.SUBMIT)
    move(people.carla, v, [es[6].pk], Step.VALIDATE)
    move(people.carla, v, [es[9].pk], Step.RETURN, "La xifra és la mateixa que la de l'any passat. Confirma-la.")
    page = open_page("/desk/vilaclara/", width=width, dark=dark)
    sign_in(page, people.bruno.email)
    n = f"/tmp/grid-shots/{{}}-{width}-{'dark' if dark else 'light'}.png"
    page.screenshot(path=n.format("home"), full_page=True)
    base = page.url.partition("/desk/")[0] + "/desk/vilaclara/results/"
    page.goto(base)
    page.screenshot(path=n.format("list"), full_page=True)
    page.goto(base + f"{report.pk}/")
    page.screenshot(path=n.format("grid"), full_page=True)
    page.goto(base + f"{report.pk}/receipt/")
    page.screenshot(path=n.format("receipt"), full_page=True)
