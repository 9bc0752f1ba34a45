"""The curators' pages and the public catalogue at 2,000 and 10,000 providers, on both databases.

Run: python -m benchmarks.curation [SIZE ...]
"""

from __future__ import annotations

import os
import subprocess
import sys
from tempfile import TemporaryDirectory

from tests.postgres import cluster

SIZES = ("2000", "10000")
PAGES = "benchmarks.curation_pages"
THROW_AWAY = "BENCHMARK_DATABASE_URL"


def measure(url: str, sizes: list[str]) -> None:
    """Let a process of its own measure on this database."""
    command = [sys.executable, "-m", PAGES, *sizes]
    subprocess.run(command, env={**os.environ, THROW_AWAY: url}, check=True)


if __name__ == "__main__":
    wanted = sys.argv[1:] or list(SIZES)
    with TemporaryDirectory() as folder:
        measure(f"sqlite:///{folder}/db.sqlite3", wanted)
    with cluster() as address:
        measure(address, wanted)
