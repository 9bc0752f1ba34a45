"""Each wrong configuration is a system check with an id and a hint."""

from pathlib import Path
from urllib.parse import urlsplit

import pytest
from pytest_django import Settings

from selector.deployment import check_address, check_contact, check_database_folder
from selector.settings import SQLITE


@pytest.mark.parametrize(
    ("address", "ids"),
    [
        ("http://127.0.0.1:8000", []),
        ("http://[::1]:8000", []),
        ("http://localhost", []),
        ("https://selector.example", []),
        ("http://selector.example", ["selector.W101"]),
        ("http://192.0.2.7:8000", ["selector.W101"]),
    ],
)
def test_it_warns_of_a_public_address_without_encryption(address: str, ids: list[str], settings: Settings) -> None:
    settings.SITE = urlsplit(address)
    messages = check_address(None)
    assert [message.id for message in messages] == ids
    assert all(message.hint for message in messages)


@pytest.mark.parametrize(
    ("address", "email", "ids"),
    [
        ("http://127.0.0.1:8000", "", []),
        ("https://selector.example", "data@selector.example", []),
        ("https://selector.example", "", ["selector.E102"]),
    ],
)
def test_it_asks_a_public_site_for_an_address_to_write_to(
    address: str, email: str, ids: list[str], settings: Settings
) -> None:
    settings.SITE, settings.CONTACT_EMAIL = urlsplit(address), email
    messages = check_contact(None)
    assert [message.id for message in messages] == ids
    assert all(message.hint for message in messages)


def test_it_names_a_database_file_in_a_folder_that_is_missing(
    settings: Settings, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    monkeypatch.setitem(settings.DATABASES, "default", {"ENGINE": SQLITE, "NAME": tmp_path / "site.sqlite3"})
    assert check_database_folder(None) == []
    monkeypatch.setitem(settings.DATABASES["default"], "NAME", tmp_path / "missing" / "site.sqlite3")
    (message,) = check_database_folder(None)
    assert message.id == "selector.E101"
    assert "missing/site.sqlite3 cannot be written" in message.msg
    assert message.hint
