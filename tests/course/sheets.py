"""What the tests of practice sheets share: questions of a chapter, its numbers in several rounds, replies."""

from pmkit.course import question
from pmkit.course.texts import values
from pmkit.practice import Verdict, check

SEEDS = ("", "1", "2", "3", "4", "5", "6", "7", "8")
SILLY = ("", "many", "-5", "1e9", "<b>12</b>", "12; 13", "∞")


class Sheet:
    """The practice sheet of one chapter."""

    def __init__(self, chapter):
        self.chapter = chapter

    def asked(self, slug):
        return question(f"{self.chapter}.{slug}")

    def answer(self, slug, given):
        """The reply to an answer."""
        return check(self.asked(slug), given)

    def part(self, slug, given, id):
        """What is said of one card or row of an answer."""
        return next(one for one in self.answer(slug, given).parts if one.id == id)

    def said(self, slug, **slots):
        """Field and sentence of each remark on a text."""
        return {(part.id, part.text) for part in self.answer(slug, {"slots": slots, "marks": {}}).parts}

    def of_slot(self, slug, changed, text):
        """What is said of one field of the better model text, after it was changed."""
        slots = {**self.model_text(slug), changed: text}
        return [words for field, words in self.said(slug, **slots) if field == changed]

    def model_text(self, slug, at=0):
        return dict(self.asked(slug).models[at].slots)

    def drawn(self, name):
        """A value in the printed round and in some later ones."""
        return [(values(self.chapter).drawn(seed) if seed else values(self.chapter))[name] for seed in SEEDS]


def answered_and_not_right(said):
    """Whether a silly answer gets a sentence, and is not taken for right."""
    return said.verdict is not Verdict.RIGHT and bool(said.message)
