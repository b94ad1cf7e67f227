"""A charter of the youth department with results to enter: a ratio, one that depends on demand, and others."""

from datetime import date

from cartaviva.actions.opening import Dates, open_period
from cartaviva.core.period import Period as Span
from cartaviva.core.words import Text
from cartaviva.records.models import Entry, Indicator, Report
from tests.people import Cast
from tests.towns import Row, report_saved

YEAR = Span("2026", date(2026, 1, 1), date(2026, 12, 31))
DATES = Dates(date(2199, 2, 28), date(2199, 3, 31))
RATIO, DEMAND = 0, 1
"""Places of the indicators of `ROWS` that are no plain figure."""


def plain(number: int, target: str = "4") -> Row:
    promise = f"Farem {target} tallers de la mena {number}"
    return {"commitment": promise, "indicator": f"Tallers fets, mena {number}", "target": target, "result": target}


ROWS: tuple[Row, ...] = (
    {
        "commitment": "Respondrem el 90 % de les consultes en 48 hores",
        "indicator": "Consultes contestades a temps",
        "target": "90 %",
        "result": "95 %",
    },
    {
        "commitment": "Prestarem la sala a tots els grups que la demanin",
        "indicator": "Grups que han tingut sala",
        "target": "100 %",
        "result": "100 %",
    },
)


def opened(people: Cast, rows: int = 4, **measured: object) -> Report:
    """The report of 2026 with as many indicators; `measured` is about the third one. Last year's is there."""
    stated = (*ROWS, *(plain(number) for number in range(2, rows)))
    before = report_saved(people.vilaclara, people.carla, "Joventut", 2025, stated[:rows])
    before.charter.department = people.youth
    before.charter.save()
    indicators = [one.indicator_id for one in before.results.order_by("row")]
    counted = {"numerator": Text.of(ca="contestades a temps"), "denominator": Text.of(ca="rebudes en total")}
    Indicator.objects.filter(pk=indicators[RATIO]).update(**counted)
    Indicator.objects.filter(pk=indicators[DEMAND]).update(on_demand=True)
    if measured:
        Indicator.objects.filter(pk=indicators[2]).update(**measured)
    period = open_period(people.carla, people.vilaclara, YEAR, DATES)
    return Report.objects.get(period=period)


def entries(report: Report) -> list[Entry]:
    """In the order of the grid."""
    order = dict(report.results.values_list("indicator_id", "row"))
    found = report.entries.select_related("period")
    return sorted(found, key=lambda one: (order[one.indicator_id] or 0, one.period.end, one.period.start))
