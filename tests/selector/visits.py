"""Plain builders of what a visit needs: a published catalogue, an assessment, a browser that started it."""

import hashlib
import json
from pathlib import Path
from typing import Any

from django.contrib.auth.models import Group, User
from django.test import Client

from providers.actions import import_rows
from providers.catalogue.vocabulary import load_vocabulary
from selector import actions, queries
from selector.assessment.inputs import Inputs, parse_inputs
from selector.models import Assessment, Document, Result

CATALOGUE = Path(__file__).parent.parent / "cases" / "catalogue.json"
# Enough for a verdict and a shortlist: a tablet that is developed, and has to be made.
ANSWERS: dict[str, Any] = {
    "product_scope": "drug_product",
    "modality": "small_molecule",
    "dosage_form": ["tablet"],
    "stage": "commercial",
    "formulation_status": "validated",
    "work_packages": ["commercial_manufacturing"],
    "in_house_team": "full",
    "own_plant": "contract_partner",
    "second_source": "no",
    "transfer_package": "complete",
    "markets": ["eu"],
    "main_driver": "unit_cost",
    "partner_model": "no_preference",
    "location": "anywhere",
}


def make_catalogue() -> queries.Catalogue:
    """Publish the made-up catalogue of the worked cases."""
    import_rows(data=json.loads(CATALOGUE.read_text(encoding="utf-8")))
    return queries.published_catalogue()


def make_assessment(**changes: Any) -> Assessment:
    """Make an assessment in full mode that nobody has a grant for."""
    values: dict[str, Any] = {"method_version": "2026-11", "mode": "full", "answers": {}}
    return Assessment.objects.create(**values | changes)


def make_result(**changes: Any) -> Result:
    """Make a result of a filled in assessment on the made-up catalogue."""
    assessment = make_assessment(**{"answers": ANSWERS} | changes)
    return actions.see_result(assessment=assessment, catalogue=make_catalogue())


def make_document(result: Result, **changes: Any) -> Document:
    """Store a document of a result, as if it had been made."""
    values: dict[str, Any] = {"kind": "report", "language": "en", "content": b"%PDF", "short_id": "K7QF-2M9X-WT4C"}
    values |= changes
    sha256 = hashlib.sha256(values["content"]).hexdigest()
    return Document.objects.create(**{"result": result, "sha256": sha256} | values)


def tried(result: Result, *, without: tuple[str, ...] = (), **changed: Any) -> Inputs:
    """The inputs of a result with other answers, or none."""
    data = queries.saved_inputs(result).to_json()
    said = {key: value for key, value in data["answers"].items() if key not in without}
    return parse_inputs(data | {"answers": said | changed}, load_vocabulary())


def started(client: Client, mode: str = "full", **answers: Any) -> Assessment:
    """Start an assessment in this browser, and put answers into it."""
    client.post("/assessments/new", {"mode": mode, "title": "A tablet"})
    assessment = Assessment.objects.latest("created_at")
    if answers:
        keys = tuple(answers)
        return actions.save_section(assessment=assessment, asked=keys, answers=answers, version=0)
    return assessment


def at(assessment: Assessment, page: str) -> str:
    """The address of a page of an assessment."""
    return f"/assessments/{assessment.pk}/{page}"


def body(response: Any) -> str:
    """What a page says."""
    text: str = response.content.decode()
    return text


def staff(group: str) -> Client:
    """A browser in which a member of this group of the staff is signed in."""
    user = User.objects.create_user(f"one-{group}", is_staff=True)
    user.groups.add(Group.objects.get(name=group))
    client = Client()
    client.force_login(user)
    return client
