"""Which labels count promises, by how they went."""

import pytest

from cartaviva.core.checks.promise_counts import counts_promises, promises_counted


@pytest.mark.parametrize(
    ("label", "counted", "named"),
    [
        ("Resumo: compromissos avaliados", "met not_met partly_met", True),
        ("Compromissos cumpridos", "met", True),
        ("Compromissos não cumpridos: 5 de 13", "not_met", True),
        ("Compromissos não aplicáveis no ano", "not_applicable", True),
        ("Taxa global (cumpridos sobre avaliados, em %)", "met", False),
        ("Compromisos incumplidos", "not_met", True),
        ("Compromisos cumplidos en parte", "partly_met", True),
        ("Indicadors no avaluats", "not_evaluated", True),
        ("Engagements non tenus en 2024", "not_met", True),
        ("Commitments not yet assessed", "not_evaluated", True),
        ("Bete gabeko konpromisoak", "not_met", True),
        ("Impegni rispettati", "met", True),
        ("Total de compromisos", "met not_applicable not_evaluated not_met partly_met", True),
        ("No cumplidos", "not_met", False),
        ("Compromisos no cumplidos por obras", "", False),
        ("Reclamaciones no resueltas", "", False),
        ("Compromisos", "", False),
        ("Total", "", False),
    ],
)
def test_a_label_says_which_promises_it_counts(label: str, counted: str, named: bool) -> None:
    assert (" ".join(sorted(promises_counted(label) or ())), counts_promises(label)) == (counted, named)
