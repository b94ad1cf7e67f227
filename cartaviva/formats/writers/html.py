"""One web page for all reports, complete in itself: no script, no other file, readable on paper and on a phone."""

import re
from collections.abc import Sequence
from functools import cache
from html import escape

from cartaviva.core.compliance import Status
from cartaviva.core.display import headline, imprint_lines, policy_text, report_counts, summary_sentence
from cartaviva.core.report import FollowUpReport
from cartaviva.core.words import Say, mark
from cartaviva.formats.chart import SHAPES, status_chart
from cartaviva.formats.look import sheet
from cartaviva.formats.writers.html_table import ASIDE, Ledger, anchors, other_language, status_words, text
from cartaviva.formats.writers.notes import (
    Note,
    column_of,
    corrections_title,
    figures_of,
    lede,
    note_text,
    notes_of,
    subject,
)
from cartaviva.formats.writers.status import meaning
from cartaviva.formats.writers.table import full_name, name_of, names_of

CONTROLS = re.compile("[\x00-\x08\x0b-\x1f\x7f\u202a-\u202e\u2066-\u2069]")
"""What a page may not have, and what would turn round the direction of all that follows."""

# Write


def write(reports: Sequence[FollowUpReport], say: Say, language: str) -> bytes:
    """UTF-8. Several reports are sections of one page, with their names on top."""
    alone = len(reports) == 1
    sections = [_Section(report, number, alone, say, language).html() for number, report in enumerate(reports, 1)]
    first = say(mark("Go to the content"))
    skip = f'<a class="cv-skip"{ASIDE} href="#content">{escape(first)}</a>'
    parts = (
        f'<!doctype html>\n<html lang="{language}">\n<head>\n<meta charset="utf-8">',
        '<meta name="viewport" content="width=device-width, initial-scale=1">',
        '<meta name="color-scheme" content="light dark">',
        f"<title>{escape(_page_title(reports, say))}</title>",
        f"<style>{_style()}</style>\n</head>\n<body>",
        f"{skip}{_symbols()}{_masthead(reports, language)}",
        '<main id="content"><div class="cv-wrap">',
        *([] if alone else [_contents(reports, say, language)]),
        *sections,
        _key(reports, say),
        f"</div></main>\n{_footer(say)}\n</body>\n</html>\n",
    )
    return CONTROLS.sub("", "\n".join(parts)).encode("utf-8")


@cache
def _style() -> str:
    """theme.css with what it needs of Bootstrap in the place of Bootstrap, and without comments."""
    own, theme = sheet("page.css"), sheet("theme.css")
    imported = re.compile(r"@import [^;]*;")
    joined = imported.sub(lambda _: f"@layer bootstrap {{ {own} }}", theme)
    bare = re.sub(r"/\*.*?\*/", "", joined, flags=re.DOTALL)
    return re.sub(r"\s*\n\s*", "\n", bare).strip()


def _symbols() -> str:
    drawn = "".join(f'<symbol id="b-{status}" viewBox="0 0 20 20">{shape}</symbol>' for status, shape in SHAPES.items())
    return f'<svg width="0" height="0" class="visually-hidden" aria-hidden="true" focusable="false">{drawn}</svg>\n'


def _page_title(reports: Sequence[FollowUpReport], say: Say) -> str:
    """The document's own title, or one made of its service and period."""
    if len(reports) != 1:
        return say(mark("Follow-up reports"))
    return reports[0].stated.title or full_name(reports[0], say)


def _masthead(reports: Sequence[FollowUpReport], language: str) -> str:
    """The organisation; where there are several reports, each names its own."""
    stated = reports[0].stated if len(reports) == 1 else None
    if stated is None or not stated.organisation:
        return '<div class="cv-mast"></div>'
    lang = other_language(stated.language, language)
    brand = f'<p class="cv-brand"{lang}><b>{text(stated.organisation)}</b></p>'
    return f'<header class="cv-mast"><div class="cv-wrap">{brand}</div></header>'


def _contents(reports: Sequence[FollowUpReport], say: Say, language: str) -> str:
    """A title for the page, and the way to each of its reports."""
    items = "".join(
        f'<li{other_language(report.stated.language, language)}><a href="#report-{number}">{text(called)}</a></li>'
        for number, (report, called) in enumerate(zip(reports, names_of(reports, say), strict=True), 1)
    )
    title = escape(say(mark("Follow-up reports")))
    return f'<h1>{title}</h1>\n<nav aria-label="{title}"{ASIDE}><ul class="cv-links">{items}</ul></nav>'


def _key(reports: Sequence[FollowUpReport], say: Say) -> str:
    """What the statuses mean, and the policies by which the figures were worked out."""
    if not reports:
        return ""
    policies = list(dict.fromkeys(report.policy for report in reports))
    rows = "".join(
        f"<dt>{status_words(status, say)}</dt><dd>{escape(meaning(status, policies[0], say))}</dd>" for status in Status
    )
    methods = "".join(f"<p>{escape(policy_text(policy, say))}</p>" for policy in policies)
    title = escape(say(mark("How compliance is decided")))
    return f'<section{ASIDE}><h2>{title}</h2><dl class="cv-key">{rows}</dl>{methods}</section>'


def _footer(say: Say) -> str:
    words = say(mark("Made with Carta Viva, free software for publishing and following up service charters."))
    return f'<footer class="cv-foot"{ASIDE}><div class="cv-wrap"><p>{escape(words)}</p></div></footer>\n'


class _Section:
    """One report. Its headings stand one level lower where the page has several."""

    def __init__(self, report: FollowUpReport, number: int, alone: bool, say: Say, language: str) -> None:
        self.report, self.number, self.say, self.language = report, number, say, language
        self.level = 1 if alone else 2
        self.lang = other_language(report.stated.language, language)
        self.notes = notes_of(report)

    def html(self) -> str:
        ledger = Ledger(self.report, self.number, self.say, self.language).html()
        corrected, review = corrections_title(self.report), mark("Points to review")
        return (
            f'<section id="report-{self.number}" aria-labelledby="title-{self.number}">\n'
            f'<div class="cv-hero"><div>{self._opening()}</div>{self._facts()}</div>\n{ledger}\n'
            f"{self._notes(True, corrected)}{self._notes(False, review)}"
            f"{self._own_notes()}{self._imprint()}</section>\n"
        )

    def _heading(self, words: str) -> str:
        return f"<h{self.level + 1}>{escape(words)}</h{self.level + 1}>"

    def _opening(self) -> str:
        stated, head = self.report.stated, headline(self.report, self.say)
        large, rest = figures_of(head)
        above = ("" if self.level == 1 else stated.organisation, stated.title if stated.service else "")
        kicker = "".join(f'<p class="cv-kicker"{self.lang}>{text(line)}</p>' for line in above if line)
        more = lede(summary_sentence(self.report, self.say), head)
        chart = status_chart(report_counts(self.report), head, self.say, f"chart-{self.number}")
        return (
            f'{kicker}<h{self.level} id="title-{self.number}"{self.lang}>{self._title()}</h{self.level}>'
            f'<div{ASIDE}><p><span class="cv-fig">{escape(large)} <small>{escape(rest)}</small></span></p>'
            f'{chart}<p class="cv-lede">{escape(more)}</p></div>'
        )

    def _title(self) -> str:
        """The service, with a word before it that says so to those who do not see the page."""
        if not self.report.stated.service:
            return text(name_of(self.report, self.say))
        before, _, after = self.say(mark("Service: {}")).partition("{}")
        hidden = f'<span class="visually-hidden" lang="{self.language}">{escape(before)}</span>'
        return f"{hidden}{text(self.report.stated.service)}{escape(after)}"

    def _facts(self) -> str:
        stated = self.report.stated
        counts = (
            (mark("Figures corrected: {}"), sum(note.corrected for note in self.notes)),
            (mark("Points to review: {}"), sum(not note.corrected for note in self.notes)),
        )
        items = [f"<li{ASIDE}>{self._fact(words, str(count))}</li>" for words, count in counts if count]
        if stated.period:
            period = self._fact(mark("Period: {}"), stated.period.label)
            items.insert(0, f"<li>{period}</li>")
        return f'<ul class="cv-side">{"".join(items)}</ul>' if items else ""

    def _fact(self, words: str, value: str) -> str:
        return f"<b>{escape(self.say(words).format('').strip())}</b> <span{self.lang}>{text(value)}</span>"

    def _notes(self, corrected: bool, title: str) -> str:
        notes = [note for note in self.notes if note.corrected is corrected]
        items = "".join(self._note(note, anchor, there) for note, anchor, there in anchors(notes, self.number))
        if not items:
            return ""
        return f'<section{ASIDE}>{self._heading(self.say(title))}<ol class="cv-notes">{items}</ol></section>\n'

    def _note(self, note: Note, anchor: str, there: str) -> str:
        finding = note.finding
        named = (subject(self.report, finding), column_of(self.report, finding, self.say))
        about = " · ".join(filter(None, named))
        changed = f"<del>{text(finding.stated)}</del> <ins>{text(finding.computed)}</ins>. " if note.corrected else ""
        return_ = self.say(mark("Back to the table"))
        back = f' <a class="cv-screen" href="{there}">{escape(return_)}</a>' if there else ""
        bold = f"<b{self.lang}>{text(about)}.</b> " if about else ""
        return (
            f'<li id="{anchor}" class="cv-note">{note.number}. {bold}{changed}'
            f"{text(note_text(self.report, finding, self.say))}{back}</li>"
        )

    def _own_notes(self) -> str:
        if not self.report.stated.notes:
            return ""
        words = "".join(f"<p{self.lang}>{text(note)}</p>" for note in self.report.stated.notes)
        title = self._heading(self.say(mark("Notes of the original document")))
        return f"<section>{title}{words}</section>\n"

    def _imprint(self) -> str:
        lines = "".join(f'<p class="cv-hash">{text(line)}</p>' for line in imprint_lines(self.report.imprint, self.say))
        if not lines:
            return ""
        title = self._heading(self.say(mark("Authenticity")))
        return f"<section{ASIDE}>{title}{lines}</section>\n"
