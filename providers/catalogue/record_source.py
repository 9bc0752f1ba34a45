"""The source of what a register's entry says: one key an entry, so that record and claims find each other."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from hashlib import sha256
from typing import Any

from .registers import KNOWN
from .rules import RECORD_NAMES

UNFIT = re.compile(r"[^A-Za-z0-9._-]+")


def record_source(register: str, kind: str, reference: str) -> str:
    """The key of the source; what a key cannot carry is replaced, and a hash then keeps two references apart."""
    fit = UNFIT.sub("-", reference)
    told_apart = "" if fit == reference else f".{sha256(reference.encode()).hexdigest()[:6]}"
    return f"{register}.{kind}.{fit}{told_apart}"


def named_records(site: Mapping[str, Any]) -> Iterator[tuple[str, dict[str, Any]]]:
    """The records of a site by what they are called, in words, each with all else that it says."""
    for record in site.get("records", ()):
        register, kind, reference = (record[key] for key in RECORD_NAMES)
        title = KNOWN[register].title if register in KNOWN else register
        said = {key: value for key, value in record.items() if key not in RECORD_NAMES}
        yield f"{kind.replace('_', '-')} {reference}, {title}", said
