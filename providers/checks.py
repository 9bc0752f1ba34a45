"""System checks of the vocabulary: what would otherwise show as a claim that nothing can ask for."""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Iterator, Mapping
from typing import Any

from django.core.checks import CheckMessage, Error, register

from providers.catalogue.vocabulary import DATA, Vocabulary, parse_vocabulary
from providers.choices import Activity, Evidence, Kind, Outcome, Scope, Status

FILE = DATA / "vocabulary.json"
ENUMS = {"status": Status, "outcome": Outcome, "scope": Scope, "evidence": Evidence, "site_activities": Activity}


@register("providers")
def check_vocabulary(**_kwargs: Any) -> list[CheckMessage]:
    """Read vocabulary.json and list what is wrong with it."""
    try:
        data = json.loads(FILE.read_text(encoding="utf-8"))
        vocabulary = parse_vocabulary(data)
    except (OSError, ValueError, KeyError, TypeError, AttributeError) as error:
        hint = "Restore the file; each term has code, label, broader, definition and codes."
        return [Error(f"{FILE.name} cannot be read: {error!r}.", hint=hint, id="providers.E001")]
    return [*_repeated(data), *_broader(vocabulary), *_units(vocabulary), *_enumerations(vocabulary)]


def _repeated(data: Mapping[str, Any]) -> Iterator[CheckMessage]:
    for kind, value in data["kinds"].items():
        for code, times in Counter(term["code"] for term in value["terms"]).items():
            if times > 1:
                hint = "Keep one of them: a code names one thing."
                yield Error(f"The vocabulary has {kind}:{code} {times} times.", hint=hint, id="providers.E002")


def _broader(vocabulary: Vocabulary) -> Iterator[CheckMessage]:
    for kind in vocabulary.kinds.values():
        for term in kind.terms.values():
            above, seen = term.broader, {term.code}
            while above is not None and above in kind.terms and above not in seen:
                seen.add(above)
                above = kind.terms[above].broader
            if above is not None:
                fault = "leads round in a circle" if above in seen else f"names {above}, which is no code of {kind.key}"
                hint = "A broader term is another code of the same kind, and the last one has null."
                yield Error(f"The broader term of {kind.key}:{term.code} {fault}.", hint=hint, id="providers.E003")


def _units(vocabulary: Vocabulary) -> Iterator[CheckMessage]:
    for term in vocabulary.kinds["scale"].terms.values() if "scale" in vocabulary.kinds else ():
        unknown = [unit for unit in term.units if unit not in vocabulary.units]
        if unknown or not term.units:
            fault = f"has the unknown units {', '.join(unknown)}" if unknown else "has no units"
            hint = f"Name one or more of {', '.join(vocabulary.units)}."
            yield Error(f"The term scale:{term.code} {fault}.", hint=hint, id="providers.E004")


def _enumerations(vocabulary: Vocabulary) -> Iterator[CheckMessage]:
    known = {"kinds": tuple(vocabulary.kinds)} | {name: tuple(codes) for name, codes in vocabulary.enums.items()}
    for name, choices in {"kinds": Kind, **ENUMS}.items():
        if set(known.get(name, ())) != set(choices.values):
            hint = f"Make {choices.__name__} in providers/choices.py say the same, and run makemigrations."
            codes = ", ".join(known.get(name, ())) or "nothing"
            fault = f"The vocabulary has {codes} under {name}, the tables {', '.join(choices.values)}."
            yield Error(fault, hint=hint, id="providers.E005")
