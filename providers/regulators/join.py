"""Joining: which sites of the catalogue the entries of a register speak of, and which they may speak of."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from typing import Any, Literal

from providers.catalogue.duplicates import bare, plain
from providers.catalogue.registers import record_name
from providers.regulators.entry import Entry

Row = Mapping[str, Any]
# In this order: a campus may share one D-U-N-S, an FEI number is of one establishment.
SCHEMES = ("fei", "duns", "oms")
# An OMS number of a location; one of an organisation, like a number of an authorisation, names no site.
LOCATION = "LOC-"


@dataclass(frozen=True, slots=True)
class Spot:
    """A site by its provider's slug, its name and its city; `firm` is what the provider is called."""

    provider: str
    site: str
    city: str | None
    firm: str = field(default="", compare=False)

    def __str__(self) -> str:
        """Name it."""
        return f"{self.site} ({self.city})" if self.city and self.city != self.site else self.site


@dataclass(frozen=True, slots=True)
class Joined:
    """An entry and a site that it speaks of; `confirmed` is true where somebody said so in a preview."""

    entry: Entry
    spot: Spot
    confirmed: bool = False


@dataclass(frozen=True, slots=True)
class Suggested:
    """An entry and the sites it may speak of, for somebody to decide.

    They go by `name`, or an identifier does not tell them apart, as they have it in common (`shared`), or the one site
    that has it is another establishment by its FEI number (`other`).
    """

    entry: Entry
    spots: tuple[Spot, ...]
    reason: Literal["shared", "other", "name"]


@dataclass(frozen=True, slots=True)
class Join:
    """What became of the entries of a file, each once: joined to one site or several, suggested, or unmatched."""

    joined: tuple[Joined, ...]
    suggested: tuple[Suggested, ...]
    unmatched: tuple[Entry, ...]


def join(entries: Iterable[Entry], providers: Iterable[Row]) -> Join:
    """Hold entries against the sites of whole providers.

    1. A site that has the record already has it again: whoever confirmed it once is not asked twice.
    2. An identifier that one site has joins, unless both have other FEI numbers: a campus may share its D-U-N-S. Where
       several sites have it, one may have been sold with its number, or a plant may be listed twice: that is shown,
       and nothing is guessed.
    3. The exact normalised name of the firm is a suggestion: with its town, where the register gives one.
    """
    known = _Known(providers)
    joined: list[Joined] = []
    suggested: list[Suggested] = []
    unmatched: list[Entry] = []
    for entry in entries:
        spots, reason = known.find(entry)
        if reason == "joined":
            joined += (Joined(entry, spot) for spot in spots)
        elif spots:
            suggested.append(Suggested(entry, spots, reason))
        else:
            unmatched.append(entry)
    return Join(tuple(joined), tuple(suggested), tuple(unmatched))


def of_site(entry: Entry) -> Iterator[tuple[str, str]]:
    """The identifiers of an entry that name a site, the most telling first."""
    for scheme in SCHEMES:
        yield from (one for one in entry.identifiers if one[0] == scheme and _names_a_site(*one))


def _names_a_site(scheme: str, value: str) -> bool:
    return scheme != "oms" or value.startswith(LOCATION)


def _normal(scheme: str, value: str) -> tuple[str, str]:
    """An identifier as it is compared: without hyphens and leading zeros."""
    return scheme, value.upper().replace("-", "").replace(" ", "").lstrip("0")


class _Known:
    """The sites of the catalogue by what may name them."""

    def __init__(self, providers: Iterable[Row]) -> None:
        self.by_record: dict[tuple[str, str, str], dict[Spot, None]] = {}
        self.by_identifier: dict[tuple[str, str], dict[Spot, None]] = {}
        self.fei: dict[Spot, set[tuple[str, str]]] = {}
        self.by_name: dict[str, dict[Spot, None]] = {}
        self.by_words: dict[frozenset[str], dict[Spot, None]] = {}
        for row in providers:
            for site in row["sites"]:
                self._add(row, site, Spot(row["slug"], site["name"], site["city"], row["name"]))

    def _add(self, row: Row, site: Row, spot: Spot) -> None:
        for record in site.get("records", ()):
            self.by_record.setdefault(record_name(record), {})[spot] = None
        for one in site.get("identifiers", ()):
            if one["scheme"] == "fei":
                self.fei.setdefault(spot, set()).add(_normal("fei", one["value"]))
            if _names_a_site(one["scheme"], one["value"]):
                self.by_identifier.setdefault(_normal(one["scheme"], one["value"]), {})[spot] = None
        firms = [name for name in (row["name"], row["legal_name"]) if name]
        for name in (*firms, site["name"]):
            self.by_name.setdefault(bare(name), {})[spot] = None
        for firm in firms:
            for place in (site["name"], site["city"] or ""):
                if words := _words(place):
                    self.by_words.setdefault(_words(bare(firm)) | words, {})[spot] = None

    def find(self, entry: Entry) -> tuple[tuple[Spot, ...], Literal["joined", "shared", "other", "name"]]:
        """The sites that an entry speaks of, or may speak of, and by what they were found."""
        if spots := self.by_record.get((entry.register, entry.kind, entry.reference)):
            return tuple(spots), "joined"
        shared: dict[Spot, None] = {}
        for scheme, value in of_site(entry):
            spots = self.by_identifier.get(_normal(scheme, value), {})
            if len(spots) == 1 and not self._is_another(entry, *spots):
                return tuple(spots), "joined"
            shared |= spots
        if shared:
            return tuple(shared), "shared" if len(shared) > 1 else "other"
        return tuple(self._by_name(entry)), "name"

    def _is_another(self, entry: Entry, spot: Spot) -> bool:
        """Tell whether both have FEI numbers, and none in common: a campus may share its D-U-N-S."""
        numbers = {_normal(*one) for one in entry.identifiers if one[0] == "fei"}
        known = self.fei.get(spot, set())
        return bool(numbers and known) and numbers.isdisjoint(known)

    def _by_name(self, entry: Entry) -> Iterable[Spot]:
        firm = bare(entry.firm)
        if not firm:
            return ()
        if entry.city:
            town = plain(entry.city)
            named = {**self.by_name.get(firm, {}), **self.by_words.get(_words(firm), {})}
            return (spot for spot in named if spot.city and plain(spot.city) == town)
        # A firm that is named together with a plant or a town is no longer any of its plants.
        return self.by_words.get(_words(firm)) or self._of_firm(firm)

    def _of_firm(self, firm: str) -> Iterable[Spot]:
        # Without a town, the name of a site alone, which often is that of its town, names no firm.
        return (spot for spot in self.by_name.get(firm, {}) if plain(spot.site) != firm)


def _words(name: str) -> frozenset[str]:
    return frozenset(plain(name).split())
