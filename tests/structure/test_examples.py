"""The example town's documents are what its scripts make, and hold the mistakes that they are there for."""

from pathlib import Path

from cartaviva.core.report import FollowUpReport
from cartaviva.formats.reading import read_reports
from examples.make_documents import FOLDER, documents
from examples.make_examples import REPORT, make_report

MISTAKES = {
    "cell-shifted",
    "compliance-value",
    "difference-sign",
    "possibly-not-applicable",
    "remarks-missing",
    "target-text-mismatch",
    "unreadable-result",
}


def test_the_committed_report_is_what_the_script_makes() -> None:
    assert make_report() == REPORT.read_bytes()


def test_the_three_years_of_documents_are_what_the_script_makes() -> None:
    made = {name: make() for name, make in documents().items()}
    kept = {path.name: path.read_bytes() for path in FOLDER.iterdir()}
    assert (sorted(made), [name for name in made if made[name] != kept.get(name)]) == (sorted(kept), [])


def test_five_charters_are_read_in_each_of_three_years_with_every_kind_of_mistake() -> None:
    reports = [report for path in (REPORT, *sorted(FOLDER.iterdir())) for report in read(path)]
    years: dict[str, list[int]] = {}
    for report in reports:
        assert report.stated.period is not None
        years.setdefault(report.stated.service, []).append(report.stated.period.start.year)
    findings = {finding.code for report in reports for finding in report.findings}
    assert {name: sorted(found) for name, found in years.items()} == {
        "Oficina d'Atenció Ciutadana": [2022, 2023, 2024],
        "Joventut": [2022, 2023, 2024],
        "Mercat Municipal": [2022, 2023, 2024],
        "Biblioteca Pública": [2022, 2023, 2024],
        "Cooperación al Desarrollo": [2022, 2023, 2024],
    }
    assert findings >= MISTAKES


def read(path: Path) -> tuple[FollowUpReport, ...]:
    return read_reports(path.read_bytes(), path.name)
