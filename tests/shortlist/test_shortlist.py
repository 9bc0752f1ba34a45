"""The stage as a whole: the two rankings of a split, each on its own requirements."""

from selector.shortlist.result import ViewRow
from selector.shortlist.shortlist import shortlist
from tests.builders import make_claim, make_provider
from tests.shortlist.matching import BASIS, ask_for, claims

WEIGHTS = BASIS.method.ranking_weights
FILLER = make_provider("filler", claims=claims("modality", "peptide", "vaccine", scope="drug_product_only"))
MAKER = make_provider(
    "maker", claims=(*claims("modality", "peptide", "vaccine"), *claims("dosage_form", "nasal", "otic"))
)
SUBSTANCE = ask_for("substance_or_product:drug_substance?", "modality:peptide")
PRODUCT = ask_for("modality:peptide?")


def test_a_view_ranks_again_on_its_own_requirements() -> None:
    views = {"substance": SUBSTANCE, "product": PRODUCT}
    rows = shortlist(BASIS, SUBSTANCE + ask_for("dosage_form:nasal"), (MAKER, FILLER), WEIGHTS, views).views
    assert [(row.rank, row.slug, row.gate) for row in rows["substance"]] == [
        (1, "maker", "pass"),
        (2, "filler", "verify"),
    ]
    assert rows["product"] == (ViewRow(1, "filler", "pass", 90.0), ViewRow(2, "maker", "pass", 90.0))


def test_a_view_leaves_out_who_is_barred_there() -> None:
    other = make_provider("other", claims=claims("modality", "vaccine", "mrna"))
    rows = shortlist(BASIS, PRODUCT, (other, MAKER), WEIGHTS, {"substance": SUBSTANCE}).views["substance"]
    assert [row.slug for row in rows] == ["maker"]


def test_a_view_without_requirements_is_empty() -> None:
    assert shortlist(BASIS, (), (MAKER,), WEIGHTS, {"product": ()}).views == {"product": ()}


def test_views_take_the_sponsors_weights() -> None:
    needs = ask_for("service:scale_up", "technology:perfusion")
    able = make_provider("able", claims=(make_claim("technology", "perfusion"),))
    only_scope = dict.fromkeys(WEIGHTS, 0) | {"scope_of_services": 1}
    (row,) = shortlist(BASIS, needs, (able,), only_scope, {"part": needs}).views["part"]
    assert row.fit == 15.0
