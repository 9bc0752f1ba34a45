"""Read a version of the method from its files: method.toml for numbers and rules, one toml a language for texts."""

from __future__ import annotations

import hashlib
import tomllib
from functools import cache
from pathlib import Path
from typing import Any, TypeVar

from cattrs import Converter, transform_error
from cattrs.errors import BaseValidationError
from cattrs.gen import make_dict_structure_fn, override

from .constants import Kind
from .glossary import Glossary
from .guidance import Strategy
from .outgoing import Outgoing
from .questions import Question
from .schema import Method
from .texts import Texts

HOME = Path(__file__).resolve().parent

# The file speaks of one thing a table ("[[question]]"); the code of all of them ("questions").
RENAMES: dict[type, dict[str, str]] = {
    Question: {"options": "option"},
    Strategy: {"views": "view"},
    Kind: {"exceptions": "except"},
    Glossary: {"terms": "term", "sources": "source"},
    Outgoing: {"bands": "band", "points": "point"},
    Method: {
        "kinds": "kind",
        "scale_kinds": "scale_kind",
        "units": "unit",
        "flags": "flag",
        "dimensions": "dimension",
        "regions": "region",
        "presets": "preset",
        "verdicts": "verdict",
        "states": "state",
        "gates": "gate",
        "sources": "source",
        "sections": "section",
        "questions": "question",
        "milestones": "milestone",
        "strategies": "strategy",
        "practices": "practice",
        "transfer_steps": "transfer_step",
        "red_flags": "red_flag",
        "rfi_leads": "rfi_lead",
        "rfis": "rfi",
        "facts": "fact",
    },
}

T = TypeVar("T")


class ContentError(ValueError):
    """A file of the method does not have the required shape. `problems` names each place."""

    def __init__(self, name: str, problems: list[str]) -> None:
        super().__init__(f"{name}: " + "; ".join(problems))
        self.problems = problems


def _converter() -> Converter:
    converter = Converter(forbid_extra_keys=True)
    for cls, names in RENAMES.items():
        renames: dict[str, Any] = {field: override(rename=name) for field, name in names.items()}
        converter.register_structure_hook(cls, make_dict_structure_fn(cls, converter, **renames))
    return converter


def structure(data: dict[str, Any], cls: type[T], name: str) -> T:
    """Turn decoded toml into `cls`. Raises ContentError naming every unknown, absent or mistyped key."""
    try:
        return _converter().structure(data, cls)
    except BaseValidationError as error:
        raise ContentError(name, transform_error(error)) from error


def versions() -> tuple[str, ...]:
    """The versions that ship, oldest first."""
    return tuple(sorted(path.parent.name for path in HOME.glob("*/method.toml")))


def current_version() -> str:
    """The version that new assessments use: the newest."""
    return versions()[-1]


@cache
def load_method(version: str) -> Method:
    """The method of a version. Raises KeyError for an unknown version, ContentError for a malformed file."""
    raw = _read(version, "method.toml")
    data = tomllib.loads(raw.decode("utf-8"))
    return structure(data | {"sha256": hashlib.sha256(raw).hexdigest()}, Method, f"{version}/method.toml")


@cache
def load_texts(version: str, language: str = "en") -> Texts:
    """The texts of a version in a language. Raises as load_method does."""
    raw = _read(version, f"{language}.toml")
    return structure(tomllib.loads(raw.decode("utf-8")), Texts, f"{version}/{language}.toml")


@cache
def load_glossary(version: str) -> Glossary:
    """The words of the field that a version explains. Raises as load_method does."""
    raw = _read(version, "glossary.toml")
    return structure(tomllib.loads(raw.decode("utf-8")), Glossary, f"{version}/glossary.toml")


@cache
def load_outgoing(version: str) -> Outgoing:
    """The rules of a version for what providers are sent. Raises as load_method does."""
    raw = _read(version, "outgoing.toml")
    return structure(tomllib.loads(raw.decode("utf-8")), Outgoing, f"{version}/outgoing.toml")


def _read(version: str, name: str) -> bytes:
    if version not in versions():
        raise KeyError(f"unknown method version {version!r}; known: {', '.join(versions())}")
    return (HOME / version / name).read_bytes()
