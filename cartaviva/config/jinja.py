"""Pages are Jinja templates, with the same `say` as everywhere else. A name that is not there is a mistake."""

from typing import Any

from django.contrib.messages import get_messages
from django.http import HttpRequest
from django.templatetags.static import static
from django.urls import reverse
from jinja2 import Environment, StrictUndefined

from cartaviva import __version__
from cartaviva.core.words import LANGUAGES, mark
from cartaviva.formats.chart import SHAPES
from cartaviva.locale import voice

SECTIONS: tuple[tuple[str, str], ...] = (("town", mark("Start")), ("imports", mark("Import")))
"""Parts of the desk: the name of their address, and the words for it."""

LANGUAGE_NAMES = {"ca": "Català", "es": "Español", "en": "English"}


def environment(**options: Any) -> Environment:
    """Jinja with what every template uses."""
    made = Environment(**(options | {"undefined": StrictUndefined, "trim_blocks": True, "lstrip_blocks": True}))
    made.globals |= {
        "static": static,
        "url": address,
        "version": __version__,
        "language_names": LANGUAGE_NAMES,
        "languages": LANGUAGES,
        "status_shapes": SHAPES,
    }
    return made


def address(name: str, *args: Any, **kwargs: Any) -> str:
    return reverse(name, args=args, kwargs=kwargs)


def every_page(request: HttpRequest) -> dict[str, Any]:
    """What every template may ask for: the language, `say` and `plural` in it, the person who is signed in."""
    language = getattr(request, "language", LANGUAGES[0])
    say = voice(language)
    person = getattr(request, "user", None)
    return {
        "language": language,
        "say": say,
        "plural": say.plural,
        "person": person if person is not None and person.is_authenticated else None,
        "town": getattr(request, "town", None),
        "get_messages": lambda: get_messages(request),  # asked only by pages that show them: it reads the session
        "sections": SECTIONS,
        "section": "",
    }
