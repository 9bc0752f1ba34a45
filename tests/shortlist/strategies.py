"""Made-up catalogues and requirements for properties."""

from __future__ import annotations

from hypothesis import strategies as st

from providers.catalogue.facts import Claim, ProviderFacts, Site
from selector.shortlist.result import Requirement
from tests.builders import make_claim, make_provider, make_requirement, make_site

PLACES = ("North", "South", None)
DATES = (None, "2012", "2019-11-22", "2019-11-23", "2024", "2025-06")
KEYS = (
    "dosage_form:tablet",
    "dosage_form:hard_capsule",
    "dosage_form:oral_solid",
    "modality:mrna",
    "modality:mrna_lnp",
    "modality:vaccine",
    "stage:phase_2",
    "stage:commercial",
    "substance_or_product:drug_substance",
    "substance_or_product:drug_product",
    "service:scale_up",
    "service:technology_transfer",
    "regulator:us_fda",
    "regulator:eu_ema",
    "model:cmo",
    "certification:eu_gmp",
)
CODES = (
    *KEYS,
    "dosage_form:capsule",
    "dosage_form:nasal",
    "dosage_form:otic",
    "modality:peptide",
    "stage:preclinical",
    "stage:phase_1",
    "stage:phase_3",
    "stage:clinical",
    "model:cdmo",
)
SIZE = {"amount": 500.0, "unit": "L"}
OUTCOMES = ("passed", "observations", "adverse", "adverse_resolved", "supplies_market", "stated")

STATUSES = st.sampled_from(("current", "planned", "historic"))
EVIDENCE = st.sampled_from(("regulator_record", "third_party", "provider_statement"))
BOUNDS = st.sampled_from((0.5, 10.0, 500.0, 2000.0))


@st.composite
def claims(draw: st.DrawFn, keys: tuple[str, ...] = CODES) -> Claim:
    """Any claim on one of the codes."""
    kind, code = draw(st.sampled_from(keys)).split(":")
    scopes = {"dosage_form": ("manufacturing", "packaging_only"), "modality": ("manufacturing", "drug_product_only")}
    return make_claim(
        kind,
        code,
        status=draw(STATUSES),
        evidence=draw(EVIDENCE),
        as_of=draw(st.sampled_from(DATES)),
        scope=draw(st.sampled_from(scopes.get(kind, ("manufacturing",)))),
        outcome=draw(st.sampled_from(OUTCOMES)) if kind == "regulator" else None,
        site=draw(st.sampled_from(PLACES)),
    )


@st.composite
def sizes(draw: st.DrawFn) -> Claim:
    """A claim on the volume of reactors, also without bound or unit."""
    low, high = sorted((draw(BOUNDS), draw(BOUNDS)))
    low_known, high_known = draw(st.booleans()), draw(st.booleans())
    unit = draw(st.sampled_from(("L", "m3", None)))
    return make_claim(
        "scale",
        "reactor_volume",
        status=draw(STATUSES),
        minimum=low if low_known else None,
        maximum=high if high_known else None,
        unit=unit,
    )


@st.composite
def sites(draw: st.DrawFn) -> tuple[Site, ...]:
    """Up to two sites, by the names that claims use."""
    return tuple(
        make_site(name, country=draw(st.sampled_from(("DE", "US", "CH"))), status=draw(STATUSES))
        for name in draw(st.lists(st.sampled_from(("North", "South")), unique=True))
    )


@st.composite
def providers(draw: st.DrawFn, slug: str = "one") -> ProviderFacts:
    """A provider with up to a dozen claims."""
    said = draw(st.lists(claims() | sizes(), max_size=12))
    return make_provider(slug, claims=tuple(said), sites=draw(sites()))


@st.composite
def catalogues(draw: st.DrawFn, most: int = 5) -> tuple[ProviderFacts, ...]:
    """Providers with different slugs, in any order."""
    slugs = draw(st.permutations(("ash", "birch", "cedar", "elm", "fir", "hazel")[:most]))
    return tuple(draw(providers(slug)) for slug in slugs[: draw(st.integers(1, most))])


@st.composite
def requirements(draw: st.DrawFn) -> tuple[Requirement, ...]:
    """At least one requirement, each code once, with a size and a region among them."""
    keys = draw(st.lists(st.sampled_from((*KEYS, "scale:reactor_volume", "country:EEA")), min_size=1, unique=True))
    return tuple(
        make_requirement(key, draw(st.sampled_from(("must", "want"))), **SIZE if key.startswith("scale") else {})
        for key in keys
    )
