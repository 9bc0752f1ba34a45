"""The numbers that say what a catalogue covers."""

from datetime import date

from providers.catalogue.coverage import Coverage, Held, Part, Thickness, measure
from providers.catalogue.search import build
from providers.catalogue.vocabulary import load_vocabulary
from tests.builders import make_catalogue, make_claim, make_provider, make_site, make_source

VOCABULARY = load_vocabulary()
TODAY = date(2026, 11, 23)
PEPTIDE = make_claim("modality", "peptide")


def coverage() -> Coverage:
    sources = {"S1": make_source(), "S2": make_source("S2", url=None), "S3": make_source("S3", url_shortened=True)}
    providers = (
        make_provider("both", claims=(PEPTIDE,), sites=(make_site("1", country="DE"), make_site("2", country="US"))),
        make_provider("south", claims=(PEPTIDE, make_claim(as_of=None)), sites=(make_site(country="BR"),)),
        make_provider("plans", claims=(make_claim("modality", "vaccine", status="planned", as_of="2001"),)),
        make_provider("silent", website="https://example.org", sources=sources),
    )
    return measure(build(make_catalogue(*providers), VOCABULARY), VOCABULARY, TODAY)


def test_it_counts_the_holders_of_each_modality_in_each_part_of_the_world() -> None:
    rows = {row.claim: row for row in coverage().modalities}
    parts = (("EUROPE", 1), ("NORTH_AMERICA", 1), ("ASIA_PACIFIC", 0))
    assert rows["modality:peptide"] == Held("modality:peptide", "Peptide", 2, parts, elsewhere=1)
    assert rows["modality:vaccine"].providers == 0


def test_it_shares_out_claims_by_age_and_status_and_sources_by_address() -> None:
    counted = coverage()
    assert counted.claims == 4
    assert counted.ages == (Part("new", 2, "50"), Part("old", 1, "25"), Part("undated", 1, "25"))
    assert counted.statuses == (Part("current", 3, "75"), Part("planned", 1, "25"), Part("historic", 0, "0"))
    assert counted.addresses == (Part("own", 4, "67"), Part("shortened", 1, "17"), Part("none", 1, "17"))
    assert [part.key for part in counted.evidence] == ["regulator_record", "third_party", "provider_statement"]


def test_it_says_how_thin_each_kind_is_and_what_nobody_claims() -> None:
    kinds = {kind.claim: kind for kind in coverage().kinds}
    assert kinds["dosage_form"].providers == 1
    assert kinds["dosage_form"].percent == "25"
    assert kinds["modality"].claims == 3
    assert "Vaccine" in kinds["modality"].unheld
    assert "Peptide" not in kinds["modality"].unheld


def test_it_counts_websites_that_nobody_has_confirmed() -> None:
    assert coverage().websites_not_confirmed == 1


def test_it_counts_an_empty_catalogue() -> None:
    empty = measure(build(make_catalogue(), VOCABULARY), VOCABULARY, TODAY)
    assert empty.kinds[0] == Thickness("model", "Business model", 0, "0", 0, empty.kinds[0].unheld)
    assert empty.evidence[0] == Part("regulator_record", 0, "0")


def test_a_share_that_is_not_nothing_never_reads_0() -> None:
    claims = (make_claim(evidence="regulator_record"), *(make_claim(detail=str(number)) for number in range(500)))
    few = measure(build(make_catalogue(make_provider(claims=claims)), VOCABULARY), VOCABULARY, TODAY)
    assert few.evidence[0] == Part("regulator_record", 1, "0.2")
