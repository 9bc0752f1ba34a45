"""What changes the catalogue as a whole: import rows, publish a Revision."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any

from django.contrib.auth.models import User
from django.db import transaction
from django.utils import timezone

from providers import store
from providers.catalogue import canonical, rows
from providers.catalogue.vocabulary import load_vocabulary
from providers.models import Provider, Revision
from providers.queries import ImportPlan, import_plan, newest_data, newest_rows, unpublished, working_rows

Row = Mapping[str, Any]


class EditedError(ValueError):
    """An import would overwrite providers that were edited since the last publication; `slugs` names them."""

    def __init__(self, slugs: Iterable[str]) -> None:
        self.slugs = tuple(sorted(slugs))
        super().__init__(f"edited since the last publication: {', '.join(self.slugs)}")


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
    *, data: Row, prune: bool = False, force: bool = False, user: User | None = None, note: str = ""
) -> Import:
    """Replace the providers of a catalogue file and publish them; all others stay, unless `prune` removes them.

    The new Revision is the newest one with the file's providers in their place: edits of others that wait for *publish*
    keep waiting. Raises UnsoundCatalogueError, and EditedError unless `force`; then nothing is written.
    """
    rows.ensure_sound(data)
    _one_at_a_time()
    planned = import_plan(data, prune=prune)
    if planned.overwrites and not force:
        raise EditedError(planned.overwrites)
    incoming = {row["slug"]: row for row in data["providers"]}
    public = incoming if prune else newest_rows() | incoming
    for slug in (*planned.plan.new, *(change.slug for change in planned.plan.changed)):
        store.replace(incoming[slug])
    Provider.objects.filter(slug__in=planned.removed).delete()
    return Import(planned, _publish(data, public.values(), user, note))


@transaction.atomic
def publish(*, user: User | None, note: str) -> Publication:
    """Publish the working tables as they stand, collected up to this month where they differ from the newest Revision.

    Raises UnsoundCatalogueError; then nothing is written.
    """
    _one_at_a_time()
    month = f"{timezone.now():%Y-%m}"
    header = newest_data() or {"version": load_vocabulary().version, "retrieved": month}
    if unpublished().differing:
        header["retrieved"] = month
    return _publish(header, working_rows().values(), user, note)


def _one_at_a_time() -> None:
    # Two at once would each build on the newest Revision, and the later would undo the earlier. Whoever holds the first
    # Revision goes first; SQLite ignores the lock, as its transactions queue by themselves.
    Revision.objects.select_for_update().values_list("pk").last()


def _publish(header: Row, providers: Iterable[Row], user: User | None, note: str) -> Publication:
    data = {"version": header["version"], "retrieved": header["retrieved"], "providers": list(providers)}
    rows.ensure_sound(data)
    text = canonical.text(canonical.catalogue(data))
    sha256 = canonical.digest(text)
    newest = Revision.objects.first()
    if newest and newest.sha256 == sha256:
        return Publication(newest, is_new=False)
    return Publication(Revision.objects.create(text=text, sha256=sha256, published_by=user, note=note), is_new=True)
