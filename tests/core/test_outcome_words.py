"""What is said outright of a target, and what is not."""

import pytest

from cartaviva.core.outcome_words import SaidOutcome, outcome_of
from tests.readings import found_in

MET = (
    "Assolit; Complert; compliment total; Total; OK; ✓; ✔ fet; Sí; y; Objectiu assolit; S'ha assolit; Cumplido; "
    "Se cumple; Cumprido; Beteta; Bete da; Met; Target achieved; Fully met; Atteint; Objectif tenu; Raggiunto; "
    "Conforme; Hem complert; Cumplimos; Cumprimos; Bete dugu; We met; Nous avons tenu; Atingiu; Cumplió; "
    "☒ Sí ☐ No; □ Incomplert ■ Complert; Yes [x] No [ ]"
)
MISSED = (
    "No assolit; No s'ha assolit; Incomplert; Incumplido; No cumplido; Ez betea; Bete gabe; Missed; Not met; n; ✗; "
    "Non atteint; N'est pas atteint; Non raggiunto; Não cumprido; No; Non conforme; KO; "
    "No hem complert; No cumplimos; Não cumprimos; Ez dugu bete; Nous n'avons pas tenu; Não atingiu; No alcanzó; "
    "☐ Sí ☒ No; ( ) Complert ( ) En part (X) No complert"
)
PARTLY = "Parcial; Parcialment assolit; Sí, parcialmente; Partly met; Partiellement atteint; Quasi assolit"
NOTHING = (
    "; –; En curs; Verd; Amber; Per sobre; No incomplert; Sí / No; Pendent; Sense dades; 12; Trimestral; Bo; "
    "Fet i assolit l'any; Hem; We; Nous; Não se aplica; ☒; ☐ Sí ☐ No; ☒ Sí ☒ No ☐ En part; ☐ Sí"
)
BEYOND = "Superat; Exceeded; Objectiu superat; Superou"


@pytest.mark.parametrize(
    ("texts", "outcome"),
    [
        (MET, SaidOutcome.MET),
        (MISSED, SaidOutcome.MISSED),
        (PARTLY, SaidOutcome.PARTLY),
        (NOTHING, None),
        (BEYOND, SaidOutcome.BEYOND),
    ],
)
def test_words_say_outright_how_it_went_or_nothing(texts: str, outcome: SaidOutcome | None) -> None:
    assert {text: outcome_of(text) for text in texts.split("; ")} == dict.fromkeys(texts.split("; "), outcome)


FLOOR, CEILING = ("Nombre de tallers", "5"), ("Temps d'espera", "màxim 5 dies")
WRONG = ["compliance-value"]


@pytest.mark.parametrize(
    ("measure", "result", "degree", "codes"),
    [
        *((FLOOR, "4", said, WRONG) for said in ("Assolit", "Complert", "Total", "Superat", "OK", "✓", "Sí")),
        *((FLOOR, "6", said, WRONG) for said in ("Incomplert", "Parcial", "No assolit", "✗")),
        *((FLOOR, "6", said, []) for said in ("Assolit", "Superat", "OK", "✓", "En curs", "Verd", "100 %", "Molt bé")),
        *((FLOOR, "4", said, []) for said in ("Incomplert", "Parcial", "Quasi", "No", "✗", "80 %", "Pendent", "")),
        (CEILING, "7 dies", "Superat", []),
        (CEILING, "7 dies", "Complert", WRONG),
        (CEILING, "4 dies", "No complert", WRONG),
        (CEILING, "4 dies", "Complert", []),
    ],
)
def test_a_degree_in_words_that_the_figures_belie_is_asked_about(
    measure: tuple[str, str], result: str, degree: str, codes: list[str]
) -> None:
    cells = dict(zip(("indicator", "target", "result", "compliance"), (*measure, result, degree), strict=True))
    assert found_in(cells) == codes
