"""FDA Drug Establishments Current Registration Site: which sites are registered, for which operations, until when."""

from __future__ import annotations

import io
import struct
import zipfile
import zlib
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from providers.catalogue.dates import in_words
from providers.catalogue.problems import Place, Problem, UnsoundCatalogueError, refused
from providers.regulators import reading, values
from providers.regulators.entry import Entry, RegisterFile
from providers.regulators.reading import Form, Line, sound

KEY = "fda_registration"
FORM = Form(
    "\t", ("FEI_NUMBER", "DUNS_NUMBER", "FIRM_NAME", "ADDRESS", "EXPIRATION_DATE", "OPERATIONS"), ("EXCLUSION_FLAG",)
)  # fmt: skip
EXCLUDED = "The list marks this registration with its exclusion flag, and gives no reason."
ZIP = b"PK\x03\x04"
PACKED = "drls_reg.txt"
# The real one unpacks to some 5 MB.
LARGEST_CONTENT = 60_000_000
# What a damaged archive raises on its way through zipfile.
DAMAGED = (
    zipfile.BadZipFile, zlib.error, struct.error, EOFError, OSError, LookupError, ValueError, RuntimeError,
)  # fmt: skip
# The operations of the FDA's Structured Product Labeling, in the NCI Thesaurus.
OPERATIONS = {
    "ANALYSIS": "C25391", "API MANUFACTURE": "C82401", "DISTRIBUTE": "C201565", "LABEL": "C84732",
    "MANUFACTURE": "C43360", "OUTSOURCING FACILITY": "C112113", "PACK": "C84731", "PARTICLE SIZE REDUCTION": "C84386",
    "PET DRUG PRODUCTION": "C91403", "RELABEL": "C73607", "REPACK": "C73606", "SALVAGE": "C70827",
    "STERILIZE": "C84382", "TRANSFILL": "C125710",
}  # fmt: skip


@dataclass(frozen=True, slots=True)
class _Row:
    """One line: a firm at one address. A site, which has one FEI number, may be on several."""

    key: str
    firm: str
    address: str
    identifiers: tuple[tuple[str, str], ...]
    until: str | None
    operations: tuple[str, ...]
    is_excluded: bool
    place: Place


def recognise(raw: bytes) -> bool:
    """Tell whether a file is this register: the table, or the archive in which the FDA packs it."""
    if not raw.startswith(ZIP):
        return reading.is_form(raw, FORM)
    try:
        return _member(zipfile.ZipFile(io.BytesIO(raw))) is not None
    except DAMAGED:
        return PACKED.encode() in raw[:1000].lower()  # parse says what is wrong with it


def parse(file: str, raw: bytes) -> RegisterFile:
    """Read the file. Raises UnsoundCatalogueError."""
    text, day = _unpacked(file, raw) if raw.startswith(ZIP) else (raw, None)
    faults: list[Problem] = []
    rows = [_row(line) for line in reading.lines(file, text, FORM, faults)]
    sound(faults)
    sites: dict[str, list[_Row]] = {}
    for row in rows:
        sites.setdefault(row.key, []).append(row)
    return RegisterFile(KEY, file, reading.sha256(raw), day, tuple(map(_entry, sites.values())), rows=len(rows))


def _member(archive: zipfile.ZipFile) -> zipfile.ZipInfo | None:
    return next((one for one in archive.infolist() if one.filename.lower().rsplit("/", 1)[-1] == PACKED), None)


def _unpacked(file: str, raw: bytes) -> tuple[bytes, str | None]:
    """The table in the archive, and the day on which the FDA packed it."""
    expected = f"an archive with {PACKED}"
    try:
        archive = zipfile.ZipFile(io.BytesIO(raw))
        part = _member(archive)
        if part is None:
            raise refused(file, "content", expected, "another archive")
        if part.flag_bits & 1 or part.compress_type not in (zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED):
            raise refused(file, "content", expected, "one with a password, or packed in another way")
        if part.file_size > LARGEST_CONTENT:
            most = f"at most {LARGEST_CONTENT / 1e6:.0f} MB when unpacked"
            raise refused(file, "content", most, f"{part.file_size / 1e6:,.0f} MB")
        with archive.open(part) as packed:  # read() alone would unpack all there is before it counts
            content = packed.read(part.file_size + 1)
        return content, values.day("{:04}-{:02}-{:02}".format(*part.date_time[:3]), values.ISO_DAY)
    except UnsoundCatalogueError:
        raise
    except DAMAGED as error:
        raise refused(file, "content", expected, "a damaged or incomplete one") from error


def _row(line: Line) -> _Row:
    firm, address = line.text("FIRM_NAME", "the name of the firm"), line.text("ADDRESS")
    said_fei, said_duns = line.text("FEI_NUMBER"), line.text("DUNS_NUMBER")
    fei, duns = values.fei(said_fei or "0"), values.duns(said_duns) if said_duns else ""
    if fei is None:
        line.fault("FEI_NUMBER", "up to 10 digits")
    if duns is None:
        line.fault("DUNS_NUMBER", "9 digits")
    until = line.day("EXPIRATION_DATE", values.US_DAY)
    operations = _operations(line.text("OPERATIONS"))
    identifiers = (*values.identifiers(fei=fei), *values.identifiers(duns=duns))
    key = fei or (f"DUNS {duns}" if duns else f"{firm}, {address}")
    return _Row(key, firm, address, identifiers, until, operations, _is_excluded(line), line.place)


def _is_excluded(line: Line) -> bool:
    flag = line.text("EXCLUSION_FLAG").upper()
    if flag not in ("", "N", "Y"):
        line.fault("EXCLUSION_FLAG", "Y or N")
    return flag == "Y"


def _operations(text: str) -> tuple[str, ...]:
    return tuple(operation for part in text.split(";") if (operation := part.strip().upper()))


def _entry(rows: Sequence[_Row]) -> Entry:
    """What the register says of one site: the operations of all its lines, by the first of its names and towns."""
    first = rows[0]
    city, country = values.us_address(first.address)
    operations = sorted({operation for row in rows for operation in row.operations})
    untils = {row.until for row in rows if row.until}
    return Entry(
        KEY, "registration", first.key, "us_fda", first.firm, city, country,
        identifiers=_united(row.identifiers for row in rows),
        date=None, until=max(untils, default=None), outcome=None,
        codes=tuple(("ncit", OPERATIONS[one]) for one in operations if one in OPERATIONS),
        text=_text(operations, len({row.address.casefold() for row in rows}), max(untils, default="")),
        remarks=EXCLUDED if any(row.is_excluded for row in rows) else "",
        title=f"FDA drug establishment registration: {first.firm}", url=None, place=first.place,
    )  # fmt: skip


def _united(lists: Iterable[tuple[tuple[str, str], ...]]) -> tuple[tuple[str, str], ...]:
    found = dict.fromkeys(one for identifiers in lists for one in identifiers)
    return tuple(sorted(found, key=lambda one: one[0] != "fei"))


def _text(operations: Sequence[str], addresses: int, until: str) -> str:
    at = f" at {addresses} addresses" if addresses > 1 else ""
    named = ", ".join(one.lower().replace("api ", "API ").replace("pet ", "PET ") for one in operations)
    operating = named or "no operation listed"
    return f"Registered with the FDA as a drug establishment{at} until {in_words(until)}, for: {operating}."
