"""How a command is made, and the arguments and options that several of them take."""

from collections.abc import Callable, Sequence

import click

from cartaviva.core.words import LANGUAGES, Say


def command(
    name: str, run: Callable[..., int], texts: Sequence[str], params: Sequence[click.Parameter], say: Say
) -> click.Command:
    """`texts` are the paragraphs of its help; the first sentence stands beside its name among other commands."""
    return click.Command(
        name,
        callback=run,
        help="\n\n".join(filter(None, texts)),
        short_help=texts[0].partition(". ")[0].removesuffix(".") + ".",
        params=list(params),
        options_metavar=say("[OPTIONS]"),
    )


def files(say: Say) -> click.Argument:
    return click.Argument(["files"], nargs=-1, required=True, metavar=say("FILE…"))


def one_town(say: Say) -> click.Option:
    """Of a command that goes over all towns unless one is asked for."""
    return click.Option(
        ["--organisation"], metavar=say("TOWN"), help=say("The town's name in addresses; else all towns.")
    )


def language(text: str, handed: bool = True) -> click.Option:
    """`--language`. `say.language_of` has read it before the commands were made: not each has to be `handed` it."""
    return click.Option(["--language"], type=click.Choice(LANGUAGES), expose_value=handed, help=text)


def language_spoken(say: Say) -> click.Option:
    """`--language` of a command whose answer alone is in it."""
    return language(say("Language of what is said; by default that of the terminal."), handed=False)
