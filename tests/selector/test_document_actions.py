"""The writer of documents: each is made once, whatever happens at the same time, and kept."""

from datetime import timedelta
from threading import Event
from unittest.mock import patch

import pytest
from django.http import Http404
from django.utils import timezone

from selector import actions, document_queries
from selector.document_actions import CLAIM, document
from selector.models import Assessment, Branding, Document, Rendering, Result
from selector.order import FORMATS, Order
from selector.printing import BusyError, Job
from tests.selector.together import at_once
from tests.selector.visits import make_result

pytestmark = pytest.mark.django_db

REPORT = Order("report", "en")
MAKE = "selector.document_actions.make"


def claim(result: Result, order: Order, age: timedelta) -> Rendering:
    """The claim of a process that began so long ago."""
    identity = document_queries.job(result, order).stamp.id
    return Rendering.objects.create(result=result, short_id=identity, started_at=timezone.now() - age)


def test_it_makes_a_document_once_and_serves_its_bytes_from_then_on() -> None:
    result = make_result()
    with patch(MAKE, side_effect=[b"%PDF-first"]) as made:
        first, second = (document(result=result, order=REPORT) for _ in range(2))
    assert bytes(first.content) == bytes(second.content) == b"%PDF-first"
    assert (made.call_count, Document.objects.count(), Rendering.objects.count()) == (1, 1, 0)


def test_another_look_makes_another_document_and_the_old_look_finds_its_own() -> None:
    result = make_result()
    with patch(MAKE, side_effect=[b"plain", b"ours"]):
        plain = document(result=result, order=REPORT)
        look = Branding(name="Made-up Pharma")
        look.save()
        ours = document(result=result, order=REPORT)
        look.delete()
        assert document(result=result, order=REPORT) == plain
    assert (bytes(ours.content), ours.branding) == (b"ours", look.sha256)
    assert plain.short_id != ours.short_id


@pytest.mark.parametrize("kind", ["json", "csv"])
def test_what_programs_read_has_no_look(kind: str) -> None:
    result = make_result()
    Branding(name="Made-up Pharma").save()
    with patch(MAKE, return_value=b"data"):
        assert document(result=result, order=Order(kind, "en")).branding == ""  # type: ignore[arg-type]


def test_its_id_follows_from_all_that_tells_it_from_others() -> None:
    result = make_result()
    slug = result.record.result.shortlist.ranking[0].slug
    orders = [Order(kind, "en") for kind in FORMATS]
    orders += [Order("report", "de"), Order("rfi", "en", slug), Order("rfi", "en", slug, confidential=False)]
    ids = [document_queries.job(result, order).stamp.id for order in orders]
    assert len(set(ids)) == len(orders)
    assert ids == [document_queries.job(result, order).stamp.id for order in orders]


@pytest.mark.parametrize("order", [Order("rfi", "en", "nobody"), Order("rfi", "en", "x" * 300)])
def test_it_has_no_request_to_who_is_not_on_the_shortlist(order: Order) -> None:
    with pytest.raises(Http404):
        document(result=make_result(), order=order)
    assert not Rendering.objects.exists()


@pytest.mark.parametrize("kind", sorted(FORMATS.keys() - {"json"}))
def test_without_a_verdict_there_is_the_result_for_programs_alone(kind: str) -> None:
    result = make_result(answers={"stage": "phase_1"})
    with pytest.raises(Http404):
        document(result=result, order=Order(kind, "en"))  # type: ignore[arg-type]
    with patch(MAKE, return_value=b"{}"):
        assert document(result=result, order=Order("json", "en")).pk


def test_a_document_that_cannot_be_made_keeps_no_other_waiting() -> None:
    result = make_result()
    with patch(MAKE, side_effect=RuntimeError), pytest.raises(RuntimeError):
        document(result=result, order=REPORT)
    assert not Rendering.objects.exists()
    with patch(MAKE, return_value=b"%PDF"):
        assert document(result=result, order=REPORT).pk


def test_it_keeps_none_of_an_assessment_that_was_deleted_meanwhile() -> None:
    result = make_result()

    def delete(_: object) -> bytes:
        actions.delete(assessment=Assessment.objects.get())
        return b"%PDF"

    with patch(MAKE, side_effect=delete), pytest.raises(Http404):
        document(result=result, order=REPORT)
    assert not Document.objects.exists()
    assert not Rendering.objects.exists()


def test_what_another_process_is_making_is_not_made_here() -> None:
    result = make_result()
    theirs = claim(result, REPORT, CLAIM / 2)
    with patch(MAKE) as made, pytest.raises(BusyError):
        document(result=result, order=REPORT)
    assert not made.called
    assert Rendering.objects.get() == theirs
    with patch(MAKE, return_value=b"%PDF"):
        assert document(result=result, order=Order("summary", "en")).pk


def test_the_claim_of_a_process_that_died_is_taken_over() -> None:
    result = make_result()
    claim(result, REPORT, CLAIM * 2)
    with patch(MAKE, return_value=b"%PDF"):
        assert document(result=result, order=REPORT).pk
    assert not Rendering.objects.exists()


def test_who_was_overtaken_leaves_the_claim_of_its_heir() -> None:
    result = make_result()
    heirs = timezone.now() + timedelta(days=1)

    def overtake(_: object) -> bytes:
        Rendering.objects.update(started_at=heirs)
        return b"%PDF"

    with patch(MAKE, side_effect=overtake):
        document(result=result, order=REPORT)
    assert Rendering.objects.get().started_at == heirs


@pytest.mark.django_db(transaction=True)
def test_requests_at_once_make_one_document() -> None:
    result = make_result()
    with patch(MAKE, side_effect=lambda _: b"%PDF") as made:
        at_once(*[lambda: document(result=result, order=REPORT)] * 4)
    assert (made.call_count, Document.objects.count(), Rendering.objects.count()) == (1, 1, 0)


@pytest.mark.django_db(transaction=True)
def test_processes_at_once_make_one_document() -> None:
    """Each thread stands for a process: the lock of this one is out of the way."""
    result = make_result()
    claim(result, REPORT, CLAIM * 2)
    with patch("selector.printing._ONE_AT_A_TIME") as lock, patch(MAKE, side_effect=lambda _: b"%PDF") as made:
        lock.acquire.return_value = True
        at_once(*[lambda: document(result=result, order=REPORT)] * 4)
    assert (made.call_count, Document.objects.count(), Rendering.objects.count()) == (1, 1, 0)


@pytest.mark.django_db(transaction=True)
def test_who_asks_meanwhile_is_told_at_once_and_tables_wait_for_no_pages() -> None:
    result, others_are_answered = make_result(), Event()
    told: list[object] = []

    def ask(order: Order) -> Document:
        try:
            return document(result=result, order=order)
        except BusyError as error:
            told.append(error)
            if len(told) == 2:
                others_are_answered.set()
            raise

    def make(job: Job) -> bytes:
        return b"%PDF" if job.order.kind == "json" or others_are_answered.wait(20) else b"late"

    with patch(MAKE, side_effect=make):
        asked = [REPORT, REPORT, REPORT, Order("json", "en")]
        done = at_once(*(lambda order=order: ask(order) for order in asked))
    assert [type(outcome) for outcome in done].count(Document) == 2
    assert bytes(document(result=result, order=REPORT).content) == b"%PDF"
