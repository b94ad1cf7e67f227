"""A promise that names another figure than its target is asked about where its result is entered and validated."""

import pytest

from cartaviva.actions.entering import enter
from cartaviva.core.cycle.entry import Typed
from cartaviva.records.entry_sheets import entry_sheet
from cartaviva.records.models import CommitmentWording
from tests.collecting import entries, opened
from tests.desk.test_results import read
from tests.pages import words
from tests.people import Cast

pytestmark = pytest.mark.django_db


def test_the_grid_and_the_review_ask_about_it(people: Cast) -> None:
    report = opened(people)
    second = entries(report)[1]
    CommitmentWording.objects.filter(commitment=second.indicator.commitment).update(
        text={"ca": "Farem un mínim de 6 tallers l'any"}
    )
    enter(people.ana, people.vilaclara, second.pk, Typed("5"), second.revision)
    asked = [one.message() for row in entry_sheet(report).rows for one in row.findings]
    pages = [
        " ".join(words(read(person, name, report.pk), "//main"))
        for person, name in ((people.ana, "report_results"), (people.carla, "results_review"))
    ]
    said = "The commitment says 6, the target 4."
    assert (asked, [said in page for page in pages]) == ([said], [True, True])
