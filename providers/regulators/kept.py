"""A register's file as it waits for its import: what was read of it, without the people who stand in the file."""

from __future__ import annotations

import json
from dataclasses import fields
from typing import Any

from providers.catalogue.problems import Place
from providers.regulators.entry import Entry, RegisterFile


def dumps(file: RegisterFile) -> bytes:
    """Write what was read."""
    return json.dumps(file, default=_fields, ensure_ascii=False).encode()


def loads(raw: bytes) -> RegisterFile:
    """Read what `dumps` wrote."""
    said: dict[str, Any] = json.loads(raw)
    return RegisterFile(**said | {"entries": tuple(_entry(entry) for entry in said["entries"])})


def _fields(one: RegisterFile | Entry | Place) -> dict[str, Any]:
    # Half as long as dataclasses.asdict, which copies each text of ten thousand entries.
    return {field.name: getattr(one, field.name) for field in fields(one)}


def _entry(said: dict[str, Any]) -> Entry:
    pairs = {key: tuple((scheme, value) for scheme, value in said[key]) for key in ("identifiers", "codes")}
    return Entry(**said | pairs | {"place": Place(**said["place"])})
