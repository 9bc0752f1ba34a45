"""What the import of a register's file would do, in lines of text for a terminal."""

from __future__ import annotations

from collections.abc import Iterator

from providers.register_words import CAUTIONS
from providers.registering import Registering, token


def lines(registering: Registering) -> Iterator[str]:
    """The register, what it does not mean, joined entries, suggestions with what confirms them, what came and went."""
    register, joined = registering.register, registering.joined
    yield f"{register.known.title}, of {registering.choices.day}. {CAUTIONS[register.caution]}"
    yield f"read: {len(registering.file.entries)}, of no site of the catalogue: {len(registering.unmatched)}"
    yield f"at sites of the catalogue: {len(joined)}"
    for one in joined:
        yield f"  {one.spot.provider}, {one.spot}: {one.entry.title}"
    yield f"to be confirmed: {len(registering.unconfirmed)}"
    for suggested in registering.unconfirmed:
        entry = suggested.entry
        why = {
            "shared": "the same number", "other": "the same number, but another FEI number", "name": "the same name",
        }[suggested.reason]  # fmt: skip
        yield f"  {entry.firm}{f', {entry.city}' if entry.city else ''}: {entry.title} ({why})"
        yield from (f"    --confirm {token(entry, spot)}: {spot.provider}, {spot}" for spot in suggested.spots)
    yield f"new at their site: {len(registering.appeared)}"
    for compared in registering.compared:
        yield f"no longer in the file, of {compared.before}: {len(compared.gone)}"
        yield from (f"  {gone.spot.provider}, {gone.spot}: {gone.title} ({gone.reference})" for gone in compared.gone)
    yield f"retired by a curator, left so: {len(registering.left)}"
    for left in registering.left:
        yield f"  {left.provider}, {left.site or 'no site'}: {left.kind}:{left.code}, {left.entry.title}"
