"""Charts in both paints: where the marks stand, what they are called, and what paper needs."""

import re
from dataclasses import replace
from xml.etree import ElementTree as ET

import pytest

from selector.report import charts, strips
from selector.report.decision import scale
from selector.report.paint import PAPER, WEB, Paint
from selector.shortlist.result import RankingDraws, State
from tests.report.samples import PEN, make_need

SCALE = scale(PEN)
GAUGE = charts.Gauge(44.6, 40.3, 50.8, 25.0, "+44.6", "margin 19.6", ("CMO", "either", "CDMO"), "Score +44.6")
STATES: tuple[State, ...] = ("met", "broader", "planned", "historic", "unlisted", "unknown", "mixed", "adverse")


def drawn(paint: Paint) -> list[str]:
    """Every chart once, each with a title that has to be escaped."""
    title = "<b>\"A\" & 'B'</b>"
    axis = charts.axis([10.0, -5.0], (25.0,))
    needs = [make_need(level=level) for level in ("must", "want") for _ in STATES]
    return [
        charts.gauge(paint, SCALE, GAUGE),
        charts.dimension_bar(paint, -16.7, title),
        charts.dimension_bar(paint, None, title),
        charts.waterfall(paint, axis, 0.0, 10.0, title),
        charts.weight_interval(paint, 0.2, 0.0, 0.4558, title),
        charts.small_gauge(paint, SCALE, None, title),
        strips.rank_band(paint, RankingDraws("p", 2, 0.1, 0.6, 1, 6), 28, title),
        strips.needs_strip(paint, needs, STATES * 2, title),
    ]


@pytest.mark.parametrize("paint", [WEB, PAPER], ids=["web", "paper"])
def test_it_draws_sound_svg_that_names_itself_first_or_hides(paint: Paint) -> None:
    for svg in drawn(paint):
        root = ET.fromstring(svg)  # noqa: S314, our own text
        hidden = root.get("aria-hidden") == "true"
        assert hidden or (root.get("role") == "img" and root[0].tag == "title" and bool(root[0].text))


def test_it_leaves_colour_to_classes_on_the_web() -> None:
    for svg in drawn(WEB):
        assert not re.search(r'#[0-9a-f]{6}|style=|fill="(?!none)', svg)


def test_it_paints_paper_with_attributes_alone() -> None:
    for svg in drawn(PAPER):
        shapes = re.findall(r"<(?:rect|line|path|circle|text)[^>]*>", svg)
        assert all("fill=" in shape or "stroke=" in shape for shape in shapes)
        assert not [shape for shape in shapes if "class=" in shape]
        assert all('overflow="visible"' in inner for inner in re.findall(r"<svg x=[^>]*>", svg))


def test_it_puts_a_score_on_its_scale() -> None:
    assert (charts.at(-100), charts.at(0), charts.at(25), charts.at(100)) == (0, 50, 62.5, 100)
    svg = charts.gauge(WEB, SCALE, GAUGE)
    assert 'x="72.3%"' in svg
    assert all(f">{word}</text>" in svg for word in ("−100", "−25", "+25", "+100", "CMO", "either", "CDMO", "+44.6"))


@pytest.mark.parametrize(
    ("score", "places"),
    [
        (-90.0, ['x="36%" y="51" text-anchor="end"', 'x="50%" y="51" text-anchor="middle"']),
        (3.5, ['x="1.5%" y="51"', 'x="39%" y="51"', 'x="98.5%" y="51" text-anchor="end"']),
        (-3.5, ['x="61%" y="51" text-anchor="end"']),
        (90.0, ['x="64%" y="51"', 'x="1.5%" y="51"']),
    ],
)
def test_the_words_of_a_gauge_stand_clear_of_mark_and_range(score: float, places: list[str]) -> None:
    svg = charts.gauge(WEB, SCALE, replace(GAUGE, T=score, low=-100.0, high=100.0))
    assert all(f"<text {place} class=" in svg for place in places)
    assert '<rect x="0%" width="100%" y="57" height="7" class="f-edge"/>' in svg


@pytest.mark.parametrize(
    ("position", "x", "width", "role"), [(80.0, "50%", "40%", "f-cdmo"), (-16.6, "41.7%", "8.3%", "f-cmo")]
)
def test_it_draws_a_dimension_from_zero_to_its_side(position: float, x: str, width: str, role: str) -> None:
    assert re.search(f'<rect x="{x}" width="{width}"[^>]* class="{role}"/>', charts.dimension_bar(WEB, position, "A"))


@pytest.mark.parametrize(
    ("start", "end", "role", "arrow"), [(0.0, 20.0, "f-cdmo", charts.RIGHT), (20.0, 0.0, "f-cmo", charts.LEFT)]
)
def test_it_shows_the_direction_of_a_step_by_arrow_and_colour(start: float, end: float, role: str, arrow: str) -> None:
    svg = charts.waterfall(WEB, charts.axis([20.0], (25.0,)), start, end, "A")
    assert role in svg
    assert arrow in svg


def test_it_leaves_the_arrow_out_of_a_bar_too_short_for_it() -> None:
    svg = charts.waterfall(WEB, charts.axis([50.0], (25.0,)), 0.0, 0.5, "A")
    assert charts.RIGHT not in svg


def test_it_makes_room_for_zero_every_total_and_the_thresholds() -> None:
    axis = charts.axis([-31.0, 4.0], (-25.0, 25.0))
    assert (axis.low, axis.high) == (-35, 30)
    assert 0 <= axis.place(-31.0) < axis.place(25.0) <= 100


def test_it_draws_each_state_with_a_shape_of_its_own() -> None:
    shapes = {strips.needs_strip(WEB, [make_need()], [state], "A") for state in STATES}
    assert len(shapes) == len(STATES)


def test_it_draws_musts_larger_than_wants_and_first() -> None:
    needs = [make_need(level="want"), make_need(level="must")]
    assert 'd="M0 2h10v10h-10zM17 6h6v6h-6z"' in strips.needs_strip(WEB, needs, ["met", "met"], "A")


def test_it_names_a_drawing_that_repeats_words_on_paper_alone() -> None:
    draw = RankingDraws("p", 2, 0.1, 0.6, 1, 6)
    assert "<title>Rank band 1 to 6</title>" in strips.rank_band(PAPER, draw, 28, "Rank band 1 to 6")
    assert "<title>" not in strips.rank_band(WEB, draw, 28, "Rank band 1 to 6")


def test_it_keeps_the_dot_of_the_first_and_of_the_last_rank_off_the_edge() -> None:
    for rank in (1, 80):
        drawn = strips.rank_band(PAPER, RankingDraws("p", rank, 0.1, 0.6, rank, rank), 80, "Rank band")
        (centre,) = re.findall(r'cx="([\d.]+)%"', drawn)
        assert 6 < float(centre) < 94
