"""A town with 300 publications of 100 commitments each, in a database of its own, made without waiting for files."""

import logging
import os
import tempfile
from dataclasses import replace
from functools import cache
from typing import Any

from benchmarks.material import BUILD

CHARTERS, YEARS, COMMITMENTS = 100, (2022, 2023, 2024), 100
PLACES = ("fanals", "voreres", "biblioteques", "piscines", "escoles", "parcs", "mercats", "arxius", "ajuts", "tallers")


@cache
def server() -> Any:
    """Django, set up on an empty database, with all our middleware and a view that says hello."""
    BUILD.mkdir(parents=True, exist_ok=True)
    os.environ["CARTAVIVA_HOME"] = tempfile.mkdtemp(dir=BUILD, prefix="town-")
    os.environ["DJANGO_SETTINGS_MODULE"] = "tests.settings"
    import django

    django.setup()
    from django.conf import settings
    from django.core.management import call_command

    call_command("migrate", verbosity=0)
    for handler in logging.getLogger().handlers:  # what is logged costs what it costs, and is not printed here
        if isinstance(handler, logging.StreamHandler):
            handler.setStream(open(os.devnull, "w"))  # noqa: SIM115
    return settings


def publish_all() -> None:
    """One report of 100 rows, under 300 names: what is measured is reading, not publishing."""
    server()
    from django.utils import timezone

    from cartaviva.core.period import find_period
    from cartaviva.core.published.chain import GENESIS, canonical, digest, link
    from cartaviva.core.published.publication import Identity, PublishedReport
    from cartaviva.core.published.sealing import seal
    from cartaviva.core.words import Text
    from cartaviva.core.workflow import PublicationState
    from cartaviva.formats.frozen import freeze, is_free_text
    from cartaviva.records.models import Charter, Organisation, Period, Publication, PublishedRow
    from cartaviva.records.published import index_rows

    town = Organisation.objects.create(slug="vilaclara", name="Ajuntament de Vilaclara")
    previous, number = GENESIS, 0
    spans = {year: found for year in YEARS if (found := find_period(str(year)))}
    periods = {
        year: Period.objects.create(organisation=town, label=span.label, start=span.start, end=span.end)
        for year, span in spans.items()
    }
    for at in range(CHARTERS):
        slug, name = f"carta-{at}", Text.of(ca=f"Carta de {PLACES[at % 10]} {at}")
        charter = Charter.objects.create(organisation=town, slug=slug, name=name, folded=str(name).lower())
        for year, span in spans.items():
            identities = tuple(Identity(f"{slug}-{row}") for row in range(COMMITMENTS))
            frozen = PublishedReport("vilaclara", slug, name, span, _report(at), identities)
            value, texts = seal(freeze(frozen), is_free_text, lambda: "salt")
            number, sha256 = number + 1, digest(canonical(value))
            head = link(number, sha256, previous).hash
            publication = Publication.objects.create(
                organisation=town, number=number, charter=charter, period=periods[year],
                value=canonical(value).decode(), texts=texts, sha256=sha256, previous=previous, link=head,
                state=PublicationState.PUBLISHED, made_at=timezone.now(), shown_at=timezone.now(),
            )  # fmt: skip
            PublishedRow.objects.bulk_create(index_rows(publication, frozen))
            previous = head


@cache
def _rows() -> Any:
    from cartaviva.core.checks.check import build_report
    from cartaviva.core.report import KEYS, StatedReport, StatedRow

    rows = tuple(
        StatedRow(
            dict.fromkeys(KEYS, "")
            | {
                "service": f"Servei de {PLACES[row % 10]}",
                "objective": f"Millorar l'atenció de {PLACES[row // 10 % 10]}",
                "commitment": f"Repararem {PLACES[row % 10]} en {row} dies hàbils com a màxim a CARTA",
                "indicator": f"Percentatge de {PLACES[row % 10]} dins del termini",
                "target": "90 %",
                "result": f"{80 + row % 20} %",
                "remarks": "Hi va haver baixes de personal durant l'estiu." if row % 5 == 0 else "",
            }
        )
        for row in range(COMMITMENTS)
    )
    return build_report(StatedReport(rows))


def _report(charter: int) -> Any:
    """The report with the charter's name in its promises, so that each is found apart."""
    report = _rows()
    stated = tuple(replace(row.stated, cells=_named(row.stated.cells, charter)) for row in report.rows)
    rows = tuple(row._replace(stated=one) for row, one in zip(report.rows, stated, strict=True))
    return replace(report, rows=rows, stated=replace(report.stated, rows=stated))


def _named(cells: Any, charter: int) -> Any:
    return {**cells, "commitment": cells["commitment"].replace("CARTA", f"la carta {charter}")}
