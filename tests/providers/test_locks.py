"""Two at the same moment, on PostgreSQL: whoever comes second waits, and then sees what the first has written."""

from collections.abc import Callable
from functools import partial

import pytest
from django.contrib.auth.models import User
from django.db import connection
from django.test import Client

from providers import actions, correction_actions, store
from providers.actions import EditedError, OutdatedError
from providers.choices import Decision
from providers.correction_actions import DecidedError
from providers.models import (
    Claim,
    Correction,
    ImportFile,
    Proposal,
    Provider,
    ProviderLink,
    Revision,
    Source,
    SourceDocument,
    StoredFile,
)
from providers.planning import import_plan, restore_plan
from tests.builders import make_row, make_rows
from tests.providers.catalogue.files import make_claims
from tests.providers.desk import claim, page, values
from tests.providers.races import Race, run
from tests.providers.test_admin import filled
from tests.providers.told import make_answer, make_link, make_proposal, publish

pytestmark = [
    pytest.mark.django_db(transaction=True),
    pytest.mark.skipif(connection.vendor == "sqlite", reason="SQLite locks no rows: its transactions queue as a whole"),
]

PDF = b"%PDF-1.7 made up"


def somebody() -> User:
    """Who may do everything: the roles of the migrations are gone with the rows of the test before."""
    return User.objects.get_or_create(username="any", is_staff=True, is_superuser=True)[0]


def signed_in() -> Client:
    client = Client()
    client.force_login(somebody())
    return client


def edit_claim() -> None:
    """What another curator saves."""
    Claim.objects.filter(kind="dosage_form").update(detail="Read again")


def edit_provider() -> None:
    """The same, of the provider."""
    Provider.objects.update(employees=7)


def two_imports() -> Race:
    """Each publishes the newest Revision with its own provider in place; here, there is none yet."""

    def published() -> set[str]:
        return {row["slug"] for row in Revision.objects.latest("pk").data["providers"]}

    first, second = (partial(actions.import_rows, data=make_rows(make_row(slug))) for slug in ("a", "b"))
    return Race(first, lambda: second().publication.is_new, published)


def import_over_edit() -> Race:
    """A file is imported and published while somebody edits what it replaces."""
    data = make_rows(make_row("a"))
    actions.import_rows(data=data)
    return Race(edit_claim, partial(actions.import_rows, data=data), lambda: claim().detail)


def file(first: Callable[[], object]) -> Race:
    """A file is imported as it was seen, while somebody edits what it touches, or discards it."""
    store.replace(make_row("a"))
    file = actions.keep_file(user=somebody(), name="a.csv", content=make_claims({"provider": "a"}))
    data = file.read()
    second = partial(actions.apply_file, file=file, data=data, sha256=import_plan(data).sha256)
    return Race(first, second, Claim.objects.count)


def restoring(first: Callable[[], object]) -> Race:
    """A Revision is restored as it was seen, while somebody edits the working tables."""
    revision = actions.import_rows(data=make_rows(make_row("a"))).publication.revision
    store.replace(make_row("a", founded=2001))
    second = partial(actions.restore, user=somebody(), revision=revision, sha256=restore_plan(revision).sha256)
    return Race(first, second, Claim.objects.count)


def two_answers() -> Race:
    """A provider sends its answers twice."""
    make_link(publish())
    send = partial(correction_actions.answer, link=ProviderLink.objects.get(), answers=[make_answer()])
    return Race(send, send, Proposal.objects.count)


def two_reports() -> Race:
    """A visitor sends a report twice."""
    publish()
    send = partial(correction_actions.report, slug="plain-tablets", words="The town is another one.")
    return Race(send, lambda: send() == Correction.objects.get(), Correction.objects.count)


def two_decisions() -> Race:
    """Two curators decide about one answer."""
    told = make_proposal(publish())
    accept, refuse = (
        partial(correction_actions.decide, told=Proposal.objects.get(), decision=decision, reason="-", user=somebody())
        for decision in (Decision.ACCEPTED, Decision.REFUSED)
    )
    return Race(accept, refuse, lambda: Proposal.objects.get(pk=told.pk).state)


def bulk_over_edit() -> Race:
    """Claims are confirmed as they were seen while somebody edits one of them."""
    store.replace(make_row())
    client, address = signed_in(), page("claim_changelist")
    ticked = {"action": "confirm_claims", "_selected_action": [one.pk for one in Claim.objects.all()]}
    seen = client.post(address, ticked | {"index": 0}).context["seen"]
    second = partial(client.post, address, ticked | {"seen": seen})
    return Race(edit_claim, lambda: second().status_code, lambda: {one.standing.value for one in Claim.objects.all()})


def verified_over_edit() -> Race:
    """A claim is confirmed beside its source while somebody edits it."""
    store.replace(make_row())
    client, address = signed_in(), page("claim_verify", claim())
    form = client.get(address).context["form"]
    second = partial(client.post, address, values(form, decision="confirm", seen=form.shown))
    return Race(edit_claim, lambda: second().status_code, lambda: (claim().detail, claim().standing.value))


def saving(name: str, typed: dict[str, str], first: Callable[[], object]) -> Race:
    """A page is saved while somebody edits what it shows."""
    store.replace(make_row())
    client, address = signed_in(), page(f"{name}_change", Provider.objects.get() if name == "provider" else claim())
    context = client.get(address).context
    sent = filled(context) | {"seen": context["seen"]} | typed
    return Race(
        first, lambda: client.post(address, sent).status_code, lambda: (claim().as_of, Provider.objects.get().founded)
    )


def button_pressed_twice() -> Race:
    """The page of a provider with a new source is sent twice."""
    store.replace(make_row())
    client, address = signed_in(), page("provider_change", Provider.objects.get())
    context = client.get(address).context
    more = {"sources-TOTAL_FORMS": "2", "sources-1-key": "S2", "sources-1-title": "Another"}
    send = partial(client.post, address, filled(context) | {"seen": context["seen"]} | more)
    return Race(send, lambda: send().status_code, Source.objects.count)


def one_claim_twice() -> Race:
    """Two curators add the same claim."""
    store.replace(make_row())
    address = f"{page('claim_add')}?provider={Provider.objects.get().pk}"
    said = claim().row() | {"source": str(claim().source_id), "detail": "Read again"}
    typed = {name: said[name] for name in ("kind", "code", "detail", "source", "evidence", "status", "as_of", "scope")}
    sends = (partial(client.post, address, typed) for client in (signed_in(), signed_in()))
    return Race(next(sends), partial(lambda send: send().status_code, next(sends)), Claim.objects.count)


def kept(slug: str) -> SourceDocument:
    source = Source.objects.get(provider__slug=slug)
    return SourceDocument.keep(source, PDF, "application/pdf", "paper.pdf", somebody())


def documents(held: str, first: str, second: str) -> Race:
    """The same bytes are kept with a source, or removed from it where it holds them."""
    store.replace_all([make_row("a"), make_row("b")])
    steps = {slug: kept(slug).delete for slug in held}
    do_first, do_second = (steps.get(slug, partial(kept, slug)) for slug in (first, second))
    return Race(
        do_first, lambda: bool(do_second()), lambda: (SourceDocument.objects.count(), StoredFile.objects.count())
    )


RACES: dict[str, tuple[Callable[[], Race], object, object]] = {
    "first imports": (two_imports, True, {"a", "b"}),
    "import": (import_over_edit, EditedError, "Read again"),
    "file, claim": (partial(file, edit_claim), OutdatedError, 3),
    "file, provider": (partial(file, edit_provider), OutdatedError, 3),
    "file, discarded": (partial(file, lambda: ImportFile.objects.all().delete()), ImportFile.DoesNotExist, 3),
    "restoring, claim": (partial(restoring, edit_claim), OutdatedError, 3),
    "restoring, provider": (partial(restoring, edit_provider), OutdatedError, 3),
    "answers": (two_answers, 0, 1),
    "reports": (two_reports, True, 1),
    "decisions": (two_decisions, DecidedError, Decision.ACCEPTED),
    "bulk": (bulk_over_edit, 200, {"open"}),
    "verifying": (verified_over_edit, 200, ("Read again", "open")),
    "saving, claim": (partial(saving, "claim", {"as_of": "2026"}, edit_claim), 200, ("2025", 1999)),
    "saving, provider": (partial(saving, "provider", {"founded": "2001"}, edit_provider), 200, ("2025", 1999)),
    "button": (button_pressed_twice, 302, 2),
    "one claim": (one_claim_twice, 200, 4),
    "document kept, then removed": (partial(documents, "a", "b", "a"), True, (1, 1)),
    "document removed, then kept": (partial(documents, "a", "a", "b"), True, (1, 1)),
    "document removed by both": (partial(documents, "ab", "a", "b"), True, (0, 0)),
}


@pytest.mark.parametrize("name", RACES)
def test_the_second_one_sees_what_the_first_has_written(name: str) -> None:
    prepare, got, left = RACES[name]
    race = prepare()
    assert run(race) == got
    assert race.left() == left
