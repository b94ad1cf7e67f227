"""What `cartaviva serve` says first, to whoever starts it."""

import pytest

from cartaviva.actions import setup
from cartaviva.actions.towns import NewPerson, NewTown, add_person, make_town
from cartaviva.cli.serve import how_to_begin
from cartaviva.core.words import ENGLISH


@pytest.mark.django_db
def test_who_starts_the_server_is_told_how_to_come_in_until_somebody_can() -> None:
    empty = how_to_begin(ENGLISH)
    make_town(NewTown("vilaclara", "Ajuntament de Vilaclara", ("ca",)))
    with_town = how_to_begin(ENGLISH)
    add_person(NewPerson("ana@vilaclara.example", "Ana", "un secret llarg de prova", "ca", False))
    assert (empty, with_town, how_to_begin(ENGLISH)) == (
        f"Begin here: {setup.address()}",
        'Nobody can sign in yet. cartaviva user add EMAIL --name "…" --organisation vilaclara --role administrator',
        "",
    )
