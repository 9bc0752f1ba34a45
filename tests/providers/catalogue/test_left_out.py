"""What a file leaves out of the checks of claims: none is undone, and no other words are confirmed."""

from typing import Any

import pytest

from providers.catalogue.left_out import with_checks
from tests.builders import make_row

CHECKED = {"verified_at": "2026-05-01"}


def after_import(before: dict[str, Any], **changes: Any) -> dict[str, Any]:
    """The first claim once it was imported: over one with these checks, as the file has it with these changes."""
    old, new = make_row(), make_row()
    old["claims"][0] |= before
    new["claims"][0] |= changes
    (row,) = with_checks({old["slug"]: old}, {new["slug"]: new}).values()
    assert row["claims"][1:] == new["claims"][1:]
    first: dict[str, Any] = row["claims"][0]
    return {key: first[key] for key in ("verified_at", "disputed") if key in first}


@pytest.mark.parametrize(
    ("before", "changes", "checks"),
    [
        ({}, {}, {}),
        (CHECKED, {}, CHECKED),
        ({"disputed": True}, {}, {"disputed": True}),
        ({"disputed": True}, {"disputed": False}, {"disputed": False}),
        ({"disputed": True}, CHECKED, CHECKED),
        (CHECKED, {"verified_at": "2026-06-01"}, {"verified_at": "2026-06-01"}),
        (CHECKED, {"detail": "Put differently"}, {}),
        (CHECKED, {"detail": "Put differently"} | CHECKED, {}),
        (CHECKED, {"detail": "Put differently", "verified_at": "2026-06-01"}, {"verified_at": "2026-06-01"}),
        ({}, {"detail": "Put differently"} | CHECKED, CHECKED),
    ],
)
def test_an_import_undoes_no_check_and_confirms_no_other_words(
    before: dict[str, Any], changes: dict[str, Any], checks: dict[str, Any]
) -> None:
    assert after_import(before, **changes) == checks


def test_it_leaves_a_new_provider_as_the_file_has_it() -> None:
    row = make_row()
    assert with_checks({}, {"plain-tablets": row}) == {"plain-tablets": row}
