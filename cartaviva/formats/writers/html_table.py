"""The table of the page: one cell for each of the report's, with everything that is not its text marked as an aside.

Whatever stands inside an element with data-cv="aside" (status, bar, sums, marks of notes) is ours and is left out when
the page is read back as a report.
"""

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from html import escape

from cartaviva.core.compliance import Status
from cartaviva.core.display import STATUS_WORDS, own_words
from cartaviva.core.evidence import size_text
from cartaviva.core.improving import told
from cartaviva.core.language.numerals import NO_BREAK_SPACE
from cartaviva.core.report import FollowUpReport, ReportRow
from cartaviva.core.words import Say, mark
from cartaviva.core.written import as_written_in, together
from cartaviva.formats.chart import CLASSES
from cartaviva.formats.writers.calculation import calculation
from cartaviva.formats.writers.notes import Note, notes_of
from cartaviva.formats.writers.status import STATUS, is_ours, table_with_status
from cartaviva.formats.writers.table import BEYOND, Heading, Printed

ROW_HEADINGS = ("service", "objective", "commitment")
GROUPS = ("service", "objective")
MANY_COLUMNS, MOST_COLUMNS = 10, 12
"""So many may be wider than a screen, and more than the most always are: the table scrolls in a frame of its own."""
LONGEST = 14
"""Characters of what is set as a figure: 8,75 sobre 10."""
WHOLE = 8
"""Characters of a figure that stays on one line: 99,95 %."""
_WITH_UNIT = re.compile(r"([≤≥<>=]?\s*\d[\d.,]*)(\s[^\d\n]{1,20})")
"""1.200 participants: the figure, and the unit with the space before it."""
ASIDE = ' data-cv="aside"'
SUMMARIES = {
    (True, True): mark("Cause and improvement"),
    (True, False): mark("Cause and improvement"),
    (False, True): mark("What became of the action"),
    (False, False): mark("Evidence"),
}
"""Whether there is an improvement, and an outcome → what a row is called that says more."""


def text(words: str) -> str:
    """`words` as HTML: their line breaks kept, and very long words breakable."""
    pieces = re.split(r"(\S{19,})", words)
    pieces[::2] = [escape(piece) for piece in pieces[::2]]
    pieces[1::2] = [f'<span class="cv-long">{escape(piece)}</span>' for piece in pieces[1::2]]
    return "".join(pieces).replace("\n", "<br>")


def _classes(names: Sequence[str]) -> str:
    """The attribute with these classes."""
    return f' class="{" ".join(names)}"' if names else ""


def other_language(own: str, page: str) -> str:
    """The attribute for a text in a language that is not the page's."""
    return "" if own == page else f' lang="{escape(own)}"'


def status_words(status: Status, say: Say) -> str:
    """The square of a status with its word."""
    square = f'<svg class="cv-box" aria-hidden="true"><use href="#b-{status}"/></svg>'
    return f'<span class="cv-status {CLASSES[status]}">{square}{escape(say(STATUS_WORDS[status]))}</span>'


@dataclass(frozen=True, slots=True)
class Beside:
    """What the table of a public page has and that of a file has not.

    `links`: where each row's promise leads. `corrected`: cells, by row and column, that a correction changed, and the
    address of its note. `files`: SHA-256 of evidence, and its address.
    """

    links: Sequence[str] = ()
    corrected: Mapping[tuple[int, str], str] = field(default_factory=dict)
    files: Mapping[str, str] = field(default_factory=dict)


ALONE = Beside()


class Ledger:
    """The table of one report; `number` makes its ids unique in the page."""

    def __init__(self, report: FollowUpReport, number: int, say: Say, language: str, beside: Beside = ALONE) -> None:
        self.report, self.number, self.say, self.language = report, number, say, language
        self.beside = beside or ALONE
        figures = language if self.beside.links else report.stated.figures_like
        self.table = table_with_status(report, say, figures)
        self.lang = other_language(report.stated.language, language)
        self.told = {
            index: lines
            for index, row in enumerate(report.rows)
            if (lines := told(row.improvement, row.outcome, say, row.evidence))
        }
        self.sums = [calculation(report, row, say, figures) for row in report.rows]
        self.more = {index for index in range(len(report.rows)) if self._says_more(index)}
        self.marks: dict[tuple[int, str], list[Note]] = {}
        keys = [column.key for column in self.table.headings]
        for note in notes_of(report):
            if note.finding.row is not None:
                column = note.finding.column
                key = column if column in keys else next(key for key in keys if key not in GROUPS)
                first = self.table.first_row(note.finding.row, self.table.place_of(key))
                self.marks.setdefault((first, key), []).append(note)

    def html(self) -> str:
        heads = "".join(self._head(column) for column in self.table.headings)
        rows = "".join(self._row(index, cells) for index, cells in enumerate(self.table.rows))
        table = (
            f'<table class="cv-ledger cv-stack cv-report" role="table"{self.lang}>{self._caption()}'
            f'<thead role="rowgroup"><tr role="row">{heads}</tr></thead><tbody role="rowgroup">{rows}</tbody></table>'
        )
        columns = len(self.table.headings)
        if columns < MANY_COLUMNS:
            return table
        frame = "cv-scroll" if columns > MOST_COLUMNS else "cv-scroll cv-close"
        name = escape(self.say(mark("The commitments, one by one")))
        return f'<div class="{frame}" tabindex="0" role="region" aria-label="{name}">{table}</div>'

    def _caption(self) -> str:
        title = self.say(mark("The commitments, one by one"))
        note = self.say(
            mark("The difference is the result minus the target. The degree of compliance never exceeds 100 %.")
        )
        own = "" if not self.lang else f' lang="{self.language}"'
        lines = [note, own_words(self.report, self.language, self.say)]
        said = " ".join(f'<span class="cv-muted">{escape(together(line))}</span>' for line in lines if line)
        return f"<caption{ASIDE}{own}><b>{escape(title)}</b>{said}</caption>"

    def _ours(self, column: Heading) -> str:
        """The language of a heading that is not the document's own."""
        return f' lang="{self.language}"' if self.lang and is_ours(column.key, self.report) else ""

    def _head(self, column: Heading) -> str:
        numeric = ' class="cv-n"' if column.numeric and column.key != "compliance" else ""
        aside = ASIDE if column.key in (STATUS, BEYOND) else ""
        key = f' data-key="{column.key}"' if column.key else ""
        return f'<th role="columnheader" scope="col"{key}{numeric}{aside}{self._ours(column)}>{text(column.text)}</th>'

    def _row(self, index: int, cells: Sequence[Printed]) -> str:
        begins = any(
            cell.rows and cell.text and column.key in GROUPS
            for cell, column in zip(cells, self.table.headings, strict=True)
        )
        made = "".join(
            self._cell(index, column, cell)
            for column, cell in zip(self.table.headings, cells, strict=True)
            if cell.rows
        )
        top = ' class="cv-top"' if begins else ""
        here = f' id="{row_anchor(self.number, index)}"' if self.beside.links else ""
        return f'<tr role="row"{top}{here}>{made}</tr>{self._more(index)}'

    def _says_more(self, index: int) -> bool:
        """Whether a row has sums, or led to something, and a column is free to say it in."""
        says = self.sums[index] or index in self.told
        return bool(says) and not all(self._covers_more(index, column) for column in self.table.headings)

    def _more(self, index: int) -> str:
        """A row of its own, over all columns that end with this row: the sums, and what a miss leads to."""
        if index not in self.more:
            return ""
        free = [not self._covers_more(index, column) for column in self.table.headings]
        first = free.index(True)
        wide = next((at for at, one in enumerate(free[first:]) if not one), len(free) - first)
        row = self.report.rows[index]
        how, shown = escape(self.say(mark("How it was calculated"))), ""
        summary = how if self.sums[index] else ""
        if index in self.told:
            words = escape(self.say(SUMMARIES[bool(row.improvement), bool(row.outcome)]))
            summary, shown = f"{summary} · {words}" if summary else words, " open"
        what = escape(row.stated.measured)
        hidden = f'<span class="visually-hidden">: {what}</span>' if what else ""
        return (
            f'<tr role="row" class="cv-more"{ASIDE} lang="{self.language}"><td role="cell" colspan="{wide}">'
            f"<details{shown}><summary>{summary}{hidden}</summary>{self._said(index)}</details></td></tr>"
        )

    def _said(self, index: int) -> str:
        """The sums alone, or under their name before what else is said."""
        sums, told_pairs = [escape(line) for line in self.sums[index]], self._told_pairs(index)
        if not told_pairs:
            return f'<div class="cv-calc">{"".join(f"<p>{line}</p>" for line in sums)}</div>'
        how = escape(self.say(mark("Calculation")))
        listed = "".join(f"<dd>{line}</dd>" for line in sums)
        return f'<dl class="cv-calc">{f"<div><dt>{how}</dt>{listed}</div>" if sums else ""}{told_pairs}</dl>'

    def _told_pairs(self, index: int) -> str:
        own = f' lang="{escape(self.report.stated.language)}"' if self.lang else ""
        row = self.report.rows[index]
        return "".join(
            f"<div><dt>{escape(label)}</dt>"
            + (self._files(row) if key == "evidence" else f"<dd{own}>{text(words)}</dd>")
            + "</div>"
            for key, label, words in self.told.get(index, ())
        )

    def _files(self, row: ReportRow) -> str:
        """Each with its hash on demand, so that anybody who has it can tell whether it is this one."""
        made = []
        for one in row.evidence:
            address = self.beside.files.get(one.sha256, "")
            name = f'<a href="{escape(address)}">{text(one.name)}</a>' if address else text(one.name)
            known = f'<span class="cv-xs">SHA-256: {text(one.sha256)}</span>'
            made.append(f"<dd>{name} ({size_text(one.size)})<br>{known}</dd>")
        return "".join(made)

    def _covers_more(self, index: int, column: Heading) -> bool:
        """Whether the cell over a row reaches beside the row that comes after it."""
        at = self.table.headings.index(column)
        return column.key in GROUPS or self.table.rows[self.table.first_row(index, at)][at].rows > 1

    def _span(self, index: int, key: str, rows: int) -> str:
        """Rows of a cell, with those in between that say more."""
        if rows == 1 and key not in GROUPS:
            return ""
        return f' rowspan="{rows + sum(one in self.more for one in range(index, index + rows))}"'

    def _cell(self, index: int, column: Heading, cell: Printed) -> str:
        key = column.key
        words = self._words(index, key, cell.text)
        figure, unit = _figure(words) if column.numeric else ("", words)
        looks = ["cv-big"] if key in ("result", "compliance") else ["cv-big", "cv-plain"]
        looks += ["cv-nowrap"] if len(figure) <= WHOLE else []
        big = f"<span{_classes(looks)}>{self._linked(index, key, figure)}</span>" if figure else ""
        parts = [f"<span>{big}{self._linked(index, key, unit)}</span>" if unit else big] if words else []
        parts += [self._mark(note) for note in self.marks.get((index, key), ())]
        if (index, key) in self.beside.corrected:
            parts.append(self._corrected(self.beside.corrected[index, key]))
        if key in ("compliance", STATUS):
            parts.append(self._judgement(self.report.rows[index], key == "compliance" and bool(cell.text)))
        inner = f"<div>{' '.join(parts)}</div>" if len(parts) > 1 else "".join(parts)
        span = self._span(index, key, cell.rows)
        label = f' data-label="{escape(column.text)}"'
        classes = ["cv-first"] if column is self.table.headings[0] else []
        if key in ROW_HEADINGS:
            attributes = _classes(classes) + span + (label if key in GROUPS else "")
            return f'<th role="rowheader" scope="row"{attributes}>{inner}</th>'
        short = column.numeric and key != "compliance" and len(cell.text) <= 24
        classes += ["cv-n"] if short else []
        attributes = _classes(classes) + (ASIDE if key in (STATUS, BEYOND) else "")
        return f'<td role="cell"{span}{label}{attributes}>{inner}</td>'

    def _words(self, index: int, key: str, stated: str) -> str:
        """On a public page the figures of targets and results are in its notation; a file has them as stated."""
        if not self.beside.links or key not in ("target", "result"):
            return stated
        return as_written_in(self.language, self.report.rows[index], key, self.report.stated.language)

    def _linked(self, index: int, key: str, words: str) -> str:
        linked = self.beside.links and key == self._promise
        return f'<a href="{escape(self.beside.links[index])}">{text(words)}</a>' if linked else text(words)

    def _corrected(self, address: str) -> str:
        words = escape(self.say(mark("corrected")))
        return f'<a class="cv-xs cv-mark" lang="{self.language}" href="{escape(address)}">{words}</a>'

    @property
    def _promise(self) -> str:
        """The column that says what was promised: the indicator, where the layout has no commitments."""
        keys = [column.key for column in self.table.headings]
        return next((key for key in ("commitment", "indicator") if key in keys), "")

    def _mark(self, note: Note) -> str:
        words = self.say(mark("worked out again, note {number}") if note.corrected else mark("note {number}"))
        name = words.replace(" {", NO_BREAK_SPACE + "{").format(number=note.number)
        return (
            f'<a class="cv-xs cv-mark"{ASIDE} lang="{self.language}" id="mark-{self.number}-{note.number}" '
            f'href="#note-{self.number}-{note.number}">{escape(name)}</a>'
        )

    def _judgement(self, row: ReportRow, bar: bool) -> str:
        """What follows from the figures: the bar beside a printed degree, and the status."""
        drawn = _bar(row) if bar else ""
        return f'<div{ASIDE} lang="{self.language}">{drawn}{status_words(row.assessment.status, self.say)}</div>'


def _figure(words: str) -> tuple[str, str]:
    """What is set large, and what after it is not: a long unit. Without a figure nothing is large."""
    if len(words) <= LONGEST and any(char.isdigit() for char in words):
        return words, ""
    match = _WITH_UNIT.fullmatch(words)
    return (match[1], match[2]) if match else ("", words)


def _bar(row: ReportRow) -> str:
    return (
        f'<svg class="cv-bar {CLASSES[row.assessment.status]}" viewBox="0 0 100 7" preserveAspectRatio="none" '
        'aria-hidden="true"><path d="M0 6.5H100" stroke="var(--cv-edge)"/>'
        f'<rect y="1" width="{row.assessment.degree or 0}" height="5" fill="currentColor"/>'
        '<path d="M99.5 0V7" stroke="var(--cv-ink)"/></svg>'
    )


def row_anchor(number: int, index: int) -> str:
    """The id of a row in the table of a public page; `index` is 0-based."""
    return f"row-{number}-{index + 1}"


def anchors(notes: Sequence[Note], number: int) -> Iterator[tuple[Note, str, str]]:
    """Each note with its own id and the address of its mark in the table, which is empty where there is none."""
    for note in notes:
        there = "" if note.finding.row is None else f"#mark-{number}-{note.number}"
        yield note, f"note-{number}-{note.number}", there
