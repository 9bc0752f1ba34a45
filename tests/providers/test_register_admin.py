"""Tests of registers in the admin: what a preview shows, that ticks are looked at before they are imported."""

from html import unescape
from typing import Any

import pytest
from django.contrib.auth.models import User
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client

from providers import actions, planning
from providers.models import Claim, ImportFile, Provider, RegisterImport, Site, SiteRecord
from tests.builders import make_row, make_rows
from tests.providers.desk import page, sign_in
from tests.providers.regulators.samples import DOWNLOADED, packed, table
from tests.providers.regulators.test_broken import CASES
from tests.providers.test_import_admin import UPLOAD

pytestmark = pytest.mark.django_db

FILE = table(*DOWNLOADED, delimiter="\t")
LETTER = (
    "/inspections-compliance-enforcement-and-criminal-investigations/warning-letters/plain-700001-10012026",
    "10/08/2026", "10/01/2026", "Plain Tablets Ltd.", "Office", "CGMP/Finished Pharmaceuticals/Adulterated",
)  # fmt: skip
LETTERS = table(("url", "posted_date", "letter_date", "company", "issuing_office", "subject"), LETTER)
DAY = "2026-11-02"


def plant(name: str, city: str, *fei: str) -> dict[str, Any]:
    """A site, with its FEI numbers."""
    numbers = [{"scheme": "fei", "value": value} for value in fei]
    said = {"name": name, "city": city, "country": "IE", "activities": [], "status": "current", "source": "S1"}
    return said | ({"identifiers": numbers} if numbers else {})


@pytest.fixture
def curator(client: Client) -> Client:
    """A browser in which a curator is signed in, over a provider with two sites, one of them with its number."""
    row = make_row(
        "plain-tablets", name="Plain Tablets", sites=[plant("Mill", "Cork", "3000001"), plant("Quay", "Galway")]
    )
    actions.import_rows(data=make_rows({**row, "claims": []}))
    sign_in(client, "curator")
    return client


def upload(curator: Client, raw: bytes, name: str = "drls_reg.txt") -> Any:
    """Upload a file; the response."""
    return curator.post(UPLOAD, {"file": SimpleUploadedFile(name, raw)})


def preview(curator: Client, raw: bytes) -> tuple[str, Any, dict[str, Any]]:
    """The address of a preview, its page, and what its button sends."""
    address = upload(curator, raw)["Location"]
    shown = curator.get(address)
    if not shown.context["form"]["day"].value():
        shown = curator.post(address, {"day": DAY, "choose": "x"}, follow=True)
    return address, shown, {"sha256": shown.context["planned"].sha256, "day": shown.context["form"]["day"].value()}


def text(response: Any) -> str:
    return unescape(response.content.decode())


def tokens(response: Any) -> dict[str, str]:
    """The boxes of a preview, by the name of their site."""
    return {spot.site: token for _, sites in response.context["suggested"] for spot, token, _ in sites}


@pytest.mark.parametrize("raw", [FILE, packed(FILE)], ids=["plain", "packed"])
def test_it_shows_what_a_register_says_and_writes_nothing(curator: Client, raw: bytes) -> None:
    _, shown, _ = preview(curator, raw)
    said = text(shown)
    for part in ("FDA Drug Establishments", "A registration is not an approval", "Mill (Cork)", "record", "Import"):
        assert part in said
    assert (SiteRecord.objects.count(), RegisterImport.objects.count()) == (0, 0)
    assert b"Jane Doe" not in shown.content


def test_it_imports_what_was_seen_once(curator: Client) -> None:
    address, _, seen = preview(curator, FILE)
    assert "Imported drls_reg.txt in" in text(curator.post(address, seen, follow=True))
    assert SiteRecord.objects.get().site == Site.objects.get(name="Mill")
    noted = RegisterImport.objects.get()
    assert (noted.register, noted.imported_by) == ("fda_registration", User.objects.get(username="curator"))
    assert "The file drls_reg.txt is imported already." in text(curator.post(address, seen, follow=True))
    assert "Everything in the file is stored already" in text(curator.get(upload(curator, FILE)["Location"]))
    assert planning.draft().plan.differing == {"plain-tablets"}


def test_a_tick_is_looked_at_before_it_is_imported(curator: Client) -> None:
    address, shown, seen = preview(curator, LETTERS)
    assert set(tokens(shown)) == {"Mill", "Quay"}
    ticked = seen | {"confirmed": tokens(shown)["Quay"]}
    again = curator.post(address, ticked, follow=True)
    assert "Nothing was imported yet: what you chose changes the plan." in text(again)
    assert (SiteRecord.objects.count(), again.context["planned"].sha256 != seen["sha256"]) == (0, True)
    curator.post(address, ticked | {"sha256": again.context["planned"].sha256})
    assert SiteRecord.objects.get().site.name == "Quay"
    assert Provider.objects.get().claims.get().site == Site.objects.get(name="Quay")


def test_a_suggestion_leads_to_the_letter(curator: Client) -> None:
    _, shown, _ = preview(curator, LETTERS)
    assert f'<a href="https://www.fda.gov{LETTER[0]}"' in text(shown)


def test_it_shows_what_is_gone_and_what_was_retired(curator: Client) -> None:
    address, shown, seen = preview(curator, LETTERS)
    ticked = seen | {"confirmed": tokens(shown)["Quay"], "choose": "x"}
    chosen = curator.post(address, ticked, follow=True)
    del ticked["choose"]
    curator.post(address, ticked | {"sha256": chosen.context["planned"].sha256})
    Claim.objects.update(retired_at="2026-11-20", reason="Of another firm")
    newer = LETTERS.replace(b"plain-700001", b"other-700002").replace(b"10/08/2026", b"10/09/2026")
    said = text(preview(curator, newer)[1])
    assert "The newest whole list before, drls_reg.txt of 2026-10-08, held these." in said
    assert "Retired by a curator, left so" not in said
    again = text(preview(curator, LETTERS)[1])
    assert "plain-tablets, Quay: regulator:us_fda, FDA warning letter to Plain Tablets Ltd." in again
    assert "No longer in the file" not in again


def establishment(fei: str, firm: str = "Another Firm", town: str = "Limerick") -> tuple[str, ...]:
    """A line of the list, of somebody the catalogue does not know."""
    return fei, "", firm, f"1 Street, {town},  V94, Ireland (IRL)", *DOWNLOADED[1][4:]


def test_it_says_where_nothing_is_at_a_site_and_whose_that_is(curator: Client) -> None:
    said = text(preview(curator, table(DOWNLOADED[0], establishment("3999999"), delimiter="\t"))[1])
    assert "Nothing here is at a site of the catalogue. Importing it only notes that the file was read." in said
    assert "<li>Another Firm, Limerick, Ireland, FEI 3999999</li>" in said


def test_a_list_without_any_site_of_the_catalogue_does_not_only_note_that_it_was_read(curator: Client) -> None:
    address, _, seen = preview(curator, FILE)
    curator.post(address, seen)
    address = upload(curator, table(DOWNLOADED[0], establishment("3999999"), delimiter="\t"))["Location"]
    shown = curator.post(address, {"day": "2026-11-09", "choose": "x"}, follow=True)
    assert "Importing it only notes" not in text(shown)
    curator.post(address, {"day": "2026-11-09", "sha256": shown.context["planned"].sha256})
    assert SiteRecord.objects.get().gone == "2026-11-09"


def test_it_asks_for_the_day_of_a_file_that_tells_none(curator: Client) -> None:
    asks = "The file does not tell its day, so it is needed here: the day on which the file was fetched."
    address = upload(curator, FILE)["Location"]
    shown = curator.get(address)
    assert asks in text(shown)
    assert shown.context["form"]["day"].value() == ""
    refused = curator.post(address, {"sha256": shown.context["planned"].sha256, "day": ""})
    assert (refused.context["form"].errors.keys(), RegisterImport.objects.count()) == ({"day"}, 0)
    curator.post(address, {"sha256": shown.context["planned"].sha256, "day": DAY})
    assert SiteRecord.objects.count() == 0
    said = text(preview(curator, LETTERS)[1])
    assert asks not in said
    assert "The newest day that the file speaks of is 2026-10-08." in said


def test_a_long_plan_is_folded_and_a_short_one_is_not(curator: Client) -> None:
    _, shown, _ = preview(curator, FILE)
    change = '<details class="difference" open>\n<summary><b>Plain Tablets</b>'
    assert change in text(shown)
    many = [make_row(f"many-{place}", claims=[], sites=[plant("Mill", "Cork", f"399000{place}")]) for place in range(6)]
    actions.import_rows(data=make_rows(*many))
    rows = [establishment(f"399000{place}") for place in range(6)]
    _, shown, _ = preview(curator, table(DOWNLOADED[0], *rows, delimiter="\t"))
    assert shown.context["page"].paginator.count == 6
    assert '<details class="difference" open>' not in text(shown)


def test_the_upload_names_the_registers(curator: Client) -> None:
    said = text(curator.get(UPLOAD))
    assert ">FDA warning letters</a>" in said
    assert page("registerimport_changelist") in said


def test_it_shows_what_a_tick_changes(curator: Client) -> None:
    address, shown, seen = preview(curator, LETTERS)
    again = curator.post(address, seen | {"confirmed": tokens(shown)["Mill"], "choose": "x"}, follow=True)
    assert "checked" in text(again)
    assert [one.spot.site for one in again.context["registering"].joined] == ["Mill"]
    for response, open_, placed in ((shown, 1, 0), (again, 0, 1)):
        assert "Plain Tablets: Mill (Cork)</label>" in text(response)
        assert f"<dt>To be confirmed</dt><dd>{open_}</dd>" in text(response)
        assert f"<dt>At sites of the catalogue</dt><dd>{placed}</dd>" in text(response)
    assert SiteRecord.objects.count() == 0


def test_nothing_to_confirm_is_still_noted_as_read(curator: Client) -> None:
    address, _, seen = preview(curator, LETTERS)
    curator.post(address, seen)
    assert (RegisterImport.objects.get().date, SiteRecord.objects.count()) == ("2026-10-08", 0)


@pytest.mark.parametrize("day", ["2999-01-01", "01/02/2026", ""])
def test_it_asks_for_a_day_that_has_come(curator: Client, day: str) -> None:
    address, _, seen = preview(curator, FILE)
    response = curator.post(address, seen | {"day": day})
    assert response.context["form"].errors.keys() == {"day"}
    assert SiteRecord.objects.count() == 0


def test_a_record_has_the_day_that_was_given(curator: Client) -> None:
    address, _, seen = preview(curator, FILE)
    again = curator.post(address, seen | {"day": DAY, "choose": "x"}, follow=True)
    curator.post(address, {"sha256": again.context["planned"].sha256, "day": DAY})
    assert SiteRecord.objects.get().retrieved == RegisterImport.objects.get().date == DAY


def test_it_imports_nothing_where_somebody_edited_meanwhile(curator: Client) -> None:
    address, _, seen = preview(curator, FILE)
    Site.objects.filter(name="Mill").update(country="GB")
    assert "Nothing was imported: providers were edited meanwhile." in text(curator.post(address, seen, follow=True))
    assert (SiteRecord.objects.count(), RegisterImport.objects.count()) == (0, 0)


def test_it_discards_a_file(curator: Client) -> None:
    address, _, _ = preview(curator, FILE)
    assert "nothing was imported." in text(curator.post(address, {"discard": "x"}, follow=True))
    assert not ImportFile.objects.exists()


@pytest.mark.parametrize("broken", CASES, ids=str)
def test_it_answers_a_broken_file_and_writes_nothing(curator: Client, broken: Any) -> None:
    response = upload(curator, broken.content, "a")
    assert response.status_code == 200
    assert response.context["problems"]
    assert (ImportFile.objects.count(), RegisterImport.objects.count(), SiteRecord.objects.count()) == (0, 0, 0)


def test_a_site_shows_its_records_and_nobody_edits_them(curator: Client) -> None:
    address, _, seen = preview(curator, FILE)
    curator.post(address, seen)
    shown = text(curator.get(page("site_change", Site.objects.get(name="Mill"))))
    assert "Registered with the FDA as a drug establishment" in shown
    assert 'name="records-0-text"' not in shown


def test_the_desk_names_registers_older_than_their_rhythm(curator: Client) -> None:
    desk = "/admin/providers/desk/"
    assert curator.get(desk).context["stale"] == []
    RegisterImport.objects.create(register="eudragmdp", name="a", sha256="0" * 64, date="2020-01-01", is_list=True)
    response = curator.get(desk)
    assert response.context["stale"] == ["EudraGMDP: GMP certificates and statements of non-compliance"]
    assert page("registerimport_changelist") in text(response)
    assert "EudraGMDP" in text(curator.get(page("registerimport_changelist")))
