"""The programs that judge a PDF: pikepdf's validator and qpdf, pdfinfo and veraPDF where they are installed."""

import os
import shutil
import subprocess
from functools import cache
from io import BytesIO
from pathlib import Path

import pikepdf
from pikepdf.pdfa import validate_written

# What pikepdf's validator does not look into: the hatching of charts.
UNSEEN = {"pikepdf:colour-space", "pikepdf:pattern", "pikepdf:schema-Resources"}
LEVEL_A, LEVEL_B = b'conformance="A"', b'conformance="B"'
PROFILES = ("3a", "ua1")
MISSING = "there is no `verapdf` command and VERAPDF names none: PDF/A-3a and PDF/UA-1 were not validated by veraPDF"


def archival_faults(content: bytes) -> list[str]:
    """What stands against PDF/A-3b, by the rules' numbers; level A adds tags, which `structure` checks."""
    report = validate_written(BytesIO(_as_level_b(content)), "3b")
    return [str(finding) for finding in report.findings if finding.kind == "violation" or finding.rule not in UNSEEN]


def _as_level_b(content: bytes) -> bytes:
    """The file as if it claimed no more than level B and no PDF/UA, which is all that the validator knows."""
    head, mark, tail = content.partition(b'<rdf:Description rdf:about="" xmlns:pdfuaid')
    if not mark:
        return content.replace(LEVEL_A, LEVEL_B)
    claims, end, rest = tail.partition(b"</rdf:RDF>")
    blank = b" " * (len(mark) + len(claims))  # of the same length, so that every object stays where it was
    return head.replace(LEVEL_A, LEVEL_B) + blank + end + rest


def syntax_faults(content: bytes, folder: Path) -> list[str]:
    """Whatever qpdf says, as a command where it is installed, otherwise as the library inside pikepdf."""
    with pikepdf.open(BytesIO(content)) as document:
        faults = document.check_pdf_syntax()
    if shutil.which("qpdf"):
        done = _run("qpdf", "--check", "--no-warn", str(_saved(content, folder)))
        faults += [] if done.returncode == 0 and not done.stderr else [done.stdout + done.stderr]
    return faults


def has_pdfinfo() -> bool:
    """Whether the command that prints the tags is installed."""
    return shutil.which("pdfinfo") is not None


def outline_of_tags(content: bytes, folder: Path) -> tuple[str, str]:
    """What `pdfinfo -struct` prints, and what it complains of."""
    done = _run("pdfinfo", "-struct", str(_saved(content, folder)))
    return done.stdout, done.stderr


@cache
def verapdf() -> str | None:
    """The command, if there is one."""
    return os.environ.get("VERAPDF") or shutil.which("verapdf")


def verapdf_faults(content: bytes, folder: Path) -> list[str]:
    """What veraPDF says against each profile."""
    command = verapdf()
    assert command, MISSING
    runs = {
        name: _run(command, "--flavour", name, "--format", "text", str(_saved(content, folder))) for name in PROFILES
    }
    return [f"{name}: {run.stdout}{run.stderr}" for name, run in runs.items() if not run.stdout.startswith("PASS")]


def _saved(content: bytes, folder: Path) -> Path:
    path = folder / "document.pdf"
    path.write_bytes(content)
    return path


def _run(*command: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run(command, capture_output=True, text=True, check=False, timeout=120)
