"""Short texts that are one figure in words: at least twelve, between twenty and thirty, five minutes."""

from cartaviva.core.language.numerals import number_words
from cartaviva.core.language.scan import Scan, scan

NO_NUMBER = (0, frozenset[str]())
MOST_BESIDE = 4
"""Words that compare: com a màxim, cinc dies."""


def says_bound(text: str) -> bool:
    """Is the whole of a short text one figure in words, perhaps compared: at least twelve, five minutes? A word that is
    a number in some language only ("due", "set") is one beside words that compare.
    """
    cell = scan(text, None)  # as says_share asks: the same entry of the cache
    if _is_one(cell):
        return True
    tongues = {tongue for word in cell.words for tongue in number_words().get(word, NO_NUMBER)[1]} if cell.loose else ()
    return any(_is_one(scan(text, tongue)) for tongue in sorted(tongues))


def _is_one(cell: Scan) -> bool:
    if len(cell.figures) != 1 or cell.bad or cell.dated or not cell.understood:
        return False
    figure, beside = cell.figures[0], len(cell.words) - len(cell.inside)
    compared = bool(cell.loose) or (figure.comparator is not None and not figure.weak)  # five minutes at most
    return beside <= MOST_BESIDE if compared else not (beside or figure.article)
