"""What a page says, for tests that read it as a person does."""

from typing import Any

from django.test import Client
from lxml import html


def page(path: str, **headers: str) -> Any:
    """The tree of a public page; it has to be there."""
    response = Client(headers=headers).get(path)
    assert response.status_code == 200, (path, response.status_code)
    return html.fromstring(response.content)


def words(tree: Any, path: str) -> list[str]:
    """The text of every element that an XPath finds, blanks tidied, without what is only drawn."""
    for drawn in tree.xpath("//svg[not(ancestor::*[@role='img'])]/title"):
        drawn.getparent().remove(drawn)
    return [" ".join(one.text_content().split()) for one in tree.xpath(path)]


def missing(page: str, *expected: str) -> list[str]:
    """Which of these the page does not say."""
    return [one for one in expected if one not in page]


def rows(tree: Any, heading: str = "") -> list[list[str]]:
    """The cells of the first table, or of the first one after an element with this id."""
    start = f"//*[@id='{heading}']/following::table[1]" if heading else "//table"
    table = tree.xpath(start)[0]
    return [words(row, "./th | ./td") for row in table.xpath(".//tr")]


def links(tree: Any, path: str = "//a") -> list[str]:
    return [one.get("href") for one in tree.xpath(path)]
