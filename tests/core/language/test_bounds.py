"""Targets in words, as a column of them is told from names that begin with a number."""

from cartaviva.core.language.bounds import says_bound

BOUNDS = {
    True: "almeno dodici|al massimo cinque minuti|tra venti e ventidue|superiore a quattro|almeno sei|almeno una|"
    "mínim dotze|com a màxim, cinc dies|pelo menos doce|hamabi gutxienez|fewer than five|au moins dix|dotze|cinc dies|"
    "five minutes at most|cinq minutes au plus|dix au moins|twelve or more",
    False: "due|set|una|un dia|Set Portes|Quatre Camins|Una sola finestreta|les deux rives|dues persones|at once|"
    "almeno|sense límit|",
}


def test_one_figure_in_words_is_a_bound_and_a_name_with_a_number_is_none() -> None:
    assert {
        says: "|".join(one for one in texts.split("|") if says_bound(one) is says) for says, texts in BOUNDS.items()
    } == BOUNDS
