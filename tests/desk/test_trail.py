"""The audit trail, as quality office and auditor read it."""

import ast
import csv
import re
from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from lxml import html

from cartaviva import actions
from cartaviva.actions.change import change
from cartaviva.actions.departments import change_department, merge_department
from cartaviva.actions.guests import Guest, enter_as_guest, hand_in, make_link
from cartaviva.actions.mailing import guest_address
from cartaviva.actions.people import change_membership
from cartaviva.actions.redacting import redact
from cartaviva.actions.settings import save_settings
from cartaviva.actions.submitting import STEPS
from cartaviva.core.cycle.entry import Typed
from cartaviva.core.permissions import Role
from cartaviva.core.published.verification import Fault
from cartaviva.desk.trail_rows import details_said, subject_of
from cartaviva.desk.trail_words import EVENT_WORDS, REFERS, SUBJECT_WORDS
from cartaviva.locale import voice
from cartaviva.records.kept_check import KeptCheck
from cartaviva.records.models import AuditEvent, Organisation, Person
from cartaviva.records.verification import verify_trail
from tests.misses import entries, opened_report
from tests.pages import missing, rows, words
from tests.people import Cast
from tests.towns import YOUTH, report_published

pytestmark = pytest.mark.django_db
TRAIL, FILE = "/desk/vilaclara/trail/", "/desk/vilaclara/trail/events.csv"
COMPUTED = {
    "charters.py": set(),
    "departments.py": {"add-department", "change-department"},
    "submitting.py": {step.value for step in STEPS},
}
"""Modules that hand a code to OPENING which is not written there, and the codes that they hand over."""
OPENING = ("change", "drafting")
"""What opens the transaction of an action, and is handed the code of its event third."""


@pytest.fixture
def elena(people: Cast, client: Client) -> Iterator[Client]:
    client.force_login(people.elena)
    client.cookies["language"] = "en"
    yield client


def event(people: Cast, action: str, subject: str = "", who: Person | None = None, /, **details: Any) -> None:
    with change(people.vilaclara, who or people.carla, action) as made:
        made.subject, made.details = subject, details


def cells(client: Client, query: str = "") -> list[list[str]]:
    """What, when, who, about and details of each line but the headings, without the number and the time."""
    tree = html.fromstring(client.get(TRAIL + query).content)
    table = rows(tree)[1:] if tree.xpath("//table") else []
    return [[row[0].rpartition(" ")[0], *row[2:]] for row in table]


def lines(client: Client, query: str = "") -> list[list[str]]:
    """The rows of the file."""
    text = b"".join(client.get(FILE + query)).decode("utf-8-sig")  # type: ignore[call-overload]
    return list(csv.reader(text.splitlines(), delimiter=";" if ";" in text.splitlines()[0] else ","))


def handed() -> tuple[set[str], set[str]]:
    """Codes that are written in calls of OPENING, and the modules with calls whose code is worked out."""
    codes, computed = set(), set()
    for path in Path(*actions.__path__).glob("*.py"):
        for call in ast.walk(ast.parse(path.read_text())):
            if isinstance(call, ast.Call) and isinstance(call.func, ast.Name) and call.func.id in OPENING:
                code = call.args[2]
                if isinstance(code, ast.Constant):
                    codes.add(str(code.value))
                else:
                    computed.add(path.name)
    return codes, computed


def test_every_kind_of_event_has_its_words_and_no_other() -> None:
    codes, computed = handed()
    assert (computed, codes.union(*COMPUTED.values())) == (set(COMPUTED), set(EVENT_WORDS))


def test_everything_that_events_are_about_has_words() -> None:
    code = "\n".join(path.read_text() for path in Path(*actions.__path__).glob("*.py"))
    said = set(re.findall(r'made\.subject(?:, made\.\w+)? = f?"([a-z ]+?) ?[{"]', code))
    assert said - set(SUBJECT_WORDS) == set()


def test_what_details_refer_to_has_words() -> None:
    assert set(REFERS.values()) - set(SUBJECT_WORDS) == set()


@pytest.mark.parametrize(
    ("subject", "found"),
    [
        ("publication 12", ("publication", 12)),
        ("improvement lines", ("improvement lines", None)),
        ("match/c1/atendrem en 2", ("match/c1/atendrem en", 2)),
        ("settings", ("settings", None)),
        ("", ("", None)),
    ],
)
def test_a_subject_is_a_kind_and_a_number(subject: str, found: tuple[str, int | None]) -> None:
    assert subject_of(subject) == found


@pytest.mark.parametrize(
    ("details", "said"),
    [
        ({"from": {"text": "", "remarks": "x"}, "to": {"text": "3", "remarks": "x"}}, [("Result", "–", "3")]),
        ({"department": {"from": None, "to": 7}}, [("Department", "The whole town", "Joventut")]),
        ({"people": [4, 5]}, [("People", None, "Ana, Person 5")]),
        ({"until": "2026-12-31"}, [("Last day", None, "31/12/2026")]),
        ({"role": "head"}, [("Role", None, "Head of service")]),
        ({"rows": [0, 1], "new": True}, [("It was not here before", None, "Yes"), ("Rows", None, "1, 2")]),
        ({"redress": {"ca": "Perdó", "es": "Perdón"}}, [(
            "What people get when a promise is broken", None, "ca: Perdó; es: Perdón"
        )]),
        ({"from": {"due_on": None}, "to": {"due_on": "2026-12-31"}, "texts": ["cause", "remarks"]}, [
            ("Due on", "–", "31/12/2026"), ("Texts that changed", None, "Cause, Remarks")
        ]),
        ({"guest": 8, "effect": "not-worked"}, [
            ("Did it work?", None, "It did not work"),
            ("Link for somebody without an account", None, "Link 8 for somebody without an account"),
        ]),
        ({"unheard": [], "from": "x"}, [("from", None, "x"), ("unheard", None, "–")]),
    ],
)  # fmt: skip
def test_details_are_said_with_names_and_from_what_to_what(details: dict[str, Any], said: list[Any]) -> None:
    names = {("department", 7): "Joventut", ("person", 4): "Ana"}
    assert [tuple(one) for one in details_said(details, names, voice("en"))] == said


def test_who_has_no_account_is_named_by_the_link_and_who_runs_the_server_as_such(people: Cast, elena: Client) -> None:
    report = opened_report(people)
    pk = entries(report)[0].pk
    link = make_link(people.carla, report, [pk], Guest("nora@vilaclara.example", "Nora"))
    token = guest_address(link).rstrip("/").rpartition("/")[2]
    enter_as_guest(token, pk, Typed("1,8"), 0)
    hand_in(token)
    with change(people.vilaclara, None, "enter-by-workbook") as made:
        made.subject = f"report {report.pk}"
    nora = f"Link {link.pk} for somebody without an account: Nora"
    assert [row[1] for row in cells(elena)[:4]] == ["Whoever runs the server", nora, nora, "Carla"]


def test_the_auditor_reads_who_changed_what_from_what(people: Cast, elena: Client) -> None:
    culture = people.vilaclara.departments.create(name="Cultura")
    change_membership(people.fina, people.ana.memberships.get(), Role.HEAD, None, None)
    change_department(people.carla, culture, "Cultura i lleure", None)
    save_settings(people.fina, people.vilaclara, {"accent": "#a01020"})
    gone = people.youth.pk
    merge_department(people.carla, people.youth, culture)
    assert cells(elena) == [
        [
            "A department was merged into another",
            "Carla",
            f"Department {culture.pk}: Cultura i lleureAll about it: Department {culture.pk}: Cultura i lleure",
            f"Charters: –Department: Department {gone} → Cultura i lleureDepartments: –Invitations: –"
            "Name: JoventutPeople: Bruno",
        ],
        ["Settings were changed", "Fina", "SettingsAll about it: Settings", "Colour of the town: #24408e → #a01020"],
        [
            "A department was changed",
            "Carla",
            f"Department {culture.pk}: Cultura i lleureAll about it: Department {culture.pk}: Cultura i lleure",
            "Name: Cultura → Cultura i lleure",
        ],
        [
            "A role was changed",
            "Fina",
            "AnaAll about it: Ana",
            f"Department: Department {gone} → The whole townRole: Contributor → Head of service",
        ],
    ]


def test_an_empty_trail_and_a_search_without_a_find_say_so(people: Cast, elena: Client) -> None:
    empty = elena.get(TRAIL).content.decode()
    event(people, "import", "document 1")
    none = elena.get(f"{TRAIL}?since=2999-01-01").content.decode()
    assert ("Nothing has happened yet." in empty, "No event fits what you chose." in none) == (True, True)


def test_persons_who_are_gone_and_the_program_are_named_too(people: Cast, elena: Client) -> None:
    with change(people.vilaclara, None, "show") as made:
        made.subject = "publication 9"
    event(people, "add-person", "person 12", people.dario)
    people.dario.delete()
    number = AuditEvent.objects.get(action="add-person").person
    assert [row[1:3] for row in cells(elena)] == [
        [f"Person {number}", "Person 12All about it: Person 12"],
        ["The program", "Publication 9All about it: Publication 9"],
    ]


@pytest.mark.parametrize(
    ("query", "found"),
    [
        ("", ["c", "b", "a"]),
        ("?person={bruno}", ["b"]),
        ("?person=0", ["c"]),
        ("?action=discard", ["b"]),
        ("?subject=document", ["b", "a"]),
        ("?subject=document&number=1", ["a"]),
        ("?number=12", ["c", "b"]),
        ("?since=2026-01-01", ["c", "b"]),
        ("?until=2025-12-31", ["a"]),
        ("?since=2026-01-01&until=2026-01-01&action=discard", ["b"]),
        ("?person={bruno}&action=import", []),
        ("?page=7", ["c", "b", "a"]),
    ],
)
def test_filters_choose_events_for_the_page_and_for_the_file(
    people: Cast, elena: Client, query: str, found: list[str]
) -> None:
    event(people, "import", "document 1", name="a")
    event(people, "discard", "document 12", people.bruno, name="b")
    with change(people.vilaclara, None, "show") as made:
        made.subject, made.details = "publication 12", {"name": "c"}
    moments = {1: "2025-12-31T22:59:59Z", 2: "2025-12-31T23:00:00Z", 3: "2026-01-02T12:00:00Z"}
    for number, moment in moments.items():
        AuditEvent.objects.filter(number=number).update(at=datetime.fromisoformat(moment))
    asked = query.format(bruno=people.bruno.pk)
    page, file = cells(elena, asked), lines(elena, asked)[1:]
    assert ([row[3][-1] for row in page], [row[5][-1] for row in file]) == (found, found)


@pytest.mark.parametrize("query", ["since=soon", "person=99999", "number=-1", "until=0001-01-01", "subject=x"])
def test_a_filter_that_cannot_be_read_is_said_and_makes_no_file(people: Cast, elena: Client, query: str) -> None:
    event(people, "import", "document 1")
    page, file = elena.get(f"{TRAIL}?{query}"), elena.get(f"{FILE}?{query}")
    name = query.partition("=")[0]
    assert (f'id="id_{name}_error"' in page.content.decode(), file.status_code, file.headers["Location"]) == (
        True,
        302,
        f"{TRAIL}?{query}",
    )


def test_a_hundred_events_a_page_take_as_many_queries_as_one(people: Cast, elena: Client) -> None:
    def brought_in(number: int) -> None:
        event(people, "import", f"document {number}", new=True, people=[people.ana.pk, number], department=number)

    def queries() -> int:
        with CaptureQueriesContext(connection) as asked:
            elena.get(f"{TRAIL}?action=import")
        return len(asked)

    brought_in(1)
    elena.get(TRAIL)
    one = queries()
    for number in range(2, 131):
        brought_in(number)
    hundred = queries()
    tree = html.fromstring(elena.get(f"{TRAIL}?action=import").content)
    older = tree.xpath("//a[@rel='next']/@href")
    found = (one, hundred, len(rows(tree)) - 1, older, words(tree, "//caption/b"), len(cells(elena, older[0])))
    assert found == (15, 15, 100, ["?action=import&page=2"], ["130 events"], 30)


def test_long_texts_are_shortened_on_the_page_and_whole_in_the_file(people: Cast, elena: Client) -> None:
    event(people, "change-settings", "settings", **{"from": {"method": ""}, "to": {"method": "m" * 5000}})
    page, file = elena.get(TRAIL).content.decode(), lines(elena)
    assert ("m" * 300 + "…" in page, "m" * 301 in page, "m" * 5000 in file[1][5]) == (True, False, True)


def test_the_subject_leads_to_its_page_for_who_may_open_it(people: Cast, client: Client) -> None:
    published = report_published(people.vilaclara, people.carla, "Joventut", 2023, YOUTH)
    event(people, "add-department", f"department {people.youth.pk}")
    event(people, "discard", "document 999")
    links = {}
    for who in (people.carla, people.elena):
        client.force_login(who)
        page = client.get(TRAIL).content.decode()
        targets = (f"publications/{published.number}", f"departments/{people.youth.pk}", "imports/999")
        links[who.name] = [f'href="/desk/vilaclara/{target}/"' in page for target in targets]
    assert links == {"Carla": [True, True, False], "Elena": [True, False, False]}


def test_why_something_was_taken_away_is_read_beside_it(people: Cast, elena: Client) -> None:
    published = report_published(people.vilaclara, people.carla, "Joventut", 2023, YOUTH)
    redact(people.carla, published, next(iter(published.texts)), "Hi havia un nom.")
    assert ("A text was taken away from what is published", "Reason: Hi havia un nom.") in [
        (row[0], row[3][-24:]) for row in cells(elena)
    ]


def test_the_page_says_whether_the_trail_verifies(people: Cast, elena: Client) -> None:
    event(people, "import", "document 1")
    event(people, "import", "document 2")
    whole = elena.get(TRAIL).content.decode()
    AuditEvent.objects.filter(number=1).update(subject="document 9")
    event(people, "import", "document 3")
    AuditEvent.objects.filter(number=2).update(link="0" * 64)  # what was checked before is not there any more
    broken = elena.get(TRAIL).content.decode()
    said = ("The trail does not verify", "Event 1 of the trail was changed, or one before it is missing.")
    assert [*missing(whole, "The trail verifies: 2 events."), *missing(broken, *said)] == []


def test_nobody_waits_while_another_trail_is_verified(
    people: Cast, elena: Client, monkeypatch: pytest.MonkeyPatch
) -> None:
    event(people, "import", "document 1")
    said: list[bool] = []

    def slow(town: Organisation) -> tuple[Fault, ...]:
        said.append("Another verification is running." in elena.get(TRAIL).content.decode())
        return verify_trail(town)

    monkeypatch.setattr("cartaviva.desk.trail_check._CHECKS", KeptCheck())
    monkeypatch.setattr("cartaviva.desk.trail_check.verify_trail", slow)
    assert ("The trail verifies: 1 event." in elena.get(TRAIL).content.decode(), said) == (True, [True])


@pytest.mark.parametrize(("language", "delimiter"), [("ca", b";"), ("es", b";"), ("en", b",")])
def test_the_file_is_for_spreadsheets_and_holds_no_formula(
    people: Cast, elena: Client, language: str, delimiter: bytes
) -> None:
    event(people, "import", "=1+1", name="x")
    elena.cookies["language"] = language
    answer = elena.get(FILE)
    body = b"".join(answer)  # type: ignore[call-overload]
    assert (
        answer.streaming,
        body[:3],
        body.count(delimiter),
        b"=1+1" in body,
        b"'=1+1" in body,
        answer.headers["Content-Disposition"],
    ) == (True, b"\xef\xbb\xbf", 14, True, True, 'attachment; filename="vilaclara-trail.csv"')


def test_a_long_trail_is_in_the_file_whole(people: Cast, elena: Client, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("cartaviva.desk.trail.AT_ONCE", 3)
    for number in range(7):
        event(people, "import", f"document {number}")
    assert [row[0] for row in lines(elena)[1:]] == ["7", "6", "5", "4", "3", "2", "1"]


def test_times_are_those_of_the_town(people: Cast, elena: Client) -> None:
    event(people, "import", "document 1")
    AuditEvent.objects.update(at=datetime(2025, 12, 31, 23, 30, tzinfo=UTC))
    page, file = rows(html.fromstring(elena.get(TRAIL).content)), lines(elena)
    assert (page[1][1], file[1][1]) == ("01/01/2026 00:30", "2026-01-01 00:30:00+01:00")
