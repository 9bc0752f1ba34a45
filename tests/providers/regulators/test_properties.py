"""Properties of the parsers: whatever comes in, a register comes out, or the refusal that names every problem."""

import json
from collections.abc import Callable

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from providers.catalogue.problems import Problem, UnsoundCatalogueError
from providers.regulators import gmp_pages, reading, records
from providers.regulators.entry import Entry, RegisterFile
from providers.regulators.register import REGISTERS, recognise
from tests.providers.regulators.samples import SAMPLES, packed, raw

PARSERS = [register.parse for register in REGISTERS] + [gmp_pages.parse]
# Short pieces of what registers are made of, so that what is drawn is often nearly sound.
PIECES = st.sampled_from([
    b"\t", b",", b'"', b"\n", b"\r\n", b"\x00", b"\xff", b"{", b"}", b"[", b"]", b":", b"<", b"</td>", b"<td>",
    b"PK\x03\x04", b"12/31/2025", b"2026-02-30", b"(IRL)", b"1.2.1.13 Tablets", b"Human Medicinal Products", b"-",
    b"\xef\xbb\xbf", b'"results"', b"null", b"1e999", b"\\ud800", b"&#xd800;", b"<!--", b"<![", b"NaN",
])  # fmt: skip


def is_refused_or_read(parse: Callable[[str, bytes], RegisterFile], content: bytes) -> None:
    said: tuple[Problem, ...] = ()
    held: tuple[Entry, ...] = ()
    try:
        held = parse("a", content).entries
    except UnsoundCatalogueError as error:
        said = error.problems
    assert bool(held) != bool(said)
    assert {problem.place.file for problem in said if problem.place} <= {"a"}


@pytest.mark.parametrize("parse", PARSERS)
@given(content=st.binary(max_size=200) | st.lists(PIECES, max_size=30).map(b"".join) | st.text().map(str.encode))
@settings(max_examples=60, deadline=None)
def test_no_bytes_break_a_parser(parse: Callable[[str, bytes], RegisterFile], content: bytes) -> None:
    recognise(content)
    is_refused_or_read(parse, content)


@pytest.mark.parametrize("name", SAMPLES)
@given(data=st.data())
@settings(max_examples=60, deadline=None)
def test_no_change_of_a_sample_breaks_its_parser(name: str, data: st.DataObject) -> None:
    whole = raw(name)[:8_000]
    start, end = sorted(data.draw(st.tuples(*[st.integers(0, len(whole))] * 2)))
    changed = whole[:start] + data.draw(st.lists(PIECES, max_size=4).map(b"".join)) + whole[end:]
    register = recognise(raw(name))
    assert register is not None
    recognise(changed)
    is_refused_or_read(register.parse, changed)


@given(data=st.data())
@settings(max_examples=60, deadline=None)
def test_no_change_of_an_archive_breaks_its_parser(data: st.DataObject) -> None:
    whole = packed(raw("registrations")[:4_000])
    at = data.draw(st.integers(4, len(whole) - 1))
    changed = whole[:at] + data.draw(st.binary(min_size=1, max_size=8)) + whole[at + 1 :]
    recognise(changed)
    is_refused_or_read(REGISTERS[0].parse, changed)


VALUES = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.text(max_size=8),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(max_size=8), inner, max_size=3),
    max_leaves=12,
)


@given(value=VALUES, indent=st.sampled_from([None, 1]))
def test_json_has_its_members_where_they_stand(value: object, indent: int | None) -> None:
    text = records.read("a", f"{json.dumps({'a': 1, 'b': value, 'c': [value, 2]}, indent=indent)}\n".encode())
    members = text.members(0)
    assert list(members) == ["a", "b", "c"]
    assert json.dumps(text.value(members["b"])) == json.dumps(value)
    assert [json.dumps(text.value(at)) for at in text.items(members["c"])] == [json.dumps(value), "2"]


@pytest.mark.parametrize("content", ["[" * 100_000, "[" * 60 + "]" * 60, '{"a": 1, "a": 2}', "1" * 5_000])
def test_json_that_is_no_register_is_refused(content: str) -> None:
    is_refused_or_read(REGISTERS[3].parse, content.encode())
    with pytest.raises(UnsoundCatalogueError):
        records.read("a", content.encode())


def test_a_table_longer_than_any_register_is_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(reading, "MOST_LINES", 100)
    with pytest.raises(UnsoundCatalogueError, match="line 101: expected at most 100 lines, got more"):
        REGISTERS[0].parse("a", raw("registrations"))
