"""The command line. Nothing heavy is imported before a command needs it."""

import contextlib
import gc
import io
import os
import sys
from collections.abc import Sequence

import click

from cartaviva.cli.disk import UNWRITTEN, Unwritten, refused_by_disk
from cartaviva.cli.files import program
from cartaviva.cli.say import click_speaks, language_of
from cartaviva.locale import Translations

USAGE = 64
BUG = 70
"""As in sysexits.h; 0 to 2 say what was found in the files, and a crash must not look like that."""
INTERRUPTED = 130


def main(arguments: Sequence[str] | None = None) -> None:
    """Run one command and leave with its exit code."""
    arguments = sys.argv[1:] if arguments is None else arguments
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, io.TextIOWrapper):
            stream.reconfigure(errors="replace")  # a terminal that has no “−” shows another sign, and no traceback
    language = language_of(arguments, os.environ)
    with click_speaks(language):
        say = Translations(language)
        code = _run(program(say), arguments, say)
    gc.freeze()  # nor once more at the end, when all of it is given up anyway
    sys.exit(code)


def _run(command: click.Command, arguments: Sequence[str], say: Translations) -> int:
    plain = "NO_COLOR" in os.environ or os.environ.get("TERM") == "dumb"
    try:
        code = command.main(list(arguments), "cartaviva", standalone_mode=False, color=False if plain else None)
    except click.Abort:
        return INTERRUPTED
    except click.ClickException as error:
        _show(error)
        return UNWRITTEN if isinstance(error, Unwritten) else USAGE
    except Exception as error:
        if reason := refused_by_disk(error, say):  # a full disk, a pipe that nobody reads
            with contextlib.suppress(OSError):
                click.echo(say("It was broken off: {why}.").format(why=reason), err=True)
            sys.stdout = None
            return UNWRITTEN
        import traceback

        traceback.print_exc()
        return BUG
    return int(code)


def _show(error: click.ClickException) -> None:
    """What cannot be done: on a terminal in lines that end between words, else in one, so that programs find it."""
    told = io.StringIO()
    error.show(told)
    text = told.getvalue().rstrip("\n")
    if sys.stderr is not None and sys.stderr.isatty():
        from cartaviva.cli.table import terminal_width, within

        text = within(text, terminal_width())
    click.echo(text, err=True)
