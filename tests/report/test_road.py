"""The road ahead, the strategy and the needs in words."""

import pytest

from selector.report.advice import advice, gave_way
from selector.report.needs import needs
from selector.report.road import Road, road
from selector.verdict.result import RoadmapRow, VerdictKey
from tests.report.samples import PEN, make_content, make_need, make_reading, make_verdict


def after(strategy: str | None, *stops: str | None) -> list[str]:
    """What the road says of the strategy at each of these stops, from this one today."""
    rows = (
        RoadmapRow("launch_supply", "commercial", 0.0, 90.0, "either", stop, turns=False, transfer=False)
        for stop in stops
    )
    verdict = make_verdict(roadmap=tuple(rows), strategy=strategy)
    return [stop.strategy for stop in road(verdict, make_reading(stage="phase_2"), PEN).milestones]


def travelled(verdict: VerdictKey, *, turns: bool, transfer: bool) -> Road:
    """Today and one milestone."""
    row = RoadmapRow("launch_supply", "commercial", -51.5, 90.0, verdict, "single_partner", turns, transfer)
    return road(make_verdict(roadmap=(row,)), make_reading(stage="phase_2"), PEN)


def test_it_starts_from_today() -> None:
    today = travelled("cmo", turns=True, transfer=True).today
    assert (today.title, today.score, today.verdict.label) == ("Today: Phase 2", "+40.0", "CDMO")


@pytest.mark.parametrize(("verdict", "way"), [("cmo", "to a manufacturer"), ("cdmo", "to a development partner")])
def test_it_says_where_the_result_turns_and_what_has_to_be_transferred(verdict: VerdictKey, way: str) -> None:
    (stop,) = travelled(verdict, turns=True, transfer=True).milestones
    assert (stop.score, stop.turn, stop.strategy) == ("−51.5", "The result turns here.", "Strategy: One partner")
    assert way in stop.transfer


def test_it_says_once_why_a_strategy_no_longer_holds() -> None:
    gone, still = after("second_source", "single_partner", "single_partner")
    assert gone == (
        "Strategy: One partner. “A partner plus a second source” is advised only "
        "beside a CDMO, or where the partner you seek is itself the second source. "
        "A second source that you want stays in the plan, as a manufacturing contract of its own."
    )
    assert still == "Strategy: One partner"


def test_a_strategy_that_comes_first_brings_its_own_reason() -> None:
    (stop,) = after("second_source", "overflow")
    assert stop.endswith("Your own plant runs this process and only capacity is short.")


def test_it_says_nothing_where_there_was_none() -> None:
    assert after(None, "single_partner", None) == ["Strategy: One partner", ""]


@pytest.mark.parametrize("key", [strategy.key for strategy in PEN.method.strategies[:-1]])
def test_every_strategy_but_the_last_says_what_it_rests_on(key: str) -> None:
    assert f"advised only {PEN.texts.strategy[key].ends}." in gave_way(key, PEN.method.strategies[-1].key, PEN)
    assert PEN.texts.strategy[key].ends


def test_it_is_silent_where_nothing_turns() -> None:
    (stop,) = travelled("cdmo", turns=False, transfer=False).milestones
    assert (stop.turns, stop.turn, stop.transfer) == (False, "", "")


def test_it_says_why_there_is_no_road() -> None:
    assert "Answer that question" in road(make_verdict(), make_reading(), PEN).empty
    assert "steady supply" in road(make_verdict(), make_reading(stage="mature"), PEN).empty


def test_it_words_the_strategy() -> None:
    assert advice("single_partner", (), PEN).title == "One partner"
    assert advice("second_source", (), PEN).steps[0].startswith("Put transfer-out help, licences and documents")


@pytest.mark.parametrize(
    ("flags", "reason", "opening"),
    [
        (("second_source_later", "supply_critical"), "You want a second source later", "Work with one partner now"),
        (("second_source_now",), "You seek the second source now", "The process moves unchanged"),
        (("supply_critical",), "An interruption of supply would", "A second source is a manufacturing contract"),
    ],
)
def test_it_words_the_strategy_by_the_answer_that_brought_it(flags: tuple[str, ...], reason: str, opening: str) -> None:
    said = advice("second_source", flags, PEN)
    assert (said.reason[: len(reason)], said.advice[: len(opening)]) == (reason, opening)


@pytest.mark.parametrize("flags", [("second_source_later",), ("supply_critical",)])
def test_one_partner_does_not_deny_the_wish_for_a_second_source(flags: tuple[str, ...]) -> None:
    assert advice("single_partner", flags, PEN).reason != advice("single_partner", (), PEN).reason


def test_a_strategy_is_worded_by_flags_of_the_method() -> None:
    flags = {flag for strategy in PEN.texts.strategy.values() for flag in strategy.case}
    assert flags <= {flag for question in PEN.method.questions for option in question.options for flag in option.flags}


def test_it_groups_needs_by_dimension_and_says_where_they_come_from() -> None:
    own = make_need("technology", "spray_drying", from_=("you",))
    derived = make_need("model", "cdmo", level="want", from_=("verdict",))
    shown = needs([make_need(), own, derived], PEN)
    assert shown.sentence == "3 requirements follow from your answers: 2 musts and 1 want."
    assert [(group.dimension, [need.origin for need in group.needs]) for group in shown.groups] == [
        ("Level of Technical Involvement", ["From: Dosage form", "Added by you"]),
        ("Strategic Benefits", ["From: the result"]),
    ]


def test_it_says_so_where_nothing_is_required() -> None:
    assert needs([], PEN).sentence.startswith("Nothing is asked of a provider")


def test_it_names_every_question_that_a_need_comes_from() -> None:
    groups = make_content("c10_antibody_phase2").needs.groups
    origins = {need.key: need.origin for group in groups for need in group.needs}
    assert origins["modality:biologic_mammalian"] == "From: Active substance, Route to the substance"
