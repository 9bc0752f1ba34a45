"""Whether one named site shows the musts, in words: short for a row, in full for a profile."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from selector.shortlist.result import Requirement
from selector.shortlist.together import Together

from .pen import Pen, lower_first, upper_first

MOST_NEEDS, MOST_SITES = 3, 3  # so many are named; more are counted


@dataclass(frozen=True, slots=True)
class OneSite:
    """`best` is "5 of 7 at Bern", the musts shown at the best site, `rest` where the others are; `sentence` says all.

    They are empty where no must is shown, and `rest` also where one site shows all or none is named.
    """

    best: str
    rest: str
    sentence: str


def one_site(found: Together, requirements: Sequence[Requirement], pen: Pen) -> OneSite:
    """The musts of one provider by site."""
    if not found.shown:
        return OneSite("", "", "")
    say, counts = pen.say.together, {"site": found.site, "here": len(found.here), "musts": found.musts}
    key = "none" if found.site is None else "all" if _complete(found) and found.musts > 1 else "best"
    parts = {
        "general": found.general,
        "elsewhere": len(found.elsewhere),
        "loose": len(found.loose) if found.site else 0,
        "open": found.musts - found.shown if found.site else 0,
    }
    rest = (say.rest[part].format(count=count) for part, count in parts.items() if count)
    names = {need.key: lower_first(pen.need(need)) for need in requirements}
    return OneSite(say.row[key].format(**counts), pen.say.form.comma.join(rest), _sentence(found, names, pen))


def some_sites(sites: Sequence[str], pen: Pen) -> str:
    """The names of sites or towns in words; of five or more the first three are named."""
    if len(sites) <= MOST_SITES + 1:
        return pen.listed(sites)
    return pen.listed([*sites[:MOST_SITES], pen.say.together.more.format(count=len(sites) - MOST_SITES)])


def _sentence(found: Together, names: Mapping[str, str], pen: Pen) -> str:
    count, lead = found.general, _lead(found, names, pen)
    told = pen.say.together.general.of(count).format(count=upper_first(pen.count(count)), site=found.site)
    return f"{lead} {told}" if count else lead


def _complete(found: Together) -> bool:
    return found.at_one_site and found.shown == found.musts


def _lead(found: Together, names: Mapping[str, str], pen: Pen) -> str:
    say, complete = pen.say.together, found.shown == found.musts
    if _complete(found):
        return pen.counted(say.complete, found.musts, site=found.site)
    lead = pen.counted(say.all_shown if complete else say.shown, found.shown, musts=found.musts)
    if found.site is None:
        return f"{lead} {say.none.of(found.shown)}"
    if found.at_one_site:
        return f"{lead} {say.one.of(found.shown).format(site=found.site)}"
    pattern = say.group if found.elsewhere else say.some
    rest = "; ".join((*_elsewhere(found, names, pen), *_loose(found, names, pen)))
    return f"{lead} {upper_first(pattern.format(site=found.site, here=len(found.here), rest=rest))}"


def _elsewhere(found: Together, names: Mapping[str, str], pen: Pen) -> Iterator[str]:
    by_sites: dict[tuple[str, ...], list[str]] = defaultdict(list)
    for must in found.elsewhere:
        by_sites[must.sites].append(names[must.requirement])
    for sites, needs in by_sites.items():
        yield pen.say.together.elsewhere.of(len(needs)).format(needs=pen.listed(needs), sites=some_sites(sites, pen))


def _loose(found: Together, names: Mapping[str, str], pen: Pen) -> Iterator[str]:
    say, count = pen.say.together, len(found.loose)
    if 0 < count <= MOST_NEEDS:
        yield say.loose.of(count).format(needs=pen.listed([names[key] for key in found.loose]))
    elif count:
        yield say.loose_count.of(count).format(count=pen.count(count))
