"""The table of names against needs: groups, shades, what a cell says, and what opens."""

from collections.abc import Sequence
from dataclasses import replace
from typing import Any

import pytest

from selector.report.heat import Heat, HeatCell, heat
from selector.shortlist.result import Ask, Match, Ranked, Requirement, State
from tests.report.samples import PEN, make_content, make_evidence, make_need, make_record

LEADER = replace(make_record("x_split_with_edits").result.shortlist.ranking[0], ask=())
NEED = make_need()
FDA = make_need("regulator", "us_fda")
COUNTRY = make_need("country", "DE")


def matched(state: State = "met", *sites: str, central: float = 0.9, **claim: str | None) -> Match:
    """A match with a claim, changed as given."""
    return Match(state, central, central, central, 0.9, make_evidence(**claim), sites)


def table(rows: Sequence[Ranked], *needs: Requirement) -> Heat:
    """The table of these names."""
    shown = heat(rows, needs, "2026-11-23", PEN)
    assert shown is not None
    return shown


def cell(match: Match, need: Requirement = NEED, **changes: Any) -> HeatCell:
    """The cell of a name with one match."""
    row = replace(LEADER, matches=(match,), states=(match.state,), **changes)
    return table([row], need).groups[0].rows[0].cells[0]


def test_it_says_state_grade_date_and_source_in_a_line() -> None:
    shown = cell(matched())
    assert shown.words == "Met. Third party, 2025-03. A paper"
    assert (shown.step, shown.state, shown.bars, shown.key) == (5, "met", 2, "h1-0")


def test_it_opens_to_the_claim_its_sites_and_its_source() -> None:
    shown = cell(matched("met", "Bern", "Lyon"))
    assert (shown.who, shown.claim) == ("1 Plain Tablets: tablet, met", "Makes tablets")
    assert shown.evidence == "Third party, 2025-03, at Bern and Lyon"
    assert (shown.source, shown.host, shown.url) == ("A paper, 2025", "example.org", "https://www.example.org/paper")


@pytest.mark.parametrize(
    ("need", "match", "evidence"),
    [
        (NEED, matched(as_of="2015"), "Third party, 2015, older than seven years, not tied to a site"),
        (NEED, matched(as_of=None), "Third party, undated, not tied to a site"),
        (NEED, matched("planned"), "Third party, 2025-03"),
        (make_need("model", "cdmo"), matched(), "Third party, 2025-03"),
    ],
)
def test_it_says_age_and_where_no_site_is_tied(need: Requirement, match: Match, evidence: str) -> None:
    assert cell(match, need).evidence == evidence


def test_it_has_no_link_without_a_public_address() -> None:
    shown = cell(matched(url="javascript:alert(1)"))
    assert (shown.source, shown.host, shown.url) == ("A paper, 2025", "", "")


@pytest.mark.parametrize(("state", "words"), [("unknown", "Not known"), ("unlisted", "Not listed")])
def test_nothing_opens_where_there_is_no_claim(state: State, words: str) -> None:
    shown = cell(Match(state, 0.1, 0.0, 0.9, None, None, ()))
    assert shown == HeatCell(1, state, words)


def test_a_country_opens_to_its_sites() -> None:
    shown = cell(Match("met", 0.85, 0.85, 0.85, 0.85, None, ("Bern", "Lyon")), COUNTRY)
    assert (shown.words, shown.claim, shown.source) == ("Met. Bern; Lyon", "Bern; Lyon", "")


def test_neighbouring_stages_open_to_a_sentence() -> None:
    shown = cell(matched("broader"), ask=(Ask(NEED.key, "must", "between", "Do you?"),))
    assert (shown.claim, shown.bars) == ("Earlier and later stages are listed, not this one.", 0)


def test_a_mixed_record_opens_to_both_sides() -> None:
    letter = make_evidence(code="us_fda", detail="Warning letter", outcome="adverse")
    shown = cell(matched("mixed", code="us_fda"), FDA, profile=replace(LEADER.profile, records=(letter,)))
    assert [record.text for record in shown.records] == ["Warning letter"]


@pytest.mark.parametrize(("central", "shade"), [(0.0, 1), (0.19, 1), (0.5, 3), (0.85, 5), (1.0, 5)])
def test_it_shades_the_central_credit(central: float, shade: int) -> None:
    assert cell(matched(central=central)).step == shade


def test_it_groups_needs_by_dimension_with_musts_first() -> None:
    needs = (make_need("service", "scale_up", level="want"), FDA, make_need("service", "formulation_development"))
    row = replace(LEADER, matches=(matched(),) * 3)
    groups = table([row], *needs).groups
    assert [[(row.need, row.must, row.level) for row in group.rows] for group in groups] == [
        [("Formulation development", True, "must"), ("Scale-up", False, "want")],
        [("FDA record", True, "must")],
    ]


def test_it_has_the_first_ten_names_without_brackets() -> None:
    rows = [replace(LEADER, rank=rank, name=f"P{rank} (was Q)", matches=(matched(),)) for rank in range(1, 13)]
    shown = table(rows, NEED)
    assert [(name.rank, name.name) for name in shown.names][8:] == [("9", "P9"), ("10", "P10")]
    assert (shown.span, len(shown.groups[0].rows[0].cells)) == (11, 10)
    assert shown.sentence == "The first 10 names against each requirement."
    assert table(rows[:1], NEED).sentence == "The first name against each requirement."


def test_it_keys_the_shapes_that_occur() -> None:
    row = replace(LEADER, matches=(matched("broader"), matched()))
    assert [state.code for state in table([row], NEED, FDA).states] == ["met", "broader"]


def test_no_two_cells_open_the_same_details() -> None:
    shown = make_content("x_split_with_edits").heat
    assert shown is not None
    keys = [cell.key for group in shown.groups for row in group.rows for cell in row.cells if cell.key]
    assert len(keys) == len(set(keys)) > 0


def test_there_is_no_table_where_nobody_is_ranked() -> None:
    assert heat((), (NEED,), "2026-11-23", PEN) is None
