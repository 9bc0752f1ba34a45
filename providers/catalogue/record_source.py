"""The source of what a register's entry says: one key an entry, so that record and claims find each other."""

from __future__ import annotations

import re
from hashlib import sha256

UNFIT = re.compile(r"[^A-Za-z0-9._-]+")


def record_source(register: str, kind: str, reference: str) -> str:
    """The key of the source; what a key cannot carry is replaced, and a hash then keeps two references apart."""
    fit = UNFIT.sub("-", reference)
    told_apart = "" if fit == reference else f".{sha256(reference.encode()).hexdigest()[:6]}"
    return f"{register}.{kind}.{fit}{told_apart}"
