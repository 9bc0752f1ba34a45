"""The rules for what providers are sent are whole, and each fault of theirs is named."""

from dataclasses import replace

import pytest

from providers.catalogue.vocabulary import load_vocabulary
from selector.method.content_outgoing import outgoing_faults
from selector.method.guidance import When
from selector.method.load import load_method, load_outgoing, load_texts
from selector.method.outgoing import Band, Outgoing, Point, Shown
from selector.method.questions import Condition

RULES, METHOD, TEXTS = load_outgoing("2026-11"), load_method("2026-11"), load_texts("2026-11")
SIZES = Band("units_per_batch", (10, 100))


def changed(
    *, shown: Shown = RULES.shown, bands: tuple[Band, ...] = RULES.bands, point: Point | None = None
) -> Outgoing:
    points = (replace(point, key=RULES.points[0].key), *RULES.points[1:]) if point else RULES.points
    return Outgoing(shown, bands, points)


def places(rules: Outgoing) -> list[str]:
    return [fault.place for fault in outgoing_faults(rules, METHOD, TEXTS, load_vocabulary())]


def test_the_shipped_rules_are_sound() -> None:
    assert places(RULES) == []


@pytest.mark.parametrize(
    ("amount", "ends"),
    [(1, (None, 10)), (10, (None, 10)), (10.5, (10, 100)), (100, (10, 100)), (101, (100, None))],
)
def test_a_number_at_the_end_of_a_band_belongs_to_it(amount: float, ends: tuple[float | None, float | None]) -> None:
    assert SIZES.around(amount) == ends


def test_it_names_a_question_that_is_in_no_list_or_in_two() -> None:
    shown = replace(RULES.shown, kept=("made_up", *RULES.shown.kept[1:], RULES.shown.open[0]))
    assert places(changed(shown=shown)) == [
        f"shown.{key}" for key in (RULES.shown.open[0], RULES.shown.kept[0], "made_up")
    ]


def test_it_names_a_size_without_a_band() -> None:
    assert places(changed(bands=RULES.bands[1:])) == [f"band.{RULES.bands[0].scale}"]


@pytest.mark.parametrize(
    "point",
    [
        Point("x", "frame", "both", ("nowhere",)),
        Point("x", "frame", "both", ("own_judgement",), strategies=("nowhere",)),
        Point("x", "frame", "both", ("own_judgement",), When(flags=("nowhere",))),
        Point("x", "frame", "both", ("own_judgement",), When(codes=("service:nowhere",))),
        Point("x", "frame", "both", ("own_judgement",), When(answers=(Condition("stage", ("nowhere",)),))),
    ],
)
def test_it_names_a_reference_to_nothing(point: Point) -> None:
    assert places(changed(point=point)) == [f"point.{RULES.points[0].key}"]


def test_it_names_words_for_an_option_that_is_not_asked() -> None:
    request = replace(TEXTS.report.rfi, answer={"stage": {"nowhere": "Made up"}})
    texts = replace(TEXTS, report=replace(TEXTS.report, rfi=request))
    faults = outgoing_faults(RULES, METHOD, texts, load_vocabulary())
    assert [fault.place for fault in faults] == ["rfi.answer.stage.nowhere"]


def test_it_names_a_point_without_words() -> None:
    rules = Outgoing(RULES.shown, RULES.bands, (*RULES.points, replace(RULES.points[0], key="made_up")))
    assert places(rules) == ["point.made_up"]
