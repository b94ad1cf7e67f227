"""What spreadsheets show: the expected texts are those of Excel, with a decimal point."""

from decimal import Decimal

import pytest

from cartaviva.formats.readers.display import Locale, display, exact, locale_of, number

POINT = Locale(comma=False)


@pytest.mark.parametrize(
    ("value", "code", "expected"),
    [
        ("0.95", "0 %", "95 %"),
        ("0.667", "0.0 %", "66.7 %"),
        ("0.005", "0%", "1%"),
        ("1234567.891", "#,##0.00", "1,234,567.89"),
        ("12000", "#,##0", "12,000"),
        ("0", "#,##0", "0"),
        ("0", "#", ""),
        ("0.5", "#.##", ".5"),
        ("3", "0.0#", "3.0"),
        ("3.14159", "0.0##", "3.142"),
        ("-0.4", "0.0", "-0.4"),
        ("-3", '0;-0" dies";"cap"', "-3 dies"),
        ("0", '0;-0;"cap"', "cap"),
        ("-5", "0;(0)", "(5)"),
        ("-5", "[Red]0;[Blue]-0", "-5"),
        ("15", '0" dies hàbils"', "15 dies hàbils"),
        ("15", "0\\ \\d", "15 d"),
        ("1234567", '0.0,," M€"', "1.2 M€"),
        ("9.5", "#,##0.00 [$€-403]", "9.50 €"),
        ("9.5", "[$€-403] 0.00", "€ 9.50"),
        ("123456789", "000-000-000", "123-456-789"),
        ("7", "00", "07"),
        ("3", '[<5]"pocs";[>=5]"molts"', "pocs"),
        ("8", '[<5]"pocs";[>=5]"molts"', "molts"),
        ("12345", "0.00E+00", "1.23E+04"),
        ("0.5", "# ?/?", "1/2"),
        ("2.25", "# ?/?", "2 1/4"),
        ("0.3", "?/10", "3/10"),
        ("4", "# ?/?", "4"),
        ("8.2", "General", "8.2"),
        ("100", "General", "100"),
        ("1E+20", "General", "1E+20"),
        ("0.1", "@", "0.1"),
        ("8", 'General" punts"', "8 punts"),
        ("5", '"sense xifra"', "sense xifra"),
        ("45000", "dd/mm/yyyy", "15/03/2023"),
        ("45000", "d/m/yy", "15/3/23"),
        ("45000.75", "yyyy-mm-dd hh:mm", "2023-03-15 18:00"),
        ("45000.75", "h:mm AM/PM", "6:00 PM"),
        ("45000", "mmm-yy", "03/2023"),
        ("45000", "dddd, d mmmm yyyy", "15/03/2023"),
        ("0.0028935185185185184", "[m]:ss", "4:10"),
        ("0.0028935185185185184", "mm:ss", "04:10"),
        ("1.5", "[h]:mm:ss", "36:00:00"),
        ("1.5", "[h]", "36"),
        ("-0.5", "[h]:mm", "-12:00"),
        ("0.00001", "ss.00", "00.86"),
        ("1", "yyyy-mm-dd", "1900-01-01"),
        ("61", "yyyy-mm-dd", "1900-03-01"),
        ("-1", "yyyy-mm-dd", "-1"),
        ("99999999", "yyyy-mm-dd", "99999999"),
    ],
)
def test_numbers_dates_and_times(value: str, code: str, expected: str) -> None:
    assert display(Decimal(value), code, POINT) == expected


@pytest.mark.parametrize(
    ("value", "code", "expected"),
    [
        ("1234.5", "#,##0.00", "1.234,50"),
        ("0.667", "0.0 %", "66,7 %"),
        ("8.5", "General", "8,5"),
        ("12345", "0.0E+00", "1,2E+04"),
    ],
)
def test_a_decimal_comma_where_the_file_has_one(value: str, code: str, expected: str) -> None:
    assert display(Decimal(value), code, Locale()) == expected


@pytest.mark.parametrize(
    ("texts", "language", "shown"),
    [
        (["8,5 sobre 10"], None, "1.234,5"),
        (["8.5 / 10"], None, "1,234.5"),
        (["Objectiu anual de la carta"], None, "1.234,5"),
        (["Number of calls to the line"], None, "1,234.5"),
        (["15.03.2023", "12.000"], None, "1.234,5"),
        (["visitas", "1 234"], "fr", "1 234,5"),
        (["Délai de réponse aux courriers", "Taux des réponses dans les délais"], None, "1 234,5"),
        ([], None, "1.234,5"),
        (["8,5"], "en", "1,234.5"),
        (["Number of the calls"], "ca", "1.234,5"),
        (["Prêter 45’000 documents", "9,5"], "fr", "1’234,5"),
        (["Prestare 12'000 libri all'anno", "9.5"], "en", "1'234.5"),
        (["Atender a 1,200 personas en el año", "8.5 sobre 10"], None, "1,234.5"),
        (["Atender a 1,200 personas en el año", "8.5 sobre 10", "3,5"], None, "1.234,5"),
        (["Atender a 1.200 personas en el año", "8.5 sobre 10"], None, "1.234,5"),
        (["l'any 2024", "D’012 a D’019, 8’30 minuts"], "ca", "1.234,5"),
    ],
)
def test_figures_are_shown_as_in_the_language_of_the_file_else_as_its_texts_write_them(
    texts: list[str], language: str | None, shown: str
) -> None:
    assert display(Decimal("1234.5"), "#,##0.0", locale_of(texts, language=language)) == shown


def test_a_number_has_the_digits_that_a_spreadsheet_keeps() -> None:
    assert [number(text) for text in ("0.66700000000000004", "1E3", "x", "nan", "1e999")] == [
        Decimal("0.667"),
        Decimal("1000"),
        None,
        None,
        None,
    ]


EXACT = {
    ("0.947368421052632", "0%"): "94.7368421052632",
    ("0.95", "0%"): "",
    ("0.949999999999999999", "0.0 %"): "",
    ("12480.6", "#,##0"): "12480.6",
    ("12480", "#,##0.0"): "",
    ("1234567", "#,##0,"): "1234.567",
    ("4.46", '0.0" dies"'): "4.46",
    ("4.46", "General"): "",
    ("45000.5", "dd/mm/yyyy"): "",
    ("1e300", "0%"): "",
}


@pytest.mark.parametrize(("value", "code"), EXACT)
def test_what_a_figure_holds_beyond_what_is_shown(value: str, code: str) -> None:
    assert exact(Decimal(value), code) == EXACT[value, code]


def test_a_figure_with_more_digits_than_a_sheet_keeps_is_shown_as_it_is() -> None:
    assert display(Decimal("1e27"), "0.00%", Locale()) == "1E+27"
