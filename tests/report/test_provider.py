"""One provider in full: facts, claims with grade, date and source, and questions."""

from collections.abc import Sequence
from dataclasses import replace

import pytest

from selector.report.provider import Field, MatchRow, Profile, first_words, profile
from selector.shortlist.result import Ask, Evidence, Lead, Match, Ranked, Requirement, Risk, SiteLine, State
from tests.report.samples import PEN, make_evidence, make_need, make_record

RANKED = make_record("x_split_with_edits").result.shortlist
LEADER, DRAW = replace(RANKED.ranking[0], risk=None, ask=()), RANKED.ranking_draws[0]
NEED = make_need()


def shown_of(row: Ranked) -> Profile:
    """A provider read against one need."""
    return read_against([NEED] * len(row.matches), row)


def read_against(needs: Sequence[Requirement], row: Ranked) -> Profile:
    """A provider read against these needs."""
    return profile(row, DRAW, Field(needs, 6, "2026-11-23"), PEN)


def matched(evidence: Evidence | None, state: State = "met", lead: Lead | None = None) -> MatchRow:
    """The row of one match."""
    ask = (Ask(NEED.key, "must", lead, "Do you?"),) if lead else ()
    match = Match(state, 0.9, 0.9, 0.9, 0.9, evidence, ("Site 1", "Site 2"))
    return shown_of(replace(LEADER, ask=ask, matches=(match,))).matches[0]


def test_it_shows_a_claim_with_grade_date_and_source() -> None:
    row = matched(make_evidence())
    assert (row.need, row.level, row.state.label, row.claim) == ("Tablet", "must", "Met", "Makes tablets")
    assert (row.evidence, row.bars, row.as_of, row.age, row.source) == ("Third party", 2, "2025-03", "", "1")


def test_it_says_undated_and_old_beside_the_date() -> None:
    assert (matched(make_evidence(as_of=None)).as_of, matched(make_evidence(as_of=None)).age) == ("", "undated")
    assert matched(make_evidence(as_of="2015")).age == "older than seven years"


def test_it_says_beside_the_date_what_has_expired() -> None:
    assert matched(make_evidence(valid_until="2026-11-23")).age == ""
    assert matched(make_evidence(valid_until="2026-11-22"), "historic").age == "expired on 22 November 2026"
    both = matched(make_evidence(as_of="2015", valid_until="2018-03-01"), "historic").age
    assert both == "older than seven years, expired on 1 March 2018"


def test_it_says_where_a_met_rests_on_a_statement() -> None:
    stated = make_evidence(outcome="stated")
    assert matched(stated, lead="stated").note == "stated, no inspection shown"
    assert matched(stated).note == ""


def test_it_says_how_a_record_ended_where_a_met_alone_would_promise_more() -> None:
    notes = {ending: matched(make_evidence(outcome=ending)).note for ending in ("passed", "observations")}
    assert notes == {"passed": "", "observations": "observations, no enforcement"}


def test_it_shows_no_claim_where_nothing_is_known() -> None:
    row = matched(None, "unknown", "unknown")
    assert (row.claim, row.shown, row.bars, row.source) == ("Nothing public was found either way.", False, 0, "")


def test_it_says_where_only_neighbouring_stages_are_listed() -> None:
    row = matched(make_evidence(), "broader", "between")
    assert (row.claim, row.shown) == ("Earlier and later stages are listed, not this one.", False)


def test_it_names_the_sites_that_show_a_place() -> None:
    assert matched(None).claim == "Site 1; Site 2"


def test_it_names_the_sites_of_what_is_met() -> None:
    assert matched(make_evidence()).sites == "at Site 1 and Site 2"
    assert matched(make_evidence(), "planned").sites == ""


def test_it_says_whether_one_site_shows_the_musts() -> None:
    needs = [make_need(), make_need("regulator", "us_fda")]
    matches = tuple(Match("met", 0.9, 0.9, 0.9, 0.9, make_evidence(), (site,)) for site in ("Bern", "Lyon"))
    shown = read_against(needs, replace(LEADER, matches=matches))
    assert shown.together.endswith("No single site shows all of these: Bern shows 1; FDA record is shown at Lyon.")


@pytest.mark.parametrize(
    ("share", "words"),
    [
        (0.0, "First in no draw"),
        (0.0001, "First in less than 1 % of draws"),
        (0.01, "First in 1 % of draws"),
        (0.62, "First in 62 % of draws"),
        (0.9999, "First in 99.99 % of draws"),
        (1.0, "First in every draw"),
    ],
)
def test_it_says_how_often_a_name_is_first(share: float, words: str) -> None:
    assert first_words(replace(DRAW, first=share), PEN) == words


def test_it_numbers_each_source_once() -> None:
    one, other = make_evidence(), make_evidence(title="Another", url=None)
    matches = tuple(Match("met", 0.9, 0.9, 0.9, 0.9, item, ()) for item in (one, other, one))
    shown = shown_of(replace(LEADER, matches=matches, profile=replace(LEADER.profile, records=(other,))))
    assert [row.source for row in shown.matches] == ["1", "2", "1"]
    assert [(item.number, item.title, item.host) for item in shown.sources] == [
        ("1", "A paper", "example.org"),
        ("2", "Another", ""),
    ]


def test_it_words_the_facts() -> None:
    facts = replace(
        LEADER.profile, hq_city="Town 1", hq_country="IN", founded=1993, model=("cdmo",), claims=29, sources=1
    )
    assert shown_of(replace(LEADER, profile=facts)).about == (
        "Town 1, India. Founded 1993. Describes its work as development and manufacturing (CDMO). "
        "29 claims from 1 source."
    )


def test_it_leaves_out_facts_that_are_not_known() -> None:
    facts = replace(LEADER.profile, hq_city=None, hq_country=None, founded=None, model=(), claims=1, sources=2)
    assert shown_of(replace(LEADER, profile=facts)).about == "1 claim from 2 sources."


def test_it_gives_four_figures() -> None:
    figures = shown_of(LEADER).figures
    assert [(figure.value, figure.note) for figure in figures[:3]] == [
        ("1", "of 6; first in 98 % of draws"),
        ("52.3", "of 100; low 45, high 94"),
        ("54 %", "by weight"),
    ]


def test_it_words_sites() -> None:
    site = SiteLine("Plant", "Town 1", "DE", ("drug_product", "testing"))
    facts = replace(LEADER.profile, sites=(site, SiteLine("Town 2", "Town 2", None, ())))
    assert shown_of(replace(LEADER, profile=facts)).sites == (
        "Plant, Town 1, Germany: finished medicine, testing",
        "Town 2",
    )


def test_it_shows_a_mixed_record_with_both_sides_and_their_sites() -> None:
    clean = make_evidence(code="us_fda", detail="Inspected", site="South")
    letter = make_evidence(code="us_fda", detail="Warning letter on North", outcome="adverse", site="North", title="L")
    elsewhere, past = replace(letter, code="eu_ema"), replace(letter, status="historic")
    facts = replace(LEADER.profile, records=(letter, elsewhere, past))
    match = Match("mixed", 0.4, 0.0, 0.9, 0.9, clean, ("South", "North"))
    shown = read_against([make_need("regulator", "us_fda")], replace(LEADER, matches=(match,), profile=facts, ask=()))
    (row,) = shown.matches
    assert (row.claim, row.source) == ("South: Inspected", "1")
    assert [(record.text, record.source.number) for record in row.records] == [("Warning letter on North", "2")]
    assert len(shown.records) == 3


def test_it_leaves_the_lead_of_a_question_to_the_table() -> None:
    lead = PEN.texts.rfi_lead["broader"].text.format(claim="Makes tablets")
    ask = Ask(NEED.key, "must", "broader", f"{lead} Form needed: Tablet?")
    match = Match("broader", 0.4, 0.0, 0.9, 0.9, make_evidence(detail="Makes tablets."), ())
    shown = shown_of(replace(LEADER, ask=(ask,), matches=(match,)))
    assert (shown.ask, shown.ask_briefly) == ((ask.text,), ("Form needed: Tablet?",))


def test_it_asks_on_paper_once_for_all_requirements_of_a_kind() -> None:
    needs = [make_need(), make_need("regulator", "us_fda"), make_need(code="hard_capsule")]
    asks = tuple(Ask(need.key, "must", "unknown", f"Asked on {need.code}?") for need in needs)
    matches = (Match("unknown", 0.1, 0.0, 0.9, None, None, ()),) * 3
    shown = read_against(needs, replace(LEADER, ask=asks, matches=matches))
    assert len(shown.ask) == 3
    assert shown.ask_briefly[0].startswith("Forms needed: Tablet; Hard capsule. Do you make each under GMP")
    assert shown.ask_briefly[1:] == ("Asked on us_fda?",)


def test_every_kind_that_is_asked_about_can_be_asked_about_at_once() -> None:
    assert set(PEN.say.portrait.several) == set(PEN.texts.rfi)


def test_it_names_what_to_check_first() -> None:
    match = Match("unknown", 0.1, 0.0, 0.9, None, None, ())
    row = replace(LEADER, ask=(), matches=(match,), risk=Risk(NEED.key, "unknown"))
    assert shown_of(row).check == "Tablet, not known"
    oldest = Risk(NEED.key, "met")  # as the method has it where all is shown
    assert shown_of(replace(row, risk=oldest)).check == "Tablet, met, the oldest evidence"
    assert shown_of(replace(row, risk=None)).check == ""
