"""Mails of the demonstration, printed where it was started, as people read them: their links can be followed."""

from django.core.mail.backends.console import EmailBackend as Console
from django.core.mail.message import EmailMessage


class EmailBackend(Console):
    """Django's own prints what goes over the wire: subjects in code, and the HTML with its style sheet."""

    def write_message(self, message: EmailMessage) -> None:
        to = ", ".join(message.to)
        self.stream.write(f"\n--- {to}: {message.subject}\n\n{message.body.rstrip()}\n\n---\n")
