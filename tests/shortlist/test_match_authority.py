"""The record of an authority: adverse and mixed, by site, date and tie."""

import pytest

from providers.catalogue.facts import Claim
from tests.builders import make_claim
from tests.shortlist.matching import credits_of, find


def us(outcome: str, as_of: str | None = "2024", site: str | None = None, **changes: str) -> Claim:
    return make_claim("regulator", "us_fda", outcome=outcome, as_of=as_of, site=site, **changes)


RECORDS: dict[str, tuple[str, list[Claim]]] = {
    "only adverse": ("adverse", [us("adverse")]),
    "adverse is newest": ("adverse", [us("passed", "2024"), us("adverse", "2025")]),
    "clean is newest": ("met", [us("adverse", "2023"), us("passed", "2024")]),
    "adverse wins a tie": ("adverse", [us("adverse", "2024"), us("passed", "2024-01-01")]),
    "adverse wins a tie in either order": ("adverse", [us("passed", "2024-01-01"), us("adverse", "2024")]),
    "undated is oldest": ("met", [us("adverse", None), us("passed", "1999")]),
    "two undated are a tie": ("adverse", [us("adverse", None), us("passed", None)]),
    "historic adverse says nothing": ("unknown", [us("adverse", status="historic")]),
    "historic adverse against clean": ("met", [us("adverse", "2025", status="historic"), us("passed", "2020")]),
    "planned is no record": ("adverse", [us("adverse", "2024"), us("passed", "2025", status="planned")]),
    "resolved is clean": ("met", [us("adverse_resolved", "2025")]),
    "any other outcome is clean": ("met", [us("adverse", "2024"), us("stated", "2025")]),
    "at one site the newest counts": ("adverse", [us("adverse", "2025", "A"), us("passed", "2024", "A")]),
    "another site, however old": ("mixed", [us("adverse", "2025", "A"), us("passed", "2019", "B")]),
    "another site, undated": ("mixed", [us("adverse", "2025", "A"), us("passed", None, "B")]),
    "without site, newer": ("mixed", [us("adverse", "2025", "A"), us("passed", "2026")]),
    "without site, same day": ("adverse", [us("adverse", "2025", "A"), us("passed", "2025")]),
    "without site, older": ("adverse", [us("adverse", "2025", "A"), us("passed", "2024")]),
    "newer than one of two": (
        "adverse",
        [us("adverse", "2023", "A"), us("adverse", "2025", "B"), us("passed", "2024")],
    ),
    "newer than both": ("mixed", [us("adverse", "2023", "A"), us("adverse", "2025", "B"), us("passed", "2026")]),
    "adverse without site": ("mixed", [us("adverse", "2025"), us("passed", "2020", "A")]),
    "two sites adverse": ("adverse", [us("adverse", "2025", "A"), us("adverse", "2025", "B")]),
    "put right": ("met", [us("adverse", "2023", "A"), us("passed", "2024", "A"), us("passed", "2020", "B")]),
    "nothing clean left": ("adverse", [us("passed", "2024"), us("adverse", "2025", "A"), us("adverse", "2026")]),
}


@pytest.mark.parametrize(("state", "records"), RECORDS.values(), ids=RECORDS)
def test_the_newest_record_of_each_site_decides(state: str, records: list[Claim]) -> None:
    assert find("regulator:us_fda", *records).state == state


def test_another_authority_says_nothing() -> None:
    other = make_claim("regulator", "eu_ema", outcome="adverse")
    assert find("regulator:us_fda", other).state == "unknown"
    assert find("regulator:us_fda", other, us("passed")).state == "met"


def test_adverse_earns_nothing_and_shows_the_newest_adverse_record() -> None:
    first, last = us("adverse", "2024", "A"), us("adverse", "2025", "B")
    finding = find("regulator:us_fda", first, last)
    assert (credits_of(finding), finding.grade) == ((0, 0, 0), None)
    assert (finding.best and finding.best.claim, finding.sites) == (last, ("A", "B"))


def test_mixed_takes_the_grade_of_every_current_claim_that_is_not_adverse() -> None:
    records = [
        us("adverse", "2025", "A"),
        us("passed", "2024", "A", evidence="regulator_record"),
        us("stated", "2024", "B"),
        us("passed", "2026", "C", status="planned"),
    ]
    finding = find("regulator:us_fda", *records)
    assert (finding.state, finding.grade, credits_of(finding)) == ("mixed", 1.0, (0.5, 0, 1.0))
    assert (finding.best and finding.best.claim, finding.sites) == (records[1], ("B", "A"))


def test_a_second_record_of_the_same_day_and_outcome_leaves_the_first_one_to_show() -> None:
    first, second = us("adverse", detail="first"), us("adverse", detail="second")
    finding = find("regulator:us_fda", first, second)
    assert finding.best is not None
    assert finding.best.claim.detail == "first"
