"""Killed anywhere, nothing is half-written, the chain verifies, and asking again completes what was begun."""

import json
import os
import subprocess
import sys
from pathlib import Path

EVERY = {f"{when} {what}" for when in ("before", "after") for what in ("commit", "fsync", "rename", "unlink")}
WRONG = ("faults", "half-written", "without files for good")


def test_killed_at_every_commit_fsync_rename_and_removal(tmp_path: Path) -> None:
    """Confirm, publish, render, correct, redact and close; after each kill, then after the work was taken up again."""
    command = [sys.executable, "-m", "tests.faults.killing", str(tmp_path)]
    environment = os.environ | {"CARTAVIVA_HOME": str(tmp_path / "home")}
    done = subprocess.run(command, capture_output=True, text=True, timeout=1200, check=False, env=environment)
    assert done.returncode == 0, done.stdout[-2000:] + done.stderr[-4000:]
    kills = [json.loads(line) for line in done.stdout.splitlines()]
    kinds = {one["where"].split(": ")[1].rsplit(" ", 3)[0] for one in kills}
    survived = [one["where"] for one in kills if not one["killed"]]
    wrong = [one for one in kills if "before" not in one or any(one["before"][key] for key in WRONG)]
    different = [one for one in kills if one.get("after") != one["done"]]
    assert (kinds, survived, wrong, different) == (EVERY, [], [], [])
