"""What changes the catalogue as a whole: import rows, publish a Revision, restore one."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Mapping
from dataclasses import asdict, dataclass
from datetime import UTC, datetime
from typing import Any

from django.contrib.admin.models import ADDITION, CHANGE, DELETION, LogEntry
from django.contrib.auth.models import User
from django.contrib.contenttypes.models import ContentType
from django.db import transaction
from django.utils import timezone

from providers import four_eyes, queries, store
from providers.catalogue import canonical, rows
from providers.catalogue.facts import RegisterDays
from providers.catalogue.incoming import Incoming
from providers.catalogue.partial import Tables
from providers.catalogue.registers import as_carried
from providers.catalogue.vocabulary import load_vocabulary
from providers.models import Claim, ImportFile, Provider, RegisterImport, Revision
from providers.planning import ImportPlan, draft, import_plan, restore_plan
from providers.queries import by_slug, newest_data, newest_rows

Row = Mapping[str, Any]


class EditedError(ValueError):
    """An import would overwrite providers that were edited since the last publication; `slugs` names them."""

    def __init__(self, slugs: Iterable[str]) -> None:
        self.slugs = tuple(sorted(slugs))
        super().__init__(f"edited since the last publication: {', '.join(self.slugs)}")


class OutdatedError(ValueError):
    """What was looked at before it is done rests on other rows than those that stand now."""


class RefusedError(ValueError):
    """Somebody else has to publish; `refusal` says why, and who may."""

    def __init__(self, refusal: four_eyes.Refusal) -> None:
        self.refusal = refusal
        super().__init__(refusal.reason)


class AppliedError(ValueError):
    """A file was imported already."""


@dataclass(frozen=True, slots=True)
class Publication:
    """The newest Revision, and whether this action wrote it (False: it already held the same text)."""

    revision: Revision
    is_new: bool


@dataclass(frozen=True, slots=True)
class Import:
    """What an import did, and what it published."""

    planned: ImportPlan
    publication: Publication


@transaction.atomic
def import_rows(
    *, data: Incoming, prune: bool = False, force: bool = False, user: User | None = None, note: str = ""
) -> Import:
    """Write the rows of a file and publish their providers; all others stay, unless `prune` removes them.

    The new Revision is the newest one with the file's providers in their place: edits of others that wait for *publish*
    keep waiting. Raises UnsoundCatalogueError, and EditedError unless `force`; then nothing is written.
    """
    _ensure_sound(data)
    _one_at_a_time()
    _hold(data)
    planned = import_plan(data, prune=prune)
    if planned.overwrites and not force:
        raise EditedError(planned.overwrites)
    # Tables touch a part of a provider: where they change nothing, what waits there is not theirs to publish.
    incoming = planned.written if isinstance(data, Tables) else planned.rows
    header = _header(is_edited=bool(incoming)) if isinstance(data, Tables) else data
    public = incoming if prune else {**newest_rows(), **incoming}
    _write(planned)
    return Import(planned, _publish(header, public.values(), user, note))


@transaction.atomic
def draft_rows(*, data: Tables) -> ImportPlan:
    """Write partial rows to the working tables, on top of what waits there, and publish nothing.

    Raises UnsoundCatalogueError; then nothing is written.
    """
    _one_at_a_time()
    _hold(data)
    planned = import_plan(data)
    _write(planned)
    return planned


def keep_file(*, user: User, name: str, content: bytes) -> ImportFile:
    """Let a file wait for its import, and forget those that have waited for a day."""
    ImportFile.objects.forgotten().delete()
    return ImportFile.objects.create(user=user, name=name, content=content, sha256=hashlib.sha256(content).hexdigest())


@transaction.atomic
def apply_file(*, file: ImportFile, data: Incoming, sha256: str) -> ImportPlan:
    """Write what a waiting file holds, read as `data`, to the working tables, and publish nothing.

    `sha256` is of the plan that its user has seen. Raises UnsoundCatalogueError, OutdatedError where the plan would be
    another one by now, AppliedError the second time; then nothing is written.
    """
    _one_at_a_time()
    if ImportFile.objects.select_for_update().values_list("applied_at", flat=True).get(pk=file.pk):
        raise AppliedError(file.name)
    _hold(data)
    planned = import_plan(data)
    if planned.sha256 != sha256:
        raise OutdatedError(file.name)
    _write(planned)
    _note_registers(file, data)
    _log(planned, file.user_id, f"Imported from {file.name} (SHA-256 {file.sha256}).")
    ImportFile.objects.filter(pk=file.pk).update(applied_at=timezone.now(), content=b"")
    return planned


@transaction.atomic
def publish(*, user: User | None, note: str, sha256: str | None = None) -> Publication:
    """Publish the working tables as they stand, collected up to this month where they differ from the newest Revision.

    A user publishes a draft that was looked at, of which `sha256` is the hash. Raises RefusedError where it has to be
    somebody else, OutdatedError where the draft is another one by now, UnsoundCatalogueError; then nothing is written.
    """
    _one_at_a_time()
    if user and (refusal := four_eyes.refusal(user)):
        raise RefusedError(refusal)
    drafted = draft()
    if sha256 is not None and sha256 != drafted.sha256:
        raise OutdatedError(sha256)
    header = _header(is_edited=bool(drafted.plan.differing))
    return _publish(header, drafted.after.values(), user, note)


@transaction.atomic
def restore(*, user: User, revision: Revision, sha256: str) -> ImportPlan:
    """Make the working tables hold what a Revision holds, no more and no less, and publish nothing.

    `sha256` is of the plan that the user has seen. Raises OutdatedError where it would be another one by now,
    UnsoundCatalogueError where the rules of rows are others since; then nothing is written.
    """
    _one_at_a_time()
    list(Provider.objects.select_for_update().values_list("pk"))
    list(Claim.objects.select_for_update(of=("self",)).values_list("pk"))
    planned = restore_plan(revision)
    if planned.sha256 != sha256:
        raise OutdatedError(str(revision))
    said = f"Restored from revision {revision.pk} (SHA-256 {revision.sha256})."
    leaving = Provider.objects.filter(slug__in=planned.removed)
    if leaving:
        LogEntry.objects.log_actions(user.pk, leaving, DELETION, said)
    _write(planned)
    _log(planned, user.pk, said)
    return planned


def _ensure_sound(data: Incoming) -> None:
    if not isinstance(data, Tables):  # their rows are checked where they are merged
        rows.ensure_sound(data)


def _one_at_a_time() -> None:
    # Two at once would each build on the newest Revision, and the later would undo the earlier. Whoever holds the row
    # that stands for Revisions goes first: it is there before the first of them, and never goes. What only refers to
    # it does not wait. SQLite ignores the lock, as its transactions queue by themselves.
    ContentType.objects.select_for_update(no_key=True).get(app_label="providers", model="revision")


def _hold(data: Incoming) -> None:
    # What somebody else saves at this moment is either seen by the plan, or waits until it is carried out.
    slugs = {row.provider for row in data.rows} if isinstance(data, Tables) else set(by_slug(data))
    for table, name in ((Provider, "slug__in"), (Claim, "provider__slug__in")):
        list(table.objects.select_for_update(of=("self",)).filter(**{name: slugs}).values_list("pk"))


def _write(planned: ImportPlan) -> None:
    store.replace_all(planned.written.values())
    Provider.objects.filter(slug__in=planned.removed).delete()


def _note_registers(file: ImportFile, data: Incoming) -> None:
    """Remember the files of registers that a catalogue tells of, for the day on which its records are published."""
    told = {} if isinstance(data, Tables) else data.get("registers", {})
    known = queries.registers()
    RegisterImport.objects.bulk_create(
        RegisterImport(
            register=key,
            name=file.name,
            sha256=file.sha256,
            date=days["date"],
            is_list=False,
            imported_at=datetime.fromisoformat(days["imported"]).replace(tzinfo=UTC),
            imported_by=file.user,
        )
        for key, days in told.items()
        if key not in known or known[key].date < days["date"]
    )


def _log(planned: ImportPlan, user: int, said: str) -> None:
    """Say in the history of each provider where its rows came from."""
    for flag, slugs in ((ADDITION, planned.plan.new), (CHANGE, [change.slug for change in planned.plan.changed])):
        if slugs:
            providers = Provider.objects.filter(slug__in=slugs)
            LogEntry.objects.log_actions(user, providers, flag, said)


def _header(*, is_edited: bool) -> Row:
    month = f"{timezone.now():%Y-%m}"
    header = newest_data() or {"version": load_vocabulary().version, "retrieved": month}
    return header | {"retrieved": month} if is_edited else header


def _publish(header: Row, providers: Iterable[Row], user: User | None, note: str) -> Publication:
    public = list(providers)
    # A file is silent about registers that only the newest Revision, or this installation, has read.
    told = [one for data in (newest_data() or {}, header) for one in data.get("registers", {}).items()]
    read = [*((key, RegisterDays(**days)) for key, days in told), *queries.register_files()]
    data = {
        "version": header["version"],
        "retrieved": header["retrieved"],
        "registers": {key: asdict(days) for key, days in as_carried(read, public).items()},
        "providers": public,
    }
    rows.ensure_sound(data)
    text = canonical.text(canonical.catalogue(data))
    sha256 = canonical.digest(text)
    newest = Revision.objects.defer("text").first()
    if newest and newest.sha256 == sha256:
        return Publication(newest, is_new=False)
    return Publication(Revision.objects.create(text=text, sha256=sha256, published_by=user, note=note), is_new=True)
