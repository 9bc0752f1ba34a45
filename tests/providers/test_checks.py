"""Tests of the system checks: each fault of the vocabulary is named with a way out."""

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from providers import checks


def term(data: dict[str, Any], kind: str, code: str) -> dict[str, Any]:
    found: dict[str, Any] = next(term for term in data["kinds"][kind]["terms"] if term["code"] == code)
    return found


def test_it_finds_nothing_in_the_shipped_vocabulary() -> None:
    assert checks.check_vocabulary() == []


@pytest.mark.parametrize(
    ("number", "spoil", "message"),
    [
        ("E001", lambda data: data.pop("units"), "vocabulary.json cannot be read: KeyError('units')."),
        (
            "E002",
            lambda data: data["kinds"]["model"]["terms"].append(term(data, "model", "cmo")),
            "The vocabulary has model:cmo 2 times.",
        ),
        (
            "E003",
            lambda data: term(data, "modality", "mrna_lnp").update(broader="rna"),
            "The broader term of modality:mrna_lnp names rna, which is no code of modality.",
        ),
        (
            "E003",
            lambda data: term(data, "modality", "mrna").update(broader="mrna_lnp"),
            "The broader term of modality:mrna leads round in a circle.",
        ),
        (
            "E004",
            lambda data: term(data, "scale", "units_per_year").update(units=["units", "packs"]),
            "The term scale:units_per_year has the unknown units packs.",
        ),
        (
            "E004",
            lambda data: term(data, "scale", "units_per_year").pop("units"),
            "The term scale:units_per_year has no units.",
        ),
        (
            "E005",
            lambda data: data["enums"]["status"].pop("historic"),
            "The vocabulary has current, planned under status, the tables current, planned, historic.",
        ),
        ("E005", lambda data: data["kinds"].pop("stage"), "The vocabulary has model, modality,"),
    ],
)
def test_it_names_a_fault_and_a_way_out(
    number: str,
    spoil: Callable[[dict[str, Any]], object],
    message: str,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    data = json.loads(checks.FILE.read_text())
    spoil(data)
    (tmp_path / "vocabulary.json").write_text(json.dumps(data))
    monkeypatch.setattr(checks, "FILE", tmp_path / "vocabulary.json")
    error = checks.check_vocabulary()[0]
    assert error.id == f"providers.{number}"
    assert error.msg.startswith(message)
    assert error.hint
