"""The memo for the plenary, made of the published reports of a period: a page, and files in each language."""

from django.http import HttpResponse
from django.shortcuts import render

from cartaviva.core.findings import Refused
from cartaviva.core.permissions import Action
from cartaviva.core.words import LANGUAGES, mark
from cartaviva.desk.downloads import download
from cartaviva.desk.forms import spoken
from cartaviva.desk.guard import DeskRequest, desk_page
from cartaviva.desk.memo_words import memo_of
from cartaviva.desk.reach import period_of
from cartaviva.formats.memo import FILES
from cartaviva.formats.memo.words import AUTHENTICITY, BY_CHARTER, COLLECTED, TO_DO
from cartaviva.locale import voice
from cartaviva.records.summary import summary_of


@desk_page(Action.SEE_COLLECTING, "GET")
def memo(request: DeskRequest, opened: int) -> HttpResponse:
    """Per charter how many were met, what was missed and what it leads to, exemptions, delays."""
    period, say = period_of(request, opened), spoken()
    context = {
        "section": "collecting",
        "period": period,
        "memo": memo_of(period, summary_of(period), say, request.language),
        "titles": {"table": BY_CHARTER, "misses": TO_DO, "collected": COLLECTED, "authenticity": AUTHENTICITY},
        "files": FILES,
    }
    return render(request, "desk/memo.html", context)


@desk_page(Action.SEE_COLLECTING, "GET")
def memo_file(request: DeskRequest, opened: int, language: str, kind: str) -> HttpResponse:
    """The same words as a file, in the language that the address names."""
    period, file = period_of(request, opened), FILES.get(kind)
    if file is None or language not in LANGUAGES:
        raise Refused("not-found")
    say = voice(language)
    data = file.write(memo_of(period, summary_of(period), say, language), say)
    name = say(mark("Memo for the plenary"))
    return download(data, f"{name} {period.label}.{kind}", file.mime)
