"""Tests of finding the claim that a row is about."""

from typing import Any

import pytest

from providers.catalogue.claim_match import match_claims
from providers.catalogue.partial import Match, PartialRow
from providers.catalogue.problems import Place

NAMES = {"kind": "scale", "code": "batch_size", "source": "S1"}
ONE, OTHER = {**NAMES, "detail": "one"}, {**NAMES, "detail": "other"}
ELSEWHERE = {**ONE, "site": "Site 1"}
FREE = "the number of a claim that no other line is about"
SEVERAL = "the number of the claim, or new, as {} have this kind, code, site and source"


def said(*rows: dict[str, Any]) -> list[PartialRow]:
    """Rows about a claim of the same kind, code and source; `number` is no part of what is said."""
    return [
        PartialRow(
            "claim",
            "a",
            NAMES | {key: row[key] for key in row if key != "number"},
            Place("a", "", line),
            row.get("number"),
        )
        for line, row in enumerate(rows, start=2)
    ]


def found(claims: list[dict[str, Any]], *rows: dict[str, Any]) -> list[Any]:
    """For each row the index of its claim, None for a new one, or what was expected instead."""
    order = said(*rows)
    results = list(match_claims(claims, order))
    matches = {id(result.row): result.at for result in results if isinstance(result, Match)}
    faults = {
        result.place.line: result.expected for result in results if not isinstance(result, Match) and result.place
    }
    return [matches.get(id(row), faults.get(row.place.line)) for row in order]


@pytest.mark.parametrize(
    ("claims", "rows", "result"),
    [
        pytest.param([], [{"detail": "one"}], [None], id="new"),
        pytest.param([ONE], [{"detail": "changed"}], [0], id="the only one"),
        pytest.param([ONE], [{}], [0], id="the only one, of which nothing is said"),
        pytest.param([ELSEWHERE], [{"detail": "one"}], [None], id="at no site"),
        pytest.param([ONE, ELSEWHERE], [{"site": "Site 1", "detail": "x"}], [1], id="at the site"),
        pytest.param([ONE, OTHER], [{"detail": "other"}], [1], id="the one that says so"),
        pytest.param([ONE, OTHER], [{"detail": "other"}, {"detail": "one"}], [1, 0], id="each the one that says so"),
        pytest.param([ONE], [{"detail": "one"}, {"detail": "other"}], [0, None], id="one as it is, one new"),
        pytest.param([ONE], [{"detail": "x", "number": "new"}], [None], id="new beside another"),
        pytest.param([ONE], [{"detail": "one", "number": "new"}], [0], id="new that is there already"),
        pytest.param([ONE, OTHER], [{"detail": "x", "number": 2}], [1], id="by number"),
        pytest.param([OTHER, ONE], [{"detail": "one", "number": 1}], [1], id="its number has shifted"),
        pytest.param(
            [ONE, ONE], [{"detail": "one", "number": 2}, {"detail": "one", "number": 1}], [1, 0], id="in place"
        ),
        pytest.param([ONE, ELSEWHERE], [{"number": 1, "site": "Site 1"}], [0], id="a site where none was"),
        pytest.param([{**ONE, "status": "historic"}, OTHER], [{"number": 2, "status": "historic"}], [1], id="no words"),
        pytest.param(
            [OTHER], [{"detail": "x", "number": 1}, {"detail": "other", "number": 2}], [FREE, 0], id="taken by another"
        ),
        pytest.param(
            [ELSEWHERE], [{"number": 1, "site": "B"}], ["the number of a claim at site B"], id="at another site"
        ),
        pytest.param(
            [{**ONE, "source": "S2"}], [{"number": 1}], ["the number of a claim from source S1"], id="another source"
        ),
        pytest.param([ONE], [{"detail": "one", "disputed": None}], [0], id="cleared that is not there"),
        pytest.param([ONE], [{"detail": "one", "disputed": False}], [0], id="not disputed, as before"),
        pytest.param([ONE, ONE], [{"detail": "one"}, {"detail": "one", "number": "new"}], [0, 1], id="twins"),
        pytest.param([ONE, OTHER], [{"detail": "x"}], [SEVERAL.format("2 claims")], id="one of several"),
        pytest.param([ONE], [{"detail": "x"}, {"detail": "y"}], [SEVERAL.format("2 lines")] * 2, id="several for one"),
        pytest.param([], [{"detail": "x"}, {"detail": "y"}], [None, None], id="several new ones"),
        pytest.param([ONE], [{"number": 2}], ["at most 1, as the provider has that many claims"], id="no such number"),
        pytest.param(
            [{**ONE, "code": "fill"}],
            [{"number": 1}],
            ["the number of a claim on scale:batch_size"],
            id="another's number",
        ),
    ],
)
def test_it_finds_the_claim(claims: list[dict[str, Any]], rows: list[dict[str, Any]], result: list[Any]) -> None:
    assert found(claims, *rows) == result
