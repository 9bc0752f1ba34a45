"""Documents of the cases that a layout or a standard may stumble over, each made once for all that look at it."""

import json
from collections.abc import Mapping
from dataclasses import replace
from functools import cache
from io import BytesIO
from typing import Any, NamedTuple
from unittest.mock import patch

from PIL import Image

from providers.catalogue.facts import CatalogueFacts, ProviderFacts, read_facts
from providers.catalogue.vocabulary import DATA, load_vocabulary
from selector import printing
from selector.assessment.assess import record
from selector.assessment.inputs import parse_inputs
from selector.assessment.record import Record
from selector.documents.brand import PLAIN, Brand, read_logo
from selector.order import Kind, Order
from selector.printing import Job
from tests.documents.reports import ANTIBODY, CASES, DAY, MATURE, SPLIT, STAMP, imprint

TITLE = "Trial of a document"
# One that breaks between words and one that does not break at all.
LONGER = "und Partner Gesellschaft für Auftragsherstellung und Verpackung Donaudampfschifffahrtsgesellschaftskapitän"
WANTED = ("technology", "dosage_form", "certification", "service")


class Sample(NamedTuple):
    """What is out of the ordinary about a document."""

    case: str = ANTIBODY
    title: str = TITLE
    brand: Brand = PLAIN
    has_long_names: bool = False
    requirements: int = 0


@cache
def brand(name: str) -> Brand:
    """The look of an organisation, with a logo that is partly transparent."""
    picture = BytesIO()
    Image.new("RGBA", (400, 120), (120, 20, 60, 90)).save(picture, "PNG")
    logo, logo_type = read_logo(picture.getvalue())
    return Brand(name, f"{name}: for the committee alone", "#7a1f3d", logo, logo_type)


SAMPLES = {
    "CDMO": Sample(),
    "CMO": Sample(MATURE, brand=brand("Made Up Pharma")),
    "split": Sample(SPLIT),
    "long names": Sample(
        title=f"Trial {LONGER} {'o' * 90}", brand=brand("Organisation " + "o" * 40), has_long_names=True
    ),
    "emoji": Sample(
        MATURE, title="Trial \U0001f9ea\u200d\U0001f52c and \x0b \ue000 ☺", brand=brand("Pharma \U0001f48a")
    ),
    "right to left": Sample(title="طلبٌ تَصْنِيع (Trial 7) שָׁלוֹם", brand=brand("شركة الأدوية")),
    "60 requirements": Sample(requirements=60),
}


@cache
def document(name: str, kind: Kind) -> bytes:
    """The bytes of a document of a sample, however long the machine takes."""
    with patch.object(printing, "SECONDS", 600):
        return printing.make(job(name, kind))


def job(name: str, kind: Kind) -> Job:
    """What a document of a sample is made of."""
    sample, found = SAMPLES[name], _record(name)
    return Job(found, imprint(found, sample.title), Order(kind, "en"), sample.brand, STAMP)


@cache
def _record(name: str) -> Record:
    sample = SAMPLES[name]
    facts = read_facts(json.loads((DATA / "catalogue.json").read_text(encoding="utf-8")))
    data = json.loads((CASES / f"{sample.case}.json").read_text(encoding="utf-8"))
    data["edits"] = data.get("edits", {}) | _wants(sample.requirements)
    used = _lengthened(facts) if sample.has_long_names else facts
    return record(parse_inputs(data, load_vocabulary()), used, "1" * 64, DAY)


def _wants(count: int) -> Mapping[str, Any]:
    kinds = load_vocabulary().kinds
    codes = [f"{kind}:{code}" for kind in WANTED for code in kinds[kind].terms]
    return dict.fromkeys(codes[:count], "want")


def _lengthened(facts: CatalogueFacts) -> CatalogueFacts:
    """The catalogue with names that fill lines."""
    return replace(facts, providers=tuple(_longer(provider) for provider in facts.providers))


def _longer(provider: ProviderFacts) -> ProviderFacts:
    named = {site.name: f"{site.name} {LONGER}" for site in provider.sites}
    sites = tuple(replace(site, name=named[site.name]) for site in provider.sites)
    claims = tuple(replace(claim, site=named[claim.site] if claim.site else None) for claim in provider.claims)
    return replace(provider, name=f"{provider.name} {LONGER}", sites=sites, claims=claims)
