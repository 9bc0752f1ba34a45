"""The canonical form: the one text that a catalogue has, whoever writes it, and its hash."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Mapping
from typing import Any

from providers.catalogue.rules import (
    CATALOGUE,
    CHECKS,
    IDENTIFIER,
    REGISTER_DAYS,
    SITE_RECORD,
    SOURCE,
    Record,
    claim_record,
    provider_record,
    site_record,
)

Row = Mapping[str, Any]


def catalogue(data: Row) -> dict[str, Any]:
    """Arrange a whole catalogue: keys in the order of the records, providers by slug."""
    by_slug = sorted((provider(row) for row in data["providers"]), key=lambda row: row["slug"])
    registers = {key: _keep(days, REGISTER_DAYS) for key, days in sorted(data.get("registers", {}).items())}
    return _keep({**data, "registers": registers, "providers": by_slug}, CATALOGUE)


def provider(row: Row) -> dict[str, Any]:
    """Arrange one provider; sites, claims and sources keep the order in which they come."""
    children = {
        "sites": [_site(site) for site in row["sites"]],
        "claims": [_keep(claim, claim_record()) for claim in row["claims"]],
        "sources": {key: _keep(source, SOURCE) for key, source in row["sources"].items()},
    }
    return _keep({**row, **children}, provider_record())


def text(data: object) -> str:
    """Write arranged rows: one blank of indent, characters as they are, numbers as they came, a final newline."""
    return json.dumps(data, indent=1, ensure_ascii=False, allow_nan=False) + "\n"


def find(canonical_text: str, slug: str) -> dict[str, Any] | None:
    """One provider out of the text of a catalogue, without reading the others; None where it is not in there."""
    opening = f'\n  {{\n   "slug": {json.dumps(slug, ensure_ascii=False)},\n'  # nothing else stands so far to the left
    start = canonical_text.find(opening)
    if start < 0:
        return None
    found: dict[str, Any] = json.JSONDecoder().raw_decode(canonical_text, start + len("\n  "))[0]
    return found


def what_it_says(claim: Row) -> str:
    """The text of a claim without what curators found out about it: where it is the same, it is the same claim."""
    said = {key: value for key, value in _keep(claim, claim_record()).items() if key not in CHECKS}
    return json.dumps(said, ensure_ascii=False)


def digest(canonical_text: str) -> str:
    """Hash a canonical text: SHA-256 of its UTF-8 bytes, in hexadecimal."""
    return hashlib.sha256(canonical_text.encode()).hexdigest()


def _site(row: Row) -> dict[str, Any]:
    identifiers = [_keep(identifier, IDENTIFIER) for identifier in row.get("identifiers", ())]
    records = [_keep(record, SITE_RECORD) for record in row.get("records", ())]
    return _keep({**row, "identifiers": identifiers, "records": records}, site_record())


def _keep(row: Row, record: Record) -> dict[str, Any]:
    # An optional key that says nothing is left out; a bound that is open is said as null.
    return {
        key: row.get(key)
        for key in record.rules
        if key not in record.optional or row.get(key) or (key in {"min", "max"} and row.get("unit"))
    }
