"""The files of a publication: written to the store first, then recorded and shown in one transaction.

Everything here may be stopped anywhere and run again: a file that is there stays, and nothing is shown twice.
"""

import secrets
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import partial

from django.apps import apps
from django.db import transaction
from django.utils import timezone
from django_tasks import task

from cartaviva import __version__
from cartaviva.actions.access import allow
from cartaviva.actions.change import change, one_writer
from cartaviva.actions.locks import Lock, take
from cartaviva.core.permissions import Action
from cartaviva.core.published.publication import BROKEN, DISK, ClosedYear
from cartaviva.core.published.two_records import files_digest
from cartaviva.core.report import FollowUpReport
from cartaviva.core.workflow import PublicationState, Step, after
from cartaviva.formats.forks import in_fork, may_fork
from cartaviva.formats.writers import WRITERS
from cartaviva.locale import voice
from cartaviva.records import store
from cartaviva.records.models import Artefact, Person, Publication, PublishedRow
from cartaviva.records.published import index_rows, opened, reports_of


@dataclass(frozen=True, slots=True)
class File:
    """One rendered file, under its content address."""

    format: str
    language: str
    sha256: str
    size: int


@dataclass(frozen=True, slots=True)
class Rendering:
    """Files in the store, and how many texts of the town had been redacted when they were written."""

    files: tuple[File, ...]
    redactions: int


@task()
def render_publication(publication: int, withdrawn: Sequence[str] = ()) -> None:
    """Take the `withdrawn` files out of the store, render all files, show the publication."""
    remove_unused(withdrawn)
    found = Publication.objects.select_related("organisation", "charter", "period", "corrects").get(pk=publication)
    try:
        while not show(found, rendering := render(found)):
            remove_unused(file.sha256 for file in rendering.files)
    except OSError:
        _say_why(found, DISK)
        raise
    except Exception:
        _say_why(found, BROKEN)
        raise


def render(
    publication: Publication, formats: Iterable[str] = tuple(WRITERS), languages: Iterable[str] = ()
) -> Rendering:
    """Write the files, in the languages of the town where none are given. Raises OSError, with nothing half-written."""
    redactions = publication.organisation.redactions.count()
    publication.refresh_from_db()
    reports = reports_of(publication)
    files = []
    for language in tuple(languages) or publication.organisation.languages:
        for name in formats:
            data = _written(name, reports, language)
            files.append(File(name, language, store.put(data), len(data)))
    return Rendering(tuple(files), redactions)


def _written(name: str, reports: Sequence[FollowUpReport], language: str) -> bytes:
    """One file. Typst keeps what it has set, for as long as its process lives: in the worker, that is a fork."""
    write = partial(WRITERS[name].write, reports, voice(language), language)
    if name != "pdf" or not may_fork():
        return write()
    data = in_fork(write)
    if not data:
        raise RuntimeError("The process that typesets broke off.")
    return data


def show(publication: Publication, rendering: Rendering) -> bool:
    """Record the files and make the publication visible: one transaction. Run again, it changes nothing.

    False, and nothing is recorded, where a text was redacted while the files were written, or a file taken away.
    """
    with change(publication.organisation, None, "show") as made:
        take(Lock.FILES, shared=True)
        lost = any(not store.place(file.sha256).exists() for file in rendering.files)
        if lost or publication.organisation.redactions.count() != rendering.redactions:
            made.nothing = True
            return False
        publication.refresh_from_db()
        revision, files = _record(publication, rendering.files)
        if publication.state == PublicationState.RENDERING:
            _show(publication)
        elif not revision and not publication.problem:
            made.nothing = True
        publication.problem = ""
        publication.save(update_fields=["state", "shown_at", "problem"])
        made.subject = f"publication {publication.number}"
        made.details = {"revision": revision, "renderer": __version__, "files": files} if revision else {}
    return True


def _show(publication: Publication) -> None:
    publication.state = after(PublicationState(publication.state), Step.SHOW)
    publication.shown_at = timezone.now()
    frozen = opened(publication)
    if isinstance(frozen, ClosedYear):
        period = publication.period
        period.noted_by, period.noted_on, period.file_number = frozen.noted_by, frozen.noted_on, frozen.file_number
        period.save(update_fields=["noted_by", "noted_on", "file_number"])
        return
    if publication.corrects:
        PublishedRow.objects.filter(publication=publication.corrects).update(current=False)
    PublishedRow.objects.bulk_create(index_rows(publication, frozen))


def _record(publication: Publication, files: Sequence[File]) -> tuple[int, str]:
    """Rows for the files that are not recorded yet, all in one new revision: its number and digest; 0 where there is
    none.
    """
    latest = {(one.format, one.language): one.sha256 for one in publication.artefacts.order_by("revision")}
    new = [file for file in files if latest.get((file.format, file.language)) != file.sha256]
    if not new:
        return 0, ""
    salt = secrets.token_hex(16)
    publication.revision += 1
    publication.save(update_fields=["revision"])
    Artefact.objects.bulk_create(
        Artefact(
            organisation=publication.organisation,
            publication=publication,
            format=file.format,
            language=file.language,
            revision=publication.revision,
            sha256=file.sha256,
            size=file.size,
            renderer=__version__,
            salt=salt,
            made_at=timezone.now(),
        )
        for file in new
    )
    return publication.revision, files_digest(salt, {f"{one.language} {one.format}": one.sha256 for one in new})


def _say_why(publication: Publication, problem: str) -> None:
    """For the desk, which offers to try again."""
    with change(publication.organisation, None, "not-rendered") as made:
        Publication.objects.filter(pk=publication.pk).update(problem=problem)
        made.subject = f"publication {publication.number}"
        made.details = {"problem": problem}


def render_again(person: Person, publication: Publication) -> None:
    """Render the files once more: after a failure, after one was lost, or because the program is newer.

    The value and its hash stay what they are; files that come out different are a new revision.
    """
    allow(person, Action.PUBLISH, publication.organisation)
    with change(publication.organisation, person, "render-again") as made:
        made.subject = f"publication {publication.number}"
        Publication.objects.filter(pk=publication.pk).update(problem="")
        render_publication.enqueue(publication.pk)


def unfinished() -> int:
    """Queue the rendering of every publication that is not shown yet and has no problem; how many.

    For the start of the worker: a task that was lost is made again, and one that runs twice does no harm.
    """
    waiting = Publication.objects.filter(state=PublicationState.RENDERING, problem="").values_list("pk", flat=True)
    for publication in waiting:
        render_publication.enqueue(publication)
    return len(waiting)


def remove_unused(names: Iterable[str]) -> None:
    """Take files out of the store, but for those that something still needs. Nobody keeps one meanwhile: whoever found
    it there would be left with a row and no file.
    """
    for name in names:
        with one_writer(), transaction.atomic():
            take(Lock.FILES)
            if not _is_used(name):
                store.remove(name)


def _is_used(name: str) -> bool:
    return any(
        apps.get_model(app, table)._base_manager.filter(**{column: name}).exists()
        for app, table, column in store.NAMED_BY
    )
