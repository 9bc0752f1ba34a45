"""openFDA drug enforcement reports: recalls, as the programming interface or its bulk files give them."""

from __future__ import annotations

import re
from typing import Any

from providers.catalogue.dates import in_words
from providers.catalogue.problems import Problem
from providers.regulators import reading, records, values
from providers.regulators.entry import Entry, RegisterFile
from providers.regulators.reading import Line, sound
from providers.regulators.records import Keys, Text

KEY = "fda_enforcement"
KEYS = Keys(
    ("recalling_firm", "event_id", "classification", "status", "recall_initiation_date", "reason_for_recall"),
    (
        "recall_number", "city", "country", "product_description", "report_date", "termination_date",
        "voluntary_mandated", "product_type",
    ),
)  # fmt: skip
LISTED = "results"
# The reports on devices and on food have the same keys.
DRUGS = "Drugs"
API = "https://api.fda.gov/drug/enforcement.json?search=recall_number:%22{}%22"
# The interface writes days with hyphens in its example and without them in its answers.
DAY = re.compile(r"([0-9]{4})-?([0-9]{2})-?([0-9]{2})")
LONGEST_PRODUCT = 300
# What is told of one search at most; all reports are more than ten times as many.
MOST_ANSWERED = 1000


def recognise(raw: bytes) -> bool:
    """Tell whether a file is this register: JSON in which recalling firms and reasons are named near the beginning."""
    start = raw[:50_000].removeprefix(b"\xef\xbb\xbf").lstrip()
    return start[:1] in (b"{", b"[") and sum(f'"{key}"'.encode() in start for key in KEYS.needed) * 2 > len(KEYS.needed)


def parse(file: str, raw: bytes) -> RegisterFile:
    """Read the file; its day is the one it gives itself, or that of the newest report. Raises UnsoundCatalogueError."""
    faults: list[Problem] = []
    entries: dict[str, Entry] = {}
    text = records.read(file, raw)
    meta = _meta(text)
    updated = meta.get("last_updated")
    of_itself = values.day(updated, values.ISO_DAY) if isinstance(updated, str) else None
    days = {of_itself or ""}
    for line in records.records(text, KEYS, faults, LISTED):
        entry = _entry(line)
        days.add(_day(line, "report_date") or "")
        if entries.setdefault(entry.reference, entry) is not entry and entry.reference:
            line.fault("recall_number", "each recall once", f"that of line {entries[entry.reference].place.line}")
    sound(faults)
    day, is_part = of_itself or max(days) or None, not _is_whole(meta.get("results"), len(entries))
    return RegisterFile(KEY, file, reading.sha256(raw), day, tuple(entries.values()), is_part=is_part)


def _meta(text: Text) -> dict[str, Any]:
    """What an answer of the interface, or a bulk file, says of itself."""
    whole = text.value(len(text.text) - len(text.text.lstrip()))
    meta = whole.get("meta") if isinstance(whole, dict) else None
    return meta if isinstance(meta, dict) else {}


def _is_whole(results: Any, held: int) -> bool:
    """Whether the file holds all reports: as many as there are, and more than the answer to any search has."""
    counted = results if isinstance(results, dict) else {}
    return counted.get("skip") == 0 and counted.get("total") == held > MOST_ANSWERED


def _day(line: Line, key: str) -> str | None:
    said = line.text(key)
    found = DAY.fullmatch(said)
    day = values.day("-".join(found.groups()), values.ISO_DAY) if found else None
    if said and day is None:
        line.fault(key, "a day of the calendar, YYYY-MM-DD or YYYYMMDD")
    return day


def _entry(line: Line) -> Entry:
    firm, grade = line.text("recalling_firm", "the name of the firm"), line.text("classification", "a class")
    number = line.text("recall_number")
    begun = _day(line, "recall_initiation_date")
    if begun is None and not line.text("recall_initiation_date"):
        line.fault("recall_initiation_date", "a day, YYYY-MM-DD or YYYYMMDD", "nothing")
    event = line.text("event_id", "the number of the event")
    if line.text("product_type") not in ("", DRUGS):
        line.fault("product_type", f"{DRUGS}, as in answers on them")
    reference = number or (f"event {event}" if event else "")
    return Entry(
        KEY, "recall", reference, "us_fda", firm, line.text("city"),
        values.country(line.text("country")), (), begun, _day(line, "termination_date"), None, (),
        text=_text(line, grade, begun), remarks="", title=f"FDA enforcement report {reference}, {grade}: {firm}",
        url=API.format(number) if re.fullmatch(r"[A-Z0-9-]+", number) else None, place=line.place,
    )  # fmt: skip


def _text(line: Line, grade: str, begun: str | None) -> str:
    status = line.text("status", "a status")
    by = line.text("voluntary_mandated")
    product = line.text("product_description")
    product = product if len(product) <= LONGEST_PRODUCT else f"{product[: LONGEST_PRODUCT - 1]}…"
    reason = line.text("reason_for_recall", "a reason").rstrip(".")
    begun_by = f" ({by})" if by else ""
    named = f" Product: {product.rstrip('.')}." if product else ""
    return f"Recall, {grade}, begun {in_words(begun)}{begun_by}, status {status}. Reason given: {reason}.{named}"
