"""Makes a checkout ready to serve: database, catalogue, first staff account, static files; safe to repeat."""

import secrets
import socket
from argparse import ArgumentParser
from hashlib import sha256
from io import StringIO
from pathlib import Path
from typing import Any

from django.apps import apps
from django.conf import settings
from django.contrib.auth import get_user_model
from django.contrib.staticfiles.finders import get_finders
from django.core.files import locks
from django.core.management import call_command
from django.core.management.base import BaseCommand, CommandError
from django.db import connection

from selector.settings import SQLITE

CATALOGUE = settings.BASE_DIR / "providers" / "data" / "catalogue.json"
FIRST_USER = "admin"


def require_free_port(port: str) -> None:
    """Raise CommandError unless the server could listen on the port."""
    with socket.socket() as probe:
        probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            probe.bind(("127.0.0.1", int(port)))
        except (ValueError, OSError, OverflowError) as error:
            message = f"Port {port} is taken or not allowed: choose another, like make run PORT=8001."
            raise CommandError(message) from error


def require_database() -> None:
    """Raise CommandError with the driver's own reason; the pool would only say, half a minute later, that it waited."""
    driver = connection.Database  # type: ignore[attr-defined]  # every backend has it, the stubs do not
    try:
        driver.connect(**connection.get_connection_params()).close()
    except driver.OperationalError as error:
        reason = " ".join(str(error).split())
        message = f"The database of DATABASE_URL does not answer: start it or correct the address ({reason})."
        raise CommandError(message) from error


def close_database_file() -> None:
    """Let nobody else on this machine read the answers; what SQLite writes beside the file is as open as the file.

    Raises CommandError where the file is not this user's.
    """
    if connection.settings_dict["ENGINE"] != SQLITE:
        return
    file = Path(connection.settings_dict["NAME"])
    try:
        file.chmod(0o600)
    except PermissionError as error:
        raise CommandError(f"{file} belongs to another user: run the site as its owner.") from error


def fingerprint() -> str:
    """Return the SHA-256, in hex, over the names and bytes of all files that the server is to hand out."""
    digest = sha256()
    for finder in get_finders():
        for name, storage in finder.list([]):
            with storage.open(name) as file:
                digest.update(name.encode() + b"\0" + sha256(file.read()).digest())
    return digest.hexdigest()


def collect_files() -> None:
    """Collect what the server hands out, unless just that is there already.

    Two that start in one checkout have one folder for it. The second waits, and leaves every file as it is: to collect
    takes each away for a moment, and a server that looks through the folder in that moment never hands it out.
    """
    with Path(f"{settings.STATIC_ROOT}.lock").open("w") as held:
        locks.lock(held, locks.LOCK_EX)
        collected, wanted = Path(settings.STATIC_ROOT, "collected.txt"), fingerprint()
        if not collected.exists() or collected.read_text() != wanted:
            call_command("collectstatic", interactive=False, verbosity=0)
            collected.write_text(wanted)


class Command(BaseCommand):
    """Each step leaves alone what is there already."""

    help = "Prepares the site: migrations, the shipped catalogue, a first staff account, static files."

    def add_arguments(self, parser: ArgumentParser) -> None:
        """Take the port that the server is going to use."""
        parser.add_argument("--port", default="8000")

    def handle(self, *args: Any, port: str, **options: Any) -> None:
        """Run the steps in order; the first that cannot be done says what to do."""
        require_free_port(port)
        require_database()
        close_database_file()
        call_command("migrate", interactive=False, verbosity=0)
        self.import_catalogue()
        self.create_first_user()
        if not settings.DEBUG:
            collect_files()

    def import_catalogue(self) -> None:
        """Fill an empty database with the shipped providers; what curators keep is never touched."""
        providers = apps.get_model("providers", "Provider").objects
        if not providers.exists():
            call_command("import_catalogue", CATALOGUE, stdout=StringIO())
            self.stdout.write(f"The shipped catalogue is imported and published: {providers.count()} providers.")

    def create_first_user(self) -> None:
        """Let somebody into the admin; the password is shown this once and stored only as a hash."""
        users = get_user_model().objects
        if users.filter(is_superuser=True).exists():
            return
        if users.filter(username=FIRST_USER).exists():
            self.stdout.write(
                f"No account is a superuser, and the name {FIRST_USER} is taken: "
                "make one with .venv/bin/python manage.py createsuperuser"
            )
            return
        password = secrets.token_urlsafe(12)
        users.create_superuser(FIRST_USER, password=password)
        self.stdout.write(
            f"Staff sign in at /admin/ as {FIRST_USER} with the password {password}, which is shown only now; "
            f"lost, it is replaced with: .venv/bin/python manage.py changepassword {FIRST_USER}"
        )
