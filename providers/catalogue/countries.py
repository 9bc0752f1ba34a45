"""Countries: the codes that are officially assigned, their names, and the regions that people ask for."""

from __future__ import annotations

from functools import cache

import pycountry

ISO_3166 = frozenset(country.alpha_2 for country in pycountry.countries)

_EU = "AT BE BG HR CY CZ DK EE FI FR DE GR HU IE IT LV LT LU MT NL PL PT RO SK SI ES SE"
_EEA = f"{_EU} IS LI NO"
REGIONS = {
    key: frozenset(codes.split())
    for key, codes in {
        "EU": _EU,
        "EEA": _EEA,
        "EUROPE": f"{_EEA} GB CH",
        "NORTH_AMERICA": "US PR CA MX",
        "ASIA_PACIFIC": "JP CN HK MO IN KR SG TW AU NZ MY TH ID VN PH BD PK LK",
    }.items()
}


@cache
def name(code: str | None) -> str:
    """The name of an ISO 3166 alpha-2 country; the code itself where it is unknown, nothing where there is none."""
    found = pycountry.countries.get(alpha_2=code) if code else None
    return getattr(found, "common_name", found.name) if found else code or ""


def code(said: str) -> str:
    """The ISO 3166 alpha-2 code of a country by its name or any code; what was said where that is unknown."""
    try:
        found = pycountry.countries.lookup(said) if said else None
    except LookupError:
        return said
    return str(found.alpha_2) if found else ""
