"""Rows: the decoded catalogue file, read from bytes and checked until every problem is known."""

from __future__ import annotations

import codecs
import json
from collections import Counter
from collections.abc import Collection, Iterable, Iterator, Mapping
from typing import Any

from providers.catalogue import rules
from providers.catalogue.dates import first_day
from providers.catalogue.problems import Problem, UnsoundCatalogueError, refused, shown
from providers.catalogue.rules import Record
from providers.catalogue.vocabulary import load_vocabulary

Row = Mapping[str, Any]
# A fault inside a provider: the field, what was expected there, what came.
Fault = tuple[str, str, str]
SCALE_KEYS = ("min", "max", "unit")
# What Python says of broken JSON, in our words.
BROKEN = {
    "Unterminated string": "text without a closing quotation mark",
    "Expecting value": "no value where one is needed",
    "Expecting property name": "no key in quotation marks where one is needed",
    "Expecting": "no comma or colon where one is needed",
    "Extra data": "more after its end",
}


def read(raw: bytes, file: str = "") -> Row:
    """Decode the bytes of a catalogue file into sound rows. Raises UnsoundCatalogueError with every problem."""
    try:
        data: Row = decode(raw, file)
        ensure_sound(data)
    except RecursionError as error:
        raise refused(file, "content", "JSON", "brackets nested too deep") from error
    return data


def ensure_sound(data: object) -> None:
    """Raise UnsoundCatalogueError with every problem of decoded rows, if there is any."""
    if problems := check(data):
        raise UnsoundCatalogueError(problems)


def decode(raw: bytes, file: str = "") -> Any:
    """Decode JSON in UTF-8. Raises UnsoundCatalogueError for any other bytes, or an object that has a key twice."""
    if raw.startswith(codecs.BOM_UTF8):
        raise refused(file, "encoding", "UTF-8", "a byte order mark at position 0")
    try:
        text = raw.decode("utf-8")
        return json.loads(text, object_pairs_hook=once)
    except UnicodeDecodeError as error:
        raise refused(file, "encoding", "UTF-8", f"byte 0x{raw[error.start]:02x} at position {error.start}") from error
    except TwiceError as error:
        raise refused(file, "content", "each key once", f"{error.key} twice in one object") from error
    except ValueError as error:
        raise refused(file, "content", "JSON", _instead_of_json(text, error)) from error


class TwiceError(ValueError):
    """An object in JSON has a key twice; `key` is written as it stands there."""

    def __init__(self, key: str) -> None:
        self.key = shown(key)
        super().__init__(f"the key {self.key} twice in one object")


def once(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
    """An object of JSON. `json.loads` keeps the last of two equal keys and says nothing. Raises TwiceError."""
    found = dict(pairs)
    if len(found) < len(pairs):
        raise TwiceError(next(key for key, times in Counter(key for key, _ in pairs).items() if times > 1))
    return found


def _instead_of_json(text: str, error: ValueError) -> str:
    if not text.strip():
        return "an empty file"
    if text.lstrip().startswith("<"):
        return "a page of HTML or XML"
    if not isinstance(error, json.JSONDecodeError):
        return "a number of more digits than anything has"
    found = next((words for start, words in BROKEN.items() if error.msg.startswith(start)), "what cannot stand here")
    return f"{found}: line {error.lineno}, column {error.colno}"


def check(data: object) -> tuple[Problem, ...]:
    """List every problem of decoded rows, provider by provider in the order of the file."""
    return tuple(_catalogue(data))


def record_faults(row: object, record: Record, at: str = "") -> Iterator[Fault]:
    """List what is wrong with the keys and values of one object; `at` says where it stands and ends with a dot."""
    if not isinstance(row, dict):
        yield at.removesuffix(".") or "content", "an object", shown(row)
        return
    for key in row:
        if key not in record.rules:
            yield f"{at}{key}", f"one of the keys {', '.join(record.rules)}", "this one"
    for key, rule in record.rules.items():
        if key in row and not rule.holds(row[key]):
            yield f"{at}{key}", rule.expected, shown(row[key])
        elif key not in row and key not in record.optional:
            yield f"{at}{key}", rule.expected, "nothing"


def identifier_faults(row: object, at: str = "") -> Iterator[Fault]:
    """List what is wrong with an identifier; each scheme writes its numbers in its own way."""
    yield from record_faults(row, rules.IDENTIFIER, at)
    rule = rules.IDENTIFIER_VALUES.get(_text(row, "scheme") or "")
    value = _text(row, "value")
    if rule and value and not rule.holds(value):
        yield f"{at}value", rule.expected, shown(value)


def claim_faults(claim: Row) -> list[Fault]:
    """List what does not fit together inside one claim: code, outcome, bounds and unit against its kind, its dates."""
    return [*_code(claim), *_outcome(claim), *_bounds(claim), *_checks(claim)]


def _code(claim: Row) -> Iterator[Fault]:
    vocabulary = load_vocabulary()
    kind, code = claim.get("kind"), claim.get("code")
    if isinstance(kind, str) and kind in vocabulary.kinds and isinstance(code, str) and not vocabulary.term(kind, code):
        near = vocabulary.near(kind, code)
        yield "code", f"a code of {kind}{', perhaps ' if near else ''}{' or '.join(near)}", shown(code)


def _outcome(claim: Row) -> Iterator[Fault]:
    is_regulator = claim.get("kind") == "regulator"
    if is_regulator and "outcome" not in claim:
        yield "outcome", "an outcome, as the kind is regulator", "nothing"
    if not is_regulator and "outcome" in claim:
        yield "outcome", "nothing, as the kind is not regulator", shown(claim["outcome"])


def _bounds(claim: Row) -> Iterator[Fault]:
    low, high, unit = (claim.get(key) for key in SCALE_KEYS)
    if claim.get("kind") != "scale":
        for key in SCALE_KEYS:
            if key in claim:
                yield key, "nothing, as the kind is not scale", shown(claim[key])
        return
    if low is None and high is None:
        yield "min", "a number here or in max, as the kind is scale", "neither"
    if rules.is_amount(low) and rules.is_amount(high) and low > high:
        yield "min", f"at most max, which is {shown(high)}", shown(low)
    vocabulary = load_vocabulary()
    term = vocabulary.term("scale", str(claim.get("code")))
    if "unit" not in claim:
        yield "unit", "a unit, as the kind is scale", "nothing"
    elif term and isinstance(unit, str) and unit in vocabulary.units and unit not in term.units:
        yield "unit", f"a unit of {term.code}: {', '.join(term.units)}", shown(unit)


def _checks(claim: Row) -> Iterator[Fault]:
    end, start = claim.get("valid_until"), claim.get("as_of")
    if rules.FULL_DATE.holds(end) and rules.DATE.holds(start) and str(end) < first_day(start):
        yield "valid_until", f"a day from {start} on, which is as_of", shown(end)
    if claim.get("disputed") is True and "verified_at" in claim:
        yield "verified_at", "nothing, as the claim is disputed", shown(claim["verified_at"])


def _catalogue(data: object) -> Iterator[Problem]:
    for fault in record_faults(data, rules.CATALOGUE):
        yield Problem(None, *fault)
    for fault in _registers(data):
        yield Problem(None, *fault)
    providers = _list(data, "providers")
    for place, provider in enumerate(providers):
        for fault in _provider(provider):
            yield Problem(_text(provider, "slug") or f"providers[{place}]", *fault)
    for slug in _repeated(_text(row, "slug") for row in providers):
        yield Problem(slug, "slug", "each provider once", "it more than once")


def _registers(data: object) -> Iterator[Fault]:
    registers = data.get("registers") if isinstance(data, dict) else None
    for key, days in registers.items() if isinstance(registers, dict) else ():
        if not rules.REGISTER_KEY.holds(key):
            yield f"registers.{key}", rules.REGISTER_KEY.expected, shown(key)
        yield from record_faults(days, rules.REGISTER_DAYS, f"registers.{key}.")


def _provider(row: object) -> Iterator[Fault]:
    yield from record_faults(row, rules.provider_record())
    if not isinstance(row, dict):
        return
    sources = row["sources"] if isinstance(row.get("sources"), dict) else {}
    for key, source in sources.items():
        if not rules.SOURCE_KEY.holds(key):
            yield f"sources.{key}", rules.SOURCE_KEY.expected, shown(key)
        yield from record_faults(source, rules.SOURCE, f"sources.{key}.")
    sites = _list(row, "sites")
    for place, site in enumerate(sites):
        yield from _site(site, f"sites[{place}].", sources)
    for name, city in _repeated((_text(site, "name"), _text(site, "city")) for site in sites):
        yield "sites", "each name and city once", f"{shown(name)}, {shown(city)} more than once"
    names = [_text(site, "name") for site in sites]
    for place, claim in enumerate(_list(row, "claims")):
        yield from _claim(claim, f"claims[{place}].", sources, names)


def _site(row: object, at: str, sources: Collection[str]) -> Iterator[Fault]:
    yield from record_faults(row, rules.site_record(), at)
    yield from _cited(row, at, sources)
    identifiers = _list(row, "identifiers")
    for place, identifier in enumerate(identifiers):
        yield from identifier_faults(identifier, f"{at}identifiers[{place}].")
    for repeated in _repeated(shown(identifier) for identifier in identifiers):
        yield f"{at}identifiers", "each identifier once", f"{repeated} more than once"
    records = _list(row, "records")
    for place, record in enumerate(records):
        yield from record_faults(record, rules.SITE_RECORD, f"{at}records[{place}].")
    for repeated in _repeated(tuple(_text(record, key) for key in rules.RECORD_NAMES) for record in records):
        yield f"{at}records", "each record once", f"{shown(repeated)} more than once"


def _claim(row: object, at: str, sources: Collection[str], sites: list[str | None]) -> Iterator[Fault]:
    yield from record_faults(row, rules.claim_record(), at)
    yield from _cited(row, at, sources)
    if not isinstance(row, dict):
        return
    for key, expected, got in claim_faults(row):
        yield f"{at}{key}", expected, got
    site = _text(row, "site")
    if site is not None and sites.count(site) != 1:
        yield f"{at}site", "the name of exactly one site of this provider", shown(site)


def _cited(row: object, at: str, sources: Collection[str]) -> Iterator[Fault]:
    key = _text(row, "source")
    if key is not None and key not in sources:
        yield f"{at}source", "the key of a source of this provider", shown(key)


def _list(row: object, key: str) -> list[Any]:
    value = row.get(key) if isinstance(row, dict) else None
    return value if isinstance(value, list) else []


def _text(row: object, key: str) -> str | None:
    value = row.get(key) if isinstance(row, dict) else None
    return value if isinstance(value, str) and value else None


def _repeated(values: Iterable[Any]) -> list[Any]:
    return [value for value, times in Counter(values).items() if times > 1 and value]
