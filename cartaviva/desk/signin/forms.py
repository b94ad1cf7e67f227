"""What people are asked when they sign in: the forms of allauth, in our words."""

from typing import Any, ClassVar

from allauth.account import forms as account
from allauth.mfa.base import forms as mfa
from allauth.mfa.totp import forms as totp
from django import forms

from cartaviva.core.words import mark
from cartaviva.desk.forms import speak

LONG = mark("At least 12 characters. Four or five words that do not belong together are easy to keep in mind.")
CODE = {"inputmode": "numeric", "autocomplete": "one-time-code", "class": "form-control cv-short"}


Words = dict[str, tuple[str, str]]
"""Field → its label and its help."""


class _Ours:
    """Our words instead of allauth's, and no placeholders."""

    words: ClassVar[Words]

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        fields: dict[str, forms.Field] = self.fields  # type: ignore[attr-defined]
        for name, (label, help_text) in self.words.items():
            fields[name].label, fields[name].help_text = label, help_text
        if "code" in fields:
            fields["code"].widget.attrs |= CODE
        speak(self)  # type: ignore[arg-type]


class SignIn(_Ours, account.LoginForm):  # type: ignore[misc]
    words: ClassVar[Words] = {"login": (mark("E-mail"), ""), "password": (mark("Password"), "")}


class AskForPassword(_Ours, account.ResetPasswordForm):  # type: ignore[misc]
    words: ClassVar[Words] = {"email": (mark("E-mail"), "")}


class NewPassword(_Ours, account.ResetPasswordKeyForm):  # type: ignore[misc]
    words: ClassVar[Words] = {
        "password1": (mark("New password"), LONG),
        "password2": (mark("The new password once more"), ""),
    }


class ChangePassword(_Ours, account.ChangePasswordForm):  # type: ignore[misc]
    words: ClassVar[Words] = {
        "oldpassword": (mark("Your password now"), ""),
        "password1": (mark("New password"), LONG),
        "password2": (mark("The new password once more"), ""),
    }


class SayPassword(_Ours, account.ReauthenticateForm):  # type: ignore[misc]
    words: ClassVar[Words] = {"password": (mark("Password"), "")}


_CODE = {"code": (mark("Code"), mark("Six digits from the app on your telephone, or one of your recovery codes."))}


class SecondStep(_Ours, mfa.AuthenticateForm):  # type: ignore[misc]
    words: ClassVar[Words] = _CODE


class SecondStepAgain(_Ours, mfa.ReauthenticateForm):  # type: ignore[misc]
    words: ClassVar[Words] = _CODE


class BeginSecondStep(_Ours, totp.ActivateTOTPForm):  # type: ignore[misc]
    words: ClassVar[Words] = {"code": (mark("Code"), mark("Six digits that the app shows now."))}
