"""What gives an answer away to somebody who knows nothing: the longest option, an absolute word, a text near.

Reported over the course and per chapter by `pmkit author check --give-aways`. The limits lie in
`give_aways.toml`; the check fails on them.
"""

import re
import tomllib
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path

from pmkit.authoring.content import Content
from pmkit.practice.hints import holds_number
from pmkit.practice.kinds.choice import ChooseOne
from pmkit.practice.markdown import to_plain
from pmkit.practice.question_parts import Option
from pmkit.practice.questions import Question
from pmkit.practice.verdicts import Verdict

LIMITS = Path(__file__).with_name("give_aways.toml")
_ABSOLUTE = re.compile(r"\b(all|always|any|every|everything|never|nobody|none|nothing|only)\b", re.IGNORECASE)
_COUNTS = ("no", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten")


@dataclass(frozen=True, kw_only=True)
class GiveAways:
    """The figures of one chapter, or of all. Shares are from 0 to 1, 0 where there is nothing to count."""

    questions: int
    longest_right: float
    absolute_right: float
    absolute_wrong: float
    texts: tuple[str, ...] = ()


def report(content: Content) -> dict[str, GiveAways]:
    """The figures by chapter; under "course" those of all together."""
    by_chapter = {
        chapter.id: list(content.questions.get(chapter.id, ()))
        for chapter in content.chapters
        if content.questions.get(chapter.id)
    }
    texts = {chapter: tuple(_texts(content, chapter, asked)) for chapter, asked in by_chapter.items()}
    every = [question for asked in by_chapter.values() for question in asked]
    found = {"course": _figures(every, tuple(text for told in texts.values() for text in told))}
    return found | {chapter: _figures(asked, texts[chapter]) for chapter, asked in by_chapter.items()}


def problems(found: dict[str, GiveAways], limits: Path = LIMITS) -> list[str]:
    """What goes beyond the limits, in sentences."""
    limit = tomllib.loads(limits.read_text(encoding="utf-8"))
    judged = {name: one for name, one in found.items() if one.questions >= limit["fewest_questions"]}
    course = judged.pop("course", None)
    return [
        *(_beyond(course, limit) if course else ()),
        *_chapters_beyond(judged, limit["longest_right_in_a_chapter"]),
    ]


def _chapters_beyond(found: dict[str, GiveAways], most: float) -> Iterator[str]:
    for name, one in found.items():
        if one.longest_right > most:
            yield (
                f"give-aways: in {name} the longest option is the right one in {one.longest_right:.0%} of "
                f"{one.questions}; it should be in at most {most:.0%}. Lengthen wrong ones."
            )


def _beyond(course: GiveAways, limit: dict[str, float]) -> Iterator[str]:
    low, high = limit["longest_right_low"], limit["longest_right_high"]
    if not low <= course.longest_right <= high:
        yield (
            f"give-aways: the longest option is the right one in {course.longest_right:.0%} of "
            f"{course.questions} questions; it should be in {low:.0%} to {high:.0%}. Lengthen wrong ones."
        )
    if abs(course.absolute_wrong - course.absolute_right) > limit["absolute_gap"]:
        yield (
            f"give-aways: absolute words stand in {course.absolute_wrong:.0%} of wrong options and "
            f"{course.absolute_right:.0%} of right ones. Take them out."
        )
    if len(course.texts) > limit["texts"]:
        yield f"give-aways: {len(course.texts)} texts hold an answer. See: pmkit author check --give-aways"


def _figures(asked: Iterable[Question], texts: tuple[str, ...]) -> GiveAways:
    choices = [one for one in asked if isinstance(one, ChooseOne)]
    single = [one for one in choices if len(_right(one.options)) == 1]
    options = [option for one in choices for option in one.options]
    wrong = [option for option in options if option.verdict is not Verdict.RIGHT]
    return GiveAways(
        questions=len(single),
        longest_right=_share([_longest_is_right(one) for one in single]),
        absolute_right=_share([_is_absolute(option) for option in _right(options)]),
        absolute_wrong=_share([_is_absolute(option) for option in wrong]),
        texts=texts,
    )


def _right(options: Iterable[Option]) -> list[Option]:
    return [option for option in options if option.verdict is Verdict.RIGHT]


def _longest_is_right(question: ChooseOne) -> bool:
    """Whether somebody who takes the longest is right; of two that are equally long, one may take either."""
    lengths = {option.id: len(to_plain(option.text)) for option in question.options}
    return max(lengths[option.id] for option in _right(question.options)) == max(lengths.values())


def _is_absolute(option: Option) -> bool:
    return bool(_ABSOLUTE.search(to_plain(option.text)))


def _share(found: list[bool]) -> float:
    return sum(found) / len(found) if found else 0.0


def _texts(content: Content, chapter: str, asked: list[Question]) -> Iterator[str]:
    """Where a prompt or a hint counts what is to be found, and where a text on the page prints a key."""
    for question in asked:
        for count in _sizes(question):
            for place, text in (("prompt", question.prompt), *(("hint", hint) for hint in question.hints)):
                if re.search(
                    rf"\b({_COUNTS[count]}|(?<!\d[.,]){count}(?![.,]\d))\b", to_plain(text), re.IGNORECASE
                ):
                    yield f"{question.id}: the {place} counts what is to be found ({_COUNTS[count]})."
    for script in content.scripts:
        if script.chapter == chapter:
            yield from _printed_keys(script.name, script.prose, _shown_in(content, script.path.stem, asked))


def _sizes(question: Question) -> set[int]:
    """The sizes that have a word and are no matter of course."""
    return {size for size in question.sizes() if 1 < size < len(_COUNTS)}


def _shown_in(content: Content, stem: str, asked: list[Question]) -> list[Question]:
    by_id = {question.id: question for question in asked}
    calls = [call.item for script in content.scripts if script.path.stem == stem for call in script.calls]
    return [by_id[item] for item in dict.fromkeys(calls) if item in by_id]


def _printed_keys(name: str, prose: Iterable[str], shown: list[Question]) -> Iterator[str]:
    for question in shown:
        key = question.number_to_find()
        if key is None:
            continue
        if any(holds_number(to_plain(text), key) for text in prose):
            yield f"{question.id}: the prose of {name} prints its answer, {key:g}."
        for other in shown:
            said = to_plain(f"{other.prompt} {other.context}")
            if other is not question and holds_number(said, key):
                yield f"{question.id}: {other.id} prints its answer, {key:g}."
