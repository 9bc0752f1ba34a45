"""What the requirements leave of the catalogue, in words."""

from typing import Any

import pytest

from selector.report.relax import Relaxing, Share, reach
from selector.shortlist.relax import Counts, Reachable
from tests.report.samples import PEN
from tests.shortlist.matching import ask_for

TABLET, FDA, CHINA = "dosage_form:tablet", "regulator:us_fda", "country:CN"
COUNTS = Counts(meets=12, in_part=1, unlisted=30, adverse=0, unknown=43)


def found(left: int, returns: dict[str, int], **changes: Any) -> Reachable:
    return Reachable(86, left, changes.get("counts", {}), returns)


@pytest.mark.parametrize(
    ("left", "line"),
    [
        (41, "41 of 86 providers stay in the ranking."),
        (1, "1 of 86 providers stays in the ranking."),
        (0, "0 of 86 providers stay in the ranking."),
    ],
)
def test_it_says_how_many_stay(left: int, line: str) -> None:
    assert reach(found(left, {TABLET: 3}), ask_for(TABLET), PEN).line == line


@pytest.mark.parametrize(
    ("left", "returns", "warning"),
    [
        (3, {TABLET: 5}, ""),
        (
            2,
            {TABLET: 5},
            "One must leaves two providers. Making “Tablet” a want brings back 5; no other brings back more.",
        ),
        (
            1,
            {TABLET: 5, CHINA: 14, FDA: 14},
            "Three musts leave one provider. Making “Site in China” a want brings back 14; no other brings back more.",
        ),
        (0, {TABLET: 0, FDA: 0}, "Two musts leave no providers. No single must, made a want, brings anybody back."),
        (0, dict.fromkeys(map(str, range(13)), 0), "13 musts leave no providers. No single must, made a want, brings"),
    ],
)
def test_it_names_the_must_to_relax_where_few_stay(left: int, returns: dict[str, int], warning: str) -> None:
    shown = reach(found(left, returns), ask_for(TABLET, FDA, CHINA), PEN)
    assert shown.warning.startswith(warning)
    assert bool(shown.warning) == bool(warning)


def test_it_names_a_must_only_where_that_helps() -> None:
    few = found(1, {CHINA: 14})
    assert reach(few, ask_for(CHINA), PEN).relaxing == Relaxing(CHINA, "Site in China")
    for other in (found(3, {CHINA: 14}), found(1, {CHINA: 0})):
        assert reach(other, ask_for(CHINA), PEN).relaxing is None


def test_each_requirement_has_its_counts_in_the_order_of_the_columns() -> None:
    shown = reach(found(3, {}, counts={TABLET: COUNTS}), ask_for(TABLET), PEN)
    assert list(shown.heads.values()) == ["Meet it", "In part", "Do not list it", "Not known"]
    assert shown.shares[TABLET] == (
        Share("met", 12, "meet it"),
        Share("broader", 1, "in part"),
        Share("unlisted", 30, "do not list it"),
        Share("unknown", 43, "not known"),
    )


def test_unfavourable_records_have_a_column_where_there_are_any() -> None:
    warned = Counts(meets=1, in_part=0, unlisted=1, adverse=1, unknown=0)
    shown = reach(found(3, {}, counts={TABLET: COUNTS, FDA: warned}), ask_for(TABLET, FDA), PEN)
    assert shown.heads["adverse"] == "Adverse"
    assert [share.words for share in shown.shares[FDA]][:3] == ["meets it", "in part", "does not list it"]
    assert {len(shares) for shares in shown.shares.values()} == {5}


def test_without_requirements_it_says_why_nobody_is_ranked() -> None:
    assert reach(found(0, {}), (), PEN).line == "Nothing is asked of a provider, so none can be ranked."
