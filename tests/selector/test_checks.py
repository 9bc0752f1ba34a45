"""Wrong content of the method is a system check with an id and a hint."""

from unittest.mock import patch

from selector.checks import HINTS, check_version
from selector.method.content import Fault
from selector.method.glossary import Glossary, Term
from selector.method.load import ContentError

WORDS = Glossary((Term("x", "X", "Anything.", "nowhere"),), ())


def test_the_shipped_version_is_sound() -> None:
    assert list(check_version("2026-11")) == []


def test_it_names_a_word_of_the_glossary_without_a_source() -> None:
    with patch("selector.checks.load_glossary", return_value=WORDS):
        (error,) = check_version("2026-11")
    assert (error.id, error.hint) == ("selector.E007", HINTS["E007"])
    assert error.msg == "Method 2026-11, glossary.x: unknown source 'nowhere'."


def test_it_names_a_fault_of_the_method_once_a_language() -> None:
    with patch("selector.checks.faults", return_value=[Fault("E002", "preset.equal", "weights sum to 99")]):
        (error,) = check_version("2026-11")
    assert (error.id, error.hint) == ("selector.E002", HINTS["E002"])


def test_a_file_of_the_wrong_shape_ends_the_checks() -> None:
    with patch("selector.checks.load_glossary", side_effect=ContentError("2026-11/glossary.toml", ["terms[0]"])):
        (error,) = check_version("2026-11")
    assert (error.id, error.msg) == ("selector.E000", "2026-11/glossary.toml: terms[0]")
