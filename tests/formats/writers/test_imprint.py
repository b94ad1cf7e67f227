"""A published report says its number and its hashes in every format that people read, and is no longer a proposal."""

import zipfile
from io import BytesIO

import pypdfium2
import pytest

from cartaviva.core.words import ENGLISH
from cartaviva.formats.reading import read_reports
from cartaviva.formats.writers import WRITERS
from tests.reports import published_report, sample_report

PRINTED = (
    "Publication 7, 01/04/2024.",
    "It takes the place of publication 3. Es van comptar dos tallers de més.",
    "A text was taken away on 02/05/2024. Hi havia un nom.",
    "5" * 64,
    "7" * 64,
)


def text_of(data: bytes, suffix: str) -> str:
    """All letters of a file, whatever lines and elements they stand in."""
    if suffix == "pdf":
        pages = pypdfium2.PdfDocument(data)
        text = "".join(page.get_textpage().get_text_bounded() for page in pages)
    elif suffix == "html":
        text = data.decode()
    else:
        with zipfile.ZipFile(BytesIO(data)) as package:
            text = "".join(package.read(name).decode(errors="replace") for name in package.namelist())
    return "".join(text.split())


@pytest.mark.parametrize("suffix", ["pdf", "html", "docx", "xlsx", "ods"])
def test_the_imprint_is_printed_and_makes_no_rows(suffix: str) -> None:
    data = WRITERS[suffix].write([published_report()], ENGLISH, "ca")
    text = text_of(data, suffix)
    missing = [line for line in PRINTED if "".join(line.split()) not in text]
    again, plain = (
        [one.rows for one in read_reports(WRITERS[suffix].write([report], ENGLISH, "ca"), f"r.{suffix}")]
        for report in (published_report(), sample_report())
    )
    assert (missing, "Proposedcorrections" in text, again) == ([], False, plain)


@pytest.mark.parametrize("suffix", ["pdf", "html", "xlsx"])
def test_advice_for_who_keeps_the_report_is_in_the_proposal_alone(suffix: str) -> None:
    advice = {"".join(finding.advice(ENGLISH).split()) for finding in sample_report().findings}
    texts = [
        text_of(WRITERS[suffix].write([one], ENGLISH, "ca"), suffix) for one in (sample_report(), published_report())
    ]
    assert [any(words in text for words in advice) for text in texts] == [True, False]


@pytest.mark.parametrize("suffix", ["pdf", "html", "xlsx"])
def test_corrections_are_proposed_until_they_are_published_in_the_words_of_every_format(suffix: str) -> None:
    titles = ("Proposedcorrections", "Correctedfigures", "Pointstoreview", "Tobelookedat")
    texts = [
        text_of(WRITERS[suffix].write([one], ENGLISH, "ca"), suffix) for one in (sample_report(), published_report())
    ]
    assert [[title in text for title in titles] for text in texts] == [
        [True, False, True, False],
        [False, True, True, False],
    ]


@pytest.mark.parametrize("suffix", list(WRITERS))
def test_the_same_publication_gives_the_same_bytes(suffix: str) -> None:
    first, second = (WRITERS[suffix].write([published_report()], ENGLISH, "ca") for _ in range(2))
    assert first == second
