"""A name in full on paper: every requirement is a match or a gap, every site is named, no record is left out."""

from __future__ import annotations

from dataclasses import replace

import pytest

from selector.report.portrait import Portrait, portraits
from selector.shortlist.result import Match
from selector.shortlist.together import SHOWN
from tests.report.samples import PEN, content_of, make_content, make_evidence, make_record
from tests.report.test_regulatory import mixed

CASES = ["c10_antibody_phase2", "c06_mature_modified_release", "x_split_with_edits"]


def made(case: str) -> tuple[Portrait, ...]:
    return make_content(case).portraits


@pytest.mark.parametrize("case", CASES)
def test_each_requirement_is_met_or_stands_among_the_gaps(case: str) -> None:
    result = make_record(case).result
    for ranked, portrait in zip(result.shortlist.ranking, made(case), strict=False):
        told = "; ".join(gap.value for gap in portrait.gaps)
        for need, state in zip(result.requirements, ranked.states, strict=True):
            assert state == "met" or PEN.need(need) in told
        assert bool(portrait.no_gaps) == (set(ranked.states) <= {"met"})


@pytest.mark.parametrize("case", CASES)
def test_it_names_the_town_of_each_site(case: str) -> None:
    for ranked, portrait in zip(make_record(case).result.shortlist.ranking, made(case), strict=False):
        assert all((site.city or site.name).partition(",")[0] in portrait.sites for site in ranked.profile.sites)


def test_it_says_that_no_site_and_no_record_is_in_the_catalogue() -> None:
    record, content = make_record(CASES[0]), make_content(CASES[0])
    assert content.shortlist
    first, *others = record.result.shortlist.ranking
    bare = replace(first, profile=replace(first.profile, sites=(), records=()))
    result = replace(record.result, shortlist=replace(record.result.shortlist, ranking=(bare, *others)))
    profiles = tuple(replace(profile, records=()) for profile in content.shortlist.profiles)
    portrait = portraits(result, replace(content.shortlist, profiles=profiles), content.day, PEN)[0]
    assert portrait.sites == PEN.say.portrait.no_sites
    assert portrait.roles == ""
    assert PEN.say.portrait.no_record in portrait.authorities


def test_a_must_among_the_gaps_is_marked() -> None:
    result = make_record(CASES[0]).result
    for ranked, portrait in zip(result.shortlist.ranking, made(CASES[0]), strict=False):
        told = "; ".join(gap.value for gap in portrait.gaps)
        for need, state in zip(result.requirements, ranked.states, strict=True):
            marked = f"{PEN.need(need)} (must)" in told
            assert marked == (state != "met" and need.level == "must")


def test_it_counts_the_musts_that_only_old_claims_show() -> None:
    record, content = make_record(CASES[0]), make_content(CASES[0])
    assert content.shortlist
    old = portraits(record.result, content.shortlist, "2099-01-01", PEN)[0].old
    shown = [
        match
        for need, match in zip(record.result.requirements, record.result.shortlist.ranking[0].matches, strict=True)
        if need.level == "must" and match.state in SHOWN and match.evidence and match.evidence.as_of
    ]
    assert old == f"{PEN.count(len(shown)).capitalize()} musts rest on claims older than seven years."
    assert portraits(record.result, content.shortlist, "2001-01-01", PEN)[0].old == ""


def test_a_record_that_is_shown_is_told_with_how_it_ended() -> None:
    record, content = make_record(CASES[0]), make_content(CASES[0])
    assert content.shortlist
    first, *others = record.result.shortlist.ranking
    place = [need.key for need in record.result.requirements].index("regulator:us_fda")
    ended = Match("met", 0.9, 0.9, 0.9, 0.9, make_evidence(as_of="2022-02", outcome="observations"), ())
    told = replace(first, matches=(*first.matches[:place], ended, *first.matches[place + 1 :]))
    result = replace(record.result, shortlist=replace(record.result.shortlist, ranking=(told, *others)))
    portrait = portraits(result, content.shortlist, content.day, PEN)[0]
    assert "FDA record (2022-02, observations, no enforcement)" in portrait.authorities


def test_a_record_that_differs_between_sites_is_no_record_that_is_not_shown() -> None:
    portrait = content_of(mixed()).portraits[0]
    assert "Different between sites: FDA record." in portrait.authorities
    assert "Not shown: EU authority record, PMDA record." in portrait.authorities
