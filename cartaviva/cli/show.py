"""What the commands print for people: lines no wider than the terminal."""

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence

from cartaviva.cli.sources import FINDINGS, NOTHING, UNREADABLE, Reading
from cartaviva.cli.table import GAP, Column, Span, lines, printable, shortened, styled, wrap
from cartaviva.core.display import STATUS_WORDS, cell_text, corrections, summary_sentence
from cartaviva.core.finding_kinds import Severity
from cartaviva.core.findings import Finding, Place
from cartaviva.core.report import COLUMNS, FollowUpReport
from cartaviva.core.words import Say, mark, mark_plural
from cartaviva.formats.writers.notes import subject

SEVERITY_WORDS: Mapping[Severity, str] = {
    Severity.ERROR: mark("Error"),
    Severity.WARNING: mark("Warning"),
    Severity.INFO: mark("Note"),
}
COUNTED: Mapping[Severity, tuple[str, str]] = {
    Severity.ERROR: mark_plural("{count} error", "{count} errors"),
    Severity.WARNING: mark_plural("{count} warning", "{count} warnings"),
    Severity.INFO: mark_plural("{count} note", "{count} notes"),
}
OUTCOMES: Mapping[int, tuple[str, str]] = {
    NOTHING: mark_plural("{count} with nothing to look at", "{count} with nothing to look at"),
    FINDINGS: mark_plural("{count} to look at", "{count} to look at"),
    UNREADABLE: mark_plural("{count} not read", "{count} not read"),
}
"""What became of the files, in the line under many of them."""

FIGURES = ("target", "result", "difference", "compliance")
"""Columns of figures that `read` shows."""
NARROWEST = 11
"""How wide a column of figures is at least; what they leave is for the texts."""
ENOUGH = 20
"""How wide the texts are at least. Where less is left, figures stand below them."""
LINES = 3
"""Of a target at most: a longer one is a sentence, which stands among the texts, and in its column what it comes to."""

Replaced = Mapping[tuple[int | None, str | None], str]
"""Row and column of a figure that was worked out anew → what the document states."""


def problem(reading: Reading, say: Say, width: int) -> str:
    """Why a file gave no report, and what to do, in one paragraph."""
    finding = reading.problem
    assert finding is not None
    return "\n".join(wrap(f"{reading.title(say)}: {finding.sentence(say)}", width))


def findings(reading: Reading, say: Say, width: int) -> Iterator[str]:
    """Every finding of every report of a file, and what they come to."""
    yield styled(reading.title(say), "title")
    for report in reading.reports:
        yield from wrap(about(report, say), width)
        yield ""
        for finding in report.findings:
            yield from _finding(report, finding, say, width)
            yield ""
        yield from _summary(report, say, width)


def rows(reading: Reading, say: Say, width: int) -> Iterator[str]:
    """Every row of every report of a file, with its figures worked out again."""
    yield styled(reading.title(say), "title")
    for report in reading.reports:
        yield from wrap(about(report, say), width)
        yield ""
        yield from _table(report, say, width)
        yield from _summary(report, say, width)


def _summary(report: FollowUpReport, say: Say, width: int) -> Iterator[str]:
    yield from wrap(summary_sentence(report, say), width)
    yield from wrap(counts(report, say), width)
    yield ""


def about(report: FollowUpReport, say: Say) -> str:
    """Whose report it is, for when, and how long: "Library · 2025 · 12 rows"."""
    stated = report.stated
    rows = say.plural("{count} row", "{count} rows", len(report.rows)).format(count=len(report.rows))
    return " · ".join(
        filter(None, (stated.service or stated.title, stated.period.label if stated.period else "", rows))
    )


def left(reading: Reading, say: Say, width: int) -> Iterator[str]:
    """How much there is to look at, of each report where there are several: why a command ends with 1."""
    for report in reading.reports:
        told = counts(report, say)
        yield from wrap(f"{about(report, say)}. {told}" if len(reading.reports) > 1 else told, width)


def counts(report: FollowUpReport, say: Say) -> str:
    """ "To look at: 4 errors, 1 note." """
    found = Counter(finding.severity for finding in report.findings)
    if not found:
        return say("Nothing to look at.")
    parts = (
        say.plural(*words, found[kind]).format(count=found[kind]) for kind, words in COUNTED.items() if found[kind]
    )
    return say("To look at: {counts}.").format(counts=", ".join(parts))


def total(readings: Sequence[int], say: Say) -> str:
    """What became of many files: "12 files: 3 with nothing to look at, 9 to look at." """
    found = Counter(readings)
    parts = (
        say.plural(*words, found[code]).format(count=found[code]) for code, words in OUTCOMES.items() if found[code]
    )
    files = say.plural("{count} file: {parts}.", "{count} files: {parts}.", len(readings))
    return files.format(count=len(readings), parts=", ".join(parts))


def _finding(report: FollowUpReport, finding: Finding, say: Say, width: int) -> Iterator[str]:
    """Severity, title and place on a line; below them the row it is about, what is wrong, and what to do."""
    margin = max(len(say(word)) for word in SEVERITY_WORDS.values())
    inner = width - margin - len(GAP)
    severity, title = say(SEVERITY_WORDS[finding.severity]), say(finding.kind.title)
    where = printable(_place(report, finding).words(say))
    blanks = inner - len(title) - len(where)
    if blanks < len(GAP):
        texts = [Span(title, "title"), Span(where)]
        columns = [Column(margin), Column(inner)]
        yield from lines(columns, [[Span(severity, finding.severity)], texts])
    else:
        first = styled(title, "title") + " " * blanks + where
        yield (styled(severity, finding.severity) + " " * (margin - len(severity)) + GAP + first).rstrip()
    about = shortened(subject(report, finding), inner - 2)
    below = [say("“{text}”").format(text=about) if about else "", finding.message(say), finding.advice(say)]
    yield from lines([Column(margin), Column(inner)], [[], [Span(text) for text in below]])


def _place(report: FollowUpReport, finding: Finding) -> Place:
    """Where a finding is; the row alone where the file has no such cell, as with a remark that nobody wrote."""
    if finding.place != Place() or finding.row is None:
        return finding.place
    stated = report.rows[finding.row].stated
    own = (place for key, place in stated.places.items() if key not in stated.merged)
    return next(own, Place())._replace(column=None, box=None)


def _table(report: FollowUpReport, say: Say, width: int) -> Iterator[str]:
    headings = {column.key: say(column.heading) for column in COLUMNS}
    names = [headings[key] for key in FIGURES]
    figures = [_column(name) for name in names]
    columns = [Column(width - sum(each.width + len(GAP) for each in figures)), *figures]
    beside = columns[0].width >= ENOUGH
    if beside:
        yield from lines(columns, [[Span(text, "title")] for text in (say("Commitment and indicator"), *names)])
    yield styled("─" * width, "quiet")
    replaced = {(finding.row, finding.column): finding.stated for finding in corrections(report)}
    band = ""
    for index, row in enumerate(report.rows):
        above, band = band, " · ".join(filter(None, (row.stated.text("service"), row.stated.text("objective"))))
        if band and band != above:
            yield from (styled(line, "title") for line in wrap(band, width))
        cells = _cells(report, index, replaced, say)
        yield from lines(columns, cells) if beside else _below(names, cells, width)
        yield ""
    if any(row is not None and key in FIGURES for row, key in replaced):
        yield from wrap(say("In square brackets: what the document states."), width)


def _below(names: Sequence[str], cells: Sequence[Sequence[Span]], width: int) -> Iterator[str]:
    """A row on a narrow terminal: its texts, and a line for each figure."""
    texts, *figures = cells
    yield from lines([Column(width)], [texts])
    columns = (Column(width - NARROWEST - len(GAP)), Column(NARROWEST, right=True))
    for name, spans in zip(names, figures, strict=True):
        yield from lines(columns, [[Span(name, "quiet")], spans])


def _column(heading: str) -> Column:
    """A column of figures in which no word of its heading is broken, in any language."""
    return Column(max(NARROWEST, *map(len, heading.split())), right=True)


def _cells(report: FollowUpReport, index: int, replaced: Replaced, say: Say) -> list[list[Span]]:
    """Texts and figures of a row. Where a figure was replaced, what the document states stands below it in brackets."""
    row, language = report.rows[index], report.stated.figures_like
    texts = [row.stated.text(key) for key in ("commitment", "indicator")]
    figures = {key: cell_text(report, row, key, language) for key in FIGURES}
    if len(wrap(target := figures["target"], NARROWEST)) > LINES:
        from cartaviva.core.cycle.promising import target_words

        figures["target"] = target_words(row.target, say, language)
        texts += [] if target in texts else [say("Target: {target}").format(target=target)]
    cells = {key: [Span(text)] for key, text in figures.items()}
    for key, spans in cells.items():
        if stated := replaced.get((index, key)):
            spans.append(Span(f"[{stated}]", "warning"))
    status = row.assessment.status
    cells["compliance"].append(Span(say(STATUS_WORDS[status]), status.value))
    return [[Span(text) for text in texts], *cells.values()]
