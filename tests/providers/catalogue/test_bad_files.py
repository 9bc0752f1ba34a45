"""Every bad file gets its own answer: where the fault is, what was expected there, and what came."""

import pytest

from tests.providers.catalogue.bad_files import BAD_FILES, answer
from tests.providers.catalogue.files import problems


@pytest.mark.parametrize("name", BAD_FILES)
def test_it_says_what_is_wrong_and_where(name: str) -> None:
    assert problems(name, BAD_FILES[name][0]) == answer(name)
