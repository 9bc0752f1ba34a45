"""The FDA's Drug Establishments file at its real size, from upload to import, against a bare read of the same file.

Run: python -m benchmarks.registers
"""

from __future__ import annotations

import csv
import io
from collections.abc import Callable
from pathlib import Path
from time import perf_counter
from typing import Any

from django.contrib.auth import get_user_model

from benchmarks import site  # sets up Django, on a catalogue of its own
from benchmarks.import_rows import peak, timed
from benchmarks.timing import report
from providers import queries, register_actions
from providers.planning import duplicates, lost
from providers.register_actions import apply_register
from providers.registering import Choices, choices, register_plan
from providers.regulators.register import recognise

SAMPLE = Path(__file__).parent.parent / "tests" / "data" / "regulators" / "fda_drls_reg_sample.tsv"
ROWS = 10_500
DAY = "2026-11-01"  # the file names none: its curator says when it was fetched
BARE = "bare read"


def grown(rows: int) -> bytes:
    """The sample with copies of its lines behind it, each of an establishment with numbers of its own."""
    header, *lines = SAMPLE.read_text(encoding="utf-8").splitlines()
    columns = [name.strip() for name in header.split("\t")]
    fei, duns, firm = (columns.index(name) for name in ("FEI_NUMBER", "DUNS_NUMBER", "FIRM_NAME"))
    for at in range(rows - len(lines)):
        cells = lines[at].split("\t")
        cells[fei], cells[duns], cells[firm] = f"{2_000_000 + at}", f"{at:09}", f"Made up {at}"
        lines.append("\t".join(cells))
    return "".join(f"{line}\r\n" for line in (header, *lines)).encode()


def bare(raw: bytes) -> object:
    """All cells of the file, and nothing done with them."""
    return list(csv.reader(io.StringIO(raw.decode(), newline=""), delimiter="\t"))


def parse(raw: bytes) -> Any:
    """The file as it is read."""
    register = recognise(raw)
    assert register is not None
    return register.parse("drls_reg.txt", raw)


def measure(raw: bytes, user: Any) -> None:
    """Take the file through all steps, once: what is written cannot be written again."""
    bare(raw)
    base, _ = timed(lambda: bare(raw))
    reading, file = timed(lambda: parse(raw))
    keeping, waiting = timed(lambda: register_actions.keep_register(user=user, file=file))
    register_actions.choose(waiting=waiting, chosen=Choices(DAY))
    planning, seen = timed(lambda: register_plan(file, choices(file, waiting)))
    pairing, _ = timed(lambda: (duplicates(seen.planned), lost(seen.planned)))
    applying, done = timed(lambda: apply_register(waiting=waiting, sha256=seen.planned.sha256))
    assert queries.working_rows(done.planned.written) == done.planned.written
    again, second = timed(lambda: register_plan(file, choices(file)))
    assert not second.planned.written
    steps = {
        "upload: parse": reading,
        "upload: keep what was read": keeping,
        "preview: join and plan": planning,
        "preview: duplicates, what is lost": pairing,
        "upload and preview": reading + keeping + planning + pairing,
        "apply (join and plan again, write)": applying,
        "preview of the same file once more": again,
    }
    joined = f"{len(seen.joined):,} joined, {len(seen.suggested):,} suggested, {len(seen.unmatched):,} of no site"
    report(f"drls_reg.txt, {len(raw) / 1e6:.1f} MB, {ROWS:,} rows: {joined}", {BARE: base, **steps}, BARE)


def held(raw: bytes) -> None:
    """Print how much memory each step holds at most."""
    file = parse(raw)
    steps: dict[str, Callable[[], object]] = {
        BARE: lambda: bare(raw),
        "parse": lambda: parse(raw),
        "join and plan": lambda: register_plan(file, choices(file)),
    }
    base = peak(steps[BARE])
    for name, work in steps.items():
        most = peak(work)
        print(f"  {name} holds at most {most:.0f} MB   {most / base:.1f} x")


if __name__ == "__main__":
    assert site.CATALOGUE.exists()
    start = perf_counter()
    content = grown(ROWS)
    held(content)
    measure(content, get_user_model().objects.create(username="curator"))
    print(f"  all of it took {perf_counter() - start:.0f} s")
