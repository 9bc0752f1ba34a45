"""Duplicates: providers that look like the same company, each pair with its reasons; a curator decides."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import lru_cache
from typing import Any, Literal
from unicodedata import combining, normalize
from urllib.parse import urlsplit

# Legal forms at the end of a plain name, which keeps its first word, whatever that is.
LEGAL_FORMS = re.compile(
    r"( (a b|ab|ag|aps|a s|as|asa|bhd|bv|bvba|co|company|corp|corporation|cv|d oo|doo|eood|gk|gmbh|gmbh and co|inc"
    r"|incorporated|jsc|kft|kg|kgaa|kk|limited|llc|llp|lp|ltd|ltda|mbh|nv|nyrt|ou|oy|oyj|plc|private|pte|pty|pvt|public"
    r"|sa|sab|sal|sapa|sarl|sas|sasu|sca|scs|sdn|se|slu|sl|spa|sp j|sp k|sp z oo|s r o|sro|srl|ug|ulc|vof|zrt))+\Z"
)
# Letters that Unicode does not take apart into a plain one and its mark.
PLAIN = str.maketrans({"ø": "o", "ł": "l", "đ": "d", "æ": "ae", "œ": "oe", "þ": "th", "ð": "d", "ı": "i", "&": " and "})
SILENT, WORD = re.compile(r"[.'’`]"), re.compile(r"\w+")

Kind = Literal["name", "identifier", "website", "site"]


@dataclass(frozen=True, slots=True)
class Company:
    """What tells one company from another. `sites` are names with towns, `identifiers` schemes with values."""

    slug: str
    names: tuple[str, ...]
    website: str | None = None
    sites: tuple[tuple[str, str], ...] = ()
    identifiers: tuple[tuple[str, str], ...] = ()


@dataclass(frozen=True, slots=True)
class Reason:
    """Why two look like the same: what they share, as one of them writes it."""

    kind: Kind
    shared: str


@dataclass(frozen=True, slots=True)
class Pair:
    """Two slugs that look like the same company; `other` is the one that was asked about."""

    one: str
    other: str
    reasons: tuple[Reason, ...]


def pairs(companies: Iterable[Company], of: Collection[str] | None = None) -> tuple[Pair, ...]:
    """Find those that share a name, an identifier, a website or a site; with `of`, only pairs with one of these slugs.

    Where many share the same thing, each is paired with the first of them only: what is to be looked at grows with the
    number of companies and never with its square.
    """
    groups: dict[tuple[Kind, str], dict[str, str]] = {}
    for company in companies:
        for reason, key in traits(company):
            groups.setdefault((reason.kind, key), {}).setdefault(company.slug, reason.shared)
    found: dict[tuple[str, str], dict[Reason, None]] = {}
    for (kind, key), members in groups.items():
        for one, other in _star(members, of) if key and len(members) > 1 else ():
            found.setdefault((one, other), {})[Reason(kind, members[other])] = None
    return tuple(Pair(one, other, tuple(reasons)) for (one, other), reasons in sorted(found.items()))


def company(row: Mapping[str, Any]) -> Company:
    """What a provider's row says of it."""
    return Company(
        slug=row["slug"],
        names=tuple(name for name in (row["name"], row["legal_name"]) if name),
        website=row["website"],
        sites=tuple((site["name"], site["city"]) for site in row["sites"] if site["city"]),
        identifiers=tuple(
            (one["scheme"], one["value"]) for site in row["sites"] for one in site.get("identifiers", ())
        ),
    )


@lru_cache(maxsize=100_000)
def plain(text: str) -> str:
    """A name in lower case, without accents, dots and other signs."""
    letters = text.casefold().translate(PLAIN)
    if not letters.isascii():
        letters = "".join(letter for letter in normalize("NFKD", letters) if not combining(letter))
    return " ".join(WORD.findall(SILENT.sub("", letters)))


def bare(name: str) -> str:
    """A plain company name without the legal forms at its end: "Müller S.p.A." and "MULLER" are the same."""
    return LEGAL_FORMS.sub("", plain(name))


def host(website: str) -> str:
    """The host of an address, without www."""
    try:
        return (urlsplit(website).hostname or "").removeprefix("www.")
    except ValueError:
        return ""


def traits(company: Company) -> Iterator[tuple[Reason, str]]:
    """What a company may share with another, each with the text to compare it by; that text may be empty."""
    for name in company.names:
        yield Reason("name", name), bare(name)
    for scheme, value in company.identifiers:
        digits = re.sub(r"[\W_]", "", value.upper()).lstrip("0")
        yield Reason("identifier", f"{scheme.upper()} {value}"), f"{scheme} {digits}"
    if company.website and (name := host(company.website)):
        yield Reason("website", name), name
    for site, town in company.sites:
        # A site that goes by its town alone is no sign: several companies have a plant there.
        if plain(site) != plain(town):
            yield Reason("site", f"{site}, {town}"), f"{plain(site)}, {plain(town)}"


def _star(members: Collection[str], of: Collection[str] | None) -> Iterator[tuple[str, str]]:
    ordered = sorted(members)
    first = next((slug for slug in ordered if of is not None and slug not in of), ordered[0])
    return ((first, slug) for slug in ordered if slug != first and (of is None or slug in of))
