"""Words that deny, or avoid: no dossier is lost, aucune plainte, evitar avaries; in eight languages."""

from cartaviva.core.language.comparing import Comparator
from cartaviva.core.language.lexicon import Lexicon, Wording, language_of, words_of
from cartaviva.core.language.result_words import says_none_of, whole_meaning
from cartaviva.core.language.scan import scan

DENIALS: Wording = {
    "": "zero, cero, zéro",
    "ca": "!no, !cap, ningú, mai, sense, ni un, ni una, evit*",
    "es": "!no, ningún, ninguno, ninguna, nadie, nunca, sin, ni un, ni una, evit*",
    "gl": "!non, ningún, ningunha, ninguén, nunca, !sen, evit*",
    "eu": "!ez, inolako*, inongo*, inor, bat ere, gabe, gabeko*, gabea*, saihest*",
    "en": "!no, none, never, nobody, no one, !not, without, nil, avoid*, prevent*",
    "fr": "!ne, !n, aucun, aucune, !pas, jamais, sans, personne ne, évit*, prévenir",
    "it": "!non, nessun, nessuno, nessuna, !mai, senza, evit*",
    "pt": "não, nenhum, nenhuma, ninguém, nunca, !sem, evit*",
}
_denials = Lexicon({True: DENIALS})


def denies(text: str, language: str | None = None) -> bool:
    """Does a promise or an indicator say that something is not to be?"""
    return bool(_denials.all(words_of(text), language_of(text) or language))


def says_none(text: str, measured: str) -> bool:
    """Does the whole of a target say that there is to be none: "none", "no more than none", "no accidents" where these
    are measured?
    """
    said, (head, _, last) = whole_meaning(text), text.rpartition(" ")
    if said is not None:
        return said == "none"
    at_most = whole_meaning(last) == "none" and scan(head).loose == (Comparator.AT_MOST,)
    return at_most or says_none_of(words_of(text), words_of(measured))
