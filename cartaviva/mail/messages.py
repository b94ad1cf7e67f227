"""Every message that we write: MESSAGES is the table, `make_message` the one way to make one."""

from collections.abc import Mapping
from typing import Any

from django.core.mail import EmailMultiAlternatives
from django.template.loader import render_to_string

from cartaviva.locale import voice

MESSAGES: Mapping[str, frozenset[str]] = {
    "invitation": frozenset({"town", "role", "department", "inviter", "link", "days"}),
    "guest-link": frozenset({"town", "name", "sender", "charter", "period", "count", "until", "link"}),
    "password-reset": frozenset({"name", "link", "hours"}),
    "email-change": frozenset({"name", "link", "hours"}),
    "email-changed": frozenset({"name"}),
    "locked": frozenset({"name", "link", "minutes"}),
    "digest": frozenset({"name", "town", "count", "parts", "link", "contact"}),
}
"""Name → the values that it is made from. Its three templates are mail/<name>.subject.txt, .txt and .html."""


def make_message(
    name: str, to: str, language: str, values: Mapping[str, Any], reply_to: str = ""
) -> EmailMultiAlternatives:
    """A message in one of LANGUAGES, as plain text and as HTML. Raises KeyError where a value is missing.

    `reply_to`: the e-mail that an answer reaches, which the message says; without one nobody reads answers.
    """
    say = voice(language)
    context = {key: values[key] for key in MESSAGES[name]} | {"say": say, "plural": say.plural, "language": language}
    context["reply_to"] = reply_to
    subject = " ".join(render_to_string(f"mail/{name}.subject.txt", context).split())
    message = EmailMultiAlternatives(subject, render_to_string(f"mail/{name}.txt", context).strip() + "\n", to=[to])
    message.attach_alternative(render_to_string(f"mail/{name}.html", context), "text/html")
    message.reply_to = [reply_to] if reply_to else []
    message.extra_headers["Auto-Submitted"] = "auto-generated"  # RFC 3834: no out-of-office reply, please
    return message
