"""manage.py export_catalogue [FILE]: write the published catalogue in its canonical form."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandError, CommandParser

from providers.catalogue.problems import AlteredError
from providers.models import Revision


class Command(BaseCommand):
    """Writes a Revision as it was published, to the byte."""

    help = "Write the newest Revision, or the one with this hash, as JSON: import_catalogue reads it again."

    def add_arguments(self, parser: CommandParser) -> None:
        """Take the file, and the Revision where it is not the newest."""
        parser.add_argument("file", type=Path, metavar="FILE", nargs="?", help="standard output without it")
        parser.add_argument("--sha256", metavar="HASH", help="the hash of an older Revision, as its results name it")

    def handle(self, *, file: Path | None, sha256: str | None, **_options: Any) -> None:
        """Find the Revision and write its text."""
        revision = Revision.objects.filter(**{"sha256": sha256} if sha256 else {}).first()
        if revision is None:
            raise CommandError(f"No Revision has the hash {sha256}." if sha256 else "Nothing is published yet.")
        try:
            text = revision.published_text
        except AlteredError as error:
            raise CommandError(str(error)) from error
        if file is None:
            self.stdout.write(text, ending="")
            return
        try:
            file.write_bytes(text.encode())
        except OSError as error:
            raise CommandError(f"{file} cannot be written: {error.strerror}.") from error
