"""Settings of the server. What differs between installations comes from the environment."""

import os
from importlib.util import find_spec
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

import dj_database_url
from csp.constants import NONE, SELF

from cartaviva.config.home import home, secret_key
from cartaviva.core.words import LANGUAGE_NAMES

PACKAGE = Path(__file__).parents[1]
HOME = home()
STORE = HOME / "files"
"""Content-addressed: originals, logos and artefacts, each under its SHA-256."""
BEAT = HOME / "worker.beat"
"""Touched by the worker whenever it looks for a task."""

SECRET_KEY = secret_key(HOME)
DEBUG = os.environ.get("CARTAVIVA_DEBUG") == "1"
PUBLIC_URL = os.environ.get("CARTAVIVA_URL", "http://127.0.0.1:8000").rstrip("/")
"""Where the public reaches this server; links in mails and documents begin with it."""
ALLOWED_HOSTS = ["localhost", "127.0.0.1", "[::1]", str(urlsplit(PUBLIC_URL).hostname)]
ALLOWED_HOSTS += [name for name in os.environ.get("CARTAVIVA_HOSTS", "").split(",") if name]
HTTPS = PUBLIC_URL.startswith("https://")

PUBLIC_PAGES_AGE = 1.0
"""Seconds for which a process of the server does not ask whether a town has published something new."""

INSTALLED_APPS = [
    "cartaviva.records",
    "django.contrib.auth",
    "django.contrib.contenttypes",
    "django.contrib.sessions",
    "django.contrib.messages",
    "django.contrib.staticfiles",
    "allauth",
    "allauth.account",
    "allauth.mfa",
    "django_tasks",
    "django_tasks_db",
]

MIDDLEWARE = [
    "cartaviva.config.requests.request_id_middleware",
    "django.middleware.security.SecurityMiddleware",
    "whitenoise.middleware.WhiteNoiseMiddleware",
    "csp.middleware.CSPMiddleware",
    "django.contrib.sessions.middleware.SessionMiddleware",
    "django.middleware.common.CommonMiddleware",
    "django.middleware.csrf.CsrfViewMiddleware",
    "django.contrib.auth.middleware.AuthenticationMiddleware",
    "django.contrib.messages.middleware.MessageMiddleware",
    "django.middleware.clickjacking.XFrameOptionsMiddleware",
    "allauth.account.middleware.AccountMiddleware",
    "cartaviva.config.hosts.host_middleware",
    "cartaviva.config.language.language_middleware",
    "cartaviva.config.refusals.RefusalMiddleware",
]

ROOT_URLCONF = "cartaviva.config.urls"
WSGI_APPLICATION = "cartaviva.config.wsgi.application"

_JINJA: dict[str, Any] = {
    "BACKEND": "django.template.backends.jinja2.Jinja2",
    "DIRS": [PACKAGE / part / "templates" for part in ("config", "portal", "desk", "guest", "mail")],
    "APP_DIRS": False,
    "OPTIONS": {
        "environment": "cartaviva.config.jinja.environment",
        "context_processors": ["cartaviva.config.jinja.every_page"],
    },
}
_DJANGO: dict[str, Any] = {
    # allauth brings a few templates of its own; whatever people see is in ours
    "BACKEND": "django.template.backends.django.DjangoTemplates",
    "APP_DIRS": True,
    "OPTIONS": {"context_processors": ["django.template.context_processors.request"]},
}
TEMPLATES = [_JINJA, _DJANGO]

_SQLITE_PRAGMAS = (
    "PRAGMA journal_mode=WAL;PRAGMA synchronous=NORMAL;PRAGMA temp_store=MEMORY;"
    "PRAGMA cache_size=-4000;PRAGMA journal_size_limit=67108864;"
)

_PREPARED: dict[str, Any] = {"server_side_binding": True, "prepare_threshold": 1}
"""PostgreSQL plans what is asked again and again once: it took most of its time for that."""


def database() -> dict[str, Any]:
    """SQLite in the home folder, or what DATABASE_URL names."""
    if url := os.environ.get("DATABASE_URL"):
        found: dict[str, Any] = {**dj_database_url.parse(url, conn_max_age=600, conn_health_checks=True)}
        return found | {"OPTIONS": _PREPARED | found.get("OPTIONS", {})}
    return {
        "ENGINE": "django.db.backends.sqlite3",
        "NAME": HOME / "cartaviva.sqlite3",
        "CONN_MAX_AGE": 600,
        # IMMEDIATE: a DEFERRED transaction that starts by reading fails at once when another one writes meanwhile
        "OPTIONS": {"transaction_mode": "IMMEDIATE", "timeout": 20, "init_command": _SQLITE_PRAGMAS},
    }


DATABASES = {"default": database()}
DEFAULT_AUTO_FIELD = "django.db.models.BigAutoField"

CACHES = {
    "default": {
        # Failed sign-ins are counted here, by all threads and processes together. Few entries would let somebody
        # who tries many e-mails push out the count of the one they mean.
        "BACKEND": "django.core.cache.backends.db.DatabaseCache",
        "LOCATION": "remembered",
        "OPTIONS": {"MAX_ENTRIES": 100_000},
    }
}

TASKS = {"default": {"BACKEND": "django_tasks_db.DatabaseBackend"}}

AUTH_USER_MODEL = "records.Person"
AUTHENTICATION_BACKENDS = ["cartaviva.desk.signin.backend.SignedIn"]
AUTH_PASSWORD_VALIDATORS = [
    {"NAME": "django.contrib.auth.password_validation.UserAttributeSimilarityValidator"},
    {"NAME": "django.contrib.auth.password_validation.MinimumLengthValidator", "OPTIONS": {"min_length": 12}},
    {"NAME": "django.contrib.auth.password_validation.CommonPasswordValidator"},
]
LOGIN_URL = "account_login"
LOGIN_REDIRECT_URL = "desk:home"
PASSWORD_RESET_TIMEOUT = 4 * 3600

LOCK_MINUTES = 10
"""How long nobody can sign in with an e-mail, or give a second step, after five failures within that time."""
ACCOUNT_RATE_LIMITS = {"login": "60/m/ip", "login_failed": f"30/{LOCK_MINUTES}m/ip,5/{LOCK_MINUTES}m/key"}
ALLAUTH_TRUSTED_PROXY_COUNT = 1 if HTTPS else 0  # what speaks https stands before us, and names the client
ACCOUNT_ADAPTER = "cartaviva.desk.signin.adapter.OurAccounts"
ACCOUNT_FORMS = {
    "login": "cartaviva.desk.signin.forms.SignIn",
    "reset_password": "cartaviva.desk.signin.forms.AskForPassword",
    "reset_password_from_key": "cartaviva.desk.signin.forms.NewPassword",
    "change_password": "cartaviva.desk.signin.forms.ChangePassword",
    "reauthenticate": "cartaviva.desk.signin.forms.SayPassword",
}
ACCOUNT_USER_MODEL_USERNAME_FIELD = None
ACCOUNT_LOGIN_METHODS = {"email"}
ACCOUNT_SIGNUP_FIELDS = ["email*", "password1*"]
ACCOUNT_SIGNUP_ENABLED = False
ACCOUNT_EMAIL_VERIFICATION = "none"  # people come by invitation, which reaches them by e-mail
ACCOUNT_EMAIL_UNKNOWN_ACCOUNTS = False
ACCOUNT_PREVENT_ENUMERATION = True
ACCOUNT_REAUTHENTICATION_METHODS = ("password", "mfa")
ACCOUNT_SESSION_REMEMBER = False
MFA_ADAPTER = "cartaviva.desk.signin.adapter.OurSecondStep"
MFA_FORMS = {
    "authenticate": "cartaviva.desk.signin.forms.SecondStep",
    "reauthenticate": "cartaviva.desk.signin.forms.SecondStepAgain",
    "activate_totp": "cartaviva.desk.signin.forms.BeginSecondStep",
}
MFA_SUPPORTED_TYPES = ["totp", "recovery_codes"]
MFA_TOTP_ISSUER = "Carta Viva"
MFA_TOTP_TOLERANCE = 1  # clocks of telephones are half a minute wrong
MFA_ALLOW_UNVERIFIED_EMAIL = True  # the invitation reached it

LANGUAGE_CODE = "ca"
LANGUAGES = list(LANGUAGE_NAMES.items())
USE_TZ = True
TIME_ZONE = "UTC"

STATIC_URL = "/static/"
STATIC_ROOT = HOME / "static"
_BOOTSTRAP: Any = find_spec("bootstrap")  # files alone, and no module
STATICFILES_FINDERS = ["django.contrib.staticfiles.finders.FileSystemFinder"]  # no page uses what applications bring
STATICFILES_DIRS = [
    PACKAGE / "config" / "static",
    PACKAGE / "formats" / "look",
    *(("vendor", Path(folder) / "css") for folder in _BOOTSTRAP.submodule_search_locations),
]
STORAGES = {
    "default": {"BACKEND": "django.core.files.storage.FileSystemStorage"},
    "staticfiles": {"BACKEND": "whitenoise.storage.CompressedManifestStaticFilesStorage"},
}
WHITENOISE_USE_FINDERS = DEBUG
WHITENOISE_SKIP_COMPRESS_EXTENSIONS = ("map",)  # for who looks into the style sheet with the browser's own tools

CONTENT_SECURITY_POLICY = {
    "DIRECTIVES": {
        "default-src": [NONE],
        "script-src": [SELF],
        "style-src": [SELF],
        "img-src": [SELF],
        "connect-src": [SELF],
        "form-action": [SELF],
        "base-uri": [NONE],
        "frame-ancestors": [NONE],
    }
}
X_FRAME_OPTIONS = "DENY"
SECURE_CONTENT_TYPE_NOSNIFF = True
SECURE_REFERRER_POLICY = "same-origin"
SECURE_HSTS_SECONDS = 31536000 if HTTPS else 0
SECURE_PROXY_SSL_HEADER = ("HTTP_X_FORWARDED_PROTO", "https") if HTTPS else None
SESSION_COOKIE_SECURE = CSRF_COOKIE_SECURE = HTTPS
SESSION_COOKIE_HTTPONLY = True
SESSION_COOKIE_SAMESITE = "Lax"
CSRF_FAILURE_VIEW = "cartaviva.config.pages.expired"
SESSION_ENGINE = "cartaviva.records.sessions"
SESSION_COOKIE_AGE = 12 * 3600
CSRF_TRUSTED_ORIGINS = [PUBLIC_URL]
DATA_UPLOAD_MAX_MEMORY_SIZE = 8 << 20
DATA_UPLOAD_MAX_NUMBER_FIELDS = 100_000  # a report may have 20,000 rows, with a form of four fields each
FILE_UPLOAD_MAX_MEMORY_SIZE = 1 << 20

# The people of the demonstration do not exist: what would be sent to them is printed where it was started.
_PRINTED = (HOME / "demonstration").exists() and "CARTAVIVA_SMTP_HOST" not in os.environ
EMAIL_BACKEND = f"{'cartaviva.mail.printed' if _PRINTED else 'django.core.mail.backends.smtp'}.EmailBackend"
EMAIL_HOST = os.environ.get("CARTAVIVA_SMTP_HOST", "127.0.0.1")
EMAIL_PORT = int(os.environ.get("CARTAVIVA_SMTP_PORT", "25"))
EMAIL_HOST_USER = os.environ.get("CARTAVIVA_SMTP_USER", "")
EMAIL_HOST_PASSWORD = os.environ.get("CARTAVIVA_SMTP_PASSWORD", "")
EMAIL_USE_TLS = os.environ.get("CARTAVIVA_SMTP_TLS") == "1"
EMAIL_TIMEOUT = 20
DEFAULT_FROM_EMAIL = os.environ.get("CARTAVIVA_MAIL_FROM", "carta-viva@localhost")

LOGGING = {
    "version": 1,
    "disable_existing_loggers": False,
    "filters": {"request": {"()": "cartaviva.config.requests.WithRequestId"}},
    "formatters": {"line": {"format": "{asctime} {levelname} {request_id} {name} {message}", "style": "{"}},
    "handlers": {
        "none": {"class": "logging.NullHandler"},
        "out": {
            "class": "logging.StreamHandler",
            "formatter": "line",
            "filters": ["request"],
            "stream": "ext://sys.stdout",
        },
    },
    "root": {"handlers": ["out"], "level": "INFO"},
    # anybody can send a name that is not ours: no error, and no traceback for each
    "loggers": {"django.security.DisallowedHost": {"handlers": ["none"], "propagate": False}},
}
