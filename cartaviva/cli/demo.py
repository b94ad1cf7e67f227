"""`cartaviva demo`: the town of the examples, brought in and published by the actions that people use."""

import logging
import os
from pathlib import Path

import click

from cartaviva.cli.demo_people import PASSWORD, PEOPLE, email
from cartaviva.cli.prepare import django_with_database, migrate, only_one
from cartaviva.cli.server import SETTINGS
from cartaviva.cli.table import cannot
from cartaviva.core.permissions import ROLE_WORDS
from cartaviva.core.words import Say


def demo(folder: str, say: Say) -> int:
    """Exit code 0. Raises click.ClickException where the installation holds something already."""
    documents = sorted(path for path in Path(folder).rglob("*") if path.suffix in (".docx", ".xlsx", ".pdf"))
    if not documents:
        raise cannot(say("There are no documents in {folder}."), folder=folder)
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", SETTINGS)
    from django.conf import settings

    made = settings.HOME / "demonstration"
    if not made.exists():
        made.parent.mkdir(parents=True, exist_ok=True, mode=0o700)
        with only_one(settings.HOME, say):
            click.echo(_make(documents, say))
        made.touch()
    told = say("The example town is in {folder}. `cartaviva serve` with this CARTAVIVA_HOME shows it.")
    click.echo(told.format(folder=settings.HOME))
    return 0


def _make(documents: list[Path], say: Say) -> str:
    """What was made, in a sentence."""
    django_with_database(say)
    logging.disable(logging.INFO)
    migrate()
    from cartaviva.cli.example_town import make, people_and_town
    from cartaviva.records.models import Organisation, Person

    if Organisation.objects.exists() or Person.objects.exists():
        raise click.ClickException(say("This installation is not empty: the demonstration needs one of its own."))
    told = make(people_and_town(), documents)
    return say("Documents brought in: {documents}. Reports published: {reports}. Years closed: {years}.").format(
        documents=told.documents, reports=told.reports, years=told.years
    )


def addresses(url: str, say: Say) -> str:
    """Where to look while the demonstration is served, who can sign in, and with which password."""
    lines = [
        "",
        say("Pages of the town: {address}").format(address=f"{url}/vilaclara/"),
        say("Workspace: {address}").format(address=f"{url}/desk/"),
        "",
        *(f"  {email(name):<26}{say(ROLE_WORDS[role])}" for name, role in PEOPLE),
        say("Password of each: {password}").format(password=PASSWORD),
        say("Mails are not sent: they are printed here, with their links."),
        say("Stop it with Ctrl-C."),
        "",
    ]
    return "\n".join(lines)
