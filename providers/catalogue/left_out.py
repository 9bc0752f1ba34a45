"""What a file does not undo: what curators retired or found, the numbers of sites, and what registers say of them."""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from providers.catalogue.canonical import provider, what_it_says
from providers.catalogue.partial import PartialRow
from providers.catalogue.registers import last_told, record_name
from providers.catalogue.rules import CHECKS, claim_record

Row = Mapping[str, Any]
# The retired claims of each provider, by its slug.
RetiredClaims = Mapping[str, Sequence[Row]]


@dataclass(frozen=True, slots=True)
class StaysRetired:
    """A claim that a file says again, of a provider by its slug, and that stays as a curator retired it."""

    provider: str
    claim: Row

    def __str__(self) -> str:
        """Say it in one line."""
        place = f", {self.claim['site']}" if self.claim.get("site") else ""
        return f"{self.provider}{place}: {self.claim['kind']}:{self.claim['code']}, {self.claim['detail']}"


def without_retired(
    before: Mapping[str, Row], after: Mapping[str, Row], retired: RetiredClaims
) -> tuple[dict[str, Row], tuple[StaysRetired, ...]]:
    """Providers by slug as an import would have them, without what only retired claims say; and that."""
    kept = dict(after)
    stay: list[StaysRetired] = []
    for slug in retired.keys() & before.keys() & after.keys():
        claims = after[slug]["claims"]
        places = _resting(before[slug], claims, retired[slug])
        kept[slug] = {**after[slug], "claims": [claim for at, claim in enumerate(claims) if at not in places]}
        stay += (StaysRetired(slug, claims[at]) for at in places)
    return kept, tuple(sorted(stay, key=str))


def rows_without_retired(
    before: Mapping[str, Row], said: Iterable[PartialRow], retired: RetiredClaims
) -> tuple[tuple[PartialRow, ...], tuple[StaysRetired, ...]]:
    """Partial rows without those that say in full what only retired claims say; and those claims."""
    rows = tuple(said)
    claims: dict[str, list[PartialRow]] = {}
    for row in (row for row in rows if row.part == "claim"):
        claims.setdefault(row.provider, []).append(row)
    stay: dict[int, StaysRetired] = {}
    for slug in retired.keys() & before.keys() & claims.keys():
        own = claims[slug]
        places = _resting(before[slug], [row.values for row in own], retired[slug])
        stay |= {id(own[at]): StaysRetired(slug, own[at].values) for at in places}
    return tuple(row for row in rows if id(row) not in stay), tuple(sorted(stay.values(), key=str))


def _resting(before: Row, claims: Sequence[Row], retired: Sequence[Row]) -> list[int]:
    """The places of those claims that say what retired ones say, beyond those that are not retired and say the same."""
    gone, live = {_said(claim) for claim in retired}, Counter(map(_said, before["claims"]))
    places = []
    for at, said in enumerate(map(_said, claims)):
        if said in gone and live[said] <= 0:
            places.append(at)
        live[said] -= 1
    return places


def _said(claim: Row) -> tuple[object, ...]:
    # Here 3 and 3.0 are the same: a table, or a file that somebody typed, writes a number in its own way.
    return tuple(claim.get(key) for key in claim_record().rules if key not in CHECKS)


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
        name = record_name(record)
        if name not in found or last_told(record) >= last_told(found[name]):
            found[name] = record
    return list(found.values())


def with_checks(before: Mapping[str, Row], after: Mapping[str, Row]) -> dict[str, Row]:
    """Providers by slug as an import would have them, each claim with the checks of what it says.

    A claim that says what it said before keeps the checks that the import is silent about: who does not know of them
    does not undo them. One that is put differently loses the day on which its old words were confirmed.
    """
    return {slug: _checked(before[slug], row) if slug in before else row for slug, row in after.items()}


def _checked(before: Row, row: Row) -> Row:
    checked = [(what_it_says(claim), claim) for claim in before["claims"] if not claim.keys().isdisjoint(CHECKS)]
    if not checked:
        return row
    said = [what_it_says(claim) for claim in row["claims"]]
    checks = {text: {key: claim[key] for key in CHECKS if key in claim} for text, claim in checked}
    left = {_day(claim) for text, claim in checked if text not in said}
    claims = [_as_found(claim, checks.get(text), left) for claim, text in zip(row["claims"], said, strict=True)]
    return {**row, "claims": claims}


def _as_found(claim: Row, checks: Row | None, left: Collection[object]) -> Row:
    if checks:
        return claim if any(key in claim for key in CHECKS) else {**claim, **checks}
    if _day(claim) in left:
        return {key: value for key, value in claim.items() if key != "verified_at"}
    return claim


def _day(claim: Row) -> tuple[object, ...]:
    return claim["kind"], claim["code"], claim.get("verified_at")
