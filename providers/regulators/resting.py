"""Resting: which claim of the catalogue stands on an entry of a register already, or did until a curator retired it."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any, Literal

from providers.catalogue.registers import record_source
from providers.regulators.entry import Entry
from providers.regulators.join import Joined

Row = Mapping[str, Any]
# What a retired claim said: provider, kind, code, scope, key of the source, site.
Retired = tuple[str, str, str, str, str, str | None]
# A claim by its number among those of its provider, from 1; one that is left retired; None where there is none.
Rest = tuple[int, Row] | Literal["retired"] | None


@dataclass(frozen=True, slots=True)
class Told:
    """An entry at a site, with what of its provider may rest on it.

    `site` is the name by which claims know the site, None where several have it; `sites` are those of the provider that
    the entry speaks of. `sources` are the keys under which the entry stands, or may stand: a new claim takes the first.
    `retired` is what curators retired of the provider.
    """

    entry: Entry
    provider: str
    site: str | None
    sites: tuple[str | None, ...]
    sources: tuple[str, ...]
    row: Row
    retired: Collection[Retired]

    @property
    def own(self) -> str:
        """The key of the source that is the entry's own."""
        return _own(self.entry)

    def rest(self, kind: str, code: str, scope: str, below: Collection[str] = ()) -> Rest:
        """What rests on the entry here: on the code itself, or else on one `below`, to which curators narrowed it.

        The claim at the site itself; else one that names no site yet, which serves one site only; else one under a
        source of the curators, who gave it a site that the entry is not joined to. What was retired so stays retired.
        """
        named = {(kind, one, scope) for one in (code, *below)}
        same = [
            (number, claim)
            for number, claim in enumerate(self.row["claims"], 1)
            if (claim["kind"], claim["code"], claim["scope"]) in named and claim["source"] in self.sources
        ]
        same.sort(key=lambda one: one[1]["code"] != code)
        here = [one for one in same if one[1].get("site") == self.site]
        retired = {one[4:] for one in self.retired if one[1:4] in named}
        gone = {site for source, site in retired if source in self.sources}
        if here or self.site in gone:
            return here[0] if here else "retired"
        unplaced = [one for one in same if not one[1].get("site")]
        taken = {claim.get("site") for _, claim in same} | gone
        served = dict(zip((site for site in self.sites if site not in taken), unplaced, strict=False))
        if self.site in served:
            return served[self.site]
        theirs = {*self.sources} - {self.own}
        elsewhere = [
            one for one in same if one[1]["source"] in theirs and one[1].get("site") not in (None, *self.sites)
        ]
        retired_elsewhere = any(source in theirs and site not in self.sites for source, site in retired)
        return elsewhere[0] if elsewhere else "retired" if None in gone or retired_elsewhere else None


def told(joined: Sequence[Joined], rows: Mapping[str, Row], retired: Collection[Retired]) -> Iterator[Told]:
    """Each of these entries at its site."""
    sites: dict[tuple[Entry, str], dict[str | None, None]] = {}
    for one in joined:
        sites.setdefault((one.entry, one.spot.provider), {})[_site(one, rows)] = None
    gone: dict[str, list[Retired]] = {}
    for what in retired:
        gone.setdefault(what[0], []).append(what)
    for one in joined:
        provider = one.spot.provider
        yield Told(
            entry=one.entry,
            provider=provider,
            site=_site(one, rows),
            sites=tuple(sites[one.entry, provider]),
            sources=_sources(one.entry, rows[provider]["sources"]),
            row=rows[provider],
            retired=gone.get(provider, ()),
        )


def _site(one: Joined, rows: Mapping[str, Row]) -> str | None:
    names = [site["name"] for site in rows[one.spot.provider]["sites"]]
    return one.spot.site if names.count(one.spot.site) == 1 else None


def _own(entry: Entry) -> str:
    return record_source(entry.register, entry.kind, entry.reference)


def _sources(entry: Entry, held: Mapping[str, Row]) -> tuple[str, ...]:
    """Its own key and those of the catalogue that have its address; its own comes last while it is not there yet."""
    own = _own(entry)
    known = [key for key, source in held.items() if entry.url and source["url"] == entry.url and key != own]
    return (own, *known) if own in held else (*known, own)
