"""The map at the head of each package names all that is in it, and nothing that is gone."""

import re
from pathlib import Path
from types import ModuleType

import pytest

import providers
from providers import catalogue, regulators


@pytest.mark.parametrize("package", [providers, catalogue, regulators])
def test_it_names_every_file(package: ModuleType) -> None:
    files = {path.stem for path in Path(str(package.__file__)).parent.glob("*.py")} - {"__init__"}
    named = set(re.findall(r"\w+", str(package.__doc__)))
    assert files - named == set()
    assert {name for name in named if "_" in name} - files == set()
