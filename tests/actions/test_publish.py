"""A report is frozen, rendered and shown; anything may happen twice."""

import os
from errno import ENOSPC

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django_tasks_db.models import DBTaskResult

from cartaviva import __version__
from cartaviva.actions import rendering
from cartaviva.actions.publish import preview, publish
from cartaviva.actions.rendering import render_again, render_publication, unfinished
from cartaviva.formats.writers import WRITERS, Writer, csv
from cartaviva.records import store
from cartaviva.records.models import Artefact, AuditEvent, Organisation, Publication, PublishedRow
from cartaviva.records.verification import verify_town
from tests.people import Cast
from tests.towns import YOUTH, published, report_saved, shown

pytestmark = pytest.mark.django_db


def test_the_task_renders_every_format_in_every_language_and_shows_the_publication(people: Cast) -> None:
    report = report_saved(people.vilaclara, people.carla, "Joventut", 2023, YOUTH)
    publication = publish(people.carla, report)
    queued = [one.args_kwargs["args"] for one in DBTaskResult.objects.all()]
    render_publication.func(publication.pk)
    publication.refresh_from_db()
    made = {(one.format, one.language): len(store.get(one.sha256)) == one.size for one in Artefact.objects.all()}
    every = {(name, language): True for name in WRITERS for language in ("ca", "es", "en")}
    rows = PublishedRow.objects.count()
    assert (queued, publication.state, made, rows) == ([[publication.pk]], "published", every, 3)


def test_rendering_twice_changes_nothing(people: Cast) -> None:
    publication = publish(people.carla, report_saved(people.vilaclara, people.carla, "Joventut", 2023, YOUTH))
    counts = []
    for _ in range(2):
        render_publication.func(publication.pk)
        counts.append((Artefact.objects.count(), PublishedRow.objects.count(), AuditEvent.objects.count()))
    assert counts[0] == counts[1]


def test_the_rows_of_a_report_are_read_once_to_publish_it(people: Cast) -> None:
    report = report_saved(people.vilaclara, people.carla, "Joventut", 2023, YOUTH)
    Organisation.objects.update(action_before_publishing=True)
    report.organisation.refresh_from_db()
    with CaptureQueriesContext(connection) as asked:
        preview(report)
    assert len([one for one in asked.captured_queries if '"records_result"."stated"' in one["sql"]]) == 1


def test_the_worker_typesets_in_a_process_of_its_own_whose_memory_ends_with_it(
    people: Cast, monkeypatch: pytest.MonkeyPatch
) -> None:
    publication = publish(people.carla, report_saved(people.vilaclara, people.carla, "Joventut", 2023, YOUTH))
    monkeypatch.setattr(rendering, "may_fork", lambda: True)
    monkeypatch.setattr(Writer, "write", lambda self, *given: str(os.getpid()).encode())
    pdf, page = rendering.render(publication, ["pdf", "html"], ["ca"]).files
    here = str(os.getpid()).encode()
    assert (store.place(pdf.sha256).read_bytes() == here, store.place(page.sha256).read_bytes() == here) == (
        False,
        True,
    )


def test_a_process_that_breaks_off_while_it_typesets_leaves_no_file(
    people: Cast, monkeypatch: pytest.MonkeyPatch
) -> None:
    publication = publish(people.carla, report_saved(people.vilaclara, people.carla, "Joventut", 2023, YOUTH))
    monkeypatch.setattr(rendering, "may_fork", lambda: True)
    monkeypatch.setattr(Writer, "write", lambda self, *given: bytes(1 // 0))
    with pytest.raises(RuntimeError, match="broke off"):
        rendering.render(publication, ["pdf"], ["ca"])


def test_a_lost_file_is_rendered_again_with_the_same_hash(people: Cast) -> None:
    publication = published(people)
    artefact = Artefact.objects.get(format="csv")
    store.remove(artefact.sha256)
    lost = verify_town(people.vilaclara)
    render_again(people.carla, publication)
    shown(publication)
    made = list(Artefact.objects.filter(format="csv").values_list("sha256", "revision"))
    assert ([fault.code for fault in lost.faults], made, verify_town(people.vilaclara).faults) == (
        ["file-lost"],
        [(artefact.sha256, 1)],
        (),
    )


def test_a_newer_renderer_adds_a_revision_and_the_value_keeps_its_hash(
    people: Cast, monkeypatch: pytest.MonkeyPatch
) -> None:
    publication = published(people)
    before = publication.sha256
    write = csv.write
    monkeypatch.setattr(csv, "write", lambda *given: write(*given) + b"\n")
    monkeypatch.setattr(rendering, "__version__", "9.9")
    shown(publication)
    made = list(Artefact.objects.order_by("revision", "format").values_list("format", "revision", "renderer"))
    assert (made, Publication.objects.get().sha256) == (
        [("csv", 1, __version__), ("json", 1, __version__), ("csv", 2, "9.9")],
        before,
    )


@pytest.mark.parametrize(
    ("error", "problem"), [(OSError(ENOSPC, "No space left on device"), "disk"), (ValueError("a bug"), "broken")]
)
def test_why_rendering_failed_is_kept_until_it_works(
    people: Cast, monkeypatch: pytest.MonkeyPatch, error: Exception, problem: str
) -> None:
    publication = publish(people.carla, report_saved(people.vilaclara, people.carla, "Joventut", 2023, YOUTH))

    def fail(data: bytes) -> str:
        raise error

    with monkeypatch.context() as patched:
        patched.setattr(store, "put", fail)
        with pytest.raises(type(error)):
            render_publication.func(publication.pk)
    failed = Publication.objects.get()
    resumed = unfinished()
    render_again(people.carla, publication)
    shown(publication)
    done = Publication.objects.get()
    assert (failed.state, failed.problem, resumed, done.state, done.problem) == (
        "rendering",
        problem,
        0,
        "published",
        "",
    )


def test_a_publication_whose_task_was_lost_is_queued_again(people: Cast) -> None:
    publish(people.carla, report_saved(people.vilaclara, people.carla, "Joventut", 2023, YOUTH))
    DBTaskResult.objects.all().delete()
    assert (unfinished(), DBTaskResult.objects.count()) == (1, 1)


def test_what_is_published_says_which_stated_figures_were_corrected_and_nothing_else_that_was_found(
    people: Cast,
) -> None:
    report = report_saved(people.vilaclara, people.carla, "Joventut", 2023, (*YOUTH, YOUTH[1] | {"remarks": ""}))
    found = preview(report)
    published = [(one.code, one.row) for one in found.frozen.report.findings]
    points = {one.code for one in found.points}
    assert (published, points) == (
        [("difference-sign", 1), ("difference-sign", 3)],
        {"remarks-missing", "duplicate-row"},
    )
