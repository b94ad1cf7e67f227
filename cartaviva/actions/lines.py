"""Improvement lines: what a town calls them, and which commitment belongs to which.

A published report keeps the lines that it was published with.
"""

from collections.abc import Mapping, Sequence

from cartaviva.actions.access import allow
from cartaviva.actions.change import change, differing
from cartaviva.core.findings import Refused
from cartaviva.core.permissions import Action
from cartaviva.core.words import Text
from cartaviva.records.models import Commitment, ImprovementLine, Organisation, Person


def save_lines(person: Person, organisation: Organisation, names: Sequence[tuple[int | None, Text]]) -> None:
    """The town's lines in their order: those with a pk are renamed, an empty name takes one away, new ones have None.

    Raises Refused ("not-found") for a line of another town.
    """
    allow(person, Action.MANAGE_LINES, organisation)
    with change(organisation, person, "save-lines") as made:
        known = {line.pk: line for line in organisation.improvement_lines.order_by("order", "pk")}
        before = [str(line.name) for line in known.values()]
        if {pk for pk, _ in names if pk is not None} - known.keys():
            raise Refused("not-found")
        gone = [pk for pk, name in names if pk is not None and not name]
        kept = [(known.get(pk or 0) or ImprovementLine(organisation=organisation), name) for pk, name in names if name]
        for order, (line, name) in enumerate(kept):
            line.name, line.order = name, order
        ImprovementLine.objects.filter(pk__in=gone).delete()
        ImprovementLine.objects.bulk_create(line for line, _ in kept if line.pk is None)
        ImprovementLine.objects.bulk_update([line for line, _ in kept if line.pk], ["name", "order"])
        made.subject = "improvement lines"
        made.details = differing({"lines": before}, {"lines": [str(name) for _, name in kept]})
        made.nothing = not made.details and not gone


def assign_lines(person: Person, organisation: Organisation, lines: Mapping[str, int | None]) -> None:
    """Code of a commitment → pk of its line, None for none. Raises Refused ("not-found") for what is not the town's."""
    allow(person, Action.MANAGE_LINES, organisation)
    with change(organisation, person, "assign-lines") as made:
        commitments = list(organisation.commitments.filter(code__in=lines))
        known = {line.pk: str(line.name) for line in organisation.improvement_lines.all()}
        if len(commitments) != len(lines) or {line for line in lines.values() if line is not None} - known.keys():
            raise Refused("not-found")
        changed = [one for one in commitments if one.line_id != lines[one.code]]
        before = {one.code: known.get(one.line_id or 0) for one in changed}
        for one in changed:
            one.line_id = lines[one.code]
        Commitment.objects.bulk_update(changed, ["line"])
        made.nothing = not changed
        made.subject = "improvement lines"
        made.details = differing(before, {one.code: known.get(one.line_id or 0) for one in changed})
