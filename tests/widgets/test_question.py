"""The question card: what the page sends is kept and answered, what Python says reaches every card."""

import json
import re
from pathlib import Path

import pytest
from sample_questions import COMMON, OPTIONS, QUESTIONS

from pmkit.practice import ChooseOne, Workbook, kinds
from pmkit.practice.progress import MemoryStore
from pmkit.widgets import QuestionCard
from pmkit.widgets.question_text import question_markdown, solution_markdown


class Page:
    """A card with the messages that it sent."""

    def __init__(self, workbook: Workbook, id: str = "x.one") -> None:
        self.card = QuestionCard(QUESTIONS[id], workbook)
        self.sent: list[dict] = []
        self.card.send = lambda content, buffers=None: self.sent.append(content)

    def ask(self, do: object, answer: object = None, **more: object) -> dict:
        self.card.receive({"do": do, "answer": answer, "request": "r1", **more})
        return self.sent[-1]


@pytest.fixture
def workbook() -> Workbook:
    return Workbook(MemoryStore(), QUESTIONS.__getitem__)


def test_a_change_is_kept_as_a_draft_and_said_to_be_kept(workbook):
    page = Page(workbook)
    page.card.answer = "coin"
    assert [attempt.event for attempt in workbook.store.history("x.one")] == ["draft"]
    assert page.sent == [{"type": "saved", "text": ""}]


def test_a_check_brings_verdict_message_and_next_step(workbook):
    page = Page(workbook)
    assert page.ask("check", "coin") == {"type": "done", "text": "", "request": "r1"}
    feedback = page.card.state["feedback"]
    assert (feedback["verdict"], feedback["label"], feedback["symbol"]) == ("not-yet", "not yet", "↺")
    assert "Equal today" in feedback["message_html"]
    assert page.card.state["checked"] == {"answer": "coin"}


def test_the_card_returns_with_answer_feedback_and_hints(workbook):
    page = Page(workbook, "x.number")
    page.ask("hint", "")
    page.ask("check", "28,800")
    again = Page(workbook, "x.number").card
    assert again.answer == "28,800"
    assert again.state["feedback"] == page.card.state["feedback"]
    assert len(again.state["hints_html"]) == 1
    assert again.state["hints_left"] == 1


def test_a_changed_answer_returns_with_the_feedback_on_the_one_before(workbook):
    page = Page(workbook)
    page.ask("check", "coin")
    page.card.answer = "test"
    again = Page(workbook).card
    assert again.answer == "test"
    assert again.state["feedback"]["verdict"] == "not-yet"
    assert again.state["checked"] is None


def test_the_explanation_and_the_source_come_with_success(workbook):
    page = Page(workbook)
    page.ask("check", "coin")
    assert page.card.state["explanation_html"] == ""
    page.ask("check", "test")
    assert "Six thousand" in page.card.state["explanation_html"]
    assert "Intercom" in page.card.state["source_html"]


def test_the_model_answer_says_how_many_tries_are_left_and_then_opens(workbook):
    page = Page(workbook, "x.number")
    for tried, left in (("1", 2), ("2", 1)):
        page.ask("check", tried)
        assert f"still to go: {left}" in page.card.state["tries_text"]
        assert page.ask("reveal", tried)["text"] == page.card.state["tries_text"]
        assert page.card.state["model_html"] == ""
    page.ask("check", "3")
    assert page.card.state["tries_text"] == ""
    page.ask("reveal", "3")
    assert "3,200" in page.card.state["model_html"]


def test_starting_over_clears_the_card_and_can_be_taken_back(workbook):
    page = Page(workbook)
    page.ask("check", "coin")
    assert "brought back" in page.ask("start-over", "coin")["text"]
    assert (page.card.answer, page.card.state["feedback"]) == (None, None)
    assert page.card.state["can_undo"]
    page.ask("undo", None)
    assert page.card.answer == "coin"
    assert page.card.state["feedback"]["verdict"] == "not-yet"
    assert not page.card.state["can_undo"]


def test_an_undo_is_no_longer_offered_once_there_is_a_new_answer(workbook):
    page = Page(workbook)
    page.ask("check", "coin")
    page.ask("start-over", "coin")
    page.ask("check", "test")
    assert not page.card.state["can_undo"]


def test_two_cards_of_one_question_agree(workbook):
    first, second = Page(workbook), Page(workbook)
    first.card.answer = "coin"
    assert second.card.answer == "coin"
    second.ask("check", "test")
    assert first.card.answer == "test"
    assert first.card.state["feedback"]["verdict"] == "right"
    assert [a.event for a in workbook.store.history("x.one")] == ["draft", "checked"]


def test_cards_of_another_learner_or_question_stay_as_they_are(workbook):
    stranger = Page(Workbook(MemoryStore(), QUESTIONS.__getitem__))
    other = Page(workbook, "x.many")
    Page(workbook).ask("check", "test")
    assert stranger.card.answer is None
    assert other.card.answer == []


@pytest.mark.parametrize("id", QUESTIONS)
def test_whatever_comes_in_gets_an_answer(workbook, id):
    page = Page(workbook, id)
    odd = (None, 7, "ü" * 10, [[]], {"slots": 3}, {"one": {"pm": {}}}, {"low": "1", "high": []}, [None, 1.5])
    for answer in odd:
        page.card.answer = answer
        for do in ("check", "hint", "reveal", "start-over", "undo", "no such thing", None):
            assert page.ask(do, answer)["type"] == "done"


def test_rules_speak_while_the_table_is_filled_and_only_of_begun_rows(workbook):
    page = Page(workbook, "x.matrix")
    assert page.card.lint == []
    page.card.answer = {"one": {"pm": "R"}}
    assert page.card.lint == ["Price: 0 A, one is needed."]
    assert QuestionCard(QUESTIONS["x.matrix"], workbook).lint == page.card.lint
    page.card.answer = {"one": {"po": "A"}}
    assert page.card.lint == [], "the key is not told before a check"


def test_rules_speak_while_a_text_is_written(workbook):
    page = Page(workbook, "x.write")
    page.card.answer = {"slots": {"who": "everyone"}, "marks": {}}
    assert page.card.lint == ["For whom: Whom would you turn away?"]


def test_a_text_is_noted_and_then_compared_with_two_others(workbook):
    page = Page(workbook, "x.write")
    page.ask("check", {"slots": {"who": "families"}, "marks": {}})
    assert page.card.state["feedback"]["verdict"] == "noted"
    assert page.card.view["reveal_label"] == "Show two texts to compare"
    page.ask("reveal", page.card.answer)
    assert "Strong" in page.card.state["model_html"]
    assert "Weak" in page.card.state["model_html"]


def test_a_guess_is_kept_and_has_no_model_answer(workbook):
    page = Page(workbook, "x.predict")
    assert page.card.view["check_label"] == "Keep my guess"
    page.ask("check", "coin")
    assert page.card.state["feedback"]["verdict"] == "noted"
    assert not page.card.state["can_reveal"]
    assert page.card.state["tries_text"] == ""


@pytest.mark.parametrize("content", [None, "check", [], 5, {}, {"do": ["check"]}])
def test_a_message_that_is_none_is_answered(workbook, content):
    page = Page(workbook)
    page.card._handle_custom_msg(content, [])
    assert page.sent[-1]["type"] == "done"


def test_trouble_with_the_store_is_a_sentence(workbook, monkeypatch):
    page = Page(workbook)

    def fail(*_):
        raise OSError("no space left on device")

    monkeypatch.setattr(workbook.store, "append", fail)
    page.card.answer = "coin"
    assert page.sent[-1]["type"] == "sorry"
    assert page.ask("check", "coin")["type"] == "sorry"
    assert "OSError" not in page.sent[-1]["text"]
    assert page.sent[-1]["request"] == "r1"


def test_what_the_store_has_to_say_is_said_on_one_question_only():
    workbook = Workbook(MemoryStore(notice="Kept for this sitting only."), QUESTIONS.__getitem__)
    first, second = Page(workbook), Page(workbook, "x.many")
    assert first.card.state["notice"] == "Kept for this sitting only."
    assert second.card.state["notice"] == ""
    assert second.ask("check", ["test"])["text"] == ""
    assert Page(workbook).card.state["notice"] == "Kept for this sitting only."


def test_no_card_goes_on_saying_what_no_longer_holds():
    store = MemoryStore(notice="Your last 1 answer waits.")
    workbook = Workbook(store, QUESTIONS.__getitem__)
    first, second = Page(workbook), Page(workbook, "x.many")
    store.notice = "Your last 2 answers wait."
    second.ask("check", ["test"])
    assert first.card.state["notice"] == ""
    assert second.card.state["notice"] == "Your last 2 answers wait."
    store.notice = ""
    first.ask("check", "coin")
    assert [one.card.state["notice"] for one in (first, second)] == ["", ""]


def test_a_question_that_changed_says_so_on_the_card(workbook):
    Page(workbook).ask("check", "coin")
    changed = {
        **QUESTIONS,
        "x.one": ChooseOne(id="x.one", prompt="Something else?", options=OPTIONS, **COMMON),
    }
    card = QuestionCard(changed["x.one"], Workbook(workbook.store, changed.__getitem__))
    assert "changed since you answered it" in card.state["notice"]
    assert card.answer is None


def test_the_text_form_tells_id_and_verdict(workbook):
    page = Page(workbook)
    assert repr(page.card) == "QuestionCard(x.one: not started)"
    page.ask("check", "test")
    assert repr(page.card) == "QuestionCard(x.one: right)"


@pytest.mark.parametrize("id", QUESTIONS)
def test_the_static_form_shows_the_question_and_never_the_key(workbook, id):
    page = Page(workbook, id)
    bundle = page.card._repr_mimebundle_()
    html = bundle["text/html"]
    assert "application/vnd.jupyter.widget-view+json" in bundle
    assert "To answer, open this notebook in JupyterLab" in html
    sent = json.dumps([page.card.view, page.card.state]) + html
    for secret in ("Learning comes first", "Equal today", "answers for it", "Six thousand", "3200", "3,200"):
        assert secret not in sent
    assert "<b>" not in html


def test_the_solution_gives_a_reason_for_every_option_and_the_source():
    told = solution_markdown(QUESTIONS["x.many"])
    for text in ("Equal today", "Learning comes first", "Six thousand", "Intercom"):
        assert text in told
    answer, _, reasons = told.partition("**One by one.**")  # two lists, and not one that runs on
    assert answer.count("\n- ") < reasons.count("\n- ")


@pytest.mark.parametrize("id", QUESTIONS)
def test_every_kind_has_a_solution_that_reads(id):
    told = solution_markdown(QUESTIONS[id])
    assert "**Model answer.**" in told
    assert "Intercom" in told
    reasons = [line for line in told.splitlines() if re.match(r"- .*\*\* \S", line)]
    assert all(re.search(r"[.:?!”]\*\* ", line) for line in reasons), "a name runs on into its reason"


def test_the_static_plan_tells_cost_value_and_needs(workbook):
    told = question_markdown(QUESTIONS["x.plan"], workbook.view("x.plan"))
    assert "- List (4 weeks; value 9 points; needs Filter)" in told


def test_the_static_options_stand_in_the_learners_order(workbook):
    view = workbook.view("x.many")
    told = question_markdown(QUESTIONS["x.many"], view)
    places = [told.index(QUESTIONS["x.many"].option(option["id"]).text) for option in view["options"]]
    assert places == sorted(places)


def test_each_kind_is_drawn_by_the_script_beside_its_module():
    for path in map(Path, kinds.scripts()):
        of_module = {
            name
            for name, kind in kinds.by_kind().items()
            if kind.__module__ == f"{kinds.__name__}.{path.stem}"
        }
        assert set(re.findall(r"KINDS\.(\w+) = ", path.read_text(encoding="utf-8"))) == of_module, path.name


def test_the_script_has_a_control_for_every_kind_and_fetches_nothing():
    script = QuestionCard._esm
    assert set(re.findall(r"KINDS\.(\w+) = ", script)) == set(kinds.by_kind())
    assert not re.search(r"https?://|import |fetch\(", script + QuestionCard._css)


def test_a_chapter_that_is_started_over_elsewhere_and_brought_back_shows_on_the_open_card(workbook):
    page = Page(workbook)
    page.ask("check", "coin")
    elsewhere = Workbook(workbook.store, QUESTIONS.__getitem__)  # the server's
    elsewhere.start_over("x")
    page.card.reopen()
    assert page.card.answer is None and page.card.state["feedback"] is None
    elsewhere.undo_start_over("x")
    page.card.reopen()
    assert page.card.answer == "coin" and page.card.state["feedback"]["verdict"] == "not-yet"
