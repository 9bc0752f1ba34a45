"""The branding in the admin: administrators alone, refusals beside the field, and no report is ever broken by it."""

from io import BytesIO
from typing import Any

import pytest
from django.contrib.admin.models import LogEntry
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from PIL import Image

from selector import document_queries
from selector.branding_forms import LOGO_FAULTS, BrandingForm
from selector.documents.brand import PLAIN
from selector.models import Branding
from selector.order import Order
from tests.documents.test_brand import REFUSED, picture
from tests.selector.visits import body, staff

pytestmark = pytest.mark.django_db

LIST = "/admin/selector/branding/"
ADD, CHANGE, LOGO = f"{LIST}add/", f"{LIST}1/change/", f"{LIST}logo/"
WORDS = {"name": "Made-up Pharma", "footer": "Confidential", "accent": "#0a5566"}


def sent(content: bytes = b"", **changes: str) -> dict[str, Any]:
    """What the page sends, with a logo or without."""
    logo = {"upload": SimpleUploadedFile("logo.png", content)} if content else {}
    return WORDS | logo | changes


@pytest.fixture
def administrator() -> Client:
    return staff("administrator")


def test_an_administrator_stores_a_look(administrator: Client) -> None:
    assert administrator.post(ADD, sent(picture())).status_code == 302
    look = Branding.objects.get().brand
    assert (look.name, look.footer, look.accent, look.logo_type) == (*WORDS.values(), "png")
    assert Image.open(BytesIO(look.logo)).size == (60, 20)
    assert document_queries.brand(Order("report", "en")) == look
    assert document_queries.brand(Order("json", "en")) == PLAIN
    assert document_queries.brand(Order("rfi", "en", confidential=False)) == PLAIN
    assert LogEntry.objects.filter(object_repr="Made-up Pharma").exists()


def test_there_is_only_one(administrator: Client) -> None:
    administrator.post(ADD, sent())
    assert administrator.get(ADD).status_code == 403
    assert administrator.post(ADD, sent(name="Second")).status_code == 403
    assert "Add branding" not in body(administrator.get(LIST))


@pytest.mark.filterwarnings("ignore::PIL.Image.DecompressionBombWarning")
@pytest.mark.parametrize("name", [name for name in REFUSED if name != "nothing"])
def test_a_logo_that_no_document_can_carry_is_refused_beside_its_field(administrator: Client, name: str) -> None:
    content, code = REFUSED[name]
    administrator.post(ADD, sent(picture()))
    before = Branding.objects.get().sha256
    response = administrator.post(CHANGE, sent(content, name="Changed"))
    form = response.context["adminform"].form
    assert form.errors == {"upload": [str(LOGO_FAULTS[code])]}
    assert 'value="Changed"' in body(response)
    assert Branding.objects.get().sha256 == before


def test_an_empty_file_is_refused_too(administrator: Client) -> None:
    response = administrator.post(ADD, WORDS | {"upload": SimpleUploadedFile("logo.png", b"")})
    assert str(LOGO_FAULTS["empty"]) in body(response)


@pytest.mark.parametrize(
    ("changes", "field", "said"),
    [
        ({"accent": "blue"}, "accent", "six digits"),
        ({"accent": "#ffee00"}, "accent", "too light"),
        ({"name": "x" * 61}, "name", "at most 60"),
        ({"footer": "x" * 121}, "footer", "at most 120"),
    ],
)
def test_words_and_colour_are_refused_beside_their_field(
    administrator: Client, changes: dict[str, str], field: str, said: str
) -> None:
    errors = administrator.post(ADD, sent() | changes).context["adminform"].form.errors
    assert list(errors) == [field]
    assert said in errors[field][0]
    assert not Branding.objects.exists()


@pytest.mark.parametrize(
    ("written", "kept"),
    [
        ("Ünïcødé 🧪", "Ünïcødé 🧪"),
        ("شركة الأدوية", "شركة الأدوية"),
        ("two\r\nlines", "two lines"),
        ("turned \u202eback", "turned back"),
        ("a\x07bell", "a bell"),
    ],
)
def test_words_are_one_line_of_letters_in_any_script(written: str, kept: str) -> None:
    form = BrandingForm(sent(name=written, footer=written))
    assert form.is_valid(), form.errors
    assert (form.instance.name, form.instance.footer) == (kept, kept)


def test_a_logo_is_seen_removed_and_replaced(administrator: Client) -> None:
    administrator.post(ADD, sent(picture()))
    assert f'<img class="logo" src="{LOGO}?' in body(administrator.get(CHANGE))
    shown = administrator.get(LOGO)
    assert (shown["Content-Type"], shown.content) == ("image/png", bytes(Branding.objects.get().logo))
    assert (shown["X-Content-Type-Options"], "no-store" in shown["Cache-Control"]) == ("nosniff", True)
    administrator.post(CHANGE, sent(picture("JPEG"), remove_logo="on"))
    assert Branding.objects.get().logo_type == "jpeg"
    administrator.post(CHANGE, sent(remove_logo="on"))
    assert (Branding.objects.get().brand.logo, administrator.get(LOGO).status_code) == (b"", 404)
    assert 'name="remove_logo"' not in body(administrator.get(CHANGE))


def test_a_save_without_a_file_keeps_the_logo(administrator: Client) -> None:
    administrator.post(ADD, sent(picture()))
    administrator.post(CHANGE, sent(footer="Other"))
    look = Branding.objects.get()
    assert (look.footer, look.logo_type) == ("Other", "png")
    assert look.sha256 == look.brand.sha256


def test_without_it_documents_are_plain_again(administrator: Client) -> None:
    administrator.post(ADD, sent())
    administrator.post(f"{LIST}1/delete/", {"post": "yes"})
    assert document_queries.brand(Order("report", "en")) == PLAIN


@pytest.mark.parametrize("role", ["curator", "approver", "reader"])
def test_nobody_else_sees_or_changes_it(administrator: Client, role: str) -> None:
    administrator.post(ADD, sent(picture()))
    other = staff(role)
    assert {other.get(address).status_code for address in (LIST, ADD, CHANGE, LOGO)} == {403}
    assert other.post(CHANGE, sent(name="Mine")).status_code == 403
    assert Client().get(LOGO).status_code == 302
    assert Branding.objects.get().name == "Made-up Pharma"
