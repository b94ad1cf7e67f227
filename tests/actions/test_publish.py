"""A report is frozen, rendered and shown; anything may happen twice."""

import pytest
from django_tasks_db.models import DBTaskResult

from cartaviva.actions.publish import publish
from cartaviva.actions.rendering import render_publication
from cartaviva.formats.writers import WRITERS
from cartaviva.records import store
from cartaviva.records.models import Artefact, AuditEvent, PublishedRow
from tests.people import Cast
from tests.towns import YOUTH, later, report_saved

pytestmark = pytest.mark.django_db


def test_the_task_renders_every_format_in_every_language_and_shows_the_publication(people: Cast) -> None:
    report = report_saved(people.vilaclara, people.carla, "Joventut", 2023, YOUTH)
    with later:
        publication = publish(people.carla, report)
    queued = [one.args_kwargs["args"] for one in DBTaskResult.objects.all()]
    render_publication.func(publication.pk)
    publication.refresh_from_db()
    made = {(one.format, one.language): len(store.get(one.sha256)) == one.size for one in Artefact.objects.all()}
    every = {(name, language): True for name in WRITERS for language in ("ca", "es", "en")}
    rows = PublishedRow.objects.count()
    assert (queued, publication.state, made, rows) == ([[publication.pk]], "published", every, 3)


def test_rendering_twice_changes_nothing(people: Cast) -> None:
    with later:
        publication = publish(people.carla, report_saved(people.vilaclara, people.carla, "Joventut", 2023, YOUTH))
    counts = []
    for _ in range(2):
        render_publication.func(publication.pk)
        counts.append((Artefact.objects.count(), PublishedRow.objects.count(), AuditEvent.objects.count()))
    assert counts[0] == counts[1]
