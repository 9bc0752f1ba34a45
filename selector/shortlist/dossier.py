"""A provider's claims made ready for matching: graded, by kind, without those that say nothing on this project."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from providers.catalogue.facts import Claim, ProviderFacts

from .basis import Basis
from .grades import Graded, graded
from .result import Requirement

SUBSTANCE = "substance_or_product:drug_substance"


@dataclass(frozen=True, slots=True)
class Dossier:
    """Claims by kind in file order; `adverse` records stand apart: they never speak for a provider."""

    provider: ProviderFacts
    claims: Mapping[str, Sequence[Graded]]
    adverse: Sequence[Graded]


def dossier_of(provider: ProviderFacts, basis: Basis, *, makes_substance: bool) -> Dossier:
    """Grade and sort the claims of a provider. `makes_substance`: the drug substance itself is asked for."""
    telling = (claim for claim in provider.claims if not _beside_the_point(claim, makes_substance=makes_substance))
    claims: dict[str, list[Graded]] = defaultdict(list)
    adverse = []
    for item in graded(telling, basis.method.grades, basis.today):
        if item.adverse:
            adverse.append(item)
        else:
            claims[item.claim.kind].append(item)
    return Dossier(provider, claims, adverse)


def asks_for_substance(requirements: Sequence[Requirement]) -> bool:
    """True while the drug substance is among the requirements."""
    return any(need.key == SUBSTANCE for need in requirements)


def _beside_the_point(claim: Claim, *, makes_substance: bool) -> bool:
    if claim.kind == "dosage_form":
        return claim.scope == "packaging_only"
    # Filling a biologic is no evidence for making one.
    return claim.kind == "modality" and claim.scope == "drug_product_only" and makes_substance
