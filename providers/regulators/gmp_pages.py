"""EudraGMDP pages: one GMP certificate, or one statement of non-compliance, as the site shows it."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from providers.catalogue.dates import in_words
from providers.catalogue.problems import Place, Problem, refused
from providers.regulators import reading, values
from providers.regulators.entry import Entry, Kind, RegisterFile
from providers.regulators.page_text import Block, NotMarkupError, blocks
from providers.regulators.reading import Line, decoded, sound
from providers.regulators.scope import PRODUCTS, scope, substances, told

KEY = "eudragmdp"
TITLES: Mapping[str, Kind] = {
    "CERTIFICATE OF GMP COMPLIANCE OF A MANUFACTURER": "certificate",
    "STATEMENT OF NON-COMPLIANCE WITH GMP": "non_compliance",
}
EXPECTED = "the page of a GMP certificate or of a statement of non-compliance"
NUMBER, SITE, ADDRESS = "CERTIFICATE NUMBER", "The manufacturer", "Site address"
REPORT, OMS, DUNS = "Report No", "OMS Organisation Id. / OMS Location Id.", "DUNS Number"
AUTHORITY, INSPECTED, ISSUED = "authority", "inspection date", "issue date"
CONDUCTED = re.compile(r"the latest of which was conducted on\s+(.*?)\s*,\s+it is considered")
REMARKS = ("Clarifying remarks", "Any restrictions")
NONE = ("Nature of non-compliance", "Action taken/proposed by the NCA", "Additional comments")
# The name of the person who signed stands after it: nothing from there on is read.
SIGNED = "Name and signature"


@dataclass(frozen=True, slots=True)
class Page:
    """What a page says: its kind, its fields, its parts of running text."""

    kind: Kind
    said: Line
    body: Sequence[Block]


def recognise(raw: bytes) -> bool:
    """Tell whether a file is such a page: HTML with one of the two titles."""
    start = raw.removeprefix(b"\xef\xbb\xbf").lstrip()[:1]
    return start == b"<" and any(title.encode() in raw for title in TITLES)


def parse(file: str, raw: bytes) -> RegisterFile:
    """Read the page. It does not tell on which day it was saved. Raises UnsoundCatalogueError."""
    faults: list[Problem] = []
    page = _page(file, raw, faults)
    entry = _entry(page)
    sound(faults)
    return RegisterFile(KEY, file, reading.sha256(raw), None, (entry,), is_part=True)


def _page(file: str, raw: bytes, faults: list[Problem]) -> Page:
    text = decoded(file, raw)
    try:
        found = blocks(text)
    except NotMarkupError as error:
        raise refused(file, "content", EXPECTED, "a page with damaged markup", error.line) from error
    kind = next((kind for title, kind in TITLES.items() for block in found if block.text.startswith(title)), None)
    if kind is None:
        raise refused(file, "content", EXPECTED, "another page" if found else "none", 1)
    titles = [block.line for block in found if block.text.startswith(tuple(TITLES))]
    if len(titles) > 1:
        raise refused(file, "content", "one certificate or statement a page", f"{len(titles)}", titles[1])
    ends = [index for index, block in enumerate(found) if block.text.startswith(SIGNED)]
    if not ends:
        last = found[-1].line
        raise refused(file, "content", "a page to its end, the signature", "none: it may be cut off", last, ISSUED)
    body = found[: ends[0]]
    return Page(kind, Line(Place(file, "", found[0].line), *_fields(body, faults)), body)


def _fields(body: Sequence[Block], faults: list[Problem]) -> tuple[dict[str, str], list[Problem], dict[str, int]]:
    """The fields of a page, each with its line. A field stands behind its name, the address in the block below."""
    cells: dict[str, str] = {}
    at: dict[str, int] = {}
    for index, block in enumerate(body):
        name, _, said = block.text.partition(":")
        below = body[index + 1] if index + 1 < len(body) else block
        found = {name: said} if name in {NUMBER, REPORT, SITE, OMS, DUNS} else {}
        if name in {NUMBER, REPORT} and index:
            found[AUTHORITY] = body[index - 1].text
        if name == ADDRESS:
            found = {name: said or below.text}
        if conducted := CONDUCTED.search(block.text):
            found[INSPECTED] = conducted[1]
        if index == len(body) - 1:
            found[ISSUED] = block.text
        for key, value in found.items():
            cells.setdefault(key, value.strip())
            at.setdefault(key, block.line)
    return cells, faults, at


def _entry(page: Page) -> Entry:
    said, certified = page.said, page.kind == "certificate"
    number = said.text(NUMBER if certified else REPORT, "a number")
    firm, authority = said.text(SITE, "the name of the site"), said.text(AUTHORITY, "an authority")
    inspected = said.day(INSPECTED, values.ISO_DAY)
    issued = said.day(ISSUED, values.ISO_DAY)
    city, country = values.eu_address(said.text(ADDRESS, "the address of the site"))
    covered = scope(page.body)
    if not covered.products:
        said.fault("products", f"one of {', '.join(PRODUCTS)}", covered.other or "none of them")
    head = "Certificate of GMP compliance" if certified else "Statement of non-compliance with GMP"
    return Entry(
        KEY, page.kind, number, "eu_ema", firm, city, country, _identifiers(said), inspected, None,
        "passed" if certified else "adverse", tuple(("eu_mia", code) for code in covered.codes),
        text=f"{head}, issued {in_words(issued)} by {authority} after an inspection that ended {in_words(inspected)}. "
        + told(covered, "Scope" if certified else "Operations", substances(page.body)),
        remarks=_remarks(page), title=f"{head} {number}: {firm}", url=None, place=said.place,
    )  # fmt: skip


def _identifiers(said: Line) -> tuple[tuple[str, str], ...]:
    found: list[tuple[str, str]] = []
    duns = values.duns(text) if (text := said.text(DUNS)) else ""
    if duns is None:
        said.fault(DUNS, "9 digits")
    found += values.identifiers(duns=duns)
    for text in reversed(said.text(OMS).split("/")):
        number = text.strip()
        if number and values.oms(number) is None:
            said.fault(OMS, "ORG- and LOC- numbers of 9 digits", number)
        found += values.identifiers(oms=number)
    return tuple(found)


def _remarks(page: Page) -> str:
    """The clarifying remarks in full, or the nature of the non-compliance, the action and the comments."""
    starts = REMARKS if page.kind == "certificate" else NONE
    found: list[str] = []
    for block in page.body[:-1]:
        if block.text.startswith(starts):
            name, _, said = block.text.partition(":")
            found.append(said.strip() if name.startswith(REMARKS) else block.text.replace(":", ": ", 1))
        elif found:
            found.append(block.text)
    return " ".join(" ".join(found).split())
