"""What other programs read: the stored result as JSON, the answers to run it again, the ranking as CSV."""

from __future__ import annotations

import csv
import io
import json
from dataclasses import fields
from urllib.parse import urljoin

from selector.assessment.record import Record, canonical, sha256
from selector.method.load import load_method
from selector.report.provenance import Imprint
from selector.shortlist.result import Ranked, RankingDraws

from .cell_text import csv_cell
from .schema import ADDRESS, Imprinted, result_schema
from .stamp import Stamp

__all__ = ["answers_json", "ranking_csv", "result_json", "result_schema"]

FIRST_COLUMNS = ("list", "rank", "name", "slug", "gate", "fit", "fit_low", "fit_high")
LAST_COLUMNS = ("best_rank", "worst_rank", "first", "evidence_coverage")
Field = str | int | float | None


def result_json(record: Record, imprint: Imprint, stamp: Stamp) -> bytes:
    """The record as it is stored, with what tells this document; `result_schema` says how to get at its hash."""
    stored = record.to_json()
    about = Imprinted(
        id=stamp.id,
        verify=stamp.address,
        made=record.date,
        sha256=sha256(stored),
        providers=imprint.providers,
        retrieved=imprint.retrieved,
        software=imprint.software,
    )
    document = {field.name: getattr(about, field.name) for field in fields(about)} | {"made": about.made.isoformat()}
    head = {"$schema": urljoin(stamp.address, ADDRESS), "title": imprint.title, "document": document}
    members = (f"{_text(key)}:{_text(value)},\n".encode() for key, value in head.items())
    return b"".join((b"{\n", *members, b'"result":\n', canonical(stored), b"\n}\n"))


def answers_json(record: Record) -> bytes:
    """The inputs alone, as the command `recommend` reads them."""
    return f"{json.dumps(dict(record.inputs), indent=2, ensure_ascii=False, allow_nan=False)}\n".encode()


def ranking_csv(record: Record) -> bytes:
    """The ranking, a provider a row, as Excel opens it; the head alone where the shortlist may not be shown.

    Numbers are as they are stored. `list` is shown or asked; `first` is the share of first places (0..1), empty like
    `best_rank` and `worst_rank` for whom the draws left out.
    """
    listed, keys = record.result.shortlist, load_method(record.method).dimension_keys
    draws = {draw.slug: draw for draw in listed.ranking_draws}
    text = io.StringIO(newline="")
    writer = csv.writer(text)
    writer.writerow((*FIRST_COLUMNS, *(f"fit_{key}" for key in keys), *LAST_COLUMNS))
    for row in listed.ranking if record.result.shows_shortlist else ():
        fields_ = _fields(row, draws.get(row.slug), keys)
        writer.writerow(csv_cell(field) if isinstance(field, str) else field for field in fields_)
    return text.getvalue().encode("utf-8-sig")


def _fields(row: Ranked, draw: RankingDraws | None, keys: tuple[str, ...]) -> tuple[Field, ...]:
    """The fields of a provider in the order of their columns."""
    drawn = (draw.best_rank, draw.worst_rank, draw.first) if draw else (None, None, None)
    return (
        "shown" if row.deciding_met else "asked",
        *(row.rank, row.name, row.slug, row.gate),
        *(row.fit, row.fit_low, row.fit_high),
        *(row.fit_by_dimension[key] for key in keys),
        *drawn,
        row.evidence_coverage,
    )


def _text(value: object) -> str:
    return json.dumps(value, ensure_ascii=False, allow_nan=False)
