"""What a catalogue file leaves out and does not take away: numbers of sites, and what registers say of them."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from .canonical import provider
from .rules import RECORD_NAMES

Row = Mapping[str, Any]


def with_registers(before: Mapping[str, Row], after: Mapping[str, Row]) -> dict[str, Row]:
    """Providers by slug as an import would have them, each site with what it has from registers.

    Records are the registers' own: a file adds those that it has, of one record the newer stays, and none goes while
    its site stays. Numbers are the file's, scheme by scheme: one of a scheme that it is silent about stays, unless it
    puts it at another site, and so does one under which a record stands, or the site would be parted from what somebody
    confirmed.
    """
    return {slug: _kept(before[slug], row) if slug in before else row for slug, row in after.items()}


def _kept(before: Row, row: Row) -> Row:
    held = {(site["name"], site["city"]): site for site in before["sites"]}
    given = [one for site in row["sites"] for one in site.get("identifiers", ())]
    sites = [_site(held.get((site["name"], site["city"]), {}), site, given) for site in row["sites"]]
    return row if sites == row["sites"] else provider({**row, "sites": sites})


def _site(held: Row, site: Row, given: Sequence[Row]) -> Row:
    numbers = {"identifiers": _identifiers(held, site, given)} if "identifiers" in held else {}
    return {**site, **numbers, **({"records": _records(held, site)} if "records" in held else {})}


def _identifiers(held: Row, site: Row, given: Sequence[Row]) -> list[Row]:
    """Those of one site; `given` are the ones that the file gives to all sites of the provider."""
    said, there = site.get("identifiers", []), held["identifiers"]
    schemes, borne = {one["scheme"] for one in said}, {record["reference"] for record in held.get("records", ())}
    left = [one for one in there if one["scheme"] not in schemes and one not in given]
    stay = [one for one in there if one in said or one in left or one["value"] in borne]
    return [*stay, *(one for one in said if one not in stay)] if any(one not in said for one in stay) else list(said)


def _records(held: Row, site: Row) -> list[Row]:
    found: dict[tuple[str, ...], Row] = {}
    for record in (*held["records"], *site.get("records", ())):
        name = tuple(record[key] for key in RECORD_NAMES)
        if name not in found or _newest(record) >= _newest(found[name]):
            found[name] = record
    return list(found.values())


def _newest(record: Row) -> str:
    """The day of the newest file that told of a record, be it that it no longer has it."""
    day: str = record.get("gone") or record["retrieved"]
    return day
