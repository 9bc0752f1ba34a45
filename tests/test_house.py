"""The house rules that a linter does not know."""

import ast
import tomllib
from collections.abc import Iterator
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parent.parent
# The folders that Django itself looks for; in every other folder it is unknown.
DJANGOS_OWN = {"management", "migrations", "templatetags"}
MODULES = sorted(path for top in ("selector", "providers", "tests") for path in (ROOT / top).rglob("*.py"))
WRITTEN = [path for path in MODULES if path.parent.name != "migrations"]
LOCKS = ["requirements.lock", "requirements-dev.lock"]
TEMPLATES = sorted((ROOT / "templates").rglob("*.html"))


def name(path: Path) -> str:
    return str(path.relative_to(ROOT))


def functions(path: Path) -> Iterator[ast.FunctionDef]:
    return (node for node in ast.walk(ast.parse(path.read_text())) if isinstance(node, ast.FunctionDef))


def length(function: ast.FunctionDef) -> int:
    return (function.end_lineno or function.lineno) - function.lineno + 1


def packages(lock: str) -> Iterator[tuple[str, str]]:
    """Each package of a lock with its version, and the line below it."""
    lines = lock.splitlines()
    starts = [number for number, line in enumerate(lines) if not line.startswith(" ")]
    return ((lines[start].split()[0], lines[start + 1]) for start in starts)


@pytest.mark.parametrize("path", WRITTEN, ids=name)
def test_it_keeps_modules_and_functions_short(path: Path) -> None:
    longest = 25 if "tests" in path.parts else 50
    assert len(path.read_text().splitlines()) <= 250
    assert [function.name for function in functions(path) if length(function) > longest] == []


@pytest.mark.parametrize("path", TEMPLATES, ids=name)
def test_it_keeps_templates_short_and_free_of_inline_code(path: Path) -> None:
    text = path.read_text()
    assert len(text.splitlines()) <= 120
    assert [word for word in ("<style", "style=", "<script>", "onclick=", "javascript:") if word in text] == []


def test_it_holds_every_folder_to_the_contract_that_forbids_django() -> None:
    contracts = tomllib.loads((ROOT / "pyproject.toml").read_text())["tool"]["importlinter"]["contracts"]
    (contract,) = (contract for contract in contracts if contract["name"] == "A folder never imports Django")
    folders = {name(path.parent) for top in ("selector", "providers") for path in ROOT.glob(f"{top}/*/__init__.py")}
    expected = {folder.replace("/", ".") for folder in folders if Path(folder).name not in DJANGOS_OWN}
    assert set(contract["source_modules"]) == expected


@pytest.mark.parametrize("lock", LOCKS)
def test_it_locks_every_package_by_hash_and_no_address(lock: str) -> None:
    text = (ROOT / lock).read_text()
    assert "://" not in text
    assert [package for package, below in packages(text) if not below.startswith("    --hash=sha256:")] == []


def test_it_locks_the_same_versions_for_the_site_and_for_its_tests() -> None:
    site, tests = ({package for package, _ in packages((ROOT / lock).read_text())} for lock in LOCKS)
    assert site - tests == set()
