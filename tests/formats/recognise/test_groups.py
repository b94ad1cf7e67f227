"""Whose days a part of a year gets from the year that is said above the table."""

from cartaviva.formats.recognise import recognise
from tests.formats.recognise.test_recognise import document


def days(year: str, part: str) -> list[str]:
    """The days of each report of a table of which `part` stands in a column of periods."""
    heads = "Compromís\tIndicador\tPeríode\tObjectiu\tResultat\tObservacions"
    row = f"Farem 4 tallers\tTallers fets\t{part}\t4\t3\t"
    found = recognise(document("Servei:\tJOVENTUT", f"Període:\t{year}", "", heads, row))
    return [f"{one.period.start} {one.period.end}" if one.period else "" for one in found]


def test_exact_days_stay_and_numbered_parts_are_counted_from_the_first_month_of_the_year() -> None:
    october = "octubre 2023 - setembre 2024"
    asked = (
        ("Curs 2023/24", "01/01/2024 - 30/06/2024"),
        (october, "01/09/2023 - 30/11/2023"),
        (october, "2024-02-01/2024-04-30"),
        (october, "H1 2023/24"),
        (october, "2n trimestre (curs 2023-2024)"),
        ("Curs 2023/24", "2n trimestre 2023-2024"),
    )
    assert [days(year, part) for year, part in asked] == [
        ["2024-01-01 2024-06-30"],
        ["2023-09-01 2023-11-30"],
        ["2024-02-01 2024-04-30"],
        ["2023-10-01 2024-03-31"],
        ["2024-01-01 2024-03-31"],
        ["2023-12-01 2024-02-29"],
    ]
