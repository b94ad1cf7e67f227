"""Who is written to on which day: every step of the table, and what holds whatever the facts are."""

from collections.abc import Iterable
from dataclasses import replace
from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cartaviva.core.cycle.reminding import (
    NEEDS,
    STEPS,
    WEEKLY,
    Digest,
    DigestLine,
    Facts,
    Need,
    Owed,
    Reader,
    Seat,
    debtors,
    digests,
    need_of,
    open_digests,
)
from cartaviva.core.permissions import Grant, Role
from cartaviva.core.workflow import EntryState

TOWN = 1
YOUTH, SPORT = 10, 11
ANA, BRUNO, CARLA, ELENA, FINA, GINA, STRANGER = 1, 2, 3, 4, 5, 6, 9
DUE = date(2025, 2, 28)
"""A Friday."""
OPENED = date(2025, 1, 1)


def seat(person: int, role: Role, department: int | None = YOUTH, until: date | None = None) -> Seat:
    return Seat(person, Grant(role, TOWN, frozenset({department} if department else ()), until))


SEATS = (
    seat(ANA, Role.CONTRIBUTOR),
    seat(BRUNO, Role.HEAD),
    seat(CARLA, Role.QUALITY, None),
    seat(ELENA, Role.AUDITOR, None),
    seat(FINA, Role.ADMINISTRATOR, None),
)

GINAS = seat(GINA, Role.CONTRIBUTOR, SPORT)


def owed(need: Need = Need.MISSING, entry: int = 100, owner: int | None = ANA, since: date = OPENED) -> Owed:
    return Owed(entry, 7, YOUTH, owner, need, DUE, since)


def on(day: date, *entries: Owed, seats: Iterable[Seat] = SEATS) -> Facts:
    return Facts(day, entries or (owed(),), tuple(seats))


def mails(facts: Facts, first: date, last: date) -> list[tuple[int, date]]:
    """Who is written to on which day, where the question is asked every day."""
    written = dict(facts.written)
    sent = []
    for number in range((last - first).days + 1):
        today = first + timedelta(days=number)
        for digest in digests(replace(facts, today=today, written=written)):
            written[digest.person] = today
            sent.append((digest.person, today))
    return sent


PERSON = {Reader.OWNER: ANA, Reader.HEAD: BRUNO, Reader.OFFICE: CARLA}
CAME = date(2025, 3, 5)
"""The day on which what is not missing came back or in: a Wednesday."""


@pytest.mark.parametrize(
    ("need", "reader", "days"),
    [(need, reader, days) for (need, reader), days in STEPS.items() if days != WEEKLY],
)
def test_each_step_of_the_table_falls_on_its_day_and_on_no_other(
    need: Need, reader: Reader, days: tuple[int, ...]
) -> None:
    entry = owed(need, since=OPENED if need is Need.MISSING else CAME)
    anchor = DUE if need is Need.MISSING else CAME
    sent = mails(on(OPENED, entry), OPENED, anchor + timedelta(days=100))
    assert [day for person, day in sent if person == PERSON[reader]] == [anchor + timedelta(days=day) for day in days]


@pytest.mark.parametrize(("need", "reader"), [key for key, days in STEPS.items() if days == WEEKLY])
def test_what_waits_is_said_at_once_and_then_on_mondays(need: Need, reader: Reader) -> None:
    entry = owed(Need.MISSING, owner=STRANGER) if need is Need.NOBODY else owed(need, since=CAME)
    sent = mails(on(CAME, entry), CAME, CAME + timedelta(days=13))
    mondays = [CAME, date(2025, 3, 10), date(2025, 3, 17)]
    assert [day for person, day in sent if person == PERSON[reader]] == mondays


def test_an_owner_is_written_to_before_on_and_after_the_due_date_and_then_the_head_and_the_office() -> None:
    sent = mails(on(OPENED), OPENED, DUE + timedelta(days=14))
    assert [(person, (day - DUE).days) for person, day in sent] == [
        (ANA, -14),
        (ANA, -3),
        (ANA, 0),
        (ANA, 3),
        (BRUNO, 7),
        (ANA, 10),
        (BRUNO, 14),
        (CARLA, 14),
    ]


def test_steps_of_days_on_which_nobody_asked_are_made_up_for_once() -> None:
    assert mails(on(OPENED), DUE + timedelta(days=5), DUE + timedelta(days=9)) == [
        (ANA, DUE + timedelta(days=5)),
        (BRUNO, DUE + timedelta(days=7)),
    ]


def test_a_period_that_is_opened_late_is_told_on_the_next_day_to_who_had_another_mail_meanwhile() -> None:
    opened = DUE - timedelta(days=8)
    facts = replace(on(opened, owed(since=opened)), written={ANA: opened})
    assert mails(facts, opened, DUE - timedelta(days=4)) == [(ANA, opened + timedelta(days=1))]


def test_a_digest_holds_all_that_is_open_in_its_order_and_names_nobody_twice() -> None:
    mine = owed(entry=1)
    back = owed(Need.RETURNED, entry=2, since=DUE + timedelta(days=6))
    other = replace(owed(entry=3), charter=8, due_on=DUE + timedelta(days=30))
    far = replace(owed(entry=4), charter=8, due_on=DUE + timedelta(days=90))
    today = DUE + timedelta(days=14)
    made = digests(on(today, far, other, back, mine, owed(Need.VALIDATE, entry=5), owed(entry=6)))
    assert made == (
        Digest(
            ANA,
            (
                DigestLine(Need.MISSING, Reader.OWNER, 7, (1,), DUE, late=True),
                DigestLine(Need.MISSING, Reader.OWNER, 7, (6,), DUE, late=True),
                DigestLine(Need.RETURNED, Reader.OWNER, 7, (2,), DUE, late=True),
                DigestLine(Need.MISSING, Reader.OWNER, 8, (3,), DUE + timedelta(days=30), late=False),
            ),
        ),
        Digest(
            BRUNO,
            (
                DigestLine(Need.MISSING, Reader.HEAD, 7, (1, 6), DUE, late=True),
                DigestLine(Need.RETURNED, Reader.HEAD, 7, (2,), DUE, late=True),
            ),
        ),
        Digest(
            CARLA,
            (
                DigestLine(Need.MISSING, Reader.OFFICE, 7, (1, 6), DUE, late=True),
                DigestLine(Need.VALIDATE, Reader.OFFICE, 7, (5,), DUE, late=False),
            ),
        ),
    )


@pytest.mark.parametrize(
    ("owner", "seats", "expected"),
    [
        pytest.param(ANA, SEATS, {ANA: Reader.OWNER}, id="the owner"),
        pytest.param(None, SEATS, {ANA: Reader.OWNER}, id="no owner: the contributors"),
        pytest.param(None, SEATS[1:], {BRUNO: Reader.OWNER}, id="no contributor: the head"),
        pytest.param(None, SEATS[2:], {CARLA: Reader.OFFICE}, id="no head: the office"),
        pytest.param(
            None,
            (seat(GINA, Role.CONTRIBUTOR, SPORT), seat(BRUNO, Role.HEAD, None), *SEATS[2:]),
            {BRUNO: Reader.OWNER},
            id="another department has nothing to do with it, who answers for all has",
        ),
        pytest.param(
            ANA,
            (seat(ANA, Role.CONTRIBUTOR, until=DUE - timedelta(days=1)), *SEATS[1:]),
            {BRUNO: Reader.HEAD, CARLA: Reader.OFFICE},
            id="the owner's role has ended",
        ),
        pytest.param(
            ANA,
            (seat(ANA, Role.CONTRIBUTOR, until=DUE), *SEATS[1:]),
            {ANA: Reader.OWNER},
            id="the last day of a role belongs to it",
        ),
        pytest.param(
            ANA,
            (seat(ANA, Role.CONTRIBUTOR, SPORT), *SEATS[1:]),
            {BRUNO: Reader.HEAD, CARLA: Reader.OFFICE},
            id="the owner went to another department",
        ),
        pytest.param(ELENA, SEATS, {BRUNO: Reader.HEAD, CARLA: Reader.OFFICE}, id="an auditor fills nothing in"),
        pytest.param(ELENA, (SEATS[4],), {FINA: Reader.OFFICE}, id="without an office: the administrator"),
    ],
)
def test_who_is_written_to_on_the_due_date(
    owner: int | None, seats: tuple[Seat, ...], expected: dict[int, Reader]
) -> None:
    made = digests(on(DUE, owed(owner=owner), seats=seats))
    assert {digest.person: line.reader for digest in made for line in digest.lines} == expected


@pytest.mark.parametrize(
    ("until", "expected"),
    [
        (None, {ANA: None, GINA: ANA}),
        (DUE, {ANA: None, GINA: ANA}),
        (DUE - timedelta(days=1), {ANA: None}),
    ],
)
def test_a_substitute_is_written_to_beside_the_person_while_it_lasts(
    until: date | None, expected: dict[int, int | None]
) -> None:
    absent = replace(SEATS[0], substitute=GINA, substitute_until=until)
    made = digests(on(DUE, seats=(absent, GINAS, *SEATS[1:])))
    assert {digest.person: digest.lines[0].instead_of for digest in made} == expected


def test_who_does_not_work_there_any_more_stands_in_for_nobody() -> None:
    absent = replace(SEATS[0], substitute=GINA)
    gone = replace(GINAS, grant=replace(GINAS.grant, until=DUE - timedelta(days=1)))
    made = [digests(on(DUE, seats=(absent, *hers, *SEATS[1:]))) for hers in ((gone,), ())]
    assert [[digest.person for digest in each] for each in made] == [[ANA], [ANA]]


def test_who_stands_in_for_their_own_colleague_is_told_once_as_themselves() -> None:
    absent = replace(SEATS[0], substitute=GINA)
    both = (absent, seat(GINA, Role.CONTRIBUTOR), *SEATS[1:])
    told = open_digests(on(DUE, owed(owner=None), owed(entry=101), seats=both))[GINA]
    assert [(line.entries, line.instead_of) for line in told.lines] == [((100,), None), ((101,), ANA)]


def test_who_was_written_to_by_another_town_today_waits_until_tomorrow() -> None:
    facts = replace(on(DUE), taken=frozenset({ANA}))
    tomorrow = replace(on(DUE + timedelta(days=1)), written={ANA: DUE - timedelta(days=3)})
    assert (digests(facts), [digest.person for digest in digests(tomorrow)]) == ((), [ANA])


def test_the_office_can_ask_for_what_a_person_owes_before_a_step_is_due() -> None:
    facts = on(DUE - timedelta(days=20))
    told = {person: [line.entries for line in digest.lines] for person, digest in open_digests(facts).items()}
    assert (digests(facts), told) == ((), {ANA: [(100,)]})


def test_those_who_can_fill_in_a_charter_are_found_by_it() -> None:
    absent = replace(SEATS[0], substitute=GINA)
    waits = replace(owed(Need.VALIDATE, entry=3), charter=8)
    facts = on(DUE + timedelta(days=60), owed(), waits, seats=(absent, GINAS, *SEATS[1:]))
    assert [debtors(facts, {charter}) for charter in (7, 8, 9)] == [{ANA, GINA}, set(), set()]


@pytest.mark.parametrize(
    ("state", "expected"),
    [
        (EntryState.PENDING, (Need.MISSING, Need.MISSING)),
        (EntryState.DRAFT, (Need.MISSING, Need.MISSING)),
        (EntryState.RETURNED, (Need.RETURNED, Need.RETURNED)),
        (EntryState.SUBMITTED, (Need.VALIDATE, Need.ENDORSE)),
        (EntryState.ENDORSED, (Need.VALIDATE, Need.VALIDATE)),
        (EntryState.VALIDATED, None),
        (EntryState.PUBLISHED, None),
    ],
)
def test_what_an_entry_waits_for_follows_from_its_state_and_the_steps_of_the_town(
    state: EntryState, expected: tuple[Need, Need] | None
) -> None:
    needs = (need_of(state, False), need_of(state, True)) if state in NEEDS else None
    assert needs == expected


DAYS = st.dates(date(2025, 1, 1), date(2025, 4, 30))
PEOPLE = st.integers(1, 6)
DEPARTMENTS = st.sampled_from([YOUTH, SPORT, None])
SOME_SEATS = st.lists(
    st.builds(
        Seat,
        PEOPLE,
        st.builds(
            Grant,
            st.sampled_from([role for role in Role if role is not Role.HOST]),
            st.just(TOWN),
            DEPARTMENTS.map(lambda one: frozenset({one} if one else ())),
            st.none() | DAYS,
        ),
        st.none() | PEOPLE,
        st.none() | DAYS,
    ),
    max_size=8,
)
SOME_OWED = st.lists(
    st.builds(
        Owed,
        st.integers(1, 99),
        st.integers(1, 3),
        DEPARTMENTS,
        st.none() | st.integers(1, 7),
        st.sampled_from([need for need in Need if need is not Need.NOBODY]),
        DAYS,
        DAYS,
    ),
    max_size=8,
    unique_by=lambda one: one.entry,
)
FACTS = st.builds(
    Facts,
    DAYS,
    SOME_OWED.map(tuple),
    SOME_SEATS.map(tuple),
    st.dictionaries(PEOPLE, DAYS, max_size=4),
    st.frozensets(PEOPLE, max_size=2),
)


@given(FACTS)
def test_nobody_gets_two_mails_on_a_day_and_the_second_question_has_no_answer(facts: Facts) -> None:
    made = digests(facts)
    people = [digest.person for digest in made]
    again = replace(facts, written={**facts.written, **dict.fromkeys(people, facts.today)})
    assert (len(people), bool(facts.taken.intersection(people)), digests(again)) == (len(set(people)), False, ())


@given(FACTS)
def test_a_digest_names_only_what_is_owed_and_each_entry_once(facts: Facts) -> None:
    told = [[entry for line in digest.lines for entry in line.entries] for digest in digests(facts)]
    known = {one.entry for one in facts.owed}
    assert all(each and len(set(each)) == len(each) and known.issuperset(each) for each in told)


@given(FACTS)
def test_only_people_with_a_role_or_their_substitutes_are_written_to(facts: Facts) -> None:
    valid = [one for one in facts.seats if one.grant.until is None or one.grant.until >= facts.today]
    known = {one.person for one in valid} | {one.substitute for one in valid}
    assert known.issuperset(digest.person for digest in digests(facts))


@given(FACTS, st.integers(0, 7))
def test_it_stops_when_it_is_done(facts: Facts, number: int) -> None:
    done = facts.owed[number : number + 1]
    left = digests(replace(facts, owed=tuple(one for one in facts.owed if one not in done)))
    told = {entry for digest in left for line in digest.lines for entry in line.entries}
    people = {digest.person for digest in digests(facts)}
    assert (told.isdisjoint(one.entry for one in done), people.issuperset(one.person for one in left)) == (True, True)


@given(FACTS)
def test_whoever_is_written_to_reads_all_that_they_could_be_told(facts: Facts) -> None:
    made = digests(facts)
    told = open_digests(facts)
    assert made == tuple(told[digest.person] for digest in made)
