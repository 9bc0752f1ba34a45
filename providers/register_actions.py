"""What imports a register's file: into the working tables, or with a publication at once."""

from __future__ import annotations

from django.contrib.auth.models import User
from django.db import transaction

from providers import actions
from providers.actions import Import
from providers.models import ImportFile, RegisterImport
from providers.planning import ImportPlan
from providers.registering import Choices, Registering, choices, read, register_plan
from providers.regulators.entry import RegisterFile


def keep_register(*, user: User, file: RegisterFile) -> ImportFile:
    """Let what was read of a register's file wait for its import; the file itself, with its people, is not kept."""
    waiting = actions.keep_file(user=user, name=file.file, content=file.to_json())
    waiting.register, waiting.sha256 = file.register, file.sha256
    waiting.save(update_fields=["register", "sha256"])
    return waiting


def choose(*, waiting: ImportFile, chosen: Choices) -> None:
    """Remember what its user decided about a waiting file."""
    waiting.choices = {"day": chosen.day, "confirmed": sorted(chosen.confirmed)}
    waiting.save(update_fields=["choices"])


@transaction.atomic
def apply_register(*, waiting: ImportFile, sha256: str) -> Registering:
    """Write what a waiting register file says to the working tables, as it was seen, and note its import.

    Raises what `actions.apply_file` raises; then nothing is written.
    """
    file = read(waiting)
    registering = register_plan(file, choices(file, waiting))
    actions.apply_file(file=waiting, data=registering.tables, sha256=sha256)
    _note(registering, waiting.user)
    return registering


@transaction.atomic
def import_register(*, registering: Registering, force: bool = False, note: str = "") -> Import:
    """Write what a register file says, and publish its providers.

    Raises what `actions.import_rows` raises, and OutdatedError where the plan would be another one by now; then nothing
    is written.
    """
    _note(registering, None)
    done = actions.import_rows(data=registering.tables, force=force, note=note)
    _ensure_as_planned(registering, done.planned)
    return done


@transaction.atomic
def draft_register(*, registering: Registering) -> ImportPlan:
    """Write what a register file says to the working tables, and publish nothing.

    Raises UnsoundCatalogueError, and OutdatedError where the plan would be another one by now; then nothing is written.
    """
    _note(registering, None)
    planned = actions.draft_rows(data=registering.tables)
    _ensure_as_planned(registering, planned)
    return planned


def _ensure_as_planned(registering: Registering, planned: ImportPlan) -> None:
    # Its rows speak of claims by their numbers: after an edit meanwhile they would speak of others.
    if planned.sha256 != registering.planned.sha256:
        raise actions.OutdatedError(registering.file.file)


def _note(registering: Registering, user: User | None) -> None:
    """Remember which file was read when, and what it held; what was read again keeps its first day."""
    file = registering.file
    said = {"date": registering.choices.day, "held": registering.held, "is_list": not file.is_part}
    RegisterImport.objects.update_or_create(
        register=file.register,
        sha256=file.sha256,
        defaults=said,
        create_defaults=said | {"name": file.file, "imported_by": user},
    )
