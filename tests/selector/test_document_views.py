"""The documents of a result: who gets them, as what, and what whoever asks too early is told."""

import re
from dataclasses import replace
from unittest.mock import patch
from uuid import uuid4

import pytest
from django.test import Client

from selector import actions
from selector.documents.pdf import LibraryMissing, RenderError
from selector.downloads import of_result, of_sample
from selector.models import Document, Result
from selector.order import FORMATS
from tests.documents.reading import opened, words
from tests.report.samples import make_content
from tests.selector.visits import ANSWERS, at, body, make_catalogue, started

pytestmark = pytest.mark.django_db

PDF = b"%PDF-1.7 made up"
MAKE = "selector.document_actions.make"
FILES = [form.file for form in FORMATS.values()]
# What the dossier's annexes are headed.
ANNEXES = (
    "Sources of the method",
    "Points of the quality agreement",
    "Request for information",
    "Annex D",
    "of technology transfer",
)


def seen(client: Client, **answers: object) -> Result:
    """A result that was made in this browser."""
    make_catalogue()
    assessment = started(client, **(answers or ANSWERS))
    client.post(at(assessment, "see-result"))
    return Result.objects.get(assessment=assessment)


def page(result: Result, name: str = "") -> str:
    return at(result.assessment, f"results/{result.pk}{name}")


def first(result: Result) -> str:
    return result.record.result.shortlist.ranking[0].slug


def offered(client: Client, result: Result) -> str:
    """The part of its page that offers documents."""
    return body(client.get(page(result))).split('id="downloads"')[1].split("</section>")[0]


@pytest.mark.parametrize("file", FILES)
def test_it_goes_out_as_what_it_is_under_a_name_that_tells_nothing(client: Client, file: str) -> None:
    result = seen(client)
    with patch(MAKE, return_value=PDF):
        response = client.get(page(result, f"/{file}"))
    document, (stem, ending) = Document.objects.get(), file.split(".")
    stem += "-confidential" if stem == "rfi" else ""
    made = f"{result.created_at:%Y-%m-%d}-{document.short_id}"
    assert response["Content-Disposition"] == f'attachment; filename="cdmo-or-cmo-{stem}-{made}.{ending}"'
    assert response["Content-Type"] == FORMATS[document.kind].media_type  # type: ignore[index]
    assert (response["ETag"], response["Cache-Control"]) == (f'"{document.sha256}"', "private, no-cache")
    assert response["X-Content-Type-Options"] == "nosniff"


@pytest.mark.parametrize(
    ("query", "details"),
    [("", True), ("?confidential=yes", True), ("?confidential=no", False), ("?confidential=true", False)],
)
def test_details_go_out_only_on_a_plain_yes(client: Client, query: str, *, details: bool) -> None:
    result = seen(client)
    with patch(MAKE, return_value=b"PK") as made:
        response = client.get(page(result, f"/rfi/{first(result)}.docx{query}"))
    order = made.call_args.args[0].order
    assert (order.provider, order.confidential) == (first(result), details)
    assert ("-confidential-" in response["Content-Disposition"]) is details


def test_of_other_documents_nothing_is_left_out_by_the_address(client: Client) -> None:
    with patch(MAKE, return_value=PDF) as made:
        client.get(page(seen(client), "/report.pdf?confidential=no"))
    assert made.call_args.args[0].order.confidential


def test_it_has_no_request_to_who_is_not_on_the_shortlist(client: Client) -> None:
    assert client.get(page(seen(client), "/rfi/nobody.docx")).status_code == 404


@pytest.mark.parametrize("file", [*FILES, "rfi/plain-tablets.docx"])
def test_a_stranger_finds_none(client: Client, file: str) -> None:
    result = seen(Client())
    with patch(MAKE, return_value=PDF) as made:
        assert client.get(page(result, f"/{file}")).status_code == 404
    assert not made.called


def test_a_read_only_link_opens_the_documents_of_its_result_until_it_is_revoked(client: Client) -> None:
    result = seen(Client())
    link = actions.share(result=result)
    client.get(f"/r/{link.token}")
    with patch(MAKE, return_value=PDF):
        assert {client.get(page(result, f"/{file}")).status_code for file in FILES} == {200}
        actions.revoke(grant=link.grant)
        assert {client.get(page(result, f"/{file}")).status_code for file in FILES} == {404}


def test_a_result_that_somebody_altered_is_a_logged_error(caplog: pytest.LogCaptureFixture) -> None:
    client = Client(raise_request_exception=False)
    result = seen(client)
    Result._base_manager.filter(pk=result.pk).update(content=result.content.replace("cmo", "cdmo"))
    for name in ("", "/report.pdf"):
        response = client.get(page(result, name))
        assert (response.status_code, response["Content-Type"]) == (500, "text/html; charset=utf-8")
    assert f"Result {result.pk} no longer holds the text that was computed" in caplog.text


@pytest.mark.parametrize(
    ("error", "sentence"),
    [(RenderError("no room"), "It is recorded"), (LibraryMissing(), "sudo apt-get install")],
)
def test_one_that_cannot_be_made_is_a_page_and_a_logged_error(
    client: Client, caplog: pytest.LogCaptureFixture, error: Exception, sentence: str
) -> None:
    result = seen(client)
    with patch(MAKE, side_effect=error):
        response = client.get(page(result, "/report.pdf"))
    assert response.status_code == 500
    assert response["Content-Type"].startswith("text/html")
    assert sentence in body(response)
    assert f"A document of {page(result)} could not be made: Order(kind='report'" in caplog.text
    assert not Document.objects.exists()


def test_the_page_offers_each_document_at_an_address_that_has_it(client: Client) -> None:
    result = seen(client)
    text = offered(client, result)
    addresses = re.findall(f'href="({page(result)}/[^"]*)"', text)
    ranked = [row.slug for row in result.record.result.shortlist.ranking]
    letters = {f"rfi/{slug}.docx{query}" for slug in ranked for query in ("", "?confidential=no")}
    assert set(addresses) == {page(result, f"/{file}") for file in (*FILES, "rfi.docx?confidential=no", *letters)}
    with patch(MAKE, return_value=PDF):
        assert {client.get(address).status_code for address in addresses} == {200}


def test_letters_to_the_rest_of_the_shortlist_stand_by_name() -> None:
    content = make_content("c10_antibody_phase2")
    assert content.shortlist
    (listed, *_) = content.shortlist.lists
    first, *rest = (replace(listed.rows[0], name=name) for name in ("Zinc", "Elm", "Oak", "Fir", "Yew", "ROWAN", "Ash"))
    grown = replace(content.shortlist, lists=(replace(listed, first=(first, *rest[:4]), rest=tuple(rest[4:])),))
    found = of_result(Result(assessment_id=uuid4()), replace(content, shortlist=grown))
    assert [letter.name for letter in found.letters] == ["Zinc", "Elm", "Oak", "Fir", "Yew"]
    assert [letter.name for letter in found.more_letters] == ["Ash", "ROWAN"]


def test_without_a_verdict_the_page_offers_the_result_for_programs_alone(client: Client) -> None:
    result = seen(client, stage="phase_1")
    text = body(client.get(page(result)))
    assert re.findall(f'href="{page(result)}/([a-z]+[.][a-z]+)"', text) == ["result.json"]
    assert client.get(page(result, "/summary.pdf")).status_code == 404


def test_it_says_of_summary_and_report_what_stands_in_them_with_names(client: Client) -> None:
    text = offered(client, seen(client))
    assert all(words in text for words in ("margin, the first names", "8 to 14 pages", "a page on each of the first"))
    assert not [words for words in ("no provider is named", "no names") if words in text]


def test_it_says_of_summary_and_report_what_stands_in_them_without_names(client: Client) -> None:
    result = seen(client, **{key: answer for key, answer in ANSWERS.items() if key != "markets"})
    text = offered(client, result)
    assert all(words in text for words in ("why no provider is named", "5 to 8 pages", "no names"))
    assert not [words for words in ("first names", "shortlist", "14 pages") if words in text]
    with opened(client.get(page(result, "/report.pdf")).content) as report:
        assert 5 <= len(report.pages) <= 8


def test_no_page_promises_names_where_nobody_is_ranked() -> None:
    summary, report, _ = of_sample(replace(make_content("c10_antibody_phase2"), portraits=())).committee
    assert not [words for words in ("first names", "shortlist") if words in summary.line + report.line]


@pytest.mark.parametrize(("kind", "annexed"), [("report", False), ("dossier", True)])
def test_what_the_page_says_is_in_the_dossier_is_not_in_the_report(client: Client, kind: str, *, annexed: bool) -> None:
    result = seen(client)
    in_report, in_dossier = body(client.get(page(result))).split('id="next"')[1].split("</li>")[:2]
    assert "In the report:" in in_report
    assert "due diligence check" in in_report
    assert "In the dossier, besides:" in in_dossier
    assert "of technology transfer" in in_dossier
    with opened(client.get(page(result, f"/{kind}.pdf")).content) as document:
        text = words(document)
    assert "due diligence check" in text
    assert "Where this comes from" in text
    assert {title in text for title in ANNEXES} == {annexed}


def test_who_reads_only_is_told_that_documents_come_along(client: Client) -> None:
    result = seen(Client())
    client.get(f"/r/{actions.share(result=result).token}")
    text = body(client.get(page(result)))
    assert "one result and its documents, in which all answers stand" in text
    assert page(result, "/dossier.pdf") in text


def test_the_schema_is_there_for_programs(client: Client) -> None:
    response = client.get("/schema/result.json")
    assert (response.status_code, response["Content-Type"]) == (200, "application/schema+json")
    assert response.json()["$schema"].startswith("https://json-schema.org/")


BEGINNINGS = {"pdf": b"%PDF-", "xlsx": b"PK", "docx": b"PK", "json": b"{", "csv": b"\xef\xbb\xbf"}


@pytest.mark.parametrize("file", [*FILES, "rfi/plain-tablets.docx"])
def test_the_real_one_is_what_it_says(client: Client, file: str) -> None:
    content = client.get(page(seen(client), f"/{file}")).content
    assert content.startswith(BEGINNINGS[file.rpartition(".")[2]])
