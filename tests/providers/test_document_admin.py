"""Documents of a source: what is kept, for whom, and how it is handed out."""

from typing import Any

import pytest
from django.contrib.auth.models import User
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client

from providers import queries, store
from providers.catalogue.media import LARGEST_FILE
from providers.models import Source, SourceDocument, StoredFile
from tests.builders import make_row
from tests.providers.desk import page, sign_in
from tests.providers.test_admin import filled

pytestmark = pytest.mark.django_db

PDF = b"%PDF-1.7 made up"


@pytest.fixture(autouse=True)
def curator(client: Client) -> User:
    store.replace(make_row())
    return sign_in(client, "curator")


def uploaded(client: Client, content: bytes, name: str = "paper.pdf", source: Source | None = None) -> Any:
    """Keep a file with a source, as its page does it."""
    address = page("source_change", source or Source.objects.first())
    context = client.get(address).context
    (field,) = (form["upload"].html_name for form in context["inline_admin_formsets"][0].formset.extra_forms)
    return client.post(address, {**filled(context), field: SimpleUploadedFile(name, content)})


def address(document: SourceDocument) -> str:
    return page("source_document", document)


def test_it_keeps_a_file_with_who_added_it(client: Client, curator: User) -> None:
    assert uploaded(client, PDF, "Certificate (new).PDF").status_code == 302
    document = SourceDocument.objects.get()
    assert (document.name, document.added_by) == ("Certificate_new_.PDF", curator)
    assert (document.file.media_type, document.file.size) == ("application/pdf", len(PDF))
    text = client.get(page("source_change", Source.objects.get())).content.decode()
    assert f'<a href="{address(document)}">Certificate_new_.PDF</a>' in text
    assert "application/pdf, 16\xa0bytes, curator" in text


def test_it_hands_a_file_out_to_be_saved_and_not_to_act_here(client: Client) -> None:
    uploaded(client, b"<!doctype html><script>alert(1)</script>", "page.html")
    response = client.get(address(SourceDocument.objects.get()))
    assert response.content == b"<!doctype html><script>alert(1)</script>"
    assert response["Content-Disposition"] == 'attachment; filename="page.html"'
    assert response["Content-Type"] == "text/html"
    assert response["Content-Security-Policy"] == "sandbox; default-src 'none'"
    assert response["X-Content-Type-Options"] == "nosniff"
    assert "no-store" in response["Cache-Control"]


@pytest.mark.parametrize(
    ("content", "name", "message"),
    [
        (b"MZ\x90\x00", "report.pdf", "This is none of PDF, PNG, JPEG, XLSX without macros"),
        (b"PK\x03\x04", "table.xlsx", "This is none of"),
        ("Größe".encode("latin-1"), "page.txt", "HTML and text in UTF-8."),
        (b"", "empty.pdf", "The submitted file is empty."),
        (b"%PDF-" + b" " * LARGEST_FILE, "long.pdf", "This file is larger than 10 MB: keep the pages that matter."),
    ],
)
def test_it_says_what_it_does_not_keep(client: Client, content: bytes, name: str, message: str) -> None:
    response = uploaded(client, content, name)
    assert response.status_code == 200
    assert message in response.content.decode()
    assert not StoredFile.objects.exists()


def test_it_stores_the_same_bytes_once_and_drops_them_with_their_last_source(client: Client) -> None:
    store.replace(make_row("other"))
    for source in Source.objects.all():
        uploaded(client, PDF, source=source)
        uploaded(client, PDF, "again.pdf", source=source)
    assert (StoredFile.objects.count(), SourceDocument.objects.count()) == (1, 2)
    first, last = SourceDocument.objects.all()
    first.delete()
    assert StoredFile.objects.count() == 1
    last.source.provider.delete()
    assert (StoredFile.objects.count(), SourceDocument.objects.count()) == (0, 0)


def test_it_removes_a_document_from_its_page(client: Client) -> None:
    uploaded(client, PDF)
    source = page("source_change", Source.objects.get())
    client.post(source, filled(client.get(source).context, **{"documents-0-DELETE": "on"}))
    assert not StoredFile.objects.exists()


def test_it_leaves_the_catalogue_without_a_trace_of_it(client: Client) -> None:
    uploaded(client, PDF)
    assert list(queries.working_rows().values()) == [make_row()]
    store.replace(make_row())
    assert SourceDocument.objects.count() == 1


@pytest.mark.parametrize("roles", [(), ("reader",)])
def test_it_hands_nothing_to_those_who_may_not_see_sources(client: Client, roles: tuple[str, ...]) -> None:
    uploaded(client, PDF)
    document = SourceDocument.objects.get()
    sign_in(client, *roles, name="other")
    assert client.get(address(document)).status_code == 403
    client.logout()
    assert client.get(address(document)).status_code == 302


def test_it_hands_nothing_out_that_is_not_there_or_not_asked_for(client: Client) -> None:
    uploaded(client, PDF)
    document = SourceDocument.objects.get()
    assert client.post(address(document)).status_code == 405
    SourceDocument.objects.all().delete()
    assert client.get(address(document)).status_code == 404


def test_its_page_never_loads_the_bytes(client: Client, django_assert_max_num_queries: Any) -> None:
    source = Source.objects.get()
    for number in range(5):
        SourceDocument.keep(source, PDF + bytes([65 + number]), "application/pdf", "a.pdf", User.objects.get())
    with django_assert_max_num_queries(12) as captured:
        client.get(page("source_change", source))
    assert not any('"content"' in query["sql"] for query in captured)
