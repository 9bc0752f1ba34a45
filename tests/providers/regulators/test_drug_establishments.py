"""Tests of the FDA's registrations: one entry a site, whatever the number of its lines; no people."""

import zipfile
from collections import Counter

import pytest

from providers.regulators import drug_establishments
from providers.regulators.drug_establishments import EXCLUDED
from providers.regulators.entry import Entry
from tests.providers.regulators.samples import DOWNLOADED, PEOPLE, entries, packed, problems, raw, read, table

FILE = table(*DOWNLOADED, delimiter="\t")
SITES = {entry.reference: entry for entry in entries("registrations")}


def one(**changes: str) -> Entry:
    """The entry of a file of one line."""
    line = dict(zip((name.strip() for name in DOWNLOADED[0]), DOWNLOADED[1], strict=False)) | changes
    (entry,) = read(table(list(line), list(line.values()), delimiter="\t")).entries
    return entry


def test_the_sample_names_its_sites() -> None:
    countries = Counter(entry.country for entry in SITES.values())
    assert len(SITES) == 447
    assert countries.most_common(5) == [("US", 143), ("IN", 51), ("ES", 38), ("CN", 37), ("DE", 29)]
    assert None not in countries
    assert [entry.firm for entry in SITES.values() if not entry.city] == []


@pytest.mark.parametrize(
    ("fei", "firm", "city", "country", "duns"),
    [
        ("1000110912", "Catalent Pharma Solutions, LLC", "Morrisville", "US", "119332987"),
        ("1000153019", "Bachem AG", "Bubendorf", "CH", "482220311"),
        ("1000170338", "Thermo Fisher Scientific Cork Limited", "Carrigaline", "IE", "985745028"),
        ("3005508367", "Laboratorios Liconsa SAU", "ALCALA DE HENARES", "ES", None),
    ],
)
def test_a_site_has_its_numbers_and_its_town(fei: str, firm: str, city: str, country: str, duns: str | None) -> None:
    entry = SITES[fei]
    assert (entry.firm, entry.city, entry.country) == (firm, city, country)
    assert entry.identifiers[0] == ("fei", fei)
    assert duns is None or ("duns", duns) in entry.identifiers


def test_the_lines_of_one_site_are_united() -> None:
    entry = SITES["3010479596"]
    assert (entry.firm, entry.city, entry.country) == ("Samsung Biologics Co., Ltd.", "Incheon", "KR")
    assert entry.identifiers == (
        ("fei", "3010479596"), ("duns", "963366985"), ("duns", "557810567"), ("duns", "963342534"),
    )  # fmt: skip
    assert entry.text == (
        "Registered with the FDA as a drug establishment at 3 addresses until 31 December 2025, for: "
        "analysis, API manufacture, label, manufacture, pack."
    )
    assert [code for _, code in entry.codes] == ["C25391", "C82401", "C84732", "C43360", "C84731"]


def test_a_registration_has_an_end_and_no_outcome() -> None:
    assert {(entry.date, entry.until, entry.outcome) for entry in SITES.values()} == {(None, "2025-12-31", None)}


def test_it_reads_the_file_as_it_is_downloaded() -> None:
    (entry,) = read(FILE).entries
    assert (entry.reference, entry.firm, entry.city, entry.country) == ("3000001", 'Plain "Tablets" Ltd', "Cork", "IE")
    assert entry.identifiers == (("fei", "3000001"), ("duns", "012345678"), ("duns", "012345679"))
    assert "API manufacture, manufacture, pack" in entry.text


@pytest.mark.parametrize("content", [FILE, packed(FILE)], ids=["text", "archive"])
def test_people_stay_outside(content: bytes) -> None:
    told = repr(read(content))
    assert "Plain" in told
    assert [person for person in (*PEOPLE, "999999999") if person in told] == []


def test_an_archive_says_when_it_was_packed() -> None:
    read_ = read(packed(FILE))
    assert (read_.date, len(read_.entries)) == ("2026-11-02", 1)
    assert read(packed(raw("registrations"), "data/DRLS_REG.TXT")).entries[0].firm == "Catalent Pharma Solutions, LLC"


@pytest.mark.parametrize(
    ("changes", "reference", "identifiers"),
    [
        ({"FEI_NUMBER": ""}, "DUNS 012345678", (("duns", "012345678"),)),
        (
            {"FEI_NUMBER": "0000000000", "DUNS_NUMBER": ""},
            'Plain "Tablets" Ltd, 1 Mill Lane, Cork, T12, Ireland (IRL)',
            (),
        ),
        ({"FEI_NUMBER": "12345", "DUNS_NUMBER": ""}, "12345", ()),
    ],
)  # fmt: skip
def test_a_site_without_a_usable_number_keeps_what_it_has(
    changes: dict[str, str], reference: str, identifiers: tuple[tuple[str, str], ...]
) -> None:
    entry = one(**changes)
    assert (entry.reference, entry.identifiers) == (reference, identifiers)


def test_an_operation_without_a_code_is_told_all_the_same() -> None:
    entry = one(OPERATIONS="LABEL; HAND POLISHING")
    assert (entry.codes, entry.text.endswith("for: hand polishing, label.")) == ((("ncit", "C84732"),), True)


@pytest.mark.parametrize(("flag", "remarks"), [("Y", EXCLUDED), ("N", ""), ("", "")])
def test_an_exclusion_flag_is_told(flag: str, remarks: str) -> None:
    assert one(EXCLUSION_FLAG=flag).remarks == remarks


def test_another_exclusion_flag_is_refused() -> None:
    content = FILE.replace(b"\tN\t", b"\tMaybe\t")
    found = problems(drug_establishments.parse, content)
    assert found[0] == 'a, line 2, column EXCLUSION_FLAG: expected Y or N, got "Maybe"'


def test_it_counts_the_rows_that_make_its_entries() -> None:
    read_ = read(raw("registrations"))
    assert (read_.rows, len(read_.entries)) == (478, 447)


def test_no_operation_is_told_as_none() -> None:
    entry = one(OPERATIONS="")
    assert (entry.codes, entry.text.endswith("for: no operation listed.")) == ((), True)


@pytest.mark.parametrize(
    ("content", "got"),
    [
        (packed(FILE)[:-40], "a damaged or incomplete one"),
        (packed(FILE, "other.txt"), "another archive"),
        (packed(FILE, method=zipfile.ZIP_BZIP2), "one with a password, or packed in another way"),
    ],
    ids=["cut off", "another", "method"],
)
def test_it_refuses_an_archive_that_it_cannot_use(content: bytes, got: str) -> None:
    expected = [f"a: expected an archive with drls_reg.txt, got {got}"]
    assert problems(drug_establishments.parse, content) == expected


def test_it_refuses_an_archive_that_would_fill_the_memory(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(drug_establishments, "LARGEST_CONTENT", 1_000_000)
    (problem,) = problems(drug_establishments.parse, packed(b"0" * 3_000_000))
    assert problem == "a: expected at most 1 MB when unpacked, got 3 MB"


def test_it_unpacks_no_more_than_an_archive_says() -> None:
    content = packed(b"0" * 3_000_000)
    lying = content.replace((3_000_000).to_bytes(4, "little"), (1_000).to_bytes(4, "little"))
    (problem,) = problems(drug_establishments.parse, lying)
    assert "a damaged or incomplete one" in problem
