"""The words of the chapters: how an entry is read, and what must hold of all."""

import re

import pytest

from pmkit.course import CHAPTERS
from pmkit.course.glossary import glossary
from pmkit.lab.glossary import read_glossary

BACKLOG = """\
## Backlog
The list of what may be built,
in its order. The rest is not planned.
also: product backlog, list
"""


def words(tmp_path, **chapters):
    for chapter, text in chapters.items():
        (tmp_path / chapter).mkdir()
        (tmp_path / chapter / "glossary.md").write_text(text, encoding="utf-8")
    return glossary(CHAPTERS, tmp_path)


def test_an_entry_has_a_text_other_forms_and_a_place_in_the_alphabet(tmp_path):
    beta, backlog = "## A/B test\nTwo versions at once. Chance decides who sees which.\n", BACKLOG
    first, second = words(tmp_path, roles=backlog, vision=beta)
    assert (first.term, first.anchor, first.chapter) == ("A/B test", "ab-test", "vision")
    assert second.says == "The list of what may be built, in its order. The rest is not planned."
    assert second.also == ("product backlog", "list")


def test_a_word_has_one_entry_whatever_its_form(tmp_path):
    twice = "## product backlog\nOne. Two.\n"
    with pytest.raises(ValueError, match=r"vision/glossary\.md, line 1: “product backlog” has an entry"):
        words(tmp_path, roles=BACKLOG, vision=twice)


def test_an_empty_entry_is_told_with_its_line(tmp_path):
    with pytest.raises(
        ValueError, match=r"roles/glossary\.md, line 5: say in two sentences what “RACI” means"
    ):
        words(tmp_path, roles=f"{BACKLOG}## RACI\n")


def test_the_page_gets_plain_text_and_where_the_word_is_taught(tmp_path):
    told = read_glossary(str(tmp_path))
    assert told["page"] == ""  # no notebook lies here
    for anchor, one in told["entries"].items():
        assert re.fullmatch(r"[\w-]+", anchor) and not re.search(r"[*_`<]", one["text"])
        assert one["lesson"].startswith("notebooks/")
