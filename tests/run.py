"""Runs every stage of the tests in order and closes with one line over all of them."""

import os
import secrets
import signal
import subprocess
import sys
import time
from collections import Counter
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from tempfile import TemporaryDirectory
from xml.etree import ElementTree as ET

from tests.postgres import cluster

ROOT = Path(__file__).resolve().parent.parent
BIN = Path(sys.executable).parent
# What the caller's shell says about a real site must not reach a test.
SITE_VARIABLES = {
    "CONTACT_EMAIL", "DATABASE_URL", "DEBUG", "DJANGO_SETTINGS_MODULE", "FOUR_EYES", "PORT", "SECRET_KEY", "SITE_URL",
}  # fmt: skip
PRODUCTION = {"SITE_URL": "https://selector.example", "CONTACT_EMAIL": "data@selector.example"}
PARALLEL = ("--numprocesses=2", "--durations=3", "--durations-min=10")
# Each in the order that pytest-django gives: last those that empty the tables, of what the migrations wrote too.
IN_ORDER = (*PARALLEL, "--dist=load")
BY_PAGE = (*PARALLEL, "--dist=worksteal")  # what is asked of one page stays with one browser


@dataclass(frozen=True, slots=True)
class Stage:
    """One stage: its name, its commands (each counts as one test, pytest as its tests) and what it sets."""

    name: str
    commands: tuple[tuple[str, ...], ...]
    environment: dict[str, str] = field(default_factory=dict)
    on_postgresql: bool = False


STAGES = (
    Stage("lint", (("ruff", "check"), ("ruff", "format", "--check"), ("djlint", "templates", "--quiet", "--lint"))),
    Stage("types", (("mypy",),)),
    Stage("import contracts", (("lint-imports",),)),
    Stage("system checks", (("python", "manage.py", "check", "--fail-level=WARNING"),)),
    Stage("missing migrations", (("python", "manage.py", "makemigrations", "--check", "--dry-run"),)),
    Stage("production settings", (("python", "manage.py", "check", "--deploy", "--fail-level=WARNING"),), PRODUCTION),
    Stage("pure", (("pytest", "-m", "not database", "--ignore=tests/browser", *IN_ORDER),)),
    Stage("SQLite", (("pytest", "-m", "database", "--ignore=tests/browser", *IN_ORDER),)),
    Stage("PostgreSQL", (("pytest", "-m", "database", "--ignore=tests/browser", *IN_ORDER),), on_postgresql=True),
    Stage("browser", (("pytest", "tests/browser", *BY_PAGE),)),
)


@contextmanager
def environment(stage: Stage) -> Iterator[dict[str, str]]:
    """Give the variables of a stage, with a running cluster where it wants one."""
    variables = {name: value for name, value in os.environ.items() if name not in SITE_VARIABLES}
    variables |= {"SECRET_KEY": secrets.token_urlsafe(64)} | stage.environment
    if stage.on_postgresql:
        with cluster() as url:
            yield variables | {"DATABASE_URL": url}
    else:
        yield variables


def execute(command: Sequence[str], variables: dict[str, str]) -> int:
    """Run a command to its end and return its exit code; interrupted, it takes along what the command started."""
    with subprocess.Popen(command, cwd=ROOT, env=variables, process_group=0) as process:
        try:
            return process.wait()
        except BaseException:
            os.killpg(process.pid, signal.SIGTERM)
            raise


def run(command: tuple[str, ...], variables: dict[str, str]) -> Counter[str]:
    """Run one command and count what it did."""
    program, *arguments = command
    if program == "pytest":
        return run_pytest(arguments, variables)
    failed = execute([str(BIN / program), *arguments], variables)
    return Counter(failed=1) if failed else Counter(passed=1)


def run_pytest(arguments: list[str], variables: dict[str, str]) -> Counter[str]:
    """Run pytest and count its tests; a run that ends badly without a failed test is itself one failure."""
    with TemporaryDirectory() as folder:
        report = Path(folder) / "junit.xml"
        failed = execute([str(BIN / "pytest"), "--quiet", f"--junitxml={report}", *arguments], variables)
        count = read_junit(report) if report.exists() else Counter[str]()
    if failed and not count["failed"]:
        count["failed"] = 1
    return count


def read_junit(report: Path) -> Counter[str]:
    """Count the tests of a JUnit report; an error outside the test itself is a failure too."""
    count = Counter[str]()
    for suite in ET.parse(report).getroot().iter("testsuite"):
        tests, skipped = int(suite.attrib["tests"]), int(suite.attrib["skipped"])
        failed = int(suite.attrib["failures"]) + int(suite.attrib["errors"])
        count += Counter(passed=tests - skipped - failed, failed=failed, skipped=skipped)
    return count


def closing_line(count: Counter[str]) -> str:
    """Return the line that test runners end with."""
    return f"{count['passed']} passed, {count['failed']} failed, {count['skipped']} skipped"


def run_stage(stage: Stage) -> Counter[str]:
    """Run all commands of a stage, whatever becomes of them, and print its seconds."""
    print(f"\n=== {stage.name}", flush=True)
    start = time.monotonic()
    count = Counter[str]()
    try:
        with environment(stage) as variables:
            for command in stage.commands:
                count.update(run(command, variables))
    except (OSError, subprocess.CalledProcessError) as error:
        print(error)
        count["failed"] += 1
    print(f"=== {stage.name}: {time.monotonic() - start:.1f} s, {closing_line(count)}", flush=True)
    return count


def main() -> int:
    """Run the stages; return 1 if anything failed in any of them."""
    signal.signal(signal.SIGTERM, lambda *_: sys.exit("stopped"))  # so that the cluster goes too
    total = Counter[str]()
    for stage in STAGES:
        total.update(run_stage(stage))
    print(f"\n{closing_line(total)}", flush=True)
    return 1 if total["failed"] else 0


if __name__ == "__main__":
    sys.exit(main())
