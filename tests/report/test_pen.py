"""Codes into words."""

import pytest

from selector.report.pen import country, lower_first, reference, without_bracket
from selector.shortlist.result import Requirement
from tests.report.samples import PEN, make_evidence, make_need

QUESTION = PEN.method.question


@pytest.mark.parametrize(
    ("need", "name"),
    [
        (make_need(), "Tablet"),
        (make_need("modality", "biologic_mammalian"), "Biologic, mammalian cell culture"),
        (make_need("dosage_form", "injectable"), "Injectable"),
        (make_need("country", "EUROPE"), "Site in Europe"),
        (make_need("country", "CZ"), "Site in Czechia"),
        (make_need("regulator", "us_fda"), "FDA record"),
        (make_need("model", "cdmo"), "Works as a CDMO"),
        (make_need("model", "cmo"), "Works as a CMO or CDMO"),
        (make_need("scale", "reactor_volume", amount=1800.0, unit="L"), "Chemical reactor volume, 1,800 L"),
    ],
)
def test_it_names_a_need_in_tables(need: Requirement, name: str) -> None:
    assert PEN.need(need) == name


@pytest.mark.parametrize(
    ("need", "thing"),
    [
        (make_need(), "tablets"),
        (make_need("modality", "biologic_mammalian"), "mammalian biologics"),
        (make_need("country", "EUROPE"), "a site in Europe"),
        (make_need("scale", "reactor_volume", amount=800.0, unit="L"), "chemical reactor volume of 800 L"),
    ],
)
def test_it_names_what_is_not_listed(need: Requirement, thing: str) -> None:
    assert PEN.thing(need) == thing


@pytest.mark.parametrize("kind", ["modality", "dosage_form", "substance_or_product", "stage"])
def test_it_has_words_for_all_that_silence_can_rule_out(kind: str) -> None:
    assert set(PEN.say.need.thing[kind]) == set(PEN.vocabulary.kinds[kind].terms)


def test_it_has_a_short_name_for_every_authority_and_dimension() -> None:
    assert set(PEN.say.need.authority) == set(PEN.vocabulary.kinds["regulator"].terms)
    assert tuple(PEN.say.decision.short) == PEN.method.dimension_keys


@pytest.mark.parametrize(
    ("question", "answer", "full", "short"),
    [
        ("stage", ("phase_2",), "Phase 2", "Phase 2"),
        ("markets", ("us", "eu"), "United States; European Union and EEA", "United States; European Union and EEA"),
        ("markets", ("us", "eu", "japan"), "United States; European Union and EEA; Japan", "United States and 2 more"),
        ("bioreactor_litres", (2000.0,), "2,000 L", "2,000 L"),
        ("units_per_batch", (150000.5,), "150,000.5 units", "150,000.5 units"),
    ],
)
def test_it_words_answers(question: str, answer: tuple[str | float, ...], full: str, short: str) -> None:
    assert PEN.answer(QUESTION[question], answer) == full
    assert PEN.short_answer(QUESTION[question], answer) == short


@pytest.mark.parametrize(
    ("day", "words"), [("2026", "2026"), ("2026-03", "March 2026"), ("2026-03-05", "5 March 2026")]
)
def test_it_writes_no_more_of_a_date_than_is_known(day: str, words: str) -> None:
    assert PEN.date(day) == words


@pytest.mark.parametrize(
    ("as_of", "words"),
    [
        (None, "undated"),
        ("2019-11-22", "older than seven years"),
        ("2019-11-23", ""),
        ("2019", "older than seven years"),
        ("2020", ""),
    ],
)
def test_it_says_where_evidence_is_undated_or_old(as_of: str | None, words: str) -> None:
    assert PEN.age(as_of, "2026-11-23") == words


@pytest.mark.parametrize(
    ("status", "detail", "words"),
    [
        ("planned", "Tablets due mid-2026", "the plan’s date has passed: ask"),
        ("planned", "Tablets due by end of 2026", ""),
        ("planned", "Tablets planned", ""),
        ("current", "Tablets due mid-2026", ""),
    ],
)
def test_it_says_that_the_date_of_a_plan_has_passed(status: str, detail: str, words: str) -> None:
    assert PEN.dated(make_evidence(status=status, detail=detail, as_of="2026-03"), "2026-11-23") == words


@pytest.mark.parametrize(
    ("items", "words"), [([], ""), (["a"], "a"), (["a", "b"], "a and b"), (["a", "b", "c"], "a, b and c")]
)
def test_it_lists_in_words(items: list[str], words: str) -> None:
    assert PEN.listed(items) == words


@pytest.mark.parametrize(("number", "words"), [(0, "no"), (4, "four"), (12, "twelve"), (13, "13"), (1300, "1,300")])
def test_it_counts_in_words_up_to_twelve(number: int, words: str) -> None:
    assert PEN.count(number) == words


@pytest.mark.parametrize(
    ("label", "bare"),
    [("Drug substance (API)", "Drug substance"), ("Ear (otic) product", "Ear product"), ("Tablet", "Tablet")],
)
def test_it_drops_brackets_of_labels(label: str, bare: str) -> None:
    assert without_bracket(label) == bare


def test_it_keeps_abbreviations_in_a_sentence() -> None:
    assert (lower_first("Not known"), lower_first("ISO 9001"), lower_first("")) == ("not known", "ISO 9001", "")


def test_it_names_countries_in_common_words() -> None:
    assert (country("TW"), country("XX"), country(None)) == ("Taiwan", "XX", "")


def test_it_links_to_the_publisher() -> None:
    shown = reference("A paper", "2025", "https://www.example.org/a?b=1")
    assert (shown.host, shown.url) == ("example.org", "https://www.example.org/a?b=1")


@pytest.mark.parametrize("url", [None, "", "javascript:alert(1)", "data:text/html,x", "//example.org/a", "/a"])
def test_it_links_to_nothing_but_an_address_of_the_web(url: str | None) -> None:
    shown = reference("A paper", None, url)
    assert (shown.host, shown.url, shown.published) == ("", "", "")


def test_it_has_words_for_every_code_that_a_result_can_hold() -> None:
    say, method, enums = PEN.say, PEN.method, PEN.vocabulary.enums
    assert set(say.decision.label) == {verdict.key for verdict in method.verdicts}
    assert set(say.shortlist.strip) == {state.key for state in method.states}
    assert set(say.shortlist.evidence) == set(say.shortlist.bars) == set(enums["evidence"])
    assert set(say.shortlist.activity) == set(enums["site_activities"])
    assert set(say.need.level) == set(method.levels)
    assert {step.who for step in method.transfer_steps} <= set(say.paper.who)
