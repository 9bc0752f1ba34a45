"""The closing line of the tests tells the truth."""

from collections import Counter
from pathlib import Path

from tests.run import closing_line, read_junit, run, run_pytest


def test_it_counts_an_error_outside_a_test_as_a_failure(tmp_path: Path) -> None:
    report = tmp_path / "junit.xml"
    report.write_text('<testsuites><testsuite tests="9" failures="1" errors="2" skipped="3"/></testsuites>')
    assert read_junit(report) == Counter(passed=3, failed=3, skipped=3)


def test_it_counts_a_run_without_tests_as_a_failure(tmp_path: Path) -> None:
    count = run_pytest(["--override-ini=addopts=", f"--rootdir={tmp_path}", str(tmp_path)], {})
    assert count["failed"] == 1


def test_it_counts_a_command_by_its_exit_code() -> None:
    assert run(("python", "-c", ""), {}) == Counter(passed=1)
    assert run(("python", "-c", "raise SystemExit(3)"), {}) == Counter(failed=1)


def test_it_closes_with_the_line_that_test_runners_use() -> None:
    assert closing_line(Counter(passed=12, skipped=1)) == "12 passed, 0 failed, 1 skipped"
