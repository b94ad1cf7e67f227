"""The language of the terminal."""

import gettext
import inspect
import os

import click
import pytest

from cartaviva.cli.say import CLICK, click_speaks, language_of


@pytest.mark.parametrize(
    ("arguments", "environment", "language"),
    [
        ("", {"LANG": "ca_ES.UTF-8"}, "ca"),
        ("", {"LANG": "ca_ES@valencia"}, "ca"),
        ("", {"LANG": "es"}, "es"),
        ("", {"LANG": "es_AR.UTF-8", "LC_ALL": "", "LC_MESSAGES": "ca_ES.UTF-8"}, "ca"),
        ("", {"LANG": "ca_ES", "LC_MESSAGES": "ca_ES", "LC_ALL": "en_US.UTF-8"}, "en"),
        ("", {"LC_ALL": "fr_FR.UTF-8", "LANG": "ca_ES"}, "en"),
        ("", {"LANG": "C.UTF-8"}, "en"),
        ("", {"LANG": "cat"}, "en"),
        ("", {}, "en"),
        ("check a.docx --language es", {"LANG": "ca_ES"}, "es"),
        ("check --language=es a.docx", {"LANG": "ca_ES"}, "es"),
        ("check a.docx --language", {"LANG": "ca_ES"}, "ca"),
        ("check a.docx --language fr", {"LANG": "ca_ES"}, "ca"),
        ("check es --json", {"LANG": "ca_ES"}, "ca"),
    ],
)
def test_the_language_asked_for_wins_over_the_locale(
    arguments: str, environment: dict[str, str], language: str
) -> None:
    assert language_of(arguments.split(), environment) == language


def test_every_text_of_click_that_is_translated_is_one_that_click_says() -> None:
    modules = (
        click.core,
        click.exceptions,
        click.formatting,
        click.types,
        click.parser,
        click.decorators,
        click.termui,
    )
    source = "".join(inspect.getsource(module) for module in modules)
    assert [text for text in CLICK if f'"{text}"' not in source] == []


def test_the_process_speaks_as_before_once_a_command_is_done(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("LANGUAGE", raising=False)
    before = gettext.textdomain()
    with click_speaks("ca"):
        spoken = gettext.gettext("Options")
    found = (spoken, gettext.gettext("Options"), gettext.textdomain(), "LANGUAGE" in os.environ)
    assert found == ("Opcions", "Options", before, False)
