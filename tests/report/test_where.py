"""Where they are: regions, countries, towns, and what is not known."""

from dataclasses import replace

from selector.report.where import CountryThere, Where, where
from selector.shortlist.result import Ranked, SiteLine
from tests.report.samples import PEN, make_record

LEADER = make_record("x_split_with_edits").result.shortlist.ranking[0]


def at(rank: int, *places: tuple[str | None, str | None], decides: bool = True) -> Ranked:
    """A ranked name with sites at these countries and towns."""
    sites = tuple(SiteLine(f"Plant {number}", town, code, ()) for number, (code, town) in enumerate(places, 1))
    profile = replace(LEADER.profile, sites=sites)
    return replace(LEADER, rank=rank, name=f"P{rank} (Q)", deciding_met=decides, profile=profile)


def shown_of(*rows: Ranked) -> Where:
    """Where these names are."""
    shown = where(rows, PEN)
    assert shown is not None
    return shown


def names(land: CountryThere) -> list[str]:
    """Each name in a country with its rank and towns."""
    return [f"{name.rank} {name.name}: {name.towns}" for name in land.names]


def places(shown: Where) -> list[tuple[str, list[tuple[str, list[str]]]]]:
    """Regions with their countries and the names there."""
    return [(region.label, [(land.label, names(land)) for land in region.countries]) for region in shown.regions]


def test_it_lists_names_by_region_and_country_in_the_order_of_ranks() -> None:
    shown = shown_of(at(1, ("DE", "Town 1"), ("FR", "Town 2")), at(2, ("DE", "Town 3"), ("DE", "Town 4")))
    assert places(shown) == [
        ("European Union", [("France", ["1 P1: Town 2"]), ("Germany", ["1 P1: Town 1", "2 P2: Town 3 and Town 4"])]),
    ]


def test_it_shows_a_country_once_in_the_first_region_that_holds_it() -> None:
    shown = shown_of(at(1, ("CA", "T"), ("CH", "T"), ("DE", "T"), ("GB", "T"), ("US", "T"), ("PR", "T"), ("SG", "T")))
    assert [(label, [land for land, _ in lands]) for label, lands in places(shown)] == [
        ("European Union", ["Germany"]),
        ("Europe, other countries", ["Switzerland", "United Kingdom"]),
        ("United States", ["Puerto Rico", "United States"]),
        ("North America, other countries", ["Canada"]),
        ("Asia-Pacific, other countries", ["Singapore"]),
    ]


def test_it_says_a_region_once_where_its_one_country_is_the_same() -> None:
    shown = shown_of(at(1, ("US", "Town 1"), ("KR", "Town 2")))
    assert places(shown) == [
        ("", [("United States", ["1 P1: Town 1"])]),
        ("", [("South Korea", ["1 P1: Town 2"])]),
    ]


def test_it_keeps_other_countries_and_unknown_ones_last() -> None:
    shown = shown_of(at(1, (None, "Town 1"), ("BR", "Town 2"), ("JP", "Town 3")))
    assert places(shown) == [
        ("", [("Japan", ["1 P1: Town 3"])]),
        ("Elsewhere", [("Brazil", ["1 P1: Town 2"])]),
        ("", [("Country not known", ["1 P1: Town 1"])]),
    ]


def test_it_names_a_town_once_and_a_site_without_one_by_its_name() -> None:
    shown = shown_of(at(1, ("DE", "Town 1, Saxony"), ("DE", "Town 1"), ("DE", None)))
    assert places(shown) == [("European Union", [("Germany", ["1 P1: Town 1 and Plant 3"])])]


def test_it_takes_the_first_ten_of_each_list() -> None:
    rows = [at(rank, ("JP", "T"), decides=rank <= 12) for rank in range(1, 25)]
    (region,) = shown_of(*rows).regions
    assert [name.rank for name in region.countries[0].names] == [str(rank) for rank in (*range(1, 11), *range(13, 23))]


def test_it_says_of_whom_no_site_is_known() -> None:
    assert shown_of(at(1), at(2, ("JP", "T"))).none == "No current site is known of P1 (Q)."
    assert shown_of(at(2, ("JP", "T"))).none == ""


def test_it_is_left_out_where_nobody_is_ranked() -> None:
    assert where((), PEN) is None
