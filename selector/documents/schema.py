"""The JSON Schema of a result, read off the frozen parts that it is made of: it cannot drift from what is stored."""

from __future__ import annotations

import inspect
from collections.abc import Mapping
from dataclasses import MISSING, dataclass, fields, is_dataclass
from datetime import date
from functools import reduce
from operator import or_
from types import NoneType, UnionType
from typing import Any, Literal, Union, get_args, get_origin, get_type_hints

from selector.assessment.inputs import Inputs
from selector.assessment.record import Record
from selector.assessment.result import AssessmentResult
from selector.method.answers import Answers

DIALECT = "https://json-schema.org/draft/2020-12/schema"
ADDRESS = "/schema/result.json"  # below the address of the site
HASH = {"type": "string", "pattern": "^[0-9a-f]{64}$"}
SIMPLE: dict[Any, str] = {str: "string", int: "integer", float: "number", bool: "boolean", NoneType: "null"}
AGAIN = (
    "A result of the selector with the record as it is stored. The member `result` comes last, and its value stands on "
    "the sixth line alone, byte for byte as it was hashed: the SHA-256 of that line, without its line end, is "
    "`document.sha256`. Who parses the file first can write those bytes anew: keys sorted by code point, no white "
    "space outside strings, UTF-8, nothing escaped but quotation mark, backslash and control characters, numbers "
    "letter for letter as they stand in the file."
)
DAY = {"type": "string", "format": "date", "pattern": "^[0-9]{4}-[0-9]{2}-[0-9]{2}$"}
ANSWERS = {
    "type": "object",
    "description": "Answers by question: an option, options, or a number in the unit of the question.",
    "additionalProperties": {
        "anyOf": [{"type": "string"}, {"type": "array", "items": {"type": "string"}}, {"type": "number"}]
    },
}
OWN_FORM: dict[Any, dict[str, Any]] = {date: DAY, Answers: ANSWERS}
Shape = dict[str, Any]


@dataclass(frozen=True, slots=True)
class Imprinted:
    """The document: its number, the page that confirms it, its day, and what made it of which catalogue.

    `sha256` is that of the record; `retrieved` is the month up to which the catalogue was collected.
    """

    id: str
    verify: str
    made: date
    sha256: str
    providers: int
    retrieved: str
    software: str


def result_schema() -> Shape:
    """The schema of what `result_json` writes (JSON Schema 2020-12); its own address is relative to the site."""
    parts: dict[str, Shape] = {}
    members = {
        "$schema": {"type": "string"},
        "title": {"type": "string"},
        "document": _named(Imprinted, parts),
        "result": _record(parts),
    }
    parts["Imprinted"]["properties"]["sha256"] = HASH
    return {
        "$schema": DIALECT,
        "$id": ADDRESS,
        "title": "Result",
        "description": AGAIN,
        **_object(members),
        "$defs": parts,
    }


def _record(parts: dict[str, Shape]) -> Shape:
    """The record: its method is an object of its own, and its result one flat object (method, sections 6 and 7)."""
    hints = get_type_hints(Record)
    method = _object({"version": _shape(hints.pop("method"), parts), "sha256": HASH})
    del hints["method_sha256"]
    own = {"method": method, "inputs": _named(Inputs, parts), "revision": HASH, "result": _flat(parts)}
    members = {name: own[name] if name in own else _shape(hint, parts) for name, hint in hints.items()}
    parts["Record"] = {"description": _words(Record), **_object({"method": method, **members})}
    return {"$ref": "#/$defs/Record"}


def _flat(parts: dict[str, Shape]) -> Shape:
    """The result with the members of verdict and shortlist beside its own."""
    members: Shape = {}
    for name, hint in get_type_hints(AssessmentResult).items():
        if name in {"verdict", "shortlist"}:
            _named(hint, parts)
            members |= parts.pop(hint.__name__)["properties"]
        else:
            members[name] = _shape(hint, parts)
    parts["Result"] = {"description": _words(AssessmentResult), **_object(members)}
    return {"$ref": "#/$defs/Result"}


def _shape(hint: Any, parts: dict[str, Shape]) -> Shape:
    """What a type allows in JSON."""
    if hint in SIMPLE:
        return {"type": SIMPLE[hint]}
    if hint in OWN_FORM:
        return OWN_FORM[hint]
    if is_dataclass(hint) and isinstance(hint, type):
        return _named(hint, parts)
    return _composed(get_origin(hint), get_args(hint), parts)


def _composed(origin: Any, inner: tuple[Any, ...], parts: dict[str, Shape]) -> Shape:
    if origin is Literal:
        return {"enum": list(inner)}
    if origin is tuple and inner[1:] == (...,):
        return {"type": "array", "items": _shape(inner[0], parts)}
    if origin is Mapping:
        return {"type": "object", "additionalProperties": _shape(inner[1], parts)}
    if origin in {Union, UnionType}:
        return _any([_shape(one, parts) for one in inner])
    raise TypeError(f"expected a type that JSON has, got {origin!r} of {inner!r}")


def _any(shapes: list[Shape]) -> Shape:
    if all(shape.keys() == {"type"} for shape in shapes):
        return {"type": [shape["type"] for shape in shapes]}
    return {"anyOf": shapes}


def _named(cls: type, parts: dict[str, Shape]) -> Shape:
    """A reference to the part of this name, which is described once."""
    if cls.__name__ not in parts:
        parts[cls.__name__] = {}
        parts[cls.__name__] |= {"description": _words(cls), **_members(cls, parts)}
    return {"$ref": f"#/$defs/{cls.__name__}"}


def _members(cls: type, parts: dict[str, Shape]) -> Shape:
    """The object of a part: what has a default is absent where it is not set, and a name gives up its underscore."""
    properties, needed = {}, []
    hints = get_type_hints(cls)
    for known in fields(cls):
        name, hint = known.name.rstrip("_"), hints[known.name]
        is_needed = known.default is MISSING and known.default_factory is MISSING
        properties[name] = _shape(hint if is_needed else _set(hint), parts)
        needed += [name] if is_needed else []
    return _closed(properties, needed)


def _set(hint: Any) -> Any:
    """The type of a member that is there only when it is set: without None."""
    kept = tuple(one for one in get_args(hint) if one is not NoneType)
    return reduce(or_, kept) if get_origin(hint) in {Union, UnionType} else hint


def _object(members: Mapping[str, Shape]) -> Shape:
    return _closed(members, list(members))


def _closed(properties: Mapping[str, Shape], needed: list[str]) -> Shape:
    return {"type": "object", "properties": properties, "required": needed, "additionalProperties": False}


def _words(cls: type) -> str:
    return " ".join(inspect.getdoc(cls).split())  # type: ignore[union-attr]  # the linter asks each for one
