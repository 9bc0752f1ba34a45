"""Text on its way into a table: what no file can hold goes, and nothing is taken for a formula."""

from __future__ import annotations

import re

LONGEST_CELL = 32_767  # in Excel, counted in units of UTF-16
LONGEST_HEADER = 120  # Excel takes 255 for left, middle and right together
# XML 1.0 has no other control characters, no halves of a pair, and neither of the last two codes.
NOT_IN_XML = re.compile("[^\t\n\r\u0020-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
# Excel reads _x0041_ as the letter with that code; an escaped underscore keeps it what it is.
LOOKS_ESCAPED = re.compile("_(?=x[0-9A-Fa-f]{4}_)")
RISKY = ("=", "+", "-", "@", "\t", "\r", "\n", "|", "%", "＝", "＋", "－", "＠")


def plain(text: str) -> str:
    """The text without what XML cannot hold; lines end alike."""
    return NOT_IN_XML.sub("", text.replace("\r\n", "\n").replace("\r", "\n"))


def safe(text: str) -> str:
    """The text as a cell of a workbook holds it: clean, not longer than Excel takes, and no hidden codes."""
    cut = plain(text)
    if len(cut.encode("utf-16-le")) // 2 > LONGEST_CELL:
        cut = cut.encode("utf-16-le")[: 2 * (LONGEST_CELL - 1)].decode("utf-16-le", "ignore") + "…"
    return LOOKS_ESCAPED.sub("_x005F_", cut)


def is_risky(text: str) -> bool:
    """True for text that a spreadsheet could take for a formula when it is typed or read again."""
    return text.startswith(RISKY) or text.lstrip().startswith(RISKY)


def csv_cell(text: str) -> str:
    """The text as a field of a CSV file: what a spreadsheet would compute gets an apostrophe in front."""
    clean = plain(text)
    return f"'{clean}" if is_risky(text) else clean


def header_text(text: str) -> str:
    """The text in the margin of a printed page: one line, and & is the sign itself, not the start of a code."""
    line = " ".join(plain(text).split())
    return (line if len(line) <= LONGEST_HEADER else line[: LONGEST_HEADER - 1] + "…").replace("&", "&&")
