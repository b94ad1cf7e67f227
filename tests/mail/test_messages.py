"""Every message in every language, as a mail server receives it."""

import re
import socket
from collections.abc import Iterator
from email import message_from_bytes
from email.message import EmailMessage
from email.policy import default
from typing import Any

import lxml.html
import pytest
from aiosmtpd.controller import Controller

from cartaviva.actions.digests import row_link
from cartaviva.actions.invitations import invite
from cartaviva.actions.mailing import send_invitation, send_locked, send_password_reset
from cartaviva.actions.reminding import remind
from cartaviva.core.permissions import Role
from cartaviva.core.words import LANGUAGES
from cartaviva.locale import voice
from cartaviva.mail.digest import Part, Point
from cartaviva.mail.messages import MESSAGES, make_message
from cartaviva.mail.printed import EmailBackend
from cartaviva.records.models import Invitation, Organisation, Person
from tests.actions.test_reminding import DUE, opened
from tests.people import Cast

LINK = re.compile(r"https?://[^\s\"<>]+")
"""An address in a mail, to where it ends."""


class Box:
    """What arrived."""

    def __init__(self) -> None:
        self.letters: list[tuple[list[str], EmailMessage]] = []

    async def handle_DATA(self, server: Any, session: Any, envelope: Any) -> str:  # noqa: N802  # aiosmtpd's name
        letter = message_from_bytes(envelope.content, policy=default)
        assert isinstance(letter, EmailMessage)
        self.letters.append((envelope.rcpt_tos, letter))
        return "250 OK"


@pytest.fixture
def box(settings: Any) -> Iterator[Box]:
    """A mail server on 127.0.0.1, and the settings with which it is found."""
    received = Box()
    with socket.create_server(("127.0.0.1", 0)) as free:
        port = free.getsockname()[1]
    server = Controller(received, hostname="127.0.0.1", port=port)
    server.start()
    settings.EMAIL_BACKEND = "django.core.mail.backends.smtp.EmailBackend"
    settings.EMAIL_HOST, settings.EMAIL_PORT = "127.0.0.1", port
    try:
        yield received
    finally:
        server.stop()


def read(letter: EmailMessage) -> tuple[str, str, str]:
    """Subject, plain text and HTML."""
    bodies = [letter.get_body((kind,)) for kind in ("plain", "html")]
    assert all(body is not None for body in bodies)
    plain, html = (str(body.get_content()) for body in bodies if body is not None)
    return str(letter["Subject"]).strip(), plain, html  # a long one begins in its second line


@pytest.mark.django_db
@pytest.mark.parametrize("language", LANGUAGES)
def test_an_invitation_arrives_in_the_language_of_the_town_with_a_link_that_works(
    people: Cast, box: Box, language: str, client: Any
) -> None:
    people.vilaclara.languages = [language]
    people.vilaclara.contact_email = "qualitat@vilaclara.example"
    people.vilaclara.name = "Ajuntament d'Es Pla & Vila"
    people.vilaclara.save()
    invite(people.fina, people.vilaclara, "gina@vilaclara.example", Role.HEAD, people.youth)
    ((recipients, letter),) = box.letters
    subject, plain, html = read(letter)
    (link,) = [line for line in plain.splitlines() if line.startswith("http")]
    path = link.removeprefix("http://127.0.0.1:8000")
    assert (recipients, letter["Reply-To"], letter["Auto-Submitted"]) == (
        ["gina@vilaclara.example"],
        "qualitat@vilaclara.example",
        "auto-generated",
    )
    assert ("Ajuntament d'Es Pla & Vila" in subject, "Joventut" in plain, "Es Pla &amp; Vila" in html) == (True,) * 3
    assert (f'lang="{language}"' in html, link in html, client.get(path).status_code) == (True, True, 200)


@pytest.mark.django_db
@pytest.mark.parametrize("language", LANGUAGES)
def test_a_link_for_a_new_password_arrives_in_the_persons_language_and_works(
    people: Cast, box: Box, language: str, client: Any
) -> None:
    Person.objects.filter(pk=people.ana.pk).update(language=language)
    client.post("/account/password/new/", {"email": "Ana@Vilaclara.example"})
    ((recipients, letter),) = box.letters
    _, plain, html = read(letter)
    (link,) = [line for line in plain.splitlines() if line.startswith("http")]
    page = client.get(link.removeprefix("http://127.0.0.1:8000"), follow=True)
    new = {"password1": "tres gats blancs dormen", "password2": "tres gats blancs dormen"}
    done = client.post(page.request["PATH_INFO"], new, follow=True)
    signed_in = client.login(email="ana@vilaclara.example", password=new["password1"])
    found = (recipients, f'lang="{language}"' in html, page.status_code, done.status_code, signed_in)
    assert found == (["ana@vilaclara.example"], True, 200, 200, True)


@pytest.mark.django_db
@pytest.mark.parametrize("language", LANGUAGES)
def test_a_digest_arrives_in_the_persons_language_and_each_of_its_links_leads_to_the_desk(
    people: Cast, box: Box, language: str, client: Any
) -> None:
    Organisation.objects.filter(pk=people.vilaclara.pk).update(contact_email="qualitat@vilaclara.example")
    people.vilaclara.refresh_from_db()
    Person.objects.filter(pk=people.ana.pk).update(language=language)
    report = opened(people)
    remind(people.vilaclara, DUE)
    ((recipients, letter),) = box.letters
    _, plain, html = read(letter)
    links = [line.strip() for line in plain.splitlines() if line.strip().startswith("http")]
    client.force_login(people.ana)
    pages = [client.get(link.removeprefix("http://127.0.0.1:8000")) for link in links]
    rows_there = [
        f'id="{link.partition("#")[2]}"' in page.content.decode() for link, page in zip(links[:-1], pages, strict=False)
    ]
    assert (recipients, letter["Reply-To"], letter["Auto-Submitted"]) == (
        ["ana@vilaclara.example"],
        "qualitat@vilaclara.example",
        "auto-generated",
    )
    codes = [page.status_code for page in pages]
    found = (f'lang="{language}"' in html, set(LINK.findall(html)), codes, rows_there)
    assert found == (True, set(links), [200] * 4, [True] * 3)
    rows = [row_link(people.vilaclara, report.pk, entry.pk) for entry in report.entries.order_by("pk")]
    assert links == [*rows, "http://127.0.0.1:8000/desk/vilaclara/"]


@pytest.mark.django_db
def test_nothing_is_sent_to_who_is_unknown_or_closed_and_the_page_is_the_same(
    people: Cast, box: Box, client: Any
) -> None:
    Person.objects.filter(pk=people.bruno.pk).update(is_active=False)
    asked = ("nobody@vilaclara.example", people.bruno.email, people.ana.email)
    pages = [client.post("/account/password/new/", {"email": one}, follow=True) for one in asked]
    told = {page.content for page in pages}
    assert ([to for to, _ in box.letters], len(told)) == ([[people.ana.email]], 1)


@pytest.mark.django_db
def test_what_was_withdrawn_or_closed_before_it_was_sent_is_not_sent(people: Cast, box: Box) -> None:
    invitation = invite(people.fina, people.vilaclara, "gina@vilaclara.example", Role.HEAD)
    Invitation.objects.all().delete()
    Person.objects.filter(pk=people.ana.pk).update(is_active=False)
    send_invitation.enqueue(invitation.pk or 1, invitation.sent_at.isoformat())
    send_password_reset.enqueue(people.ana.pk)
    send_locked.enqueue(people.ana.pk)
    assert len(box.letters) == 1


VALUES = {
    "town": "Vila",
    "role": "Auditor",
    "department": "",
    "inviter": "Fina",
    "name": "Ana",
    "link": "https://vila.example/x",
    "days": 14,
    "sender": "Bruno",
    "charter": "Joventut",
    "period": "2026",
    "count": 2,
    "until": "31 January 2027",
    "hours": 4,
    "minutes": 10,
    "parts": [
        Part(
            "Joventut & Lleure",
            [
                Point("Tallers fets (2024): <4>.", "Confirma-ho.", "https://vila.example/desk/vila/rows/1"),
                Point("Queixes (2024): d'abril.", "", "https://vila.example/desk/vila/rows/2"),
            ],
        )
    ],
    "contact": "qualitat@vila.example",
}


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("name", MESSAGES)
def test_every_message_arrives_at_a_mail_server_in_every_language(name: str, language: str, box: Box) -> None:
    made = make_message(
        name, "ana@vila.example", language, {key: VALUES[key] for key in MESSAGES[name]}, "qualitat@vila.example"
    )
    made.send()
    ((recipients, letter),) = box.letters
    subject, plain, html = read(letter)
    kinds = [part.get_content_type() for part in letter.walk()]
    headers = [letter[each] for each in ("From", "To", "Reply-To", "Auto-Submitted")]
    assert (recipients, kinds) == (["ana@vila.example"], ["multipart/alternative", "text/plain", "text/html"])
    assert headers == ["carta-viva@localhost", "ana@vila.example", "qualitat@vila.example", "auto-generated"]
    assert (subject, plain.replace("\r\n", "\n")) == (made.subject, made.body)
    assert html.replace("\r\n", "\n").strip() == str(made.alternatives[0][0]).strip()
    assert (voice(language)(GREETINGS[name]).split("{")[0] in plain, f'<html lang="{language}">' in html) == (
        True,
        True,
    )
    assert (set(LINK.findall(plain)), set(LINK.findall(html))) == (LINKS[name], LINKS[name])


@pytest.mark.parametrize("name", MESSAGES)
def test_the_one_thing_to_do_is_a_button_above_its_address(name: str) -> None:
    made = make_message(name, "x@vila.example", "en", {key: VALUES[key] for key in MESSAGES[name]})
    tree = lxml.html.fromstring(str(made.alternatives[0][0]))
    links = tree.xpath("//a[@class='go']/@href"), tree.xpath("//p[@class='address']/a/text()")
    assert links == ((sorted(LINKS[name] & {VALUES["link"]}),) * 2)


GREETINGS = {"invitation": "Hello,"} | dict.fromkeys(set(MESSAGES) - {"invitation"}, "Hello, {name},")
LINKS = {name: {"https://vila.example/x"} for name in MESSAGES} | {
    "digest": {
        "https://vila.example/x",
        "https://vila.example/desk/vila/rows/1",
        "https://vila.example/desk/vila/rows/2",
    },
    "email-changed": set(),
}


@pytest.mark.parametrize("name", MESSAGES)
def test_a_message_is_made_from_its_values_alone_and_needs_all_of_them(name: str) -> None:
    values = {key: VALUES[key] for key in MESSAGES[name]}
    made = make_message(name, "x@vila.example", "en", values)
    (html, _), *others = made.alternatives
    said = made.subject + made.body + str(html).partition("</style>")[2]
    assert (len(others), "{" in said, len(made.subject) < 79) == (0, False, True)
    with pytest.raises(KeyError):
        make_message(name, "x@vila.example", "en", dict(list(values.items())[1:]))


@pytest.mark.parametrize("name", MESSAGES)
def test_a_message_differs_in_every_language(name: str) -> None:
    values = {key: VALUES[key] for key in MESSAGES[name]}
    made = [make_message(name, "x@vila.example", language, values) for language in LANGUAGES]
    assert (len({each.subject for each in made}), len({each.body for each in made})) == (3, 3)


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("name", MESSAGES)
def test_a_message_says_whom_an_answer_reaches_and_that_nobody_reads_it_only_where_nobody_does(
    name: str, language: str
) -> None:
    values = {key: VALUES[key] for key in MESSAGES[name]}
    say, told = voice(language), []
    nobody = say("This message was sent by Carta Viva. Nobody reads what is sent to its address.")
    for reply_to in ("oficina@vila.example", ""):
        made = make_message(name, "ana@vila.example", language, values, reply_to)
        told += [(nobody in made.body, "oficina@vila.example" in text) for text in (made.body, made.alternatives[0][0])]
    assert told == [(False, True)] * 2 + [(True, False)] * 2


def test_the_demonstration_prints_a_mail_as_it_is_read(capsys: pytest.CaptureFixture[str]) -> None:
    values = {"name": "Gemma Prat i Ça", "link": "https://vila.example/x", "hours": 4}
    made = make_message("password-reset", "ana@vila.example", "ca", values)
    made.connection = EmailBackend()
    made.send()
    printed = capsys.readouterr().out
    assert printed == f"\n--- ana@vila.example: {made.subject}\n\n{made.body.rstrip()}\n\n---\n"
