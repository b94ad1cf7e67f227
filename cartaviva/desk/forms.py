"""Forms of the desk speak the reader's language, and say which error and help belong to which field."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from typing import Any

from django import forms
from django.contrib import messages
from django.http import HttpRequest, QueryDict
from django.utils.translation import get_language

from cartaviva.core.cycle.identifiers import identifier
from cartaviva.core.findings import Refused
from cartaviva.core.language.lexicon import tidy
from cartaviva.core.refusals import NOT_ALLOWED
from cartaviva.core.words import LANGUAGE_NAMES, LANGUAGES, NO_TEXT, Text, mark
from cartaviva.locale import Translations, voice

CONTROL, SELECT = "form-control", "form-select"


def spoken() -> Translations:
    """The voice of the request that is being answered."""
    language = get_language()
    return voice(language if language in LANGUAGES else LANGUAGES[0])


class SpokenForm(forms.Form):
    """Labels, help and choices are English source texts, marked where they are written, and said here."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        speak(self)


def speak(form: forms.Form) -> None:
    """Say every text of a form in the reader's language, and give its fields the look of the theme."""
    say = spoken()
    for field in form.fields.values():
        field.label = say(str(field.label)) if field.label else field.label
        field.help_text = say(str(field.help_text)) if field.help_text else ""
        if isinstance(field, forms.ChoiceField) and not isinstance(field, forms.ModelChoiceField):
            given: Any = field.choices
            field.choices = [(value, say(str(words))) for value, words in given]
        widget = field.widget
        widget.attrs.pop("placeholder", None)  # the label stands above; a second one that vanishes confuses
        if isinstance(widget, forms.CheckboxInput | forms.CheckboxSelectMultiple | forms.RadioSelect):
            continue
        widget.attrs.setdefault("class", SELECT if isinstance(widget, forms.Select) else CONTROL)


def choose(form: forms.Form, name: str, choices: list[tuple[str, str]]) -> None:
    """What can be chosen in this form alone; the words are said already, since they may be what people typed."""
    form.fields[name].choices = choices  # type: ignore[attr-defined]


class TypedField(forms.CharField):
    """A text without what nobody sees: one of invisible letters alone is none."""

    def to_python(self, value: Any) -> str:
        return tidy(super().to_python(value) or "")


class DayField(forms.DateField):
    """A day, chosen from the calendar of the browser."""

    widget = forms.DateInput({"type": "date", "class": f"{CONTROL} cv-short"}, format="%Y-%m-%d")


class ColourField(forms.RegexField):
    """The colour of a town, in small letters."""

    def __init__(self) -> None:
        super().__init__(
            r"^#[0-9a-f]{6}$",
            label=mark("Colour of the town"),
            help_text=mark("Any will do: it is darkened where letters on it could not be read."),
            widget=forms.TextInput({"type": "color", "class": f"{CONTROL} cv-colour"}),
        )

    def to_python(self, value: Any) -> str:
        return str(super().to_python(value)).lower()


def add_texts(
    form: forms.Form, name: str, words: str, languages: Sequence[str], needed: bool = True, **more: Any
) -> None:
    """A field for a text in each of the languages of a town; where it is needed, then in its first one.

    `words` is marked where it is written; `more` is for each of the fields.
    """
    said = spoken()(words)
    for language in languages:
        label = f"{said} ({LANGUAGE_NAMES[language]})" if len(languages) > 1 else said
        add_language(form, f"{name}-{language}", label=label, required=needed and language == languages[0], **more)


def add_language(form: forms.Form, name: str, **more: Any) -> None:
    """A field for a text in the language that its name ends in, labelled by it; `more` is for the field."""
    language = name.rpartition("-")[2]
    field = TypedField(**{"label": LANGUAGE_NAMES[language], "required": False, **more})
    field.widget.attrs |= {"class": CONTROL, "lang": language}
    form.fields[name] = field


def shown_texts(name: str, text: Text) -> dict[str, str]:
    """What stands in these fields before anything is changed."""
    return {f"{name}-{language}": words for language, words in text.by_language.items()}


def typed_text(form: forms.Form, name: str, before: Text = NO_TEXT) -> Text:
    """What was typed into them, on one line; what stood there in languages that the town has no more stays."""
    typed = {
        field.partition("-")[2]: " ".join(words.split())
        for field, words in form.cleaned_data.items()
        if field.partition("-")[0] == name and "-" in field
    }
    return Text.of(**{**before.by_language, **typed})


def tell(request: HttpRequest, words: str) -> None:
    """A sentence on the page that follows; `words` is marked where it is written, or said already."""
    messages.info(request, spoken()(words))


def error(words: str, **values: str) -> forms.ValidationError:
    """What is wrong with a field, in the reader's language; `words` is marked where it is written."""
    return forms.ValidationError(spoken()(words).format(**values))


@contextmanager
def beside(form: forms.Form, fields: Mapping[str, str]) -> Iterator[None]:
    """A refusal ends the block, and stands beside the field that it is about: code → field; else it is raised."""
    try:
        yield
    except Refused as problem:
        if problem.code not in fields:
            raise
        form.add_error(fields[problem.code], problem.sentence(spoken()))


@contextmanager
def above(form: forms.Form) -> Iterator[None]:
    """A refusal ends the block, and stands above all the fields; what is not allowed is raised."""
    try:
        yield
    except Refused as problem:
        form.add_error(None, sentence_of(problem))


class Telling:
    """A refusal ends the block, and is told on the page that follows; what is not allowed is raised."""

    def __init__(self, request: HttpRequest) -> None:
        self._request = request

    def __enter__(self) -> None: ...

    def __exit__(self, _kind: object, problem: BaseException | None, _trace: object) -> bool:
        if isinstance(problem, Refused):
            tell(self._request, sentence_of(problem))
        return isinstance(problem, Refused)


def sentence_of(problem: Refused) -> str:
    """Why not now, for the page that was left. Raises it again where there is nothing, or nothing allowed."""
    if problem.code in NOT_ALLOWED:
        raise problem
    return problem.sentence(spoken())


def given(request: HttpRequest) -> QueryDict | None:
    """What was sent, even where nothing was filled in; None for a page that is only looked at."""
    return request.POST if request.method == "POST" else None


def numbers_in(values: Iterable[str]) -> list[int]:
    """The rows that a form names."""
    return [number for value in values if (number := identifier(value)) is not None]
