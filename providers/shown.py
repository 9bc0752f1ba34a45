"""What a page of the admin shows of a working row, so that a later change is noticed."""

from __future__ import annotations

from providers import queries
from providers.bases import Recorded
from providers.catalogue import canonical
from providers.models import Claim, Provider, Site


def shown(row: Recorded) -> str:
    """What the page of a working row shows of it, as a digest: another one means that it was changed since."""
    if isinstance(row, Claim):
        return row.shown
    if isinstance(row, Provider):
        said: list[object] = [queries.working_rows({row.slug})[row.slug]]
    else:
        said = [str(row), row.row()]
    if isinstance(row, Site):
        said += [one.row() for children in (row.identifiers, row.records) for one in children.all()]
    return canonical.digest(canonical.text(said))[:16]
