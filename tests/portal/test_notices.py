"""How figures are worked out, where to complain, and the notices that the law asks for."""

import pytest

from cartaviva.core.compliance import RULES
from cartaviva.core.policy import POLICIES
from cartaviva.core.samples import SAMPLES
from cartaviva.core.words import ENGLISH
from cartaviva.portal.method import truth_table
from cartaviva.records.models import Organisation
from tests.pages import links, page, rows, words
from tests.people import Cast

pytestmark = pytest.mark.django_db


def test_every_rule_of_core_has_its_line_in_the_truth_table() -> None:
    assert set(SAMPLES) == set(RULES)


@pytest.mark.parametrize("name", POLICIES)
def test_every_line_has_an_example_that_is_met_and_one_that_is_missed(name: str) -> None:
    table = truth_table(POLICIES[name], ENGLISH, "en")
    assert {tuple(one.status.value for one in rule.examples) for rule in table} == {("met", "not_met")}


def test_shares_of_steps_are_written_as_the_reader_writes_percentages() -> None:
    found = [truth_table(POLICIES["linear"], ENGLISH, language)[-1].examples[0].result for language in ("en", "ca")]
    assert found == ["60% · 90%", "60\u00a0% · 90\u00a0%"]


def test_the_truth_table_is_worked_out_under_the_town_s_policy(people: Cast) -> None:
    Organisation.objects.filter(slug="vilaclara").update(policy={"name": "linear", "partly_from": "50"})
    table = rows(page("/vilaclara/en/method/"))
    assert (table[1], table[6]) == (
        ["At least 4", "the result is 4 or more", "5", "+1", "100%", "Met"],
        ["12", "+2", "80%", "Partly met"],
    )


def test_a_town_without_percentages_shows_none(people: Cast) -> None:
    Organisation.objects.filter(slug="vilaclara").update(policy={"name": "binary"})
    assert rows(page("/vilaclara/en/method/"))[0] == ["Target", "Met when", "Result", "Difference", "Compliance"]


def test_where_to_complain_is_what_the_town_says(people: Cast) -> None:
    Organisation.objects.filter(slug="vilaclara").update(
        redress={"ca": "Us demanarem disculpes."}, complaints_url="https://vilaclara.example/queixes"
    )
    tree = page("/vilaclara/es/redress/")
    said = tree.xpath("//main//span[@lang='ca']")[0].text
    assert (said, "https://vilaclara.example/queixes" in links(tree)) == ("Us demanarem disculpes.", True)


def test_a_town_that_says_nothing_promises_nothing(people: Cast) -> None:
    assert words(page("/vilaclara/en/redress/"), "//main//section[1]/p") == [
        "Ajuntament de Vilaclara has not published yet what people get when a commitment is not met. "
        "The charter of each service says so where it does."
    ]


def test_the_accessibility_statement_has_the_sections_of_its_form(people: Cast) -> None:
    Organisation.objects.filter(slug="vilaclara").update(
        accessibility={
            "prepared_on": "2025-01-15",
            "reviewed_on": "2025-06-30",
            "exceptions": {"ca": "Informes en PDF anteriors a 2018\nPlànols"},
            "complaints_body": "Unitat de Qualitat",
        }
    )
    tree = page("/vilaclara/en/accessibility/")
    assert (words(tree, "//h2 | //h3"), words(tree, "//main//time"), words(tree, "//main//section[1]//li")) == (
        [
            "Compliance status",
            "Non-accessible content",
            "Preparation of this accessibility statement",
            "Feedback and contact information",
            "Enforcement procedure",
        ],
        ["15 January 2025", "30 June 2025"],
        ["Informes en PDF anteriors a 2018", "Plànols"],
    )


@pytest.mark.parametrize(
    ("given", "said"),
    [
        ({"compliance": "full"}, "has not reviewed this website yet"),
        ({"compliance": "full", "prepared_on": "2025-01-15"}, "is fully compliant"),
        ({"prepared_on": "2025-01-15", "exceptions": {"ca": "Plànols"}}, "is partially compliant"),
        ({"compliance": "partial", "prepared_on": "2025-01-15"}, "is partially compliant"),
        ({"compliance": "none", "prepared_on": "2025-01-15"}, "is not compliant"),
        ({"prepared_on": "2025-01-15", "prepared_by": "self"}, "self-assessment carried out by Ajuntament"),
        ({"prepared_on": "2025-01-15", "prepared_by": "third"}, "somebody else on behalf of Ajuntament"),
        ({"complaints_body": "Unitat de Qualitat"}, "Unitat de Qualitat"),
    ],
)
def test_the_accessibility_statement_says_what_the_town_has_entered(people: Cast, given: object, said: str) -> None:
    Organisation.objects.filter(slug="vilaclara").update(accessibility=given)
    assert said in " ".join(words(page("/vilaclara/en/accessibility/"), "//main"))


def test_a_statement_that_nobody_prepared_does_not_claim_that_the_site_complies(people: Cast) -> None:
    said = " ".join(words(page("/vilaclara/en/accessibility/"), "//main"))
    assert ("fully compliant" in said, "it is a draft" in said) == (False, True)


def test_the_licence_is_named_with_its_address(people: Cast) -> None:
    assert links(page("/vilaclara/en/legal/"), "//a[@rel='license']") == [
        "https://creativecommons.org/licenses/by/4.0/"
    ]


def test_the_privacy_notice_names_who_is_responsible(people: Cast) -> None:
    Organisation.objects.filter(slug="vilaclara").update(contact_email="qualitat@vilaclara.example")
    assert "mailto:qualitat@vilaclara.example" in links(page("/vilaclara/en/privacy/"), "//main//a")
