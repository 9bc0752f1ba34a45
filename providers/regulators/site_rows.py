"""What joined entries add to their sites: records, and the identifiers of what somebody confirmed."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Any

from providers.catalogue.partial import PartialRow
from providers.catalogue.problems import Place
from providers.catalogue.registers import record_name
from providers.catalogue.timeline import WHOLE
from providers.regulators import gmp_certificates
from providers.regulators.entry import Entry, RegisterFile
from providers.regulators.join import Joined, Spot, of_site

Row = Mapping[str, Any]
Name = tuple[str, str, str]


def site_rows(
    joined: Iterable[Joined], providers: Mapping[str, Row], day: str, gone: Mapping[Spot, Sequence[Row]], file: str
) -> Iterator[PartialRow]:
    """A partial row for each site: its records from a file of this day, and numbers that it did not have.

    `gone` are the records that the file no longer has, by their site (`vanished`).
    """
    some = tuple(joined)
    sites = {Spot(slug, site["name"], site["city"]): site for slug, row in providers.items() for site in row["sites"]}
    spots = Counter(name(one.entry) for one in some)
    at: dict[Spot, list[Joined]] = {spot: [] for spot in gone}
    for one in some:
        at.setdefault(one.spot, []).append(one)
    for spot, here in at.items():
        # A number that names several sites would tell none of them apart.
        confirmed = [one.entry for one in here if one.confirmed and spots[name(one.entry)] == 1]
        values: dict[str, Any] = {"name": spot.site} | ({"city": spot.city} if spot.city else {})
        records = [*_records(sites[spot], here, day), *(_without(one, day) for one in gone.get(spot, ()))]
        values |= _identifiers(sites[spot], confirmed) | {"records": records}
        yield PartialRow("site", spot.provider, values, here[0].entry.place if here else Place(file, "", 0))


def vanished(file: RegisterFile, providers: Mapping[str, Row], day: str) -> dict[Spot, list[Row]]:
    """The records that a whole register of this day no longer has, though an earlier file of it had them, by site."""
    if file.is_part or file.register not in WHOLE:
        return {}
    still = {name(entry) for entry in file.entries}
    found: dict[Spot, list[Row]] = {}
    for slug, row in providers.items():
        for site in row["sites"]:
            for named, record in names(site).items():
                if named[0] == file.register and named not in still and record["retrieved"] < day:
                    found.setdefault(Spot(slug, site["name"], site["city"]), []).append(record)
    return found


def _without(record: Row, day: str) -> Row:
    """A record that a list of this day no longer has: the first such list counts."""
    return {**record, "gone": min(day, record.get("gone", day))}


def name(entry: Entry) -> Name:
    """What names an entry, and the record that it becomes."""
    return entry.register, entry.kind, entry.reference


def names(site: Row) -> dict[Name, Row]:
    """The records of a site by what names them."""
    return {record_name(one): one for one in site.get("records", ())}


def _identifiers(site: Row, confirmed: Iterable[Entry]) -> dict[str, list[str]]:
    found: dict[str, list[str]] = {}
    for entry in confirmed:
        for scheme, value in of_site(entry):
            held = [one["value"] for one in site.get("identifiers", ()) if one["scheme"] == scheme]
            found[scheme] = list(dict.fromkeys([*found.get(scheme, held), value]))
    return found


def _records(site: Row, here: Sequence[Joined], day: str) -> list[Row]:
    held = names(site)
    return [_record(one.entry, day, held.get(name(one.entry))) for one in here]


def _record(entry: Entry, day: str, held: Row | None) -> Row:
    """An entry as a record; an older file changes nothing, and a list takes nothing from what a page said."""
    if held and held["retrieved"] > day:
        return held
    if held and entry.register == gmp_certificates.KEY and not entry.codes and not entry.remarks:
        return {**held, "retrieved": day}
    gone = held["gone"] if held and held.get("gone", "") > day else None
    said = {
        "register": entry.register,
        "kind": entry.kind,
        "reference": entry.reference,
        "date": entry.date,
        "until": entry.until,
        "text": entry.text,
        "remarks": entry.remarks,
        "title": entry.title,
        "url": entry.url,
        "retrieved": day,
        "gone": gone,
    }
    return {key: value for key, value in said.items() if value}
