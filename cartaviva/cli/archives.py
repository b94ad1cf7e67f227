"""`cartaviva backup` and `cartaviva restore`."""

from pathlib import Path
from typing import TYPE_CHECKING

import click

from cartaviva.cli.disk import disk_said
from cartaviva.cli.prepare import django_with_database, migrate, only_one, with_installation
from cartaviva.cli.table import cannot, printable
from cartaviva.core.words import Say

if TYPE_CHECKING:
    from cartaviva.actions.backup import Saved


def backup(file: str, say: Say) -> int:
    """Exit code 0, or 1 where files are missing or damaged. Raises Unwritten, with nothing left behind."""
    with_installation(say)
    from django.conf import settings

    from cartaviva.actions.backup import save
    from cartaviva.records.models import Organisation

    name = printable(file)
    with disk_said(say("{file} could not be written: {why}.").replace("{file}", name), say):
        try:
            saved = save(Path(file))
        except FileExistsError:
            raise cannot(say("{file} is there already. Give another name."), file=file) from None
    click.echo(_told(say("Saved in {file}. Rows: {rows}, files: {files}."), saved, file))
    if not Organisation.objects.exists():
        click.echo(say("There is no town in {folder} yet.").format(folder=settings.HOME), err=True)
    return _say_faults(saved, say)


def restore(file: str, force: bool, say: Say) -> int:
    """Exit code 0, or 1 where the backup lacks files. Raises Unwritten, with everything as it was."""
    if not Path(file).is_file():
        raise cannot(say("There is no file {file}."), file=file)
    sentence = say("{file} could not be restored: {why}. Everything is as it was before.")
    with disk_said(sentence.replace("{file}", printable(file)), say):
        django_with_database(say)
        from django.conf import settings

        from cartaviva.actions.restore import Unfit, restore

        with only_one(settings.HOME, say):
            try:
                saved = restore(Path(file), force)
            except Unfit as error:
                raise click.ClickException(say(error.sentence).format(detail=printable(error.detail)).strip()) from None
            not_yet = say("{file} was restored, but not brought up to date: {why}. Start the server, which does so.")
            with disk_said(not_yet.replace("{file}", printable(file)), say):
                migrate()
    click.echo(_told(say("Restored from {file}. Rows: {rows}, files: {files}."), saved, file))
    return _say_faults(saved, say)


def _told(sentence: str, saved: "Saved", file: str) -> str:
    return sentence.format(rows=saved.rows, files=saved.files, file=printable(file))


def _say_faults(saved: "Saved", say: Say) -> int:
    """Each file that is not as it should be, one a line; the exit code."""
    for town, fault in saved.faults:
        click.echo(printable(f"{town}: {fault.sentence(say)}" if town else fault.sentence(say)), err=True)
    return 1 if saved.faults else 0
