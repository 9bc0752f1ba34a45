"""Text on its way into a table: cleaned, cut, marked, and otherwise left as it is."""

import pytest

from selector.documents.cell_text import csv_cell, header_text, is_risky, plain, safe


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Plain, with é, – and \U0001f9ea", "Plain, with é, – and \U0001f9ea"),
        ("طلب تصنيع", "طلب تصنيع"),
        ("a\r\nb\rc\td", "a\nb\nc\td"),
        ("\x00a\x1f\x7f\ufffeb\uffff", "a\x7fb"),
        ("half \ud83d of a pair", "half  of a pair"),
    ],
)
def test_it_leaves_out_what_xml_cannot_hold(text: str, expected: str) -> None:
    assert plain(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [("_x0041_", "_x005F_x0041_"), ("a_x000d_b", "a_x005F_x000d_b"), ("_x41_", "_x41_"), ("_y0041_", "_y0041_")],
)
def test_it_keeps_what_looks_like_a_code_of_excel_as_it_is_written(text: str, expected: str) -> None:
    assert safe(text) == expected


@pytest.mark.parametrize("start", ["=", "+", "-", "@", "\t", "\r", "\n", " =", "  -", "\t+", "＝", "|", "%"])
def test_it_puts_an_apostrophe_before_what_a_spreadsheet_would_compute(start: str) -> None:
    assert is_risky(f"{start}1")
    assert csv_cell(f"{start}1") == f"'{plain(start)}1"


@pytest.mark.parametrize("text", ["", "Made Up", "a=1", "1-2", "(+)", "'=1"])
def test_it_leaves_other_text_alone(text: str) -> None:
    assert not is_risky(text)
    assert csv_cell(text) == text


@pytest.mark.parametrize(
    ("text", "expected"),
    [("A & B", "A && B"), ("&D&T", "&&D&&T"), ("two\nlines", "two lines"), ("x" * 200, "x" * 119 + "…")],
)
def test_it_writes_margins_without_codes(text: str, expected: str) -> None:
    assert header_text(text) == expected
