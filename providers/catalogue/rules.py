"""What a single value of a catalogue must be, and which keys a record has, in the order of the file."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from functools import cache
from typing import TypeGuard

from providers.catalogue.countries import ISO_3166
from providers.catalogue.vocabulary import load_vocabulary

SLUG = r"^[a-z0-9]+(-[a-z0-9]+)*\Z"
KEY = r"^[A-Za-z0-9._-]+\Z"
REGISTER = r"^[a-z0-9]+(_[a-z0-9]+)*\Z"
COUNTRY = r"^[A-Z]{2}\Z"
URL = r"^https?://[^\s/]+(/\S*)?\Z"
PARTIAL_DATE = r"^[12][0-9]{3}(-(0[1-9]|1[0-2])(-(0[1-9]|[12][0-9]|3[01]))?)?\Z"
DAY = r"^[12][0-9]{3}-(0[1-9]|1[0-2])-(0[1-9]|[12][0-9]|3[01])\Z"
AMOUNT_TEXT = r"^[0-9]+(\.[0-9]+)?(e[+-]?[0-9]+)?\Z"
SHA256 = r"^[0-9a-f]{64}\Z"
IDENTIFIERS = {
    "fei": r"^[1-9][0-9]{6,9}\Z",
    "duns": r"^[0-9]{9}\Z",
    "oms": r"^(ORG|LOC)-[0-9]{9}\Z",
    "mia": r"^\S(.*\S)?\Z",
}
RECORD_KINDS = (
    "registration", "inspection", "certificate", "letter", "non_compliance", "recall", "prequalification",
)  # fmt: skip
# What names one record of a site.
RECORD_NAMES = ("register", "kind", "reference")
# What curators found out about a claim; its other keys are what it says.
CHECKS = ("verified_at", "disputed")
LONGEST_NAME, LONGEST_DETAIL = 200, 1_000
# No plant has more than this of any unit, and each database can compute with it.
MOST = 10**15
# Control characters, which PostgreSQL and XML refuse, and half characters, which UTF-8 cannot hold.
UNPRINTABLE = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\x7f\ud800-\udfff]")


@dataclass(frozen=True, slots=True)
class Rule:
    """An expectation of one value: the words for it and the test."""

    expected: str
    holds: Callable[[object], bool]


@dataclass(frozen=True, slots=True)
class Record:
    """The keys of one object of the file, in their order, with the rule of each; `optional` ones may be absent."""

    rules: Mapping[str, Rule]
    optional: frozenset[str] = frozenset()


def is_text(value: object) -> bool:
    """Tell whether the value is text that says something and that every output format can carry."""
    return isinstance(value, str) and value == value.strip() != "" and not UNPRINTABLE.search(value)


def is_partial_date(value: object) -> bool:
    """Tell whether the value is YYYY, YYYY-MM or a YYYY-MM-DD that the calendar has."""
    if not isinstance(value, str) or not re.match(PARTIAL_DATE, value):
        return False
    try:
        date.fromisoformat(value + "-01-01"[len(value) - 4 :])
    except ValueError:
        return False
    return True


def is_whole(low: int, high: int) -> Callable[[object], bool]:
    """Make the test for an integer within both bounds; true and false are none."""
    return lambda value: isinstance(value, int) and not isinstance(value, bool) and low <= value <= high


def is_amount(value: object) -> TypeGuard[float]:
    """Tell whether the value is a number of a size that something on earth can have."""
    return isinstance(value, int | float) and not isinstance(value, bool) and 0 <= value <= MOST


def _matching(expected: str, pattern: str) -> Rule:
    return Rule(expected, lambda value: is_text(value) and re.match(pattern, str(value)) is not None)


def _at_most(longest: int) -> Rule:
    return Rule(
        f"text of at most {longest:,} characters without blanks around it",
        lambda value: isinstance(value, str) and is_text(value) and len(value) <= longest,
    )


def _maybe(rule: Rule) -> Rule:
    return Rule(f"{rule.expected} or null", lambda value: value is None or rule.holds(value))


def _one_of(codes: Iterable[str]) -> Rule:
    known = tuple(codes)
    return Rule(f"one of {', '.join(known)}", lambda value: isinstance(value, str) and value in known)


def _codes(codes: Iterable[str]) -> Rule:
    known = tuple(codes)

    def holds(value: object) -> bool:
        return isinstance(value, list) and all(item in known for item in value) and len(set(value)) == len(value)

    return Rule(f"a list of different codes out of {', '.join(known)}", holds)


TEXT = Rule("text without blanks around it", is_text)
NAME, DETAIL = _at_most(LONGEST_NAME), _at_most(LONGEST_DETAIL)
DATE = Rule("a date as YYYY, YYYY-MM or YYYY-MM-DD", is_partial_date)
FULL_DATE = Rule("a date as YYYY-MM-DD", lambda value: is_partial_date(value) and re.match(DAY, str(value)) is not None)
ADDRESS = _matching("an address with http:// or https://", URL)
NATION = Rule("a country code of ISO 3166 alpha-2", lambda value: isinstance(value, str) and value in ISO_3166)
FLAG = Rule("true or false", lambda value: isinstance(value, bool))
AMOUNT = _maybe(Rule("a number from 0", is_amount))
LIST = Rule("a list", lambda value: isinstance(value, list))
OBJECT = Rule("an object", lambda value: isinstance(value, dict))

CATALOGUE = Record(
    {"version": TEXT, "retrieved": DATE, "registers": OBJECT, "providers": LIST}, optional=frozenset({"registers"})
)
SOURCE = Record(
    {"url": _maybe(ADDRESS), "title": TEXT, "published": _maybe(DATE), "url_shortened": FLAG, "read_in": ADDRESS},
    optional=frozenset({"url_shortened", "read_in"}),
)
REGISTER_KEY = _matching("a key of lower-case letters, digits and underscores", REGISTER)
# The day of the newest file of a register, and the day on which it was read.
REGISTER_DAYS = Record({"date": FULL_DATE, "imported": FULL_DATE})
# One thing that a register says of a site; `retrieved` is the day of the newest file that says it.
SITE_RECORD = Record(
    {
        "register": REGISTER_KEY, "kind": _one_of(RECORD_KINDS), "reference": TEXT, "date": FULL_DATE,
        "until": FULL_DATE, "text": TEXT, "remarks": TEXT, "title": TEXT, "url": ADDRESS, "retrieved": FULL_DATE,
        "gone": FULL_DATE,
    },
    optional=frozenset({"date", "until", "remarks", "url", "gone"}),
)  # fmt: skip
SOURCE_KEY = _matching("a key of letters, digits, dots, hyphens and underscores", KEY)
IDENTIFIER = Record({"scheme": _one_of(IDENTIFIERS), "value": TEXT})
# All FDA sets join on the FEI without leading zeros, and on the D-U-N-S without hyphens.
IDENTIFIER_VALUES = {
    "fei": _matching("7 to 10 digits without leading zeros", IDENTIFIERS["fei"]),
    "duns": _matching("9 digits", IDENTIFIERS["duns"]),
    "oms": _matching("ORG- or LOC- and 9 digits", IDENTIFIERS["oms"]),
    "mia": _matching("the number of an authorisation", IDENTIFIERS["mia"]),
}


@cache
def provider_record() -> Record:
    """List what a provider holds; its sites, claims and sources have records of their own."""
    vocabulary = load_vocabulary()
    return Record(
        {
            "slug": _matching("lower-case letters, digits and single hyphens", SLUG),
            "name": NAME,
            "legal_name": _maybe(NAME),
            "hq_city": _maybe(TEXT),
            "hq_country": _maybe(NATION),
            "website": _maybe(ADDRESS),
            "website_confirmed": FLAG,
            "founded": _maybe(Rule("a year of four digits", is_whole(1000, 2999))),
            "employees": _maybe(Rule("a whole number from 1", is_whole(1, 10_000_000))),
            "model": _codes(vocabulary.kinds["model"].terms),
            "sites": LIST,
            "claims": LIST,
            "sources": OBJECT,
            "notes": _maybe(TEXT),
        }
    )


@cache
def site_record() -> Record:
    """List what a site holds."""
    vocabulary = load_vocabulary()
    return Record(
        {
            "name": NAME,
            "city": _maybe(TEXT),
            "country": _maybe(NATION),
            "activities": _codes(vocabulary.enums["site_activities"]),
            "status": _one_of(vocabulary.enums["status"]),
            "source": TEXT,
            "identifiers": LIST,
            "records": LIST,
        },
        optional=frozenset({"identifiers", "records"}),
    )


@cache
def claim_record() -> Record:
    """List what a claim holds; which of the optional keys it needs depends on its kind."""
    vocabulary = load_vocabulary()
    return Record(
        {
            "kind": _one_of(vocabulary.kinds),
            "code": TEXT,
            "detail": DETAIL,
            "source": TEXT,
            "evidence": _one_of(vocabulary.enums["evidence"]),
            "status": _one_of(vocabulary.enums["status"]),
            "as_of": _maybe(DATE),
            "scope": _one_of(vocabulary.enums["scope"]),
            "outcome": _one_of(vocabulary.enums["outcome"]),
            "min": AMOUNT,
            "max": AMOUNT,
            "unit": _one_of(vocabulary.units),
            "site": TEXT,
            "valid_until": FULL_DATE,
            "verified_at": FULL_DATE,
            "disputed": FLAG,
        },
        optional=frozenset({"outcome", "min", "max", "unit", "site", "valid_until", *CHECKS}),
    )
