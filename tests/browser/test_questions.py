"""Questions that come and go with the answers, and what a result says while some are open."""

from playwright.sync_api import Page, expect

from tests.browser import steps

ISO = "ISO 9001 quality management"


def test_a_save_that_reveals_a_question_returns_to_it(page: Page) -> None:
    start = steps.start(page)
    expect(steps.question(page, "substance_process")).to_be_hidden()
    steps.say(page, "product_scope", "drug_substance")
    steps.save(page)
    expect(page).to_have_url(f"{start}product#id_substance_process")
    expect(steps.question(page, "substance_process")).to_be_in_viewport()
    steps.save(page)
    expect(page).to_have_url(f"{start}stage_maturity")


def test_it_keeps_the_answer_to_a_question_that_is_hidden_and_does_not_count_it(page: Page) -> None:
    start = steps.start_example(page)
    asked = steps.TEXTS.question["substance_process"].short
    expect(page.get_by_role("rowheader", name=asked, exact=True)).to_be_visible()
    for scope in ("drug_product", "both"):
        page.goto(f"{start}product")
        steps.say(page, "product_scope", scope)
        steps.save(page)
        page.goto(f"{start}review")
        expect(page.get_by_role("rowheader", name=asked, exact=True)).to_have_count(int(scope == "both"))
    page.goto(f"{start}product")
    expect(steps.option(page, "substance_process", "mammalian_culture")).to_be_checked()


def test_a_change_from_the_check_of_the_answers_leads_back_to_it(page: Page) -> None:
    start = steps.start_example(page)
    short = steps.TEXTS.question["capital"].short
    page.get_by_role("row", name=short).get_by_role("link").click()
    expect(steps.question(page, "capital")).to_be_in_viewport()
    steps.say(page, "capital", "dont_know")
    steps.save(page)
    expect(page).to_have_url(f"{start}review")
    expect(page.get_by_role("row", name=short)).to_contain_text("open")


def test_too_few_answers_name_the_questions_to_answer_next_and_make_no_report(page: Page) -> None:
    steps.start(page)
    steps.go_through(page, {"stage": "phase_1"})
    steps.see_result(page)
    expect(page.get_by_role("heading", level=1)).to_have_text("Not enough answers yet")
    expect(page.get_by_text("There is no report yet: it needs a verdict.")).to_be_visible()
    expect(page.get_by_role("link", name="Download the report (PDF)")).to_be_hidden()
    expect(page.get_by_role("heading", name="Shortlist")).to_be_hidden()
    named = page.get_by_role("region", name="Answer these next").get_by_role("link")
    expect(named).to_have_count(steps.METHOD.assessment.ask_next)
    title = named.first.inner_text()
    named.first.click()
    key = next(key for key, words in steps.TEXTS.question.items() if words.short == title)
    expect(steps.question(page, key)).to_be_in_viewport()


def test_the_short_mode_shows_its_verdict_after_the_first_group(page: Page) -> None:
    steps.start(page, steps.SHORT)
    steps.fill_in(page, steps.case(steps.ANTIBODY))
    steps.save(page)
    expect(page.get_by_text("The verdict so far: You need a CDMO.")).to_be_visible()
    page.get_by_role("radiogroup", name="What do you expect?").get_by_role("radio", name="A CMO").check()
    steps.press(page, "See the result now")
    expect(page.get_by_role("heading", level=1)).to_have_text("You need a CDMO")
    expect(page.get_by_text("You expected a CMO. The answers say CDMO.")).to_be_visible()
    opened = page.get_by_role("region", name="Shortlist").get_by_role("link").all_inner_texts()
    group = [question.key for question in steps.METHOD.in_core("shortlist") if question.show_if is None]
    assert opened == [steps.TEXTS.question[key].short for key in group]


def test_a_requirement_is_dropped_and_another_added(page: Page) -> None:
    steps.start_example(page)
    page.get_by_label("Single-use bioreactor").select_option("Not needed")
    page.get_by_label("Add a requirement", exact=True).select_option(ISO)
    page.get_by_label("How firmly").select_option("Must")
    steps.press(page, "Save and stay here")
    expect(page.get_by_text("The requirements are saved.")).to_be_visible()
    expect(page.get_by_label("Single-use bioreactor")).to_have_value("drop")
    expect(page.get_by_label(ISO, exact=True)).to_have_value("must")
    steps.see_result(page)
    expect(page.get_by_role("region", name="Shortlist").get_by_text(ISO).first).to_be_attached()
