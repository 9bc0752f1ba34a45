"""Sorts the tests by what they may touch (nothing, the database, a browser) and settles Hypothesis."""

from pathlib import Path

import hypothesis
import pytest

# The same code gets the same answer, however busy the machine is.
hypothesis.settings.register_profile("site", deadline=None, derandomize=True)
hypothesis.settings.load_profile("site")

BROWSER = Path(__file__).parent / "browser"
DATABASE_FIXTURES = {"db", "transactional_db", "live_server"}


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Mark each test, so that every stage of `make test` can pick its own."""
    for item in items:
        if BROWSER in item.path.parents:
            item.add_marker(pytest.mark.browser)
        elif item.get_closest_marker("django_db") or DATABASE_FIXTURES & set(getattr(item, "fixturenames", ())):
            item.add_marker(pytest.mark.database)
