"""A wrong setting ends in one sentence; the right ones make a strict site."""

import os
import subprocess
import sys
from pathlib import Path

import pytest
from django.core.exceptions import ImproperlyConfigured
from django.test import Client

from selector import settings

DATABASE_SENTENCE = "DATABASE_URL must be like sqlite:////folder/file or postgres://user:password@host/name."


def manage(*arguments: str, **environment: str) -> subprocess.CompletedProcess[str]:
    """Run manage.py in a process of its own, with these settings and no others."""
    command = [sys.executable, "manage.py", *arguments]
    variables = {"PATH": os.environ["PATH"], "SECRET_KEY": "only-for-this-process"} | environment
    return subprocess.run(command, cwd=settings.BASE_DIR, env=variables, capture_output=True, text=True, check=False)


def test_it_takes_yes_and_no_and_nothing_else_for_a_flag(monkeypatch: pytest.MonkeyPatch) -> None:
    for value, expected in {"yes": True, "True": True, "1": True, "no": False, "0": False}.items():
        monkeypatch.setenv("DEBUG", value)
        assert settings._flag("DEBUG") is expected
    monkeypatch.setenv("DEBUG", "maybe")
    with pytest.raises(ImproperlyConfigured, match=r"^DEBUG is 'maybe': write yes or no\.$"):
        settings._flag("DEBUG")


@pytest.mark.parametrize(
    "value", ["selector.example", "ftp://selector.example", "https://selector.example/app", "http://[selector", ""]
)
def test_it_refuses_an_address_that_no_visitor_could_type(value: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("SITE_URL", value)
    with pytest.raises(ImproperlyConfigured, match=f"^SITE_URL is {value!r}: write an address".replace("[", r"\[")):
        settings._site()


def test_it_takes_a_mail_address_or_none_to_write_to(monkeypatch: pytest.MonkeyPatch) -> None:
    for value in ("", "data@selector.example"):
        monkeypatch.setenv("CONTACT_EMAIL", value)
        assert settings._contact_email() == value
    monkeypatch.setenv("CONTACT_EMAIL", "a curator")
    with pytest.raises(ImproperlyConfigured, match=r"^CONTACT_EMAIL is 'a curator': write an address like"):
        settings._contact_email()


def test_it_takes_four_eyes_for_yes_no_or_auto(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("FOUR_EYES", raising=False)
    assert settings._four_eyes() == "auto"
    for value in ("yes", "No", "auto"):
        monkeypatch.setenv("FOUR_EYES", value)
        assert settings._four_eyes() == value.lower()
    monkeypatch.setenv("FOUR_EYES", "two")
    with pytest.raises(ImproperlyConfigured, match=r"^FOUR_EYES is 'two': write auto, yes or no\.$"):
        settings._four_eyes()


@pytest.mark.parametrize("url", ["db.sqlite3", "mysql://me:secret@host/name", "postgres://me:secret@host:port/name"])
def test_it_refuses_an_unknown_database_without_repeating_its_password(
    url: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("DATABASE_URL", url)
    with pytest.raises(ImproperlyConfigured) as refusal:
        settings._database()
    assert str(refusal.value) == DATABASE_SENTENCE


def test_it_gives_sqlite_queueing_writers_and_postgresql_a_pool(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("DATABASE_URL", "sqlite:////srv/site.sqlite3")
    assert settings._database()["OPTIONS"]["transaction_mode"] == "IMMEDIATE"
    monkeypatch.setenv("DATABASE_URL", "postgres://me@host/name?sslmode=require")
    assert settings._database()["OPTIONS"] == {"sslmode": "require", "pool": True, "connect_timeout": 10}


def test_it_asks_for_a_secret_key_where_there_is_none(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setattr(settings, "VAR_DIR", tmp_path)
    monkeypatch.delenv("SECRET_KEY", raising=False)
    with pytest.raises(ImproperlyConfigured, match=r"^There is no secret key: run make setup"):
        settings._secret_key()
    (tmp_path / "secret_key").write_text("generated once\n")
    assert settings._secret_key() == "generated once"


def test_it_ends_a_command_with_the_sentence_alone() -> None:
    result = manage("check", DATABASE_URL="mysql://me:secret@host/name")
    assert (result.returncode, result.stdout, result.stderr) == (1, "", f"{DATABASE_SENTENCE}\n")


@pytest.mark.parametrize(("address", "strict"), [("https://selector.example", True), ("http://127.0.0.1:8000", False)])
def test_it_insists_on_https_exactly_where_the_site_has_it(address: str, strict: bool) -> None:  # noqa: FBT001
    names = "SECURE_SSL_REDIRECT", "SESSION_COOKIE_SECURE", "CSRF_COOKIE_SECURE", "SECURE_HSTS_SECONDS"
    code = f"from django.conf import settings; print([bool(getattr(settings, name)) for name in {names}])"
    assert manage("shell", "--no-imports", "--command", code, SITE_URL=address).stdout == f"{[strict] * 4}\n"


def test_without_an_address_it_is_where_the_server_listens() -> None:
    code = "from django.conf import settings; print(settings.SITE.geturl())"
    assert manage("shell", "--no-imports", "--command", code, PORT="8001").stdout == "http://127.0.0.1:8001\n"


def test_it_trusts_its_own_address_whatever_host_a_proxy_passes_on() -> None:
    code = "from django.conf import settings; print(settings.CSRF_TRUSTED_ORIGINS)"
    shell = manage("shell", "--no-imports", "--command", code, SITE_URL="https://Selector.example:8443/")
    assert shell.stdout == "['https://selector.example:8443']\n"


def test_it_sends_a_policy_that_allows_nothing_inline_and_nothing_foreign(client: Client) -> None:
    policy = client.get("/admin/login/").headers["Content-Security-Policy"]
    assert sorted(policy.split("; ")) == [
        "base-uri 'none'",
        "default-src 'self'",
        "form-action 'self'",
        "frame-ancestors 'none'",
        "object-src 'none'",
    ]
