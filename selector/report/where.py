"""Where they are: the current sites of the first names of each list, by region and country."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import takewhile

from selector.shortlist.result import Ranked, SiteLine

from .one_site import some_sites
from .parts import BEST
from .pen import Pen, country, without_bracket

ELSEWHERE, UNKNOWN = "elsewhere", "unknown"  # beside the keys of regions: in none of them, and no country known


@dataclass(frozen=True, slots=True)
class NameThere:
    """A name with its towns in a country; a site without a town stands with its own name."""

    rank: str
    name: str
    towns: str


@dataclass(frozen=True, slots=True)
class CountryThere:
    """A country with the names that have a site in it, best first."""

    label: str
    names: tuple[NameThere, ...]


@dataclass(frozen=True, slots=True)
class RegionThere:
    """A region with its countries by name; `label` is empty where its one country says the same."""

    label: str
    countries: tuple[CountryThere, ...]


@dataclass(frozen=True, slots=True)
class Where:
    """The regions in the order of the method; `none` names those of whom no current site is known, or is empty."""

    sentence: str
    regions: tuple[RegionThere, ...]
    none: str


def where(ranking: Sequence[Ranked], pen: Pen) -> Where | None:
    """The sites of the first ten names of each list; None where nobody is ranked."""
    names = [row for decides in (True, False) for row in _list(ranking, decides=decides)]
    if not names:
        return None
    say, silent = pen.say.where, [row.name for row in names if not row.profile.sites]
    return Where(
        sentence=say.sentence,
        regions=tuple(_regions(_by_country(names, pen), pen)),
        none=pen.counted(say.none, len(silent), names=pen.listed(silent)) if silent else "",
    )


def _list(ranking: Sequence[Ranked], *, decides: bool) -> list[Ranked]:
    return [row for row in ranking if row.deciding_met == decides][:BEST]


def _by_country(names: Sequence[Ranked], pen: Pen) -> dict[str, list[NameThere]]:
    """The names in each country, best first; under "" those with a site of which the country is not known."""
    found: dict[str, list[NameThere]] = defaultdict(list)
    for row in names:
        towns: dict[str, dict[str, None]] = defaultdict(dict)
        for site in row.profile.sites:
            towns[site.country or ""][_town(site)] = None
        for code, there in towns.items():
            found[code].append(NameThere(str(row.rank), without_bracket(row.name), some_sites(list(there), pen)))
    return found


def _town(site: SiteLine) -> str:
    return (site.city or site.name).partition(",")[0]


def _regions(there: Mapping[str, Sequence[NameThere]], pen: Pen) -> Iterator[RegionThere]:
    """Each country once: in the first region of the method that holds it."""
    grouped: dict[str, list[str]] = defaultdict(list)
    for code in sorted(there, key=country):
        grouped[_region_of(code, pen)].append(code)
    for key in (*pen.method.region, ELSEWHERE, UNKNOWN):
        codes = grouped[key]
        if codes:
            label, alone = _label(key, pen), len(codes) == 1 and _says_it(key, codes[0], pen)
            countries = (CountryThere(country(code) or label, tuple(there[code])) for code in codes)
            yield RegionThere("" if alone else label, tuple(countries))


def _region_of(code: str, pen: Pen) -> str:
    if not code:
        return UNKNOWN
    return next((key for key, region in pen.method.region.items() if code in region.countries), ELSEWHERE)


def _says_it(key: str, code: str, pen: Pen) -> bool:
    """True where the region says as much as its country."""
    region = pen.method.region.get(key)
    return key == UNKNOWN or (region is not None and (region.countries == (code,) or _label(key, pen) == country(code)))


def _label(key: str, pen: Pen) -> str:
    """The name of a region; one that holds countries of an earlier one is left with the others."""
    say, regions = pen.say.where, pen.method.region
    if key not in regions:
        return say.unknown if key == UNKNOWN else say.elsewhere
    label, own = without_bracket(pen.texts.region[key].label), set(regions[key].countries)
    earlier = takewhile(lambda other: other != key, regions)
    partly = any(own.intersection(regions[other].countries) for other in earlier)
    return say.rest.format(region=label) if partly else label
