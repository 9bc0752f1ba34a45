"""Tests of uploads: what is too large for every form is cut, and the form sees that it is too large."""

from django.test import RequestFactory

from providers.catalogue.media import LARGEST_FILE
from providers.uploads import CutUpload

CHUNK = bytes(64 * 1024)


def kept(chunks: int) -> int:
    """How many of so many bytes get through."""
    handler = CutUpload(RequestFactory().post("/"))
    passed = (handler.receive_data_chunk(CHUNK, number * len(CHUNK)) for number in range(chunks))
    return sum(len(chunk) for chunk in passed if chunk)


def test_it_passes_on_what_a_form_may_take() -> None:
    assert kept(100) == 100 * len(CHUNK)


def test_it_drops_the_rest_of_what_is_larger() -> None:
    assert LARGEST_FILE < kept(10_000) <= LARGEST_FILE + len(CHUNK)
