"""The report as PDF against a bare WeasyPrint render of the same HTML, CSS and fonts, and against the stored bytes.

Run: python -m benchmarks.pdf
"""

from __future__ import annotations

from django.template.loader import render_to_string
from weasyprint import CSS, HTML
from weasyprint.text.fonts import FontConfiguration

import benchmarks.site  # noqa: F401 (sets Django up, before the selector is imported)
from benchmarks.timing import medians, report
from selector import actions, queries, reporting
from selector.documents.engine import FontsOnly
from selector.report.paint import PAPER

ROUNDS = 5
BARE = "bare WeasyPrint, the same HTML, CSS and fonts"


def bare(html: str, css: str) -> bytes:
    """Render as the engine's own documentation does."""
    fonts = FontConfiguration()
    style = CSS(string=css, font_config=fonts, url_fetcher=FontsOnly())
    pdf: bytes = HTML(string=html).write_pdf(stylesheets=[style], font_config=fonts)
    return pdf


def main() -> None:
    """Render the report of the example; a stored report is read from the database by the same action."""
    started = actions.start_example()
    result = actions.see_result(assessment=started.assessment, catalogue=queries.published_catalogue())
    html = reporting.report_html(queries.content(result, PAPER))
    css = render_to_string("report/report.css")
    works = {
        BARE: lambda: bare(html, css),
        "report: content, HTML, tagged PDF": lambda: reporting.report_pdf(queries.content(result, PAPER)),
        "report that is stored": lambda: actions.report(result=result),
    }
    report(f"PDF of {len(actions.report(result=result).content):,} bytes", medians(works, ROUNDS), BARE)


if __name__ == "__main__":
    main()
