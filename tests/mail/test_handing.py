"""What a mail server did to a mail, in a sentence for the log."""

import smtplib
from typing import Any

import pytest

from cartaviva.mail.handing import NotHandedIn, handing_in

ANA = "ana@vilaclara.example"
CASES = [
    (
        ConnectionRefusedError(111, "Connection refused"),
        ("no mail could be handed in at 127.0.0.1 port 25 (Connection refused)", False, False),
    ),
    (TimeoutError(), ("no mail could be handed in at 127.0.0.1 port 25 (TimeoutError)", False, False)),
    (
        smtplib.SMTPAuthenticationError(535, b"who is ana@vilaclara.example?"),
        ("the mail server at 127.0.0.1 port 25 answered 535 (SMTPAuthenticationError)", False, False),
    ),
    (
        smtplib.SMTPRecipientsRefused({ANA: (550, b"no such user")}),
        ("the mail server refused the address (550)", True, True),
    ),
    (
        smtplib.SMTPRecipientsRefused({ANA: (451, b"come again")}),
        ("the mail server refused the address (451)", True, False),
    ),
    (smtplib.SMTPDataError(554, b"spam"), ("the mail server refused the mail (554)", True, True)),
    (smtplib.SMTPDataError(452, b"no room"), ("the mail server refused the mail (452)", True, False)),
    (smtplib.SMTPNotSupportedError("SMTPUTF8"), ("the mail server takes no such address", True, True)),
]


@pytest.mark.parametrize(("error", "told"), CASES, ids=[told[0] for _, told in CASES])
def test_it_is_said_without_the_address_and_whether_to_try_again(
    error: OSError, told: tuple[str, bool, bool], settings: Any
) -> None:
    settings.EMAIL_HOST, settings.EMAIL_PORT = "127.0.0.1", 25
    with pytest.raises(NotHandedIn) as caught, handing_in():
        raise error
    assert (str(caught.value), caught.value.alone, caught.value.final) == told
