"""The curator's desk: named checks of the working rows, weightiest first, each with the places that it finds."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any, Literal
from urllib.parse import urlsplit

from providers.catalogue import desk_claims
from providers.catalogue.desk_claims import Lens
from providers.catalogue.duplicates import Company, plain, traits

Row = Mapping[str, Any]
Part = Literal["claim", "source", "site", "term"]
# A term that fewer providers hold at present is thin: it hardly helps to choose.
FEW = 3


@dataclass(frozen=True, slots=True)
class Place:
    """Where a check found something: a provider's slug, and the place of a claim or site in it, or a source's key.

    For a thin term, `provider` is "" and `key` is kind:code.
    """

    provider: str
    key: int | str


@dataclass(frozen=True, slots=True)
class Check:
    """A question that the rows are asked; `part` is what its places are."""

    key: str
    part: Part
    find: Callable[[Sequence[Row], Lens], Iterator[Place]]


def shared_sites(rows: Sequence[Row], lens: Lens) -> Iterator[Place]:
    """Sites that are current at two providers: the same name and town, or the same identifier."""
    groups: dict[tuple[str, str], list[Place]] = {}
    for row in rows:
        for at, site in enumerate(row["sites"]):
            if site["status"] == "current":
                for key in dict.fromkeys(_signs(site)):
                    groups.setdefault(key, []).append(Place(row["slug"], at))
    shared = (places for places in groups.values() if len({place.provider for place in places}) > 1)
    return iter(sorted({place for places in shared for place in places}, key=lambda at: (at.provider, at.key)))


def without_address(row: Row, lens: Lens) -> Iterator[str]:
    """Sources without an address of their publisher."""
    return (key for key, source in row["sources"].items() if not source["url"])


def odd_addresses(row: Row, lens: Lens) -> Iterator[str]:
    """Sources whose address is cut short, not encrypted, or none that the public web can have."""
    return (key for key, source in row["sources"].items() if source["url"] and _is_odd(source))


def twice(row: Row, lens: Lens) -> Iterator[str]:
    """Sources that a provider has twice: one page, or one title of one date. An address cut short is no page."""
    groups: dict[tuple[str, str], set[str]] = {}
    for key, source in row["sources"].items():
        groups.setdefault((plain(source["title"]), source["published"] or ""), set()).add(key)
        if source["url"] and not source.get("url_shortened"):
            groups.setdefault(("", _page(source["url"])), set()).add(key)
    double = set[str]().union(*(keys for keys in groups.values() if len(keys) > 1))
    return (key for key in row["sources"] if key in double)


def uncited(row: Row, lens: Lens) -> Iterator[str]:
    """Sources that no claim and no site rests on."""
    cited = {child["source"] for part in ("claims", "sites") for child in row[part]}
    return (key for key in row["sources"] if key not in cited)


def thin_terms(rows: Sequence[Row], lens: Lens) -> Iterator[Place]:
    """Terms that fewer than three providers hold at present, be it by a narrower term."""
    vocabulary = lens.vocabulary
    held: dict[tuple[str, str], set[str]] = {
        (kind.key, code): set() for kind in vocabulary.kinds.values() for code in kind.terms
    }
    for row in rows:
        for kind, code in {(claim["kind"], claim["code"]) for claim in row["claims"] if claim["status"] == "current"}:
            for term in (code, *vocabulary.broader(kind, code)):
                held[kind, term].add(row["slug"])
    return (Place("", f"{kind}:{code}") for (kind, code), slugs in held.items() if len(slugs) < FEW)


def _signs(site: Row) -> Iterator[tuple[str, str]]:
    town = ((site["name"], site["city"]),) if site["city"] else ()
    identifiers = tuple((one["scheme"], one["value"]) for one in site.get("identifiers", ()))
    return ((reason.kind, key) for reason, key in traits(Company("", (), None, town, identifiers)))


def _is_odd(source: Row) -> bool:
    try:
        address = urlsplit(source["url"])
        host = address.hostname or ""
    except ValueError:
        return True
    return address.scheme != "https" or "." not in host.strip(".") or bool(source.get("url_shortened"))


def _page(url: str) -> str:
    return url.partition("#")[0].partition("://")[2].removeprefix("www.").rstrip("/")


def _each(key: str, part: Part, find: Callable[[Row, Lens], Iterator[int] | Iterator[str]]) -> Check:
    def in_all(rows: Sequence[Row], lens: Lens) -> Iterator[Place]:
        return (Place(row["slug"], at) for row in rows for at in find(row, lens))

    return Check(key, part, in_all)


# What changes a ranking stands before what only makes it harder to trust, and that before tidiness.
CHECKS: tuple[Check, ...] = (
    _each("disputed", "claim", desk_claims.disputed),
    _each("conflicting", "claim", desk_claims.conflicting),
    _each("expired", "claim", desk_claims.expired),
    _each("foretold", "claim", desk_claims.foretold),
    _each("in_other_words", "claim", desk_claims.in_other_words),
    _each("overdue", "claim", desk_claims.overdue),
    _each("announced", "claim", desk_claims.announced),
    Check("shared_sites", "site", shared_sites),
    _each("single", "claim", desk_claims.single),
    _each("ageing", "claim", desk_claims.ageing),
    _each("without_address", "source", without_address),
    _each("odd_addresses", "source", odd_addresses),
    _each("twice", "source", twice),
    _each("uncited", "source", uncited),
    Check("thin_terms", "term", thin_terms),
)


def look(rows: Iterable[Row], lens: Lens, checks: Iterable[Check] = CHECKS) -> dict[str, tuple[Place, ...]]:
    """Ask whole providers in canonical form everything; the places by check, in the order of the checks."""
    held = tuple(rows)
    return {check.key: tuple(check.find(held, lens)) for check in checks}
