"""What is asked for, one document of a result with all that tells it from another; and what is handed out."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import Literal

Kind = Literal["summary", "report", "dossier", "scorecard", "rfi", "json", "csv"]

PDF = "application/pdf"
OFFICE = "application/vnd.openxmlformats-officedocument"


@dataclass(frozen=True, slots=True)
class Format:
    """How a kind leaves the site: the last part of its address, its media type, whether it carries the site's look."""

    file: str
    media_type: str
    is_branded: bool = True


FORMATS: dict[Kind, Format] = {
    "summary": Format("summary.pdf", PDF),
    "report": Format("report.pdf", PDF),
    "dossier": Format("dossier.pdf", PDF),
    "scorecard": Format("scorecard.xlsx", f"{OFFICE}.spreadsheetml.sheet"),
    "rfi": Format("rfi.docx", f"{OFFICE}.wordprocessingml.document"),
    "json": Format("result.json", "application/json", is_branded=False),
    "csv": Format("ranking.csv", "text/csv; charset=utf-8", is_branded=False),
}


@dataclass(frozen=True, slots=True)
class Paper:
    """A document that is made: its id as it is printed, the day of what it is made of, its bytes and their hash.

    Where whoever asks has the bytes, they need not be here.
    """

    short_id: str
    day: date
    sha256: str
    content: bytes | memoryview = b""


@dataclass(frozen=True, slots=True)
class Order:
    """One document.

    `provider` is the slug of whom an RFI is for, empty for all; `confidential` tells whether an RFI holds the details
    of the project. Both are left alone for every other kind.
    """

    kind: Kind
    language: str
    provider: str = ""
    confidential: bool = True

    @property
    def format(self) -> Format:
        """How it leaves the site."""
        return FORMATS[self.kind]

    @property
    def is_branded(self) -> bool:
        """Whether it carries the site's look; a letter without details leaves open whose project it is."""
        return self.format.is_branded and self.confidential

    def name(self, made: str, house: str = "cdmo-or-cmo") -> str:
        """The name of its file, which ends with when it was `made`. It says nothing of the assessment: files travel."""
        what, dot, ending = self.format.file.partition(".")
        details = "confidential" if self.kind == "rfi" and self.confidential else ""
        return "-".join(filter(None, (house, what, self.provider, details, made))) + dot + ending
