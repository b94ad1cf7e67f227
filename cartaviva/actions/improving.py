"""A missed promise leads somewhere: a plan, the day on which it was done, and a period later whether it worked."""

from collections.abc import Mapping
from datetime import date
from typing import Any

from cartaviva.actions.access import allow, or_not_found, today
from cartaviva.actions.change import Change, change, differing
from cartaviva.core.findings import Refused
from cartaviva.core.improving import Improvement, check_plan
from cartaviva.core.language.lexicon import tidy
from cartaviva.core.permissions import Action
from cartaviva.records.improvements import planned
from cartaviva.records.models import ImprovementAction, Organisation, Person, Report
from cartaviva.records.models.collecting import EFFECTS


def plan(person: Person, report: Report, indicator: int, wanted: Improvement) -> ImprovementAction:
    """Say what a miss leads to, or say it otherwise. It may be said when nothing can be entered any more. Whether it
    was done stays as it is: `finish` says it.

    Raises Refused: "not-found" for an indicator that the report has not, "nothing-missed", "plan-incomplete",
    "owner-is-a-person", "complaints-negative", "due-before".
    """
    organisation = report.organisation
    allow(person, Action.PLAN_IMPROVEMENT, organisation, report.charter.department_id)
    people = Person.objects.filter(memberships__organisation=organisation).values_list("name", flat=True)
    if refused := check_plan(wanted, people):
        raise refused
    if wanted.due_on < report.period.start:
        raise Refused("due-before", report.period.label)
    with change(organisation, person, "plan-improvement") as made:
        row = or_not_found(next((one for one in planned(report) if one.indicator == indicator), None))
        if not row.missed and row.action is None:
            raise Refused("nothing-missed")
        action = row.action or ImprovementAction(
            organisation=organisation, indicator_id=indicator, period_id=report.period_id
        )
        _save(action, wanted._replace(done_on=action.done_on)._asdict(), made)
    return action


def finish(person: Person, organisation: Organisation, pk: int, done_on: date | None) -> ImprovementAction:
    """Say on which day it was done; None where it was not after all. Raises Refused ("done-later")."""
    with change(organisation, person, "finish-improvement") as made:
        action = _action(person, organisation, pk)
        if done_on is not None and done_on > today(organisation):
            raise Refused("done-later")
        _save(action, {"done_on": done_on}, made)
    return action


def judge(person: Person, organisation: Organisation, pk: int, effect: str, text: str) -> ImprovementAction:
    """Say whether it worked, and how one knows; "" takes the answer back. Raises Refused ("effect-needed")."""
    with change(organisation, person, "judge-improvement") as made:
        action = _action(person, organisation, pk)
        if effect and (effect not in dict(EFFECTS) or not text.strip()):
            raise Refused("effect-needed")
        _save(action, {"effect": effect, "effect_text": text if effect else ""}, made)
    return action


def _action(person: Person, organisation: Organisation, pk: int) -> ImprovementAction:
    found = ImprovementAction.objects.select_for_update(of=("self",)).filter(organisation=organisation, pk=pk)
    action = or_not_found(found.select_related("indicator__commitment__charter").first())
    allow(person, Action.PLAN_IMPROVEMENT, organisation, action.indicator.commitment.charter.department_id)
    return action


FREE_TEXTS = frozenset({"cause", "action", "owner", "effect_text"})


def _save(action: ImprovementAction, values: Mapping[str, Any], made: Change) -> None:
    """The event says what was there before, but for free texts. The same again is no event."""
    typed = {name: tidy(value) if isinstance(value, str) else value for name, value in values.items()}
    changed = {name: value for name, value in typed.items() if getattr(action, name) != value}
    made.nothing = not changed and action.pk is not None
    before = {name: getattr(action, name) for name in changed}
    for name, value in changed.items():
        setattr(action, name, value)
    action.save()
    made.subject = f"improvement {action.pk}"
    made.details = differing(before, changed, FREE_TEXTS)
