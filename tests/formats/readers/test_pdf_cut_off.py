"""PDF pages that cut a table off at their side."""

import pytest

from cartaviva.core.policy import PROPORTIONAL
from cartaviva.formats.readers.pdf import read
from cartaviva.formats.reading import read_reports
from tests.formats.readers.test_pdf import pdf
from tests.formats.readers.test_pdf_undrawn import table

HEADS = "[Compromís], [Fita], [Resultat], [Observacions]"
BODY = "[Obrir cada dia], [300 dies], [312 dies], [Va ploure molt], [Fer tallers], [24], [21], []"
LAST = "[Renovar llibres], [8], [9], []"


def lined(*columns: str) -> str:
    return f"#table(columns: ({', '.join(columns)}), {HEADS}, {BODY}, {LAST})"


def page(width: str, body: str) -> str:
    return f"#set page(width: {width}, margin: (left: 1cm, right: 0cm))\n{body}"


NARROW, WHOLE = lined("3cm", "2cm", "2cm", "3cm"), lined("2.5cm", "1.6cm", "1.8cm", "2.3cm")
STRAY = "#place(dx: {x}, dy: {y})[{text}]\n"
BESIDE = STRAY.format(x="230pt", y="1.3cm", text="Revisat")


@pytest.mark.parametrize(
    ("body", "tagged", "is_cut"),
    [
        (NARROW, False, 1),
        (NARROW, True, 1),
        (WHOLE, False, 0),
        (BESIDE + WHOLE, False, 0),
        (STRAY.format(x="230pt", y="-0.7cm", text="Esborrany intern") + "= Informe\n\nText.\n" + WHOLE, False, 0),
        (BESIDE + STRAY.format(x="230pt", y="0.75cm", text="Esforç") + WHOLE, False, 1),
        (STRAY.format(x="240pt", y="0cm", text="Any 2023") + "#h(5cm) Any 2022\n\n" + WHOLE, False, 1),
        ("Text.\n\n#pagebreak()\n" + NARROW, False, 2),
    ],
    ids=["a column", "with tags", "none", "a mark", "beside the title", "several", "a heading above", "page 2"],
)
def test_a_page_that_cuts_its_table_off_is_known(body: str, tagged: bool, is_cut: int) -> None:
    assert read(pdf(page("9.6cm", body), tags=tagged)).cut == is_cut


def codes(width: str) -> list[str]:
    """The findings of a report on a page of some width; its table, without lines, ends 10 cm from the left."""
    data = pdf(page(width, table("horizon")))
    return [finding.code for report in read_reports(data, "informe.pdf", PROPORTIONAL) for finding in report.findings]


def test_a_page_that_cuts_its_table_off_says_so() -> None:
    assert [code for width in ("9cm", "21cm") for code in codes(width) if code == "cut-off"] == ["cut-off"]
