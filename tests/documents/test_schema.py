"""The published schema: it takes every result, tells every broken one, and names what is stored."""

import copy
import json
from collections.abc import Callable, Iterator
from dataclasses import fields, is_dataclass
from typing import Any

import pytest
from jsonschema import Draft202012Validator

from selector.assessment.result import AssessmentResult, _converter
from selector.documents.exchange import result_json, result_schema
from tests.documents.reports import SPLIT, stored
from tests.documents.scorecards import STAMP, imprint_of
from tests.documents.test_exchange import EVERY
from tests.report.samples import make_record

SCHEMA = result_schema()
VALIDATOR = Draft202012Validator(SCHEMA)


def written(case: str = SPLIT) -> Any:
    return json.loads(result_json(stored(case), imprint_of(stored(case)), STAMP))


def parts(value: Any) -> Iterator[Any]:
    """Every frozen part below one of them."""
    if is_dataclass(value):
        yield value
        for field in fields(value):
            yield from parts(getattr(value, field.name))
    elif isinstance(value, dict | tuple):
        for item in value.values() if isinstance(value, dict) else value:
            yield from parts(item)


def _put(place: str, value: Any) -> Callable[[Any], None]:
    def change(data: Any) -> None:
        *way, last = place.split("/")
        for key in way:
            data = data[int(key) if key.isdigit() else key]
        data[last] = value

    return change


def _drop(place: str) -> Callable[[Any], None]:
    def change(data: Any) -> None:
        *way, last = place.split("/")
        for key in way:
            data = data[int(key) if key.isdigit() else key]
        del data[last]

    return change


BROKEN = {
    "a title that is none": _put("title", 7),
    "a key too many": _put("more", 1),
    "no document": _drop("document"),
    "a hash that is none": _put("document/sha256", "ab"),
    "a day that is none": _put("result/date", "25 November"),
    "a verdict that is none": _put("result/result/verdict", "maybe"),
    "a number in words": _put("result/result/T", "many"),
    "a rank that is not whole": _put("result/result/ranking/0/rank", 1.5),
    "a state that is none": _put("result/result/ranking/0/matches/0/state", "missed"),
    "a fit that is absent": _drop("result/result/ranking/0/fit"),
    "a level that is none": _put("result/inputs/edits", {"dosage_form:tablet": "maybe"}),
    "an answer that is none": _put("result/inputs/answers/stage", {"a": 1}),
    "an amount of none": _put("result/result/requirements/0/amount", None),
    "a key in a part too many": _put("result/result/ranking/0/profile/secret", 1),
}


def test_it_is_a_schema_with_an_address_below_the_site() -> None:
    Draft202012Validator.check_schema(SCHEMA)
    assert SCHEMA["$id"] == "/schema/result.json"
    assert [name for name, part in SCHEMA["$defs"].items() if not part["description"]] == []
    assert "://" not in json.dumps({key: value for key, value in SCHEMA.items() if key != "$schema"})


@pytest.mark.parametrize("case", EVERY)
def test_it_takes_every_result(case: str) -> None:
    assert [error.message for error in VALIDATOR.iter_errors(written(case))] == []


@pytest.mark.parametrize("name", BROKEN)
def test_it_tells_a_broken_one(name: str) -> None:
    data = copy.deepcopy(written())
    BROKEN[name](data)
    assert not VALIDATOR.is_valid(data)


@pytest.mark.parametrize("case", ["x_split_with_edits", "x_capacity_gap", "c07_botanical_api_startup"])
def test_it_names_the_members_of_every_part_as_they_are_stored(case: str) -> None:
    for part in parts(make_record(case).result):
        if not isinstance(part, AssessmentResult) and type(part).__name__ in SCHEMA["$defs"]:
            shape, stored_as = SCHEMA["$defs"][type(part).__name__], _converter.unstructure(part)
            assert set(shape["required"]) <= set(stored_as) <= set(shape["properties"])
            assert len(shape["properties"]) == len(fields(part))


def test_it_names_the_members_of_the_whole_as_they_are_stored() -> None:
    stored_as = written()["result"]
    assert set(SCHEMA["$defs"]["Record"]["properties"]) == set(stored_as)
    assert set(SCHEMA["$defs"]["Result"]["properties"]) == set(stored_as["result"])
