"""The request for information: whom it asks what, what it leaves out, and that nobody reads of another's gaps."""

from collections.abc import Iterator
from dataclasses import fields, is_dataclass, replace

import pytest

from selector.assessment.record import Record
from selector.method.load import load_outgoing
from selector.method.phrases_documents import RfiPhrases
from selector.report.pen import lower_first
from selector.report.rfi import Rfi, UnknownProviderError, rfi
from selector.shortlist.result import Aside, Ask, Ranked
from tests.report.samples import PEN, VERSION, make_content, make_evidence, make_record

CASES = ["c10_antibody_phase2", "c06_mature_modified_release", "x_split_with_edits", "x_capacity_gap"]
SPLIT, TITLE = "x_split_with_edits", "Nightjar 40 mg, launch in spring"


def said(thing: object) -> Iterator[str]:
    """Every string of a request but the names of its parts."""
    if isinstance(thing, str):
        yield thing
    elif isinstance(thing, tuple):
        yield from (text for item in thing for text in said(item))
    elif is_dataclass(thing) and not isinstance(thing, RfiPhrases):
        yield from (text for field in fields(thing) for text in said(getattr(thing, field.name)))


def words(request: Rfi) -> str:
    return "\n".join(said(request))


def rows(stored: Record) -> list[Ranked | Aside]:
    return [*stored.result.shortlist.ranking, *stored.result.shortlist.aside]


def first(case: str) -> Ranked:
    return make_record(case).result.shortlist.ranking[0]


def block(request: Rfi, title: str) -> list[str]:
    return [q.text for item in request.asked.blocks if item.title == title for q in item.questions]


@pytest.mark.parametrize("case", CASES)
def test_one_provider_is_asked_about_each_of_its_gaps(case: str) -> None:
    stored = make_record(case)
    for row in rows(stored):
        request = rfi(stored, TITLE, PEN, provider=row.slug)
        assert block(request, PEN.say.rfi.heading["gaps"]) == [ask.text for ask in row.ask]
        assert request.cover[0].value == row.name


@pytest.mark.parametrize("case", CASES)
@pytest.mark.parametrize("confidential", [True, False])
def test_no_provider_reads_of_another(case: str, *, confidential: bool) -> None:
    stored = make_record(case)
    ranked = rows(stored)
    for row in [*ranked, None]:
        slug = row.slug if row else ""
        text = words(rfi(stored, TITLE, PEN, provider=slug, confidential=confidential))
        others = [other for other in ranked if other is not row]
        mine = {row.name, *(ask.text for ask in row.ask)} if row else set()
        theirs = {name for other in others for name in (other.name, *(ask.text for ask in other.ask))}
        assert [name for name in theirs - mine if name in text] == []


@pytest.mark.parametrize("case", CASES)
def test_all_are_asked_the_same_about_every_requirement(case: str) -> None:
    stored = make_record(case)
    request = rfi(stored, TITLE, PEN)
    asked = block(request, PEN.say.rfi.heading["needs"])
    assert len(asked) == len(stored.result.requirements)
    assert request.asked.known == ()
    leads = [lead.text.split("{")[0] for lead in PEN.texts.rfi_lead.values()]
    assert [text for text in asked if any(lead in text for lead in leads)] == []


@pytest.mark.parametrize("case", CASES)
def test_it_asks_every_check_of_the_case_under_its_practice(case: str) -> None:
    stored, request = make_record(case), rfi(make_record(case), TITLE, PEN)
    practices = make_content(case).papers.practices
    assert [item.title for item in request.asked.blocks[1:]] == [practice.title for practice in practices]
    assert sum(len(item.questions) for item in request.asked.blocks[1:]) == len(stored.result.checklist)


@pytest.mark.parametrize("confidential", [True, False])
def test_the_sender_is_left_to_fill_in_and_the_title_names_the_project(*, confidential: bool) -> None:
    cover = {
        figure.term: figure.value for figure in rfi(make_record(SPLIT), TITLE, PEN, confidential=confidential).cover
    }
    assert list(cover) == ["To", "From", "Project", "Date", "Please answer by", "Questions and answers to"]
    assert cover["From"] == ""
    assert cover["Project"] == (TITLE if confidential else "Named once a confidentiality agreement is signed")


@pytest.mark.parametrize(
    ("strategy", "flags", "said"),
    [
        pytest.param("second_source", ("second_source_now",), "second_source_now", id="now"),
        pytest.param("second_source", ("second_source_later",), "second_source", id="later"),
        pytest.param("overflow", ("second_source_now",), "overflow", id="now, but another strategy leads"),
    ],
)
def test_the_letter_says_whether_the_second_source_is_sought_now(
    strategy: str, flags: tuple[str, ...], said: str
) -> None:
    stored = make_record(SPLIT)
    verdict = replace(stored.result.verdict, strategy=strategy, flags=flags)
    changed = replace(stored, result=replace(stored.result, verdict=verdict))
    told = set(rfi(changed, TITLE, PEN).letter) & set(PEN.say.rfi.parts.values())
    assert told == {PEN.say.rfi.parts[said]}
    assert ("now" in told.pop()) == (said == "second_source_now")


def test_with_details_it_says_title_sizes_and_plans() -> None:
    request = rfi(make_record(SPLIT), TITLE, PEN)
    report = {row.answer for section in make_content(SPLIT).papers.answers for row in section.rows}
    answers = {row.question: row.answer for row in request.summary}
    assert request.project == TITLE
    own = {text for words in PEN.say.rfi.answer.values() for text in words.values()}
    assert set(answers.values()) <= report | own
    assert answers["Units per batch"] == "150,000.5 units"
    assert answers["Who makes it today"] == "A contract manufacturer makes it"


@pytest.mark.parametrize("case", CASES)
def test_without_details_no_title_size_or_plan_is_left(case: str) -> None:
    stored, shown = make_record(case), load_outgoing(VERSION).shown
    report = {row.question: row.answer for part in make_content(case).papers.answers for row in part.rows}
    for slug in ("", first(case).slug):
        request = rfi(stored, TITLE, PEN, provider=slug, confidential=False)
        text = words(request)
        assert TITLE not in text
        assert "Nightjar" not in text
        hidden = [report.get(PEN.texts.question[key].text, "Not answered") for key in (*shown.details, *shown.kept)]
        hidden += [text for key in shown.details for text in PEN.say.rfi.answer.get(key, {}).values()]
        assert [answer for answer in hidden if len(answer) > len("Not answered") and answer in text] == []
        assert {PEN.question(key) for key in (*shown.details, *shown.kept)} & {
            r.question for r in request.summary
        } == set()
        assert [part for part in request.letter if part in PEN.say.rfi.parts.values()] == []
        assert [row.weight for row in request.compared] == [""] * len(request.compared)


def test_without_details_a_size_is_a_band_in_answer_and_question() -> None:
    for slug in ("", first(SPLIT).slug):
        request = rfi(make_record(SPLIT), TITLE, PEN, provider=slug, confidential=False)
        text = words(request)
        assert [size for size in ("150,000.5", "150000", "800 L") if size in text] == []
        answers = {row.question: row.answer for row in request.summary}
        assert answers["Units per batch"] == "100,000 to 1,000,000 units"
        assert answers["Reactor volume"] == "100 to 1,000 L"
        assert "Units per batch, 100,000 to 1,000,000 units" in text


def test_without_details_a_question_that_tells_a_plan_is_not_asked() -> None:
    told = PEN.texts.checklist["line_fit_overflow"].text
    assert told in words(rfi(make_record("x_capacity_gap"), TITLE, PEN))
    assert told not in words(rfi(make_record("x_capacity_gap"), TITLE, PEN, confidential=False))


@pytest.mark.parametrize("provider", ["", "first"])
def test_without_details_nobody_reads_the_verdict(provider: str) -> None:
    stored = make_record(CASES[0])
    assert any(need.from_ == ("verdict",) for need in stored.result.requirements)
    slug = provider and stored.result.shortlist.ranking[0].slug
    told, kept = (words(rfi(stored, TITLE, PEN, provider=slug, confidential=asked)) for asked in (True, False))
    kind = PEN.texts.kind["model"].label
    assert lower_first(kind) in told
    assert lower_first(kind) not in kept


def test_the_sponsors_own_position_is_in_no_request() -> None:
    kept = {PEN.question(key) for key in load_outgoing(VERSION).shown.kept}
    for case in CASES:
        assert kept & {row.question for row in rfi(make_record(case), TITLE, PEN).summary} == set()


def test_a_stored_question_in_other_words_loses_its_opening_and_never_shows_its_size() -> None:
    stored, row = make_record(SPLIT), first(SPLIT)
    asks = (Ask("scale:units_per_batch", "want", "unknown", "In other words: 150,000.5 units?"),)
    listed = replace(stored.result.shortlist, ranking=(replace(row, ask=asks),))
    changed = replace(stored, result=replace(stored.result, shortlist=listed))
    request = rfi(changed, TITLE, PEN, provider=row.slug, confidential=False)
    (asked,) = block(request, PEN.say.rfi.heading["gaps"])
    assert asked.startswith("Size needed: Units per batch, 100,000 to 1,000,000 units.")


def test_what_was_read_is_shown_to_be_put_right() -> None:
    stored, row = make_record(SPLIT), first(SPLIT)
    known = rfi(stored, TITLE, PEN, provider=row.slug).asked.known
    asked = {ask.requirement for ask in row.ask}
    met = [
        match.evidence
        for need, match in zip(stored.result.requirements, row.matches, strict=True)
        if match.state == "met" and need.key not in asked
    ]
    assert [item.source for item in known] == [f"Read in: {evidence.title}" for evidence in met if evidence]
    assert known


def test_a_record_with_an_authority_is_asked_about_without_blame() -> None:
    stored, row = make_record(SPLIT), first(SPLIT)
    record = make_evidence(code="us_fda", detail="Warning letter of May 2025.", outcome="adverse", as_of="2025-05")
    changed = replace(row, profile=replace(row.profile, records=(record,)))
    listed = replace(stored.result.shortlist, ranking=(changed,))
    request = rfi(replace(stored, result=replace(stored.result, shortlist=listed)), TITLE, PEN, provider=row.slug)
    (asked,) = block(request, PEN.say.rfi.heading["records"])
    assert asked.startswith("FDA, May 2025: Warning letter of May 2025. What was found")


def test_the_evidence_that_decides_is_listed_once_with_its_questions() -> None:
    request = rfi(make_record(SPLIT), TITLE, PEN)
    deciding = {q.number for item in request.asked.blocks for q in item.questions if q.decides}
    assert {number for item in request.attachments for number in item.asked.split(", ")} == deciding
    assert len({item.text for item in request.attachments}) == len(request.attachments)


def test_it_compares_by_the_weights_of_the_ranking() -> None:
    request = rfi(make_record(SPLIT), TITLE, PEN)
    weights = [row.ranking for row in make_content(SPLIT).papers.weights]
    assert [row.weight for row in request.compared] == weights


def test_nobody_is_asked_by_a_result_that_shows_nobody() -> None:
    stored = make_record(SPLIT)
    hidden = replace(stored, result=replace(stored.result, shortlist_open=("markets",)))
    assert rfi(hidden, TITLE, PEN).provider == ""
    for record, slug in ((hidden, first(SPLIT).slug), (stored, "nobody")):
        with pytest.raises(UnknownProviderError):
            rfi(record, TITLE, PEN, provider=slug)
