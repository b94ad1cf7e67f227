"""Each role to one column: what the headings of a table mean together, and what its cells make of unknown ones."""

from collections.abc import Sequence
from dataclasses import replace

from cartaviva.core.language.lexicon import words_of
from cartaviva.core.language.patterns import later
from cartaviva.core.language.row_words import PLURALS
from cartaviva.core.language.units import DURATIONS, Unit, unelided, unit_words
from cartaviva.core.period import Period
from cartaviva.formats.grid import Rows
from cartaviva.formats.recognise.cell_texts import SENTENCE, YES_NO
from cartaviva.formats.recognise.columns import (
    FIGURE_ROLES,
    FOLLOWING,
    TEXT_ROLES,
    Use,
    figures_at,
    has_role,
    taken_for,
)
from cartaviva.formats.recognise.dated import dated
from cartaviva.formats.recognise.evidence import MOST, agreeing, is_share_of_target, proven
from cartaviva.formats.recognise.guessed import guess_figures, guess_texts
from cartaviva.formats.recognise.headings import compact
from cartaviva.formats.recognise.outcomes import judged_aside, remarks_of, statuses_aside, texts_of, without_labels
from cartaviva.formats.recognise.roles import FIGURES, STATED, Role

IN_BRACKETS = later(r"\(([^()\d]{1,30})\)\s*$")


def settle(uses: list[Use], body: Rows) -> tuple[Use, ...]:
    """Each role once for each period: the second of a kind is kept as it is; measures stand in for missing remarks."""
    uses = judged_aside(dated(uses), body)
    uses = _without_doubt(_figures_before_texts(_counted_out(uses, body)))
    uses = _in_place_of(_one_target(uses, body), body, Role.RESULT, _answers(uses, body))
    uses = _in_place_of(uses, body, Role.TARGET)
    uses = _proved(_provided(_promised(uses)))
    uses = _best_of_each(_named_otherwise(remarks_of(statuses_aside(uses, body), body)), body)
    uses = guess_figures(_each_once(uses), body)
    uses = _shares_aside(guess_texts(uses, body), body)
    return tuple(_measured(without_labels(uses, body), body))


def _best_of_each(uses: list[Use], body: Rows) -> list[Use]:
    """Two columns of degrees, or of differences: the one that comes out, as another may be of the year before."""
    settled = list(uses)
    for role, period in dict.fromkeys((use.role, use.period) for use in uses if use.role in FOLLOWING):
        twins = [use for use in uses if (use.role, use.period) == (role, period)]
        target, result = (_figures_of(uses, one, period) for one in (Role.TARGET, Role.RESULT))
        if len(twins) > 1 and target and result:
            best = agreeing(target, result, twins, body)
            settled = [replace(use, role=Role.EXTRA) if use in twins and use is not best else use for use in settled]
    return settled


def _figures_of(uses: Sequence[Use], role: Role, period: Period | None) -> Use | None:
    """The column of figures with a role in a period, or in none."""
    found = [use for use in uses if use.figures and use.role is role and use.period in (period, None)]
    return next((use for use in found if use.period == period), found[0] if found else None)


def _shares_aside(uses: list[Use], body: Rows) -> list[Use]:
    """ "Desviación (%)" in percent of the target is no difference, which has the unit of both."""
    return [replace(use, role=Role.EXTRA) if _is_share(uses, use, body) else use for use in uses]


def _is_share(uses: Sequence[Use], use: Use, body: Rows) -> bool:
    if use.role is not Role.DIFFERENCE or not any("%" in text for text in (use.heading, *texts_of(use, body))):
        return False
    counted = [one for one in uses if any(map(str.isdigit, "".join(texts_of(one, body))))]  # "Result": ✔, ■
    roles = (Role.TARGET, Role.RESULT)
    target, result = (_figures_of(counted, role, use.period) or _only(counted, role) for role in roles)
    return bool(target and result and is_share_of_target(target, result, use, body))


def _only(uses: Sequence[Use], role: Role) -> Use | None:
    """The one column of figures with a role, whatever its period."""
    found = [use for use in uses if use.figures and use.role is role]
    return found[0] if len(found) == 1 else None


def _counted_out(uses: list[Use], body: Rows) -> list[Use]:
    """Arithmetic before words: columns of figures of one period that are target, result, difference and degree."""
    found: dict[int, Role] = {}
    for period in dict.fromkeys(use.period for use in uses if use.figures):
        asked = [use for use in uses if use.figures and use.period == period and use.heading and _may_be_counted(use)]
        asked += _beside_years(uses, asked) if period is not None else []
        if 3 <= len(asked) <= MOST and not (period is None and _has_a_year(uses, asked)):
            found |= proven(asked, body)
    held = {(role, use.period) for use in uses if (role := found.get(use.index))}
    return [
        replace(use, role=found[use.index], others=())
        if use.index in found
        else replace(use, role=Role.EXTRA, others=(), doubtful=True)
        if use.role is Role.RESULT and use.figures and (use.role, use.period) in held
        else use
        for use in uses
    ]


def _has_a_year(uses: Sequence[Use], asked: Sequence[Use]) -> bool:
    """Have columns without a year all a name, and the target or the result among them that they lack one with a year?
    "Fita", "Resultat 2021", "Diferència", "Grau": where all is 100 %, a difference would do for a result of at most.
    """
    named = {use.role for use in asked}
    lacking = STATED - named
    dated_ones = {use.role for use in uses if use.figures and use.period}
    return bool(lacking) and named.issubset(FIGURES) and lacking <= dated_ones


def _beside_years(uses: list[Use], asked: Sequence[Use]) -> list[Use]:
    """Columns without a period, where a result is among them although years have their own: it may be their degree; or
    where two results are of one year, for which the others tell the right one.
    """
    spare = () if has_role(uses, Role.TARGET) else (Role.THRESHOLD,)
    undated = [use for use in uses if use.figures and use.period is None and use.heading]
    undated = [use for use in undated if _may_be_counted(use) or use.role in spare]
    if {use.role for use in asked} != {Role.RESULT}:
        return []
    twice = len(asked) > 1 and len({use.period for use in uses if use.role is Role.RESULT}) == 1
    return undated if twice or any(use.role is Role.RESULT for use in undated) else []


def _may_be_counted(use: Use) -> bool:
    return use.role is None or use.role in FIGURES


def _figures_before_texts(uses: list[Use]) -> list[Use]:
    """Two columns under headings of figures, and one of them holds texts: it is what its heading says of texts."""
    sure = {(use.role, use.period) for use in uses if use.figures and use.role in FIGURE_ROLES}
    return [
        replace(use, role=next((role for role in (*use.others, use.over_text) if role in TEXT_ROLES), None))
        if use.role in FIGURE_ROLES and not use.figures and use.words and (use.role, use.period) in sure
        else use
        for use in uses
    ]


def _without_doubt(uses: list[Use]) -> list[Use]:
    """Words under the heading of figures give way where another column has the figures."""
    sure = {use.role for use in uses if not use.doubtful}
    return [replace(use, role=None) if use.doubtful and use.role in sure else use for use in uses]


def _one_target(uses: list[Use], body: Rows) -> list[Use]:
    """Where a heading means nothing but targets, others that may mean texts do; else a threshold is the target."""
    if any(use.role is Role.TARGET and use.over_text is None for use in uses):
        return [
            replace(use, role=use.over_text) if use.role is Role.TARGET and use.over_text in TEXT_ROLES else use
            for use in uses
        ]
    if not has_role(uses, Role.TARGET):
        return [replace(use, role=Role.TARGET) if use.role is Role.THRESHOLD else use for use in uses]
    return _promise_before_target(uses, body)


def _promise_before_target(uses: list[Use], body: Rows) -> list[Use]:
    """Of two headings side by side that may mean both, the first is the promise ("20 minututan artatu")."""
    twins = [use for use in uses if use.role is Role.TARGET and use.over_text in TEXT_ROLES and use.period is None]
    if len(twins) != 2 or has_role(uses, Role.COMMITMENT):
        return uses
    first, second = twins
    between = uses[uses.index(first) + 1 : uses.index(second)]
    texts = [len(words_of(text)) > 2 for text in texts_of(first, body)]
    promise = all(texts) and first.over_text is Role.COMMITMENT and not has_role(between, Role.RESULT)
    return [replace(use, role=first.over_text) if use is first and promise else use for use in uses]


def _answers(uses: Sequence[Use], body: Rows) -> frozenset[int]:
    """Columns of nothing but yes and no: they say whether a target was met, where others may say what came out."""
    if not any(use.role is None and use.figures for use in uses):
        return frozenset()
    return frozenset(
        use.index for use in uses if (texts := texts_of(use, body)) and all(compact(one) in YES_NO for one in texts)
    )


def _in_place_of(uses: list[Use], body: Rows, missing: Role, never: frozenset[int] = frozenset()) -> list[Use]:
    """No column has a role that a follow-up needs: those whose headings may also mean it have it, one a period, figures
    or else short texts before sentences; what follows from a target ("Against standard") last of all.
    """
    if has_role(uses, missing):
        return uses
    meant = [use for use in uses if missing in use.others and use.index not in never]
    may = {use.index: use for use in [use for use in meant if use.role not in FOLLOWING] or meant}
    if missing is Role.TARGET and not any(
        use.index not in may and use.role in (Role.COMMITMENT, Role.INDICATOR) for use in uses
    ):
        return uses
    figures = [use for use in may.values() if use.figures]
    short = [use for use in may.values() if all(len(text) <= SENTENCE for text in texts_of(use, body))]
    chosen = {use.period: use.index for use in reversed(figures or short or list(may.values()))}
    if missing is Role.TARGET and not any(use.role is Role.RESULT and use.index not in chosen.values() for use in uses):
        chosen = dict(sorted(chosen.items(), key=lambda item: item[1])[:1])  # "Valor" and "Valor": the first is it
    return [replace(use, role=missing) if use.index in chosen.values() else use for use in uses]


def _promised(uses: list[Use]) -> list[Use]:
    """Objectives are what is promised where nothing else is."""
    if any(use.role in (Role.COMMITMENT, Role.INDICATOR) or (use.role is None and use.words) for use in uses):
        return uses
    objectives = [use for use in uses if use.role is Role.OBJECTIVE]
    return taken_for(uses, Role.COMMITMENT, objectives[::-1])


def _provided(uses: list[Use]) -> list[Use]:
    """What is provided ("Prestazione"), or the factor of its quality, is what is promised, where an indicator measures
    it and nothing else is.
    """
    if not has_role(uses, Role.INDICATOR) or has_role(uses, Role.COMMITMENT):
        return uses
    provided = [use for use in uses if use.role in (Role.SERVICE, Role.OBJECTIVE) and Role.COMMITMENT in use.others]
    return taken_for(uses, Role.COMMITMENT, provided)


def _proved(uses: list[Use]) -> list[Use]:
    """Evidence, or a formula, is what is measured where no other column says it: texts left of the figures."""
    if has_role(uses, Role.INDICATOR):
        return uses
    first = min(figures_at(uses), default=0)
    others = [use for use in uses[:first] if use.role is Role.EXTRA and use.words and Role.INDICATOR in use.others]
    return taken_for(uses, Role.INDICATOR, others)


def _measured(uses: list[Use], body: Rows) -> list[Use]:
    """Promises are indicators where they are measures: each has its unit, in a column or in brackets behind it."""
    if has_role(uses, Role.INDICATOR):
        return uses
    units = has_role(uses, Role.UNIT)
    return [
        replace(use, role=Role.INDICATOR)
        if use.role is Role.COMMITMENT and (units or any(map(_has_unit, texts_of(use, body))))
        else use
        for use in uses
    ]


def _has_unit(text: str) -> bool:
    """ "(days)"; but "(share on time)" and "(longest wait of the month)" are what is measured, and no units."""
    found = IN_BRACKETS.search(text)
    spoken = words_of(unelided(found[1])) if found else ()
    units = ((at, said[0]) for at in range(len(spoken)) if (said := unit_words.find(spoken, at)))
    at, unit = next(units, (0, None))
    return isinstance(unit, Unit) and (at == 0 or unit not in DURATIONS or spoken[at] in PLURALS)


def _named_otherwise(uses: list[Use]) -> list[Use]:
    """Two columns that mean the same: the one whose heading may mean something else that nobody has, means that."""
    settled = list(uses)
    for use in uses:
        twins = [one for one in settled if one.role is use.role and one.period == use.period]
        if use.role not in FIGURE_ROLES or len(twins) < 2 or use not in twins:
            continue
        free = [role for role in use.others if role in FIGURE_ROLES and not _has(settled, role, use.period)]
        if free:
            settled[settled.index(use)] = replace(use, role=free[0])
    return settled


def _has(uses: Sequence[Use], role: Role, period: Period | None) -> bool:
    """Has a column the role in a period? A target without one is that of every period."""
    periods = (period, None) if role is Role.TARGET else (period,)
    return any(use.role is role and use.period in periods for use in uses)


def _each_once(uses: list[Use]) -> list[Use]:
    taken: set[tuple[Role, Period | None]] = set()
    settled: list[Use] = []
    remarks = has_role(uses, Role.REMARKS)
    fraction = has_role(uses, Role.DENOMINATOR)
    for use in uses:
        role = use.role
        if role is Role.NUMERATOR and not fraction:
            role = Role.EXTRA  # "Num." is a number, then
        if role is Role.MEASURES:
            role = Role.EXTRA if remarks else Role.REMARKS
            remarks = True
        if role is not None and role is not Role.EXTRA:
            if (role, use.period) in taken:
                use = replace(use, doubtful=role in TEXT_ROLES | STATED and not _is_remedy(use, settled))
                role = Role.EXTRA
            taken.add((role, use.period))
        settled.append(replace(use, role=role))
    return settled


def _is_remedy(use: Use, before: Sequence[Use]) -> bool:
    """ "Causa", "Mesura": words beside why a target was missed are what is done about it, and measure nothing."""
    return use.role is Role.INDICATOR and not use.figures and bool(before) and before[-1].role is Role.REMARKS
