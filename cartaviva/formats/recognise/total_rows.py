"""Rows of totals: what says that a row adds others up, in eight languages."""

import re
from collections.abc import Sequence
from functools import lru_cache

from cartaviva.core.checks.promise_counts import (
    counts_all_promises,
    counts_promises,
    counts_those_met,
    promises_counted,
)
from cartaviva.core.language.patterns import later
from cartaviva.core.language.result_words import whole_meaning
from cartaviva.core.language.vocabulary import is_mean
from cartaviva.core.period import is_year
from cartaviva.formats.grid import BLANK, Cell, Row, Rows, distinct
from cartaviva.formats.recognise.cell_texts import is_figure
from cartaviva.formats.recognise.columns import Header
from cartaviva.formats.recognise.headings import compact, over_text
from cartaviva.formats.recognise.roles import Role

TOTAL = re.compile(
    r"^\s*(?:(?:sub)?total\w{0,2}\b|guztira\b|batura\b|(?:sum|suma|sumatori\w?|somme|somma|soma)\s+(?:of|d\w{0,3})\b.*|"
    r"(?:mitjana|m[eé]dia|moyenne|average|overall|global|resum|resumen|ensemble|conjunt|batez bestekoa?)"
    r"(?:\s+(?:global|general|geral|total|anual|generale|degree|del?|du|do|di)\b.*|"
    r"\s+\w*(?:complim|cumplim|cumprim|complian|assolim|betetze|raggiung|atteint).*)?\s*:?\s*$)"
    r"|^\s*(?:grau|grado|grao|degr[eé]e?|taux|tasso)\s+(?:mitj|med|méd|moy|mean)|^\s*(?:mean|average)\s+degree"
    r"|\b(?:guztira|total\w{0,2})\s*:",
    re.IGNORECASE,
)
SOME_MEAN = re.compile(r"^\s*\w+\s+(?:mitjan?a?|medi[ao]|médi[ao]|moyenne?|average|mean)\s*:?\s*$", re.IGNORECASE)
"""Also the name of an indicator ("Espera media"), which has a target, and other words than a mean ("Social media")."""
OF_THE_WHOLE = later(
    r"\b(?:overall|global\w{0,2}|general|generale|geral|xeral|total\w{0,2}|complessiv[oa]|ensemble|conjunt\w{0,2}|conxunto|"
    r"orokor\w*|guztira\w*)\b",
    re.IGNORECASE,
)
FIGURE_LAST = re.compile(r":\s*\d")
OF_DEGREES = later(
    r"complim|acompl|cumplim|cumprim|complian|assolim|aconseguim|\bgrau\b|\bgrado\b|\bgrao\b|degr|taux|tasso|\btaxa\b|"
    r"\btasa\b|achiev|attain|fulfil|conformi|atteinte|réalisat|realisat|respect|rispett|raggiung|adempim|consecu|betetze|lorpen|"
    r"alcance|logro",
    re.IGNORECASE,
)
"""Cumprimento medio dos indicadores, Taux de réalisation moyen: in any order, beside a degree alone."""


def is_total(row: Sequence[Cell], header: Header) -> bool:
    """A row that adds others up: it says so, in few words, and has no target of its own beside a result."""
    label = next((cell for cell in row if cell.text), BLANK)
    text = label.text
    said = says_total(text) or (_begins_total(text) and _sums_up(row, label, header)) or _counts_promises(row)
    if not (said or _goes_over_target(row, label, header)):
        return False
    targets = [row[use.index].text for use in header.having(Role.TARGET) if row[use.index] is not label]
    promised = any(map(is_figure, targets)) or (any(targets) and _says_what_is_promised(row, label, header))
    return not promised or (len(compact(text)) <= 14 and bool(TOTAL.search(text)))


def _says_what_is_promised(row: Sequence[Cell], label: Cell, header: Header) -> bool:
    """Is there a promise beside the label: "Espera media", and then "Atender cuanto antes"?"""
    return any(row[use.index].text and row[use.index] is not label for use in header.having(Role.COMMITMENT))


def _goes_over_target(row: Sequence[Cell], label: Cell, header: Header) -> bool:
    """One cell over what is promised and its target, before a figure: "Taux d'engagements tenus"."""
    targets = header.having(Role.TARGET)
    if not label.text or not targets or any(row[use.index] is not label for use in targets):
        return False
    texts = [use.index for role in (Role.COMMITMENT, Role.INDICATOR) for use in header.having(role)]
    results = (row[use.index] for use in header.having(Role.RESULT))
    over = len(texts) + len(targets) > 2 and all(row[at] is label for at in texts)
    return over and any(one is not label and is_figure(one.text) for one in results)


@lru_cache(maxsize=4096)
def _begins_total(text: str) -> bool:
    """Media area, Total servei de neteja, Cumprimento medio: its first word says so, or it is a mean of degrees."""
    spoken = text.split()
    of_degrees = OF_DEGREES.search(text) and (is_mean(text) or OF_THE_WHOLE.search(text))
    return 1 < len(spoken) <= 9 and bool(of_degrees or TOTAL.search(spoken[0]))


def _sums_up(row: Sequence[Cell], label: Cell, header: Header) -> bool:
    """A degree without a target and a result."""
    stated = [use.index for role in (Role.TARGET, Role.RESULT) for use in header.having(role)]
    degrees = [use.index for use in header.having(Role.COMPLIANCE)]
    return not any(row[at].text and row[at] is not label for at in stated) and any(
        row[at].text and row[at] is not label for at in degrees
    )


def _counts_promises(row: Sequence[Cell]) -> bool:
    """A label that counts promises by how they went, and the figure beside it; or a degree, and then how many."""
    cells = distinct(row)
    if len(cells) != 2:
        return False
    counted = is_figure(cells[1].text) and counts_promises(cells[0].text)
    return counted or (over_text(cells[0].text) is Role.COMPLIANCE and _says_how_many(cells[1].text))


def _says_how_many(text: str) -> bool:
    """2 de 3 compromisos cumplidos (66,7 %)"""
    return len(NUMBERS.findall(text)) > 1 and counts_promises(text)


NUMBERS = later(r"(?<![\d.,])\d+(?![\d.,]*\d)")


def closing(rows: Sequence[Row], header: Header) -> Rows:
    """The rows of a grid that counts promises and sums up, after a page break, laid over the columns of the table
    above; nothing where a row does anything else.
    """
    cells = [distinct(row) for row in rows]
    if not all(len(row) == 2 and is_figure(row[1].text) for row in cells):
        return ()
    labels = [row[0].text for row in cells]
    counting = [counts_promises(label) for label in labels]
    if not any(counting) or not all(
        counts or TOTAL.search(label) or _begins_total(label) for counts, label in zip(counting, labels, strict=True)
    ):
        return ()
    return tuple(_laid(label, figure, header) for label, figure in cells)


def may_balance(rows: Sequence[Row]) -> bool:
    """Is it a small table of two columns with a heading?"""
    cells = [distinct(row) for row in rows]
    return len(cells) > 3 and all(len(row) == 2 for row in cells) and not is_figure(cells[0][1].text)


def balance(rows: Sequence[Row], header: Header, made: int) -> Rows:
    """The same of a table that `may_balance`, which says first how many promises there are, as many as were `made`,
    and then how they went: "Balance | Number", "Commitments | 11", "Met | 8", "Not met | 3".
    """
    (_, *lines) = map(distinct, rows)
    alike = all(row[1].text.isdecimal() for row in lines)
    if not alike or not counts_all_promises(lines[0][0].text) or int(lines[0][1].text) != made:
        return ()
    went = [row for row in lines[1:] if promises_counted(row[0].text)]
    known = all(row in went or whole_meaning(row[0].text) for row in lines[1:])
    laid = tuple(laid_total(label, label.text, figure, header) for label, figure in went)
    return laid if known and len(went) > 1 else ()


def _laid(label: Cell, figure: Cell, header: Header) -> Row:
    """A label over all columns but one, which has the figure: that of degrees, else of results, of the last year where
    there are several, else the last one.
    """
    results = header.having(Role.RESULT)
    dated = sorted((use.period.start, use.index) for use in results if use.period and is_year(use.period))
    lately = [header.uses[index] for _, index in dated[-1:]] if len(dated) == len(results) else []
    uses = (*header.having(Role.COMPLIANCE)[:1], *(results if len(results) == 1 else lately), *header.uses[-1:])
    return tuple(figure if use.index == uses[0].index else label for use in header.uses)


def laid_total(label: Cell, heading: str, figure: Cell, header: Header) -> Row:
    """What a cell of a table that counts promises says, as a row that closes another table."""
    return _laid(label._replace(text=f"Total: {heading}", place=figure.place), figure, header)


@lru_cache(maxsize=4096)
def says_total(text: str) -> bool:
    """A text that sums up, in which the figure may stand as well."""
    if len(text) > 60:
        return False
    last = FIGURE_LAST.search(text)
    counted = last and any(map(promises_counted, (text, text[: last.start()])))
    return bool(TOTAL.search(text) or counted or counts_those_met(text) or (SOME_MEAN.search(text) and is_mean(text)))
