"""Compares a computed result with a stored one: the same keys, words and order, and numbers to 1e-9."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import fields, is_dataclass
from typing import Any

CLOSE = 1e-9


def plain(value: Any) -> Any:
    """Frozen parts as decoded JSON would have them: `from_` is written "from"."""
    if is_dataclass(value) and not isinstance(value, type):
        return {field.name.rstrip("_"): plain(getattr(value, field.name)) for field in fields(value)}
    if isinstance(value, Mapping):
        return {key: plain(item) for key, item in value.items()}
    if isinstance(value, list | tuple):
        return [plain(item) for item in value]
    return value


def assert_same(actual: Any, expected: Any, path: str = "result") -> None:
    """Fail at the first place where plain values differ, and name it."""
    if isinstance(expected, Mapping):
        assert isinstance(actual, Mapping), f"{path}: {actual!r} is no mapping"
        assert actual.keys() == expected.keys(), f"{path}: keys {sorted(actual)}, expected {sorted(expected)}"
        for key, value in expected.items():
            assert_same(actual[key], value, f"{path}.{key}")
    elif isinstance(expected, list):
        assert isinstance(actual, list), f"{path}: {actual!r} is no list"
        assert len(actual) == len(expected), f"{path}: {len(actual)} entries, expected {len(expected)}: {actual!r}"
        for place, (one, other) in enumerate(zip(actual, expected, strict=True)):
            assert_same(one, other, f"{path}[{place}]")
    elif _is_number(expected):
        assert _is_number(actual), f"{path}: {actual!r}, expected {expected!r}"
        assert abs(actual - expected) <= CLOSE, f"{path}: {actual!r}, expected {expected!r}"
    else:
        assert type(actual) is type(expected), f"{path}: {actual!r}, expected {expected!r}"
        assert actual == expected, f"{path}: {actual!r}, expected {expected!r}"


def _is_number(value: object) -> bool:
    return isinstance(value, int | float) and not isinstance(value, bool)
