"""PDF: tagged for screen readers and for the archive (PDF/UA-1 and PDF/A-2a in one file), set by Typst from report.typ.

The texts of a report reach Typst as JSON, never as source: no character of theirs can mean anything there.
"""

import json
from collections.abc import Sequence
from functools import partial

from cartaviva.core.compliance import Status
from cartaviva.core.display import (
    STATUS_WORDS,
    headline,
    imprint_lines,
    own_words,
    policy_text,
    report_counts,
    summary_sentence,
)
from cartaviva.core.report import FollowUpReport
from cartaviva.core.words import Say, mark
from cartaviva.formats.chart import counted, status_chart
from cartaviva.formats.collector import collector_off
from cartaviva.formats.palette import COLOURS
from cartaviva.formats.writers.notes import figures_of, improving, improving_title, lede, notes_of
from cartaviva.formats.writers.pdf_marks import drawn
from cartaviva.formats.writers.pdf_notes import note_lists, points_of
from cartaviva.formats.writers.pdf_table import Json, breakable, ledger, shortened
from cartaviva.formats.writers.status import meaning
from cartaviva.formats.writers.table import dated, full_name
from cartaviva.formats.writers.typeset import Job, typeset, typeset_apart

MOST_ROWS = 300
"""Typst keeps what it has set: 60 MB after some short reports, 500 after one of 1,000 rows. A process of its own gives
that back."""

# Write


def write(reports: Sequence[FollowUpReport], say: Say, language: str) -> bytes:
    """One file for all reports, each beginning on a new page. Characters that no font here has become an empty square.

    The same reports give the same bytes: the file is dated with the last day that they report on.
    """
    make = partial(_job, reports, say, language)
    return typeset_apart(make) if sum(len(report.rows) for report in reports) > MOST_ROWS else typeset(*make())


@collector_off()
def _job(reports: Sequence[FollowUpReport], say: Say, language: str) -> Job:
    made = [_report(report, number, say, language) for number, report in enumerate(reports, 1)]
    for one, report, after in zip(made, reports, reports[1:], strict=False):
        if report.policy == after.policy:  # said once, below the last of them
            one["key"] = []
    data = {
        "lang": language,
        "title": next(
            (report.stated.title or full_name(report, say) for report in reports), say(mark("Follow-up report"))
        ),
        "author": next((report.stated.organisation for report in reports if report.stated.organisation), ""),
        "description": made[0]["summary"] if made else "",
        "keywords": _keywords(reports, say),
        "page": say(mark("Page {page} of {total}")),
        "words": {status: say(word) for status, word in STATUS_WORDS.items()},
        "marks": {status: drawn(status) for status in Status},
        "colours": dict(COLOURS),
        "reports": made,
    }
    return json.dumps(data, ensure_ascii=False), dated(reports)


def _keywords(reports: Sequence[FollowUpReport], say: Say) -> list[str]:
    stated = [report.stated for report in reports]
    words = [one.service for one in stated] + [one.period.label for one in stated if one.period]
    words += [say(mark("service charter")), say(mark("follow-up report"))]
    return list(dict.fromkeys(word for word in words if word))


# One report


def _report(report: FollowUpReport, number: int, say: Say, language: str) -> Json:
    stated, counts, notes = report.stated, report_counts(report), notes_of(report)
    points = points_of(notes, say)
    head, summary = headline(report, say), summary_sentence(report, say)
    facts = (
        (mark("Service: {}"), stated.service),
        (mark("Period: {}"), stated.period.label if stated.period else ""),
        (mark("Figures corrected: {}"), str(sum(note.corrected for note in notes) or "")),
        (mark("Points to review: {}"), str(sum(not note.corrected for note in notes) or "")),
    )
    return {
        "id": number,
        "lang": stated.language or language,
        "organisation": breakable(stated.organisation, 180),
        "kicker": breakable(stated.title if stated.service else "", 180),
        "title": breakable(stated.service or stated.title or say(mark("Follow-up report")), 90),
        "figure": figures_of(head),
        "chart": status_chart(counts, head, say, f"report-{number}"),
        "chart_alt": f"{head}. {counted(counts, say)}.",
        "summary": summary,
        "lede": lede(summary, head),
        "facts": [[say(name).format("").strip(), breakable(text, 55)] for name, text in facts if text],
        "foot": shortened(" · ".join(part for part in (stated.organisation, full_name(report, say)) if part), 130),
        "table": ledger(report, [note for point in points for note in point.marks()], say),
        "improving": _improving(report, say),
        "own_notes": [say(mark("Notes of the original document")), *(breakable(note, 240) for note in stated.notes)]
        if stated.notes
        else [],
        "imprint": [say(mark("Authenticity")), *imprint_lines(report.imprint, say)] if report.imprint else [],
        "key": [[status, meaning(status, report.policy, say)] for status in Status],
        "words": {
            "ledger": say(mark("The commitments, one by one")),
            "own": own_words(report, language, say),
            "empty": say(mark("This report has no rows.")),
            "key": say(mark("How compliance is decided")),
            "policy": policy_text(report.policy, say),
        },
    } | note_lists(report, points, say)


def _improving(report: FollowUpReport, say: Say) -> list[object]:
    """A title, then for each miss what it is about and its pairs of a label and a text; nothing where there is none."""
    found = [
        [breakable(about, 150), [[label, breakable(words, 150)] for label, words in pairs]]
        for about, pairs in improving(report, say)
    ]
    return [say(improving_title(report)), *found] if found else []
