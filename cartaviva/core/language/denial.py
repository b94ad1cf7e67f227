"""Words that deny, or avoid: no dossier is lost, aucune plainte, evitar avaries; in eight languages."""

from cartaviva.core.language.lexicon import Lexicon, Wording, language_of, words_of

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
