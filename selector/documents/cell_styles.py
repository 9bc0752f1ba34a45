"""The look of a workbook: the product's palette as named styles that a reader finds in Excel under their names."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from openpyxl.styles import Alignment, Border, Font, NamedStyle, PatternFill, Side

PAPER, PANEL = "FFFFFF", "F0F4F3"
INK, MUTED, RULE, EDGE = "10211F", "4A5D5A", "D3DCDA", "6A7C79"
WRONG, WRONG_SOFT, CMO, CMO_SOFT = "A8201A", "FBE9E7", "A04C12", "F5E2D3"
HEAT = ("EDF3F3", "D2E4E7", "A6CBD2", "62A1AE", "0A6375")
FACE = "Calibri"
PREFIX = "Scorecard "  # keeps our names apart from those that Excel has, such as Title and Note
ACCENT = "accent"  # stands for the colour of the organisation


@dataclass(frozen=True, slots=True)
class Look:
    """How a kind of cell looks. Colours are six hex digits, empty for none; `frame` is thin, medium or empty."""

    size: float = 10
    bold: bool = False
    ink: str = INK
    ground: str = ""
    frame: str = ""
    edge: str = RULE
    side: str = "left"
    top: bool = True
    wrap: bool = True
    indent: int = 0
    form: str = "General"


def _number(form: str) -> Look:
    return Look(side="right", form=form, wrap=False, frame="under", indent=1)


LOOKS = {
    "title": Look(size=20, bold=True, wrap=False),
    "subject": Look(size=20, bold=True),
    "brand": Look(size=11, bold=True, ink=ACCENT, wrap=False),
    "verdict": Look(size=24, bold=True, ink=ACCENT, wrap=False),
    "lead": Look(ink=MUTED),
    "part": Look(size=13, bold=True, ink=ACCENT, wrap=False),
    "head": Look(bold=True, ink=PAPER, ground=ACCENT, frame="thin", edge=PAPER, top=False, indent=1),
    "group": Look(bold=True, ink=ACCENT, frame="under", edge=EDGE, wrap=False),
    "text": Look(frame="under", indent=1),
    "term": Look(bold=True, frame="under", indent=1),
    "note": Look(ink=MUTED, frame="under", indent=1),
    "link": Look(ink="0A5566", frame="under", indent=1, wrap=False),
    "open": Look(ink=CMO, ground=CMO_SOFT, frame="under"),
    "rank": _number("0"),
    "fit": _number("0.0"),
    "signed": _number("+0.0;−0.0;0.0"),
    "percent": _number('0" %"'),
    "share": _number("0.0 %"),
    "input": Look(bold=True, ground="FFFBE6", frame="medium", edge=EDGE, side="right", form="0.##", wrap=False),
    "now": Look(bold=True, ground=PANEL, frame="under", side="right", form="0.0", wrap=False, indent=1),
    "rank now": Look(bold=True, ground=PANEL, frame="under", side="right", form="0", wrap=False, indent=1),
    "words now": Look(ground=PANEL, frame="under", wrap=False, indent=1),
    "must": Look(size=9, bold=True, ink=PAPER, ground=ACCENT, frame="thin", edge=PAPER),
    "want": Look(size=9, ink=INK, ground=PANEL, frame="thin", edge=PAPER),
    "ground 5": Look(size=9, ink=PAPER, ground=HEAT[4], frame="thin", edge=PAPER),
    "ground adverse": Look(size=9, ink=WRONG, ground=WRONG_SOFT, frame="thin", edge=PAPER),
    "ground mixed": Look(size=9, ink=CMO, ground=CMO_SOFT, frame="thin", edge=PAPER),
} | {f"ground {step}": Look(size=9, ground=HEAT[step - 1], frame="thin", edge=PAPER) for step in range(1, 5)}
HEATED = {f"fit {step}": (HEAT[step - 1], PAPER if step == len(HEAT) else INK) for step in range(1, 6)}
LOOKS |= {
    name: Look(ink=ink, ground=ground, frame="thin", edge=PAPER, side="right", form="0.0", wrap=False, indent=1)
    for name, (ground, ink) in HEATED.items()
}


def named_styles(accent: str) -> Iterator[Any]:
    """Every style under its name, with the prefix; `accent` is six hex digits."""
    return (_style(name, look, accent) for name, look in LOOKS.items())


def _style(name: str, look: Look, accent: str) -> Any:
    colour = {ACCENT: accent}
    return NamedStyle(
        name=f"{PREFIX}{name}",
        font=Font(name=FACE, size=look.size, bold=look.bold, color=colour.get(look.ink, look.ink)),
        fill=PatternFill("solid", fgColor=colour.get(look.ground, look.ground)) if look.ground else PatternFill(),
        border=_border(look),
        alignment=Alignment(look.side, "top" if look.top else "center", wrap_text=look.wrap, indent=look.indent),
        number_format=look.form,
    )


def _border(look: Look) -> Any:
    if not look.frame:
        return Border()
    if look.frame == "under":
        return Border(bottom=Side("thin", look.edge))
    side = Side(look.frame, look.edge)
    return Border(side, side, side, side)
