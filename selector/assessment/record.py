"""What is frozen of an assessment: inputs, method, revision, date, seed and the full result, under one hash."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

from .result import AssessmentResult


@dataclass(frozen=True, slots=True)
class Record:
    """Everything that makes a result computable again. `inputs` is the JSON of Inputs."""

    inputs: Mapping[str, Any]
    method: str
    method_sha256: str
    revision: str
    date: date
    seed: int
    result: AssessmentResult

    def to_json(self) -> dict[str, Any]:
        """The object that is stored and hashed."""
        return {
            "inputs": dict(self.inputs),
            "method": {"version": self.method, "sha256": self.method_sha256},
            "revision": self.revision,
            "date": self.date.isoformat(),
            "seed": self.seed,
            "result": self.result.to_json(),
        }

    @classmethod
    def from_json(cls, data: Mapping[str, Any]) -> Record:
        """Read what `to_json` wrote."""
        return cls(
            inputs=data["inputs"],
            method=data["method"]["version"],
            method_sha256=data["method"]["sha256"],
            revision=data["revision"],
            date=date.fromisoformat(data["date"]),
            seed=data["seed"],
            result=AssessmentResult.from_json(data["result"]),
        )


def canonical(data: object) -> bytes:
    """The bytes that are hashed (method, section 6). Raises ValueError for NaN or infinity."""
    text = json.dumps(data, sort_keys=True, separators=(",", ":"), ensure_ascii=False, allow_nan=False)
    return text.encode("utf-8")


def sha256(data: object) -> str:
    """The SHA-256 of the canonical bytes, in hex."""
    return hashlib.sha256(canonical(data)).hexdigest()
