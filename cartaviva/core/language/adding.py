"""What does not add up over the quarters of a year, as its indicator says: people, stocks, rates."""

from collections.abc import Mapping
from functools import lru_cache

from cartaviva.core.language.lexicon import Lexicon, Wording, fold, language_of, words_of
from cartaviva.core.language.patterns import later

NOT_ADDING: Mapping[str, Wording] = {
    "persons": {
        "ca": "persones, usuaris, usuàries, alumnes, visitants únics, famílies, beneficiaris, beneficiàries, "
        "diferents, únics, úniques, diversos",
        "es": "personas, usuarios, usuarias, alumnos, alumnas, familias, beneficiarios, beneficiarias, distintos, "
        "distintas, diferentes, únicos, únicas",
        "gl": "persoas, usuarios, usuarias, alumnos, alumnas, familias, beneficiarios, distintos, distintas, "
        "diferentes, únicos, únicas",
        "eu": "pertsona*, erabiltzaile*, ikasle*, familia*, onuradun*, desberdin*, bakarr*",
        "en": "people, persons, users, pupils, students, families, households, beneficiaries, different, unique, "
        "distinct, individuals",
        "fr": "personnes, usagers, utilisateurs, élèves, familles, bénéficiaires, différents, différentes, uniques",
        "it": "persone, utenti, alunni, studenti, famiglie, beneficiari, diversi, diverse, differenti, unici, uniche",
        "pt": "pessoas, utilizadores, utentes, usuários, alunos, famílias, beneficiários, diferentes, distintos, "
        "distintas, únicos, únicas",
    },
    "stock": {
        "": "stock, a 31, al 31, au 31, on 31, at 31, em 31",
        "ca": "actius, actives, al tancament, al final de, a final d, a final de, vigents, en servei, acumulat, "
        "acumulats, acumulada, acumulades",
        "es": "activos, activas, al cierre, al final de, a final de, vigentes, en servicio, acumulado, acumulados, "
        "acumulada, acumuladas",
        "gl": "activos, activas, ao peche, ao final de, a final de, vixentes, en servizo, acumulado, "
        "acumulados, acumulada",
        "eu": "abenduaren 31*, amaieran, indarrean, metatu*, aktibo*",
        "en": "active, at year end, at the end of, at the close, in force, in service, cumulative, on the register",
        "fr": "actifs, actives, en fin d, à la fin, en vigueur, en service, cumulé, cumulés, cumulée, cumulées",
        "it": "attivi, attive, a fine, alla fine, in vigore, in servizio, cumulato, cumulati, cumulate",
        "pt": "ativos, ativas, no fim de, no final de, em vigor, em serviço, acumulado, acumulados, acumuladas",
    },
}
RATE = later(
    r"\b(?:per|por|pour|par) (?:cada |every |ogni |chaque )?1[.,' ]?0[0.,' ]*\b|\bratio\b|\btax[ae]s?\b"
    r"|(?<!\d )\b(?:sur|su|a|je) (?:cada |every |ogni |chaque )?1[.,' ]?00[0.,' ]*\b"
    r"|\btaux\b|\btass[oi]\b|\brates?\b|\btasas?\b|\b1[.,' ]?0[0.,' ]*(?:ko|eko)\b"
)
"""Complaints per 100,000 journeys"""

PER_ONE = later(
    r"\b(?:per|por|par) (?:\w+ )?(?:h?abitante?|inhabitant|capita|head|persona|person|personne|pessoa|persoa|employee|"
    r"officer|worker|resident|household|pupil|student|emplead[oa]|empregad[oa]|treballador|treballadora|trabajador|"
    r"trabajadora|dipendente|tecnica?|tecnico|alumne|alumno|usuari[oa]?)\b"
)
"""Open cases per planning officer"""

_words = Lexicon(NOT_ADDING)


@lru_cache(maxsize=2048)
def does_not_add(text: str) -> str | None:
    """Why the sub-periods of what `text` measures do not add up: "rate", "stock" or "persons"; None where they do."""
    if RATE.search(fold(text)) or PER_ONE.search(fold(text)):
        return "rate"
    said = {kind for kind, _, _ in _words.all(words_of(text), language_of(text))}
    return "stock" if "stock" in said else "persons" if said else None
