"""FDA inspection classifications: the export of the data dashboard, one line for each project area of an inspection."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from providers.catalogue.dates import in_words
from providers.catalogue.problems import Problem
from providers.regulators import reading, values
from providers.regulators.entry import Entry, RegisterFile
from providers.regulators.reading import Form, Line, sound

KEY = "fda_inspections"
FORM = Form(
    ",",
    (
        "Inspection ID", "FEI Number", "Legal Name", "City", "Country/Area", "Inspection End Date", "Classification",
        "Project Area", "Product Type",
    ),
    ("Posted Citations",),
)  # fmt: skip
# From the mildest to the gravest.
OUTCOMES = {"NAI": "no_observations", "VAI": "observations", "OAI": "adverse"}
CLASS = re.compile(r"(?:.*\()?(NAI|VAI|OAI)\)?")
MEDICINES = ("Drugs", "Biologics")
# The project areas in which plants are inspected for good manufacturing practice: the FDA's 56, and of biologics 42, 45
# and 41. The others are on trials, applications, side effects or labels, and say nothing on how medicines are made.
MAKING = ("drug quality assurance", "blood and blood products", "vaccines and allergenic products", "human cellular")


def recognise(raw: bytes) -> bool:
    """Tell whether a file is this register."""
    return reading.is_form(raw, FORM)


def parse(file: str, raw: bytes) -> RegisterFile:
    """Read the file; its day is that on which the newest inspection ended. Raises UnsoundCatalogueError."""
    faults: list[Problem] = []
    inspections: dict[str, list[Entry]] = {}
    for line in reading.lines(file, raw, FORM, faults):
        entry = _entry(line)
        same = inspections.setdefault(entry.reference, [])
        if same and (same[0].identifiers, same[0].date) != (entry.identifiers, entry.date):
            expected = f"one site and one day for an inspection, as on line {same[0].place.line}"
            line.fault("Inspection ID", expected, "another site or day")
        same.append(entry)
    sound(faults)
    entries = tuple(_united(same) for same in inspections.values())
    rows = sum(map(len, inspections.values()))
    newest = max(entry.date or "" for entry in entries)
    return RegisterFile(KEY, file, reading.sha256(raw), newest, entries, rows=rows)


def _entry(line: Line) -> Entry:
    number = line.text("Inspection ID", "the number of the inspection")
    fei = values.fei(line.text("FEI Number") or "0")
    if fei is None:
        line.fault("FEI Number", "up to 10 digits")
    found = CLASS.fullmatch(line.text("Classification", "a classification"))
    if line.text("Classification") and not found:
        line.fault("Classification", "one of NAI, VAI, OAI")
    day = line.day("Inspection End Date", values.US_DAY)
    firm = line.text("Legal Name", "the name of the firm")
    product = line.text("Product Type", "a product type")
    cited = line.text("Posted Citations").lower() == "yes"
    area = line.text("Project Area")
    is_on_making = product in MEDICINES and area.lower().startswith(MAKING)
    return Entry(
        KEY, "inspection", number, "us_fda", firm, line.text("City"), values.country(line.text("Country/Area")),
        values.identifiers(fei=fei), day, None, OUTCOMES[found[1]] if found and is_on_making else None,
        (("fda_product_type", product),),
        text=f"{product}, {area or 'no project area'}: {found[1] if found else ''}",
        remarks="Citations of the inspection are posted." if cited else "",
        title=f"FDA inspection {number} of {firm}", url=None, place=line.place,
    )  # fmt: skip


def _united(same: Sequence[Entry]) -> Entry:
    """One inspection, of all its lines: its outcome is that of the gravest on making medicines, None without such."""
    ranks = [None, *OUTCOMES.values()]
    gravest = max(same, key=lambda entry: ranks.index(entry.outcome))
    told = "; ".join(entry.text for entry in same)
    return replace(
        gravest,
        codes=tuple(dict.fromkeys(code for entry in same for code in entry.codes)),
        text=f"Inspection {gravest.reference} ended {in_words(gravest.date)}. {told}.",
        remarks=next((entry.remarks for entry in same if entry.remarks), ""),
        place=same[0].place,
    )
