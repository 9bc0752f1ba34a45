"""What comes later: a claim of a vague date, a provider's own words, the page of a certificate that was listed."""

from typing import Any

import pytest

from tests.on_record import make_entry
from tests.providers.regulators.test_meaning import after, claims, partial, provider


@pytest.mark.parametrize(
    ("clean", "status"),
    [
        ({"as_of": "2026"}, "current"),
        ({"as_of": "2026-04"}, "historic"),
        ({"as_of": "2026-04", "evidence": "provider_statement"}, "current"),
    ],
)
def test_what_may_be_earlier_or_a_providers_own_words_end_nothing(clean: dict[str, Any], status: str) -> None:
    rows = provider({"site": "Site 1", "outcome": "no_observations"} | clean)
    assert claims(after([make_entry("letter")], rows), "status")[-1] == (status,)


def test_a_page_shortens_what_the_list_gave_three_years() -> None:
    listed, page = make_entry("certificate"), make_entry("certificate", remarks="Validity: 1 year")
    (of_list,) = (claim["valid_until"] for claim in after([listed])["plain-tablets"]["claims"])
    (claim,) = after([page], after([listed]))["plain-tablets"]["claims"]
    assert (of_list, claim["valid_until"]) == ("2029-03-03", "2027-03-03")
    assert "Validity: 1 year" in claim["detail"]
    assert partial([listed], after([page], after([listed]))) == ()


def test_remarks_that_come_later_are_told_unless_a_curator_put_it_better() -> None:
    plain, page = make_entry("certificate"), make_entry("certificate", remarks="Only for trial product X.")
    once = after([plain])
    (claim,) = after([page], once)["plain-tablets"]["claims"]
    assert claim["detail"].endswith("for its scope only. Clarifying remarks: Only for trial product X.")
    assert partial([plain], after([page], after([plain]))) == ()
    once["plain-tablets"]["claims"][0]["detail"] = "Put better"
    assert partial([page], once) == ()
