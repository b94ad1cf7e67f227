"""The commands of an installation, `serve` to `demo`: arguments and help. Django is met only inside them."""

import os
from collections.abc import Callable
from typing import Any

import click

from cartaviva.cli import options
from cartaviva.locale import Translations

SETTINGS = "cartaviva.config.settings"


def commands(say: Translations) -> list[click.Command]:
    """The commands of an installation, their help in the language of `say`."""
    return [_import(say), _serve(say), _remind(say), _backup(say), _restore(say), _demo(say)]


def with_django() -> None:
    """Set Django up: from here on tables can be imported."""
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", SETTINGS)
    import django

    django.setup()


def _import(say: Translations) -> click.Command:
    def run(files: tuple[str, ...], organisation: str, yes: bool) -> int:
        from cartaviva.cli.importing import bring

        return bring(files, organisation, yes, say)

    organisation = click.Option(
        ["--organisation"],
        required=True,
        metavar=say("TOWN"),
        help=say("The town, by the name that it has in addresses."),
    )
    yes = click.Option(
        ["--yes"],
        is_flag=True,
        help=say("Accept every proposed correction, keep the rest as stated, and confirm what is then decided."),
    )
    text = say("Bring documents into a town, where people review them.")
    more = say(
        "Each is kept as it is, and read. A folder stands for all the documents in it. "
        "The same file twice changes nothing."
    )
    return _command("import", run, (text, more), say, [options.files(say), organisation, yes])


def _serve(say: Translations) -> click.Command:
    def run(host: str, port: int) -> int:
        from cartaviva.cli.serve import serve

        return serve(host, port, say)

    host = click.Option(
        ["--host"], default="127.0.0.1", show_default=True, metavar=say("HOST"), help=say("Address to listen on.")
    )
    port = click.Option(
        ["--port"],
        type=click.IntRange(1, 65535),
        default=8000,
        show_default=True,
        metavar=say("PORT"),
        help=say("Port to listen on."),
    )
    text = say("Run the server until it is stopped.")
    more = say(
        "A worker beside it does what takes longer. Everything an installation has lies in the folder that "
        "CARTAVIVA_HOME names."
    )
    return _command("serve", run, (text, more), say, [host, port])


def _remind(say: Translations) -> click.Command:
    def run(organisation: str | None, dry_run: bool) -> int:
        from cartaviva.cli.reminding import remind

        return remind(organisation, dry_run, say)

    dry_run = click.Option(["--dry-run"], is_flag=True, help=say("Say who would be written to, and write to nobody."))
    text = say("Write to everybody for whom results wait today. For cron, every morning.")
    more = say(
        "Nobody gets two of these mails on a day, however often it runs. The worker of the server sends them; what "
        "could not be sent is sent by the next run of the same day."
    )
    return _command("remind", run, (text, more), say, [options.one_town(say), dry_run])


def _backup(say: Translations) -> click.Command:
    def run(file: str) -> int:
        from cartaviva.cli.archives import backup

        return backup(file, say)

    text = say("Save everything of this installation in one file. The server may run meanwhile.")
    more = say(
        "The file fits both databases. Keep it safe: it holds what was not published, and people's passwords, hashed."
    )
    return _command("backup", run, (text, more), say, [_file(say)])


def _restore(say: Translations) -> click.Command:
    def run(file: str, force: bool) -> int:
        from cartaviva.cli.archives import restore

        return restore(file, force, say)

    text = say("Bring back what a backup holds, into an empty installation. The server has to be stopped.")
    force = click.Option(["--force"], is_flag=True, help=say("Delete what the installation holds first."))
    return _command("restore", run, (text, ""), say, [_file(say), force])


def _demo(say: Translations) -> click.Command:
    def run(folder: str) -> int:
        from cartaviva.cli.demo import demo

        return demo(folder, say)

    folder = click.Argument(["folder"], metavar=say("FOLDER"))
    text = say("Make the fictitious town of the examples.")
    more = say("FOLDER holds its documents. The installation has to be empty, and everybody knows the passwords.")
    return _command("demo", run, (text, more), say, [folder])


def _file(say: Translations) -> click.Argument:
    return click.Argument(["file"], metavar=say("FILE"))


def _command(
    name: str, run: Callable[..., Any], text: tuple[str, str], say: Translations, params: list[click.Parameter]
) -> click.Command:
    return options.command(name, run, text, [*params, options.language_spoken(say)], say)
