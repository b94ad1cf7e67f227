"""A report as it was published, and its corrections."""

import pytest
from django.test import Client

from cartaviva.actions.publish import publish
from cartaviva.actions.rendering import render, show
from cartaviva.records import store
from cartaviva.records.models import Artefact, Publication
from tests.pages import links, page, rows, words
from tests.people import Cast
from tests.towns import YOUTH, report_published, report_saved, shown

pytestmark = pytest.mark.django_db
REPORT = "/vilaclara/en/charters/joventut/2023/"


def test_a_report_has_the_nine_columns_and_merges_nothing_that_was_not(town: Cast) -> None:
    table = rows(page(REPORT))
    assert (table[0], table[3][2:7]) == (
        [
            "Service",
            "Objective",
            "Commitment",
            "Indicator",
            "Target",
            "Result",
            "Difference from the target",
            "Degree of compliance",
            "Remarks",
        ],
        ["Farem 4 tallers l'any", "Tallers fets", "4", "3", "−1 worked out again, note 1"],
    )


def test_the_sum_is_there_on_demand(town: Cast) -> None:
    assert words(page(REPORT), "//tbody/tr[4]//details") == ["How it was calculated: Tallers fets3 ÷ 4 = 75%3 − 4 = −1"]


def test_the_sum_stands_under_its_row_beside_the_columns_of_groups(town: Cast) -> None:
    more = page(REPORT).xpath("//tbody/tr[@class='cv-more']/td")
    assert [one.get("colspan") for one in more] == ["7"] * 3


def test_each_promise_leads_to_its_history(town: Cast) -> None:
    assert links(page(REPORT), "//tbody//th/a | //tbody//th/span/a") == [
        f"/vilaclara/en/c/joventut-{number}/" for number in (1, 2, 3)
    ]


def test_the_result_comes_in_words_first(town: Cast) -> None:
    tree = page(REPORT)
    assert (words(tree, "//span[@class='cv-fig']"), words(tree, "//p[@class='cv-lede']")) == (
        ["2 of 3 commitments met"],
        ["One was not met. The same share as in 2022, when it was 2 of 3."],
    )


def test_what_was_missed_is_said_with_its_figures_and_why_and_leads_to_its_row(town: Cast) -> None:
    tree = page(REPORT)
    missed = tree.xpath("//section[@aria-labelledby='missed']")[0]
    address = links(missed, ".//a")[0]
    assert (words(missed, ".//li"), words(tree, f"//*[@id='{address[1:]}']/td[1]")) == (
        ["Farem 4 tallers l'any: target 4, result 3. El taller de tardor es va anul·lar."],
        ["Tallers fets"],
    )


def test_the_mark_of_a_note_is_why_it_was_missed_in_the_words_of_the_note(people: Cast) -> None:
    rows = (YOUTH[1] | {"remarks": "(1)"}, YOUTH[2] | {"result": "80 %", "remarks": "(2)"})
    report = report_saved(people.vilaclara, people.carla, "Joventut", 2023, rows)
    report.stated |= {"notes": ["(1) El taller de tardor es va anul·lar."]}
    report.save()
    shown(publish(people.carla, report))
    history = page("/vilaclara/en/c/joventut-1/")
    assert (
        words(page(REPORT), "//section[@aria-labelledby='missed']//li"),
        words(history, "//h3[text()='What happened']/following::dl[1]/div"),
    ) == (
        [
            "Farem 4 tallers l'any: target 4, result 3. El taller de tardor es va anul·lar.",
            "Atendrem el 90 % de les peticions d'assessoria: target 90 %, result 80 %.",
        ],
        ["2023El taller de tardor es va anul·lar."],
    )


def test_a_report_that_missed_nothing_has_no_list_of_misses(town: Cast) -> None:
    assert words(page("/vilaclara/en/charters/via-publica/2023/"), "//*[@id='missed']") == []


def test_what_could_not_be_evaluated_is_said_as_well_and_why(people: Cast) -> None:
    rows = (YOUTH[0], YOUTH[1] | {"result": "Sense dades", "remarks": "No es va poder comptar."})
    report_published(people.vilaclara, people.carla, "Joventut", 2023, rows)
    tree = page(REPORT)
    assert (words(tree, "//section[@aria-labelledby='unevaluated']//li"), words(tree, "//*[@id='missed']")) == (
        ["Farem 4 tallers l'any: target 4; result: “Sense dades”. No es va poder comptar."],
        [],
    )


def test_a_long_list_of_misses_is_folded_after_the_fifth(people: Cast) -> None:
    several = tuple(YOUTH[1] | {"commitment": f"Farem 4 tallers al barri {at}"} for at in range(7))
    report_published(people.vilaclara, people.carla, "Joventut", 2023, several)
    tree = page(REPORT)
    shown = words(tree, "//section[@aria-labelledby='missed']/ul/li")
    folded = tree.xpath("//section[@aria-labelledby='missed']/details")[0]
    assert (len(shown), words(folded, "./summary"), len(words(folded, ".//li"))) == (5, ["2 more were not met"], 2)


def test_indicators_of_one_commitment_that_missed_are_named(people: Cast) -> None:
    several = tuple(YOUTH[1] | {"indicator": name} for name in ("Tallers fets", "Xerrades fetes"))
    report_published(people.vilaclara, people.carla, "Joventut", 2023, several)
    assert words(page(REPORT), "//section[@aria-labelledby='missed']//a") == [
        "Farem 4 tallers l'any, Tallers fets",
        "Farem 4 tallers l'any, Xerrades fetes",
    ]


def test_points_of_percent_end_with_one_full_stop(people: Cast) -> None:
    row = YOUTH[1] | {"target": "90 %", "result": "88 %", "difference": "2 %"}
    report_published(people.vilaclara, people.carla, "Joventut", 2023, (row,))
    note = words(page(REPORT), "//ol[@class='cv-notes']/li")[0]
    assert ("p.p. " in note, "p.p.." in note) == (True, False)


def test_a_correction_shows_old_and_new_figure_and_why(corrected: Publication) -> None:
    tree = page(REPORT)
    note = words(tree, "//*[@id='corrections']/following::div[@class='cv-note'][1]//li")
    assert (note, words(tree, "//*[@id='corrections']/following::p[1]")[0].endswith("el taller d'estiu.")) == (
        [
            "Tallers fets. Result: 3 4; Difference from the target: −1 0; Degree of compliance: 75% 100%",
        ],
        True,
    )


def test_the_figure_that_was_corrected_is_said_beside_the_day_of_the_correction(corrected: Publication) -> None:
    said = words(page(REPORT), "//aside//div[dt='Corrected']/dd")[0]
    assert said.endswith("Tallers fets: 3 4. See what changed")


def test_better_or_worse_than_the_period_before_is_said_in_words(corrected: Publication) -> None:
    after = page("/vilaclara/en/charters/joventut/2024/")
    assert [words(tree, "//p[@class='cv-lede']")[0].split(". ")[-1] for tree in (page(REPORT), after)] == [
        "Better than in 2022, when it was 2 of 3.",
        "The same share as in 2023, when it was 3 of 3.",
    ]


def test_a_corrected_figure_leads_to_its_note(corrected: Publication) -> None:
    assert links(page(REPORT), "//tbody//a[text()='corrected']") == ["#corrections"] * 3


def test_the_version_before_is_still_there_and_says_that_it_was_corrected(corrected: Publication) -> None:
    old = page(f"{REPORT}{corrected.corrects.number}/")  # type: ignore[union-attr]
    assert (words(old, "//tbody/tr[3]/td[3]"), words(old, "//div[contains(@class,'cv-part')]//b")) == (
        ["3"],
        ["This version was corrected."],
    )


def test_the_log_of_corrections_has_every_figure_that_changed(corrected: Publication) -> None:
    assert rows(page("/vilaclara/en/corrections/")) == [
        ["What", "Column", "Before", "Now"],
        ["Tallers fets", "Result", "3", "4"],
        ["Tallers fets", "Difference from the target", "−1", "0"],
        ["Tallers fets", "Degree of compliance", "75%", "100%"],
    ]


def test_a_town_that_corrected_nothing_says_so(town: Cast) -> None:
    assert words(page("/vilaclara/en/corrections/"), "//main//p")[-1] == "Nothing has been corrected."


def test_the_page_has_the_hash_of_the_value(town: Cast) -> None:
    publication = Publication.objects.get(charter__slug="joventut", period__label="2023")
    assert publication.sha256 in words(page(REPORT), "//dd[@class='cv-hash']")


def offered_name(one: Artefact) -> str:
    return f"{one.publication.charter.slug}-{one.publication.period.label}"  # type: ignore[union-attr]


def test_files_are_offered_in_the_page_s_language_and_caches_ask_every_time(town: Cast) -> None:
    publication = Publication.objects.get(charter__slug="joventut", period__label="2023")
    show(publication, render(publication, ("html", "pdf"), ("ca", "en")))
    addresses = links(page(REPORT), "//ul[@aria-label='Download the report']//a")
    answers = [Client().get(address) for address in addresses]
    kept = {(one["Cache-Control"], one.status_code) for one in answers}
    kinds = [(one["Content-Type"], one.get("Content-Disposition", "").partition(";")[0]) for one in answers]
    assert (kinds, kept) == (
        [
            ("application/pdf", "inline"),
            ("text/html; charset=utf-8", "attachment"),
            ("text/csv; charset=utf-8", "attachment"),
            ("application/json", "attachment"),
        ],
        {("public, no-cache", 200)},
    )


def test_a_file_is_served_under_the_name_it_is_offered_by_alone(town: Cast) -> None:
    one = Artefact.objects.filter(format="json").first()
    assert one is not None
    name = offered_name(one)
    names = (f"{name}.json", f"{name}.html", "report.json", f"{name}.json.pdf")
    addresses = [f"/vilaclara/files/{one.sha256}/{each}" for each in names]
    addresses.append(f"/montsec/files/{one.sha256}/{name}.json")
    assert [Client().get(each).status_code for each in addresses] == [200, 404, 404, 404, 404]


def test_a_file_that_was_lost_is_asked_for_again_later(town: Cast) -> None:
    one = Artefact.objects.filter(format="json").first()
    assert one is not None
    store.place(one.sha256).unlink()
    answer = Client().get(f"/vilaclara/files/{one.sha256}/{offered_name(one)}.json")
    assert (answer.status_code, answer["Retry-After"]) == (503, "120")
