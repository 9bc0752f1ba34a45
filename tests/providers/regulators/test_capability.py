"""What the codes of a certificate say a site may make."""

import pytest

from providers.catalogue.vocabulary import load_vocabulary
from providers.regulators.capability import SCHEME, capabilities

VOCABULARY = load_vocabulary()


@pytest.mark.parametrize(
    ("codes", "terms"),
    [
        ("1.2 1.2.1 1.2.1.13", ["dosage_form:tablet"]),
        ("1.2 1.2.1", []),
        ("1.2.1.6", ["dosage_form:oral_liquid"]),
        ("1.2.1.5", ["dosage_form:liquid_non_sterile"]),
        ("1.1.1.4", ["dosage_form:injectable"]),
        ("1.1.1.2 1.1.1.1", ["dosage_form:injectable_lyophilised", "dosage_form:large_volume_parenteral"]),
        ("1.1.1.3", []),
        ("1.5 1.5.1 1.5.1.1 1.5.1.13", ["service:primary_packaging"]),
        ("1.5.2 1.6.3", ["service:secondary_packaging_labelling", "service:quality_control_testing"]),
        ("3.1 3.1.2", ["modality:small_molecule", "substance_or_product:drug_substance"]),
        ("3.3 3.3.2", ["modality:biologic_mammalian", "substance_or_product:drug_substance"]),
        ("3.5.1 3.5.4", ["technology:micronisation_milling"]),
        ("3.2 3.2.1", ["modality:botanical_extract", "substance_or_product:drug_substance"]),
        ("3.2 3.2.2 3.2.6", ["substance_or_product:drug_substance"]),
        ("1.1.1.5 1.1.2.4", []),
        ("1.4.1.1 1.1.3 9.9", []),
    ],
)
def test_it_claims_the_terms_of_the_most_specific_codes(codes: str, terms: list[str]) -> None:
    assert [f"{one.kind}:{one.code}" for one in capabilities(codes.split(), VOCABULARY)] == terms


def test_it_says_which_codes_stand_behind_a_term() -> None:
    (packing,) = capabilities(["1.5.1.1", "1.5.1.13", "1.5.1"], VOCABULARY)
    assert packing.codes == ("1.5.1.1", "1.5.1.13")


def test_filling_a_biologic_says_nothing_on_making_it() -> None:
    filled, made = capabilities(["1.3.1.5", "3.3.5"], VOCABULARY)[:2]
    assert (filled.code, filled.scope) == ("biologic", "drug_product_only")
    assert (made.code, made.scope) == ("biologic", "manufacturing")


def test_every_code_of_the_vocabulary_is_read_as_a_term_that_has_it_or_one_above() -> None:
    terms = [(kind.key, term) for kind in VOCABULARY.kinds.values() for term in kind.terms.values()]
    silent = set()
    for kind, term in terms:
        for code in term.codes.get(SCHEME, ()):
            found = [one.code for one in capabilities([code], VOCABULARY) if one.kind == kind]
            if not any(VOCABULARY.covers(kind, one, term.code) or one == term.code for one in found):
                silent.add((term.code, code))
    # Sterile semi-solids are ointments or eye ointments: nothing stands above both. 1.2.1.6 is the oral liquid alone.
    eyes = {(term, code) for term in ("semisolid_topical", "ophthalmic") for code in ("1.1.1.3", "1.1.2.2")}
    assert silent == {*eyes, ("liquid_non_sterile", "1.2.1.6")}
