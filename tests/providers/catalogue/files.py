"""Files to import, made of lines of cells."""

import csv
import io
import zipfile
from collections.abc import Mapping, Sequence
from typing import Any

from openpyxl import Workbook

from providers.catalogue import incoming, merge
from providers.catalogue.partial import Tables
from providers.catalogue.problems import UnsoundCatalogueError
from tests.builders import make_row

Lines = Sequence[Sequence[Any]]
CLAIM = {
    "provider": "plain-tablets", "kind": "dosage_form", "code": "capsule", "source": "S1", "detail": "Made up: capsule",
    "evidence": "third_party", "status": "current", "as_of": "2025", "scope": "manufacturing",
}  # fmt: skip


def make_csv(*lines: Sequence[Any], delimiter: str = ",", encoding: str = "utf-8") -> bytes:
    """Make a CSV file; the first line is its header."""
    text = io.StringIO(newline="")
    csv.writer(text, delimiter=delimiter).writerows(lines)
    return text.getvalue().encode(encoding)


def make_claims(*changes: Mapping[str, Any], encoding: str = "utf-8") -> bytes:
    """Make a CSV file with a new claim for each of the changes to the same sound line."""
    lines = [{**CLAIM, **change} for change in changes]
    header = list(dict.fromkeys(key for line in lines for key in line))
    return make_csv(header, *([line.get(key, "") for key in header] for line in lines), encoding=encoding)


def make_workbook(**sheets: Lines) -> bytes:
    """Make a workbook with these sheets."""
    book = Workbook()
    book.remove(book.active)
    for name, lines in sheets.items():
        sheet = book.create_sheet(name)
        for line in lines:
            sheet.append(line)
    return saved(book)


def claims_xlsx(**changes: Any) -> bytes:
    """A workbook with one claim that has these changes."""
    line = CLAIM | changes
    return make_workbook(claims=[list(line), list(line.values())])


def dates_xlsx(**formats: Any) -> bytes:
    """A workbook with a claim for each date, under a number format by name."""
    book = Workbook()
    sheet = book.active
    sheet.title = "claims"
    sheet.append(list(CLAIM))
    for name, value in formats.items():
        sheet.append(list((CLAIM | {"detail": name, "as_of": value}).values()))
        shown = {"serial": "General", "minutes": "yyyy-mm-dd hh:mm", "time": "hh:mm"}[name]
        sheet.cell(sheet.max_row, list(CLAIM).index("as_of") + 1).number_format = shown
    return saved(book)


def laughs() -> bytes:
    """A sheet whose text grows tenfold with each of its entities."""
    entities = "".join(f'<!ENTITY {chr(98 + n)} "{f"&{chr(97 + n)};" * 10}">' for n in range(9))
    cell = '<sheetData><row><c t="str"><v>&j;</v></c></row></sheetData>'
    space = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
    return f'<!DOCTYPE x [<!ENTITY a "aaaaaaaaaa">{entities}]><worksheet xmlns="{space}">{cell}</worksheet>'.encode()


def saved(book: Workbook) -> bytes:
    """The bytes of a workbook."""
    out = io.BytesIO()
    book.save(out)
    return out.getvalue()


def archive(parts: Mapping[str, bytes]) -> bytes:
    """Make an archive of these parts."""
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as packed:
        for name, content in parts.items():
            packed.writestr(name, content)
    return out.getvalue()


def repacked(raw: bytes, parts: Mapping[str, bytes]) -> bytes:
    """An archive with some of its parts exchanged, or added."""
    with zipfile.ZipFile(io.BytesIO(raw)) as packed:
        return archive({name: packed.read(name) for name in packed.namelist()} | dict(parts))


def merged(file: str, raw: bytes, *rows: dict[str, Any]) -> dict[str, Any]:
    """What a file of tables makes of these providers, or of one plain one; by slug."""
    data = incoming.read(file, raw)
    assert isinstance(data, Tables)
    return merge.merge({row["slug"]: row for row in rows or (make_row(),)}, data.rows)


def problems(file: str, raw: bytes, *rows: dict[str, Any]) -> list[str]:
    """What is wrong with a file of tables over these providers, or over one plain one."""
    try:
        merged(file, raw, *rows)
    except UnsoundCatalogueError as error:
        return [str(problem) for problem in error.problems]
    return []
