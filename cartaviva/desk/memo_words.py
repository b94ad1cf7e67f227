"""The words of the memo for the plenary, from what is published of a period."""

from collections.abc import Sequence

from cartaviva.core.aggregation import Tally
from cartaviva.core.compliance import Status
from cartaviva.core.display import STATUS_WORDS, counted_sentences, percent_text, policy_text
from cartaviva.core.language.days import day_words
from cartaviva.core.words import Say, mark, mark_plural
from cartaviva.formats.memo.words import Memo, Missed, Named, Row
from cartaviva.records.convert import policy_of
from cartaviva.records.models import Period
from cartaviva.records.summary import CharterSummary, Miss, Summary

MET = mark_plural("{met} of {total} commitment met", "{met} of {total} commitments met")
REPORTS = mark_plural("in the report of {n} charter.", "in the reports of {n} charters.")
LATE = mark_plural("{n} result was submitted late.", "{n} results were submitted late.")
OWN = mark_plural(
    "{n} result was validated by the person who had entered it.",
    "{n} results were validated by the person who had entered them.",
)


def memo_of(period: Period, found: Summary, say: Say, language: str) -> Memo:
    """The memo of a period in a language. `period` with its organisation."""
    town, statuses = period.organisation, [status for status in Status if found.whole.counts[status]]
    told = _Told(say, language, policy_of(town).places, statuses)
    return Memo(
        language=language,
        title=say(mark("Service charters: results of {period}")).format(period=period.label),
        town=town.name,
        period=period.label,
        day=period.end,
        summary=told.summary(found),
        counts=found.whole.counts,
        headings=told.headings(),
        rows=tuple(told.row(one) for one in found.charters),
        total=(say(mark("All charters")), *told.figures(found.whole, found.late), "") if found.charters else (),
        provisional=told.provisional(found),
        misses=tuple((told.named(one), tuple(map(told.missed, one.misses))) for one in found.charters if one.misses),
        collected=tuple(told.collected(period, found)),
        policy=policy_text(policy_of(town), say),
        authenticity=told.authenticity(period, found),
    )


class _Told:
    """One language, and the statuses that there are commitments of."""

    def __init__(self, say: Say, language: str, places: int, statuses: Sequence[Status]) -> None:
        self.say, self.language, self.places, self.statuses = say, language, places, statuses

    def summary(self, found: Summary) -> str:
        if not found.charters:
            return self.say(mark("No report of this period is published yet."))
        whole, charters = found.whole, len(found.charters)
        met = self.say.plural(*MET, whole.total).format(met=whole.counts[Status.MET], total=whole.total)
        reports = self.say.plural(*REPORTS, charters).format(n=charters)
        return " ".join([f"{met} ({self._share(whole)}), {reports}", *counted_sentences(whole.counts, self.say)])

    def headings(self) -> tuple[str, ...]:
        others = (mark("Share met"), mark("Submitted late"), mark("Publication"))
        words = (mark("Charter"), *(STATUS_WORDS[status] for status in self.statuses), *others)
        return tuple(map(self.say, words))

    def row(self, one: CharterSummary) -> Row:
        return Row(self.named(one), (*self.figures(one.tally, one.late), str(one.number)))

    def figures(self, counted: Tally, late: int) -> tuple[str, ...]:
        return (*(str(counted.counts[status]) for status in self.statuses), self._share(counted), str(late))

    def _share(self, counted: Tally) -> str:
        return "–" if counted.share_met is None else percent_text(counted.share_met, self.places, self.language)

    def named(self, one: CharterSummary) -> Named:
        name, language = one.name.said_in(self.language)
        return Named(f"{name} ({one.period})" if one.period else name, language, one.language)

    def provisional(self, found: Summary) -> str:
        if not found.missing:
            return ""
        names = ", ".join(one.name.said_in(self.language)[0] for one in found.missing)
        words = self.say(mark("These figures are provisional. Not published yet:"))
        return f"{words} {names}."

    def missed(self, miss: Miss) -> Missed:
        action = self.say(mark("No improvement action was entered."))
        cause = ""
        if one := miss.action:
            cause, action = one.cause, f"{one.action} ({one.owner}, {day_words(one.due_on, self.say)})"
        lines = (
            (mark("Target"), miss.target),
            (mark("Result"), miss.result or "–"),
            (mark("Remarks"), miss.remarks),
            (mark("Cause"), cause),
            (mark("Action"), action),
        )
        told = tuple((self.say(label), words) for label, words in lines if words)
        return Missed(miss.commitment or miss.indicator, told)

    def collected(self, period: Period, found: Summary) -> list[str]:
        """Delays, and who could not be counted as the others: exempted, or checked by nobody else."""
        say, late, own = self.say, found.late, found.self_validated
        until = say(mark("Last day to submit"))
        due = f"{until}: {day_words(period.due_on, say)}." if period.due_on else ""
        exempted = say(mark("Extension for {charter} until {day}: {reason}"))
        exemptions = [
            exempted.format(
                charter=one.report.charter.name.said_in(self.language)[0],
                day=day_words(one.until, say),
                reason=one.reason,
            )
            for one in found.exemptions
        ]
        counted = [
            say.plural(*LATE, late).format(n=late) if late else say(mark("No result was submitted late.")),
            *([say.plural(*OWN, own).format(n=own)] if own else []),
        ]
        return [
            *([due] if due else []),
            *(counted if found.charters else []),
            *(exemptions or [say(mark("No extension was granted."))]),
        ]

    def authenticity(self, period: Period, found: Summary) -> tuple[str, ...]:
        if found.last is None:
            return ()
        last = self.say(mark("Publication {number}, {date}.")).format(
            number=found.last.number, date=day_words(period.organisation.day(found.last.made_at), self.say)
        )
        head = self.say(mark("Head of the chain of publications: {hash}")).format(hash=found.last.link)
        return (last, head)
