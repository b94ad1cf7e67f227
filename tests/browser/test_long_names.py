"""Names as long as names of towns, departments and persons are, and figures as long as budgets."""

import pytest

from cartaviva.actions.entering import enter
from cartaviva.actions.guests import Guest, make_link
from cartaviva.actions.mailing import guest_address
from cartaviva.core.cycle.entry import Typed
from tests.browser.checks import reflow
from tests.browser.conftest import PHONE, WIDE, Open
from tests.browser.test_journey import sign_in
from tests.grids import entries, opened
from tests.people import Cast

pytestmark = pytest.mark.django_db(transaction=True)

LONG = (
    "Mancomunitat intermunicipal voluntària de serveis de les Terres de Ponent, Sant Pere i Santa Maria de la Vall Alta"
)
FIGURE = "123.456.789,00"
WHOLE = "(field) => field.scrollWidth <= field.clientWidth"


def test_no_page_is_wider_than_a_phone_and_no_figure_loses_its_first_digits(people: Cast, open_page: Open) -> None:
    for one in (people.vilaclara, people.youth, people.carla):
        one.name = LONG
        one.save()
    report = opened(people, 3)
    row = entries(report)[2]
    enter(people.bruno, people.vilaclara, row.pk, Typed(FIGURE), 0)
    link = make_link(people.bruno, report, [row.pk], Guest("nora@vilaclara.example", LONG))
    carla = open_page("/desk/vilaclara/", PHONE)
    sign_in(carla, people.carla.email)
    desk = carla.url.partition("/desk/")[0] + "/desk/vilaclara/"
    found = []
    for path in ("", "collecting/", f"collecting/{report.pk}/", f"results/{report.pk}/", "people/"):
        carla.goto(desk + path)
        found += [path, *reflow(carla)][1:]
    whole = []
    for width in (WIDE, PHONE):
        carla.set_viewport_size({"width": width, "height": 900})
        carla.goto(f"{desk}results/{report.pk}/")
        whole.append(carla.eval_on_selector(f"#f{row.pk}", WHOLE))
    guest = open_page("/guest/" + guest_address(link).partition("/guest/")[2], PHONE)
    assert (found + reflow(guest), whole) == ([], [True, True])
