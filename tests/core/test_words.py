"""Names in lists."""

from cartaviva.core.words import Text, sorting


def test_names_are_sorted_as_in_a_dictionary_whatever_accents_and_marks_they_have():
    by_name = [
        "Àrea jove",
        "Arxiu",
        "Col·lectius",
        "educació",
        "Esports",
        "L’Espai",
        "Nàutica",
        "Nzeta",
        "Ñam",
        "Órganos",
    ]
    assert sorted(sorted(by_name), key=sorting) == by_name


def test_a_text_is_sorted_by_what_it_says_in_its_first_language():
    assert Text.of(ca="Àrea", es="Zona").sorting == "area"
