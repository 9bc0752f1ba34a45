"""What differs between two results, in words."""

from dataclasses import replace
from typing import Any

import pytest

from selector.assessment.difference import Difference, InputChange, Pair
from selector.assessment.moves import Move, Why
from selector.report.advice import gave_way
from selector.report.difference import Line, Shift, Told, line, told
from selector.report.moves import moved
from tests.builders import make_requirement
from tests.report.samples import PEN

TABLET = make_requirement("dosage_form:tablet")
SAME = Difference(
    verdict=Pair("cdmo", "cdmo"),
    verdict_by=Pair("score", "score"),
    T=Pair(44.58, 44.58),
    margin=Pair(19.58, 19.58),
    positions=dict.fromkeys(PEN.method.dimension_keys, Pair(10.0, 10.0)),
    strategy=Pair("single_partner", "single_partner"),
    came=(),
    went=(),
    changed=(),
    ranks=Pair(before=True, after=True),
    moves=(),
    kept=0,
)
MUST = InputChange("edit", TABLET.key, (), ("want",))


def words(*inputs: InputChange, **changed: Any) -> Told:
    """Everything that these differences say."""
    return told(replace(SAME, **changed), inputs, PEN)


def test_it_says_that_nothing_differs() -> None:
    shown = words()
    assert shown.sentence == "Nothing differs from the saved result."
    assert (shown.shifts, shown.inputs, shown.needs, shown.entered, shown.left, shown.others) == ((),) * 5 + ("",)


def test_it_says_that_the_verdict_stays_or_turns() -> None:
    assert words(MUST).sentence == "The verdict stays: CDMO."
    assert words(verdict=Pair("cdmo", "cmo")).sentence == "The verdict turns: CMO, was CDMO."
    assert words(verdict=Pair("cdmo", "cmo")).verdict.after.code == "cmo"


@pytest.mark.parametrize(
    ("before", "after", "sentence"),
    [
        ("score", "score", ""),
        ("score", "capacity_gap_only", "The rule for a mere lack of capacity decides now, not the score."),
        ("capacity_gap_only", "score", "The score decides now, not the rule for a mere lack of capacity."),
        ("score", None, ""),
        (None, "score", ""),
    ],
)
def test_it_says_when_another_rule_decides(before: Any, after: Any, sentence: str) -> None:
    assert words(verdict_by=Pair(before, after)).by == sentence


NO_LONGER = gave_way("second_source", "single_partner", PEN)


@pytest.mark.parametrize(
    ("changed", "shift"),
    [
        ({"T": Pair(44.58, 41.81)}, Shift("Score", "+41.8", "was +44.6", "−2.8")),
        ({"T": Pair(44.58, 44.5801)}, None),
        ({"T": Pair(None, 41.81)}, Shift("Score", "+41.8", "was not answered yet", "")),
        ({"margin": Pair(0.01, 4.0)}, Shift("Margin", "4.0", "was 0.01", "+4.0")),
        ({"margin": Pair(4.0, None)}, Shift("Margin", "none yet", "was 4.0", "")),
        (
            {"strategy": Pair("second_source", "single_partner")},
            Shift("Strategy", "One partner", "was A partner plus a second source", "", NO_LONGER),
        ),
        (
            {"strategy": Pair("single_partner", None)},
            Shift("Strategy", "none yet", f"was {PEN.texts.strategy['single_partner'].title}"),
        ),
    ],
)
def test_it_puts_each_figure_beside_the_one_before(changed: dict[str, Any], shift: Shift | None) -> None:
    assert words(**changed).shifts == ((shift,) if shift else ())


@pytest.mark.parametrize(
    ("change", "expected"),
    [
        (InputChange("answer", "stage", ("phase_1",), ("phase_2",)), Line("Stage", "Phase 2, was Phase 1")),
        (InputChange("answer", "stage", (), ("phase_2",)), Line("Stage", "Phase 2, was not answered")),
        (InputChange("answer", "stage", ("phase_1",), ()), Line("Stage", "not answered, was Phase 1")),
        (
            InputChange("answer", "bioreactor_litres", (500.0,), (2000.0,)),
            Line("Bioreactor volume", "2,000 L, was 500 L"),
        ),
        (
            InputChange("answer", "markets", ("eu", "us"), ("us", "japan")),
            Line("Markets", "with Japan; without European Union and EEA"),
        ),
        (InputChange("edit", "dosage_form:tablet", ("must",), ("drop",)), Line("Tablet", "not needed, was must")),
        (InputChange("edit", "dosage_form:tablet", (), ("want",)), Line("Tablet", "want, was as the answers have it")),
        (
            InputChange("edit", "dosage_form:*", (), ("want",)),
            Line("Dosage form and container", "want, was as the answers have it"),
        ),
        (
            InputChange("edit", "scale:reactor_volume", ("drop",), ()),
            Line("Chemical reactor volume", "as the answers have it, was not needed"),
        ),
        (
            InputChange("decision_weight", "lifecycle_stage", (25,), (40,)),
            Line("Weight of Drug Lifecycle Stage in the verdict", "40, was 25"),
        ),
    ],
)
def test_it_words_a_change_of_what_went_in(change: InputChange, expected: Line) -> None:
    assert line(change, PEN) == expected


def test_a_level_is_told_once_and_as_the_requirement_has_it() -> None:
    want = make_requirement("dosage_form:tablet", "want")
    shown = words(MUST, changed=(Pair(TABLET, want),))
    assert (shown.inputs, shown.needs) == ((Line("Tablet", "want, was must"),), ())


def test_the_weights_of_a_set_stand_in_one_line() -> None:
    weights = [InputChange("ranking_weight", key, (10,), (20,)) for key in ("lifecycle_stage", "strategic_benefits")]
    assert words(*weights).inputs == (Line("Weights of the ranking", "Stage 20, was 10; Benefits 20, was 10"),)


def test_it_names_the_requirements_that_follow() -> None:
    small, large = (make_requirement("scale:reactor_volume", amount=size, unit="L") for size in (5.0, 2000.0))
    shown = words(came=(TABLET,), changed=(Pair(small, large),), went=(make_requirement("stage:phase_2", "want"),))
    assert shown.needs == (
        Line("Tablet", "must, not asked for before"),
        Line("Chemical reactor volume, 2,000 L", "was Chemical reactor volume, 5 L"),
        Line("Phase II", "no longer asked for, was want"),
    )


def test_it_tells_who_came_who_left_and_counts_the_rest() -> None:
    shown = words(
        moves=(
            Move("ash", "Ash", None, 12, Why("unbarred", (TABLET,))),
            Move("elm", "Elm", 14, 13, Why("left")),
            Move("fir", "Fir", 3, None, Why("barred", (TABLET,))),
        ),
        kept=1,
    )
    assert [(move.name, move.rank, move.words) for move in shown.entered] == [("Ash", "12", "new in the ranking")]
    assert [(move.name, move.rank, move.words) for move in shown.left] == [("Fir", "", "was 3")]
    assert shown.others == "2 below the first ten move as well. 1 keeps its rank."


@pytest.mark.parametrize("direction", ["up", "down"])
@pytest.mark.parametrize("code", ["deciding", "fit", "gate", "coverage", "level"])
def test_every_reason_to_change_places_has_words(code: Any, direction: str) -> None:
    before, after = (4, 2) if direction == "up" else (2, 4)
    shown = moved(Move("ash", "Ash", before, after, Why(code, (), "lifecycle_stage", 0.04, "Elm (now Oak)")), PEN)
    assert shown.words == f"{direction} from {before}"
    assert shown.why.startswith("ahead of Elm now" if direction == "up" else "behind Elm now")
    assert ("0.04 points" in shown.why and "Stage" in shown.why) is (code == "fit")


@pytest.mark.parametrize(
    ("why", "sentence"),
    [
        (Why("barred", (TABLET, make_requirement("regulator:us_fda"))), "now stands aside: Tablet and FDA record"),
        (Why("unbarred", (TABLET,)), "no longer stands aside: Tablet"),
        (Why("gone"), "is no longer in the catalogue"),
        (Why("new"), "is new in the catalogue"),
        (Why("left"), "others above it left the ranking"),
        (Why("joined"), "others came in above it"),
        (Why("level", other="Elm"), "ahead of Elm now: level in all that ranks them, so the alphabet decides"),
    ],
)
def test_it_words_every_other_reason(why: Why, sentence: str) -> None:
    assert moved(Move("ash", "Ash", 2, 1, why), PEN).why == sentence
