"""Handing mails in: what a mail server that takes none, or not this one, is said to have done. No e-mail is in it."""

from collections.abc import Iterator
from contextlib import contextmanager
from smtplib import SMTPDataError, SMTPNotSupportedError, SMTPRecipientsRefused, SMTPResponseException

from django.conf import settings

PERMANENT = 500
"""An answer from here up is for good, one from 400 up for now (RFC 5321, 4.2.1)."""


class NotHandedIn(Exception):
    """A mail that no mail server took.

    `alone`: the next one may be taken. `final`: trying this one again changes nothing.
    """

    def __init__(self, why: str, alone: bool = False, final: bool = False) -> None:
        super().__init__(why)
        self.alone, self.final = alone, final


@contextmanager
def handing_in() -> Iterator[None]:
    """Raises NotHandedIn for whatever the mail server, or its absence, does to the mails that are sent within."""
    try:
        yield
    except OSError as error:
        raise _told(error) from error


def _told(error: OSError) -> NotHandedIn:
    if isinstance(error, SMTPRecipientsRefused):
        codes = sorted({code for code, _ in error.recipients.values()})
        said = ", ".join(str(code) for code in codes)
        return NotHandedIn(f"the mail server refused the address ({said})", True, codes[:1] >= [PERMANENT])
    if isinstance(error, SMTPDataError):
        return NotHandedIn(f"the mail server refused the mail ({error.smtp_code})", True, error.smtp_code >= PERMANENT)
    if isinstance(error, SMTPNotSupportedError):
        return NotHandedIn("the mail server takes no such address", True, True)
    where = f"at {settings.EMAIL_HOST} port {settings.EMAIL_PORT}"
    if isinstance(error, SMTPResponseException):  # it does not know us: another password may be all that it needs
        return NotHandedIn(f"the mail server {where} answered {error.smtp_code} ({type(error).__name__})")
    return NotHandedIn(f"no mail could be handed in {where} ({error.strerror or type(error).__name__})")
