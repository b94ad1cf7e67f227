"""Tasks for tests of the worker: what they do is seen in a folder."""

import os
import time
from pathlib import Path

from django_tasks import task


@task()
def linger(folder: str) -> None:
    """Say which process runs it, and wait until somebody puts a file "go" there."""
    begun = len(list(Path(folder).glob("begun-*")))
    Path(folder, f"begun-{begun}").write_text(str(os.getpid()))
    while not Path(folder, "go").exists():
        time.sleep(0.05)
    Path(folder, "done").touch()
