"""`manage.py recommend`: the whole pipeline from a file of answers to a result, without a server."""

from __future__ import annotations

import json
from argparse import ArgumentParser, ArgumentTypeError
from collections.abc import Mapping
from datetime import UTC, date, datetime
from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandError

from providers.catalogue.problems import AlteredError, NothingPublishedError, UnsoundCatalogueError
from providers.catalogue.vocabulary import load_vocabulary
from selector.assessment.assess import checked, record
from selector.assessment.inputs import InputError, Inputs, parse_inputs
from selector.assessment.record import Record, sha256
from selector.document_queries import OFF_RECORD, stamp
from selector.documents.brand import PLAIN
from selector.documents.pdf import LibraryMissing, RenderError
from selector.models import LANGUAGE
from selector.order import FORMATS, Order
from selector.printing import Job, is_offered, make
from selector.queries import Catalogue, catalogue_of_file, published_catalogue, software_version
from selector.report.provenance import Imprint

BAD_INPUT = 2


class Command(BaseCommand):
    """Reads ANSWERS.json, writes the result as JSON and, on request, the documents. Exit status 2 for bad input."""

    help = "Compute verdict and ranking for a file of answers."

    def add_arguments(self, parser: ArgumentParser) -> None:
        """Name the files and the day of the assessment."""
        parser.add_argument("answers", metavar="ANSWERS.json", type=Path)
        parser.add_argument("--json", metavar="OUT", type=Path, help="write the result here, not to the screen")
        parser.add_argument("--pdf", metavar="OUT", type=Path, help="write the report here")
        parser.add_argument("--documents", metavar="FOLDER", type=Path, help="write all documents into this folder")
        parser.add_argument("--catalogue", metavar="FILE", type=Path, help="a catalogue other than the published one")
        parser.add_argument("--date", metavar="YYYY-MM-DD", type=_day, help="the day of the assessment; today in UTC")

    def handle(self, *args: Any, **options: Any) -> None:
        """Run the pipeline; nothing is written unless all of it succeeds."""
        inputs, catalogue = _inputs(options["answers"]), _catalogue(options["catalogue"])
        day = options["date"] or datetime.now(UTC).date()
        outcome = record(inputs, catalogue.facts, catalogue.sha256, day)
        text = json.dumps(outcome.result.to_json(), ensure_ascii=False, indent=1)
        imprint = _imprint(outcome, catalogue, _title(options["answers"]))
        files = _documents(options["documents"], outcome, imprint) if options["documents"] else {}
        if options["pdf"]:
            files[options["pdf"]] = _made(outcome, imprint, Order("report", LANGUAGE))
        if options["json"]:
            files[options["json"]] = f"{text}\n".encode()
        _make_folder(options["documents"])
        _write(files)
        if not options["json"] and not options["documents"]:
            self.stdout.write(text)


def _day(text: str) -> date:
    try:
        day = date.fromisoformat(text)
    except ValueError:
        day = None
    if day is None or day.isoformat() != text:  # Python also reads 20261123 and 2026-W48-1
        raise ArgumentTypeError(f"expected a day as YYYY-MM-DD, got {text!r}")
    return day


def _inputs(path: Path) -> Inputs:
    try:
        return checked(parse_inputs(json.loads(path.read_text(encoding="utf-8")), load_vocabulary()))
    except InputError as error:
        raise CommandError("\n".join(map(str, error.problems)), returncode=BAD_INPUT) from error
    except OSError as error:
        raise CommandError(f"{path}: {error.strerror}", returncode=BAD_INPUT) from error
    except (ValueError, RecursionError) as error:  # not UTF-8, not JSON, or nested too deep
        raise CommandError(f"{path}: expected JSON in UTF-8: {error}", returncode=BAD_INPUT) from error


def _catalogue(path: Path | None) -> Catalogue:
    try:
        return catalogue_of_file(path) if path else published_catalogue()
    except UnsoundCatalogueError as error:
        raise CommandError(str(error), returncode=BAD_INPUT) from error
    except OSError as error:
        raise CommandError(f"{path}: {error.strerror}", returncode=BAD_INPUT) from error
    except (NothingPublishedError, AlteredError) as error:
        raise CommandError(str(error)) from error


def _title(path: Path) -> str:
    """The title that the file has beside its answers, else its name."""
    title = json.loads(path.read_text(encoding="utf-8")).get("title")
    return title if isinstance(title, str) and title else path.stem


def _documents(folder: Path, outcome: Record, imprint: Imprint) -> dict[Path, bytes]:
    """Every document that this result has something for, under the names that the site gives them."""
    orders = (Order(kind, LANGUAGE) for kind in FORMATS)
    offered = [order for order in orders if is_offered(outcome, order)]
    return {folder / order.format.file: _made(outcome, imprint, order) for order in offered}


def _made(outcome: Record, imprint: Imprint, order: Order) -> bytes:
    try:
        return make(Job(outcome, imprint, order, PLAIN, stamp(OFF_RECORD)))
    except (ValueError, RenderError, LibraryMissing) as error:
        raise CommandError(f"No {order.kind}: {error}") from error


def _imprint(outcome: Record, catalogue: Catalogue, title: str) -> Imprint:
    return Imprint(
        title=title,
        providers=len(catalogue.facts.providers),
        retrieved=catalogue.facts.retrieved,
        sha256=sha256(outcome.to_json()),
        software=software_version(),
    )


def _make_folder(folder: Path | None) -> None:
    try:
        if folder:
            folder.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise CommandError(f"{folder}: {error.strerror}") from error


def _write(files: Mapping[Path, bytes]) -> None:
    """Write all files or none: each is opened before the first is written."""
    created: list[Path] = []
    try:
        for path in files:
            is_new = not path.exists()
            path.open("ab").close()
            if is_new:
                created.append(path)
        for path, content in files.items():
            path.write_bytes(content)
    except OSError as error:
        for new in created:
            new.unlink()
        raise CommandError(f"{path}: {error.strerror}") from error
