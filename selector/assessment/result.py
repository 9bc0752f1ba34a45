"""The frozen result of an assessment, to and from JSON (method, section 7)."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, fields
from typing import Any

from cattrs.gen import make_dict_structure_fn, make_dict_unstructure_fn, override
from cattrs.preconf.json import make_converter

from providers.catalogue.timeline import Event
from selector.shortlist.result import Aside, Evidence, Profile, RankingDraws, Requirement, ShortlistResult
from selector.verdict.result import VerdictResult, WeightInterval


@dataclass(frozen=True, slots=True)
class AssessmentResult:
    """Verdict, requirements, what follows from both, and the ranking, all unrounded."""

    verdict: VerdictResult
    shortlist_open: tuple[str, ...]
    requirements: tuple[Requirement, ...]
    checklist: tuple[str, ...]
    transfer_steps: tuple[str, ...]
    sponsor_red_flags: tuple[str, ...]
    shortlist: ShortlistResult

    @property
    def shows_shortlist(self) -> bool:
        """True where pages and documents may show the ranking (method, section 5)."""
        return not self.shortlist_open and self.verdict.verdict != "insufficient"

    def to_json(self) -> dict[str, Any]:
        """One flat object with the keys of the method's section 7."""
        data: dict[str, Any] = _converter.unstructure(self)
        return {**data.pop("verdict"), **data.pop("shortlist"), **data}

    @classmethod
    def from_json(cls, data: Mapping[str, Any]) -> AssessmentResult:
        """Read what `to_json` wrote. Raises cattrs.BaseValidationError for anything else."""
        rest = dict(data)
        nested = {
            "verdict": {name: rest.pop(name) for name in _json_names(VerdictResult)},
            "shortlist": {name: rest.pop(name) for name in _json_names(ShortlistResult)},
        }
        return _converter.structure(rest | nested, cls)


def _json_names(cls: type) -> tuple[str, ...]:
    return tuple(field.name for field in fields(cls))


# What an event has only where a register stands behind it.
LATER = ("register", "reference", "retrieved", "is_gone", "is_stale", "is_home")
_converter = make_converter(forbid_extra_keys=True, unstruct_collection_overrides={tuple: list})
# What came later is absent where it is not set, so that an old result can still be computed again to the same hash; one
# on a catalogue whose sites already had records differs by the timelines of those who stand aside.
# What others hold comes before them.
_NAMES: dict[type, dict[str, Any]] = {
    Event: {name: override(omit_if_default=True) for name in LATER},
    Evidence: {"valid_until": override(omit_if_default=True)},
    Profile: {"timeline": override(omit_if_default=True)},
    Aside: {"timeline": override(omit_if_default=True)},
    WeightInterval: {"from_": override(rename="from")},
    Requirement: {
        "from_": override(rename="from"),
        "amount": override(omit_if_default=True),
        "unit": override(omit_if_default=True),
    },
    RankingDraws: {
        "beats_next": override(omit_if_default=True),
        "tie_with_next": override(omit_if_default=True),
    },
}
for _cls, _overrides in _NAMES.items():
    _converter.register_structure_hook(_cls, make_dict_structure_fn(_cls, _converter, **_overrides))
    _converter.register_unstructure_hook(_cls, make_dict_unstructure_fn(_cls, _converter, **_overrides))
