"""Settings of the tests: the site's own, with static files as they lie and a cheap password hash."""

import os
from pathlib import Path
from tempfile import gettempdir

os.environ.setdefault("SECRET_KEY", "only-the-tests-sign-with-this-key-and-nothing-else-does")

from selector.settings import *  # noqa: F403
from selector.settings import DATABASES, SQLITE, STORAGES

STORAGES = STORAGES | {"staticfiles": {"BACKEND": "django.contrib.staticfiles.storage.StaticFilesStorage"}}
PASSWORD_HASHERS = ["django.contrib.auth.hashers.MD5PasswordHasher"]
if DATABASES["default"]["ENGINE"] == SQLITE:
    # A file, as on the site: threads would share a database in memory, and there no writer waits for another.
    DATABASES["default"]["TEST"] = {"NAME": Path(gettempdir()) / f"selector-{os.getpid()}.sqlite3"}
