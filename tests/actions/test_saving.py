"""A report goes into the tables and comes back the same; next year's finds the commitments of this one."""

import pytest

from cartaviva.core.checks.check import build_report
from cartaviva.records.convert import follow_up_report
from cartaviva.records.models import Charter, CharterVersion, Commitment, PublishedRow
from cartaviva.records.published import opened
from cartaviva.records.verification import verify_town
from tests.people import Cast
from tests.towns import YOUTH, report_published, report_saved

pytestmark = pytest.mark.django_db


def test_a_report_comes_back_as_it_was_confirmed(people: Cast) -> None:
    report = report_saved(people.vilaclara, people.carla, "Joventut", 2023, YOUTH)
    back = follow_up_report(report)
    assert back == build_report(back.stated)


def test_the_same_promises_keep_their_identity_and_a_lowered_target_makes_a_version(people: Cast) -> None:
    lowered = (YOUTH[0], YOUTH[1] | {"target": "3"}, YOUTH[2])
    for year, rows in ((2022, YOUTH), (2023, YOUTH), (2024, lowered)):
        report_saved(people.vilaclara, people.carla, "Joventut", year, rows)
    found = (Charter.objects.count(), Commitment.objects.count(), CharterVersion.objects.count())
    assert found == (1, 3, 2)


def test_publications_chain_and_open_as_they_were_frozen(people: Cast) -> None:
    first, second = (report_published(people.vilaclara, people.carla, "Joventut", year, YOUTH) for year in (2022, 2023))
    found = verify_town(people.vilaclara, first.link)
    texts = [row.stated.text("remarks") for row in opened(second).report.rows]
    assert (found.publications, found.faults, texts, PublishedRow.objects.count()) == (
        2,
        (),
        ["", "El taller de tardor es va anul·lar.", ""],
        6,
    )
