"""Tests of the registers: each is known by its content, and says whose it is."""

import re
from collections import Counter
from hashlib import sha256
from typing import get_args

import pytest

from providers.catalogue.countries import ISO_3166
from providers.catalogue.problems import UnsoundCatalogueError
from providers.catalogue.registers import KNOWN
from providers.catalogue.rules import KEY, URL, is_text
from providers.catalogue.vocabulary import load_vocabulary
from providers.regulators.entry import Kind
from providers.regulators.register import REGISTERS, recognise, refuse_stray
from tests.providers.catalogue.files import make_csv, make_workbook
from tests.providers.regulators.samples import DATA, SAMPLES, entries, packed, raw, read

VOCABULARY = load_vocabulary()
HELD = [
    ("registrations", "fda_registration", {"registration": 447}, None),
    ("letters", "fda_warning_letters", {"letter": 200}, "2026-03-17"),
    ("inspections", "fda_inspections", {"inspection": 5}, "2026-03-19"),
    ("recall", "fda_enforcement", {"recall": 1}, "2013-06-12"),
    ("product", "who_prequalification", {"prequalification": 1}, "2024-09-10"),
    ("certificates", "eudragmdp", {"certificate": 1, "non_compliance": 1}, "2026-08-04"),
    ("substances", "eudragmdp", {"certificate": 1}, None),
    ("biological", "eudragmdp", {"certificate": 1}, None),
    ("tablets", "eudragmdp", {"certificate": 1}, None),
    ("statement", "eudragmdp", {"non_compliance": 1}, None),
]


@pytest.mark.parametrize(("name", "key", "kinds", "day"), HELD, ids=[row[0] for row in HELD])
def test_it_reads_every_entry_of_every_sample(name: str, key: str, kinds: dict[str, int], day: str | None) -> None:
    read_ = read(raw(name), "a.file")
    assert Counter(entry.kind for entry in read_.entries) == kinds
    assert (read_.register, read_.file, read_.date) == (key, "a.file", day)
    assert read_.sha256 == sha256(raw(name)).hexdigest()


def test_the_samples_are_all_that_are_stored() -> None:
    stored = {path for path in (DATA / "regulators").rglob("*") if path.is_file()}
    assert stored == {path for path in SAMPLES.values() if "regulators" in path.parts}


@pytest.mark.parametrize("name", SAMPLES)
def test_every_entry_can_stand_in_a_catalogue(name: str) -> None:
    for entry in entries(name):
        assert VOCABULARY.term("regulator", entry.authority)
        assert entry.outcome is None or entry.outcome in VOCABULARY.enums["outcome"]
        assert entry.country is None or entry.country in ISO_3166
        assert all(is_text(text) for text in (entry.reference, entry.firm, entry.text, entry.title))
        assert "None" not in entry.text
        assert (entry.place.file, entry.place.line > 0) == (SAMPLES[name].name, True)
    references = Counter((entry.register, entry.kind, entry.reference) for entry in entries(name))
    assert set(references.values()) == {1}


def test_every_register_says_whose_it_is() -> None:
    assert len(REGISTERS) == 6
    assert {register.key for register in REGISTERS} == KNOWN.keys()
    for register in REGISTERS:
        assert VOCABULARY.term("regulator", register.known.authority)
        assert re.match(KEY, register.key)
        assert re.match(URL, register.known.url)
        assert register.known.rhythm_days >= 7
        assert register.caution in get_args(Kind)


@pytest.mark.parametrize(
    "content",
    [
        b"",
        b"<html><body><p>Access denied</p></body></html>",
        b"%PDF-1.7",
        b'{"providers": []}',
        (DATA.parents[1] / "providers" / "data" / "catalogue.json").read_bytes(),
        make_csv(["provider", "name", "city", "country", "fei"], ["a", "A", "Cork", "IE", "3000001"]),
        make_workbook(sites=[["provider", "name"], ["a", "A"]]),
        packed(b"a", "other.txt"),
        b"PK\x03\x04",
    ],
)
def test_it_takes_nothing_else_for_a_register(content: bytes) -> None:
    assert recognise(content) is None


@pytest.mark.parametrize(
    ("content", "says"),
    [
        (b' {"results": []}', "what looks like an empty answer of openFDA"),
        (b'{"error": {"code": "NOT_FOUND", "message": "No matches found!"}}', "an empty answer of openFDA"),
        (
            b"<!doctype html><title>Warning Letters | FDA</title>",
            "a file of FDA warning letters, got a page that names",
        ),
        (b"<html><h1>EudraGMDP</h1></html>", "a file of EudraGMDP: "),
    ],
)
def test_it_says_what_comes_from_a_register_and_is_no_file_of_it(content: bytes, says: str) -> None:
    with pytest.raises(UnsoundCatalogueError, match=re.escape(says)):
        refuse_stray("a", content)


@pytest.mark.parametrize(
    "content", [b"", b"<html>Access denied</html>", b'{"providers": []}', b"{", b"[]", b'{"a":' * 1500]
)
def test_it_leaves_all_else_to_the_reader_of_catalogues(content: bytes) -> None:
    refuse_stray("a", content)
