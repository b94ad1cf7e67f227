"""What is left to decide about documents that were read: gathered from the tables, many documents at once."""

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from typing import Any, NamedTuple

from django.db.models import OuterRef, Subquery

from cartaviva.actions.saving import said_by
from cartaviva.core.cycle.identifiers import identifier
from cartaviva.core.cycle.other_town import names_another_town
from cartaviva.core.cycle.reviewing import Answer, Answers, Choice, Corrected, asks, corrected
from cartaviva.core.cycle.same_promises import otherwise
from cartaviva.core.findings import Finding
from cartaviva.core.language.lexicon import fold
from cartaviva.core.language.matching import SAME, match, normal
from cartaviva.core.period import Period as Span
from cartaviva.core.period import find_period
from cartaviva.core.report import FollowUpReport, commitments
from cartaviva.core.words import Say, mark
from cartaviva.formats.readers.json import report_of
from cartaviva.records.lines import holding_in, promises_in, written_versions
from cartaviva.records.models import (
    Charter,
    CharterVersion,
    CommitmentWording,
    Decision,
    ImportedDocument,
    Organisation,
    Publication,
    Report,
)

Json = dict[str, Any]


@dataclass(frozen=True, slots=True)
class Wording:
    """How a commitment of the records is worded somewhere."""

    commitment: int
    code: str
    text: str


class There(NamedTuple):
    """A report of the same charter and period: the file that it came from, "" where it is collected here; the number of
    its last publication, None where it has none.
    """

    file: str
    publication: int | None = None


@dataclass(frozen=True, slots=True)
class Known:
    """What the town has already of some charters: the wordings of each, and the reports."""

    wordings: Mapping[int, Sequence[Wording]]
    reports: Mapping[tuple[int, date, date], There]
    written: Mapping[int, Sequence[CharterVersion]]
    """The versions of each that were approved here."""


@dataclass(frozen=True, slots=True)
class Point:
    """One thing to decide. `key` is the decision's; `code` a finding's, or charter, period, report, town, match,
    version.
    """

    key: str
    code: str
    row: int | None = None
    finding: Finding | None = None
    text: str = ""
    wording: Wording | None = None
    """The commitment that is proposed, for a match; `text` is then the wording in the document."""
    charter: Charter | None = None
    likeness: int = 0
    answer: Answer | None = None
    there: There | None = None
    """The report that stands in the way of this one."""
    version: CharterVersion | None = None
    """The one that was approved, of which the document says something else; `text` is then what, a line each."""

    @property
    def open(self) -> bool:
        return self.answer is None

    @property
    def alike(self) -> str:
        """Points of one town with the same name here can be answered together."""
        if self.code == "match" and self.wording is not None:
            return f"match/{self.wording.commitment}/{normal(self.text)}"
        if self.code == "charter":
            return f"charter/{fold(self.text)}" if self.text else ""
        if self.code == "town":
            return f"town/{fold(self.text)}"
        return f"finding/{self.code}" if self.finding else ""


@dataclass(frozen=True, slots=True)
class Matched:
    """A commitment of a report: its first row in the reading, and the one of other years that it is."""

    row: int
    text: str
    wording: Wording | None
    likeness: int
    point: Point | None = None


@dataclass(slots=True)
class ReportReview:
    """One report of a document, before and after the answers."""

    number: int
    read: FollowUpReport
    after: Corrected
    charter: Charter | None = None
    name: str = ""
    """The charter's name as it will be kept."""
    period: Span | None = None
    points: list[Point] = field(default_factory=list)
    matches: list[Matched] = field(default_factory=list)
    wordings: Sequence[Wording] = ()
    charters: Sequence[Charter] = ()
    """Those of the town, to choose from."""
    left_out: bool = False

    @property
    def of_new_charter(self) -> bool:
        """Whether a charter of this name will be made: not while it is asked which one it is about."""
        asked = any(point.code == "charter" and point.open for point in self.points)
        return self.charter is None and self.name != "" and not asked

    def title(self, say: Say) -> str:
        """The charter and the period, as far as they are known."""
        name = str(self.charter.name) if self.charter else self.name or say(mark("Charter not known"))
        period = self.period.label if self.period else say(mark("period not known"))
        return f"{name}, {period}"


LEAVING = frozenset({"report", "town", "version"})
"""Points about which a report may be left out."""


@dataclass(slots=True)
class Review:
    """A document with all that is to be decided about it."""

    document: ImportedDocument
    reports: list[ReportReview]

    @property
    def points(self) -> list[Point]:
        return [point for report in self.reports if not report.left_out for point in report.points] + [
            point
            for report in self.reports
            if report.left_out
            for point in report.points
            if point.code in LEAVING and not point.open
        ]

    @property
    def open(self) -> list[Point]:
        return [point for point in self.points if point.open]


def review_of(document: ImportedDocument, posted: Mapping[str, Answer] | None = None) -> Review:
    """`posted` are answers that were not saved, and are shown over those that were."""
    return reviews_of(document.organisation, [document], posted or {})[0]


def reviews_of(
    organisation: Organisation, documents: Sequence[ImportedDocument], posted: Mapping[str, Answer] | None = None
) -> list[Review]:
    """Five queries, and five more where charters were approved here, however many documents."""
    answers: dict[int, dict[str, Answer]] = defaultdict(dict)
    for saved in Decision.objects.filter(organisation=organisation, document__in=documents):
        answers[saved.document_id][saved.key] = Answer(Choice(saved.choice), saved.value)
    charters = list(organisation.charters.order_by("pk"))
    found = []
    for document in documents:
        given = answers[document.pk] | dict(posted or {})
        given |= _same_names(document, given)
        found.append(
            (Review(document, [_report(*one, given, charters) for one in enumerate(_reports(document))]), given)
        )
    known = _known(organisation, [report for review, _ in found for report in review.reports], documents)
    for review, given in found:
        _complete(review, given, known)
    return [review for review, _ in found]


def _reports(document: ImportedDocument) -> list[FollowUpReport]:
    reading: Json = document.reading or {}
    return [report_of(report) for report in reading.get("reports", ())]


def _known(organisation: Organisation, reports: Sequence[ReportReview], documents: Sequence[ImportedDocument]) -> Known:
    charters = {report.charter.pk for report in reports if report.charter}
    wordings: dict[int, list[Wording]] = defaultdict(list)
    found = CommitmentWording.objects.filter(organisation=organisation, commitment__charter__in=charters)
    for one in found.select_related("commitment").order_by("version__in_force_from", "version__number", "order"):
        for text in one.text.by_language.values():
            wordings[one.commitment.charter_id].append(Wording(one.commitment_id, one.commitment.code, text))
    there = Report.objects.filter(organisation=organisation, charter__in=charters).exclude(document__in=documents)
    published = Publication.objects.filter(charter=OuterRef("charter"), period=OuterRef("period")).order_by("-number")
    there = there.annotate(published=Subquery(published.values("number")[:1]))
    columns = ("charter_id", "period__start", "period__end", "document__name", "published")
    known = {
        (charter, start, end): There(file or "", number)
        for charter, start, end, file, number in there.values_list(*columns)
    }
    return Known(wordings, known, written_versions(charters))


def _given(number: int, answers: Mapping[str, Answer]) -> dict[str, Answer]:
    """The answers about one report, by what they are about."""
    start = f"{number}/"
    return {key.removeprefix(start): answer for key, answer in answers.items() if key.startswith(start)}


SAME_NAME = "name/"
"""Before a charter's name as the document states it: what was answered about it goes for all its reports."""


def _same_names(document: ImportedDocument, answers: Mapping[str, Answer]) -> dict[str, Answer]:
    reports = (document.reading or {}).get("reports", ())
    found = ((str(report["service"]).strip(), answers.get(f"{index}/charter")) for index, report in enumerate(reports))
    return {SAME_NAME + name: answer for name, answer in found if answer is not None}


def _report(
    number: int, report: FollowUpReport, answers: Mapping[str, Answer], charters: Sequence[Charter]
) -> ReportReview:
    given = _given(number, answers)
    name = report.stated.service.strip()
    about: Answers = {
        index: given[f"finding/{index}"] for index in range(len(report.findings)) if f"finding/{index}" in given
    }
    one = ReportReview(number, report, corrected(report, about))
    _charter(one, given.get("charter") or answers.get(SAME_NAME + name), charters)
    _period(one, given.get("period"))
    for index, finding in enumerate(report.findings):
        if asks(finding):
            key = f"{number}/finding/{index}"
            one.points.append(Point(key, finding.code, finding.row, finding, answer=about.get(index)))
    return one


def _complete(review: Review, answers: Mapping[str, Answer], known: Known) -> None:
    """What depends on the records: whether a report is there already, and which commitments it has of other years."""
    taken: set[tuple[str, date, date]] = set()
    for one in review.reports:
        given = _given(one.number, answers)
        if one.period is not None:
            dates = (one.period.start, one.period.end)
            name = fold(str(one.charter.name) if one.charter else one.name)
            earlier = known.reports.get((one.charter.pk, *dates)) if one.charter else None
            if earlier is not None or (name, *dates) in taken:
                _exists(one, given.get("report"), earlier or There(review.document.name))
            taken.add((name, *dates))
        _town(one, review, answers)
        _match(one, given, known)
        _version(one, given.get("version"), known)


def _charter(one: ReportReview, answer: Answer | None, charters: Sequence[Charter]) -> None:
    """The charter of the report: of the same name; or the likest, if a person says so; or a new one."""
    name = one.read.stated.service.strip()
    one.name, one.charters = name, charters
    named = {line: charter for charter in charters for line in charter.folded.splitlines()}
    if charter := named.get(fold(name)) if name else None:
        one.charter = charter
        return
    lines = list(named)
    likest = match([name], lines) if name else ()
    proposed = named[lines[likest[0].right]] if likest else None
    if name and proposed is None and answer is None:
        return
    if answer is not None:
        one.name = answer.value.get("name", "").strip() or name
        chosen = next((charter for charter in charters if str(charter.pk) == answer.value.get("charter")), None)
        one.charter = chosen or (named.get(fold(one.name)) if one.name else None)
    point = Point(
        f"{one.number}/charter",
        "charter",
        text=name,
        charter=proposed,
        likeness=min(likest[0].likeness, SAME - 1) if likest else 0,
        answer=answer if one.charter or one.name else None,
    )
    one.points.append(point)


def _period(one: ReportReview, answer: Answer | None) -> None:
    one.period = one.read.stated.period
    if one.period is None:
        text = answer.value.get("period", "") if answer else ""
        one.period = find_period(text)
        point = Point(f"{one.number}/period", "period", text=text, answer=answer if one.period else None)
        one.points.append(point)


def _exists(one: ReportReview, answer: Answer | None, there: There) -> None:
    """There is a report of that charter and period already: this one can only be left out. That is asked first, for
    whoever leaves it out has nothing else to decide.
    """
    one.left_out = answer is not None and answer.choice is Choice.ACCEPT
    answer = answer if one.left_out else None
    one.points.insert(0, Point(f"{one.number}/report", "report", text=there.file, answer=answer, there=there))


def _town(one: ReportReview, review: Review, answers: Mapping[str, Answer]) -> None:
    """The document names another town: once for all its reports that do, it is asked whether they are of this one."""
    stated = one.read.stated.organisation
    if not names_another_town(stated, review.document.organisation.name):
        return
    first = next(other for other in review.reports if other.read.stated.organisation == stated)
    key = f"{first.number}/town"
    answer = answers.get(key)
    one.left_out |= answer is not None and answer.choice is Choice.ACCEPT
    if first is one:
        one.points.insert(0, Point(key, "town", text=stated, answer=answer))


def _match(one: ReportReview, answers: Mapping[str, Answer], known: Known) -> None:
    wordings = known.wordings.get(one.charter.pk, ()) if one.charter else ()
    one.wordings = list({wording.commitment: wording for wording in wordings}.values())
    by_commitment = {wording.commitment: wording for wording in one.wordings}
    rows, texts, at = [], [], 0
    for group in commitments(one.after.report.rows):
        rows.append(one.after.origin[at])
        texts.append(group[0].stated.text("commitment") or group[0].stated.text("indicator"))
        at += len(group)
    owners = [wording.commitment for wording in wordings]
    found = {pair.left: pair for pair in match(texts, [wording.text for wording in wordings], owners)}
    used: set[int] = set()
    for index, (row, text) in enumerate(zip(rows, texts, strict=True)):
        pair, answer = found.get(index), answers.get(f"match/{row}")
        wording = by_commitment.get(owners[pair.right]) if pair else None
        likeness = pair.likeness if pair else 0
        sure = pair is not None and pair.sure
        chosen = _chosen(answer, wording, by_commitment) if answer else (wording if sure else None)
        twice = chosen is not None and chosen.commitment in used
        used |= {chosen.commitment} if chosen else set()
        valid = None if twice else answer
        point = Point(f"{one.number}/match/{row}", "match", row, None, text, wording, None, likeness, valid)
        if (wording is not None and not sure) or twice:
            one.points.append(point)
        one.matches.append(Matched(row, text, chosen, likeness, point))


def _version(one: ReportReview, answer: Answer | None, known: Known) -> None:
    """A version that was approved is in force in the period, and the document says something else. That is asked once
    it is known which commitments are the same.
    """
    if (
        one.left_out
        or one.charter is None
        or one.period is None
        or any(p.code == "match" and p.open for p in one.points)
    ):
        return
    version = holding_in(known.written.get(one.charter.pk, ()), one.period)
    if version is None:
        return
    groups = zip(commitments(one.after.report.rows), one.matches, strict=True)
    said = [
        said_by(row, match.wording.commitment if match.wording else -match.row - 1)
        for group, match in groups
        for row in group
    ]
    if differing := otherwise(said, promises_in(version)):
        one.left_out = answer is not None and answer.choice is Choice.ACCEPT
        text = "\n".join(differing)
        one.points.append(Point(f"{one.number}/version", "version", text=text, answer=answer, version=version))


def _chosen(answer: Answer, proposed: Wording | None, wordings: Mapping[int, Wording]) -> Wording | None:
    if answer.choice is Choice.NEW:
        return None
    other = answer.value.get("commitment", "")
    return wordings.get(number) if (number := identifier(other)) is not None else proposed
