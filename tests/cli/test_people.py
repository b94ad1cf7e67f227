"""`cartaviva user add` and `cartaviva town add`, in a process of their own with a home of their own."""

import os
import subprocess
from dataclasses import dataclass
from pathlib import Path

from tests.cli.terminal import CARTAVIVA
from tests.homes import migrated

SHOW = """
import django; django.setup()
from cartaviva.records.models import Organisation, Person
for town in Organisation.objects.order_by("slug"): print(town.slug, town.name, town.languages)
for one in Person.objects.order_by("email"):
    roles = [(each.organisation.slug, each.role, *filter(None, [each.department and each.department.name]))
             for each in one.memberships.all()]
    print(one.email, one.name, one.language, one.is_host, roles, one.check_password("un secret llarg de prova"))
"""


@dataclass(frozen=True)
class Server:
    """Where commands keep what they make."""

    home: Path

    def run(self, *command: str, stdin: str = "") -> tuple[int, str, str]:
        kept = {name: value for name, value in os.environ.items() if name != "DATABASE_URL"}
        settings = {"DJANGO_SETTINGS_MODULE": "cartaviva.config.settings", "CARTAVIVA_HOME": str(self.home)}
        environment = kept | settings | {"LC_ALL": "C.UTF-8"}
        done = subprocess.run(command, env=environment, input=stdin, capture_output=True, text=True, check=False)
        return done.returncode, done.stdout, done.stderr


def test_a_town_and_its_administrator_are_made_and_told_what_to_do_next(tmp_path: Path) -> None:
    server = Server(tmp_path)
    password = "un secret llarg de prova\n"
    person = ("--name", "Fina", "--organisation", "vilaclara", "--role", "administrator", "--password-stdin")
    town = server.run(*CARTAVIVA, "town", "add", "Vilaclara", "Ajuntament de Vilaclara", "--language", "ca")
    made = server.run(*CARTAVIVA, "user", "add", "Fina@vilaclara.example", *person, stdin=password)
    host = ("--name", "Imma", "--host", "--language", "es", "--password-stdin")
    server.run(*CARTAVIVA, "user", "add", "imma@host.example", *host, stdin=password)
    again = server.run(*CARTAVIVA, "user", "add", "fina@vilaclara.example", *person, stdin=password)
    taken = server.run(*CARTAVIVA, "town", "add", "desk", "Ajuntament")
    assert (town[0], made) == (
        0,
        (0, "Fina can sign in as fina@vilaclara.example.\nSign in at http://127.0.0.1:8000/account/login/\n", ""),
    )
    assert "cartaviva user add CORREU" in town[1]
    assert [again[0], again[2], taken[0], taken[2]] == [
        64,
        "Error: There is a person with this e-mail already.\n",
        64,
        "Error: This address is taken. Choose another one.\n",
    ]
    assert server.run(CARTAVIVA[0], "-c", SHOW)[1].splitlines() == [
        "vilaclara Ajuntament de Vilaclara ['ca', 'es', 'en']",
        "fina@vilaclara.example Fina ca False [('vilaclara', 'administrator')] True",
        "imma@host.example Imma es True [] True",
    ]


YOUTH = """
import django; django.setup()
from cartaviva.records.models import Organisation
Organisation.objects.get().departments.create(name="Joventut")
"""


def test_a_person_is_put_into_a_department_that_is_there_and_reads_the_language_of_the_town(tmp_path: Path) -> None:
    server = Server(migrated(tmp_path))
    server.run(*CARTAVIVA, "town", "add", "vilaclara", "Ajuntament de Vilaclara", "--language", "ca")

    def add(name: str, *more: str) -> tuple[int, str]:
        given = (f"{name}@vilaclara.example", "--name", name, "--organisation", "vilaclara", "--password-stdin", *more)
        done = server.run(*CARTAVIVA, "user", "add", *given, stdin="un secret llarg de prova\n")
        return done[0], done[2].splitlines()[-1] if done[2] else ""

    early = add("ana", "--role", "contributor", "--department", "Joventut")
    server.run(CARTAVIVA[0], "-c", YOUTH)
    told = [
        early,
        add("ana", "--role", "contributor", "--department", "Mercat"),
        add("ana", "--role", "auditor", "--department", "Joventut"),
        add("ana", "--role", "contributor", "--department", "joventut"),
        add("bruno", "--role", "head", "--language", "es"),
    ]
    shown = server.run(CARTAVIVA[0], "-c", SHOW)[1].splitlines()[1:]
    assert (told[:2], told[2][0], told[3:], shown) == (
        [
            (
                64,
                "Error: The town has no departments yet. Its administrator adds them in the workspace, under "
                "“Departments”.",
            ),
            (64, "Error: There is no department Mercat. There are: Joventut."),
        ],
        64,
        [(0, ""), (0, "")],
        [
            "ana@vilaclara.example ana ca False [('vilaclara', 'contributor', 'Joventut')] True",
            "bruno@vilaclara.example bruno es False [('vilaclara', 'head')] True",
        ],
    )


def test_what_does_not_fit_is_said_and_nothing_is_made(tmp_path: Path) -> None:
    server = Server(migrated(tmp_path))
    add = (*CARTAVIVA, "user", "add")
    answers = [
        server.run(*add, "fina@vilaclara.example", "--name", "Fina", "--password-stdin", stdin="curt\n"),
        server.run(*add, "fina", "--name", "Fina", "--password-stdin", stdin="un secret llarg de prova\n"),
        server.run(*add, "fina@vilaclara.example", "--name", "Fina", "--role", "head"),
        server.run(*add, "fina@vilaclara.example", "--name", "Fina", "--organisation", "x", "--role", "head"),
        server.run(*CARTAVIVA, "town", "add", "Vila Clara", "X"),
        server.run(*add, "fina@vilaclara.example", "--name", "Fina"),
    ]
    assert ([code for code, _, _ in answers], server.run(CARTAVIVA[0], "-c", SHOW)[1]) == ([64] * 6, "")
    assert "at least 12 characters" in answers[0][2]
    assert answers[4][2].endswith(
        "Error: TOWN has small letters without accents, figures and hyphens alone: vila-clara.\n"
    )
    assert answers[5][2].endswith(
        "Error: There is no terminal to ask for the password: hand it over with --password-stdin.\n"
    )
