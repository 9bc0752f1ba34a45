"""Whether one site shows the musts, in words."""

import pytest

from selector.report.one_site import one_site, some_sites
from selector.shortlist.together import Elsewhere, Together
from tests.report.samples import PEN, make_need

NEEDS = (
    make_need(),
    make_need("dosage_form", "injectable_liquid_vial"),
    make_need("regulator", "us_fda"),
    make_need("service", "scale_up"),
)
TABLET, VIAL, FDA, SCALE_UP = (need.key for need in NEEDS)


def said(found: Together) -> tuple[str, str, str]:
    """What is said of these musts."""
    words = one_site(found, NEEDS, PEN)
    return words.best, words.rest, words.sentence


@pytest.mark.parametrize(
    ("found", "best", "rest", "sentence"),
    [
        pytest.param(
            Together(4, "Bern", (TABLET, VIAL, FDA, SCALE_UP), (), ()),
            "all 4 at Bern", "", "One site shows all 4 musts that a site can show: Bern.", id="all at one site",
        ),
        pytest.param(
            Together(1, "Bern", (TABLET,), (), ()),
            "1 of 1 at Bern", "", "One site shows the one must that a site can show: Bern.", id="a single must",
        ),
        pytest.param(
            Together(4, "Bern", (TABLET,), (), ()),
            "1 of 4 at Bern", "3 not shown",
            "1 of the 4 musts that a site can show is shown. It is shown at Bern.", id="one of several",
        ),
        pytest.param(
            Together(4, "Bern", (TABLET, VIAL), (), ()),
            "2 of 4 at Bern", "2 not shown",
            "2 of the 4 musts that a site can show are shown. One site shows all of these: Bern.", id="some not shown",
        ),
        pytest.param(
            Together(2, "Bern", (TABLET, VIAL), (), (), general=1),
            "all 2 at Bern", "1 of them in general",
            "One site shows all 2 musts that a site can show: Bern. One of those at Bern is shown only in general.",
            id="general",
        ),
        pytest.param(
            Together(4, "Bern", (TABLET, SCALE_UP), (Elsewhere(VIAL, ("Lyon",)), Elsewhere(FDA, ("Lyon",))), ()),
            "2 of 4 at Bern", "2 only elsewhere",
            "All 4 musts that a site can show are shown. No single site shows all of these: Bern shows 2; "
            "liquid vial and FDA record are shown at Lyon.", id="only the group",
        ),
        pytest.param(
            Together(9, "Bern", (TABLET,), (Elsewhere(VIAL, ("Lyon", "Graz")),), (FDA,)),
            "1 of 9 at Bern", "1 only elsewhere, 1 not tied to a site, 6 not shown",
            "3 of the 9 musts that a site can show are shown. No single site shows all of these: Bern shows 1; "
            "liquid vial is shown at Lyon and Graz; FDA record is not tied to a site.", id="elsewhere and loose",
        ),
        pytest.param(
            Together(2, "Bern", (TABLET,), (), (FDA,)),
            "1 of 2 at Bern", "1 not tied to a site",
            "All 2 musts that a site can show are shown. Bern shows 1; FDA record is not tied to a site.",
            id="one loose",
        ),
        pytest.param(
            Together(9, "Bern", (TABLET,), (), tuple(need.key for need in NEEDS)),
            "1 of 9 at Bern", "4 not tied to a site, 4 not shown",
            "5 of the 9 musts that a site can show are shown. Bern shows 1; four others are not tied to a site.",
            id="many loose",
        ),
        pytest.param(
            Together(9, None, (), (), (TABLET,)),
            "none is tied to a site", "",
            "1 of the 9 musts that a site can show is shown. The catalogue does not tie it to a site.", id="no site",
        ),
        pytest.param(Together(9, None, (), (), ()), "", "", "", id="nothing shown"),
    ],
)  # fmt: skip
def test_it_says_which_site_shows_the_musts(found: Together, best: str, rest: str, sentence: str) -> None:
    assert said(found) == (best, rest, sentence)


def test_it_names_four_sites_and_counts_more() -> None:
    assert some_sites("abcd", PEN) == "a, b, c and d"
    assert some_sites("abcde", PEN) == "a, b, c and 2 more"
