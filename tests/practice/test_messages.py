"""Every sentence the engine can say, rendered and compared with `messages.txt`, and held to the contract.

After a deliberate change: `python tests/practice/test_messages.py` writes the file anew; read the difference.
"""

import ast
import re
import string
from pathlib import Path

import pytest
from questions_for_tests import ALL

import pmkit
from pmkit.practice import check
from pmkit.practice.markdown import to_plain
from pmkit.practice.messages import SENTENCES, say
from pmkit.practice.samples import sample_answers
from pmkit.practice.wording_contract import wording_problems

GOLDEN = Path(__file__).with_name("messages.txt")
EXAMPLES = {
    "all": 4,
    "all_pairs": 10,
    "answer": "Dark mode",
    "best": "13 points",
    "budget": "40 hours",
    "capacity": "8 weeks",
    "card": "Move the server",
    "chosen": 4,
    "column": "Product owner",
    "confidence": "80 %",
    "cost": "6 weeks",
    "day": "Wednesday",
    "figures": "1200",
    "file": "path.md",
    "first": "runs first",
    "gain": "5 points",
    "gap": "5 points",
    "goal": 4,
    "group": "Developers",
    "guess": "Dark mode",
    "held": 7,
    "high": "50 items",
    "into": "Allergy filter",
    "item": "Allergy filter",
    "items": 12,
    "large": "1,200",
    "least": 5,
    "left": 2,
    "limit": "200,000",
    "low": "40 items",
    "lower": "Fix the invoice",
    "made": ", made on 20 November 2026,",
    "mark": "accountable",
    "minutes": 4,
    "missing": 1,
    "most": 30,
    "n": 10,
    "name": "pmkit-copy.zip",
    "needed": "Profile",
    "out": "Dark mode",
    "over": "2 weeks",
    "pairs": 7,
    "places": 3,
    "rest": "5 hours",
    "right": 3,
    "slot": "For whom",
    "small": "1.2",
    "spent": 35,
    "sum": "35 hours",
    "text": "3-4",
    "tolerance": "0.5",
    "total": 5,
    "truth": "42 items",
    "typed": "“3 weeks”",
    "unit": "months",
    "upper": "Move the server",
    "value": "3,200 households",
    "what": "31 entries and 1 backlog of your own",
    "when": "when the deadline is fixed by law",
    "why": "Equal today, for different reasons.",
    "words": 34,
    "wrong": 2,
    "title": "Our first weeks",
    "week": 2,
    "weeks": "2 weeks",
}


def rendered() -> str:
    lines = ["# Every sentence", ""]
    lines += [f"{key}: {to_plain(say(key, **EXAMPLES))}" for key in SENTENCES]
    lines += ["", "# What a learner reads, one question of each kind", ""]
    for question in ALL:
        for sample in sample_answers(question):
            if sample.purpose != "silly":
                lines += [f"## {question.kind}, {sample.name}", check(question, sample.answer).text(), ""]
    return "\n".join(lines).rstrip() + "\n"


def test_every_sentence_reads_as_it_was_approved():
    assert rendered() == GOLDEN.read_text(encoding="utf-8")


@pytest.mark.parametrize("key", SENTENCES)
def test_a_sentence_keeps_the_wording_contract(key):
    sentence = say(key, **EXAMPLES)
    assert wording_problems(sentence) == []
    assert to_plain(sentence).rstrip()[-1] in ".?:”"


def test_the_examples_hold_what_the_sentences_ask_for_and_nothing_more():
    asked = {name for text in SENTENCES.values() for _, name, _, _ in string.Formatter().parse(text) if name}
    assert asked == set(EXAMPLES)


def test_every_sentence_is_said_somewhere():
    patterns = set()
    for path in Path(pmkit.__file__).parent.rglob("*.py"):
        if path.name != "messages.py":
            patterns |= set(said_in(ast.parse(path.read_text(encoding="utf-8"))))
    everything = re.compile("|".join(sorted(patterns)))
    assert [key for key in SENTENCES if not everything.fullmatch(key)] == []


def said_in(tree):
    """The texts of a module as patterns, the gaps of f-strings open; only those that may be keys."""
    for node in ast.walk(tree):
        if isinstance(node, ast.Constant) and isinstance(node.value, str) and node.value in SENTENCES:
            yield re.escape(node.value)
        elif isinstance(node, ast.JoinedStr):
            known = [v.value if isinstance(v, ast.Constant) else None for v in node.values]
            literal = "".join(text or "" for text in known)
            if re.fullmatch(r"[a-z.-]*[.-][a-z.-]*", literal):
                yield "".join(re.escape(text) if text else "[a-z-]+(?:[.][a-z-]+)?" for text in known)


def test_a_sentence_ends_once_also_where_a_value_ends_with_a_question_mark():
    said = say("option.when", why="Found early.", when="when the question is: for whom not?")
    assert said == "Found early. This holds when the question is: for whom not?"
    assert say("option.when", why="A.", when="in March") == "A. This holds in March."


if __name__ == "__main__":
    GOLDEN.write_text(rendered(), encoding="utf-8")
