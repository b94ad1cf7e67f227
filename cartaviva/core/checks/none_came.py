"""A result that says that there was none of what is measured ("No appeals"), and remarks that nobody brought any."""

import re

from cartaviva.core.language.denial import denies
from cartaviva.core.language.lexicon import words_of
from cartaviva.core.language.patterns import later
from cartaviva.core.language.result_words import whole_meaning
from cartaviva.core.report import StatedRow

NONE = frozenset(
    "no not none without nobody ningu cap sense sin ningun ninguna nadie sen ningunha sem nenhum nenhuma sans aucun "
    "aucune pas personne nessun nessuno nessuna senza non ez gabe zero".split()
)
"""Of whatever language: one of them is all that stands before a noun. What denies a promise is told in denial.py."""


BROUGHT = tuple(
    "appeal complaint claim recurs recours ricors queix quej reclam plainte allega alega sugger suger suxer denunci "
    "helegite kexa".split()
)
"""What others bring, and no service can make: beginnings of words."""
CAME = tuple(
    "lodged filed received submitted presenta presento interpos interpuest rebut recibid recibier recebid apresentad "
    "depos ricevut aurkeztu jaso".split()
)
RECEIVED = frozenset("recu recue recus recues".split())
"""The same in French, where an appeal is a "recours"."""

RAISED = tuple("report avis denunci signal segnal sinal notific comunic salat".split())
"""What people do, and what they bring by doing so: "No reports", "Nobody reported graffiti"."""
NOBODY = frozenset("nobody ningu nadie ninguen ninguem personne nessuno inork".split())
HELPING = frozenset("has had ha va n a ne no non du zuen".split())
FEW = 7
"""Words that say no more than that; where there are others, they may say "by phone"."""
OF_FIGURES = frozenset("figures data result results dades dados datos donnees dati datuak xifres cifras".split())
"""Nobody reported the figures: it was not measured."""


ARTICLES = frozenset("the a an any la les el els las los l le il lo gli i os as o d de".split())
ALL = frozenset(
    "of de d del dels des delle degli della all every tots totes todos todas todo toda tous toutes tutti tutte".split()
)
"""None of, and not all: something was brought."""

COUNT = later(r"(?<!\d)(?!(?:19|20)\d\d(?!\d))\d")
"""A figure that is no year: that many came."""


def is_none(stated: StatedRow) -> bool:
    """Not applicable, none of what is measured or brought ("No appeals", and nothing else), or that none came ("None
    reported"), as a result.
    """
    spoken = words_of(stated.text("result"))
    if whole_meaning(stated.text("result")) in ("inapplicable", "none"):
        return True
    if len(spoken) == 2 and whole_meaning(spoken[0]) == "none" and (_came(spoken[1:]) or spoken[1].startswith(RAISED)):
        return True
    rest = [word for word in spoken if word not in NONE | ARTICLES]
    measured = {word[:4] for word in words_of(stated.text("indicator")) if len(word) > 3}
    named = [word for word in rest if word.startswith(BROUGHT) or (len(word) > 3 and word[:4] in measured)]
    return len(rest) < len(spoken) <= 4 and len(rest) == len(named) == 1


def has_no_degree(stated: StatedRow) -> bool:
    """Does the document give no degree ("No procede") to what others bring, and nobody brought: "Sin reclamaciones"?"""
    return _is_brought(words_of(stated.text("result"))) and whole_meaning(stated.text("compliance")) == "inapplicable"


WERE = frozenset(
    "hubo hay habido houbo houve hi haver hagut hagueren there were was tivemos avut eut y sono izan egon".split()
)
OUTRIGHT = 8
"""Words of a result that says no more than that there was none."""
BEHIND = frozenset(
    "during this in the year period durant enguany aquest aquesta any periode durante este esta en ano periodo el l "
    "ni nor or and y i o ou e et this been s se da dira pendant cette annee quest questo anno nel".split()
)
"""What may stand behind the noun; "fuera de plazo" and "sin contestar" would say of all that came how it went."""


def says_none_came(stated: StatedRow) -> bool:
    """No hubo reclamaciones, no s'ha rebut cap queixa: a result that says by itself that nobody brought any of what is
    measured; where the measure is of those without any, that is all of them.
    """
    text = stated.text("result")
    spoken = words_of(text)
    denied = any(word in NONE for word in spoken) and len(spoken) <= OUTRIGHT
    came = any(map(_came_or_was, spoken))
    at = next((at for at, word in enumerate(spoken) if word.startswith(BROUGHT)), None)
    if at is None or not (denied and came) or any(map(str.isdigit, text)):
        return False
    plain = all(
        word in NONE | HELPING | BEHIND or _came_or_was(word) or word.startswith(BROUGHT) for word in spoken[at:]
    )
    measured = (*words_of(stated.text("commitment")), *words_of(stated.text("indicator")))
    about = any(word.startswith(BROUGHT) for word in measured) and not denies(stated.text("indicator"))
    return plain and about and ALL.isdisjoint(spoken)


def _came_or_was(word: str) -> bool:
    return word in WERE or _came((word,))


def remarks_say_none_came(stated: StatedRow) -> bool:
    """Do remarks say of what the result names that none was lodged: "No appeals", "No appeals were lodged"?"""
    named = {word[:4] for word in words_of(stated.text("result")) if word.startswith(BROUGHT)}
    sentences = [sentence for sentence in re.split(r"[.;\n]", stated.text("remarks")) if sentence.strip()]
    if len(sentences) == 1 and _nobody_did(words_of(stated.text("result")), words_of(sentences[0])):
        return True
    for sentence in sentences:
        spoken = words_of(sentence)
        denied = next((at for at, word in enumerate(spoken) if word in NONE), len(spoken))
        after = spoken[denied + 1 : denied + 7]
        told = _came(after) and not named.isdisjoint(word[:4] for word in after)
        if told and ALL.isdisjoint(after[:1]) and not COUNT.search(sentence):
            return True
    return False


def _is_brought(spoken: tuple[str, ...]) -> bool:
    return any(word.startswith(BROUGHT) for word in spoken)


def _came(spoken: tuple[str, ...]) -> bool:
    return any(word.startswith(CAME) or word in RECEIVED for word in spoken)


def _nobody_did(result: tuple[str, ...], spoken: tuple[str, ...]) -> bool:
    """Nobody reported, of what the result calls a report."""
    if len(spoken) > FEW:
        return False
    raised = {word[:4] for word in result if word.startswith(RAISED)}
    at = next((at for at, word in enumerate(spoken) if word in NOBODY), len(spoken))
    did = next((word for word in spoken[at + 1 : at + 4] if word not in HELPING), "")
    return did.startswith(RAISED) and did[:4] in raised and OF_FIGURES.isdisjoint(spoken)
