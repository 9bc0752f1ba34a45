"""manage.py import_catalogue FILE: replace providers of the catalogue by those of a file, and publish them."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandError, CommandParser

from providers.actions import EditedError, Publication, import_rows
from providers.catalogue import rows
from providers.catalogue.problems import UnsoundCatalogueError
from providers.queries import ImportPlan, import_plan


class Command(BaseCommand):
    """Imports all of a file or nothing of it."""

    help = "Replace the providers that FILE holds, leave all others as they are, and publish a Revision."

    def add_arguments(self, parser: CommandParser) -> None:
        """Take the file and how to treat what it does not hold, or what was edited."""
        parser.add_argument("file", type=Path, metavar="FILE", help="a catalogue as export_catalogue writes it")
        parser.add_argument("--dry-run", action="store_true", help="say what would change, and change nothing")
        parser.add_argument("--prune", action="store_true", help="remove the providers that FILE does not hold")
        parser.add_argument("--force", action="store_true", help="overwrite what was edited since the last publication")

    def handle(self, *, file: Path, dry_run: bool, prune: bool, force: bool, **_options: Any) -> None:
        """Read, check, plan, and unless it is a dry run, import."""
        data = self.read(file)
        if dry_run:
            planned = import_plan(data, prune=prune)
            self.say(planned, gone="would remove" if prune else "would remove with --prune")
            for slug in planned.overwrites:
                self.stdout.write(f"edited since the last publication, needs --force: {slug}")
            self.stdout.write("Nothing was written: this was a dry run.")
            return
        try:
            done = import_rows(data=data, prune=prune, force=force, note=f"Import of {file.name}")
        except EditedError as error:
            hint = "Publish the edits first, or overwrite them with --force."
            raise CommandError(f"Nothing was imported: {error}. {hint}") from error
        self.say(done.planned, gone="removed" if prune else "would remove with --prune")
        self.stdout.write(said(done.publication))

    def read(self, file: Path) -> rows.Row:
        """The rows of the file. Raises CommandError with a line for each problem."""
        try:
            return rows.read(file.read_bytes())
        except OSError as error:
            raise CommandError(f"{file} cannot be read: {error.strerror}.") from error
        except UnsoundCatalogueError as error:
            raise CommandError(f"Nothing was imported; problems of {file.name}:\n{error}") from error

    def say(self, planned: ImportPlan, *, gone: str) -> None:
        """Print the groups of the plan, and what differs in each provider that changes."""
        plan = planned.plan
        changed = tuple(change.slug for change in plan.changed)
        for name, slugs in (("new", plan.new), ("changed", changed), (gone, plan.absent)):
            self.stdout.write(f"{name}: {len(slugs)}{' - ' if slugs else ''}{', '.join(slugs)}")
        self.stdout.write(f"unchanged: {len(plan.unchanged)}")
        for change in plan.changed:
            self.stdout.write(f"  {change.slug}: {'; '.join(str(difference) for difference in change.differences)}")


def said(publication: Publication) -> str:
    """Tell which Revision is the newest now."""
    revision = publication.revision
    if publication.is_new:
        return f"Published revision {revision.pk}, SHA-256 {revision.sha256}."
    return f"Revision {revision.pk} stays the newest: it already holds this catalogue."
