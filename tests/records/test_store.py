"""Files under their content address, and what a killed program leaves beside them."""

import os
from pathlib import Path

from cartaviva.core.published.chain import digest
from cartaviva.records.store import UNFINISHED, get, put, sweep


def test_what_a_killed_program_left_half_written_is_taken_away_and_nothing_else(store: Path) -> None:
    name = put(b"whole")
    old, fresh = (store / name[:2] / f"{UNFINISHED}{age}" for age in ("old", "fresh"))
    for path, moment in ((old, 1000), (fresh, 3000), (store / name[:2] / name, 1000)):
        path.touch()
        os.utime(path, (moment, moment))
    assert (sweep(2000), get(name), old.exists(), fresh.exists(), name) == (1, b"whole", False, True, digest(b"whole"))
