"""What requirements leave of a catalogue, and what one must less brings back."""

from collections.abc import Iterable
from dataclasses import astuple, replace

import pytest
from hypothesis import given, settings

from providers.catalogue.facts import Claim, ProviderFacts
from selector.shortlist.longlist import longlist
from selector.shortlist.relax import Counts, Reachable, reachable
from selector.shortlist.result import Requirement, State
from tests.builders import make_claim, make_provider, make_requirement
from tests.shortlist.matching import BASIS, ask_for, claims
from tests.shortlist.strategies import catalogues, requirements

Needs = tuple[Requirement, ...]
Facts = tuple[ProviderFacts, ...]
FDA, TABLET, SCALE_UP = "regulator:us_fda", "dosage_form:tablet", "service:scale_up"
SUBSTANCE, PEPTIDE = "substance_or_product:drug_substance", "modality:peptide"

MADE = claims("dosage_form", "tablet")
OTHER = claims("dosage_form", "nasal", "otic", "suppository", "ampoule")  # so many that what is not among them is none
RECORD = {state: make_claim("regulator", "us_fda", outcome=state) for state in ("passed", "adverse")}


def reach(needs: str | Needs, *providers: ProviderFacts, dropped: str = "") -> Reachable:
    """What is left of these providers; "kind:code" is a must, "kind:code?" a want."""
    asked = ask_for(*needs.split()) if isinstance(needs, str) else needs
    return reachable(BASIS, asked, ask_for(*dropped.split()), providers)


def firm(slug: str, *said: Iterable[Claim]) -> ProviderFacts:
    return make_provider(slug, claims=tuple(claim for some in said for claim in some))


MAKER = firm("maker", MADE)
SILENT = firm("silent")
ELSEWHERE = firm("elsewhere", OTHER)
WARNED = firm("warned", MADE, [RECORD["adverse"]])
BOTH = firm("both", OTHER, [RECORD["adverse"]])


@pytest.mark.parametrize(
    ("provider", "state"),
    [
        (MAKER, "meets"),
        (firm("capsules", claims("dosage_form", "oral_solid")), "in_part"),
        (firm("planning", claims("dosage_form", "tablet", status="planned")), "in_part"),
        (firm("former", claims("dosage_form", "tablet", status="historic")), "in_part"),
        (ELSEWHERE, "unlisted"),
        (SILENT, "unknown"),
    ],
)
def test_a_provider_counts_once_by_its_state(provider: ProviderFacts, state: str) -> None:
    assert reach(TABLET, provider).counts[TABLET] == replace(Counts(0, 0, 0, 0, 0), **{state: 1})


def test_records_count_as_unfavourable_or_in_part_where_authorities_disagree() -> None:
    mixed = firm("mixed", RECORD.values())
    states: list[State] = [row[0].state for row in longlist(BASIS, ask_for(FDA), (WARNED, mixed)).findings]
    counted = reach(FDA, WARNED, mixed).counts[FDA]
    assert (counted.adverse, counted.in_part) == (states.count("adverse"), states.count("mixed"))


@pytest.mark.parametrize(
    ("needs", "left", "returns", "best"),
    [
        (f"{TABLET}", 3, {TABLET: 2}, TABLET),
        (f"{TABLET} {FDA}", 2, {TABLET: 1, FDA: 1}, TABLET),
        (f"{FDA} {TABLET}", 2, {FDA: 1, TABLET: 1}, FDA),
        (f"{TABLET}? {FDA}", 3, {FDA: 2}, FDA),
        (f"{TABLET} {FDA}?", 3, {TABLET: 2}, TABLET),
        (f"{SCALE_UP}", 5, {SCALE_UP: 0}, None),
        (f"{TABLET}? {FDA}?", 5, {}, None),
        ("", 0, {}, None),
    ],
)
def test_it_counts_who_stays_and_whom_one_must_alone_keeps_out(
    needs: str, left: int, returns: dict[str, int], best: str | None
) -> None:
    found = reach(needs, MAKER, SILENT, ELSEWHERE, WARNED, BOTH)
    assert (found.providers, found.left, found.returns, found.best) == (5, left, returns, best)


@pytest.mark.parametrize(
    ("needs", "providers", "few"),
    [
        (TABLET, (MAKER, SILENT), True),
        (TABLET, (MAKER, SILENT, WARNED), False),
        (TABLET, (), True),
        (f"{TABLET}?", (MAKER,), False),
        ("", (MAKER,), False),
    ],
)
def test_fewer_than_three_are_few_only_where_musts_leave_them(needs: str, providers: Facts, *, few: bool) -> None:
    assert reach(needs, *providers).is_few is few


def test_what_is_dropped_is_counted_and_bars_nobody() -> None:
    found = reach(FDA, MAKER, ELSEWHERE, dropped=TABLET)
    assert (found.left, list(found.returns)) == (2, [FDA])
    assert found.counts[TABLET] == Counts(1, 0, 1, 0, 0)


def test_without_the_drug_substance_the_filling_of_peptides_counts_and_the_substance_is_counted_all_the_same() -> None:
    filler = firm("filler", claims("modality", "peptide", scope="drug_product_only"))
    asked = reach(f"{PEPTIDE} {SUBSTANCE}", filler)
    dropped = reach(PEPTIDE, filler, dropped=SUBSTANCE)
    assert (asked.counts[PEPTIDE].meets, dropped.counts[PEPTIDE].meets) == (0, 1)
    assert asked.counts[SUBSTANCE] == dropped.counts[SUBSTANCE]
    assert reach("", filler, dropped=SUBSTANCE).counts == {SUBSTANCE: asked.counts[SUBSTANCE]}


@settings(max_examples=100, deadline=None)
@given(needs=requirements(), facts=catalogues())
def test_what_a_must_returns_is_what_a_second_count_with_it_as_a_want_adds(needs: Needs, facts: Facts) -> None:
    found = reach(needs, *facts)
    for place, need in enumerate(needs):
        if need.level == "must":
            lowered = make_requirement(need.key, "want", amount=need.amount, unit=need.unit)
            after = reach((*needs[:place], lowered, *needs[place + 1 :]), *facts)
            assert after.left - found.left == found.returns[need.key]
    assert list(found.returns) == [need.key for need in needs if need.level == "must"]


@settings(max_examples=100, deadline=None)
@given(needs=requirements(), facts=catalogues())
def test_everybody_is_counted_once_and_stays_where_the_gate_lets_it(needs: Needs, facts: Facts) -> None:
    found = reach(needs, *facts)
    assert {sum(astuple(counts)) for counts in found.counts.values()} == {len(facts)}
    assert found.left == sum(gate in ("pass", "verify") for gate in longlist(BASIS, needs, facts).gates)


@settings(max_examples=100, deadline=None)
@given(needs=requirements(), facts=catalogues())
def test_a_dropped_requirement_counts_as_if_it_alone_came_back(needs: Needs, facts: Facts) -> None:
    kept, dropped = needs[: len(needs) // 2], needs[len(needs) // 2 :]
    found = reachable(BASIS, kept, dropped, facts)
    for need in dropped:
        assert found.counts[need.key] == reach((*kept, need), *facts).counts[need.key]
    assert found.left == reach(kept, *facts).left
