"""Answers that were made once, as bytes: within a limit of memory, the least recently asked for goes first."""

import threading
from collections import OrderedDict
from collections.abc import Hashable
from dataclasses import dataclass

MOST_BYTES = 32 << 20
"""About a thousand pages."""
BIGGEST = 4 << 20


@dataclass(frozen=True, slots=True)
class Answer:
    """What is sent: `etag` is quoted, `headers` are those beside what every answer has."""

    body: bytes
    etag: str
    language: str = ""
    content_type: str = "text/html; charset=utf-8"
    status: int = 200
    headers: tuple[tuple[str, str], ...] = ()


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
            return answer

    def put(self, key: Hashable, answer: Answer) -> None:
        if len(answer.body) > BIGGEST:
            return
        with self.lock:
            before = self.answers.pop(key, None)
            self.size += len(answer.body) - (len(before.body) if before else 0)
            self.answers[key] = answer
            while self.size > self.most:
                _, gone = self.answers.popitem(last=False)
                self.size -= len(gone.body)
