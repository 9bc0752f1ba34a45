"""No log line gives away what opens an assessment."""

import logging

import pytest

from selector.logs import MaskingFormatter, mask_tokens


@pytest.mark.parametrize(
    ("line", "masked"),
    [
        ("GET /a/s3cr3t-T0ken_ 302", "GET /a/[token] 302"),
        ("GET /r/s3cr3t/report.pdf 200", "GET /r/[token]/report.pdf 200"),
        ("GET /a//s3cr3t 404", "GET /a//[token] 404"),
        ("GET /A/s3cr3t 404", "GET /A/[token] 404"),
        ("Not Found: /a/s3cr3t?next=/", "Not Found: /a/[token]?next=/"),
        ('referer "https://selector.example/a/s3cr3t"', 'referer "https://selector.example/a/[token]"'),
        ("GET /a/%73%33 404", "GET /a/[token] 404"),
        ("Resolver404: {'path': 'a/s3cr3t'}", "Resolver404: {'path': 'a/[token]'}"),
        ("GET /providers/answer/s3cr3t 200", "GET /providers/answer/[token] 200"),
        ("Not Found: providers//Answer//s3cr3t", "Not Found: providers//Answer//[token]"),
        ("GET /assessments/new 200", "GET /assessments/new 200"),
        ("GET /admin/ 200", "GET /admin/ 200"),
        ("GET /catalogue/pharma/claims 200", "GET /catalogue/pharma/claims 200"),
    ],
)
def test_it_masks_the_token_and_nothing_else(line: str, masked: str) -> None:
    assert mask_tokens(line) == masked


def formatted(path: str, error: Exception | None = None) -> str:
    trace = (type(error), error, None) if error else None
    return MaskingFormatter().format(logging.LogRecord("x", logging.ERROR, __file__, 1, "GET %s 404", (path,), trace))


def test_it_masks_a_traceback_too() -> None:
    line = formatted("/a/t0ken", ValueError("no grant for /r/s3cr3t"))
    assert "GET /a/[token] 404" in line
    assert "no grant for /r/[token]" in line


def test_it_keeps_a_line_one_line_whatever_the_path_holds() -> None:
    assert formatted("/x\nGET /forged") == "GET /x\\nGET /forged 404"
    assert formatted("/x\r\x1b[2J\x85\u2028") == "GET /x\\r\\x1b[2J\\x85\\u2028 404"


def test_it_indents_a_traceback_so_that_no_line_of_it_looks_like_an_entry() -> None:
    first, *others = formatted("/x", ValueError("odd\nGET /forged\x1b")).splitlines()
    assert first == "GET /x 404"
    assert others == ["    ValueError: odd", "    GET /forged\\x1b"]
