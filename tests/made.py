"""Reports made by Hypothesis: merged cells, every notation that is read, three languages, long and awkward texts."""

from hypothesis import strategies as st

from cartaviva.core.checks.check import build_report
from cartaviva.core.policy import BINARY, LINEAR, PROPORTIONAL
from cartaviva.core.report import KEYS, FollowUpReport, StatedRow
from tests.reports import stated_report

WORDS = {
    "ca": "Atendre les peticions dels veïns i de les veïnes amb cita prèvia a l'oficina del barri durant tot l'any",
    "es": "Atender las peticiones de los vecinos y de las vecinas con cita previa en la oficina del barrio todo el año",
    "en": "Answer the requests of all the residents by appointment at the neighbourhood office during the whole year",
}
AWKWARD = (
    *(
        "",
        " (art. A & B <b>)",
        ' "entre cometes"',
        ": L·L, ñ, ç, €",
        "\nSegona línia; tercera",
        " — «què?»",
        " 'n'hi ha",
    ),
    *(" \U0001f4da ﬁ", " " + "molt llarg " * 60, " =SUMA(A:B)", " _x0041_ {=} ${x} %s"),
)
"""Endings that quoting, mark-up, lines, fonts or widths stumble over."""

FIGURES = {
    "ca": "≥ 95 %|96,5 % / 95 %|94,99 % / 100 %|100 % / 12.000|12.480 / 4|3 / ≤ 10 dies|12,5 dies / < 20|20 / "
    "> 20|21 / entre 2 i 4|5 / Sí|No / Sí|Sí / 1 cicle anual|1 / màxim 48 hores|36 hores / 8 sobre 10|7,9 sobre 10 / "
    "0,50|0,5 / ≤ 5| / segons demanda|14 / 7 dies hàbils com a màxim|7 / mínim 3|tres / 1.000 €|999,99 € / "
    "1.234,5|-3 / 007|7",
    "es": "≥ 95 %|96,5 % / 95 %|94,99 % / 12.000|12.480 / 4|3 / ≤ 10 días|12,5 días / < 20|20 / entre 2 y 4|3 / "
    "Sí|No / máximo 48 horas|36 horas / 8 sobre 10|7,9 / ≤ 5|",
    "en": "≥ 95%|96.5% / 95%|94.99% / 12,000|12,480 / 4|3 / ≤ 10 days|12.5 days / < 20|20 / between 2 and 4|3 / "
    "Yes|No / 48 hours at most|36 hours / 8 out of 10|7.9 / ≤ 5|",
}  # fmt: skip
"""target|result as documents write them."""
REMARKS = ("", "=SUMA(A:B)", "- primer\n- segon", "+ informació", "@aquí", "Vegeu la memòria.")


@st.composite
def made_reports(draw: st.DrawFn) -> FollowUpReport:
    """A report as it is read: what is merged, every row's figures, and what is stated of them, right or wrong."""
    language = draw(st.sampled_from(("ca", "es", "en")))
    rows: list[StatedRow] = []
    for number in range(draw(st.integers(2, 7))):
        rows.append(_row(draw, language, number, rows[-1] if rows else None))
    policy = draw(st.sampled_from((PROPORTIONAL, LINEAR, BINARY)))
    return build_report(stated_report(rows, language), policy)


def _row(draw: st.DrawFn, language: str, number: int, above: StatedRow | None) -> StatedRow:
    """Merged with the row above down to some column: a service, an objective, a commitment with several indicators."""
    merged = set(KEYS[: draw(st.integers(0, 3))]) if above else set[str]()
    cells: dict[str, str | None] = {key: _text(draw, language, number, key) for key in KEYS[:4]}
    target, _, result = draw(st.sampled_from(FIGURES[language].split(" / "))).partition("|")
    difference, degree = draw(st.sampled_from(("", "0", "-1", "1"))), draw(st.sampled_from(("", "100 %")))
    cells |= {"target": target, "result": result, "difference": difference, "compliance": degree}
    cells["remarks"] = draw(st.sampled_from(REMARKS))
    if above and above.text("remarks") and draw(st.booleans()):
        merged.add("remarks")
    cells |= {key: above.cells[key] for key in merged if above}
    return StatedRow(cells, frozenset(merged))


def _text(draw: st.DrawFn, language: str, number: int, key: str) -> str:
    """A sentence that no other row has, so that nothing reads as a repetition."""
    words = WORDS[language].split()
    start = draw(st.integers(0, len(words) - 4))
    which = "abcdefg"[number] + key[0]
    return f"{' '.join(words[start:])} {which}{draw(st.sampled_from(AWKWARD))}".strip()
