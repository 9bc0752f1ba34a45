"""Tests of entries: what waits for its import is what was read."""

from providers.regulators.entry import RegisterFile
from tests.providers.regulators.samples import SAMPLES, raw, read


def test_what_waits_is_what_was_read() -> None:
    for name, path in SAMPLES.items():
        file = read(raw(name), path.name)
        assert RegisterFile.from_json(file.to_json()) == file
        assert file.is_part == (path.suffix in (".html", ".json"))
