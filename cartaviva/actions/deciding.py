"""Deciding about what was read, and confirming it: all the reports of a document in one transaction, or none.

`person` None is whoever runs the server, at its command line.
"""

from collections.abc import Mapping, Sequence
from contextlib import suppress
from datetime import date

from django.utils import timezone

from cartaviva.actions.access import allow
from cartaviva.actions.change import change
from cartaviva.actions.imports import lock_document, take_step
from cartaviva.actions.review import Point, Review, review_of, reviews_of
from cartaviva.actions.saving import Confirmed, save_report, with_names
from cartaviva.core.cycle.reviewing import Answer, Choice, offer_of, unreadable
from cartaviva.core.findings import Refused
from cartaviva.core.language.lexicon import fold
from cartaviva.core.permissions import Action
from cartaviva.core.words import mark
from cartaviva.core.workflow import ImportState, Step
from cartaviva.formats.readers.json import report_of
from cartaviva.records.models import Charter, Decision, ImportedDocument, Organisation, Person

AS_SEEN = mark("It is no longer as you saw it.")


def decide(person: Person | None, document: ImportedDocument, answers: Mapping[str, Answer], revision: int) -> int:
    """Save what was decided about points of a document, by their keys; the new revision.

    Raises Refused: "changed-meanwhile" where the document is not as it was at `revision`, "not-readable" where a
    figure was entered that nobody can read.
    """
    _allow(person, document.organisation)
    with change(document.organisation, person, "decide") as made:
        document = _as_seen(document, revision)
        changed = _save(person, document, answers)
        made.subject, made.details = f"document {document.pk}", {"points": changed}
    return document.revision


def _as_seen(document: ImportedDocument, revision: int) -> ImportedDocument:
    """The document, locked. Raises Refused where it was confirmed, discarded, read again or decided about since."""
    document = lock_document(document)
    if document.state != ImportState.READ or document.revision != revision:
        raise Refused("changed-meanwhile", AS_SEEN)
    return document


def _save(person: Person | None, document: ImportedDocument, answers: Mapping[str, Answer]) -> list[str]:
    """Save the answers that are new or other than before; their keys."""
    saved = {one.key: (one.choice, one.value) for one in document.decisions.all()}
    fresh = {key: one for key, one in answers.items() if saved.get(key) != (one.choice.value, dict(one.value))}
    _refuse_unreadable(document, fresh)
    Decision.objects.bulk_create(
        [
            Decision(
                organisation=document.organisation,
                document=document,
                key=key,
                choice=one.choice.value,
                value=dict(one.value),
                decided_by=person,
                decided_at=timezone.now(),
            )
            for key, one in fresh.items()
        ],
        update_conflicts=True,
        unique_fields=["document", "key"],
        update_fields=["choice", "value", "decided_by", "decided_at"],
    )
    if fresh:
        document.revision += 1
        document.save(update_fields=["revision"])
    return sorted(fresh)


def _refuse_unreadable(document: ImportedDocument, answers: Mapping[str, Answer]) -> None:
    reports = [report_of(report) for report in (document.reading or {}).get("reports", ())]
    for key, answer in answers.items():
        number, kind, index = (*key.split("/"), "")[:3]
        if kind == "finding" and (text := unreadable(reports[int(number)], int(index), answer)):
            raise Refused("not-readable", text)


def decide_alike(person: Person | None, organisation: Organisation, alike: str, answer: Answer) -> int:
    """Answer every open point of one kind in all the documents to review; how many there were."""
    _allow(person, organisation)
    waiting = ImportedDocument.objects.filter(organisation=organisation, state=ImportState.READ)
    waiting = waiting.select_related("organisation")
    seen = {one.document.pk: one for one in reviews_of(organisation, list(waiting))}  # matching: nobody waits for it
    with change(organisation, person, "decide-alike") as made:
        count = 0
        for document in waiting.select_for_update(of=("self",)):
            known = seen.get(document.pk)
            review = known if known and known.document.revision == document.revision else review_of(document)
            answers = {point.key: answer for point in review.open if point.alike == alike and _offered(point, answer)}
            count += len(_save(person, document, answers)) if answers else 0
        made.subject, made.details = alike[:80], {"choice": answer.choice.value, "points": count}
    return count


def confirm(person: Person | None, document: ImportedDocument, revision: int) -> ImportedDocument:
    """Keep the reports of a document in the tables, all of them or none.

    Raises Refused: "changed-meanwhile" where somebody else was faster, "points-left" where something is not decided.
    """
    organisation = document.organisation
    _allow(person, organisation)
    with change(organisation, person, "confirm") as made:
        document = _as_seen(document, revision)
        review = review_of(document)
        if review.open:
            raise Refused("points-left", str(len(review.open)))
        for one in review.reports:
            if not one.left_out and one.period is not None:
                _remember_name(one.charter, one.read.stated.service)
                firsts = {row: index for index, row in enumerate(one.after.origin)}
                matches = {firsts[pair.row]: pair.wording.commitment for pair in one.matches if pair.wording}
                charter = one.charter or one.name
                save_report(organisation, Confirmed(one.after.report, charter, one.period, matches, document))
        document.confirmed_by, document.confirmed_at = person, timezone.now()
        take_step(document, Step.CONFIRM, "confirmed_by", "confirmed_at")
        made.subject, made.details = f"document {document.pk}", {"sha256": document.sha256}
    return document


def _remember_name(charter: Charter | None, name: str) -> None:
    """By the other name of a charter the next report finds it by itself."""
    if charter is not None and (names := with_names(charter.folded, fold(name.strip()))) != charter.folded:
        charter.folded = names
        charter.save(update_fields=["folded"])


def agree(person: Person | None, document: ImportedDocument) -> None:
    """Accept every correction that is proposed, and keep the rest as the document states it.

    Which charter, period and commitment a report is about stays open: that, nobody can agree to unseen.
    """
    answers = {
        point.key: Answer(Choice.ACCEPT if offer_of(point.finding).accept else Choice.KEEP)
        for point in review_of(document).open
        if point.finding is not None
    }
    decide(person, document, answers, document.revision)


def confirm_ready(
    person: Person | None, organisation: Organisation, only: Sequence[int] | None = None
) -> list[ImportedDocument]:
    """Confirm the documents that nothing is left to decide about, the oldest period first; those that were.

    `only` are the numbers of those to look at, None all of the town.

    Each is confirmed after the years before it, so that what they promised is asked about in the later ones.
    """
    _allow(person, organisation)
    documents = ImportedDocument.objects.filter(organisation=organisation, state=ImportState.READ)
    if only is not None:
        documents = documents.filter(pk__in=only)
    waiting = reviews_of(organisation, list(documents.select_related("organisation")))
    done = []
    for review in sorted(waiting, key=_first_day):
        document = review.document
        if review.open:
            continue
        with suppress(Refused):  # an earlier year asks about it now, or somebody else has it in hand
            done.append(confirm(person, document, document.revision))
    return done


def _offered(point: Point, answer: Answer) -> bool:
    return point.finding is None or offer_of(point.finding).allows(answer.choice)


def _first_day(review: Review) -> tuple[date, int]:
    days = [report.period.start for report in review.reports if report.period]
    return min(days, default=date.max), review.document.pk


def _allow(person: Person | None, organisation: Organisation) -> None:
    if person is not None:
        allow(person, Action.IMPORT, organisation)
