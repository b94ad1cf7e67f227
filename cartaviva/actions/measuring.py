"""How indicators are measured, and which department answers for a charter."""

from collections.abc import Collection, Mapping

from cartaviva.actions.access import allow, refusal
from cartaviva.actions.change import change, differing
from cartaviva.actions.opening import ask_for, due_in, stated_in
from cartaviva.core.cycle.measuring import Measurement, asks_otherwise, check_measurement
from cartaviva.core.findings import Refused
from cartaviva.core.grouping import grouped
from cartaviva.core.permissions import Action
from cartaviva.core.result import Reason
from cartaviva.core.sub_periods import Aggregation
from cartaviva.core.target import NO_TARGET
from cartaviva.core.workflow import EntryState
from cartaviva.records.convert import target_of
from cartaviva.records.entries import BEGUN
from cartaviva.records.indicators import indicator_lines, measurement_of
from cartaviva.records.models import Charter, Department, Entry, Indicator, Organisation, Person, Report, Result
from cartaviva.records.versions import name_in

COLUMNS = ("frequency", "aggregation", "first_due", "on_demand", "numerator", "denominator", "owner_id")


def measure(person: Person, organisation: Organisation, indicator: Indicator, how: Measurement) -> None:
    """Set how one indicator is measured. Raises Refused as `measure_charter` does."""
    charter = Charter.objects.select_related("department").get(pk=indicator.commitment.charter_id)
    if charter.organisation_id != organisation.pk:
        raise Refused("not-found")
    measure_charter(person, charter, charter.department, {indicator.pk: how})


def measure_charter(
    person: Person, charter: Charter, department: Department | None, measured: Mapping[int, Measurement]
) -> None:
    """Set a charter's department, and how some of its indicators are measured, by their pk: all of it or nothing.

    What is asked in periods that are open already follows. Raises Refused: those of core.measuring,
    "not-of-department", "entries-begun" where somebody has entered what would be asked otherwise, "asked-already", and
    "target-of-period" where every part would be held to what was promised for a period alone.
    """
    town = charter.organisation
    allow(person, Action.MANAGE_INDICATORS, town)
    if department is not None and department.organisation_id != town.pk:
        raise Refused("not-found")
    with change(town, person, "measure") as made:
        found = Indicator.objects.filter(commitment__charter=charter, pk__in=measured).select_related("commitment")
        indicators = {one.pk: one for one in found}
        if set(indicators) != set(measured):
            raise Refused("not-found")
        before = {pk: measurement_of(one) for pk, one in indicators.items()}
        changed = {pk: how for pk, how in measured.items() if how != before[pk]}
        left, charter.department = charter.department_id, department
        charter.save(update_fields=["department"])
        _check(charter, changed)
        _save({indicators[pk]: how for pk, how in changed.items()})
        _ask_anew([indicators[pk] for pk, how in changed.items() if asks_otherwise(before[pk], how)])
        made.subject = f"charter {charter.pk}"
        made.details = {
            code_of(indicators[pk]): differing(before[pk]._asdict(), how._asdict()) for pk, how in changed.items()
        }
        made.details |= differing({"department": left}, {"department": charter.department_id})
        made.nothing = not made.details


def _check(charter: Charter, changed: Mapping[int, Measurement]) -> None:
    targets = {line.indicator.pk: target_of(line.target) for line in indicator_lines(charter)}
    owners = {one.pk: one for one in Person.objects.filter(pk__in=[how.owner for how in changed.values() if how.owner])}
    for pk, how in changed.items():
        if refused := check_measurement(how, targets.get(pk, NO_TARGET)):
            raise refused
        if how.owner:
            check_owner(charter, owners.get(how.owner))


def check_owner(charter: Charter, owner: Person | None) -> None:
    """Raises Refused ("not-of-department") for who does not fill in anything for the charter."""
    if owner is None or refusal(owner, Action.ENTER, charter.organisation, charter.department_id):
        raise Refused("not-of-department")


def set_measurement(indicator: Indicator, how: Measurement) -> None:
    """Its columns; nothing is saved."""
    for column, value in zip(COLUMNS, how, strict=True):
        setattr(indicator, column, value)


def _save(measured: Mapping[Indicator, Measurement]) -> None:
    for indicator, how in measured.items():
        set_measurement(indicator, how)
    Indicator.objects.bulk_update(measured, [column.removesuffix("_id") for column in COLUMNS])


def code_of(indicator: Indicator) -> str:
    """joventut-2, and joventut-2.2 for its second indicator"""
    return str(indicator.commitment) + (f".{indicator.number}" if indicator.number > 1 else "")


# Periods that are open


def _of_parts(indicator: Indicator) -> bool:
    """Whether every part is held to the promise: then settling makes the target of the period from it."""
    return indicator.aggregation == Aggregation.SHARE_MET


def _named(report: Report, indicator: Indicator) -> str:
    return f"{name_in(report.version_id, indicator)}, {report.period}"


def _ask_anew(indicators: Collection[Indicator]) -> None:
    """Entries that nobody has touched make way for those that are asked for now."""
    entries = Entry.objects.filter(indicator__in=indicators)
    begun = entries.filter(BEGUN).exclude(state=EntryState.PUBLISHED)
    if there := begun.select_related("report__period", "indicator").first():
        raise Refused("entries-begun", _named(there.report, there.indicator))
    kept = entries.filter(state=EntryState.PUBLISHED).values("report")
    open_results = (
        Result.objects.filter(indicator__in=indicators, period__opened_on__isnull=False, text="")
        .filter(reason__in=("", Reason.NOT_DUE.value))
        .exclude(report__in=kept)
        .select_related("period", "report__period", "indicator", "target")
        .order_by("pk")
    )
    own = (one for one in open_results if one.target and one.target.period_id and _of_parts(one.indicator))
    if found := next(own, None):
        raise Refused("target-of-period", _named(found.report, found.indicator))
    entries.filter(state=EntryState.PENDING).delete()
    for period, results in grouped(open_results, lambda result: result.period).items():
        due = due_in(period, [result.indicator for result in results])
        for result in results:
            result.reason = "" if due[result.indicator_id] else Reason.NOT_DUE.value
            result.stated = stated_in(result.stated, due[result.indicator_id], period)
        Result.objects.bulk_update(results, ["reason", "stated"])
        ask_for(
            [
                Entry(
                    organisation_id=result.organisation_id,
                    report=result.report,
                    indicator=result.indicator,
                    period=part,
                    target=result.target,
                )
                for result in results
                for part in due[result.indicator_id]
            ]
        )
