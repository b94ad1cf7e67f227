"""`cartaviva backup` and `cartaviva restore`."""

from pathlib import Path

import click

from cartaviva.cli.prepare import migrate, only_one, with_installation
from cartaviva.cli.server import with_django
from cartaviva.cli.table import printable
from cartaviva.core.words import Say


def backup(file: str, say: Say) -> int:
    """Exit code 0, or 1 where files are missing that the records name."""
    with_installation(say)
    from django.conf import settings

    from cartaviva.actions.backup import Saved, save
    from cartaviva.records.models import Organisation

    try:
        saved: Saved = save(Path(file))
    except FileExistsError:
        raise click.ClickException(
            say("{file} is there already. Give another name.").format(file=printable(file))
        ) from None
    click.echo(_told(say("Saved in {file}. Rows: {rows}, files: {files}."), saved, file))
    if not Organisation.objects.exists():
        click.echo(say("There is no town in {folder} yet.").format(folder=settings.HOME), err=True)
    for name in saved.missing:
        click.echo(
            say("The store has no file {name}; what is published can be rendered again.").format(name=name), err=True
        )
    return 1 if saved.missing else 0


def restore(file: str, force: bool, say: Say) -> int:
    with_django()
    from django.conf import settings

    from cartaviva.actions.restore import Unfit, restore

    if not Path(file).is_file():
        raise click.ClickException(say("There is no file {file}.").format(file=printable(file)))
    with only_one(settings.HOME, say):
        try:
            saved = restore(Path(file), force)
        except Unfit as error:
            raise click.ClickException(say(error.sentence).format(detail=printable(error.detail)).strip()) from None
        migrate()
    click.echo(_told(say("Restored from {file}. Rows: {rows}, files: {files}."), saved, file))
    return 0


def _told(sentence: str, saved: "object", file: str) -> str:
    return sentence.format(rows=saved.rows, files=saved.files, file=printable(file))  # type: ignore[attr-defined]
