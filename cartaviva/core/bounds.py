"""Short texts that are one figure in words: at least twelve, between twenty and thirty, five minutes."""

from cartaviva.core.lexicon import words_of
from cartaviva.core.numerals import number_words
from cartaviva.core.scan import Scan, scan

NO_NUMBER = (0, frozenset[str]())
MOST_BESIDE = 4
"""Words that compare: com a màxim, cinc dies."""


def says_bound(text: str) -> bool:
    """Is the whole of a short text one figure in words, perhaps compared: at least twelve, five minutes? A word that is
    a number in some language only ("due", "set") is one beside words that compare.
    """
    tongues = {tongue for word in words_of(text) for tongue in number_words().get(word, NO_NUMBER)[1]}
    return any(_is_bound(scan(text, tongue), tongue) for tongue in (None, *sorted(tongues)))


def _is_bound(cell: Scan, language: str | None) -> bool:
    if len(cell.figures) != 1 or cell.bad or cell.dated or not cell.understood:
        return False
    figure, beside = cell.figures[0], len(cell.words) - len(cell.inside)
    compared = figure.comparator is not None and not figure.weak
    return beside <= MOST_BESIDE if compared else not (beside or figure.article or language)
