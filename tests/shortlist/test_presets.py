"""Who is first under other published weights."""

from selector.shortlist.result import PresetOutcome
from selector.shortlist.shortlist import shortlist
from tests.builders import make_claim, make_provider
from tests.shortlist.matching import BASIS, ask_for, claims

NEEDS = ask_for("dosage_form:tablet", "technology:perfusion", "regulator:us_fda", "model:cmo?")
TABLET = make_claim()
INSPECTED = make_provider("inspected", claims=(TABLET, make_claim("regulator", "us_fda")))
SKILLED = make_provider("skilled", claims=(TABLET, make_claim("technology", "perfusion"), make_claim("model", "cmo")))


def test_each_preset_names_its_first_and_whether_the_leader_survives() -> None:
    weights = BASIS.method.ranking_weights
    outcomes = shortlist(BASIS, NEEDS, (SKILLED, INSPECTED), weights, {}).presets
    assert [outcome.preset for outcome in outcomes] == [preset.key for preset in BASIS.method.presets]
    leader = shortlist(BASIS, NEEDS, (SKILLED, INSPECTED), weights, {}).ranking[0].slug
    assert outcomes[0] == PresetOutcome("method", leader, survives=True)
    for preset, outcome in zip(BASIS.method.presets, outcomes, strict=True):
        first = shortlist(BASIS, NEEDS, (SKILLED, INSPECTED), preset.weights, {}).ranking[0].slug
        assert (outcome.first, outcome.survives) == (first, first == leader)


def test_a_leader_may_not_survive() -> None:
    only_transfer = dict.fromkeys(BASIS.method.ranking_weights, 0) | {"technology_regulatory_transfer": 1}
    outcomes = shortlist(BASIS, NEEDS, (SKILLED, INSPECTED), only_transfer, {}).presets
    assert PresetOutcome("scirank", "skilled", survives=False) in outcomes


def test_there_are_none_where_nobody_is_ranked() -> None:
    barred = make_provider(claims=claims("dosage_form", "nasal", "otic", "suppository", "implant_depot"))
    assert shortlist(BASIS, NEEDS, (barred,), BASIS.method.ranking_weights, {}).presets == ()
