"""Columns for values of core: a text in several languages, a hash, an exact figure."""

from collections.abc import Iterable
from enum import StrEnum
from typing import Any

from django.db import models

from cartaviva.core.words import NO_TEXT, Text


class Texts(models.JSONField):
    """A `Text` as a JSON object, language → text. What is searched is a folded copy in a column of its own."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        kwargs.setdefault("default", no_text)
        kwargs.setdefault("blank", True)
        super().__init__(*args, **kwargs)

    def from_db_value(self, value: Any, expression: Any, connection: Any) -> Text:
        plain = super().from_db_value(value, expression, connection)
        return Text(plain or {})

    def get_db_prep_value(self, value: Any, connection: Any, prepared: bool = False) -> Any:
        plain = dict(value.by_language) if isinstance(value, Text) else value
        return super().get_db_prep_value(plain, connection, prepared)

    def to_python(self, value: Any) -> Any:
        return value if isinstance(value, Text) else Text(super().to_python(value) or {})

    def validate(self, value: Any, model_instance: Any) -> None:
        super().validate(dict(value.by_language) if isinstance(value, Text) else value, model_instance)

    def value_to_string(self, obj: Any) -> Any:
        return dict(self.value_from_object(obj).by_language)


def no_text() -> Text:
    return NO_TEXT


class Hash(models.CharField):  # type: ignore[type-arg]
    """A SHA-256 in lower-case hex."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        kwargs["max_length"] = 64
        super().__init__(*args, **kwargs)


class Figure(models.CharField):  # type: ignore[type-arg]
    """A decimal as text, so that every digit that somebody stated is kept on both databases. "" is none."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        kwargs["max_length"] = 64
        kwargs.setdefault("blank", True)
        kwargs.setdefault("default", "")
        super().__init__(*args, **kwargs)


def choices_of(values: Iterable[StrEnum]) -> list[tuple[str, str]]:
    """What a column may hold. Its words are said elsewhere."""
    return [(one.value, one.value) for one in values]
