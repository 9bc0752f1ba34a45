"""How firm a verdict is: the words name every verdict that a draw gave, and the bar shows the same shares."""

import re

import pytest

from selector.report.draws import draws
from selector.verdict.result import VerdictDraws
from tests.report.samples import PEN, make_verdict


@pytest.mark.parametrize(
    ("shares", "words"),
    [
        ((1.0, 0.0, 0.0), "CDMO in 100.0 %"),
        ((0.25, 0.5, 0.25), "CMO in 50.0 %, CDMO in 25.0 %, Either can work in 25.0 %"),
        ((0.9, 0.0, 0.1), "CDMO in 90.0 %, Either can work in 10.0 %"),
    ],
)
def test_it_names_each_verdict_with_its_share(shares: tuple[float, float, float], words: str) -> None:
    found = draws(make_verdict(verdict_draws=VerdictDraws(*shares, 10_000)), PEN)
    assert sorted(found.words.split(", ")) == sorted(words.split(", "))
    widths = [float(width) for width in re.findall(r'<rect x="[\d.]+%" width="([\d.]+)%"', found.chart)]
    assert sum(widths) == pytest.approx(100)
    assert f"<title>{found.words}</title>" in found.chart
    assert "10,000 draws" in found.sentence
