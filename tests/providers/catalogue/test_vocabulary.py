"""Tests of the vocabulary: terms, labels and what is narrower than what."""

import pytest

from providers.catalogue.vocabulary import load_vocabulary

VOCABULARY = load_vocabulary()


def test_it_finds_terms_and_labels_and_says_none_for_others() -> None:
    term = VOCABULARY.term("modality", "mrna_lnp")
    assert term is not None
    assert VOCABULARY.label("modality", "mrna_lnp") == term.label
    assert VOCABULARY.term("modality", "tablet") is VOCABULARY.term("colour", "red") is None
    assert VOCABULARY.label("modality", "tablet") == "tablet"


def test_it_climbs_from_a_term_to_the_broader_ones() -> None:
    assert list(VOCABULARY.broader("modality", "mrna_lnp")) == ["mrna"]
    assert list(VOCABULARY.broader("model", "cdmo")) == ["cmo"]
    assert list(VOCABULARY.broader("modality", "mrna")) == []


def test_it_covers_itself_and_what_is_narrower_only() -> None:
    assert VOCABULARY.covers("modality", "mrna", "mrna")
    assert VOCABULARY.covers("modality", "mrna", "mrna_lnp")
    assert not VOCABULARY.covers("modality", "mrna_lnp", "mrna")


@pytest.mark.parametrize(
    ("kind", "written", "near"),
    [
        ("dosage_form", "tablt", ("tablet",)),
        ("dosage_form", "Hard Capsules", ("hard_capsule", "capsule")),
        ("regulator", "FDA", ("us_fda", "tw_tfda")),
        ("dosage_form", "", ()),
        ("dosage_form", "bucket", ()),
        ("dosage_form", "x" * 100_000, ()),
    ],
)
def test_it_finds_the_codes_that_look_or_read_alike(kind: str, written: str, near: tuple[str, ...]) -> None:
    assert VOCABULARY.near(kind, written) == near
