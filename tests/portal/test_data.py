"""Open data: rows and values as they were published."""

import csv
import json
from io import StringIO

import pytest
from django.test import Client

from cartaviva.formats.frozen import thaw
from cartaviva.portal.data import FIELDS
from cartaviva.records.models import Publication
from cartaviva.records.published import opened
from tests.people import Cast
from tests.towns import YOUTH, report_published

pytestmark = pytest.mark.django_db


def read(path: str) -> list[dict[str, str]]:
    return list(csv.DictReader(StringIO(Client().get(path).content.decode(), newline="")))


def test_a_year_as_csv_has_a_row_for_each_indicator(town: Cast) -> None:
    rows = read("/vilaclara/data/2023.csv")
    some = ("commitment", "target_value", "result_value", "difference", "degree", "status")
    assert [[row[name] for name in some] for row in rows] == [
        ["joventut-1", "2", "1.5", "-0.5", "100", "met"],
        ["joventut-2", "4", "3", "-1", "75", "not_met"],
        ["joventut-3", "90", "92", "2", "100", "met"],
        ["via-publica-1", "90", "95", "5", "100", "met"],
    ]


def test_every_column_is_explained_and_none_is_empty_for_all(town: Cast) -> None:
    rows = read("/vilaclara/data/all.csv")
    empty = {name for name in rows[0] if not any(row[name] for row in rows)}
    assert (list(rows[0]), empty) == (
        [name for name, _ in FIELDS],
        {"improvement_line", "evidence", "own_period", "own_start", "own_end"},
    )


def test_a_commitment_as_csv_has_its_years(town: Cast) -> None:
    rows = read("/vilaclara/data/c/joventut-2.csv")
    assert [(row["period"], row["target"], row["result"]) for row in rows] == [
        ("2022", "4", "3"),
        ("2023", "4", "3"),
        ("2024", "3", "3"),
    ]


def test_json_holds_what_was_published(town: Cast) -> None:
    value = json.loads(Client().get("/vilaclara/data/all.json").content)
    frozen = [opened(one) for one in Publication.objects.order_by("period__end", "charter__slug")]
    assert ([thaw(one) for one in value["reports"]], value["licence"]) == (frozen, "CC-BY-4.0")


def test_a_text_that_a_spreadsheet_would_calculate_is_harmless(people: Cast) -> None:
    row = YOUTH[1] | {"remarks": "=HYPERLINK(1)"}
    report_published(people.vilaclara, people.carla, "Joventut", 2023, (row,))
    assert read("/vilaclara/data/2023.csv")[0]["remarks"] == "'=HYPERLINK(1)"


def test_data_may_be_read_from_anywhere_and_is_a_download(town: Cast) -> None:
    answer = Client().get("/vilaclara/data/2023.csv")
    names = ("Content-Type", "Content-Disposition", "Access-Control-Allow-Origin")
    assert [answer[name] for name in names] == [
        "text/csv; charset=utf-8",
        'attachment; filename="vilaclara-2023.csv"',
        "*",
    ]
