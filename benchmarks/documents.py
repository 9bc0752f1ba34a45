"""Documents: making one against a bare render of the same pages, and handing them out from the production server.

A download that is repeated is held against a static file of the same size from the same server, and once more with what
a browser sends that has both. Then twenty ask at once for the same document, and for twenty different ones, while
somebody reads the site.
Run: python -m benchmarks.documents [rendering|downloads]
"""

from __future__ import annotations

import hashlib
import secrets
import sys
from collections import Counter
from collections.abc import Callable, Sequence
from concurrent.futures import ThreadPoolExecutor
from datetime import UTC, datetime
from email.utils import format_datetime
from pathlib import Path
from statistics import median
from tempfile import TemporaryDirectory
from threading import Event, Thread
from time import perf_counter, process_time, sleep
from unittest.mock import patch

from django.contrib.sessions.backends.db import SessionStore
from django.urls import reverse
from weasyprint import CSS, HTML
from weasyprint.text.fonts import FontConfiguration

import benchmarks.site  # noqa: F401 (sets Django up, before the selector is imported)
from benchmarks.serving import WORKERS, Server, Visitor, server
from benchmarks.timing import medians, report
from selector import access, actions, document_actions, document_queries, printing, queries
from selector.documents import pdf
from selector.documents.deadline import uncollected
from selector.documents.engine import OwnFiles
from selector.models import Document, Grant, Result
from selector.order import Kind, Order

ROUNDS, DOWNLOADS, CROWD = 5, 300, 20
PDFS: tuple[Kind, ...] = ("summary", "report", "dossier")
PAGE = "/method"  # what is read meanwhile
BARE, STATIC = "bare WeasyPrint, the same HTML, CSS and fonts", "static file of the same size"


def bare(html: str, css: str) -> bytes:
    """Render as the engine's own documentation does."""
    fonts, fetcher = FontConfiguration(), OwnFiles({})
    style = CSS(string=css, font_config=fonts, url_fetcher=fetcher)
    content: bytes = HTML(string=html, url_fetcher=fetcher).write_pdf(stylesheets=[style], font_config=fonts)
    return content


def archived(html: str, css: str) -> bytes:
    """Render as this site does."""
    with uncollected():
        return pdf.render(html, css, identifier=b"one")


def pages(job: printing.Job) -> tuple[str, str]:
    """The HTML and CSS that a PDF is rendered from."""
    with patch.object(printing.pdf, "render", return_value=b"") as render:
        printing.make(job)
    html, css = render.call_args.args
    return html, css


def rendering(result: Result) -> None:
    """Make each kind of PDF in this process."""
    for kind in PDFS:
        job = document_queries.job(result, Order(kind, "en"))
        html, css = pages(job)
        works = {
            BARE: lambda html=html, css=css: bare(html, css),
            "PDF/A-3a and PDF/UA-1 of them": lambda html=html, css=css: archived(html, css),
            "all of it: words, pages, charts, attached files": lambda job=job: printing.make(job),
        }
        report(f"{kind.capitalize()}, {len(printing.make(job)):,} bytes", medians(works, ROUNDS, process_time), BARE)


def results(count: int) -> tuple[list[Result], str]:
    """So many results, each of an assessment of its own, and the session of a browser that may open them all."""
    catalogue = queries.published_catalogue()
    started = [actions.start_example() for _ in range(count)]
    found = [actions.see_result(assessment=one.assessment, catalogue=catalogue) for one in started]
    session = SessionStore()
    session[access.SESSION_KEY] = list(Grant.objects.values_list("pk", flat=True))
    session.create()
    return found, str(session.session_key)


def address(result: Result, kind: Kind = "report") -> str:
    """Where a document is."""
    return reverse(f"selector:{kind}", args=[result.assessment_id, result.pk])


def again(running: Server, session: str, result: Result, static: Path) -> None:
    """Download what is made and stored, and the static file, in turn over one connection."""
    visitor, path = Visitor(running.port, session), f"/static/{static.name}"
    body = visitor.download(address(result))
    assert len(body) == static.stat().st_size
    known = {"If-None-Match": f'"{hashlib.sha256(body).hexdigest()}"'}
    fresh = {"If-Modified-Since": format_datetime(datetime.now(UTC), usegmt=True)}
    assert [visitor.get(address(result), known)[0], visitor.get(path, fresh)[0]] == [304, 304]
    works: dict[str, Callable[[], object]] = {
        STATIC: lambda: visitor.get(path),
        "stored document": lambda: visitor.get(address(result)),
        "static file that the browser has": lambda: visitor.get(path, fresh),
        "stored document that the browser has": lambda: visitor.get(address(result), known),
    }
    report(f"A download again, {len(body):,} bytes", medians(works, DOWNLOADS), STATIC)


def crowd(running: Server, session: str, asked: Sequence[str], title: str) -> None:
    """Let a crowd ask at once for what nobody asked for before, and read a page over and over until all are served."""
    before, idle, ended = len(running.begun), reading(running, session, lambda: False), Event()
    meanwhile: list[float] = []
    reader = Thread(target=lambda: meanwhile.extend(reading(running, session, ended.is_set, rounds=None)))
    visitors = [Visitor(running.port, session) for _ in asked]
    reader.start()
    start = perf_counter()
    with ThreadPoolExecutor(len(asked)) as pool:
        bodies = list(pool.map(Visitor.download, visitors, asked))
    seconds = perf_counter() - start
    ended.set()
    reader.join()
    begun = Counter(running.begun[before:])
    assert set(begun.values()) == {1}, begun
    assert len(begun) == len(set(asked)) == len(set(bodies))
    print(f"\n{title}: {len(bodies)} served in {seconds:.1f} s, {len(begun)} made, none twice")
    print(f"  answered {sum(visitor.pages for visitor in visitors)} times that it is being prepared")
    print(
        f"  median of {PAGE}: idle {median(idle):.1f} ms, meanwhile {median(meanwhile):.1f} ms ({len(meanwhile)} looks)"
    )
    print(f"  most memory of {WORKERS} workers so far: {running.peaks()} MB")


def reading(running: Server, session: str, ended: Callable[[], bool], rounds: int | None = 50) -> list[float]:
    """Milliseconds of each look at a page, by a visitor who looks again and again."""
    visitor, taken = Visitor(running.port, session), []
    while not ended() and (rounds is None or len(taken) < rounds):
        start = perf_counter()
        assert visitor.get(PAGE)[0] == 200
        taken.append((perf_counter() - start) * 1000)
        sleep(0.1)
    return taken


def downloads() -> None:
    """The first result is for the downloads that are repeated, the second for the crowd that is alike."""
    found, session = results(2 + CROWD)
    stored = document_actions.document(result=found[0], order=Order("report", "en"))
    with TemporaryDirectory() as name:
        static = Path(name) / "static" / "file.pdf"
        static.parent.mkdir()
        static.write_bytes(secrets.token_bytes(len(stored.content)))
        with server(Path(name)) as running:
            print(f"\nMost memory of {WORKERS} workers before any document: {running.peaks()} MB")
            again(running, session, found[0], static)
            crowd(running, session, [address(found[1])] * CROWD, f"{CROWD} ask for the same report")
            crowd(running, session, [address(result) for result in found[2:]], f"{CROWD} ask for {CROWD} reports")
    assert Document.objects.count() == 2 + CROWD


PARTS = {"rendering": lambda: rendering(results(1)[0][0]), "downloads": downloads}

if __name__ == "__main__":
    for part in sys.argv[1:] or PARTS:
        PARTS[part]()
