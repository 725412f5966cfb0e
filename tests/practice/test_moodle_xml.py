"""Moodle XML is read back: every key, tolerance and reply is there, what Moodle lacks is named, and no text
breaks out."""

import xml.etree.ElementTree as ET
from dataclasses import replace

import pytest

from pmkit.course import CHAPTERS, questions
from pmkit.practice.markdown import to_html, to_plain
from pmkit.practice.moodle_xml import moodle_quiz
from pmkit.practice.quiz_markdown import parse_markdown
from pmkit.practice.verdicts import Verdict

HELD = {
    "choose_one": "multichoice",
    "choose_many": "multichoice",
    "number": "numerical",
    "sort": "matching",
    "order": "ordering",
}
COURSE = {one.id: questions(one.id) for one in CHAPTERS if one.items}
HOSTILE = (
    "]]></text></question><script>alert(1)</script> <![CDATA[ &amp; \x00\x1b\u202e\ufffe 𝕏 \"' "
    "[x](javascript:alert(1))"
)


def read(found):
    """The questions of a file by their id; it is well-formed, or this raises."""
    root = ET.fromstring(found.xml.encode("utf-8"))
    assert root.tag == "quiz" and root[0].get("type") == "category"
    return {one.findtext("idnumber"): one for one in root[1:]}


def answers(entry):
    return [
        (one.get("fraction"), one.findtext("text"), one.findtext("feedback/text"), one.findtext("tolerance"))
        for one in entry.findall("answer")
    ]


@pytest.fixture(scope="module", params=COURSE)
def chapter(request):
    asked = COURSE[request.param]
    return asked, moodle_quiz(request.param, asked)


def test_each_question_of_the_course_is_in_the_file_or_named_as_left_out(chapter):
    asked, found = chapter
    entries = read(found)
    told = "\n".join(found.left_out)
    for question in asked:
        assert (question.id in entries) is not (f"({question.id}) was left out: " in told)
        if question.id in entries:
            entry = entries[question.id]
            assert entry.get("type") == HELD[question.kind]
            assert to_html(question.prompt) in entry.findtext("questiontext/text")
            assert to_html(question.explanation) in entry.findtext("generalfeedback/text")
            hints = [one.findtext("text") for one in entry.findall("hint")]
            assert hints == list(map(to_html, question.hints))
    assert found.count == len(entries) and found.count + len(found.left_out) == len(asked)


def test_choices_have_their_shares_and_reasons(chapter):
    asked, found = chapter
    entries = read(found)
    for question in asked:
        if question.kind in ("choose_one", "choose_many") and question.id in entries:
            entry = entries[question.id]
            assert entry.findtext("single") == str(question.kind == "choose_one").lower()
            assert entry.findtext("shuffleanswers") == str(question.shuffle).lower()
            rows = answers(entry)
            assert [text for _, text, _, _ in rows] == [to_html(one.text) for one in question.options]
            total = 0.0
            for (fraction, _, reply, _), option in zip(rows, question.options, strict=True):
                assert to_html(option.why) in reply and to_html(option.next_step) in reply
                if option.verdict is Verdict.NOT_YET:
                    assert float(fraction) == 0 if question.kind == "choose_one" else float(fraction) < 0
                elif question.kind == "choose_one":
                    assert fraction == ("100" if option.verdict is Verdict.RIGHT else "50")
                else:
                    total += float(fraction)
            if question.kind == "choose_many":
                assert total == pytest.approx(100, abs=0.001)


def test_numbers_have_their_tolerance_and_each_wrong_number_its_reply(chapter):
    asked, found = chapter
    entries = read(found)
    for question in asked:
        if question.kind == "number":
            rows = [one for one in answers(entries[question.id]) if one[1] != "*"]
            right, others = rows[0], rows[1:]
            assert (right[0], float(right[1]), float(right[3])) == (
                "100",
                question.expected,
                question.tolerance,
            )
            for row, also in zip(others, question.also, strict=False):
                assert (row[0], float(row[1]), float(row[3])) == ("100", also.value, also.tolerance)
                assert row[2] == to_html(also.says)
            traps = [trap for trap in question.traps if trap.value is not None]
            for row, trap in zip(others[len(question.also) :], traps, strict=True):
                assert float(row[1]) == trap.value and to_html(trap.says) in row[2]
                assert row[0] == ("50" if trap.verdict is Verdict.PARTLY else "0")
                assert question.traps_met(repr(trap.value + 0.99 * float(row[3])))
            lost = len(question.traps) - len(traps)
            assert any(f"({question.id}): {lost} repl" in note for note in found.notes) is (lost > 0)
            assert to_html(question.asks()) in entries[question.id].findtext("questiontext/text")


def test_cards_have_their_group_or_their_place(chapter):
    asked, found = chapter
    entries = read(found)
    for question in asked:
        entry = entries.get(question.id)
        if entry is not None and question.kind == "sort":
            names = {group.id: to_plain(group.text) for group in question.groups}
            pairs = [
                (one.findtext("text"), one.findtext("answer/text")) for one in entry.findall("subquestion")
            ]
            cards = [(to_html(card.text), names[card.accepts[0]]) for card in question.cards]
            assert pairs[: len(cards)] == cards and {group for _, group in pairs} == set(names.values())
            assert not any(card for card, _ in pairs[len(cards) :])
        if entry is not None and question.kind == "order":
            rows = sorted((int(fraction), text) for fraction, text, _, _ in answers(entry))
            assert [text for _, text in rows] == [to_html(question.card(id).text) for id in question.model()]
        if entry is not None and question.kind in ("sort", "order"):
            told = to_plain(entry.findtext("generalfeedback/text"))
            assert all(
                to_html(card.why).removeprefix("<p>").split("<")[0][:30] in told for card in question.cards
            )


def test_what_moodle_lacks_is_left_out_with_the_reason():
    made = parse_markdown(
        "## a\n- x -> A | B :: why\n  when: sometimes\n- y -> B :: why\ngroups: A, B\n\n"
        "## b\n1. x\n1. y\n2. z\n\n## c\nkind: estimate\n= 5 %\nwidest: 9\nwhy: so\n\n## d\n(x) x\n( ) y\n",
        "quiz-x",
    )
    found = moodle_quiz("X/Y", made.questions)
    reasons = ("belongs into one group", "have one order", "no question of the kind estimate")
    assert len(found.left_out) == 3 and found.count == 1
    assert all(reason in told for reason, told in zip(reasons, found.left_out, strict=True))
    assert "$course$/top/X//Y" in found.xml


def test_hostile_texts_stay_texts_and_the_file_stays_well_formed():
    quiz = parse_markdown("## q\n(x) one :: good\n( ) two :: bad\nhint: think\nwhy: so\n", "quiz-x")
    (question,) = quiz.questions
    options = tuple(replace(one, text=HOSTILE, why=HOSTILE) for one in question.options)
    hostile = replace(
        question, prompt=HOSTILE, context=HOSTILE, explanation=HOSTILE, hints=(HOSTILE,), options=options
    )
    found = moodle_quiz(HOSTILE, [hostile])
    (entry,) = read(found).values()
    shown = [one.text or "" for one in entry.iter("text")]
    assert not any(
        "<script" in text or 'href="javascript' in text for text in shown[1:]
    )  # [0] is a plain name
    assert "&lt;script&gt;" in entry.findtext("questiontext/text") and "𝕏" in shown[0]
    assert "⟨U+202E⟩" in entry.findtext("questiontext/text") and "\ufffe" not in found.xml
    assert [fraction for fraction, *_ in answers(entry)] == ["100", "0"]


def test_more_right_answers_than_moodle_knows_shares_for_are_named():
    text = "## q\n" + "".join(f"[x] a{n}\n" for n in range(11)) + "[ ] b\n"
    (told,) = moodle_quiz("x", parse_markdown(text, "quiz-x").questions).left_out
    assert "at most 10 right answers" in told
