"""The memo as PDF, tagged and for the archive as the reports are, set by Typst from memo.typ."""

import json
from datetime import datetime, time

from cartaviva.core.words import Say, mark
from cartaviva.formats.chart import counted, status_chart
from cartaviva.formats.memo.words import AUTHENTICITY, BY_CHARTER, COLLECTED, TO_DO, Memo, Named
from cartaviva.formats.writers.pdf_table import Json, breakable, shortened
from cartaviva.formats.writers.typeset import typeset_apart

WIDTH, NARROW = 120, 45
"""Of the text and of the column of charters, in mm: longer words are broken."""


def write(memo: Memo, say: Say) -> bytes:
    """The file. Characters that no font here has become an empty square."""
    data = {
        "lang": memo.language,
        "title": memo.title,
        "author": memo.town,
        "description": memo.summary,
        "keywords": [memo.period, say(mark("service charter")), say(mark("Memo for the plenary"))],
        "page": say(mark("Page {page} of {total}")),
        "foot": shortened(f"{memo.town} · {memo.title}", 110),
        "town": breakable(memo.town, WIDTH),
        "kicker": say(mark("Memo for the plenary")),
        "summary": memo.summary,
        "chart": status_chart(memo.counts, memo.title, say, "memo") if any(memo.counts.values()) else "",
        "chart_alt": f"{counted(memo.counts, say)}.",
        "headings": list(memo.headings),
        "rows": [[_named(row.charter, NARROW), list(row.figures)] for row in memo.rows],
        "total": list(memo.total),
        "provisional": breakable(memo.provisional, WIDTH),
        "misses": [_misses(memo, place) for place in range(len(memo.misses))],
        "collected": [breakable(words, WIDTH) for words in (*memo.collected, memo.policy)],
        "authenticity": list(memo.authenticity),
        "titles": {
            "table": say(BY_CHARTER),
            "misses": say(TO_DO),
            "collected": say(COLLECTED),
            "authenticity": say(AUTHENTICITY),
        },
    }
    return typeset_apart(lambda: (json.dumps(data, ensure_ascii=False), datetime.combine(memo.day, time())), "memo")


def _named(charter: Named, width: float) -> Json:
    return {"text": breakable(charter.name, width), "lang": charter.language}


def _misses(memo: Memo, place: int) -> Json:
    charter, misses = memo.misses[place]
    found = [
        [breakable(one.about, WIDTH), [[label, breakable(words, WIDTH)] for label, words in one.lines]]
        for one in misses
    ]
    return _named(charter, WIDTH) | {"stated": charter.stated, "misses": found}
