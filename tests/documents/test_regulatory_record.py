"""A provider with one site that has a letter and one that is clean, as it is printed."""

from selector.documents import pdf
from selector.documents.brand import PLAIN
from selector.printing import style
from selector.report.paint import PAPER
from tests.documents.reading import opened, words
from tests.documents.reports import pages
from tests.report.samples import content_of
from tests.report.test_regulatory import mixed


def test_it_prints_both_sites_with_their_records_and_sources() -> None:
    html = pages(content_of(mixed(), PAPER))
    with opened(pdf.render(html, style(PLAIN), identifier=b"mixed")) as document:
        text = words(document)
    for said in (
        "Regulatory record by site",
        "Registration is not approval. A certificate is for its scope only. No record is not a clean record.",
        "North, Town 1, Germany",
        "3 March 2026 Warning letter, FDA Action taken or indicated, no close-out shown Made up: letter of 2026-03-03",
        "South, Town 1, Germany",
        "6 May 2026 Inspection, FDA",
        "Mixed",
        "1 unfavourable record stands below.",
        "Serious recall in the last three years.",
    ):
        assert said in text
