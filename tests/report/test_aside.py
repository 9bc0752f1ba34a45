"""Who stands aside: blocked, near misses, others by reason."""

from dataclasses import replace

from selector.report.aside import StandsAside, stands_aside
from selector.shortlist.result import Aside, Ask, Risk
from tests.report.samples import PEN, make_evidence, make_need

LETTER = make_evidence(code="us_fda", detail="Warning letter", outcome="adverse", as_of="2026-03-03", title="A letter")
TABLET, FDA = make_need(), make_need("regulator", "us_fda")
CAPSULE = make_need("dosage_form", "hard_capsule")
BASE = Aside(
    slug="p",
    name="P",
    gate="fails",
    fit=41.25,
    near_miss=True,
    reason=(Risk(TABLET.key, "unlisted"),),
    hq_country="DE",
    records=(),
    ask=(),
)


def shown_of(*rows: Aside) -> StandsAside:
    """The three groups of these."""
    return stands_aside(rows, [TABLET, CAPSULE, FDA], "2026-11-23", PEN)


def make_near(number: int) -> Aside:
    """A provider that does not list one must-have."""
    ask = Ask(TABLET.key, "must", "unlisted", "Do you make tablets?")
    return replace(BASE, slug=f"p{number}", name=f"P{number}", ask=(ask,))


def test_it_keeps_a_blocked_provider_with_its_record() -> None:
    reason = (Risk(TABLET.key, "unlisted"), Risk(FDA.key, "adverse"))
    row = replace(BASE, gate="blocked", near_miss=False, reason=reason, records=(LETTER,))
    shown = shown_of(row)
    (blocked,) = shown.blocked
    assert shown.blocked_title == "Blocked: 1"
    assert blocked.sentence == (
        "The newest record of the FDA is unfavourable; does not list tablets. Kept aside until it is explained."
    )
    (found,) = blocked.records
    assert (found.authority, found.text, found.as_of) == ("FDA", "Warning letter", "3 March 2026")
    assert found.source.title == "A letter"


def test_it_shows_the_records_of_near_misses_and_of_others() -> None:
    near, other = replace(BASE, records=(LETTER,)), replace(BASE, name="Q", near_miss=False, records=(LETTER,))
    shown = shown_of(near, other, BASE)
    assert [[record.text for record in row.records] for row in shown.near] == [["Warning letter"], []]
    (group,) = shown.others
    assert [(entry.name, entry.records[0].text) for entry in group.on_record] == [("Q", "Warning letter")]


def test_it_shows_the_ten_nearest_with_one_question_for_all() -> None:
    shown = shown_of(*(make_near(number) for number in range(13)))
    assert (shown.near_title, len(shown.near)) == ("One must-have not listed: 13", 10)
    assert (shown.near[0].unlisted, shown.near[0].fit, shown.near[0].country) == ("tablets", "41.2", "Germany")
    assert shown.near[0].must == "dosage_form:tablet"
    assert shown.questions == ("Do you make tablets?",)
    assert [(group.sentence, group.names) for group in shown.others] == [("3 do not list tablets", "P10; P11; P12")]


def test_it_counts_the_others_by_reason_the_most_frequent_first() -> None:
    both = (Risk(TABLET.key, "unlisted"), Risk(CAPSULE.key, "unlisted"))
    one = replace(BASE, name="A", near_miss=False, reason=(both[0],))
    two = [replace(BASE, name=name, near_miss=False, reason=both) for name in "BC"]
    shown = shown_of(one, *two)
    assert shown.others_title == "3 others, by reason"
    assert [group.sentence for group in shown.others] == [
        "2 do not list tablets and hard capsules",
        "1 does not list tablets",
    ]


def test_of_those_who_fill_a_substance_it_says_that_they_do_not_list_making_it() -> None:
    modality = make_need("modality", "small_molecule")
    row = replace(BASE, reason=(Risk(modality.key, "unlisted"),))
    steps = {"drug_substance": "making small molecules as active substance", "drug_product": "small molecules"}
    for step, told in steps.items():
        needs = [modality, make_need("substance_or_product", step)]
        assert stands_aside([row], needs, "2026-11-23", PEN).near[0].unlisted == told


def test_it_counts_everybody() -> None:
    assert shown_of(BASE).sentence.startswith("1 provider, with the reason.")
    assert shown_of(BASE, BASE).sentence.startswith("2 providers, each with the reason.")
