"""An e-mail that was kept as a document: what its head says of the report below."""

import pytest

from cartaviva.formats.recognise import recognise
from tests.formats.recognise.test_recognise import document

TABLE = ("", "Compromís\tObjectiu\tResultat", "Obrir\t4\t5", "Visitar\t6\t7")
FROM, TO = "De: Ona Vidal <ona@rocafosca.example>", "Per a: Oficina de Qualitat"
SENT, ABOUT = "Data: dimarts, 3 de febrer de 2026 9:14", "Assumpte: Seguiment 2025 de la carta de serveis de Joventut"


@pytest.mark.parametrize(
    ("head", "read"),
    [
        ((FROM, TO, SENT, ABOUT), ("Seguiment 2025 de la carta de serveis de Joventut", "Joventut", "2025")),
        ((ABOUT, FROM, SENT, TO), ("Seguiment 2025 de la carta de serveis de Joventut", "Joventut", "2025")),
        (
            ("De : Luc Morel", "À : Qualité", "Envoyé : 2/2/2026", "Objet : Charte d'accueil de la Mairie, 2025"),
            ("Charte d'accueil de la Mairie, 2025", "", "2025"),
        ),
        ((FROM, SENT, "Assumpte: Carta de serveis d'Arxiu"), ("Carta de serveis d'Arxiu", "Arxiu", "2026")),
        ((FROM, "Assumpte: Carta de serveis d'Arxiu"), (FROM, "", None)),
        (
            ("Carta de serveis d'Arxiu", "Fecha: 3 de febrero de 2026"),
            ("Carta de serveis d'Arxiu", "Arxiu", "2026"),
        ),
    ],
)
def test_what_a_mail_is_about_is_its_title_and_it_is_of_the_day_of_its_sending_only_where_nothing_else_says_it(
    head: tuple[str, ...], read: tuple[str, str, str | None]
) -> None:
    (report,) = recognise(document(*head, *TABLE))
    assert (report.title, report.service, report.period and report.period.label) == read


LETTER = "Rocafosca, 3 de febrer de 2026"


@pytest.mark.parametrize(
    ("lines", "year"),
    [
        (
            [LETTER, "Us passo com han anat en 2025 els compromisos de la carta de serveis."],
            "2025",
        ),
        (["Resultats de 2024", "Us passo com anaven en 2023 els compromisos que la carta de serveis tenia."], "2024"),
        (
            [LETTER, "Acord de 4 de març de 2019, pel qual s'aprova la carta de serveis."],
            "2026",
        ),
    ],
)
def test_the_day_on_which_a_letter_was_written_gives_way_to_any_year_that_it_names(lines: list[str], year: str) -> None:
    (report,) = recognise(document("Informe", *lines, *TABLE))
    assert report.period and report.period.label == year
