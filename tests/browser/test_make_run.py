"""One command makes a fresh checkout a site."""

import re
import subprocess
from urllib.error import HTTPError
from urllib.request import Request, urlopen

import pytest
from django.conf import settings
from playwright.sync_api import Page

from tests.browser.server import Server, environment


def test_it_serves_the_site_with_static_files_that_may_be_kept_for_ever(page: Page, production: Server) -> None:
    page.goto(production.url)
    sheet = page.locator("link[rel=stylesheet]").first.get_attribute("href")
    assert sheet
    assert re.fullmatch(r"/static/css/\w+\.[0-9a-f]{12}\.css", sheet)
    headers = page.request.get(f"{production.url}{sheet}").headers
    assert headers["content-encoding"] == "br"
    assert "immutable" in headers["cache-control"]


def test_it_shows_the_first_password_once(production: Server) -> None:
    assert production.output.read_text().count("as admin with the password") == 1


@pytest.mark.parametrize("path", ["/a/s3cr3t", "/r/s3cr3t"])
def test_it_keeps_the_token_of_a_link_out_of_its_logs(path: str, production: Server) -> None:
    with pytest.raises(HTTPError, match="404"):
        urlopen(production.url + path, timeout=10)  # noqa: S310
    assert production.prints(f"GET {path[:3]}[token] 404")
    assert "s3cr3t" not in production.output.read_text()


def test_it_answers_head_without_a_body_and_without_a_warning(production: Server) -> None:
    request = Request(production.url, method="HEAD")  # noqa: S310
    with urlopen(request, timeout=10) as response:  # noqa: S310
        assert (response.read(), int(response.headers["Content-Length"]) > 0) == (b"", True)
    assert production.prints("HEAD / 200")
    assert "no-body response" not in production.output.read_text()


def test_it_keeps_the_database_from_other_users_of_the_machine(production: Server) -> None:
    files = list(production.output.parent.glob("site.sqlite3*"))
    assert files
    assert [file.name for file in files if file.stat().st_mode & 0o077] == []


def test_it_says_in_one_sentence_that_the_port_is_taken(production: Server) -> None:
    command = ["make", "setup", f"PORT={production.port}"]
    variables = environment(production.output.parent / "other.sqlite3")
    result = subprocess.run(command, cwd=settings.BASE_DIR, env=variables, capture_output=True, text=True, check=False)
    assert result.returncode != 0
    sentence = f"CommandError: Port {production.port} is taken or not allowed: choose another, like make run PORT=8001."
    assert result.stderr.splitlines()[0] == sentence
    assert "Traceback" not in result.stderr
