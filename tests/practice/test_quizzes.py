"""Own quizzes: one documented form, jupyterquiz's JSON, errors with line and remedy, nothing run."""

import json
import re
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from typer.testing import CliRunner

import pmkit
from pmkit.cli import app
from pmkit.practice import Verdict, blank, check, model_answer, view
from pmkit.practice.audit import audit
from pmkit.practice.draft import Setting
from pmkit.practice.draft_lines import COMMON, split
from pmkit.practice.kinds import by_kind, by_word
from pmkit.practice.quiz import QuizProblem, advice
from pmkit.practice.quiz_json import parse_json
from pmkit.practice.quiz_markdown import parse_markdown, read_markdown
from pmkit.practice.quiz_markdown import question as made

DOCS = Path(__file__).resolve().parents[2] / "docs" / "own-quizzes.md"
SCRIPT = "<script>alert(1)</script>"


def documented(number=0):
    return re.findall(r"```\n(.*?)```", DOCS.read_text(encoding="utf-8"), re.DOTALL)[number]


@pytest.fixture
def quiz():
    return parse_markdown(documented(), "quiz-docs")


def problems(text):
    with pytest.raises(QuizProblem) as told:
        parse_markdown(text, "quiz-x")
    return str(told.value)


def test_the_documented_quiz_has_all_five_kinds(quiz):
    assert quiz.title == "Prices, to warm up"
    assert quiz.opening.startswith("Three minutes.")
    kinds = [question.kind for question in quiz.questions]
    assert kinds == ["choose_one", "choose_many", "number", "sort", "order"]


EXAMPLES = [
    question
    for text in re.findall(r"```\n(.*?)```", DOCS.read_text(encoding="utf-8"), re.DOTALL)
    for question in parse_markdown(text, "quiz-docs").questions
]


def test_the_examples_show_every_kind():
    assert {question.kind for question in EXAMPLES} == set(by_kind())


@pytest.mark.parametrize("question", EXAMPLES, ids=lambda question: question.id)
def test_every_documented_question_can_be_answered_and_is_sound(question):
    assert check(question, question.blank()).verdict is Verdict.NOT_STARTED
    assert check(question, question.right_answer()).verdict in question.reaches
    left = [one for one in audit(question) if "explanation" not in one and "why" not in one]
    assert left == []


def test_every_line_that_is_read_is_documented():
    text = DOCS.read_text(encoding="utf-8")
    for kind in by_kind().values():
        for name in {*COMMON, *kind.facts, *kind.below} - {"*"}:
            written = name.replace(" *", r" \w+")
            assert re.search(rf"^\s*{written}:|`{written}:", text, re.MULTILINE), f"{kind.word}: {name}"


def test_fresh_it_is_not_started_and_the_model_answer_is_right(quiz):
    for question in quiz.questions:
        assert check(question, blank(question)).verdict is Verdict.NOT_STARTED
        assert check(question, model_answer(question)).verdict is Verdict.RIGHT


def test_reasons_traps_tolerance_and_partly_right_speak(quiz):
    one, _, number, sort, _ = quiz.questions
    finance = next(option.id for option in one.options if option.text == "Finance")
    assert check(one, finance).verdict is Verdict.PARTLY
    assert check(one, finance).message == "They know what it costs, not what it is worth."
    assert check(number, "9 euros").message == "You left the card company out."
    assert check(number, "8.695").verdict is Verdict.RIGHT
    assert number.context == "The card company takes 2.5 %, serving one customer costs 3 euros."
    assert [group.text for group in sort.groups] == ["Product", "Sales", "Finance"]
    assert len(sort.cards[1].accepts) == 2


def test_a_reply_that_is_not_indented_goes_for_all_cards_that_say_nothing_else():
    sort = parse_markdown(
        "## Q\n- a -> One :: yes\n  ! Two :: Not a.\n- b -> Two :: yes\n! * :: Look again.", "quiz-x"
    ).questions[0]
    a, b = sort.cards
    one, two = (group.id for group in sort.groups)
    assert (a.replies, b.replies) == ({two: "Not a.", "*": "Look again."}, {"*": "Look again."})
    told = check(sort, {a.id: two, b.id: one}).parts
    assert [part.text for part in told] == ["Not a.", "Look again."]


def test_its_questions_pass_the_audit_but_for_what_an_own_quiz_may_leave_out(quiz):
    left = {sentence for question in quiz.questions for sentence in audit(question)}
    assert all("explanation is missing" in sentence for sentence in left)


def test_answers_survive_when_lines_change_places():
    first = parse_markdown("## Q\n(x) yes :: a\n( ) no :: b", "quiz-x").questions[0]
    second = parse_markdown("# T\n## Q\n( ) no :: b\n(x) yes :: a", "quiz-x").questions[0]
    assert first.id == second.id == "quiz-x.q"
    assert {option.id for option in first.options} == {option.id for option in second.options}


def test_a_missing_reason_gets_a_plain_one():
    question = parse_markdown("## Q\n(x) yes\n( ) no", "quiz-x").questions[0]
    assert [option.why for option in question.options] == ["This is right.", "This is not right here."]


def test_a_backslash_keeps_a_line_as_text():
    question = parse_markdown("## Q\n\\- a -> b\n\\(x) y\n(x) yes\n( ) no", "quiz-x").questions[0]
    assert question.context == "- a -> b\n(x) y"


def test_per_cent_and_plus_minus_are_read():
    number = parse_markdown("## Share?\n= 33.3 % +- 0.1", "quiz-x").questions[0]
    assert (number.expected, number.unit, number.tolerance) == (33.3, "%", 0.1)


PLANTED = {
    "": "has no question. A question begins with a line such as: ##",
    "# only a title": "has no question",
    "## Q\njust text": "line 1: this question has no answers. Add lines such as: (x)",
    "##  \n(x) a": "has no question",
    "## Q\n(x) a\n(x) b": "line 1: mark exactly one answer with (x)",
    "## Q\n( ) a\n( ) b": "mark exactly one answer with (x)",
    "## Q\n[ ] a\n[ ] b": "mark at least one of two or more answers with [x]",
    "\n## Q\n(x) a\n( ) a": "line 4: this answer stands there twice",
    "## Q\n(x) a\n[ ] b": "line 3: this is another kind of answer",
    "## Q\n= many": "line 2: “many” cannot be read as a number",
    "## Q\n= 1\n= 2": "line 3: there is a second right number",
    "## Q\n= 1\n! 2": "line 3: say what went wrong",
    "## Q\n= 10 ± 2\n! 11 :: no": "line 3: this number counts as right",
    "## Q\n! 2 :: no": "this question has no answers",
    "## Q\n- a -> b": "line 1: sort needs two cards and two groups",
    "## Q\ngroups: {#yes} Yes, {#no} No, why\n- a -> yes\n- b -> no": "line 2: “why” has no id",
    "## Q\n- a -> b\n- c -> d\n! e :: no": "line 4: there is no group “e”. Groups are: b, d.",
    "## Q\n- a -> b\n- c -> d\n  ! b": "line 4: say what you answer, for example: ! b :: Look again.",
    "## Q\n- a -> b\n- a -> c": "line 3: this card stands there twice",
    "## Q\n1. a\n1. b": "line 1: an order needs two numbers",
    "## Q\n1. a\n2. a": "line 3: this card stands there twice",
    "## Q\nminutes: soon\n= 1": "the minutes must be a number",
    "## Q\n= 1\n## Q\n= 2": "line 3: a question before has the same name. Add a line such as id: q-2",
    "## q · write\nQ?\n\nslot: a\n  rows: 1e9": "line 5: write the height of the field in lines",
    "## q · write\nQ?\n\nslot: a\nrule: b at least 3 words": "line 5: a rule begins with its slot",
    "## q · write\nQ?\n\nslot: {#a} a\nrule: a is nice": "line 5: this is no rule that can be read",
    "## q · write\nQ?\n\nslot: {#a} a\nmodel: m\n  b: x": "line 6: “b” is no slot. Slots are: a",
    "## q · matrix\nQ?\n\ncolumns: c, d\nmark: A = a\n- r = c B": "line 6: “c B” is no column and mark",
    "## q · matrix\nQ?\n\ncolumns: c\nmark: A": "line 5: write a mark as: mark: A = accountable",
    "## q · plan\nQ?\n\n- a = 1 for 2": "line 1: this question needs a line such as capacity: 9",
    "## q · plan\nQ?\n\ncapacity: 3\nbest: a\n- a = 1": "line 6: write an item with its value and its cost",
    "## q · plan\nQ?\n\ncapacity: 3\nbest: b\n- a = 1 for 2": "line 5: “b” is none of: ",
    "## q · allocate\nQ?\n\ntotal: 3 h\n- a = 2": "line 1: the examples add up to 2, not to the total",
    "## q · allocate\nQ?\n\ntotal: 3 h\n- a": "line 5: write a card as: - card = 11 (8 to 16)",
    "## q · predict\nQ?\n\n(x) a": "line 4: a guess is neither right nor wrong",
    "## q · estimate\nQ?\n\n= 3\nconfidence: 120 %": "line 5: write a confidence such as 80 %",
    "## q · estimate\nQ?": "line 1: this question has no right answer",
    "## q · order\nQ?\n\norder: a, b\n- a\n- b\n- c": "line 1: the order must name every card once",
    "## q · order\nQ?\n\n1. {#a} a\n2. {#b} b\n  after c: no": "line 6: there is no card {#c}.",
    "## q · order\nQ?\n\n1. {#a} a\n  after b: no\n2. {#b} b": "line 5: “b” does not come before “a”",
    "## q · sort\nQ?\n\n- a -> b\n  ! c :: no\n- d -> e": "line 5: there is no group “c”",
    "## q · number\nQ?\n\n( ) a\n= 3": "line 4: this is another kind of answer than the heading says",
    "## Q\nkind: riddle\n= 1": "line 2: there is no kind “riddle”. Kinds are: allocate,",
    "## Q\n(x) a\n( ) b\nshuffle: maybe": "line 4: write shuffle: no",
    "## Q\n= 1\ngroups: a, b": "line 3: “groups:” says nothing in such a question",
    "## Q\n{price}\n= 1": "line 2: {price} is the name of a value, and this file has none",
    "## 問題\n= 1": "line 1: add a line such as id: first-question",
}


@pytest.mark.parametrize("text", PLANTED)
def test_a_defect_is_told_with_its_line_and_remedy(text):
    assert PLANTED[text] in problems(text)


def test_all_defects_are_told_at_once_up_to_eight():
    told = problems("\n".join(f"## Q{n}\n(x) a" for n in range(12))).splitlines()
    assert len(told) == 9
    assert told[-1] == "And 4 more."


def test_a_line_that_says_nothing_leaves_the_other_questions_alone():
    text = "## a · number\nA?\n\n( ) b\n= 1\n## b · number\nB?\n\n= 2\nhnit: x\n## c · number\nC?\n\n= 3"
    drafts = split(text, Setting("x.md", strict=True))[2]
    assert [draft.id for draft in drafts] == ["a", "b", "c"]
    faults = [str(draft.fault) for draft in drafts]
    assert faults[0].startswith("x.md, line 4: this is another kind of answer")
    assert faults[1] == "x.md, line 10: “hnit:” says nothing here; write hint:, or a backslash before text."
    assert made(drafts[2], "x").expected == 3


def test_files_that_are_none_are_told(tmp_path):
    with pytest.raises(QuizProblem, match="There is no file"):
        read_markdown(tmp_path / "gone.md")
    (tmp_path / "binary.md").write_bytes(b"\xff\xfe\x00\x80")
    with pytest.raises(QuizProblem, match="Save it as UTF-8"):
        read_markdown(tmp_path / "binary.md")
    (tmp_path / "big.md").write_text("x" * 1_000_001, encoding="utf-8")
    with pytest.raises(QuizProblem, match="larger than any quiz"):
        read_markdown(tmp_path / "big.md")


def test_hostile_text_is_shown_as_characters():
    hostile = f"{SCRIPT} [x](javascript:alert(1)) ![i](http://evil.example/i.png)"
    text = (
        f"# {hostile}\n{hostile}\n## {hostile}\n{hostile}\n(x) a {hostile} :: {hostile}\n( ) b :: {hostile}\n"
    )
    question = parse_markdown(text + f"hint: {hostile}", "quiz-x").questions[0]
    shown = json.dumps(view(question, "me")) + check(question, model_answer(question)).html()
    for forbidden in ("<script", 'href=\\"javascript', 'href="javascript', "<img"):
        assert forbidden not in shown


lines = st.sampled_from(
    [
        "## Q",
        "(x) a",
        "( ) b :: c",
        "[x] a",
        "= 3 ± 1",
        "! 4 :: no",
        "- a -> b | c",
        "1. a",
        "2. b",
        "hint: x",
        "id: x",
        "minutes: 1e9",
        "groups: ,,",
        "text",
        "",
        "= ±",
        "- -> -> ::",
        "(~) ::",
        "\\",
        "# T",
        *(f"## q · {word}" for word in by_word()),
        *(f"kind: {word}" for word in by_word()),
        "kind: none",
        "{#a} b",
        "( ) {#a} b",
        "- {#a} b = 3 for 2 :: c",
        "- b = 3 (1 to 4)",
        "- r = c A",
        "- a",
        "1. {#c} d",
        "  > next",
        "  when: so",
        "  when b: so",
        "  ! b :: no",
        "  needs: a",
        "  sample: 4",
        "  key: c A or empty",
        "  a: text",
        "  runs on",
        "! id [a] :: no",
        "! over 3 :: no",
        "!~ id 4 ± 1 :: no",
        "! 4 | 5 :: no",
        "columns: {#c} c, d",
        "mark: A = accountable",
        "rule: exactly one A",
        "rule: s at least 3 words",
        "rule: s avoids a | b :: {found}",
        "total: 3 hours",
        "capacity: 4 days",
        "worth: euros",
        "best: a",
        "order: a, b",
        "slot: {#s} S :: help",
        "criterion: c",
        "model: M :: why",
        "unit: weeks",
        "low: 0",
        "high: x",
        "confidence: 120 %",
        "widest: 3",
        "shuffle: maybe",
        "version: 2",
        "version: x",
        "{name}",
        "\\{x\\}",
        "// note",
    ]
)


@given(st.lists(st.one_of(lines, st.text(max_size=20)), max_size=12))
@settings(max_examples=300)
def test_any_text_is_a_quiz_or_gets_sentences(parts):
    try:
        made = parse_markdown("\n".join(parts), "quiz-x")
    except QuizProblem as problem:
        assert str(problem)
    else:
        for one in made.questions:
            assert list(one.loose_ends()) == []
            assert check(one, one.right_answer()).verdict in one.reaches or list(one.weak_points())


# jupyterquiz

MANY = {
    "question": "Which hold?",
    "type": "many_choice",
    "answers": [
        {"answer": "a", "correct": True, "feedback": "Yes: a."},
        {"answer": "b", "correct": False, "feedback": "No: b."},
    ],
}
NUMERIC = {
    "question": "How many?",
    "type": "numeric",
    "precision": 3,
    "answers": [
        {"type": "value", "value": 3.14159, "correct": True, "feedback": "Pi."},
        {"type": "range", "range": [-100, 0], "correct": False, "feedback": "Positive, please."},
        {"type": "default", "feedback": "Not that one."},
    ],
}


def test_jupyterquiz_is_read_with_its_feedback():
    code = MANY | {"type": "multiple_choice", "question": "Which one?", "code": "x = 1"}
    many, one, number = parse_json(json.dumps([MANY, code, NUMERIC]), "quiz-j").questions
    assert (many.kind, one.kind, number.kind) == ("choose_many", "choose_one", "number")
    assert one.context == "    x = 1"
    assert check(one, one.options[1].id).message == "No: b."
    assert check(number, "3.14").message == "Pi."
    assert check(number, "-5").message == "Positive, please."
    assert check(number, "99").next_step == "Not that one."
    assert all("explanation" in sentence for sentence in audit(many) + audit(one) + audit(number))


@pytest.mark.parametrize(
    ("data", "says"),
    [
        ("[\n{,", "Line 2: the JSON of this quiz breaks here"),
        ("{}", "must be a list"),
        ("[]", "must be a list"),
        ("[" * 100_000, "is no quiz"),
        ("[1]", "Question 1 has no text"),
        ([{"question": "x", "type": "string", "answers": []}], "type that pmkit can't take over"),
        ([MANY | {"answers": "x"}], "Question 1 has no answers"),
        ([MANY | {"answers": [{"answer": "a"}]}], 'each answer needs "answer" and "correct"'),
        ([MANY | {"answers": [{"answer": "a", "correct": True}]}], "needs two answers or more"),
        ([NUMERIC | {"answers": [{"value": "7", "correct": True}]}], "each number needs"),
        ([NUMERIC | {"answers": [{"range": [9, 1], "correct": True}]}], "from low to high"),
        ([NUMERIC | {"answers": [{"value": 1e300, "correct": True}]}], "each number needs"),
        ([NUMERIC | {"answers": []}], "has no right number"),
    ],
    ids=lambda value: str(value)[:40],
)
def test_json_that_is_no_quiz_is_told(data, says):
    with pytest.raises(QuizProblem, match=re.escape(says)):
        parse_json(data if isinstance(data, str) else json.dumps(data), "quiz-j")


def test_a_number_of_jupyterquiz_may_be_right_in_several_ways():
    other = {"type": "range", "range": [22.0, 23.0], "correct": True, "feedback": "Right too."}
    plain = {"type": "value", "value": 50, "correct": True}
    numeric = NUMERIC | {"answers": [*NUMERIC["answers"], other, plain]}
    (number,) = parse_json(json.dumps([numeric]), "quiz-j").questions
    assert check(number, "3.14").message == "Pi."
    for typed, says in (("22", "Right too."), ("22.7", "Right too."), ("50", "50")):
        told = check(number, typed)
        assert told.verdict is Verdict.RIGHT
        assert says in told.message
    assert check(number, "23.5").verdict is Verdict.NOT_YET


def test_what_can_not_be_shown_does_not_take_the_rest_away():
    typed = {"question": "Say it", "type": "string", "answers": []}
    quiz = parse_json(json.dumps([typed, MANY, MANY]), "quiz-j")
    assert [question.kind for question in quiz.questions] == ["choose_many"]
    assert [line.split(" is ")[0] for line in quiz.left_out] == ["Question 1", "Question 3"]


# in a notebook


@pytest.fixture
def beside(tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    return tmp_path


def test_a_quiz_is_shown_answered_and_kept(beside):
    (beside / "my-quiz.md").write_text(documented(), encoding="utf-8")
    stack = pmkit.show("my-quiz.md")
    assert repr(stack).startswith("Prices, to warm up")
    _, card = stack.parts[2]
    card.workbook.check(card.question.id, "9")
    assert card.question.id == "quiz-my-quiz.what-is-left-of-12-euros"
    assert pmkit.show("my-quiz.md").parts[2][1].answer == "9"


def test_a_guess_of_a_quiz_stands_beside_its_truth_below_the_last_question(beside):
    (beside / "x.md").write_text("## how-many · predict\nHow many?\n\nunit: cats\ntruth: 3 of 10\n")
    _, look = pmkit.show("x.md").parts[-1]
    look.workbook.check(look.question.id, "5")
    assert look.describe().endswith(
        "Your first guess: 5 cats. – What turned out: 3 of 10. Your guess was 2 higher."
    )


def test_a_file_of_another_kind_is_told_and_no_name_raises(beside):
    (beside / "quiz.docx").write_text("x")
    assert "its name must end in .md or .json" in repr(pmkit.show("quiz.docx"))
    for name in ("x" * 5_000, "a\0b", "..", ""):
        assert repr(pmkit.show(name)).startswith("There is no question")


def test_a_quiz_that_cant_be_read_says_so_in_the_notebook(beside):
    (beside / "x.md").write_text(f"## {SCRIPT}\n", encoding="utf-8")
    sheet = pmkit.show("x.md")
    assert repr(sheet).startswith("This quiz can't be shown yet:")
    assert "line 1" in repr(sheet)
    assert "There is no file gone.md." in repr(pmkit.show("gone.md"))


def test_the_command_gives_advice_and_refuses_what_cant_be_shown(beside):
    (beside / "q.md").write_text("## Q\n(x) yes\n( ) no\nhint: NEVER mind.", encoding="utf-8")
    done = CliRunner().invoke(app, ["quiz", "q.md"])
    assert done.exit_code == 0
    assert "in capitals" in done.output
    assert 'show("q.md")' in done.output
    assert CliRunner().invoke(app, ["quiz", "gone.md"]).exit_code == 1
    assert advice(parse_markdown("## Q\n(x) yes\n( ) no", "quiz-q"))
