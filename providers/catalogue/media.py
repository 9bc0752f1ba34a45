"""Files that a source can hold: what their bytes say they are, how large they may be, a name that is safe to give."""

from __future__ import annotations

import re
import unicodedata
from io import BytesIO
from zipfile import BadZipFile, ZipFile

MEGABYTE = 10**6
LARGEST_FILE = 10 * MEGABYTE
LONGEST_STEM = 80
SHEET = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
# What is kept, each with the endings that its name may have. A table of commas and a text look the same inside.
MEDIA_TYPES = {
    "application/pdf": (".pdf",),
    "image/png": (".png",),
    "image/jpeg": (".jpg", ".jpeg"),
    SHEET: (".xlsx",),
    "text/html": (".html", ".htm"),
    "text/plain": (".txt", ".csv"),
}
BEGINNINGS = {
    b"%PDF-": "application/pdf",
    b"\x89PNG\r\n\x1a\n": "image/png",
    b"\xff\xd8\xff": "image/jpeg",
}
IN_EVERY_SHEET = {"[Content_Types].xml", "xl/workbook.xml"}
MACROS = "xl/vbaProject.bin"
NO_TEXT = re.compile(r"[\x00-\x08\x0b\x0e-\x1f\x7f]")
PAGE = re.compile(r"<!doctype html|<html[\s>]", re.IGNORECASE)
HEAD = 2000


def media_type(content: bytes) -> str | None:
    """What the bytes are, whatever the name says; None where it is nothing that is kept."""
    known = next((kind for beginning, kind in BEGINNINGS.items() if content.startswith(beginning)), None)
    if known or not content:
        return known
    return SHEET if _is_sheet(content) else _text_type(content)


def safe_name(name: str, kind: str) -> str:
    """The last part of a file's name in plain letters, with an ending that fits what it is."""
    plain = unicodedata.normalize("NFC", re.split(r"[/\\]", name)[-1])
    stem, dot, ending = re.sub(r"[^\w.-]+", "_", plain).strip("._").rpartition(".")
    fits = f"{dot}{ending}".lower() in MEDIA_TYPES[kind]
    kept = stem if fits else f"{stem}{dot}{ending}"
    return (kept[:LONGEST_STEM] or "document") + (f".{ending}" if fits else MEDIA_TYPES[kind][0])


def _is_sheet(content: bytes) -> bool:
    """True for a workbook without macros; only the list of its parts is read, so that nothing is unpacked."""
    if not content.startswith(b"PK\x03\x04"):
        return False
    try:
        with ZipFile(BytesIO(content)) as archive:
            parts = set(archive.namelist())
    except (BadZipFile, NotImplementedError, ValueError):
        return False
    return parts >= IN_EVERY_SHEET and MACROS not in parts


def _text_type(content: bytes) -> str | None:
    try:
        text = content.decode("utf-8-sig")
    except UnicodeDecodeError:
        return None
    if NO_TEXT.search(text):
        return None
    return "text/html" if PAGE.search(text[:HEAD]) else "text/plain"
