"""Countries and regions: where the current sites lie."""

import pytest

from providers.catalogue.facts import Site
from tests.builders import make_claim, make_site
from tests.shortlist.matching import credits_of, find

BONN = make_site("Bonn", country="DE")
BASEL = make_site("Basel", country="CH")
SAN_JUAN = make_site("San Juan", country="PR")
NOWHERE = make_site("Nowhere", country=None)


@pytest.mark.parametrize(
    ("code", "sites", "state"),
    [
        ("EEA", (BONN,), "met"),
        ("EEA", (BASEL,), "unlisted"),
        ("EUROPE", (BASEL,), "met"),
        ("US", (SAN_JUAN,), "met"),
        ("PR", (SAN_JUAN,), "met"),
        ("DE", (BASEL, BONN), "met"),
        ("AT", (BASEL, BONN), "unlisted"),
        ("EEA", (), "unknown"),
        ("EEA", (make_site(status="planned"), make_site(status="historic")), "unknown"),
        ("EEA", (make_site(status="planned"), BASEL), "unlisted"),
        ("EEA", (NOWHERE,), "unlisted"),
    ],
)
def test_a_current_site_has_to_lie_there(code: str, sites: tuple[Site, ...], state: str) -> None:
    assert find(f"country:{code}", sites=sites).state == state


def test_it_is_worth_a_provider_statement_and_names_the_sites() -> None:
    finding = find("country:EUROPE", sites=(BONN, SAN_JUAN, BASEL))
    assert credits_of(finding) == (0.85, 0.85, 0.85)
    assert (finding.grade, finding.best, finding.sites) == (0.85, None, ("Bonn", "Basel"))


def test_no_claim_takes_the_place_of_a_site() -> None:
    assert find("country:EEA", make_claim("service", "scale_up", site="Bonn")).state == "unknown"
