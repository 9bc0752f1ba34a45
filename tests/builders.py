"""Plain builders: each makes a sound thing with invented defaults; keyword arguments change what a test is about."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from typing import Any

from providers.catalogue.facts import CatalogueFacts, Claim, ProviderFacts, Site, Source
from providers.catalogue.vocabulary import load_vocabulary
from selector.method.answers import Answers, Reading, read
from selector.method.constants import Assessment, Dimension
from selector.method.load import load_method, load_texts
from selector.method.questions import DONT_KNOW, Condition, Level, Option, Question
from selector.method.schema import Method
from selector.shortlist.basis import Basis
from selector.shortlist.needs import need_of
from selector.shortlist.result import Requirement


def make_source(key: str = "S1", **changes: Any) -> Source:
    """Make a source with a publisher's address."""
    return replace(Source(key, f"https://example.org/{key.lower()}", f"Source {key}", "2025"), **changes)


def make_site(name: str = "Site 1", **changes: Any) -> Site:
    """Make a current plant in Germany that makes finished products."""
    return replace(Site(name, "Town 1", "DE", ("drug_product",), "current", "S1"), **changes)


def make_claim(kind: str = "dosage_form", code: str = "tablet", **changes: Any) -> Claim:
    """Make a current, dated claim by a third party; a regulator's has passed, a scale has a unit once given bounds."""
    claim = Claim(kind, code, f"Made up: {code}", "S1", "third_party", "current", "2025", "manufacturing")
    if kind == "regulator":
        claim = replace(claim, outcome="passed")
    return replace(claim, **changes)


def make_provider(slug: str = "plain-tablets", **changes: Any) -> ProviderFacts:
    """Make a provider with one source S1 and, unless given, neither sites nor claims."""
    provider = ProviderFacts(
        slug=slug,
        name=slug.replace("-", " ").title(),
        legal_name=None,
        hq_city=None,
        hq_country=None,
        website=None,
        website_confirmed=False,
        founded=None,
        employees=None,
        model=("cmo",),
        sites=(),
        claims=(),
        sources={"S1": make_source()},
        notes=None,
    )
    return replace(provider, **changes)


def make_catalogue(*providers: ProviderFacts) -> CatalogueFacts:
    """Make a published catalogue of these providers."""
    return CatalogueFacts("2026-11", "2026-11", providers)


def make_option(code: str, *flags: str, exclusive: bool = False, **points: int) -> Option:
    """Make an option with these flags, and points by dimension."""
    return Option(code, points=points, flags=flags, exclusive=exclusive)


def make_question(key: str, *options: Option, **changes: Any) -> Question:
    """Make a single choice of these options and "don't know"; `kind` and `clip` make a multiple, `kind` a number."""
    question = Question(key, "product", "single", (), options=(*options, Option(DONT_KNOW)) if options else ())
    return replace(question, **changes)


def shown_if(question: str, *options: str) -> Condition:
    """Make a condition on an earlier question."""
    return Condition(question, options)


def make_method(*questions: Question, weights: dict[str, int] | None = None, **changes: Any) -> Method:
    """Make a method of these questions over two dimensions, `work` (60) and `stage` (40), without milestones."""
    weights = weights or {"work": 60, "stage": 40}
    return replace(
        load_method("2026-11"),
        questions=questions,
        dimensions=tuple(Dimension(key, weight, weight, ()) for key, weight in weights.items()),
        assessment=Assessment(25, -25, 40, 70, 3, -40, 40, ()),
        milestones=changes.pop("milestones", ()),
        **changes,
    )


def make_answers(**answers: str | float | list[str]) -> Answers:
    """Make stored answers: an option or a list of them is a choice, a number is a number."""
    numbers = {key: float(value) for key, value in answers.items() if isinstance(value, int | float)}
    said = {key: value for key, value in answers.items() if not isinstance(value, int | float)}
    return Answers({key: (value,) if isinstance(value, str) else tuple(value) for key, value in said.items()}, numbers)


def make_reading(method: Method, **answers: str | float | list[str]) -> Reading:
    """Make a reading of these answers."""
    return read(method, make_answers(**answers))


def make_basis(**changes: Any) -> Basis:
    """Make the basis of a shortlist: the published method, its texts, the vocabulary, 23 November 2026."""
    basis = Basis(load_method("2026-11"), load_texts("2026-11"), load_vocabulary(), date(2026, 11, 23))
    return replace(basis, **changes)


def make_requirement(key: str = "dosage_form:tablet", level: Level = "must", **changes: Any) -> Requirement:
    """Make a requirement of "kind:code" that a sponsor added; `amount` and `unit` belong to a scale."""
    kind, code = key.split(":")
    return replace(need_of(load_method("2026-11"), kind, code, level, "you"), **changes)


def make_row(slug: str = "plain-tablets", **changes: Any) -> dict[str, Any]:
    """Make a sound row of a catalogue file: a provider with one source, one site, and a claim of three kinds."""
    row = {
        "slug": slug,
        "name": slug.replace("-", " ").title(),
        "legal_name": None,
        "hq_city": "Town 1",
        "hq_country": "DE",
        "website": None,
        "website_confirmed": False,
        "founded": 1999,
        "employees": None,
        "model": ["cmo", "cdmo"],
        "sites": [make_site_row()],
        "claims": make_claim_rows(),
        "sources": {"S1": {"url": "https://example.org/s1", "title": "Source 1", "published": None}},
        "notes": "Made up.\nIn two lines, with é.",
    }
    return row | changes


def make_site_row() -> dict[str, Any]:
    """Make the row of a site without a city."""
    return {
        "name": "Site 1",
        "city": None,
        "country": "DE",
        "activities": ["testing", "drug_product"],
        "status": "current",
        "source": "S1",
        "identifiers": [{"scheme": "fei", "value": "3000000001"}],
    }


def make_claim_rows() -> list[dict[str, Any]]:
    """Make the rows of a claim at the site, of one on a regulator and of one on a scale."""
    said = {"source": "S1", "evidence": "third_party", "status": "current", "as_of": "2025", "scope": "manufacturing"}
    scale = {"min": None, "max": 3.0, "unit": "t"}
    return [
        {"kind": "dosage_form", "code": "tablet", "detail": "Made up: tablet", **said, "site": "Site 1"},
        {"kind": "regulator", "code": "us_fda", "detail": "Made up: FDA", **said, "outcome": "passed"},
        {"kind": "scale", "code": "annual_tonnage", "detail": "Made up: up to 3 t", **said, **scale},
    ]


def make_rows(*providers: dict[str, Any]) -> dict[str, Any]:
    """Make a whole catalogue file, decoded; without arguments, of one provider."""
    return {"version": "2026-11", "retrieved": "2026-11", "providers": list(providers or (make_row(),))}
