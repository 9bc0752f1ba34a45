"""What is stored of documents and of the look that they carry keeps its rules, in the database too."""

from io import BytesIO
from typing import Any

import pytest
from django.core.exceptions import ValidationError
from django.db import IntegrityError, connection
from django.db.migrations.executor import MigrationExecutor
from django.utils import timezone
from PIL import Image

from selector.documents.stamp import short_id
from selector.models import Branding, Rendering
from tests.selector.visits import make_document, make_result

OTHER = "0" * 4 + "-0000-0000"


@pytest.mark.django_db
@pytest.mark.parametrize(
    "changes",
    [
        {"kind": "summary"},
        {"language": "de"},
        {"branding": "a" * 64},
        {"kind": "rfi"},
        {"kind": "rfi", "provider": "x"},
    ],
)
def test_it_keeps_one_document_of_each_kind_language_look_and_provider(changes: dict[str, str]) -> None:
    result = make_result()
    make_document(result)
    make_document(result, short_id=OTHER, **changes)
    with pytest.raises(IntegrityError):
        make_document(result, short_id="1" * 14, **changes)


@pytest.mark.django_db
def test_it_keeps_a_request_with_details_beside_one_without() -> None:
    result = make_result()
    make_document(result, kind="rfi")
    make_document(result, kind="rfi", confidential=False, short_id=OTHER)


@pytest.mark.django_db
@pytest.mark.parametrize(
    ("changes", "rule"),
    [
        ({"kind": "pdf"}, "document_kind_known"),
        ({"provider": "x"}, "document_only_rfi_differs"),
        ({"confidential": False}, "document_only_rfi_differs"),
    ],
)
def test_it_refuses_in_the_database(changes: dict[str, Any], rule: str) -> None:
    result = make_result()
    with pytest.raises(IntegrityError, match=rule):
        make_document(result, **changes)


@pytest.mark.django_db
def test_an_id_and_the_claim_on_it_are_there_once() -> None:
    result = make_result()
    make_document(result)
    Rendering.objects.create(result=result, short_id=OTHER, started_at=timezone.now())
    with pytest.raises(IntegrityError):
        Rendering.objects.create(result=result, short_id=OTHER, started_at=timezone.now())


@pytest.mark.django_db(transaction=True)
def test_a_report_that_was_stored_before_is_a_report_with_an_id() -> None:
    result = make_result()
    identity = short_id(result.pk, result.sha256, "report", "en", "before", "", "True")
    make_document(result, branding="before", short_id=identity)
    make_document(result, short_id=OTHER)
    for target in ("0004_scenario", "0007_branding"):
        executor = MigrationExecutor(connection)
        executor.migrate([("selector", target)])
    (kept,) = result.documents.all()
    assert (kept.kind, bytes(kept.content), kept.branding) == ("report", b"%PDF", "before")
    assert kept.short_id == identity


def png() -> bytes:
    made = BytesIO()
    Image.new("RGB", (40, 20), "#0a5566").save(made, "PNG")
    return made.getvalue()


@pytest.mark.django_db
def test_there_is_one_look_and_its_hash_says_which() -> None:
    look = Branding(name="Made-up Pharma", logo=png(), logo_type="png")
    look.save()
    assert look.sha256 == Branding.objects.get().brand.sha256
    before = look.sha256
    look.footer = "Confidential"
    look.save()
    assert look.sha256 not in {"", before}
    with pytest.raises(IntegrityError, match="branding_only_one"):
        Branding.objects.create(id=2)


@pytest.mark.django_db
def test_a_look_that_says_nothing_is_the_plain_one() -> None:
    look = Branding()
    look.save()
    assert (look.sha256, str(look)) == ("", "Branding of documents")


@pytest.mark.parametrize(
    ("accent", "said"), [("#ffee00", "too light"), ("red", "six digits"), ("#0A556", "six digits")]
)
def test_it_refuses_an_accent_that_paper_cannot_show(accent: str, said: str) -> None:
    with pytest.raises(ValidationError, match=said):
        Branding(accent=accent).clean()


@pytest.mark.django_db
@pytest.mark.parametrize(
    ("values", "rule"),
    [
        ({"accent": "blue"}, "branding_accent_colour"),
        ({"logo_type": "gif"}, "branding_logo_type_known"),
        ({"name": "two\nlines"}, "branding_name_one_line"),
        ({"footer": "two\rlines"}, "branding_footer_one_line"),
    ],
)
def test_it_refuses_such_a_look_in_the_database(values: dict[str, str], rule: str) -> None:
    with pytest.raises(IntegrityError, match=rule):
        Branding.objects.create(**values)
