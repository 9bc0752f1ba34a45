"""Import of 10,000 new claims as CSV, XLSX and JSON, step by step, against a bare read of the same file.

Run: python -m benchmarks.import_rows
"""

from __future__ import annotations

import csv
import io
import json
import tracemalloc
from collections.abc import Callable, Sequence
from time import perf_counter
from typing import Any

from django.contrib.auth import get_user_model
from openpyxl import Workbook, load_workbook

from benchmarks import site  # sets up Django, on a catalogue of its own
from benchmarks.timing import report
from providers import actions, queries, store
from providers.catalogue import incoming
from providers.planning import duplicates, import_plan

CLAIMS = 10_000
MANY = 2_000  # providers
SAID = {
    "kind": "modality", "code": "small_molecule", "evidence": "third_party", "status": "current", "as_of": "2025",
    "scope": "manufacturing",
}  # fmt: skip
BARE = "bare read"
Claim = dict[str, str]


def grow(size: int) -> None:
    """Copy the shipped providers under names of their own so many times, with three claims each."""
    rows = list(queries.working_rows().values())
    copies = (
        {**rows[at % len(rows)], "slug": f"made-up-{at}", "name": f"Made up {at}"} for at in range(size - len(rows))
    )
    store.replace_all({**copy, "claims": copy["claims"][:3]} for copy in copies)


def claims(title: str) -> list[Claim]:
    """New claims, as many for each provider as for the others, each from its first source."""
    rows = list(queries.working_rows().values())
    return [
        {"provider": row["slug"], "source": next(iter(row["sources"])), "detail": f"{title}, {number}", **SAID}
        for number in range(CLAIMS)
        for row in [rows[number % len(rows)]]
    ]


def as_csv(said: Sequence[Claim]) -> bytes:
    """The claims as CSV, each marked as new."""
    text = io.StringIO(newline="")
    csv.writer(text).writerows([["number", *said[0]], *(["new", *claim.values()] for claim in said)])
    return text.getvalue().encode()


def as_xlsx(said: Sequence[Claim]) -> bytes:
    """The claims as a workbook, each marked as new."""
    book = Workbook()
    book.active.title = "claims"
    for line in (["number", *said[0]], *(["new", *claim.values()] for claim in said)):
        book.active.append(line)
    out = io.BytesIO()
    book.save(out)
    return out.getvalue()


def as_json(said: Sequence[Claim]) -> bytes:
    """The whole catalogue with these claims."""
    rows = queries.working_rows()
    for claim in said:
        rows[claim["provider"]]["claims"].append({key: claim[key] for key in claim if key != "provider"})
    return json.dumps({"version": "2026-11", "retrieved": "2026-11", "providers": list(rows.values())}).encode()


def bare_xlsx(raw: bytes) -> object:
    """All values of a workbook, and nothing done with them."""
    return [list(sheet.values) for sheet in load_workbook(io.BytesIO(raw), read_only=True)]


FORMATS: dict[str, tuple[Callable[[Sequence[Claim]], bytes], Callable[[bytes], object]]] = {
    "claims.csv": (as_csv, lambda raw: list(csv.reader(io.StringIO(raw.decode(), newline="")))),
    "claims.xlsx": (as_xlsx, bare_xlsx),
    "catalogue.json": (as_json, json.loads),
}


def timed(work: Callable[[], Any]) -> tuple[float, Any]:
    """Seconds of one piece of work, and what it returned."""
    start = perf_counter()
    result = work()
    return perf_counter() - start, result


def peak(work: Callable[[], object]) -> float:
    """How many MB a piece of work holds at most."""
    tracemalloc.start()
    work()
    most = tracemalloc.get_traced_memory()[1]
    tracemalloc.stop()
    return most / 1e6


def measure(name: str, user: Any) -> None:
    """Take 10,000 claims through all steps, once: what is written cannot be written again."""
    make, bare = FORMATS[name]
    raw = make(claims(name))
    bare(raw)
    base, _ = timed(lambda: bare(raw))
    reading, data = timed(lambda: incoming.read(name, raw))
    planning, planned = timed(lambda: import_plan(data))
    pairing, _ = timed(lambda: duplicates(planned))
    file = actions.keep_file(user=user, name=name, content=raw)
    applying, done = timed(lambda: actions.apply_file(file=file, data=data, sha256=planned.sha256))
    assert done.sha256 == planned.sha256
    assert queries.working_rows(planned.written) == done.written
    preview = reading + planning + pairing
    steps = {"read": reading, "plan": planning, "duplicates": pairing, "preview (these three)": preview}
    changed = f"{len(planned.written):,} of {len(queries.working_rows()):,} providers change"
    title = f"{name}, {len(raw) / 1e6:.1f} MB: {incoming.size(data):,} rows, {changed}"
    report(title, {BARE: base, **steps, "apply (plan again, write)": applying}, BARE)
    print(f"  apply takes {applying / preview:.1f} times as long as the preview")
    held = (peak(lambda: incoming.read(name, raw)), peak(lambda: import_plan(data)))
    print(f"  read holds at most {held[0]:.0f} MB, plan {held[1]:.0f} MB")


if __name__ == "__main__":
    assert site.CATALOGUE.exists()
    curator = get_user_model().objects.create(username="curator")
    for providers in (0, MANY):
        grow(providers)
        for each in FORMATS:
            measure(each, curator)
