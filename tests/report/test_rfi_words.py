"""What goes out is worded for whoever reads it: a provider, who knows neither our questions nor "you"."""

import re

from selector.method.load import load_outgoing
from selector.method.questions import DONT_KNOW
from tests.report.samples import PEN, VERSION


def test_the_words_for_the_sponsor_never_reach_a_provider() -> None:
    own = PEN.say.rfi.check
    for key, check in PEN.texts.checklist.items():
        for name, text in (("text", check.text), ("evidence", check.evidence)):
            if re.search(r"\byou|\byour", text, re.IGNORECASE):
                assert getattr(own[key], name), key


def test_a_bare_yes_or_no_never_reaches_a_provider() -> None:
    shown = load_outgoing(VERSION).shown
    bare = re.compile(r"(Yes|No)\b.*|We do|None of these|Both|Shared|A plus|.* should")
    for key in (*shown.open, *shown.details):
        options = {option.code for option in PEN.method.question[key].options} - {DONT_KNOW}
        told = {code for code in options if bare.fullmatch(PEN.option(key, code))}
        assert told <= PEN.say.rfi.answer.get(key, {}).keys(), key
