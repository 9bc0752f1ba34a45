"""Single values as registers write them: days, countries, towns, the numbers of sites."""

from __future__ import annotations

import re
from datetime import date
from functools import cache, lru_cache

import pycountry

from providers.catalogue.duplicates import plain
from providers.catalogue.rules import IDENTIFIERS

US_DAY, ISO_DAY = "MM/DD/YYYY", "YYYY-MM-DD"
_DAYS = {
    US_DAY: re.compile(r"(?P<month>[0-9]{1,2})/(?P<day>[0-9]{1,2})/(?P<year>[12][0-9]{3})"),
    ISO_DAY: re.compile(r"(?P<year>[12][0-9]{3})-(?P<month>[0-9]{2})-(?P<day>[0-9]{2})"),
}
# As the FDA and the EMA write them, where ISO 3166 has another name.
_COUNTRIES = {
    "bolivia": "BO", "brunei": "BN", "cape verde": "CV", "czech republic": "CZ", "holland": "NL",
    "hong kong sar": "HK", "iran": "IR", "ivory coast": "CI", "korea, north": "KP", "korea (north)": "KP",
    "korea, south": "KR", "korea (south)": "KR", "south korea": "KR", "macau": "MO", "macedonia": "MK",
    "moldova": "MD", "north korea": "KP", "palestine": "PS", "russia": "RU", "syria": "SY", "taiwan": "TW",
    "tanzania": "TZ", "turkey": "TR", "uk": "GB", "venezuela": "VE", "vietnam": "VN",
}  # fmt: skip
# A registration's address ends with the name and the ISO 3166 alpha-3 code of its country.
_COUNTRY_AT_END = re.compile(r"\(([A-Z]{3})\)$")


def one_line(text: str) -> str:
    """Text without line breaks, and with single spaces."""
    return " ".join(text.split())


@lru_cache(maxsize=10_000)  # a register has many lines of few days
def day(text: str, form: str) -> str | None:
    """A day as YYYY-MM-DD; None where it is not written in this form, or the calendar does not have it."""
    found = _DAYS[form].fullmatch(text)
    if not found:
        return None
    try:
        return date(int(found["year"]), int(found["month"]), int(found["day"])).isoformat()
    except ValueError:
        return None


@lru_cache(maxsize=10_000)
def country(text: str) -> str | None:
    """The ISO 3166 alpha-2 code of a country by its name or any of its codes; None where it is unknown."""
    name = one_line(text)
    if known := _COUNTRIES.get(name.casefold()):
        return known
    try:
        return str(pycountry.countries.lookup(name).alpha_2)
    except LookupError:
        return None


def fei(text: str) -> str | None:
    """An FEI number without its leading zeros; "" where it is of zeros only, None where it is none."""
    return text.lstrip("0") if re.fullmatch(r"[0-9]{1,10}", text) else None


def duns(text: str) -> str | None:
    """A DUNS number of nine digits, without hyphens and with the zeros a spreadsheet drops; None where it is none."""
    digits = text.replace("-", "").replace(" ", "")
    return digits.zfill(9) if re.fullmatch(r"[0-9]{7,9}", digits) else None


def oms(text: str) -> str | None:
    """An OMS number of an organisation or a location; None where it is none."""
    return text if re.fullmatch(IDENTIFIERS["oms"], text) else None


def us_address(address: str) -> tuple[str, str | None]:
    """Town and country of `street, town, state and postcode, country (ABC)`; "" and None where it is not so written."""
    found = _COUNTRY_AT_END.search(address)
    known = pycountry.countries.get(alpha_3=found[1]) if found else None
    if not found or not known:
        return "", None
    parts = [one_line(part) for part in address[: found.start()].split(",")]
    if len(parts) > 1 and "," in known.name and known.name.split(",")[0] == parts[-2] != parts[-1]:
        parts.pop()  # the country has a comma in its name: Korea, South
    return next((part for part in reversed(parts[:-2]) if part), ""), known.alpha_2


def eu_address(address: str) -> tuple[str, str | None]:
    """Town and country of `street, town, state, postcode, country`, where a state is written at times."""
    parts = [one_line(part) for part in address.split(",")]
    code = country(parts[-1])
    if code is None or len(parts) < 4:
        return "", code
    with_state = len(parts) > 4 and plain(parts[-3]) in _states(code)
    return parts[-4 if with_state else -3], code


@cache
def _states(code: str) -> frozenset[str]:
    """The states of a country, where ISO 3166-2 calls them so: elsewhere they are towns as well, such as Berlin."""
    found = pycountry.subdivisions.get(country_code=code) or ()  # type: ignore[no-untyped-call]
    return frozenset(plain(one.name) for one in found if one.type == "State")


def identifiers(**said: str | None) -> tuple[tuple[str, str], ...]:
    """Pairs of scheme and value, of those that a catalogue can carry."""
    return tuple((scheme, value) for scheme, value in said.items() if value and re.match(IDENTIFIERS[scheme], value))
