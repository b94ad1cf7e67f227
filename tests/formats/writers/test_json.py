"""JSON is what its schema says, and nothing else is read as ours."""

import json
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from jsonschema import Draft202012Validator

from cartaviva.core.compliance import Status
from cartaviva.core.finding_kinds import Severity
from cartaviva.core.findings import FINDINGS, Unreadable
from cartaviva.core.language.comparing import Comparator
from cartaviva.core.language.units import Unit
from cartaviva.core.policy import POLICIES
from cartaviva.core.report import KEYS
from cartaviva.core.result import Reason
from cartaviva.core.words import ENGLISH
from cartaviva.formats.readers.json import read_reports
from cartaviva.formats.writers.json import write
from tests.reports import entered_report, improving_report, long_report, published_report, sample_report

SCHEMA = json.loads(Path("docs/reference/reading.schema.json").read_text(encoding="utf-8"))
REPORTS = (
    *(published_report(), improving_report(), sample_report(), sample_report("es"), entered_report()),
    long_report(20, "en"),
)


def test_what_is_written_follows_the_schema() -> None:
    errors = Draft202012Validator(SCHEMA).iter_errors(json.loads(write(REPORTS, ENGLISH, "ca")))
    assert [(error.json_path, error.message) for error in errors] == []


def test_the_schema_lists_every_word_that_the_program_uses() -> None:
    kinds = SCHEMA["$defs"]
    listed = {
        "comparator": kinds["target"]["properties"]["comparator"]["enum"],
        "unit": kinds["target"]["properties"]["unit"]["enum"],
        "reason": kinds["result"]["properties"]["reason"]["enum"],
        "status": kinds["row"]["properties"]["status"]["enum"],
        "code": kinds["finding"]["properties"]["code"]["enum"],
        "severity": kinds["finding"]["properties"]["severity"]["enum"],
        "policy": kinds["policy"]["properties"]["name"]["enum"],
        "column": kinds["column"]["enum"],
    }
    assert listed == {
        "comparator": list(Comparator),
        "unit": list(Unit),
        "reason": list(Reason),
        "status": list(Status),
        "code": list(FINDINGS),
        "severity": list(Severity),
        "policy": list(POLICIES),
        "column": list(KEYS),
    }


def test_a_row_says_what_was_stated_and_what_is_computed() -> None:
    (report,) = json.loads(write([sample_report()], ENGLISH, "ca"))["reports"]
    row = report["rows"][3]
    said = {
        "target": {"text": "4", "comparator": "at_least", "value": "4", "unit": "count"},
        "result": {"text": "3", "value": "3", "unit": "count"},
        "difference": {"stated": "1", "computed": "-1", "better": False},
        "compliance": {"stated": "75 %", "computed": "75", "raw": ["3", "4"]},
        "status": "not_met",
        "remarks": "Un cicle ajornat per les obres de la sala.",
    }
    finding = report["findings"][0]
    found = (
        {key: row[key] for key in said},
        report["rows"][4]["merged"],
        finding["code"],
        finding["row"],
        finding["source"],
    )
    assert found == (
        said,
        ["service", "objective"],
        "difference-sign",
        3,
        {"sheet": "Dades", "row": 11, "column": "G"},
    )


@pytest.mark.parametrize(
    ("data", "code"),
    [
        (b"", "empty-file"),
        (b"{", "damaged-file"),
        (b"[" * 100_000, "damaged-file"),
        (b"[]", "not-a-document"),
        (b'{"reports": []}', "not-a-document"),
        (b'{"format": "cartaviva.reading/1"}', "damaged-file"),
        (b'{"format": "cartaviva.reading/1", "reports": [{}]}', "damaged-file"),
    ],
)
def test_what_is_not_ours_is_refused(data: bytes, code: str) -> None:
    with pytest.raises(Unreadable) as refused:
        read_reports(data)
    assert refused.value.finding.code == code


@pytest.mark.parametrize(
    ("keys", "value"),
    [
        (("language",), "ca-ES"),
        (("language",), "../../etc"),
        (("period", "end"), "2020-12-31"),
        (("rows", 0, "status"), "not_met"),
        (("rows", 0, "compliance", "computed"), "90"),
    ],
)
def test_what_contradicts_itself_is_refused(keys: tuple[str | int, ...], value: str) -> None:
    """A language that is none would never become a page, and what was met is not missed."""
    reading = json.loads(write([sample_report()], ENGLISH, "ca"))
    here = reading["reports"][0]
    for key in keys[:-1]:
        here = here[key]
    assert here[keys[-1]] != value
    here[keys[-1]] = value
    with pytest.raises(Unreadable) as refused:
        read_reports(json.dumps(reading).encode())
    assert refused.value.finding.code == "damaged-file"


def test_what_there_is_to_look_at_is_found_again_whatever_the_file_says() -> None:
    reading = json.loads(write([sample_report(), published_report()], ENGLISH, "ca"))
    for report in reading["reports"]:
        report["findings"], report["layout_findings"] = [], []
    reading["reports"][0]["rows"][3]["compliance"]["stated"] = "100 %"
    found = [{(one.code, one.row) for one in report.findings} for report in read_reports(json.dumps(reading).encode())]
    assert [codes - {("unit-mismatch", 6), ("stated-alone", 6)} for codes in found] == [
        {("difference-sign", 3), ("compliance-value", 3)},
        {("difference-sign", 3)},
    ]


@given(st.data())
def test_a_changed_file_is_read_or_refused(data: st.DataObject) -> None:
    """Any value put anywhere gives reports that can be written again, or a listed code."""
    reading = json.loads(write(REPORTS[:1], ENGLISH, "ca"))
    here: object = reading
    while True:
        keys = list(here) if isinstance(here, dict) else range(len(here)) if isinstance(here, list) else []
        key = data.draw(st.sampled_from(keys))
        inner = here[key]  # type: ignore[index]
        if not isinstance(inner, dict | list) or not inner or data.draw(st.integers(0, 3)) == 0:
            break
        here = inner
    odd = st.sampled_from(
        [None, True, -1, 10**20, "", "x", "NaN", "1e9", "\ud800", "2025-13-01", [], {}, ["a"], {"a": 1}]
    )
    here[key] = data.draw(odd)  # type: ignore[index]
    try:
        write(read_reports(json.dumps(reading).encode()), ENGLISH, "ca")
    except Unreadable as refused:
        assert refused.finding.code in FINDINGS
