"""Every text that people read has its Catalan and its Spanish."""

import ast
import re
import string
from functools import cache
from pathlib import Path

import pytest
from babel.messages.catalog import Catalog, Message
from babel.messages.extract import extract_from_dir
from babel.messages.pofile import read_po

from tests.structure.tracked import ROOT, code

LOCALE = ROOT / "cartaviva" / "locale"
KEYWORDS = {"mark": None, "say": None, "plural": (1, 2), "mark_plural": (1, 2)}


@cache
def marked() -> set[str | tuple[str, ...]]:
    """Every marked text of the package; (one, many) for a plural."""
    methods = [("**.py", "python"), ("**/templates/**.*", "jinja2.ext:babel_extract")]
    options = {"**/templates/**.*": {"trim_blocks": "True", "lstrip_blocks": "True"}}
    found = extract_from_dir(ROOT / "cartaviva", methods, options, keywords=KEYWORDS)
    return {message for _, _, message, _, _ in found}


def catalogue(language: str) -> Catalog:
    with (LOCALE / language / "LC_MESSAGES" / "cartaviva.po").open("rb") as file:
        return read_po(file, locale=language)


def test_no_text_is_marked_where_it_is_not_collected() -> None:
    """Before Python 3.12, what is marked inside an f-string is not seen."""
    hidden = [
        f"{name}:{call.lineno}"
        for name, tree in code("cartaviva")
        for template in ast.walk(tree)
        if isinstance(template, ast.JoinedStr)
        for call in ast.walk(template)
        if isinstance(call, ast.Call) and called(call) in KEYWORDS and isinstance(call.args[0], ast.Constant)
    ]
    assert hidden == []


@pytest.mark.parametrize("language", ["ca", "es"])
def test_every_marked_text_is_translated_and_nothing_else_is(language: str) -> None:
    messages = {message.id: message for message in catalogue(language) if message.id}
    texts = marked()
    untranslated = [key for key in texts if key not in messages or "" in forms(messages[key]) or messages[key].fuzzy]
    assert (untranslated, set(messages) - texts) == ([], set()), "run `make translations` and translate"


@pytest.mark.parametrize("language", ["ca", "es"])
def test_translations_keep_placeholders_final_stops_and_edges(language: str) -> None:
    differing = [
        (message.id, form)
        for message in catalogue(language)
        for number, form in enumerate(forms(message))
        if message.id and form and shape(form) != shape(sources(message)[min(number, len(sources(message)) - 1)])
    ]
    assert differing == []


@pytest.mark.parametrize("language", ["ca", "es"])
def test_plurals_have_every_form_of_the_language(language: str) -> None:
    found = catalogue(language)
    wrong = [m.id for m in found if isinstance(m.id, tuple) and len(m.string) != found.num_plurals]
    assert (found.plural_expr, wrong) == ("(n != 1)", [])


def called(call: ast.Call) -> str:
    return call.func.attr if isinstance(call.func, ast.Attribute) else getattr(call.func, "id", "")


def sources(message: Message) -> tuple[str, ...]:
    return message.id if isinstance(message.id, tuple) else (message.id,)


def forms(message: Message) -> tuple[str, ...]:
    return tuple(message.string) if isinstance(message.string, tuple) else (message.string,)


def shape(text: str) -> tuple[list[str | None], str, bool, bool]:
    """Placeholders, how a sentence ends, and whether blanks stand at its edges."""
    placeholders = sorted(field or "" for _, field, _, _ in string.Formatter().parse(text) if field is not None)
    return placeholders, text[-1] if text[-1] in ".:?…" else "", text[0].isspace(), text[-1].isspace()


def test_catalogues_are_for_the_languages_of_the_interface() -> None:
    from cartaviva.core.words import LANGUAGES

    present = sorted(path.name for path in Path(LOCALE).iterdir() if path.is_dir() and path.name != "__pycache__")
    assert [*present, "en"] == sorted(LANGUAGES, key=lambda language: (language == "en", language))


@pytest.mark.parametrize("language", ["ca", "es"])
def test_no_preposition_stands_before_the_name_of_a_town(language: str) -> None:
    """It would have to become "de l'Ajuntament" or "del Ayuntamiento" by the name; a colon or brackets never do."""
    said, before = marked(), re.compile(r"\b(de|del|a|al|en|per|amb|con|por|para) \{(town|organisation)\}")
    found = [form for message in catalogue(language) if message.id in said for form in forms(message)]
    assert [form for form in found if before.search(form)] == []
