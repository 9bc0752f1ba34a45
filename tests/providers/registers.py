"""Files of registers on their way into the shipped catalogue, as curators bring them in."""

from __future__ import annotations

import json
from dataclasses import replace
from typing import Any

from django.contrib.auth.models import User
from django.utils import timezone

from providers import actions, queries, register_actions
from providers.catalogue.vocabulary import DATA
from providers.models import ImportFile
from providers.registering import Choices, Registering, choices, register_plan, token
from providers.regulators.entry import RegisterFile
from tests.providers.regulators.samples import SAMPLES, raw, read

Row = dict[str, Any]
# Where the tests put the letters of the sample. The list names companies and no sites: that of Simtra at Bloomington is
# the choice of the tests alone, and the shipped claim on it names no site.
LETTERS = (("fareva", "Morton Grove"), ("fareva", "Excelvision"), ("simtra-biopharma-solutions", "Bloomington"))


def shipped() -> Row:
    """The shipped catalogue, which has no record of a register."""
    return dict(json.loads((DATA / "catalogue.json").read_bytes()))


def ship() -> None:
    """Import the shipped catalogue."""
    actions.import_rows(data=shipped())


def sample(name: str) -> RegisterFile:
    """A sample, read."""
    return read(raw(name), SAMPLES[name].name)


def planned(file: RegisterFile, *right: tuple[str, str], day: str | None = None) -> Registering:
    """The plan of a file, in which the suggestions of these sites are right."""
    chosen = Choices(day or choices(file).day or timezone.now().date().isoformat())
    seen = register_plan(file, chosen)
    confirmed = frozenset(
        token(one.entry, spot) for one in seen.suggested for spot in one.spots if (spot.provider, spot.site) in right
    )
    return register_plan(file, Choices(chosen.day, confirmed)) if confirmed else seen


def bring(file: RegisterFile, *right: tuple[str, str], day: str | None = None) -> Registering:
    """Upload a file, look at its preview, confirm, and import it."""
    user, _ = User.objects.get_or_create(username="curator")
    seen = planned(file, *right, day=day)
    waiting = register_actions.keep_register(user=user, file=file)
    register_actions.choose(waiting=waiting, chosen=seen.choices)
    return register_actions.apply_register(waiting=ImportFile.objects.get(pk=waiting.pk), sha256=seen.planned.sha256)


def site(slug: str, name: str) -> Row:
    """A site as it stands in the working tables."""
    return next(site for site in queries.working_rows({slug})[slug]["sites"] if site["name"] == name)


def claims(slug: str, **said: str) -> list[Row]:
    """The claims of a provider that say all of this."""
    rows = queries.working_rows({slug})[slug]["claims"]
    return [claim for claim in rows if said.items() <= claim.items()]


def without(file: RegisterFile, *references: str) -> RegisterFile:
    """The file as another one, in which these are no longer."""
    left = tuple(entry for entry in file.entries if entry.reference not in references)
    return replace(file, entries=left, sha256="1" * 64)
