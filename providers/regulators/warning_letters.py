"""FDA warning letters: the published list, one letter a line."""

from __future__ import annotations

import re

from providers.catalogue.dates import in_words
from providers.catalogue.problems import Problem
from providers.regulators import reading, values
from providers.regulators.entry import Entry, RegisterFile
from providers.regulators.reading import Form, Line, sound

KEY = "fda_warning_letters"
FORM = Form(",", ("url", "posted_date", "letter_date", "company", "issuing_office", "subject"))
HOST = "https://www.fda.gov"
LETTERS = "/warning-letters/"
# What a letter on how a product is made says of itself; one on labels or approval alone says nothing on a plant.
MAKING = re.compile(r"\b(?:CGMP|Adulterated)\b", re.IGNORECASE)
# What office or subject say where it is on medicines; and on what else a letter may be, which goes before.
MEDICINES = re.compile(r"\b(?:CDER|CBER|API|Drug (?:Evaluation|Products?)|Biologics|Pharmaceuticals?)\b", re.IGNORECASE)
OTHERS = re.compile(r"QSR|Device|Food|Dietary|Animal|Veterinary|Tobacco|HACCP|Cosmetic", re.IGNORECASE)


def recognise(raw: bytes) -> bool:
    """Tell whether a file is this register."""
    return reading.is_form(raw, FORM)


def parse(file: str, raw: bytes) -> RegisterFile:
    """Read the file; its day is that of the newest posting. Raises UnsoundCatalogueError."""
    faults: list[Problem] = []
    days: set[str] = set()
    entries: dict[str, Entry] = {}
    for line in reading.lines(file, raw, FORM, faults):
        posted = line.day("posted_date", values.US_DAY)
        entry = _entry(line, posted or "")
        days.add(posted or "")
        if entries.setdefault(entry.reference, entry) is not entry and entry.reference:
            line.fault("url", "each letter once", f"the letter of line {entries[entry.reference].place.line}")
    sound(faults)
    return RegisterFile(KEY, file, reading.sha256(raw), max(days), tuple(entries.values()))


def _entry(line: Line, posted: str) -> Entry:
    path = line.text("url", "the address of the letter").removeprefix(HOST)
    if path and (not path.startswith("/") or LETTERS not in path or " " in path or path.endswith("/")):
        line.fault("url", f"the address of a letter at {HOST}")
    day = line.day("letter_date", values.US_DAY)
    firm = line.text("company", "the name of the firm")
    office = line.text("issuing_office", "the office of the FDA")
    subject = line.text("subject", "what the letter is about")
    dated = f"dated {in_words(day)}, posted {in_words(posted)}"
    return Entry(
        KEY, "letter", path.rsplit("/", 1)[-1], "us_fda", firm, "", None, (), day, None,
        "adverse" if _is_on_making(office, subject) else None, (),
        text=f"Warning letter {dated}, from {_office(office)}. Subject: {subject}.",
        remarks="", title=f"FDA warning letter to {firm}, {in_words(day)}", url=HOST + path, place=line.place,
    )  # fmt: skip


def _is_on_making(office: str, subject: str) -> bool:
    """Whether a letter is on how medicines are made."""
    of = f"{office}, {subject}"
    return bool(MAKING.search(subject) and MEDICINES.search(of)) and not OTHERS.search(of)


def _office(text: str) -> str:
    """The office as the list wrote it until 2025; later it separates the abbreviation by a bar."""
    name, bar, short = text.partition(" | ")
    return f"{name} ({short})" if bar else text
