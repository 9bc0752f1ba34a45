"""Pages of curators and visitors on a grown catalogue, each against a bare query by primary key; see curation.py."""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterator, Mapping
from itertools import cycle, islice
from time import perf_counter, process_time
from typing import Any

from django.contrib.auth import get_user_model
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from benchmarks import site  # sets up Django, on a catalogue of its own
from providers import actions, queries, store
from providers.models import Claim, Provider
from providers.planning import draft

CLAIMS = 30  # a provider, on average
MADE_UP = "made-up-"
# Seconds by the clock, and by this process.
Taken = tuple[float, float]
# The pages by what they show; a name of an address, or an address.
PAGES = {
    "desk": "providers:desk",
    "desk, with rankings": "/admin/providers/desk/?rankings",
    "providers": "admin:providers_provider_changelist",
    "providers, filtered and searched": "/admin/providers/provider/?kind=modality&code=biologic&q=made",
    "claims": "admin:providers_claim_changelist",
    "claims, filtered by kind and code": "/admin/providers/claim/?kind=modality&code=biologic",
    "claims, searched": "/admin/providers/claim/?q=antibody",
    "claims, from the desk": "/admin/providers/claim/?desk=ageing",
    "sources, from the desk": "/admin/providers/source/?desk=twice",
    "sites, from the desk": "/admin/providers/site/?desk=shared_sites",
    "draft, before it is published": "admin:providers_revision_add",
    "public catalogue": "providers:catalogue",
    "public search for a word": "/catalogue?q=antibody",
    "public search by facets": "/catalogue?claim=modality:biologic&country=EUROPE&evidence=third_party",
}


def grown(rows: list[Any], size: int) -> Iterator[dict[str, Any]]:
    """The shipped providers over and over, under names of their own, with 30 claims each."""
    for number, row in enumerate(islice(cycle(rows), size - len(rows))):
        claims = islice(cycle(row["claims"]), CLAIMS)
        said = [{**claim, "detail": f"{claim['detail']} {at}"} for at, claim in enumerate(claims)]
        yield {**row, "slug": f"{MADE_UP}{number}", "name": f"Made up {number}", "claims": said}


def once(work: Callable[[], object]) -> Taken:
    """One piece of work."""
    start, busy = perf_counter(), process_time()
    work()
    return perf_counter() - start, process_time() - busy


def page(client: Client, address: str) -> Callable[[], object]:
    """Open a page, which has to be there."""

    def get() -> object:
        response = client.get(address)
        assert response.status_code == 200, (address, response.status_code)
        return response.content

    return get


def pages(client: Client) -> Mapping[str, Callable[[], object]]:
    """Every page, and those of one claim and one provider in the middle."""
    claim = Claim.objects.order_by("pk")[Claim.objects.count() // 2]
    ageing = client.get(reverse("admin:providers_claim_verify_first"), {"_changelist_filters": "desk=ageing"})
    addresses = {name: one if one.startswith("/") else reverse(one) for name, one in PAGES.items()} | {
        "verifying a claim": reverse("admin:providers_claim_verify", args=[claim.pk]),
        "verifying the desk's list, one claim after the other": ageing["Location"],
        "history of a claim": reverse("admin:providers_claim_history", args=[claim.pk]),
        "page of a provider": reverse("admin:providers_provider_change", args=[claim.provider_id]),
        "public page of a provider": reverse("providers:provider", args=[claim.provider.slug]),
    }
    return {name: page(client, address) for name, address in addresses.items()}


def compare(client: Client, size: int) -> None:
    """Grow to this size, publish, and open every page."""
    shipped = [row for slug, row in queries.newest_rows().items() if not slug.startswith(MADE_UP)]
    growing = once(lambda: store.replace_all(grown(shipped, size)))
    publishing = once(lambda: actions.publish(user=None, note="grown"))
    Provider.objects.filter(slug=f"{MADE_UP}1").update(notes=f"Edited at {size}.")
    held = Provider.objects.count(), Claim.objects.count()
    print(f"\n{connection.vendor}: {held[0]:,} providers, {held[1]:,} claims", flush=True)
    pk = Claim.objects.values_list("pk", flat=True)[100]

    def bare() -> Taken:
        seconds, busy = once(lambda: [Claim.objects.filter(pk=pk).values_list("pk").get() for _ in range(200)])
        return seconds / 200, busy / 200

    say("growing, once", growing, bare())
    say("publishing all of it, once", publishing, bare())
    for name, work in pages(client).items():
        first = once(work)
        with CaptureQueriesContext(connection) as caught:
            taken = once(work)
        say(f"{name} ({len(caught)} queries, first {first[0]:.2f} s)", taken, bare())
    one = once(lambda: actions.publish(user=None, note="", sha256=draft().sha256))
    say("publishing one edit: draft, and again with its hash, once", one, bare())


def say(name: str, taken: Taken, bare: Taken) -> None:
    """Print what is known as soon as it is: by the clock and by this process, each with the ratio to the bare query.

    On a machine that others use the clock tells of them, too; what PostgreSQL does is in the clock alone.
    """
    clock, busy = (f"{one * 1000:>10.1f} ms {one / other:>9.0f} x" for one, other in zip(taken, bare, strict=True))
    print(f"  {name:<76} {clock}   {busy}", flush=True)


if __name__ == "__main__":
    assert site.CATALOGUE.exists()
    visitor = Client(SERVER_NAME="localhost")
    visitor.force_login(get_user_model().objects.create_superuser("curator", password="made up"))  # noqa: S106
    for providers in map(int, sys.argv[1:]):
        compare(visitor, providers)
