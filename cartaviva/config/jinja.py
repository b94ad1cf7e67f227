"""Pages are Jinja templates, with the same `say` as everywhere else. A name that is not there is a mistake."""

from typing import Any

from django.contrib.messages import get_messages
from django.http import HttpRequest
from django.templatetags.static import static
from django.urls import reverse
from jinja2 import Environment, StrictUndefined, select_autoescape

from cartaviva import __version__
from cartaviva.actions.access import refusal
from cartaviva.core.evidence import size_text
from cartaviva.core.language.days import day_words
from cartaviva.core.permissions import Action
from cartaviva.core.words import LANGUAGE_NAMES, LANGUAGES, mark
from cartaviva.core.written import together
from cartaviva.formats.chart import SHAPES
from cartaviva.locale import voice
from cartaviva.records.models import Person

SECTIONS: tuple[tuple[str, str, Action], ...] = (
    ("town", mark("Start"), Action.SEE_DESK),
    ("results", mark("Results"), Action.SEE_RESULTS),
    ("improvements", mark("Improvement actions"), Action.SEE_RESULTS),
    ("charters", mark("Charters"), Action.SEE_CHARTERS),
    ("imports", mark("Import"), Action.SEE_IMPORTS),
    ("collecting", mark("Review"), Action.SEE_COLLECTING),
    ("publishing", mark("Publishing"), Action.SEE_PUBLISHING),
    ("people", mark("People"), Action.SEE_PEOPLE),
    ("trail", mark("Audit trail"), Action.SEE_TRAIL),
    ("settings", mark("Settings"), Action.MANAGE_SETTINGS),
)
"""Parts of the desk: the name of their address, the words for it, and the action that it needs."""


def environment(**options: Any) -> Environment:
    """Jinja with what every template uses."""
    ours = {"undefined": StrictUndefined, "trim_blocks": True, "lstrip_blocks": True}
    escape = select_autoescape(disabled_extensions=("txt",), default=True, default_for_string=True)
    made = Environment(**(options | ours | {"autoescape": escape}))
    made.globals |= {
        "static": static,
        "url": address,
        "version": __version__,
        "language_names": LANGUAGE_NAMES,
        "languages": LANGUAGES,
        "status_shapes": SHAPES,
        "size_text": size_text,
    }
    made.filters["together"] = together
    return made


def address(name: str, /, *args: Any, **kwargs: Any) -> str:
    return reverse(name, args=args, kwargs=kwargs)


def sections(request: HttpRequest) -> list[tuple[str, str]]:
    """Those that the person may open in the town of the page; none outside of the desk."""
    town, person = getattr(request, "town", None), getattr(request, "user", None)
    if town is None or not isinstance(person, Person):
        return []
    return [(name, words) for name, words, action in SECTIONS if refusal(person, action, town) is None]


def every_page(request: HttpRequest) -> dict[str, Any]:
    """What every template may ask for: the language, `say` and `plural` in it, the person who is signed in."""
    language = getattr(request, "language", LANGUAGES[0])
    say = voice(language)
    person = getattr(request, "user", None)
    return {
        "language": language,
        "say": say,
        "plural": say.plural,
        "day_words": lambda day: day_words(day, say),
        "person": person if person is not None and person.is_authenticated else None,
        "town": getattr(request, "town", None),
        "get_messages": lambda: get_messages(request),  # asked only by pages that show them: it reads the session
        "sections": lambda: sections(request),  # asked only by whole pages; which one is open, the view says
    }
