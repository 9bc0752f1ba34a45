"""Bad files over a catalogue of one plain provider: each with the lines that it is answered with."""

from __future__ import annotations

import json
from collections.abc import Mapping
from datetime import date, datetime

from providers.catalogue.tables import MOST_LINES
from tests.builders import make_row, make_rows
from tests.providers.catalogue.files import (
    CLAIM,
    archive,
    claims_xlsx,
    dates_xlsx,
    laughs,
    make_claims,
    make_csv,
    make_workbook,
    repacked,
)

# The bytes, and of each fault its place after the name of the file, what was expected there, and what came.
BadFile = tuple[bytes, list[tuple[str, str, str]]]

HEAD, VALUES = list(CLAIM), list(CLAIM.values())
SOUND = make_workbook(claims=[HEAD, VALUES])
XLSX = "an Excel workbook (.xlsx) without password and macros"
ANY = f"a catalogue in JSON, {XLSX}, a table in CSV, or the file of a register"
DATE = "a date as YYYY, YYYY-MM or YYYY-MM-DD"
TEXT = "text of at most 1,000 characters without blanks around it"
UTF8 = "text in UTF-8, which Excel calls “CSV UTF-8”"
CROWDED = "one that nobody typed, as a part of it has too many tags"
DAMAGED = "a damaged or incomplete one"
FORMULA = "text that does not begin with =, +, - or @, which a spreadsheet would take for a formula"
NO_FORMULA = "a value, not a formula"
SEVERAL = "several with ; between them"
SHEETS = "sheets that are called providers, sources, sites, claims, or some of them"
KINDS = (
    "model, modality, substance_or_product, dosage_form, service, stage, regulator, certification, technology, scale"
)
COLUMNS = (
    "provider, number, kind, code, site, source, detail, evidence, status, as_of, scope, outcome, min, max, unit,"
    " valid_until, verified_at, disputed"
)
FIELDS = "slug, name, legal_name, hq_city, hq_country, website, website_confirmed, founded, employees, model, notes"
HEADERS = "slug … (providers); provider, key … (sources); provider, name … (sites); provider, kind, code … (claims)"


CONTENTS: Mapping[str, BadFile] = {
    "empty.csv": (b"", [("", ANY, "an empty file")]),
    "page.xlsx": (b"\n<!DOCTYPE html><title>Sign in</title>", [("", ANY, "a page of HTML or XML")]),
    "paper.csv": (b"%PDF-1.7 \xe2\xe3", [("", ANY, "a PDF")]),
    "cut.json": (
        json.dumps(make_rows()).encode()[:300],
        [("", "JSON", "text without a closing quotation mark: line 1, column 300")],
    ),
    "mark.json": (b"\xef\xbb\xbf{}", [("", "UTF-8", "a byte order mark at position 0")]),
    "twice.json": (
        json.dumps(make_rows(make_row(), make_row())).encode(),
        [("plain-tablets: slug", "each provider once", "it more than once")],
    ),
    "latin.csv": (make_claims({"detail": "Gélules"}, encoding="latin-1"), [("line 2", UTF8, "byte 0xe9")]),
    "utf16.csv": (make_claims({}, encoding="utf-16"), [("line 1", UTF8, "byte 0xff")]),
    "cut.csv": (
        make_claims({}, {"detail": "Second"})[:-30],
        [("line 3", "9 cells, as in the first line", "6 and no line break: the file may be cut off")],
    ),
    "quote.csv": (
        make_claims({"scope": "a, b"})[:-4],
        [("line 2", "a table in CSV", "a cell whose quotation mark is never closed")],
    ),
    "cell.csv": (
        b"slug,notes\na," + b"x" * 10**6,
        [("line 2", "a table in CSV", "a cell of more than 131,072 characters")],
    ),
    "behind.csv": (b'slug,name\na,"A" b\n', [("line 2", "a table in CSV", "text behind a closing quotation mark")]),
    "names.csv": (
        make_csv(["slug", "name", "city"], ["a", "A", "Ulm"]),
        [("line 1, column city", f"one of the columns {FIELDS}, perhaps hq_city", '"city"')],
    ),
    "strange.csv": (make_csv(["a", "b"], [1, 2]), [("line 1", f"the header of a table: {HEADERS}", '"a,b"')]),
    "header.csv": (make_csv(HEAD), [("", "at least one line below the header", "none")]),
    "line.csv": (b"x" * 200_000, [("line 1", f"the header of a table: {HEADERS}", f'"{"x" * 78}…')]),
    "wide.csv": (make_csv(HEAD, [*VALUES, "x"]), [("line 2", "no cell to the right of the last column", '"x"')]),
    "long.csv": (
        make_csv(["slug", "name"], *(["a", "A"] for _ in range(MOST_LINES + 1))),
        [(f"line {MOST_LINES + 2}", "at most 50,000 lines below the header", "more")],
    ),
}

WORKBOOKS: Mapping[str, BadFile] = {
    "cut.xlsx": (SOUND[:-300], [("", XLSX, DAMAGED)]),
    "part.xlsx": (repacked(SOUND, {"xl/worksheets/sheet1.xml": b"<worksheet>"}), [("", XLSX, DAMAGED)]),
    "laughs.xlsx": (repacked(SOUND, {"xl/worksheets/sheet1.xml": laughs()}), [("", XLSX, DAMAGED)]),
    "photos.xlsx": (archive({"a.jpg": b"x"}), [("", XLSX, "another archive (zip)")]),
    "open.ods": (archive({"mimetype": b"x"}), [("", XLSX, "an OpenDocument file")]),
    "binary.xlsb": (archive({"xl/workbook.bin": b"x"}), [("", XLSX, "a binary one (.xlsb)")]),
    "old.xls": (
        b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(600),
        [("", XLSX, "an old one (.xls) or one with a password")],
    ),
    "macros.xlsm": (repacked(SOUND, {"xl/vbaProject.bin": b"x"}), [("", XLSX, "one with macros")]),
    "bomb.xlsx": (
        repacked(SOUND, {"xl/media/a": bytes(160_000_000)}),
        [("", XLSX, "one of 160 MB when unpacked, more than the 150 MB that are read")],
    ),
    "line.xlsx": (
        repacked(SOUND, {"xl/worksheets/sheet1.xml": b"<row>" + b"<c/>" * 1_000_000 + b"</row>"}),
        [("", XLSX, CROWDED)],
    ),
    "styles.xlsx": (repacked(SOUND, {"xl/styles.xml": b"<x/>" * 1_000_001}), [("", XLSX, CROWDED)]),
    "sheets.xlsx": (make_workbook(**{f"Sheet{number}": [] for number in range(51)}), [("", XLSX, DAMAGED)]),
    "again.xlsx": (
        make_workbook(**{"claims": [HEAD, VALUES], "claims ": [HEAD, VALUES]}),
        [("sheet claims", "each sheet once", "it again")],
    ),
    "sheet.xlsx": (make_workbook(claims2=[HEAD, VALUES]), [("sheet claims2", SHEETS, "this one")]),
    "blank.xlsx": (make_workbook(Sheet1=[]), [("", SHEETS, "an empty workbook")]),
    "formula.xlsx": (claims_xlsx(detail="=1+1"), [("sheet claims, line 2, column detail", NO_FORMULA, '"=1+1"')]),
    "error.xlsx": (
        claims_xlsx(detail="#REF!"),
        [("sheet claims, line 2, column detail", "a value", "the error #REF!")],
    ),
    "dates.xlsx": (
        dates_xlsx(serial=45366, minutes=datetime(2024, 3, 14, 10, 30), time=0.5),  # noqa: DTZ001
        [
            ("sheet claims, line 2, column as_of", f"{DATE}, or a cell that is formatted as a date", "45366"),
            ("sheet claims, line 3, column as_of", "a date without a time of day", "2024-03-14 10:30:00"),
            ("sheet claims, line 4, column as_of", "text, a number or a date", "a time of day, 12:00:00"),
        ],
    ),
    "fraction.xlsx": (
        claims_xlsx(detail=date(2024, 2, 1)),
        [
            (
                "sheet claims, line 2, column detail",
                TEXT,
                "the date 2024-02-01, which a spreadsheet made of what was typed",
            )
        ],
    ),
}

LINES: Mapping[str, BadFile] = {
    "renamed.csv": (
        make_csv(["type" if name == "kind" else name for name in HEAD], VALUES),
        [
            ("line 1", "a column kind", "none of this name"),
            ("line 1, column type", f"one of the columns {COLUMNS}", '"type"'),
        ],
    ),
    "column.csv": (
        make_csv([*HEAD, "kind"], [*VALUES, "x"]),
        [("line 1, column kind", "each column once", "it again")],
    ),
    "formulas.csv": (
        make_claims({"detail": "=1+1"}, {"detail": "+1"}, {"detail": "-20 C"}, {"detail": "@SUM(A1)"}),
        [
            ("line 2, column detail", FORMULA, '"=1+1"'),
            ("line 3, column detail", FORMULA, '"+1"'),
            ("line 4, column detail", FORMULA, '"-20 C"'),
            ("line 5, column detail", FORMULA, '"@SUM(A1)"'),
        ],
    ),
    "dates.csv": (
        make_claims({"as_of": "2024-13-01"}, {"as_of": "03/04/2024"}, {"as_of": "14.3.24"}, {"as_of": "45366"}),
        [
            ("line 2, column as_of", DATE, '"2024-13-01"'),
            ("line 3, column as_of", f"{DATE}, as nobody can tell the day from the month here", '"03/04/2024"'),
            ("line 4, column as_of", f"{DATE}, as nobody can tell the day from the month here", '"14.3.24"'),
            ("line 5, column as_of", DATE, '"45366"'),
        ],
    ),
    "digits.csv": (
        make_csv(["slug", "employees"], ["a", "1" * 5000]),
        [("line 2, column employees", "a whole number from 1", f'"{"1" * 78}…')],
    ),
    "values.csv": (
        make_claims({"kind": "dosage"}, {"status": "now", "min": "3,5"}, {"disputed": "perhaps"}),
        [
            ("line 2, column kind", f"one of {KINDS}", '"dosage"'),
            ("line 3, column status", "one of current, planned, historic", '"now"'),
            ("line 3, column min", "a number from 0", '"3,5"'),
            ("line 4, column disputed", "yes or no", '"perhaps"'),
        ],
    ),
    "nameless.csv": (
        make_claims({"kind": "[clear]"}, {"provider": ""}),
        [
            ("line 2, column kind", "what says which claim this is", '"[clear]"'),
            ("line 3, column provider", "what says which claim this is", "nothing"),
        ],
    ),
    "numbers.csv": (
        make_csv(["provider", "name", "fei", "duns"], ["plain-tablets", "Site 1", "0003", "12-345-6789"]),
        [
            ("line 2, column fei", f"7 to 10 digits without leading zeros, {SEVERAL}", '"0003"'),
            ("line 2, column duns", f"9 digits, {SEVERAL}", '"12-345-6789"'),
        ],
    ),
}

CATALOGUES: Mapping[str, BadFile] = {
    "code.csv": (
        make_claims({"kind": "regulator", "code": "xyzzy"}),
        [
            ("line 2, column code", "a code of regulator", '"xyzzy"'),
            ("line 2, column outcome", "an outcome, as the kind is regulator", "nothing"),
        ],
    ),
    "site.csv": (
        make_claims({"site": "Elsewhere"}),
        [("line 2, column site", "the name of exactly one site of this provider", '"Elsewhere"')],
    ),
    "source.csv": (
        make_claims({"source": "S9"}),
        [("line 2, column source", "the key of a source of this provider", '"S9"')],
    ),
    "unsourced.csv": (
        make_claims({"source": ""}),
        [("line 2, column source", "the key of a source, or the number of the claim", "nothing")],
    ),
    "nobody.csv": (
        make_claims({"provider": "nobody"}),
        [("line 2, column provider", "the slug of a provider of the catalogue or of the table providers", '"nobody"')],
    ),
    "slugs.csv": (
        make_csv(["slug", "name"], ["new", "New"], ["new", "Newer"]),
        [("line 3, column slug", "each provider once", "the one of line 2 again")],
    ),
    "needed.csv": (
        make_claims({"evidence": "", "detail": "x"}, {"status": "[clear]"}),
        [
            ("line 2, column evidence", "one of provider_statement, regulator_record, third_party", "nothing"),
            ("line 3, column status", "one of current, planned, historic", "nothing"),
        ],
    ),
}

BAD_FILES: Mapping[str, BadFile] = {**CONTENTS, **WORKBOOKS, **LINES, **CATALOGUES}


def answer(name: str) -> list[str]:
    """The lines with which a bad file is answered; rows of a catalogue in JSON go by their provider."""
    faults = BAD_FILES[name][1]
    places = [at if ": " in at else ", ".join(filter(None, (name, at))) for at, _, _ in faults]
    return [f"{at}: expected {expected}, got {got}" for at, (_, expected, got) in zip(places, faults, strict=True)]
