"""From the fields of the review page to answers: only to points that are there, and choices that they offer."""

from collections.abc import Mapping

from django.http import QueryDict

from cartaviva.actions.review import Point, Review
from cartaviva.core.cycle.identifiers import identifier
from cartaviva.core.cycle.reviewing import Answer, Choice, offer_of
from cartaviva.core.result import Reason
from cartaviva.core.words import mark

FINDING_CHOICES = {choice.value: choice for choice in (Choice.ACCEPT, Choice.KEEP, Choice.EDIT)}

DIRECT: Mapping[str, tuple[Reason, str]] = {
    "possibly-not-applicable": (Reason.NO_DEMAND, mark("Not applicable: nobody asked for it"))
}
"""Code of a finding → the reason that can be chosen for it without editing, and the words of that choice."""

CHOICES: Mapping[str, Mapping[Choice, str]] = {
    "report": {Choice.ACCEPT: mark("Leave this report out")},
    "town": {Choice.KEEP: mark("It is of this town"), Choice.ACCEPT: mark("Leave it out")},
    "version": {
        Choice.KEEP: mark("Keep what it says, for this report alone"),
        Choice.ACCEPT: mark("Leave this report out"),
    },
}
"""Code of a point that is about no finding, where nothing is written or picked → what is offered, and its words."""


def answers_in(posted: QueryDict, review: Review) -> dict[str, Answer]:
    """The answers to the points of a review, and to the commitments that somebody matched by hand."""
    points = {point.key: point for point in review.points}
    for report in review.reports:
        points |= {one.point.key: one.point for one in report.matches if one.point}
    found = {key: _answer(posted, point) for key, point in points.items()}
    return {key: answer for key, answer in found.items() if answer is not None}


def _answer(posted: QueryDict, point: Point) -> Answer | None:
    choice = posted.get(f"c:{point.key}", "")
    if point.finding is not None:
        return _about_finding(posted, point, choice)
    if point.code == "match":
        return _about_match(posted, point, choice)
    if point.code == "charter":
        return _about_charter(posted, point, choice)
    if point.code == "period":
        text = posted.get(f"v:{point.key}:period", "").strip()
        return Answer(Choice.EDIT, {"period": text}) if text else None
    return Answer(Choice(choice)) if choice in CHOICES[point.code] else None


def _about_finding(posted: QueryDict, point: Point, choice: str) -> Answer | None:
    assert point.finding is not None
    offer = offer_of(point.finding)
    if point.code in DIRECT and choice == DIRECT[point.code][0]:
        return Answer(Choice.EDIT, {"reason": choice})
    chosen = FINDING_CHOICES.get(choice)
    if chosen is None or not offer.allows(chosen):
        return None
    if chosen is not Choice.EDIT:
        return Answer(chosen)
    value = {name: posted.get(f"v:{point.key}:{name}", "").strip() for name in offer.edits}
    written = {name: text for name, text in value.items() if text}
    if written.get("reason", Reason.NOT_SENT) not in set(Reason):
        return None
    return Answer(Choice.EDIT, written) if written else None


def _about_match(posted: QueryDict, point: Point, choice: str) -> Answer | None:
    picked = posted.get(f"v:{point.key}:commitment", "")
    if choice == Choice.SAME and point.wording is not None:
        return Answer(Choice.SAME, {"commitment": str(point.wording.commitment)})
    if choice == Choice.EDIT and identifier(picked) is not None:
        return Answer(Choice.SAME, {"commitment": picked})
    return Answer(Choice.NEW) if choice == Choice.NEW else None


def _about_charter(posted: QueryDict, point: Point, choice: str) -> Answer | None:
    picked = posted.get(f"v:{point.key}:charter", "")
    name = posted.get(f"v:{point.key}:name", "").strip()[:300]
    if choice == Choice.SAME and point.charter is not None:
        return Answer(Choice.SAME, {"charter": str(point.charter.pk)})
    if choice == Choice.EDIT and identifier(picked) is not None:
        return Answer(Choice.SAME, {"charter": picked})
    return Answer(Choice.NEW, {"name": name}) if choice == Choice.NEW and name else None


def alike_answer(posted: Mapping[str, str]) -> Answer | None:
    """The answer to a group of like points: nothing is written anew for many at once."""
    alike, choice = posted.get("alike", ""), posted.get("choice", "")
    allowed = {
        "finding": (Choice.ACCEPT, Choice.KEEP),
        "town": tuple(CHOICES["town"]),
        "match": (Choice.SAME, Choice.NEW),
        "charter": (Choice.SAME, Choice.NEW),
    }.get(alike.partition("/")[0], ())
    if choice not in allowed:
        return None
    value = {key: posted[key] for key in ("commitment", "charter", "name") if choice != Choice.KEEP and posted.get(key)}
    return Answer(Choice(choice), {} if choice == Choice.ACCEPT else value)
