"""The numbers of commitments and indicators, of which their codes are made: none is given twice."""

from collections.abc import Iterable

from django.db.models import Max

from cartaviva.records.models import Charter, Commitment


def number_of(commitment: Commitment) -> int:
    """joventut-2 → 2"""
    return int(commitment.code.rpartition("-")[2])


def last_of(gone: int, numbers: Iterable[int]) -> int:
    """The highest number given so far: of what is there, or, `gone`, of what was deleted."""
    return max((gone, *numbers))


def last_number(charter: Charter) -> int:
    """The highest number that any commitment of a charter has or had; 0 before the first one. Two queries."""
    gone = Charter.objects.values_list("last_gone", flat=True).get(pk=charter.pk)
    return last_of(gone, map(number_of, charter.commitments.all()))


def next_version(charter: Charter) -> int:
    """The number of the version that a charter is given next. One query."""
    return (charter.versions.aggregate(last=Max("number"))["last"] or 0) + 1


def last_indicator(commitment: Commitment) -> int:
    """The same of the indicators of a commitment. One query."""
    found = Commitment.objects.filter(pk=commitment.pk).aggregate(
        gone=Max("last_gone"), there=Max("indicators__number")
    )
    return last_of(found["gone"] or 0, [found["there"] or 0])
