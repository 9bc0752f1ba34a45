"""EudraGMDP: rows of its lists of certificates and of statements of non-compliance, and the pages behind them."""

from __future__ import annotations

from collections.abc import Mapping

from providers.catalogue.dates import in_words
from providers.catalogue.problems import Problem
from providers.regulators import gmp_pages, reading, values
from providers.regulators.entry import Entry, Kind, RegisterFile
from providers.regulators.reading import Form, Line, sound

KEY = gmp_pages.KEY
SITE = ("OMS Location Identifier", "Site Name", "City", "Country", "Inspection End Date")
MORE = ("MIA Number", "OMS Organisation Identifier")
CERTIFICATES = Form(
    ",", ("Certificate Number", "EudraGMDP Document Reference Number", "Document Type", *SITE), MORE
)  # fmt: skip
STATEMENTS = Form(",", ("Report Number", "Document Reference Number", *SITE, "Issue Date"), MORE)
KINDS: Mapping[str, Kind] = {"GMPC": "certificate", "NCR": "non_compliance"}
# A certificate is for its scope only, which its row does not give, not even whether it is on medicines for people.
OUTCOMES: Mapping[str, str | None] = {"certificate": None, "non_compliance": "adverse"}


def recognise(raw: bytes) -> bool:
    """Tell whether a file is of this register: one of the lists, or a page."""
    return gmp_pages.recognise(raw) or _is_list(raw)


def parse(file: str, raw: bytes) -> RegisterFile:
    """Read a list or a page; the day of a list is the newest in it. Raises UnsoundCatalogueError."""
    if gmp_pages.recognise(raw):
        return gmp_pages.parse(file, raw)
    form = STATEMENTS if reading.known(raw, STATEMENTS) > reading.known(raw, CERTIFICATES) else CERTIFICATES
    faults: list[Problem] = []
    entries: dict[tuple[str, str], Entry] = {}
    for line in reading.lines(file, raw, form, faults):
        entry = _entry(line, form)
        first = entries.setdefault((entry.kind, entry.reference), entry)
        if first is not entry and entry.reference:
            line.fault(form.needed[0], "each number once", f"that of line {first.place.line}")
    sound(faults)
    newest = max(entry.date or "" for entry in entries.values())
    return RegisterFile(KEY, file, reading.sha256(raw), newest, tuple(entries.values()))


def _is_list(raw: bytes) -> bool:
    return reading.is_form(raw, CERTIFICATES) or reading.is_form(raw, STATEMENTS)


def _entry(line: Line, form: Form) -> Entry:
    number = line.text(form.needed[0], "a number")
    kind = _kind(line) if form is CERTIFICATES else "non_compliance"
    firm = line.text("Site Name", "the name of the site")
    day = line.day("Inspection End Date", values.ISO_DAY)
    issued = line.day("Issue Date", values.ISO_DAY) if form is STATEMENTS else None
    certified = kind == "certificate"
    head = "Certificate of GMP compliance" if certified else "Statement of non-compliance with GMP"
    after = f", issued {in_words(issued)}" if issued else ""
    return Entry(
        KEY, kind, number, "eu_ema", firm, line.text("City"), values.country(line.text("Country")),
        _identifiers(line), day, None, OUTCOMES[kind], (),
        text=f"{head}{after} after an inspection that ended {in_words(day)}. The list does not give its scope.",
        remarks="", title=f"{head} {number}: {firm}", url=None, place=line.place,
    )  # fmt: skip


def _kind(line: Line) -> Kind:
    said = line.text("Document Type")
    if said not in KINDS:
        line.fault("Document Type", "GMPC or NCR")
    return KINDS.get(said, "certificate")


def _identifiers(line: Line) -> tuple[tuple[str, str], ...]:
    found: list[tuple[str, str]] = []
    for column in ("OMS Location Identifier", "OMS Organisation Identifier"):
        said = line.text(column)
        if said and values.oms(said) is None:
            line.fault(column, "ORG- or LOC- and 9 digits")
        found += values.identifiers(oms=said)
    return (*found, *values.identifiers(mia=line.text("MIA Number")))
