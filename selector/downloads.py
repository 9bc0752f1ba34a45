"""The documents of a result as its page offers them: for the committee, to work with, to send out."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass

from django.urls import reverse
from django.utils.translation import gettext as _

from .models import Result
from .order import Kind
from .report.content import ReportContent
from .report.ranking import IN_FULL, RankedRow

WITHOUT_DETAILS = "?confidential=no"
Address = Callable[..., str]


@dataclass(frozen=True, slots=True)
class Download:
    """A document: what the link says, one line on what it holds and how long it is, and where it is."""

    label: str
    line: str
    address: str


@dataclass(frozen=True, slots=True)
class Letter:
    """The request for information to one provider, with the details of the project and without."""

    name: str
    address: str
    open_address: str


@dataclass(frozen=True, slots=True)
class Downloads:
    """All documents. `letters` are to the first names, `more_letters` to the rest of the shortlist by their names."""

    committee: tuple[Download, ...]
    to_work_with: tuple[Download, ...]
    to_send_out: tuple[Download, ...]
    letters: tuple[Letter, ...]
    more_letters: tuple[Letter, ...]


def of_result(result: Result, content: ReportContent) -> Downloads:
    """Those of a stored result."""
    keys = [result.assessment_id, result.pk]

    def address(kind: Kind, provider: str = "") -> str:
        return reverse(f"selector:{kind}", args=[*keys, provider] if provider else keys)

    letters = tuple(_letter(row, address) for row in _ranked(content))
    return _downloads(content, address, letters)


def of_sample(content: ReportContent) -> Downloads:
    """Those of the sample; the letters to single providers are left to real results."""
    return _downloads(content, lambda kind: reverse(f"selector:sample_{kind}"), ())


def _downloads(content: ReportContent, address: Address, letters: tuple[Letter, ...]) -> Downloads:
    has_names = content.shortlist is not None
    return Downloads(
        committee=_committee(address, content) if content.has_pdf else (),
        to_work_with=(*(_tables(address) if has_names else ()), _json(address)),
        to_send_out=_letters_to_all(address) if has_names else (),
        letters=letters[:IN_FULL],
        more_letters=tuple(sorted(letters[IN_FULL:], key=lambda letter: letter.name.casefold())),
    )


def _committee(address: Address, content: ReportContent) -> tuple[Download, ...]:
    summary, report = _with_names() if content.portraits else _without_names()
    inside = _("Attached inside: all answers and the whole result, as data.")
    return (
        Download(_("Summary (PDF)"), f"{summary} {inside}", address("summary")),
        Download(_("Report (PDF)"), f"{report} {inside}", address("report")),
        Download(
            _("Dossier (PDF)"),
            _(
                "The report with five annexes: technology transfer, request for information, points of a quality "
                "agreement, all answers, the method with its sources. Attached inside: the whole result, as data."
            ),
            address("dossier"),
        ),
    )


def _with_names() -> tuple[str, str]:
    return (
        _("One page: verdict and margin, the first names, three reasons, three risks, the next three steps."),
        _(
            "8 to 14 pages: the decision with its charts, the strategy, the shortlist, a page on each of the first "
            "names, and what to check before signing."
        ),
    )


def _without_names() -> tuple[str, str]:
    return (
        _("One page: verdict and margin, why no provider is named, three reasons, three risks, the next three steps."),
        _("5 to 8 pages: the decision with its charts, the strategy, and what to check before signing; no names."),
    )


def _tables(address: Address) -> tuple[Download, ...]:
    return (
        Download(
            _("Scorecard (XLSX)"),
            _(
                "Five sheets: summary, a scorecard that computes the fit again when you change a weight, requirements "
                "with states and sources, answers, sources."
            ),
            address("scorecard"),
        ),
        Download(_("Ranking (CSV)"), _("One row a provider: rank, band, fit and its range."), address("csv")),
    )


def _json(address: Address) -> Download:
    line = _("The whole result, unrounded, for programs.")
    return Download(_("Result (JSON)"), line, address("json"))


def _letters_to_all(address: Address) -> tuple[Download, ...]:
    whole, to_all = address("rfi"), _("Request for information to all (DOCX)")
    return (
        Download(
            to_all,
            _("A few pages to edit: cover text, project summary, questions with room for answers, evidence to attach."),
            whole,
        ),
        Download(
            _("The same without confidential details (DOCX)"),
            _("For a first contact before a confidentiality agreement: sizes as ranges, no plans, no dates."),
            f"{whole}{WITHOUT_DETAILS}",
        ),
    )


def _letter(row: RankedRow, address: Address) -> Letter:
    whole = address("rfi_to", row.slug)
    return Letter(row.name, whole, f"{whole}{WITHOUT_DETAILS}")


def _ranked(content: ReportContent) -> Iterator[RankedRow]:
    for listed in content.shortlist.lists if content.shortlist else ():
        yield from listed.rows
