"""What becomes of a row that was handed out, filled in, and came back while others went on typing."""

import pytest

from cartaviva.core.cycle.entry import Typed
from cartaviva.core.cycle.entry_merge import Fate, Returned, Standing, alike, merge_returned
from cartaviva.core.result import Reason

ANA, BRUNO = Typed("3", remarks="Per les obres."), Typed("4")


@pytest.mark.parametrize(
    ("revision", "theirs", "changed", "ours", "fate"),
    [
        (1, ANA, True, Standing(1, Typed()), Fate.TAKE),
        (1, Typed(), False, Standing(1, Typed()), Fate.UNCHANGED),
        (1, Typed(), False, Standing(2, BRUNO), Fate.UNCHANGED),
        (1, ANA, False, None, Fate.UNCHANGED),
        (1, ANA, True, Standing(2, BRUNO), Fate.CONFLICT),
        (1, Typed(), True, Standing(2, BRUNO), Fate.CONFLICT),
        (1, BRUNO, True, Standing(2, Typed("4,0")), Fate.SAME),
        (1, Typed("3", remarks="Per  les\nobres."), True, Standing(2, ANA), Fate.SAME),
        (1, ANA, True, None, Fate.GONE),
    ],
)
def test_a_row_is_taken_only_where_nobody_else_changed_it(
    revision: int, theirs: Typed, changed: bool, ours: Standing | None, fate: Fate
) -> None:
    current = {} if ours is None else {7: ours}
    (merged,) = merge_returned(current, [Returned(7, revision, theirs, changed)])
    assert (merged.fate, merged.theirs, merged.ours) == (fate, theirs, ours.typed if ours else None)


@pytest.mark.parametrize(
    ("ours", "theirs", "merged"),
    [
        (Typed("4,50"), Typed("4,5", remarks="Per les obres."), Typed("4,50", remarks="Per les obres.")),
        (Typed("4,50", remarks="Per  les obres."), Typed("4,6", remarks="Per les obres."),
         Typed("4,6", remarks="Per  les obres.")),
        (Typed("", "3,0", "4"), Typed("", "3", "5"), Typed("", "3,0", "5")),
    ],
)  # fmt: skip
def test_a_field_that_nobody_changed_keeps_its_words(ours: Typed, theirs: Typed, merged: Typed) -> None:
    row = Returned(7, 1, theirs, True)
    found = [merge_returned({7: Standing(revision, ours)}, [row])[0].theirs for revision in (1, 2)]
    assert found == [merged, merged]


def test_rows_that_did_not_come_back_are_left_alone() -> None:
    current = {7: Standing(1, ANA), 8: Standing(1, BRUNO)}
    assert [merged.entry for merged in merge_returned(current, [Returned(8, 1, ANA, True)])] == [8]


@pytest.mark.parametrize(
    ("one", "other", "same"),
    [
        (Typed("12,50"), Typed("12.5"), True),
        (Typed("1.234"), Typed("1234"), False),
        (Typed("1.234"), Typed("1.234"), True),
        (Typed("0"), Typed(""), False),
        (Typed("Sí"), Typed(" Sí "), True),
        (Typed(reason=Reason.NO_DEMAND), Typed(), False),
        (Typed(numerator="3"), Typed(denominator="3"), False),
    ],
)
def test_the_same_figure_written_in_two_ways_is_the_same(one: Typed, other: Typed, same: bool) -> None:
    assert alike(one, other) is same
