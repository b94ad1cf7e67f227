"""Nouns of which none is counted for another: people, events, and what nobody wants ("10 tallers" and "12 queixes")."""

from collections.abc import Mapping

from cartaviva.core.language.adding import does_not_add
from cartaviva.core.language.lexicon import Lexicon, Wording, words_of
from cartaviva.core.language.vocabulary import is_mean, unwanted

_KINDS: Mapping[str, Wording] = {
    "people": {
        "": "assisten*, asisten*, participan*, partecipant*, person*, people, alumn*, students, élèves, usuari*, user, "
        "users, usager*, utent*, utilizador*, visitant*, visitors, visiteurs, visitatori, espectador*, attendees, "
        "infants, children, niños, nens, nenes, joves, jóvenes, homes, dones, mujeres, hombres, famílies, familias, "
        "parte hartzaile*, erabiltzaile*, bisitari*, treballador*, trabajador*, inscrit*, veïns, vecinos",
    },
    "events": {
        "": "taller*, workshop*, atelier*, laboratori, sessi*, sesion*, sesió*, session*, sessõ*, jornad*, reuni*, "
        "réunion*, meeting*, curs, cursos, cursets, courses, festes, fiestas, actes, actos, xerrad*, charla*, talks, "
        "exposici*, exhibition*, conferènci*, conferenci*, simulacre*, simulacro*, visites, "
        "visitas, visits, inspecci*, inspection*, tailer*",
    },
}

_ASKED: Mapping[bool, Wording] = {
    True: {
        "": "sol·licitud*, solicitud*, request*, application*, richiest*, pedidos, eskaer*, expedient*, trucad*, "
        "llamad*, calls, appels, chiamate, chamadas, deiak, consultes, consultas, enquiries, préstecs, préstamos, "
        "loans, prêts, prestiti, empréstimos, mailegu*",
    },
}
_kinds, _asked = Lexicon(_KINDS), Lexicon(_ASKED)


def _kinds_of(text: str) -> set[str]:
    said = {kind for kind, *_ in _kinds.all(words_of(text))}
    return said | {"unwanted"} if unwanted(text) else said


def counts_another(result: str, target: str, *beside: str) -> bool:
    """Does a result count things of one kind and its target those of another, which nothing beside them speaks of?"""
    counted, asked = _kinds_of(result), _kinds_of(target)
    return bool(counted and asked) and counted.isdisjoint({*asked, *_kinds_of(" ".join(beside))})


EACH = frozenset(
    "per por par pour pro each every cada chaque ogni ratio index indice bakoitzeko "
    "miles milers milliers migliaia milhares milaka thousands puntos punts points punti pontos puntuak "
    "puntuacion puntuacio valoracion valoracio score rating satisfaccion satisfaccio satisfaction".split()
)
"""What comes on each, thousands of something, and scores: they have parts."""


def counts_whole(text: str) -> bool:
    """Is what a text counts people, events, or what was asked, of which there is no part? Not of what comes on each."""
    counted = bool(_kinds_of(text)) or any(True for _ in _asked.all(words_of(text)))
    return counted and EACH.isdisjoint(words_of(text)) and not is_mean(text) and does_not_add(text) != "rate"
