"""`cartaviva remind`: for cron, every morning. Where there is nobody to write to, only a person who asks is told so."""

import logging
import sys
from typing import TYPE_CHECKING

import click

from cartaviva.cli.table import printable
from cartaviva.core.words import Say

if TYPE_CHECKING:
    from cartaviva.records.models import Organisation


def remind(slug: str | None, dry_run: bool, say: Say) -> int:
    """Exit code 0. Raises click.ClickException where there is no such town."""
    from cartaviva.cli.prepare import migrate, towns, with_installation

    with_installation(say)
    migrate()
    chosen = towns(slug, say)
    logging.disable(logging.INFO)  # cron mails whatever is printed
    try:
        for town in chosen:
            _show(town, say) if dry_run else _remind(town, say)
    finally:
        logging.disable(logging.NOTSET)
    return 0


def _remind(town: "Organisation", say: Say) -> None:
    from cartaviva.actions import reminding
    from cartaviva.actions.access import today

    count = len(reminding.remind(town, today(town)).written)
    if count:
        said = say.plural("{n} person is written to.", "{n} people are written to.", count)
        click.echo(f"{town.slug}: {said.format(n=count)}")
    elif sys.stdout.isatty():
        _nobody(town, say)


def _nobody(town: "Organisation", say: Say) -> None:
    click.echo(f"{town.slug}: " + say("nobody is to be written to today."))


def _show(town: "Organisation", say: Say) -> None:
    from cartaviva.actions.access import today
    from cartaviva.actions.reminding import due_digests
    from cartaviva.records.models import Person

    due = due_digests(town, today(town))
    if not due:
        _nobody(town, say)
    names = dict(Person.objects.filter(pk__in=[digest.person for digest in due]).values_list("pk", "name"))
    for digest in due:
        count = sum(len(line.entries) for line in digest.lines)
        said = say.plural("{n} result waits", "{n} results wait", count).format(n=count)
        click.echo(f"{town.slug}: {printable(names[digest.person])}: {said}")
