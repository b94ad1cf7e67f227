"""The program with all its commands, and `read`, `check` and `report`: what they take; commands.py does it."""

from collections.abc import Callable
from typing import Any, NamedTuple

import click

from cartaviva import __version__
from cartaviva.cli import options
from cartaviva.cli.people import town, user
from cartaviva.cli.server import commands
from cartaviva.cli.verifying import verify_command
from cartaviva.core.policy import POLICIES, PROPORTIONAL
from cartaviva.formats.writers import WRITERS
from cartaviva.locale import Translations


class Asked(NamedTuple):
    """The arguments of a command, as they were given."""

    files: tuple[str, ...]
    policy: str
    language: str | None
    as_json: bool = False
    annotate: str | None = None
    outputs: tuple[str, ...] = ()
    template: str | None = None


def program(say: Translations) -> click.Group:
    """The commands, their help in the language of `say`."""
    group = click.Group(
        "cartaviva",
        help=say(
            "Reads the follow-up reports of service charters, works every figure out again and says what to look at."
        ),
        epilog=say(
            "Exit code: 0 nothing to look at, 1 something to look at, 2 a file gave no report, 64 the command was not "
            "understood. Over many files the highest counts."
        ),
        options_metavar=say("[OPTIONS]"),
        subcommand_metavar=say("COMMAND …"),
        params=[_version(say)],
    )
    for make in (_read, _check, _report, verify_command, town, user):
        group.add_command(make(say))
    for command in commands(say):
        group.add_command(command)
    return group


def _read(say: Translations) -> click.Command:
    def run(**given: Any) -> int:
        from cartaviva.cli.commands import read

        return read(Asked(**given), say)

    text = say("Show every row of a report, its figures worked out again.")
    return _command("read", run, text, say, [options.files(say), _json(say)])


def _check(say: Translations) -> click.Command:
    def run(**given: Any) -> int:
        from cartaviva.cli.commands import check

        return check(Asked(**given), say)

    annotate = click.Option(
        ["--annotate"],
        metavar=say("OUT"),
        help=say("Write the document, Word or Excel, once more, with each finding as a comment on its cell."),
    )
    text = say("Say what is wrong in a report, where, and what to do about it.")
    return _command("check", run, text, say, [options.files(say), _json(say), annotate])


def _report(say: Translations) -> click.Command:
    def run(file: str, **given: Any) -> int:
        from cartaviva.cli.commands import report

        return report(Asked((file,), **given), say)

    output = click.Option(
        ["-o", "--output", "outputs"],
        metavar=say("OUT"),
        multiple=True,
        required=True,
        help=say("File to write; may be given several times. Its ending is the format: {endings}.").format(
            endings=", ".join(WRITERS)
        ),
    )
    template = click.Option(
        ["--template"],
        metavar=say("FILE"),
        help=say(
            "Word document, .docx, whose page, header, footer and styles the report in Word takes: one that was "
            "written here, and given its looks in Word. Its text is replaced."
        ),
    )
    file = click.Argument(["file"], metavar=say("FILE"))
    text = say("Write the corrected report. What the document states is kept in its notes.")
    return _command("report", run, text, say, [file, output, template])


def _command(
    name: str, run: Callable[..., int], text: str, say: Translations, params: list[click.Parameter]
) -> click.Command:
    several = say("A folder stands for all the documents in it.") if params[0].nargs == -1 else ""
    files = say(
        "FILE is a document: Word, Excel, OpenDocument, PDF, web page, text or our JSON; or - for standard input."
    )
    common = [_policy(say), _language(say)]
    return options.command(name, run, (text, f"{files} {several}"), [*params, *common], say)


def _json(say: Translations) -> click.Option:
    return click.Option(["--json", "as_json"], is_flag=True, help=say("Print JSON, for other programs."))


def _policy(say: Translations) -> click.Option:
    return click.Option(
        ["--policy"],
        type=click.Choice(tuple(POLICIES)),
        default=PROPORTIONAL.name,
        show_default=True,
        help=say("How the degree of compliance is worked out."),
    )


def _language(say: Translations) -> click.Option:
    text = say("Language of what is said; by default that of the terminal, and for files that of the document.")
    return options.language(text)


def _version(say: Translations) -> click.Option:
    def show(context: click.Context, _: click.Parameter, asked: bool) -> None:
        if asked:
            click.echo(f"cartaviva {__version__}")
            context.exit()

    return click.Option(
        ["--version"], is_flag=True, expose_value=False, is_eager=True, callback=show, help=say("Show the version.")
    )
