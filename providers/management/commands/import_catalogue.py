"""manage.py import_catalogue FILE: write the providers of a file, whole or in parts, and publish them."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from pathlib import Path
from typing import Any, cast

from django.core.management.base import BaseCommand, CommandError, CommandParser
from django.utils import timezone

from providers.actions import EditedError, OutdatedError, Publication, import_rows
from providers.catalogue import incoming, rules
from providers.catalogue.incoming import Incoming
from providers.catalogue.partial import Tables
from providers.catalogue.problems import UnsoundCatalogueError
from providers.planning import ImportPlan, duplicates, import_plan, lost
from providers.register_actions import draft_register, import_register
from providers.registering import Choices, Registering, choices, register_plan, token
from providers.regulators.entry import RegisterFile
from providers.regulators.register import recognise, refuse_stray

MOST_PROBLEMS = 200
# What stands beside FILE under its name with this ending goes into the note of the Revision.
NOTE = ".note.txt"
# Why an entry of a register may be about a site.
REASONS = {"shared": "the same number", "other": "the same number, but another FEI number", "name": "the same name"}


class Command(BaseCommand):
    """Imports all of a file or nothing of it."""

    help = (
        "Write the providers that FILE holds, leave all others as they are, and publish a Revision. "
        f"Text beside FILE under its name with {NOTE} goes into the note of the Revision."
    )

    def add_arguments(self, parser: CommandParser) -> None:
        """Take the file and how to treat what it does not hold, or what was edited."""
        kinds = "a catalogue as export_catalogue writes it, tables as a workbook (.xlsx) or CSV, or a register's file"
        parser.add_argument("file", type=Path, metavar="FILE", help=kinds)
        parser.add_argument("--dry-run", action="store_true", help="say what would change, and change nothing")
        parser.add_argument("--prune", action="store_true", help="remove the providers that FILE (JSON) does not hold")
        parser.add_argument("--force", action="store_true", help="overwrite what was edited since the last publication")
        parser.add_argument("--date", type=day, metavar="DAY", help="the day of a register's file, YYYY-MM-DD")
        draft = "write a register's file to the working tables, and leave its publication to the admin"
        parser.add_argument("--draft", action="store_true", help=draft)
        confirm = "a suggestion of a register's file that is right, as --dry-run names it; may be repeated"
        parser.add_argument("--confirm", action="append", default=[], metavar="CODE", help=confirm)

    def handle(self, *, file: Path, dry_run: bool, prune: bool, force: bool, **options: Any) -> None:
        """Read, check, plan, and unless it is a dry run, import."""
        try:
            data = self.read(file)
            if not isinstance(data, RegisterFile) and (options["date"] or options["confirm"] or options["draft"]):
                raise CommandError("Nothing was imported: --date, --confirm and --draft go with a register's file.")
            registering = self.registering(data, **options) if isinstance(data, RegisterFile) else None
            rows = registering.tables if registering else cast("Incoming", data)
            if prune and isinstance(rows, Tables):
                raise CommandError("Nothing was imported: --prune goes with a catalogue in JSON, tables never remove.")
            if dry_run:
                self.preview(import_plan(rows, prune=prune), prune=prune)
                return
            if registering and options["draft"]:
                self.say(draft_register(registering=registering), gone="would remove with --prune")
                self.stdout.write("Nothing was published: what changed waits in the admin.")
                return
            if registering:
                done = import_register(registering=registering, force=force, note=self.note(file))
            else:
                done = import_rows(data=rows, prune=prune, force=force, note=self.note(file))
        except UnsoundCatalogueError as error:
            raise CommandError(f"Nothing was imported; problems of {file.name}:\n{listed(error)}") from error
        except EditedError as error:
            # Tables are laid over the edits; a whole catalogue takes their place.
            what = "publish them together with the tables by" if isinstance(rows, Tables) else "overwrite them with"
            hint = f"Publish the edits first, or {what} --force."
            raise CommandError(f"Nothing was imported: {error}. {hint}") from error
        except OutdatedError as error:
            raise CommandError("Nothing was imported: providers were edited meanwhile. Run it once more.") from error
        self.say(done.planned, gone="removed" if prune else "would remove with --prune")
        self.stdout.write(said(done.publication))

    def read(self, file: Path) -> Incoming | RegisterFile:
        """What the file holds. Raises UnsoundCatalogueError, and CommandError where there is no such file."""
        try:
            raw = file.read_bytes()
        except OSError as error:
            raise CommandError(f"{file} cannot be read: {error.strerror}.") from error
        register = recognise(raw)
        if register:
            return register.parse(file.name, raw)
        refuse_stray(file.name, raw)
        return incoming.read(file.name, raw)

    def registering(self, file: RegisterFile, *, date: str | None, confirm: list[str], **_: Any) -> Registering:
        """Tell what a register's file says of the sites. Raises UnsoundCatalogueError, CommandError."""
        if not (of_file := date or choices(file).day):
            needed = "give the day on which it was fetched with --date"
            raise CommandError(f"Nothing was imported: {file.file} does not tell its day; {needed}.")
        registering = register_plan(file, Choices(of_file, frozenset(confirm)))
        # A code of what stands at its site by now is known too: the same command twice changes nothing.
        known = {token(one.entry, spot) for one in registering.suggested for spot in one.spots}
        known |= {token(one.entry, one.spot) for one in registering.joined}
        if unknown := sorted({*confirm} - known):
            raise CommandError(f"Nothing was imported: {file.file} suggests nothing with the code {unknown[0]}.")
        for line in told(registering):
            self.stdout.write(line)
        return registering

    def note(self, file: Path) -> str:
        """What the Revision says of itself: where it came from, and the note beside the file. Raises CommandError."""
        said, beside = f"Import of {file.name}", file.with_suffix(NOTE)
        if not beside.exists():
            return said
        try:
            text = beside.read_text(encoding="utf-8").strip()
        except (OSError, UnicodeDecodeError) as error:
            raise CommandError(f"Nothing was imported: {beside} cannot be read as text in UTF-8.") from error
        if not rules.is_text(text):
            raise CommandError(f"Nothing was imported: {beside} is empty, or has characters that nothing can print.")
        return f"{said}\n\n{text}"

    def say(self, planned: ImportPlan, *, gone: str, is_long: bool = False) -> None:
        """Print the groups of the plan, and what differs in each provider that changes."""
        plan = planned.plan
        changed = tuple(change.slug for change in plan.changed)
        for name, slugs in (("new", plan.new), ("changed", changed), (gone, plan.absent)):
            self.stdout.write(f"{name}: {len(slugs)}{' - ' if slugs else ''}{', '.join(slugs)}")
        self.stdout.write(f"unchanged: {len(plan.unchanged)}")
        for one in planned.stay_retired:
            self.stdout.write(f"retired by a curator, left out: {one}")
        for change in plan.changed:
            self.stdout.write(f"  {change.slug}: {'; '.join(str(difference) for difference in change.differences)}")
            for field in (field for difference in change.differences for field in difference.fields if is_long):
                self.stdout.write(f"    {field.key}: {field.old or 'nothing'} -> {field.new or 'nothing'}")

    def preview(self, planned: ImportPlan, *, prune: bool) -> None:
        """Print what an import would do, field by field, and what a curator should look at first."""
        self.say(planned, gone="would remove" if prune else "would remove with --prune", is_long=True)
        for pair in duplicates(planned):
            reasons = ", ".join(f"{reason.kind} {reason.shared}" for reason in pair.reasons)
            self.stdout.write(f"perhaps one company: {pair.one} and {pair.other} ({reasons})")
        if going := lost(planned):
            kept = (
                f"{going.documents} kept documents, {going.retired} retired claims, {going.answers} answers that wait"
            )
            sites = f" of {', '.join(going.sites)}" if going.sites else ""
            self.stdout.write(f"goes too: {kept}, {going.records} records of registers{sites}")
        for slug in planned.overwrites:
            self.stdout.write(f"edited since the last publication, needs --force: {slug}")
        self.stdout.write("Nothing was written: this was a dry run.")


def day(text: str) -> str:
    """A day that has come. Raises ValueError."""
    if date.fromisoformat(text) > timezone.now().date():
        raise ValueError(text)
    return date.fromisoformat(text).isoformat()


def listed(error: UnsoundCatalogueError) -> str:
    """One line for each problem, the first ones where they are very many."""
    lines = [str(problem) for problem in error.problems[:MOST_PROBLEMS]]
    more = len(error.problems) - MOST_PROBLEMS
    return "\n".join([*lines, f"and {more} more"] if more > 0 else lines)


def said(publication: Publication) -> str:
    """Tell which Revision is the newest now."""
    revision = publication.revision
    if publication.is_new:
        return f"Published revision {revision.pk}, SHA-256 {revision.sha256}."
    return f"Revision {revision.pk} stays the newest: it already holds this catalogue."


def told(registering: Registering) -> Iterator[str]:
    """The register, what it does not mean, joined entries, suggestions with what confirms them, what came and went."""
    joined = registering.joined
    yield f"{registering.register.known.title}, of {registering.choices.day}. {registering.caution}"
    rows = f" (of {registering.file.rows} rows)" if registering.file.rows else ""
    read = f"{len(registering.file.entries)}{rows}"
    yield f"read: {read}, of no site of the catalogue: {len(registering.unmatched)}"
    yield f"at sites of the catalogue: {len(joined)}"
    for one in joined:
        yield f"  {one.spot.provider}, {one.spot}: {one.entry.title}"
    yield f"to be confirmed: {len(registering.unconfirmed)}"
    for suggested in registering.unconfirmed:
        entry = suggested.entry
        firm = f"{entry.firm}, {entry.city}" if entry.city else entry.firm
        yield f"  {firm}: {entry.title} ({REASONS[suggested.reason]})"
        yield from (f"    --confirm {token(entry, spot)}: {spot.provider}, {spot}" for spot in suggested.spots)
    yield f"new at their site: {len(registering.appeared)}"
    for compared in registering.compared:
        yield f"no longer in the file, of {compared.before}: {len(compared.gone)}"
        yield from (f"  {gone.spot.provider}, {gone.spot}: {gone.title} ({gone.reference})" for gone in compared.gone)
    yield f"stored from a later file, left so: {len(registering.older)}"
    for unclear in registering.unclear:
        yield f"remarks on validity, not understood: {unclear.entry.title}. {unclear.entry.remarks}"
    yield f"retired by a curator, left so: {len(registering.left)}"
    for left in registering.left:
        yield f"  {left.provider}, {left.site or 'no site'}: {left.kind}:{left.code}, {left.entry.title}"
