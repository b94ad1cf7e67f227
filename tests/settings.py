"""The server's settings, with a home of its own for each run and nothing that waits."""

import os
import tempfile

os.environ.setdefault("CARTAVIVA_HOME", tempfile.mkdtemp(prefix="cartaviva-test-"))

from cartaviva.config.settings import *  # noqa: F403
from cartaviva.config.settings import STATIC_ROOT, STORAGES

STORAGES = STORAGES | {"staticfiles": {"BACKEND": "django.contrib.staticfiles.storage.StaticFilesStorage"}}
PASSWORD_HASHERS = ["django.contrib.auth.hashers.MD5PasswordHasher"]
EMAIL_BACKEND = "django.core.mail.backends.locmem.EmailBackend"
TASKS = {"default": {"BACKEND": "django_tasks.backends.immediate.ImmediateBackend"}}
ALLOWED_HOSTS = ["*"]
STATIC_ROOT.mkdir(parents=True, exist_ok=True)  # or whitenoise warns
