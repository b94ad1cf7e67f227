"""The server's settings, with a home of its own for each run and nothing that waits."""

import os
import tempfile

os.environ.setdefault("CARTAVIVA_HOME", tempfile.mkdtemp(prefix="cartaviva-test-"))

from cartaviva.config import settings as base
from cartaviva.config.settings import *  # noqa: F403

STORAGES = base.STORAGES | {"staticfiles": {"BACKEND": "django.contrib.staticfiles.storage.StaticFilesStorage"}}
PASSWORD_HASHERS = ["django.contrib.auth.hashers.MD5PasswordHasher"]
EMAIL_BACKEND = "django.core.mail.backends.locmem.EmailBackend"
TASKS = {"default": {"BACKEND": "tests.tasks.Backend"}}
PUBLIC_PAGES_AGE = 0.0  # what a test publishes is to be seen at once
ALLOWED_HOSTS = ["*"]
base.STATIC_ROOT.mkdir(parents=True, exist_ok=True)  # empty: pages of tests find their files where they are written
