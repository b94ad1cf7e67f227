"""A compiled catalogue says what gettext does."""

import gettext
import struct
from array import array
from io import BytesIO

import pytest
from babel.messages.catalog import Catalog
from babel.messages.mofile import write_mo

from cartaviva.locale import DOMAIN, LOCALE, Translations
from cartaviva.locale.catalogue import Catalogue


def compiled() -> bytes:
    catalog = Catalog(locale="ca")
    catalog.add("Written: {file}", "S’ha escrit: {file}")
    catalog.add(("{count} day", "{count} days"), ("{count} dia", "{count} dies"))
    catalog.add("Not translated")
    written = BytesIO()
    write_mo(written, catalog)
    return written.getvalue()


def of_another_machine(data: bytes) -> bytes:
    """The same with every number turned round: those of the header and of two lists that follow it."""
    numbers = 7 + 4 * struct.unpack_from("=I", data, 8)[0]
    turned = array("I", data[: 4 * numbers])
    turned.byteswap()
    return turned.tobytes() + data[4 * numbers :]


@pytest.mark.parametrize("data", [compiled(), of_another_machine(compiled())], ids=["this machine", "another"])
def test_texts_and_both_forms_of_a_plural_are_found_whatever_the_machine(data: bytes) -> None:
    catalogue = Catalogue(data)
    asked = ["Written: {file}", "{count} day", "{count} days", "Not translated", "Unknown", "half a sign: \ud800"]
    found = [["S’ha escrit: {file}"], ["{count} dia", "{count} dies"], [], [], [], []]
    assert [catalogue.forms(text) for text in asked * 2] == found * 2


@pytest.mark.parametrize("language", ["ca", "es"])
def test_every_text_is_said_as_gettext_says_it(language: str) -> None:
    texts = gettext.translation(DOMAIN, LOCALE, [language])
    known = vars(texts)["_catalog"]
    say, counts = Translations(language), (0, 1, 2, 21)
    plurals = {key[0]: [texts.ngettext(key[0], "", count) for count in counts] for key in known if key[1:] == (0,)}
    said = {text: texts.gettext(text) for text in known if isinstance(text, str) and text}
    assert (
        {one: [say.plural(one, "", count) for count in counts] for one in plurals},
        {text: say(text) for text in said},
    ) == (
        plurals,
        said,
    )


def test_english_is_its_own_source_and_nothing_stays_nothing() -> None:
    english, catalan = Translations("en"), Translations("ca")
    said = (
        english("Written: {file}"),
        english.plural("one", "{count}", 2),
        catalan(""),
        catalan.plural("one", "many", 1),
    )
    assert said == ("Written: {file}", "{count}", "", "one")
