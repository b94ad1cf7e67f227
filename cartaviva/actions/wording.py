"""What a draft of a charter promises: its commitments, their indicators and targets. Identities outlive wordings."""

from typing import NamedTuple, TypeVar

from django.db.models import Max

from cartaviva.actions.access import or_not_found
from cartaviva.actions.change import differing
from cartaviva.actions.charters import changes, drafting
from cartaviva.actions.measuring import check_owner, code_of, set_measurement
from cartaviva.actions.promising import told_target
from cartaviva.actions.saving import folded_lines, new_commitments
from cartaviva.actions.undoing import sweep_identities
from cartaviva.core.cycle.measuring import Measurement, check_measurement
from cartaviva.core.cycle.ordering import moved, together
from cartaviva.core.cycle.promising import check_target, target_words
from cartaviva.core.findings import Refused
from cartaviva.core.language.lexicon import tidy
from cartaviva.core.target import Target as Promised
from cartaviva.core.words import Text
from cartaviva.locale import voice
from cartaviva.records.convert import target_columns
from cartaviva.records.indicators import measurement_of
from cartaviva.records.models import (
    Charter,
    CharterVersion,
    Commitment,
    CommitmentWording,
    Indicator,
    IndicatorWording,
    Objective,
    Person,
    Service,
    Target,
)
from cartaviva.records.numbering import last_indicator, number_of
from cartaviva.records.versions import seen_going, seen_target, seen_wording

Place = int | Text | None
"""A service or an objective: the pk of one that the charter has, the name of a new one, or none."""
Named = TypeVar("Named", Service, Objective)


class Worded(NamedTuple):
    """A commitment as it is written, and where it stands."""

    text: Text
    service: Place = None
    objective: Place = None


def add_commitment(person: Person, version: CharterVersion, worded: Worded, after: int | None = None) -> Commitment:
    """A new one in a draft, with a code that was never used.

    `after`: the last number that a commitment had when the form was opened; what the same form has added since is not
    added again. Raises Refused: "not-found" for what is not of this draft or charter, and as `drafting` does.
    """
    with drafting(person, version, "word-commitment") as (version, made):
        if there := _sent_before(version, worded, after):
            made.nothing = True
            return there
        wording = _new_wording(version)
        _write(wording, worded)
        made.details = {wording.commitment.code: changes({}, _told(wording))}
    return wording.commitment


def word_commitment(
    person: Person, version: CharterVersion, commitment: Commitment, worded: Worded, seen: str | None = None
) -> None:
    """Other words for a commitment of a draft, or another place.

    `seen`: the digest of the wording over which it was typed; None where nobody looked. Raises Refused: "not-found" for
    what is not of this draft or charter, "changed-meanwhile" where it has other words now, and as `drafting` does.
    """
    with drafting(person, version, "word-commitment") as (version, made):
        wording = _wording(version, commitment)
        _check_seen(wording, seen)
        before = _told(wording)
        _write(wording, worded)
        sweep_identities({version.charter_id})
        changed = changes(before, _told(wording))
        made.nothing = not changed
        made.details = {commitment.code: changed}


def _write(wording: CommitmentWording, worded: Worded) -> None:
    charter = wording.version.charter
    wording.text, wording.folded = worded.text, folded_lines(worded.text)
    wording.service = _placed(Service, charter, worded.service)
    wording.objective = _placed(Objective, charter, worded.objective)
    wording.save()
    _put_in_order(wording.version)


def _wording(version: CharterVersion, commitment: Commitment) -> CommitmentWording:
    return or_not_found(version.wordings.filter(commitment=commitment).select_related("commitment").first())


def _check_seen(wording: CommitmentWording | IndicatorWording, seen: str | None) -> None:
    if seen is not None and seen != seen_wording(wording):
        raise Refused("changed-meanwhile", str(wording.text))


def _check_going(
    wording: CommitmentWording | IndicatorWording, commitment: int, indicator: int | None, seen: str | None
) -> None:
    if seen is not None and seen != seen_going(wording.version, commitment, indicator):
        raise Refused("changed-meanwhile", str(wording.text))


def _new_wording(version: CharterVersion) -> CommitmentWording:
    (commitment,) = new_commitments(version.charter, 1)
    last = version.wordings.aggregate(last=Max("order"))["last"]
    return CommitmentWording(
        organisation=version.organisation, version=version, commitment=commitment, order=0 if last is None else last + 1
    )


def _sent_before(version: CharterVersion, worded: Worded, after: int | None) -> Commitment | None:
    """What the same form has added already, where it was sent more than once."""
    if after is None:
        return None
    same = (
        one.commitment
        for one in version.wordings.select_related("commitment", "service", "objective")
        if number_of(one.commitment) > after
        and one.text == worded.text
        and _stands(one.service, worded.service)
        and _stands(one.objective, worded.objective)
    )
    return next(same, None)


def _stands(there: Service | Objective | None, place: Place) -> bool:
    if there is None or place is None:
        return there is None and place is None
    return there.pk == place if isinstance(place, int) else _is_called(there, place)


def _is_called(one: Service | Objective, name: Text) -> bool:
    return bool(set(one.name.by_language.items()) & set(name.by_language.items()))


def _placed(model: type[Named], charter: Charter, place: Place) -> Named | None:
    if place is None:
        return None
    if isinstance(place, int):
        return or_not_found(model._default_manager.filter(charter=charter, pk=place).first())
    there = model._default_manager.filter(charter=charter).order_by("pk")
    same = next((one for one in there if _is_called(one, place)), None)
    return same or model._default_manager.create(organisation=charter.organisation, charter=charter, name=place)


def _told(wording: CommitmentWording) -> dict[str, object]:
    places = {"service": wording.service, "objective": wording.objective}
    return {key: one and one.name for key, one in places.items()} | {"commitment": wording.text}


def _put_in_order(version: CharterVersion, moving: Commitment | None = None, by: int = 0) -> bool:
    """What is of one service, and in it of one objective, stands together. Whether anything has another place now."""
    wordings = list(version.wordings.order_by("order", "pk"))
    places = [(one.service_id, one.objective_id) for one in wordings]
    at = next((index for index, one in enumerate(wordings) if moving and one.commitment_id == moving.pk), None)
    order = together(places) if at is None else moved(places, at, by)
    for place, index in enumerate(order):
        wordings[index].order = place
    CommitmentWording.objects.bulk_update(wordings, ["order"])
    return order != list(range(len(wordings)))


def move_commitment(person: Person, version: CharterVersion, commitment: Commitment, by: int) -> None:
    """One place up (-1) or down (1) in a draft; at the edge of its objective or service, with all of that.

    Nothing is asked of what was seen: nothing is lost by it, and the answer shows the order of now. Raises Refused.
    """
    with drafting(person, version, "move-commitment") as (version, made):
        _wording(version, commitment)
        made.nothing = not _put_in_order(version, commitment, by)
        made.details = {"commitment": commitment.code}


def withdraw_commitment(
    person: Person, version: CharterVersion, commitment: Commitment, seen: str | None = None
) -> None:
    """Take it out of a draft, with its indicators. What earlier versions say of it stays.

    `seen`: the digest of all that goes; None where nobody looked. Raises Refused as `word_commitment` does.
    """
    with drafting(person, version, "withdraw-commitment") as (version, made):
        wording = _wording(version, commitment)
        _check_going(wording, commitment.pk, None, seen)
        made.details = {commitment.code: {"commitment": wording.text}}
        version.indicator_wordings.filter(indicator__commitment=commitment).delete()
        version.targets.filter(indicator__commitment=commitment).delete()
        wording.delete()
        sweep_identities({version.charter_id})


# Indicators


class NewIndicator(NamedTuple):
    """An indicator as it is called, and how it is measured."""

    text: Text
    how: Measurement


def add_indicator(
    person: Person, version: CharterVersion, commitment: Commitment, new: NewIndicator, after: int | None = None
) -> Indicator:
    """A new one of a commitment of a draft. `after`: the last number that one of it had, as in `add_commitment`.

    Raises Refused: those of core.measuring, "not-of-department".
    """
    (text, how), town = new, version.organisation
    with drafting(person, version, "add-indicator") as (version, made):
        if refused := check_measurement(how):
            raise refused
        _wording(version, commitment)
        there = version.indicator_wordings.filter(indicator__commitment=commitment).select_related("indicator")
        sent = [one for one in there if after is not None and one.indicator.number > after and one.text == text]
        if same := next((one.indicator for one in sent if measurement_of(one.indicator) == how), None):
            made.nothing = True
            return same
        if how.owner:
            check_owner(version.charter, Person.objects.filter(pk=how.owner).first())
        indicator = Indicator(organisation=town, commitment=commitment, number=last_indicator(commitment) + 1)
        set_measurement(indicator, how)
        indicator.save()
        IndicatorWording.objects.create(organisation=town, version=version, indicator=indicator, text=text)
        made.details = {code_of(indicator): {"indicator": text, "frequency": how.frequency.value}}
    return indicator


def word_indicator(
    person: Person, version: CharterVersion, indicator: Indicator, text: Text, seen: str | None = None
) -> None:
    """Another name in a draft. How it is measured is of no version: `measuring` changes that.

    `seen` and what it raises as in `word_commitment`.
    """
    with drafting(person, version, "word-indicator") as (version, made):
        wording = _indicator_wording(version, indicator)
        _check_seen(wording, seen)
        changed = differing({"indicator": wording.text}, {"indicator": text})
        wording.text = text
        wording.save(update_fields=["text"])
        made.nothing = not changed
        made.details = {code_of(indicator): changed}


def withdraw_indicator(person: Person, version: CharterVersion, indicator: Indicator, seen: str | None = None) -> None:
    """Take it out of a draft, with its target. `seen` and what it raises as in `withdraw_commitment`."""
    with drafting(person, version, "withdraw-indicator") as (version, made):
        wording = _indicator_wording(version, indicator)
        _check_going(wording, indicator.commitment_id, indicator.pk, seen)
        made.details = {code_of(indicator): {"indicator": wording.text}}
        version.targets.filter(indicator=indicator).delete()
        wording.delete()
        sweep_identities({version.charter_id})


class Promising(NamedTuple):
    """A target as it is written; `wording` "" is made from its figures."""

    target: Promised
    wording: str = ""


def promise(
    person: Person, version: CharterVersion, indicator: Indicator, what: Promising, seen: str | None = None
) -> None:
    """What a draft promises of an indicator, in every period that it is in force.

    `seen`: the digest of the target over which it was typed; None where nobody looked. Raises Refused: those of
    core.promising and of core.measuring, "changed-meanwhile" where it is another one now.
    """
    (target, wording), town = what, version.organisation
    with drafting(person, version, "promise") as (version, made):
        if refused := check_target(target) or check_measurement(measurement_of(indicator), target):
            raise refused
        _indicator_wording(version, indicator)
        kept = version.targets.filter(indicator=indicator, period=None).first()
        if kept is not None and seen is not None and seen != seen_target(kept):
            raise Refused("changed-meanwhile", kept.text)
        before = told_target(kept)
        kept = kept or Target(organisation=town, version=version, indicator=indicator)
        language = town.languages[0]
        kept.text = tidy(wording) or target_words(target, voice(language), language)
        for column, value in target_columns(target).items():
            setattr(kept, column, value)
        kept.save()
        changed = changes(before, told_target(kept))
        made.nothing = not changed
        made.details = {code_of(indicator): changed}


def _indicator_wording(version: CharterVersion, indicator: Indicator) -> IndicatorWording:
    return or_not_found(version.indicator_wordings.filter(indicator=indicator).first())
