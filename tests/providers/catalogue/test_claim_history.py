"""What became of a claim from one edition of its provider to the next."""

from typing import Any

import pytest

from providers.catalogue.canonical import catalogue, find, text
from providers.catalogue.claim_history import steps
from tests.builders import make_row, make_rows


def make(detail: str = "Tablets.", **changes: Any) -> dict[str, Any]:
    """Make the row of a claim on tablets."""
    claim = {"kind": "dosage_form", "code": "tablet", "detail": detail, "source": "S1", "status": "current"}
    return claim | changes


def told(claim: dict[str, Any], *editions: list[dict[str, Any]]) -> list[str]:
    """The steps in short: the edition, and what happened, or the fields that changed."""
    return [
        f"{step.edition} {step.change if step.change != 'changed' else ' '.join(field.key for field in step.fields)}"
        for step in steps(claim, editions)
    ]


OLD, NEW = make("Tables."), make()
OTHER = make("Tablets in blisters.")
CASES = {
    "never published": ([[NEW]], ["0 came"]),
    "published as it is": ([[NEW], [make()]], ["1 came"]),
    "there for long": ([[NEW], [make()], [make()]], ["2 came"]),
    "new in the draft": ([[NEW], [], []], ["0 came"]),
    "new in the first Revision": ([[NEW], [make()], []], ["1 came"]),
    "put in other words": ([[NEW], [make()], [OLD]], ["1 detail", "2 came"]),
    "changed in the draft": ([[NEW], [OLD]], ["0 detail", "1 came"]),
    "gone and back": ([[NEW], [make()], [], [OLD]], ["1 came", "2 left", "3 came"]),
    "retired in the draft": ([[], [make()]], ["0 left", "1 came"]),
    "read elsewhere": ([[NEW], [make(source="S2")]], ["0 source", "1 came"]),
    "beside another like it": ([[OTHER, NEW], [OTHER, OLD], [OTHER]], ["0 detail", "1 came"]),
    "a new one beside another": ([[OTHER, NEW], [make("Tablets in blisters.")]], ["0 came"]),
    "of another code": ([[NEW], [make(code="hard_capsule")]], ["0 came"]),
    "disputed": ([[NEW], [make(disputed=True)]], ["0 disputed", "1 came"]),
}


@pytest.mark.parametrize("name", CASES)
def test_it_tells_when_a_claim_came_changed_and_left(name: str) -> None:
    editions, expected = CASES[name]
    assert told(NEW, *editions) == expected


def test_it_finds_one_provider_in_a_catalogue_and_reads_no_other() -> None:
    tricky = make_row("a-b", notes='Made up.\n  {\n   "slug": "c",\n')
    written = text(catalogue(make_rows(tricky, make_row("a"), make_row("c"))))
    for slug in ("a", "a-b", "c"):
        row = find(written, slug)
        assert row is not None
        assert (
            row
            == catalogue(make_rows(tricky, make_row("a"), make_row("c")))["providers"][["a", "a-b", "c"].index(slug)]
        )
    assert find(written, "b") is None
    assert find(text(catalogue(make_rows())), 'x"') is None
