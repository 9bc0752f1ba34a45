"""A throw-away site with the shipped catalogue, for scripts that measure pages and papers: import it first."""

from __future__ import annotations

import os
import secrets
from io import StringIO
from pathlib import Path
from tempfile import TemporaryDirectory

import django
from django.core.management import call_command

CATALOGUE = Path(__file__).parent.parent / "providers" / "data" / "catalogue.json"
FOLDER = TemporaryDirectory()
# Names a database that may be written to and thrown away; DATABASE_URL may be one that is in use.
THROW_AWAY = "BENCHMARK_DATABASE_URL"

os.environ |= {
    "DATABASE_URL": os.environ.get(THROW_AWAY, f"sqlite:///{FOLDER.name}/db.sqlite3"),
    "SECRET_KEY": secrets.token_urlsafe(64),
    "DJANGO_SETTINGS_MODULE": "tests.settings",
}
django.setup()
call_command("migrate", verbosity=0)
call_command("import_catalogue", str(CATALOGUE), stdout=StringIO())
