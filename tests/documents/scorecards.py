"""Scorecards of the worked cases: the card, the workbook, and the columns of its sheets by their heads."""

from collections.abc import Mapping
from dataclasses import replace
from functools import cache
from io import BytesIO
from typing import Any
from xml.etree import ElementTree as ET
from zipfile import ZipFile

from openpyxl import load_workbook
from openpyxl.utils import get_column_letter

from providers.catalogue.vocabulary import load_vocabulary
from selector.assessment.record import Record, sha256
from selector.documents.brand import PLAIN, Brand
from selector.documents.scorecard import scorecard_xlsx
from selector.documents.stamp import Stamp
from selector.method.load import load_method, load_texts
from selector.report.paint import PAPER
from selector.report.pen import Pen
from selector.report.provenance import Imprint
from selector.report.scorecard import Scorecard, scorecard
from tests.documents.reports import stored

STAMP = Stamp("K7QF-2M9X-WT4C", "https://selector.example.org/verify/K7QF-2M9X-WT4C")
WEIGHTS, HEAD, FIRST = 4, 10, 11  # rows of the sheet that computes
DIMENSIONS = "EFGHI"
COLUMNS = {
    "rank": "A", "name": "B", "fit": "J", "low": "K", "high": "L", "fit_now": "M", "low_now": "N", "high_now": "O",
    "rank_now": "P", "move": "Q", "best": "R", "worst": "S", "first": "T", "known": "U",
}  # fmt: skip
SPREADSHEET = "{http://schemas.openxmlformats.org/spreadsheetml/2006/main}"


def imprint_of(record: Record, title: str = "Trial of a scorecard") -> Imprint:
    """What stands beside a record."""
    return Imprint(title, providers=86, retrieved="2026-11", sha256=sha256(record.to_json()), software="1.0")


def card_of(record: Record, title: str = "Trial of a scorecard") -> Scorecard:
    """The scorecard of a record."""
    pen = Pen(load_method(record.method), load_texts(record.method), load_vocabulary(), PAPER)
    return scorecard(record, imprint_of(record, title), pen)


@cache
def workbook(case: str, brand: Brand = PLAIN) -> bytes:
    """The file of a case."""
    return scorecard_xlsx(card_of(stored(case)), brand, STAMP)


def opened(content: bytes) -> Any:
    """The workbook as openpyxl reads it."""
    return load_workbook(BytesIO(content))


def parts(content: bytes) -> Mapping[str, bytes]:
    """The parts of the file by name."""
    with ZipFile(BytesIO(content)) as archive:
        return {name: archive.read(name) for name in archive.namelist()}


def numbers(content: bytes, sheet: int) -> Mapping[str, str]:
    """What stands in the cells of a sheet that hold a number, letter for letter."""
    tree = ET.fromstring(parts(content)[f"xl/worksheets/sheet{sheet}.xml"])  # noqa: S314 (we wrote it)
    cells = (cell for cell in tree.iter(f"{SPREADSHEET}c") if cell.get("t", "n") == "n")
    return {
        str(cell.get("r")): str(found.text) for cell in cells if (found := cell.find(f"{SPREADSHEET}v")) is not None
    }


def with_weights(content: bytes, weights: Mapping[str, float]) -> bytes:
    """The file after somebody typed other weights, in the order of dimensions."""
    book, changed = opened(content), BytesIO()
    for column, weight in zip(DIMENSIONS, weights.values(), strict=True):
        book["Scorecard"][f"{column}{WEIGHTS}"] = weight
    book.save(changed)
    return changed.getvalue()


def column(page: Any, head: int, title: str) -> str:
    """The letters of the column with this head."""
    return next(get_column_letter(cell.column) for cell in page[head] if cell.value == title)


def few(case: str, *names: str) -> Record:
    """The record of a case with the first three of its ranking, some or all of them under other names."""
    record = stored(case)
    best = record.result.shortlist.ranking[:3]
    ranking = [replace(row, name=name) for row, name in zip(best, names, strict=False)]
    shortlist = replace(record.result.shortlist, ranking=(*ranking, *best[len(names) :]), views={})
    return replace(record, result=replace(record.result, shortlist=shortlist))
