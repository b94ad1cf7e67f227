"""Regular expressions that few documents need, and that are not made before one does: to make one takes as long as to
search a thousand texts.
"""

import re
from typing import Any, cast


class _Later:
    """Stands for the pattern; its methods are looked up once each."""

    def __init__(self, pattern: str, flags: int) -> None:
        self._given = pattern, flags

    def __getattr__(self, name: str) -> Any:
        method = getattr(re.compile(*self._given), name)
        setattr(self, name, method)
        return method


def later(pattern: str, flags: int = 0) -> re.Pattern[str]:
    """`re.compile`, at the first use. Raises re.error then."""
    return cast(re.Pattern[str], _Later(pattern, flags))


NEXT_SENTENCE = later(r"(?<=[.;!?])\s+(?=[^\W\d_])")
"""Between a sentence and another."""
