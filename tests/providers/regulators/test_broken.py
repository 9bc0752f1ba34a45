"""Tests of broken files: a sentence that names file, line and column, and nothing comes out."""

from collections.abc import Callable

import pytest

from providers.regulators import (
    drug_establishments,
    enforcement,
    gmp_certificates,
    inspections,
    prequalification,
    warning_letters,
)
from providers.regulators.entry import RegisterFile
from providers.regulators.register import recognise
from tests.providers.regulators.broken import (
    Broken,
    again,
    cut,
    delimited,
    empty,
    html,
    latin_1,
    listed_twice,
    replaced,
    twice,
    utf_16,
)
from tests.providers.regulators.samples import PEOPLE, problems, raw, read

PARSERS: dict[str, Callable[[str, bytes], RegisterFile]] = {
    "registrations": drug_establishments.parse,
    "letters": warning_letters.parse,
    "inspections": inspections.parse,
    "recall": enforcement.parse,
    "product": prequalification.parse,
    "certificates": gmp_certificates.parse,
    "tablets": gmp_certificates.parse,
    "statement": gmp_certificates.parse,
}
RECORDS = ("recall", "product")
DAY, US_DAY = "a day of the calendar, YYYY-MM-DD", "a day of the calendar, MM/DD/YYYY"
COMMAS, TABS = "commas between the cells", "tabs between the cells"
UTF_8 = "text in UTF-8"
ENDED, CUT = "a line break after the last line", "none: it may be cut off"
SIGNED, ONE = "a page to its end, the signature", "one certificate or statement a page"
NUMBER = "ProductDetails.Identification.Name"
SINCE = "ProductDetails.DateOfPreQualifiedAcceptance"
# What happened to which sample, and the one sentence that says so: line, column, what was expected, what came.
TABLE: list[tuple[str, str, Callable[[bytes], bytes], int, str, str, str]] = [
    ("registrations", "semicolons", delimited("\t", ";"), 1, "FEI_NUMBER", TABS, "semicolons"),
    ("registrations", "commas", delimited("\t", ","), 1, "FEI_NUMBER", TABS, "commas"),
    ("letters", "tabs", delimited(",", "\t"), 1, "url", COMMAS, "tabs"),
    ("inspections", "semicolons", delimited(",", ";"), 1, "FEI Number", COMMAS, "semicolons"),
    ("certificates", "bars", delimited(",", "|"), 1, "Certificate Number", COMMAS, "vertical bars"),
    ("registrations", "latin-1", latin_1("Catalent", "Catálent"), 2, "FIRM_NAME", UTF_8, "byte 0xe1"),
    ("letters", "latin-1", latin_1("OraLabs", "OráLabs"), 3, "company", UTF_8, "byte 0xe1"),
    ("inspections", "latin-1", latin_1("Scranton", "Scránton"), 4, "City", UTF_8, "byte 0xe1"),
    ("certificates", "latin-1", latin_1("Chennai", "Chennái"), 2, "City", UTF_8, "byte 0xe1"),
    ("recall", "latin-1", latin_1("Lincoln", "Lincóln"), 12, "", UTF_8, "byte 0xf3, character 15"),
    ("product", "latin-1", latin_1("Pune", "Puné"), 18, "", UTF_8, "byte 0xe9, character 17"),
    ("tablets", "latin-1", latin_1("Malta", "Málta"), 1, "", UTF_8, "byte 0xe1, character 85"),
    ("statement", "latin-1", latin_1("Malta", "Málta"), 1, "", UTF_8, "byte 0xe1, character 47"),
    ("registrations", "cut", cut(60), 479, "ADDRESS", ENDED, CUT),
    ("letters", "cut", cut(5), 201, "subject", ENDED, CUT),
    ("inspections", "cut", cut(60), 6, "Classification", ENDED, CUT),
    ("certificates", "cut", cut(5), 3, "Inspection End Date", ENDED, CUT),
    ("certificates", "cut within text", cut(60), 3, "Site Address", "lines of cells", "unexpected end of data"),
    ("recall", "cut", cut(5), 19, "", "JSON", "Unterminated string starting at character 31"),
    ("product", "cut", cut(4), 134, "", "JSON", "Expecting ',' delimiter, character 1"),
    ("tablets", "cut", cut(400), 1, "issue date", SIGNED, CUT),
    ("statement", "cut", cut(400), 1, "issue date", SIGNED, CUT),
    ("registrations", "twice", again, 480, "FEI_NUMBER", "each line once", "the same as line 479"),
    ("letters", "twice", again, 202, "url", "each line once", "the same as line 201"),
    ("inspections", "twice", again, 7, "Inspection ID", "each line once", "the same as line 6"),
    ("certificates", "twice", again, 4, "Certificate Number", "each line once", "the same as line 3"),
    ("recall", "twice", listed_twice, 33, "recalling_firm", "each record once", "the same as the one on line 1"),
    ("product", "twice", listed_twice, 140, NUMBER, "each record once", "the same as the one on line 1"),
    ("tablets", "twice", twice, 3, "", ONE, "2"),
    ("statement", "twice", twice, 3, "", ONE, "2"),
    ("registrations", "no day", replaced("12/31/2025", "02/30/2025"), 2, "EXPIRATION_DATE", US_DAY, '"02/30/2025"'),
    ("letters", "no day", replaced("03/12/2026", "13/12/2026"), 2, "letter_date", US_DAY, '"13/12/2026"'),
    ("inspections", "no day", replaced("03/19/2026", "2026-03-19"), 2, "Inspection End Date", US_DAY, '"2026-03-19"'),
    ("certificates", "no day", replaced("2026-08-04", "2026-08-32"), 2, "Inspection End Date", DAY, '"2026-08-32"'),
    ("recall", "no day", replaced("02-19", "02-29"), 6, "recall_initiation_date", f"{DAY} or YYYYMMDD", '"2013-02-29"'),
    ("product", "no day", replaced("2023-12-19", "2023-13-19"), 9, SINCE, DAY, '"2023-13-19"'),
    ("tablets", "no day", replaced("2026-03-24", "2026-02-30"), 1, "inspection date", DAY, '"2026-02-30"'),
    ("statement", "no day", replaced("2026-08-24", "2026-02-30"), 1, "issue date", DAY, '"2026-02-30"'),
    ("registrations", "no number", replaced("119332987", "x"), 2, "DUNS_NUMBER", "9 digits", '"x"'),
    ("registrations", "no FEI", replaced("1000110912", "x"), 2, "FEI_NUMBER", "up to 10 digits", '"x"'),
    ("inspections", "no class", replaced("(NAI)", "(OK)"), 2, "Classification", "one of NAI, VAI, OAI",
     '"No Action Indicated (OK)"'),
    ("letters", "elsewhere", replaced("/inspections-c", "https://example.org/c"), 2, "url",
     "the address of a letter at https://www.fda.gov",
     '"https://example.org/compliance-enforcement-and-criminal-investigations/warning…'),
    ("certificates", "no type", replaced("GMPC", "GDPC"), 2, "Document Type", "GMPC or NCR", '"GDPC"'),
    ("certificates", "no place", replaced("LOC-100032422", "LOC-1"), 2, "OMS Location Identifier",
     "ORG- or LOC- and 9 digits", '"LOC-1"'),
    ("tablets", "no place", replaced("LOC-100080357", "LOC-1"), 1, "OMS Organisation Id. / OMS Location Id.",
     "ORG- and LOC- numbers of 9 digits", "LOC-1"),
    ("recall", "unprintable", replaced("Lincoln", "Lin\\u0001coln"), 12, "city", "text without control characters",
     '"Lin\\u0001coln"'),
]  # fmt: skip
FIRST = "none of this name"
RENAMED = [
    ("registrations", "FIRM_NAME", "NAME", "NAME", f'a column FIRM_NAME, got {FIRST}; the nearest is "NAME"'),
    ("registrations", "ADDRESS", "WHERE", "ADDRESS", f"a column ADDRESS, got {FIRST}"),
    ("letters", "letter_date", "date_letter", "date_letter",
     f'a column letter_date, got {FIRST}; the nearest is "date_letter"'),
    ("inspections", "Inspection ID", "Inspection No", "Inspection No",
     f'a column Inspection ID, got {FIRST}; the nearest is "Inspection No"'),
    ("certificates", "Certificate Number", "Certificate No", "Certificate No",
     f'a column Certificate Number, got {FIRST}; the nearest is "Certificate No"'),
    ("recall", "recalling_firm", "recall_firm", "recalling_firm",
     f'a key recalling_firm, got {FIRST}; the nearest is "recall_firm"'),
    ("product", "DateOfPreQualifiedAcceptance", "DateOfAcceptance", SINCE,
     f'a key DateOfPreQualifiedAcceptance, got {FIRST}; the nearest is "DateOfAcceptance"'),
    ("tablets", "The manufacturer", "Maker", "The manufacturer", "the name of the site, got nothing"),
    ("statement", "Site address", "Where", "Site address", "the address of the site, got nothing"),
]  # fmt: skip
PAGES = "the page of a GMP certificate or of a statement of non-compliance"
TABULAR = "the table of a register"
CASES = [
    *(
        Broken(sample, how, made, f"a, line {line}{', column ' * bool(column)}{column}: expected {expected}, got {got}")
        for sample, how, made, line, column, expected, got in TABLE
    ),
    *(
        Broken(sample, f"{old} renamed", replaced(old, new), f"a, line 1, column {column}: expected {said}")
        for sample, old, new, column, said in RENAMED
    ),
    *(
        Broken(sample, how, made, f"a, line 1: expected {said}")
        for sample in PARSERS
        for how, made, said in [
            ("a page", html, f"{'JSON' if sample in RECORDS else TABULAR}, got a page of HTML or XML"),
            ("empty", empty, "a file of the register, got an empty file"),
            ("UTF-16", utf_16, f"{UTF_8}, got UTF-16 or binary data"),
        ]
    ),
]


@pytest.mark.parametrize("case", CASES, ids=str)
def test_it_says_what_is_wrong_and_gives_nothing(case: Broken) -> None:
    assert problems(PARSERS[case.sample], case.content) == [case.says]


@pytest.mark.parametrize("case", CASES, ids=str)
def test_what_is_broken_is_still_known_unless_nothing_of_it_is_left(case: Broken) -> None:
    is_table = case.sample in ("registrations", "letters", "inspections", "certificates")
    left = case.how not in {"a page", "empty"} and (is_table or case.how != "UTF-16")
    register = recognise(case.content)
    assert (register.parser.parse if register else None) == (PARSERS[case.sample] if left else None)


def test_it_says_all_that_is_wrong_at_once() -> None:
    content = raw("letters").replace(b"03/12/2026", b"13/12/2026").replace(b"01/07/2026", b"01/32/2026")
    assert [problem.split(":")[0] for problem in problems(warning_letters.parse, content)] == [
        "a, line 2, column letter_date",
        "a, line 17, column letter_date",
    ]


@pytest.mark.parametrize("sample", ["letters", "inspections", "certificates"])
def test_people_in_added_columns_stay_outside(sample: str) -> None:
    header, *lines = raw(sample).decode().splitlines()
    added = [f"Contact Name,Contact Email,{header}", *(f"{PEOPLE[0]},{PEOPLE[1]},{line}" for line in lines)]
    told = read("\n".join([*added, ""]).encode())
    assert len(told.entries) == len(read(raw(sample)).entries)
    assert [person for person in PEOPLE if person in repr(told)] == []
