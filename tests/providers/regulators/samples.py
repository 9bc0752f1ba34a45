"""Samples of the registers, as their authorities publish them, and what is read from them."""

import csv
import io
import zipfile
from collections.abc import Callable, Sequence
from pathlib import Path

from providers.catalogue.problems import UnsoundCatalogueError
from providers.regulators.entry import Entry, RegisterFile
from providers.regulators.register import recognise

DATA = Path(__file__).parents[2] / "data"
SAMPLES = {
    "registrations": DATA / "regulators" / "fda_drls_reg_sample.tsv",
    "letters": DATA / "fda_warning_letters_sample.csv",
    "inspections": DATA / "regulators" / "fda_inspections_head.csv",
    "recall": DATA / "regulators" / "openfda_enforcement_example.json",
    "product": DATA / "regulators" / "who_pq_vaccine_one_record.json",
    "certificates": DATA / "regulators" / "eudragmdp" / "list_rows.csv",
    "substances": DATA / "regulators" / "eudragmdp" / "gmpc_api_pharmazell.html",
    "biological": DATA / "regulators" / "eudragmdp" / "gmpc_bio_serum.html",
    "tablets": DATA / "regulators" / "eudragmdp" / "gmpc_fdf_emcure.html",
    "statement": DATA / "regulators" / "eudragmdp" / "ncr_aculife.html",
}
# The file of the FDA as it is downloaded: leading spaces in its header, people in its columns, an empty last cell.
PEOPLE = ("Jane Doe", "jane.doe@example.org", "John Agent", "Richard Roe", "richard.roe@example.org")
DOWNLOADED = (
    (
        " FEI_NUMBER", " DUNS_NUMBER", " FIRM_NAME", " ADDRESS", " EXPIRATION_DATE", " OPERATIONS",
        " ESTABLISHMENT_CONTACT_NAME", " ESTABLISHMENT_CONTACT_EMAIL", " AGENT_DETAILS", " REGISTRANT_NAME",
        " REGISTRANT_DUNS", " REGISTRANT_CONTACT_NAME", " REGISTRANT_CONTACT_EMAIL", " EXCLUSION_FLAG",
    ),
    (
        "0003000001", "012345678", 'Plain "Tablets" Ltd', "1 Mill Lane, Cork,  T12, Ireland (IRL)", "12/31/2026",
        "PACK; MANUFACTURE", *PEOPLE[:4], "999999999", *PEOPLE[3:], "N", "",
    ),
    (
        "3000001", "12-345-679", "Plain Tablets Limited", "2 Mill Lane, Cork,  T12, Ireland (IRL)", "12/31/2026",
        "API MANUFACTURE", *PEOPLE[:4], "999999999", *PEOPLE[3:], "N", "",
    ),
)  # fmt: skip


def raw(name: str) -> bytes:
    """The bytes of a sample."""
    return SAMPLES[name].read_bytes()


def read(content: bytes, file: str = "a") -> RegisterFile:
    """What is read from a file of a register, known by its content."""
    register = recognise(content)
    assert register is not None
    return register.parse(file, content)


def entries(name: str) -> tuple[Entry, ...]:
    """What is read from a sample."""
    return read(raw(name), SAMPLES[name].name).entries


def problems(parse: Callable[[str, bytes], RegisterFile], content: bytes, file: str = "a") -> list[str]:
    """What is wrong with a file."""
    try:
        parse(file, content)
    except UnsoundCatalogueError as error:
        return [str(problem) for problem in error.problems]
    return []


def table(*lines: Sequence[str], delimiter: str = ",") -> bytes:
    """A table as registers write it."""
    if delimiter == "\t":
        return "".join("\t".join(line) + "\r\n" for line in lines).encode()
    text = io.StringIO(newline="")
    csv.writer(text, delimiter=delimiter).writerows(lines)
    return text.getvalue().encode()


def packed(content: bytes, name: str = "drls_reg.txt", method: int = zipfile.ZIP_DEFLATED) -> bytes:
    """An archive of one part, packed on 2 November 2026."""
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", method) as archive:
        archive.writestr(zipfile.ZipInfo(name, (2026, 11, 2, 6, 0, 0)), content, compress_type=method)
    return out.getvalue()
