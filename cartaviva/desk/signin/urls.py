"""The pages of allauth that we have, and no others: every route stands here by itself."""

from allauth.account import views as account
from allauth.mfa.base import views as mfa
from allauth.mfa.recovery_codes import views as recovery
from allauth.mfa.totp import views as totp
from django.urls import path, re_path

from cartaviva.desk.signin import profile

urlpatterns = [
    path("", profile.profile, name="account_profile"),
    path("login/", account.login, name="account_login"),
    path("logout/", account.logout, name="account_logout"),
    path("inactive/", account.account_inactive, name="account_inactive"),
    path("confirm/", account.reauthenticate, name="account_reauthenticate"),
    path("new-email/", profile.new_email, name="account_change_email"),
    path("new-email/<str:token>/", profile.confirm_email, name="account_confirm_email"),
    path("password/", account.password_change, name="account_change_password"),
    path("password/new/", account.password_reset, name="account_reset_password"),
    path("password/new/sent/", account.password_reset_done, name="account_reset_password_done"),
    path("password/new/done/", account.password_reset_from_key_done, name="account_reset_password_from_key_done"),
    re_path(
        r"^password/new/(?P<uidb36>[0-9A-Za-z]+)-(?P<key>.+)/$",
        account.password_reset_from_key,
        name="account_reset_password_from_key",
    ),
    path("two-steps/", mfa.index, name="mfa_index"),
    path("two-steps/code/", mfa.authenticate, name="mfa_authenticate"),
    path("two-steps/confirm/", mfa.reauthenticate, name="mfa_reauthenticate"),
    path("two-steps/begin/", totp.activate_totp, name="mfa_activate_totp"),
    path("two-steps/end/", totp.deactivate_totp, name="mfa_deactivate_totp"),
    path("two-steps/recovery-codes/", recovery.view_recovery_codes, name="mfa_view_recovery_codes"),
    path("two-steps/recovery-codes/new/", recovery.generate_recovery_codes, name="mfa_generate_recovery_codes"),
]
