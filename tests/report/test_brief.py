"""The one page in words: three reasons on the side of the verdict, three risks of several kinds, three steps."""

from __future__ import annotations

from dataclasses import replace

import pytest

from selector.report import figures
from selector.report.brief import Brief, Chapters, brief
from selector.report.change import Turn
from selector.report.content import ReportContent
from selector.report.parts import Passage, Reference, Tag
from selector.report.portrait import Portrait
from selector.report.provider import MatchRow
from selector.report.records import AuthorityRecord
from selector.report.road import Road
from tests.report.samples import CASES, PEN, make_content, make_record

ALL = sorted(path.stem for path in (CASES / "expected").glob("*.json"))


def letter(note: str) -> AuthorityRecord:
    """A record of an authority with this beside its date, past unless it is nothing or that a date is missing."""
    is_past = note not in {"", "undated"}
    return AuthorityRecord("FDA", "A letter", "March 2015", note, is_past, Reference("A letter", "", "", ""))


def made(case: str) -> Brief:
    found = make_content(case).brief
    assert found
    return found


def chapters(content: ReportContent) -> Chapters:
    assert content.change
    assert content.road
    assert content.readiness
    return Chapters(
        content.decision, content.dimensions, content.change, content.road, content.advice,
        content.readiness, content.shortlist, content.shortlist_open, content.portraits,
    )  # fmt: skip


@pytest.mark.parametrize("case", ALL)
def test_it_holds_three_of_each_and_all_of_them_differ(case: str) -> None:
    found = made(case)
    for three in (found.reasons, found.risks, found.steps):
        assert len(set(three)) == 3
    assert all(part.title and part.text for part in (*found.reasons, *found.risks))


@pytest.mark.parametrize("case", ALL)
def test_it_says_score_and_margin_of_the_stored_verdict(case: str) -> None:
    verdict = make_record(case).result.verdict
    assert verdict.T is not None
    assert verdict.margin is not None
    assert figures.signed(verdict.T) in made(case).standing
    assert f"margin {verdict.margin:.1f}" in made(case).standing


@pytest.mark.parametrize(("case", "sign"), [("c10_antibody_phase2", 1), ("c06_mature_modified_release", -1)])
def test_its_reasons_are_the_answers_that_pushed_most_to_the_verdict(case: str, sign: int) -> None:
    rows = [row for row in make_record(case).result.verdict.explanation if row.contribution * sign > 0][:2]
    assert [reason.title for reason in made(case).reasons[:2]] == [PEN.question(row.question) for row in rows]
    assert all(
        figures.signed(row.contribution) in reason.text for row, reason in zip(rows, made(case).reasons, strict=False)
    )


def test_it_names_the_rule_where_capacity_decided() -> None:
    assert made("x_capacity_gap").reasons[0].text == make_content("x_capacity_gap").decision.by_capacity


def test_it_names_the_leader_last() -> None:
    leader = make_record("c10_antibody_phase2").result.shortlist.ranking[0]
    reason = made("c10_antibody_phase2").reasons[2]
    assert leader.name in reason.title
    assert f"fit {figures.plain(leader.fit)} of 100" in reason.text


@pytest.mark.parametrize(("tied", "title"), [(0, "ranks first"), (1, "a near tie of ranks 1 and 2"), (6, "1 to 7")])
def test_it_says_in_how_many_ranks_the_leader_is_close_to_a_tie(tied: int, title: str) -> None:
    record, content = make_record("c10_antibody_phase2"), make_content("c10_antibody_phase2")
    assert content.shortlist
    row = content.portraits[0].row
    rows = tuple(replace(row, rank=str(rank), tie="a tie" if rank <= tied else "") for rank in range(1, 8))
    listed = replace(content.shortlist, lists=(replace(content.shortlist.lists[0], first=rows[:5], rest=rows[5:]),))
    found = brief(record.result.verdict, replace(chapters(content), shortlist=listed), PEN)
    assert found.reasons[2].title.endswith(title)


def test_with_two_partners_it_names_the_first_of_each_ranking() -> None:
    content, found = make_content("x_split_with_edits"), made("x_split_with_edits")
    assert content.shortlist
    first = [f"{view.title}: {view.rows[0].name} ranks first" for view in content.shortlist.views]
    assert [told in found.reasons[2].text for told in first] == [True, True]
    assert found.both.startswith(f"One partner for both steps: {content.portraits[0].row.name} (")
    assert (found.reading[:12], made("c10_antibody_phase2").both) == ("Two partners", "")
    nobody = replace(chapters(content), portraits=())
    told = brief(make_record("x_split_with_edits").result.verdict, nobody, PEN).both
    assert told == "One partner for both steps: nobody is ranked."


def test_it_gives_dimensions_as_a_reason_where_nobody_is_named() -> None:
    record, content = make_record("c10_antibody_phase2"), make_content("c10_antibody_phase2")
    verdict = replace(record.result.verdict, explanation=record.result.verdict.explanation[:1])
    found = brief(verdict, replace(chapters(content), shortlist=None, portraits=()), PEN)
    assert [reason.text == content.dimensions.sentence for reason in found.reasons] == [False, True]


def test_a_low_confidence_and_a_record_come_before_other_risks() -> None:
    record, content = make_record("c10_antibody_phase2"), make_content("c10_antibody_phase2")
    cautious = replace(chapters(content), decision=replace(content.decision, caution="Confidence is low."))
    assert brief(record.result.verdict, cautious, PEN).risks[0].text == "Confidence is low."


def test_a_record_is_named_with_what_has_to_be_said_beside_its_date() -> None:
    record, content = make_record("c10_antibody_phase2"), make_content("c10_antibody_phase2")
    first, *others = content.portraits
    marked = replace(first, row=replace(first.row, records=(letter("undated"),)))
    found = brief(record.result.verdict, replace(chapters(content), portraits=(marked, *others)), PEN)
    told = f"{first.row.name} (FDA, March 2015, undated). What the authority was told since has to be asked."
    assert [told in risk.text for risk in found.risks] == [False, True, False]


@pytest.mark.parametrize(
    ("notes", "titles"),
    [
        (("older than seven years, since closed",), ["Musts still to be verified", "Earlier records"]),
        (("no longer current", ""), ["On record with an authority", "Musts still to be verified"]),
    ],
)
def test_records_that_are_past_come_after_the_musts_that_are_open(notes: tuple[str, ...], titles: list[str]) -> None:
    record, content = make_record("c10_antibody_phase2"), make_content("c10_antibody_phase2")
    assert content.shortlist
    marked = replace(content.portraits[0], row=replace(content.portraits[0].row, records=tuple(map(letter, notes))))
    settled = replace(content.shortlist, unsettled="")
    ahead = replace(chapters(content), shortlist=settled, portraits=(marked,), road=Road(content.road.today, (), ""))  # type: ignore[union-attr]
    found = brief(record.result.verdict, ahead, PEN)
    assert [risk.title[: len(title)] for risk, title in zip(found.risks[1:], titles, strict=True)] == titles


def test_it_says_where_other_weights_put_another_name_first() -> None:
    content = make_content("x_split_with_edits")
    assert content.shortlist
    listed = replace(content.shortlist, unsettled="Another name ranks first.")
    found = brief(make_record("x_split_with_edits").result.verdict, replace(chapters(content), shortlist=listed), PEN)
    assert Passage("The leader depends on the weights (both steps)", "Another name ranks first.") in found.risks


def test_of_the_turns_ahead_it_names_the_one_that_brings_a_transfer() -> None:
    content = make_content("c10_antibody_phase2")
    assert content.road
    turn = replace(content.road.today, title="Launch", turns=True, transfer="Technology transfer.")
    road = replace(content.road, milestones=(replace(turn, title="Phase 3", transfer=""), turn))
    found = brief(make_record("c10_antibody_phase2").result.verdict, replace(chapters(content), road=road), PEN)
    assert found.risks[2] == Passage("The road ahead turns", "Launch: CDMO. Technology transfer.")


def test_of_the_nearest_changes_it_announces_the_one_that_it_names() -> None:
    (risk,) = (
        risk for risk in made("c06_mature_modified_release").risks if risk.title == "What could turn the verdict"
    )
    assert risk.text.startswith("No single answer turns the result. The nearest: ")


@pytest.mark.parametrize(
    ("pairs", "lead"),
    [
        (
            8,
            "No single answer turns the result. 8 pairs of changes do; the smallest of them follows. Stage and Team:",
        ),
        (1, "No single answer turns the result. One pair of changes does. Stage and Team:"),
    ],
)
def test_of_several_pairs_it_announces_the_one_that_it_names(pairs: int, lead: str) -> None:
    record, content = make_record("c10_antibody_phase2"), make_content("c10_antibody_phase2")
    assert content.change
    turn = Turn("Stage and Team", "It would be", Tag("cmo", "CMO"), (("stage", ("phase_1",)), ("team", ("none",))))
    sentence = PEN.counted(PEN.say.reason.pairs, pairs)
    turned = replace(content.change, sentence=sentence, turns=(turn,) * pairs)
    found = brief(record.result.verdict, replace(chapters(content), change=turned), PEN)
    assert [risk.text for risk in found.risks if risk.title == "What could turn the verdict"] == [
        f"{lead} it would be: CMO."
    ]


def named(portrait: Portrait, name: str, *codes: str) -> Portrait:
    """A name with musts of these states, called A, B and so on, and a want that is open too."""
    rows = [MatchRow(need, "must", Tag(code, code), "") for need, code in zip("ABCDE", codes, strict=False)]
    want = MatchRow("Wish", "want", Tag("unknown", "unknown"), "")
    gate = Tag("verify" if {*codes} != {"met"} else "pass", "")
    row = replace(portrait.row, name=name, records=(), gate=gate)
    return replace(portrait, row=row, profile=replace(portrait.profile, matches=(want, *rows), check="Wish, unknown"))


@pytest.mark.parametrize(
    ("states", "told"),
    [
        pytest.param((("broader", "unknown"), ("unknown", "unknown")), "A (at 2 of 2); B (at 2 of 2)", id="all"),
        pytest.param((("unknown", "met"), ("met", "met")), "A (at 1 of 2)", id="one"),
        pytest.param((("unknown", "met", "met"), ("met", "met", "mixed")), "A (at 1 of 2); C (at 1 of 2)", id="a tie"),
        pytest.param(
            (("unknown", "met", "met"), ("mixed", "met", "mixed"), ("met", "unknown", "mixed")),
            "A (at 2 of 3); C (at 2 of 3); B (at 1 of 3)",
            id="most",
        ),
    ],
)
def test_it_counts_the_musts_that_are_open_for_most_names(states: tuple[tuple[str, ...], ...], told: str) -> None:
    record, content = make_record("c10_antibody_phase2"), make_content("c10_antibody_phase2")
    names = tuple(named(content.portraits[0], name, *codes) for name, codes in zip("XYZ", states, strict=False))
    found = brief(record.result.verdict, replace(chapters(content), portraits=names), PEN)
    (risk,) = [risk.text for risk in found.risks if risk.title == "Musts still to be verified"]
    assert risk.endswith(f" Still to verify: {told}.")


def test_there_is_none_without_a_verdict() -> None:
    content = make_content("sanity_b_all_unknown")
    assert (content.brief, content.draws, content.portraits) == (None, None, ())
