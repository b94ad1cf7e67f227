"""Taking the newer version of a charter over into a report that is being filled in."""

from cartaviva.actions.access import allow
from cartaviva.actions.change import change
from cartaviva.actions.opening import fill, stated_by
from cartaviva.actions.publish import check_unpublished
from cartaviva.core.findings import Refused
from cartaviva.core.permissions import Action
from cartaviva.core.sub_periods import Aggregation
from cartaviva.core.workflow import HANDED_IN
from cartaviva.records.entries import BEGUN
from cartaviva.records.lines import Line, lines_of, versions_for
from cartaviva.records.models import CharterVersion, Entry, Person, Report, Target
from cartaviva.records.renewal import renewals
from cartaviva.records.versions import name_in


def renew(person: Person, report: Report) -> None:
    """Words, targets and indicators as the newer version has them; drafts stay, and are read by the new targets.

    What was promised for the period alone stays. Raises Refused: "published-already", "no-newer-version",
    "submitted-first" where results were submitted, "entries-begun" where something was entered for an indicator that
    is no longer in the charter, "asked-already".
    """
    town = report.organisation
    allow(person, Action.OPEN_PERIOD, town)
    with change(town, person, "renew-report") as made:
        check_unpublished(report)
        kept = Report.objects.select_for_update().select_related("charter", "period", "organisation").get(pk=report.pk)
        newer = renewals([kept])[kept.pk].version
        if newer is None:
            raise Refused("no-newer-version")
        if kept.entries.filter(state__in=HANDED_IN).exists():
            raise Refused("submitted-first")
        before = CharterVersion.objects.get(pk=kept.version_id).number
        _take_over(kept, newer)
        made.subject = f"report {kept.pk}"
        made.details = {"version": {"from": before, "to": newer.number}}


def _take_over(report: Report, newer: CharterVersion) -> None:
    report.results.all().delete()
    own = Target.objects.filter(version=report.version_id, period=report.period_id)
    own.filter(indicator__aggregation=Aggregation.SHARE_MET).delete()  # made of results, and so again
    own.update(version=newer)
    version = versions_for(report.period, [report.charter])[0]
    lines = list(lines_of(version, report.period))
    _leave_out(report, lines)
    kept = [line.indicator.pk for line in lines]
    Target.objects.filter(version=newer, period=report.period_id).exclude(indicator__in=kept).delete()
    targets = {line.indicator.pk: line.target for line in lines}
    entries = list(report.entries.all())
    for entry in entries:
        entry.target = targets[entry.indicator_id]
    Entry.objects.bulk_update(entries, ["target"])
    stated = stated_by(lines, report.stated, version)
    report.version, report.stated = version, stated | {"rows": []}
    report.save(update_fields=["version", "stated"])
    fill(report.period, [(report, row, line) for row, line in enumerate(lines)], {report.pk: stated})


def _leave_out(report: Report, lines: list[Line]) -> None:
    """What nobody asks for any more goes, unless somebody has begun to enter it."""
    gone = report.entries.exclude(indicator__in=[line.indicator.pk for line in lines])
    begun = gone.filter(BEGUN).select_related("indicator").first()
    if begun:
        raise Refused("entries-begun", f"{name_in(report.version_id, begun.indicator)}, {report.period}")
    gone.delete()
