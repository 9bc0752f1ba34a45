"""When a plan was to come about."""

from __future__ import annotations

import pytest

from providers.catalogue.due import due


@pytest.mark.parametrize(
    ("detail", "as_of", "day"),
    [
        ("Four blister lines due by end of 2025", "2023-10", "2025-12-31"),
        ("Stability tests (announced December 2022, due mid-2023)", "2022-12", "2023-06-30"),
        ("Opened 11 February 2026, operation due first half of 2026", "2026-02", "2026-06-30"),
        ("Operation from second quarter of 2026 (announced 2025)", "2025-11", "2026-06-30"),
        ("Due Q1 2026", None, "2026-06-30"),
        ("Vials planned for second half of 2026", "2026", "2026-12-31"),
        ("Announced for mid-2024, now due in 2027", "2024-01", "2027-12-31"),
        ("Reactors of 2030 L", "2020-03", "2020-12-31"),
        ("Two more lines", None, ""),
    ],
)
def test_a_plan_is_due_when_its_words_say_so(detail: str, as_of: str | None, day: str) -> None:
    assert due(detail, as_of) == day
