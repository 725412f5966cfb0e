"""A page without Python writes and renders the texts of feedback as Python does.

The texts are thrown together from the signs that mean something to Markdown, and from spaces and letters that
the two languages count each in its own way.
"""

import random

from in_javascript import SHARED, ask

from pmkit.english import plural, shortened
from pmkit.practice.markdown import escape_markdown, quoted, to_html, to_plain
from pmkit.practice.messages import say

SIGNS = [
    "*",
    "**",
    "_",
    "__",
    "`",
    "``",
    "\\",
    "[",
    "]",
    "(",
    ")",
    "[*r*_s](https://example.org/a_b)",
    "!",
    "&",
    "<b>",
]
SIGNS += ["“", "”", ".", "…", "\nw", "\n\nw", "  \nw", " ", "  ", "\u00a0", "\u2003", "\x85", "\x1c"]
SIGNS += ["a", "b", "é", "ß", "€", "1", "😀"]
DICE = random.Random(7)
TEXTS = [f"w{''.join(DICE.choices(SIGNS, k=DICE.randint(1, 14)))}w" for _ in range(4_000)]


def test_markdown_is_rendered_the_same(tmp_path):
    calls = [(name, (text,)) for name in ("toHtml", "toPlain") for text in TEXTS]
    told = ask(calls, tmp_path)
    expected = [*map(to_html, TEXTS), *map(to_plain, TEXTS)]
    assert [
        (call, *pair) for call, *pair in zip(calls, told, expected, strict=True) if len(set(pair)) > 1
    ] == []


def test_what_a_person_typed_is_cut_and_escaped_the_same(tmp_path):
    longer = [text * 8 for text in TEXTS[:1_000]] + ["", " ", "😀" * 61, "a" * 59 + " b", "\ufeff x \ufeff"]
    calls = [(name, (text, 60)) for name in ("shortened", "quoted", "escapeMarkdown") for text in longer]
    told = ask(calls, tmp_path)
    cut = [shortened(text, 60) for text in longer]
    expected = [*cut, *map(quoted, longer), *map(escape_markdown, longer)]
    assert [
        (call, *pair) for call, *pair in zip(calls, told, expected, strict=True) if len(set(pair)) > 1
    ] == []


def test_typed_text_shows_as_it_is_in_markdown(tmp_path):
    """Whatever a person types: nothing of it becomes markup."""
    typed = [f"“{text.replace(chr(10), ' ')}”" for text in TEXTS]
    escaped = ask([("quoted", (text, 200)) for text in typed], tmp_path)
    shown = ask([("toPlain", (text,)) for text in escaped], tmp_path)
    assert [
        (text, one) for text, one in zip(typed, shown, strict=True) if one != f"“{shortened(text, 200)}”"
    ] == []


def test_a_sentence_that_a_value_ends_ends_once(tmp_path):
    values = [{"guess": guess} for guess in ("Yes?", "no", "$& {n} $1", "It's him!", "1")]
    told = ask([("say", (SHARED, "predict.kept-only", one)) for one in values], tmp_path)
    assert told == [say("predict.kept-only", **one) for one in values]
    assert told[0] == "Kept: Yes?"


def test_a_word_agrees_with_its_number(tmp_path):
    numbers = [0, 1, -1, 1.5, 2, 11, 21, 1_000]
    told = ask([("plural", (number, "item")) for number in numbers], tmp_path)
    assert told == [plural(number, "item") for number in numbers]
