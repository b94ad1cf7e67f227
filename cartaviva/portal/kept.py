"""Answers that were made once, as bytes: within a limit of memory, the least recently asked for goes first."""

import threading
import zlib
from collections import OrderedDict
from collections.abc import Hashable
from dataclasses import dataclass, replace

MOST_BYTES = 24 << 20
"""Some seven hundred pages."""
PACKED_FROM = 256 << 10
"""Bytes; data of many years packs to a tenth, and unpacks in a hundredth of the time that it takes to make."""
BIGGEST = MOST_BYTES // 2
"""Of one answer, as it is kept."""


@dataclass(frozen=True, slots=True)
class Answer:
    """What is sent: `etag` is quoted, `headers` are those beside what every answer has."""

    body: bytes
    etag: str = ""
    language: str = ""
    content_type: str = "text/html; charset=utf-8"
    status: int = 200
    headers: tuple[tuple[str, str], ...] = ()
    packed: bool = False
    """Never of what is sent."""


class Kept:
    """A bounded store of answers, for all threads of this process."""

    def __init__(self, most: int = MOST_BYTES) -> None:
        self.most, self.size = most, 0
        self.answers: OrderedDict[Hashable, Answer] = OrderedDict()
        self.lock = threading.Lock()

    def get(self, key: Hashable) -> Answer | None:
        with self.lock:
            answer = self.answers.get(key)
            if answer is not None:
                self.answers.move_to_end(key)
        return _unpacked(answer) if answer else None

    def put(self, key: Hashable, answer: Answer) -> None:
        answer = _packed(answer)
        if len(answer.body) > BIGGEST:
            return
        with self.lock:
            before = self.answers.pop(key, None)
            self.size += len(answer.body) - (len(before.body) if before else 0)
            self.answers[key] = answer
            while self.size > self.most:
                _, gone = self.answers.popitem(last=False)
                self.size -= len(gone.body)


def _packed(answer: Answer) -> Answer:
    if len(answer.body) < PACKED_FROM:
        return answer
    return replace(answer, body=zlib.compress(answer.body, 1), packed=True)


def _unpacked(answer: Answer) -> Answer:
    return replace(answer, body=zlib.decompress(answer.body), packed=False) if answer.packed else answer
