"""The language that the terminal is spoken to in."""

import gettext
import os
import re
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from itertools import pairwise

from cartaviva.core.words import ENGLISH, LANGUAGES, mark
from cartaviva.locale import DOMAIN, LOCALE

CLICK = (
    mark("Usage:"),
    mark("Options"),
    mark("Commands"),
    mark("required"),
    mark("default: {default}"),
    mark("Show this message and exit."),
    mark("Try '{command} {option}' for help."),
    mark("Error: {message}"),
    mark("Missing command."),
    mark("Missing argument"),
    mark("Missing option"),
    mark("Error: The two entered values do not match."),
    mark("No such command {name!r}."),
    mark("No such option {name!r}."),
    mark("Option {name!r} does not take a value."),
    mark("Invalid value for {param_hint}: {message}"),
    mark("{value!r} is not a valid {number_type}."),
    mark("{value} is not in the range {range}."),
    ENGLISH.plural("Option {name!r} requires an argument.", "Option {name!r} requires {nargs} arguments.", 1),
    ENGLISH.plural("{value!r} is not {choice}.", "{value!r} is not one of {choices}.", 2),
    ENGLISH.plural("Did you mean {possibility}?", "(Did you mean one of: {possibilities}?)", 1),
    ENGLISH.plural("Got unexpected extra argument ({args})", "Got unexpected extra arguments ({args})", 1),
)
"""Texts of click that a person can meet here, so that they are collected with ours."""


def language_of(arguments: Sequence[str], environment: Mapping[str, str]) -> str:
    """What `--language` asks for, else what the locale does (POSIX: the first that is set decides), else English.

    It has to be known before the arguments are parsed, since the help and every complaint about them is translated.
    """
    for name, following in pairwise((*arguments, "")):
        option, _, value = name.partition("=")
        if option == "--language" and (value or following) in LANGUAGES:
            return value or following
    locale = next(filter(None, (environment.get(name) for name in ("LC_ALL", "LC_MESSAGES", "LANG"))), "")
    language = re.split(r"[^a-z]", locale.lower())[0]
    return language if language in LANGUAGES else "en"


@contextmanager
def click_speaks(language: str) -> Iterator[None]:
    """Let click find its own texts in our catalogues: it asks gettext for the process's domain and language."""
    domain, before = gettext.textdomain(), os.environ.get("LANGUAGE")
    gettext.bindtextdomain(DOMAIN, str(LOCALE))
    gettext.textdomain(DOMAIN)
    os.environ["LANGUAGE"] = language
    try:
        yield
    finally:
        gettext.textdomain(domain)
        if before is None:
            del os.environ["LANGUAGE"]
        else:
            os.environ["LANGUAGE"] = before
