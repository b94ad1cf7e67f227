"""The pages of the import: upload, list, review, like points together, the original given back as a file."""

from datetime import date

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from django.urls import reverse
from lxml import html

from cartaviva.actions.opening import open_period
from cartaviva.actions.review import review_of
from cartaviva.core.period import Period
from cartaviva.records import store
from cartaviva.records.models import CharterVersion, ImportedDocument, Report
from tests.actions.test_imports import ROWS, report
from tests.charters import PROMISED, in_force
from tests.collecting import OPEN
from tests.pages import missing, rows, words
from tests.people import Cast
from tests.towns import YOUTH, report_published
from tests.visits import address

pytestmark = pytest.mark.django_db


def uploaded(client: Client, *files: tuple[str, bytes]) -> str:
    """What the page says after files were sent."""
    posted = [SimpleUploadedFile(name, data) for name, data in files]
    page = client.post(address("imports-bring"), {"files": posted, "whole": "1"}, follow=True)
    return page.content.decode()


def only() -> ImportedDocument:
    return ImportedDocument.objects.get()


def test_files_that_were_sent_are_listed_with_what_is_left_to_decide(carla: Client) -> None:
    page = uploaded(carla, ("2021.txt", report(2021)), ("2022.txt", report(2022)))
    found = [text in page for text in ("2021.txt", "2022.txt", "JOVENTUT, Gener - Desembre 2021")]
    assert (found, ImportedDocument.objects.count()) == ([True, True, True], 2)


def test_a_wrong_file_is_named_with_its_reason_and_keeps_no_other_out(carla: Client) -> None:
    page = uploaded(carla, ("foto.docx", b"\x89PNG\r\n\x1a\n" + bytes(999)), ("2021.txt", report(2021)))
    assert ("foto.docx: " in page, only().name) == (True, "2021.txt")


def test_a_file_that_is_too_large_is_refused_before_it_is_read(carla: Client) -> None:
    page = uploaded(carla, ("gran.txt", b"a" * ((50 << 20) + 1)))
    assert ("gran.txt: " in page, ImportedDocument.objects.count()) == (True, 0)


def test_sending_nothing_says_so(carla: Client) -> None:
    page = carla.post(address("imports-bring"), {"whole": "1"}, follow=True)
    assert (page.status_code, "Choose at least one file." in page.content.decode()) == (200, True)


def test_a_page_shows_the_table_with_the_mark_of_each_point_and_where_it_is(carla: Client) -> None:
    uploaded(carla, ("2021.txt", report(2021)))
    page = carla.get(address("import", only().pk)).content.decode()
    marks = ('class="cv-pin"' in page, 'id="p1"' in page, 'class="cv-hit"' in page, "Es va anul·lar un taller." in page)
    assert marks == (True, True, True, True)


def test_the_page_says_of_which_charter_the_report_is_and_whether_it_is_a_new_one(people: Cast, carla: Client) -> None:
    def kicker() -> list[str]:
        page = carla.get(address("import", ImportedDocument.objects.order_by("-pk")[0].pk))
        return words(html.fromstring(page.content), "//p[@class='cv-kicker']")

    uploaded(carla, ("2021.txt", report(2021)))
    new = kicker()
    report_published(people.vilaclara, people.carla, "Joventut", 2020, YOUTH)
    known = kicker()
    uploaded(carla, ("like.txt", report(2022).replace(b"JOVENTUT", b"JOVENTUTS")))
    assert (new, known, kicker()) == (
        ["JOVENTUT · Gener - Desembre 2021 · A new charter"],
        ["Joventut · Gener - Desembre 2021"],
        ["JOVENTUTS · Gener - Desembre 2022"],
    )


def test_deciding_everything_and_confirming_is_one_form_and_the_page_says_so(carla: Client) -> None:
    uploaded(carla, ("2021.txt", report(2021)))
    page = html.fromstring(carla.get(address("import", only().pk)).content.decode())
    (button,) = page.xpath("//button[@value='confirm']")
    described = page.get_element_by_id(button.get("aria-describedby")).text
    form = {"c:0/finding/0": "accept", "revision": only().revision, "do": "confirm"}
    carla.post(address("import-answer", only().pk), form)
    assert (button.get("aria-disabled"), described, only().state, Report.objects.count()) == (
        None,
        "Choose what to do about each point, then confirm: what you chose is kept with it.",
        "confirmed",
        1,
    )


def test_confirming_with_points_left_says_which_and_keeps_what_was_decided(carla: Client) -> None:
    rows = (*ROWS, ("Obrirem 2 sales", "Sales obertes", "2", "4", "1", "100 %", ""))
    uploaded(carla, ("2021.txt", report(2021, *rows)))
    form = {"c:0/finding/0": "accept", "revision": only().revision, "do": "confirm"}
    page = carla.post(address("import-answer", only().pk), form, follow=True)
    kept = list(only().decisions.values_list("key", "choice"))
    told = words(html.fromstring(page.content), "//*[contains(text(), 'points left to decide')]")
    assert (only().state, kept, told) == (
        "read",
        [("0/finding/0", "accept")],
        ["There are points left to decide: 1. Value of the difference"],
    )


def test_who_decides_on_an_old_page_sees_what_they_chose_again(carla: Client) -> None:
    uploaded(carla, ("2021.txt", report(2021)))
    form = {"c:0/finding/0": "keep", "revision": only().revision + 5, "do": "save"}
    page = carla.post(address("import-answer", only().pk), form)
    assert (page.status_code, 'value="keep" checked' in page.content.decode(), only().decisions.count()) == (
        409,
        True,
        0,
    )


def test_a_confirmed_document_is_listed_with_what_was_kept_of_it(carla: Client) -> None:
    uploaded(carla, ("2021.txt", report(2021, ROWS[0])), ("again.txt", report(2021, ROWS[0], charter="ESPORTS")))
    carla.post(address("imports-ready"))
    page = carla.get(address("imports") + "?show=confirmed").content.decode()
    kept = [f"{name}, 2021" in page for name in ("JOVENTUT", "ESPORTS")]
    assert (kept, "Ready to be confirmed" in page) == ([True, True], False)


def test_a_confirmed_import_leads_on_to_the_preview_of_what_was_kept(carla: Client) -> None:
    uploaded(carla, ("2021.txt", report(2021)))
    form = {"c:0/finding/0": "accept", "revision": only().revision, "do": "confirm"}
    page = carla.post(address("import-answer", only().pk), form, follow=True)
    link = address("publish_preview", Report.objects.get().pk)
    assert len(html.fromstring(page.content).xpath(f"//main//a[@href='{link}']")) == 1


def test_a_confirmed_import_is_undone_from_its_page(carla: Client) -> None:
    uploaded(carla, ("2021.txt", report(2021)))
    form = {"c:0/finding/0": "accept", "revision": only().revision, "do": "confirm"}
    carla.post(address("import-answer", only().pk), form)
    carla.post(address("import-answer", only().pk), {"do": "undo"})
    assert (only().state, Report.objects.count()) == ("read", 0)


def test_a_report_that_is_published_already_leads_to_its_correction(people: Cast, carla: Client) -> None:
    report_published(people.vilaclara, people.carla, "Joventut", 2021, YOUTH)
    uploaded(carla, ("2021.txt", report(2021, ROWS[0])))
    page = html.fromstring(carla.get(address("import", only().pk)).content)
    (point,) = page.xpath("//article[@id='p1']")
    told = "2021 is published, with number 1. To change a figure, correct that publication."
    assert (told in point.text_content(), point.xpath(".//a/@href")) == (True, [address("publication_correct", 1)])


def test_a_published_import_offers_its_correction_and_not_to_undo_it(people: Cast, carla: Client) -> None:
    published = report_published(people.vilaclara, people.carla, "Joventut", 2021, YOUTH)
    uploaded(carla, ("2022.txt", report(2022)))
    ImportedDocument.objects.update(state="confirmed", confirmed_at=published.made_at)
    Report.objects.filter(charter=published.charter).update(document=only())
    page = html.fromstring(carla.get(address("import", only().pk)).content)
    offered = page.xpath("//button[@value='undo']"), page.xpath("//div[@class='cv-dock']//a/@href")
    assert offered == ([], [address("publication_correct", 1)])


ELSEWHERE = report(2021, ROWS[0]).replace(b"Servei:", b"Ajuntament de Torreblava\n\nServei:")


def test_a_document_that_names_another_town_is_asked_about_first(carla: Client) -> None:
    uploaded(carla, ("2021.txt", ELSEWHERE))
    page = html.fromstring(carla.get(address("import", only().pk)).content)
    (point,) = page.xpath("//article[@id='p1']")
    offered = [one.get("value") for one in point.xpath(".//input")]
    assert ("Ajuntament de Torreblava" in point.text_content(), offered) == (True, ["keep", "accept"])


@pytest.mark.parametrize(("choice", "kept"), [("keep", 1), ("accept", 0), ("", 0)])
def test_what_another_town_is_named_in_is_kept_only_by_who_says_so(carla: Client, choice: str, kept: int) -> None:
    uploaded(carla, ("2021.txt", ELSEWHERE))
    form = {"c:0/town": choice, "revision": only().revision, "do": "confirm"}
    carla.post(address("import-answer", only().pk), form)
    assert (Report.objects.count(), only().state) == (kept, "confirmed" if choice else "read")


def test_like_points_are_answered_together_and_what_is_ready_is_confirmed(carla: Client) -> None:
    uploaded(carla, *((f"{year}.txt", report(year)) for year in (2021, 2022, 2023)))
    carla.post(address("imports-alike"), {"alike": "finding/difference-sign", "choice": "accept"})
    carla.post(address("imports-ready"))
    left = "There are no like points left." in carla.get(address("imports-alike")).content.decode()
    assert (Report.objects.count(), left) == (3, True)


def test_each_example_of_like_points_says_what_its_document_says(carla: Client) -> None:
    wrong = (ROWS[1][0], ROWS[1][1], "4", "3", "-1", "70 %", "Es va anul·lar un taller.")
    uploaded(carla, ("2021.txt", report(2021, ROWS[0], wrong)))
    page = html.fromstring(carla.get(address("imports-alike")).content)
    assert (words(page, "//article/ul/li"), words(page, "//div[@class='cv-dock']//b")) == (
        ["2021.txt · Row 8, “Tallers fets”, Grau de compliment: The document says 70 %; 3 ÷ 4 = 75 %"],
        ["No document is ready to be confirmed yet."],
    )


def test_a_choice_that_a_point_does_not_offer_is_not_taken(carla: Client) -> None:
    uploaded(
        carla,
        ("2021.txt", report(2021, (*ROWS[0][:-1], ""), ("Farem 4 tallers", "Tallers", "4", "3", "-1", "75 %", ""))),
    )
    carla.post(address("imports-alike"), {"alike": "finding/remarks-missing", "choice": "accept"})
    assert only().decisions.count() == 0


def test_headings_are_mapped_on_the_page_and_the_document_is_read_again(carla: Client) -> None:
    table = (
        "Què diem\tCom ho comptem\tAllò dit\tAllò fet\nFarem 4 tallers\tTallers\t4\t3\nObrirem 2 sales\tSales\t2\t2\n"
    )
    uploaded(carla, ("2021.txt", f"JOVENTUT\nAny 2021\n\n{table}".encode()))
    roles = {f"role:{index}": role for index, role in enumerate(("commitment", "indicator", "target", "result"))}
    carla.post(address("import-headings", only().pk), {"layout": "0", **roles})
    assert (only().state, only().reading["reports"][0]["rows"][1]["commitment"]) == ("read", "Obrirem 2 sales")


def test_an_original_that_is_lost_is_said_with_what_can_be_done(carla: Client) -> None:
    uploaded(carla, ("2021.txt", report(2021)))
    sha256 = only().sha256
    store.remove(sha256)
    page = carla.get(address("import-original", only().pk), follow=True)
    said = (
        f"The original of an imported document is lost: 2021.txt ({sha256}). Import it again, or copy it from a backup."
    )
    assert (page.status_code, missing(page.content.decode(), said)) == (200, [])


def test_the_original_comes_back_as_a_file_and_never_as_a_page(carla: Client) -> None:
    data = b"<html><body><script>alert(1)</script><table><tr><td>a</td></tr></table></body></html>"
    uploaded(carla, ("mala.html", data))
    answer = carla.get(address("import-original", only().pk))
    headers = [answer.headers[name] for name in ("Content-Type", "Content-Disposition", "X-Content-Type-Options")]
    assert (answer.content, headers, answer.headers["Content-Security-Policy"]) == (
        data,
        ["application/octet-stream", 'attachment; filename="mala.html"', "nosniff"],
        "sandbox; default-src 'none'",
    )


def test_a_script_in_a_document_is_shown_as_the_text_that_it_is(carla: Client) -> None:
    rows = (("<script>alert(1)</script>", "<b>Dies</b>", "2", "2", "0", "100 %", ""), ROWS[1])
    uploaded(carla, ("2021.txt", report(2021, *rows)))
    page = carla.get(address("import", only().pk)).content.decode()
    assert ("<script>alert" in page, "&lt;script&gt;alert(1)" in page) == (False, True)


def test_the_auditor_reads_and_changes_nothing(carla: Client, people: Cast) -> None:
    uploaded(carla, ("2021.txt", report(2021)))
    carla.force_login(people.elena)
    seen = carla.get(address("import", only().pk))
    denied = [carla.post(address("import-answer", only().pk), {"do": "discard"}), carla.post(address("imports-bring"))]
    assert (seen.status_code, [answer.status_code for answer in denied], only().state) == (200, [403, 403], "read")


@pytest.mark.parametrize(
    ("name", "by_pk", "method"),
    [
        ("imports", False, "get"),
        ("imports-bring", False, "post"),
        ("imports-alike", False, "get"),
        ("imports-alike", False, "post"),
        ("imports-ready", False, "post"),
        ("import", True, "get"),
        ("import-answer", True, "post"),
        ("import-headings", True, "post"),
        ("import-original", True, "get"),
    ],
)
def test_somebody_of_another_town_finds_nothing(
    carla: Client, people: Cast, name: str, by_pk: bool, method: str
) -> None:
    uploaded(carla, ("2021.txt", report(2021)))
    carla.force_login(people.dario)
    arguments = [only().pk] if by_pk else []
    here = getattr(carla, method)(address(name, *arguments))
    there = getattr(carla, method)(reverse(f"desk:{name}", args=["montsec", *arguments])) if by_pk else here
    assert (here.status_code, there.status_code) == (404, 404)


def test_a_connection_that_is_lost_during_an_upload_leaves_nothing(carla: Client) -> None:
    class Broken:
        def read(self, size: int = -1) -> bytes:
            raise OSError("connection reset")

        readline = read

    body = {"wsgi.input": Broken(), "CONTENT_LENGTH": "9999", "CONTENT_TYPE": "multipart/form-data; boundary=x"}
    carla.raise_request_exception = False
    answer = carla.generic("POST", address("imports-bring"), b"", **body)  # type: ignore[arg-type]
    assert (answer.status_code >= 400, ImportedDocument.objects.count()) == (True, 0)


def test_files_that_came_cut_short_are_not_taken(carla: Client) -> None:
    part = b'--x\r\nContent-Disposition: form-data; name="files"; filename="2021.txt"\r\n\r\n' + report(2021)[:300]
    page = carla.generic("POST", address("imports-bring"), part, content_type="multipart/form-data; boundary=x")
    shown = carla.get(page.headers["Location"]).content.decode()
    assert ("The connection was lost" in shown, ImportedDocument.objects.count()) == (True, 0)


def test_a_zero_because_nobody_asked_is_made_not_applicable_without_editing(carla: Client) -> None:
    row = ("Farem totes les visites que es demanin", "Visites fetes", "3", "0", "-3", "0 %", "No hi ha hagut demanda.")
    uploaded(carla, ("2021.txt", report(2021, row)))
    [value] = html.fromstring(carla.get(address("import", only().pk)).content).xpath(OFFERED)
    carla.post(address("import-answer", only().pk), {value.get("name"): "no_demand", "revision": only().revision})
    after = html.fromstring(carla.get(address("import", only().pk)).content)
    chosen = after.xpath("//fieldset//input[@checked]")
    assert ([(one.choice, one.value) for one in only().decisions.all()], [one.get("value") for one in chosen]) == (
        [("edit", {"reason": "no_demand"})],
        ["no_demand"],
    )


OFFERED = "//label[contains(., 'Not applicable: nobody asked for it')]/input"


def followed(year: int, target: str, indicator: str = "Temps màxim de resposta") -> tuple[str, bytes]:
    """The follow-up of the charter that people write in tests, as a document."""
    row = (PROMISED["text-ca"], indicator, target, "1,5 dies hàbils", "", "100 %", "")
    return f"{year}.txt", report(year, row, charter="Punt jove")


def versions() -> list[tuple[int, bool, date | None]]:
    return list(CharterVersion.objects.order_by("number").values_list("number", "inferred", "in_force_from"))


def test_a_document_that_says_what_its_charter_says_is_of_the_version_that_was_approved(
    people: Cast, carla: Client
) -> None:
    in_force(people, carla)
    uploaded(carla, followed(2026, "2 dies hàbils com a màxim"))
    carla.post(address("import-answer", only().pk), {"revision": only().revision, "do": "confirm"})
    kept = Report.objects.get()
    assert (kept.version.number, versions(), kept.results.get().text, kept.results.get().stated["target"]["text"]) == (
        1,
        [(1, False, date(2026, 1, 1))],
        "1,5 dies hàbils",
        "2 dies hàbils com a màxim",
    )


@pytest.mark.parametrize("other", [("≤ 3 dies hàbils",), ("≤ 2 dies hàbils", "Temps mitjà de resposta")])
def test_a_document_that_says_something_else_is_asked_about_and_supersedes_no_charter(
    people: Cast, carla: Client, other: tuple[str, ...]
) -> None:
    in_force(people, carla)
    uploaded(carla, followed(2026, *other))
    page = html.fromstring(carla.get(address("import", only().pk)).content.decode())
    asked = words(page, "//*[starts-with(@id, 'p')][.//input[@name='c:0/version']]//p")[:2]
    carla.post(address("import-answer", only().pk), {"revision": only().revision, "do": "confirm"})
    unanswered = only().state
    form = {"revision": only().revision, "do": "confirm", "c:0/version": "keep", "c:0/finding/0": "keep"}
    carla.post(address("import-answer", only().pk), form)
    listed = [row[:3] for row in rows(html.fromstring(carla.get(address("charter", "punt-jove")).content))[1:]]
    year = Period("2027", date(2027, 1, 1), date(2027, 12, 31))
    opened = open_period(people.carla, people.vilaclara, year, OPEN).reports.get()
    assert (asked, unanswered, only().state, versions(), listed, opened.version.number) == (
        [
            "Version 1 was approved, and is in force since 1 January 2026. The document does not say the same of:",
            other[1] if other[1:] else "Temps màxim de resposta",
        ],
        "read",
        "confirmed",
        [(1, False, date(2026, 1, 1)), (2, True, None)],
        [["Version 1", "Approved", "from 1 January 2026"], ["Version 2", "Approved", "In reports alone"]],
        1,
    )


def test_a_document_that_says_something_else_can_be_left_out(people: Cast, carla: Client) -> None:
    in_force(people, carla)
    uploaded(carla, followed(2026, "≤ 2 dies hàbils", "Temps mitjà de resposta"))
    form = {"revision": only().revision, "do": "save", "c:0/version": "accept"}
    carla.post(address("import-answer", only().pk), form)
    assert ([one.left_out for one in review_of(only()).reports], review_of(only()).open) == ([True], [])


def test_what_is_left_after_an_import_is_taken_back_supersedes_no_charter_either(people: Cast, carla: Client) -> None:
    in_force(people, carla)
    for year in (2025, 2027):
        uploaded(carla, followed(year, "≤ 3 dies hàbils"))
        document = ImportedDocument.objects.latest("pk")
        kept = {f"c:{point.key}": "same" if point.code == "match" else "keep" for point in review_of(document).open}
        carla.post(address("import-answer", document.pk), {"revision": document.revision, "do": "confirm"} | kept)
    before = versions()
    carla.post(address("import-answer", ImportedDocument.objects.earliest("pk").pk), {"do": "undo"})
    assert (before[1], versions()[1]) == ((2, True, date(2025, 1, 1)), (2, True, None))
