"""Where a report comes from: versions, hashes, dates and seed, so that it can be computed again."""

from __future__ import annotations

from dataclasses import dataclass

from selector.assessment.record import Record

from .parts import Figure
from .pen import Pen


@dataclass(frozen=True, slots=True)
class Imprint:
    """What stands beside a stored result: the assessment's name, the size and date of its catalogue, hash, software.

    `retrieved` is YYYY-MM; `sha256` is the stored hash of the record; `expected` what the sponsor expected, where that
    is to be shown.
    """

    title: str
    providers: int
    retrieved: str
    sha256: str
    software: str
    expected: str = ""


@dataclass(frozen=True, slots=True)
class Provenance:
    """`sentence` is the short form for a cover or foot; `figures` the whole table."""

    sentence: str
    figures: tuple[Figure, ...]


def provenance(record: Record, imprint: Imprint, pen: Pen) -> Provenance:
    """The short sentence and the whole table."""
    say, month = pen.say.paper, pen.date(imprint.retrieved)
    catalogue = pen.counted(say.catalogue, imprint.providers)
    rows = {
        "method": (record.method, say.note["method"].format(date=pen.date(pen.method.released))),
        "method_hash": (record.method_sha256, say.note["hash"]),
        "revision": (catalogue, say.note["revision"].format(month=month)),
        "revision_hash": (record.revision, say.note["hash"]),
        "date": (pen.date(record.date.isoformat()), ""),
        "seed": (str(record.seed), say.note["seed"].format(draws=f"{pen.method.robustness.draws:,}")),
        "result": (imprint.sha256, say.note["result"]),
        "software": (imprint.software, ""),
    }
    return Provenance(
        sentence=say.provenance.format(method=record.method, catalogue=catalogue, month=month),
        figures=tuple(Figure(say.term[key], value, note) for key, (value, note) in rows.items()),
    )
