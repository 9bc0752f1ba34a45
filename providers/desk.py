"""The curator's desk over the working tables: what each check means, and the rows that it finds."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import islice
from typing import TYPE_CHECKING, Any

from django.core.cache import cache
from django.db.models import QuerySet
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from providers import impact, queries
from providers.catalogue import canonical, desk, desk_claims
from providers.catalogue.desk import Check, Place
from providers.catalogue.desk_claims import Lens
from providers.catalogue.facts import read_facts
from providers.catalogue.vocabulary import load_vocabulary
from providers.models import Claim

if TYPE_CHECKING:
    from django.utils.functional import _StrPromise

# A list of rows is asked for by their numbers, of which every database takes so many at least.
MOST = 10_000
# Rankings take seconds, at 2,000 providers half a minute: they are kept for so long, while the rows are the same.
SECONDS = 600
# What a check finds, and why it matters, in the order in which the desk knows them.
WORDS: dict[str, tuple[_StrPromise, _StrPromise]] = {
    "disputed": (_("Disputed claims"), _("Somebody doubted them: until that is settled, they do not count.")),
    "conflicting": (
        _("Conflicting claims"),
        _("One provider has the same thing at the same site now and no longer, or in sizes that exclude each other."),
    ),
    "expired": (_("Expired claims"), _("The last day on which they hold has passed: they count as historic.")),
    "carrying": (
        _("Claims that carry a place alone"),
        _("Without one of them its provider would leave the first three of a sample or a recent result."),
    ),
    "foretold": (
        _("Current claims that speak of plans"),
        _("Their own words tell of an expansion, a plan or an investment, yet they count as what exists."),
    ),
    "in_other_words": (
        _("Specific claims in other words"),
        _("The detail has none of the words of its code: the code may promise more than the source says."),
    ),
    "overdue": (
        _("Plans whose time has passed"),
        _("The date that they name lies behind us: what was planned may exist by now, or have been given up."),
    ),
    "announced": (
        _("Current claims from announcements"),
        _("The title of their source tells of an expansion, a plan or an investment: what it says may be yet to come."),
    ),
    "shared_sites": (
        _("Sites that two providers have"),
        _("The same name and town, or the same identifier, is current at two providers: one may have sold it."),
    ),
    "single": (
        _("Statements without a second source"),
        _("Only the provider says so, and no other evidence from another source says the same."),
    ),
    "ageing": (_("Old or undated claims"), _("They are older than seven years or have no date: they count less.")),
    "without_address": (
        _("Sources without an address of their own"),
        _("They were read in a copy, so readers cannot look them up at their publisher."),
    ),
    "odd_addresses": (
        _("Sources whose address may not lead to the page"),
        _("It is cut short, is not encrypted, or is no address of the public web."),
    ),
    "twice": (
        _("Sources that a provider has twice"),
        _("They share an address, or title and date, so that one piece of evidence looks like two."),
    ),
    "uncited": (_("Sources that nothing rests on"), _("No claim and no site of their provider refers to them.")),
    "thin_terms": (
        _("Terms that fewer than three providers hold"),
        _("Who asks for them has hardly a choice: more providers may do so than the catalogue knows."),
    ),
}


def _carrying(rows: Sequence[Mapping[str, Any]], lens: Lens) -> Iterator[Place]:
    """Claims that a place among the first hangs on, and which nobody confirmed."""
    confirmed = {Place(row["slug"], at) for row in rows for at, one in enumerate(row["claims"]) if "verified_at" in one}
    # Confirming changes no ranking.
    said = [{**row, "claims": [one | {"verified_at": None} for one in row["claims"]]} for row in rows]

    def places() -> list[Place]:
        facts = read_facts({"version": "", "retrieved": "", "providers": said})
        return [Place(*place) for place in impact.carrying(facts)]

    key = f"carrying-{lens.today}-{canonical.digest(repr(said))}"
    kept: list[Place] = cache.get_or_set(key, places, SECONDS) or []
    return (place for place in kept if place not in confirmed)


_BEFORE = [check.key for check in desk.CHECKS].index("foretold")
CHECKS = (*desk.CHECKS[:_BEFORE], Check("carrying", "claim", _carrying), *desk.CHECKS[_BEFORE:])


@dataclass(frozen=True, slots=True)
class Line:
    """A check as a line of the desk: its words, and the places that it found; None where it was not asked."""

    check: Check
    title: _StrPromise
    meaning: _StrPromise
    places: tuple[Place, ...] | None


def lines(*, with_rankings: bool) -> tuple[Line, ...]:
    """All checks of the working tables, weightiest first. Six queries, rankings apart.

    Rankings take longer the more providers there are, and anew after each edit: they are made for who asks for them.
    """
    checks = CHECKS if with_rankings else desk.CHECKS
    found = desk.look(queries.working_rows().values(), _lens(), checks)
    return tuple(Line(check, *WORDS[check.key], found.get(check.key)) for check in CHECKS)


def found(check: Check) -> list[int]:
    """The primary keys of what one check finds, the first 10,000 of them. Six queries, rankings apart."""
    held = queries.held()
    places = check.find([one.row for one in held.values()], _lens())
    keys = {slug: getattr(one, f"{check.part}s") for slug, one in held.items()}
    return [keys[place.provider][place.key] for place in islice(places, MOST)]


def _lens() -> Lens:
    return Lens(load_vocabulary(), timezone.now().date())


def words(key: str, part: str | None) -> tuple[_StrPromise, _StrPromise] | None:
    """What a check of this part finds, and why it matters; None where there is no such check."""
    return next((WORDS[key] for check in CHECKS if (check.key, check.part) == (key, part)), None)


def against(claim: Claim) -> QuerySet[Claim]:
    """The claims that a claim conflicts with. Seven queries."""
    held = queries.held({claim.provider.slug})[claim.provider.slug]
    places = {pk: int(place) for place, pk in held.claims.items()}
    found = desk_claims.against(held.row, places[claim.pk]) if claim.pk in places else ()
    return Claim.objects.filter(pk__in=[held.claims[place] for place in found]).select_related("source")
