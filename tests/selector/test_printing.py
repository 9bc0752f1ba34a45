"""The making of a document: within a time limit, in its own language, and of nothing but its job."""

import gc
from dataclasses import replace
from unittest.mock import patch

import pytest
from django.utils.translation import get_language, override

from selector import printing
from selector.documents.pdf import RenderError
from selector.order import FORMATS, Kind, Order
from selector.printing import AT_ONCE, Job, make
from tests.documents import samples
from tests.documents.test_deadline import limited

KINDS = sorted(FORMATS)


def job(kind: Kind, language: str = "en") -> Job:
    return replace(samples.job("CDMO", kind), order=Order(kind, language))


@pytest.mark.parametrize("kind", sorted(FORMATS.keys() - AT_ONCE))
def test_it_gives_up_what_is_not_made_in_time(kind: Kind, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(printing, "SECONDS", 0.001)
    with pytest.raises(RenderError, match=rf"The {kind} was given up: 0\.001 seconds were not enough"):
        make(job(kind))
    assert limited() == []
    assert gc.isenabled()


@pytest.mark.parametrize("kind", sorted(AT_ONCE))
def test_what_is_made_at_once_has_no_limit(kind: Kind, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(printing, "SECONDS", 0)
    assert make(job(kind))


@pytest.mark.parametrize("kind", KINDS)
def test_it_is_made_of_its_job_alone(kind: Kind) -> None:
    """No database is in reach here: a query would raise, in whichever thread."""
    with patch("selector.printing.pdf.render", return_value=b"%PDF"):
        assert make(job(kind))


def test_it_is_made_in_the_language_that_was_ordered(monkeypatch: pytest.MonkeyPatch) -> None:
    def spoken() -> bytes:
        return f"{get_language()}".encode()

    monkeypatch.setitem(printing._MAKERS, "rfi", lambda _: spoken)
    with override("fr"):
        assert [make(job("rfi", language)) for language in ("en", "de")] == [b"en", b"de"]
        assert get_language() == "fr"


@pytest.mark.parametrize("kind", ["scorecard", "rfi"])
def test_it_says_what_went_wrong_in_its_thread(kind: Kind, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(printing._MAKERS, kind, lambda _: lambda: bytes(1 // 0))
    with pytest.raises(ZeroDivisionError):
        make(job(kind))
    assert gc.isenabled()
