"""Python's search for circles of objects, which goes through all that there is, again and again."""

import gc
from collections.abc import Iterator
from contextlib import contextmanager


@contextmanager
def collector_off() -> Iterator[None]:
    """Around what makes very many objects and no circle: afterwards they are old, and are not gone through either."""
    on = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if on:
            if not gc.get_freeze_count():  # what a server has frozen stays so
                gc.freeze()
                gc.unfreeze()
            gc.enable()
