"""The scorecard as a workbook: five sheets, of which one computes the fit again when its weights are changed."""

from __future__ import annotations

from selector.report.scorecard import Scorecard

from .brand import Brand
from .stamp import Stamp


def scorecard_xlsx(card: Scorecard, brand: Brand, stamp: Stamp) -> bytes:
    """Write the workbook: the same bytes for the same card, brand and stamp."""
    from . import scorecard_book  # noqa: PLC0415 (a third of a second, which only this needs)

    return scorecard_book.write(card, brand, stamp)
