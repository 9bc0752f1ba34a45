"""What goes into an assessment: answers, edits, weights; read from decoded JSON with every problem named."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

from providers.catalogue.vocabulary import Vocabulary
from selector.method.answers import Answers, Problem, parse_answers
from selector.method.load import load_method, versions
from selector.method.schema import Method
from selector.shortlist.needs import Edits, edit_problems

WEIGHTS = ("decision_weights", "ranking_weights")  # a sponsor's own sets, by the name of their field


@dataclass(frozen=True, slots=True)
class Inputs:
    """One set of inputs. Weights of None are the method's own; edits map "kind:code" to must, want or drop."""

    method: str
    answers: Answers
    edits: Edits = field(default_factory=dict)
    decision_weights: Mapping[str, int] | None = None
    ranking_weights: Mapping[str, int] | None = None

    def to_json(self) -> dict[str, Any]:
        """The inputs as the JSON that `parse_inputs` reads (method, section 7); keys that are not set are absent."""
        question = load_method(self.method).question
        choices = {
            key: codes[0] if question[key].kind == "single" else list(codes)
            for key, codes in self.answers.choices.items()
        }
        optional = {
            "edits": dict(self.edits),
            "decision_weights": self.decision_weights and dict(self.decision_weights),
            "ranking_weights": self.ranking_weights and dict(self.ranking_weights),
        }
        return {"method": self.method, "answers": choices | dict(self.answers.numbers)} | {
            key: value for key, value in optional.items() if value
        }


class InputError(ValueError):
    """Inputs that cannot be used; `problems` names each place."""

    def __init__(self, problems: tuple[Problem, ...]) -> None:
        super().__init__("; ".join(str(problem) for problem in problems))
        self.problems = problems


def parse_inputs(data: object, vocabulary: Vocabulary) -> Inputs:
    """Read decoded JSON. Keys that only describe a case are ignored. Raises InputError with every problem found."""
    if not isinstance(data, Mapping):
        raise InputError((Problem("input", "an object with method and answers", data),))
    version = data.get("method")
    if version not in versions():
        raise InputError((Problem("method", " or ".join(versions()), version),))
    method = load_method(version)
    answers, problems = _answers(method, data.get("answers"))
    edits, edit_faults = _edits(data.get("edits", {}), method, vocabulary)
    decision, decision_faults = parse_weights(method, "decision_weights", data.get("decision_weights"))
    ranking, ranking_faults = parse_weights(method, "ranking_weights", data.get("ranking_weights"))
    faults = problems + edit_faults + decision_faults + ranking_faults
    if faults:
        raise InputError(faults)
    return Inputs(version, answers, edits, decision, ranking)


def parse_weights(method: Method, name: str, raw: object) -> tuple[Mapping[str, int] | None, tuple[Problem, ...]]:
    """A sponsor's own weights: all five dimensions, integers 0 to 100, any sum above 0. None stays None."""
    if raw is None:
        return None, ()
    if not isinstance(raw, Mapping):
        return None, (Problem(name, "weights by dimension", raw),)
    if set(raw) != set(method.dimension_keys):
        return None, (Problem(name, "exactly " + ", ".join(method.dimension_keys), sorted(map(str, raw))),)
    faults = tuple(
        Problem(f"{name}.{key}", "an integer from 0 to 100", value)
        for key, value in raw.items()
        if isinstance(value, bool) or not isinstance(value, int) or not 0 <= value <= 100
    )
    if not faults and sum(raw.values()) == 0:
        faults = (Problem(name, "a sum above 0", 0),)
    return ({key: raw[key] for key in method.dimension_keys} if not faults else None), faults


def _answers(method: Method, raw: object) -> tuple[Answers, tuple[Problem, ...]]:
    if not isinstance(raw, Mapping):
        return Answers({}, {}), (Problem("answers", "answers by question", raw),)
    return parse_answers(method, raw)


def _edits(raw: object, method: Method, vocabulary: Vocabulary) -> tuple[Edits, tuple[Problem, ...]]:
    if not isinstance(raw, Mapping):
        return {}, (Problem("edits", 'levels by "kind:code"', raw),)
    return dict(raw), edit_problems(raw, method, vocabulary)
