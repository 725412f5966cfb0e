"""Four hundred pieces of feedback: who said what, where, when, and with what score.

How often a theme comes in which channel (`feedback_quotas.csv`) is set by hand, because the course's story
hangs on it: many ask for dark mode where it costs nothing to ask, few write about allergies where it matters
most. What is said stands in `verbatims.csv`, with who alone would say it and not before when; words in braces
come from `verbatim_slots.csv`. A sentence without braces is used once at most, one with braces twice. All
data are invented.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from random import Random
from typing import NamedTuple

import pandas as pd

from mealwise import rows, table
from mealwise.market import employers
from mealwise.usage import LAST_DAY, Household, households

FIRST_DAY = date(2026, 1, 7)
RIVAL_STARTS = date(2026, 6, 1)
_ALLERGIC = ("allergy", "safe")
_PAID = ("price", "rival", "pause", "billing")
_CHILDREN = re.compile(
    r"\b(kids?|child|children|famil\w+|grand(ma|parents)|school|football|parents' evening|baby|Emil|Noor)\b"
    r"|\b(my|our) (son|daughter|youngest|little|boy|middle)|the little one",
    re.IGNORECASE,
)
_SHARING = re.compile(r"\bflat(mate)?\b|for one\b|student", re.IGNORECASE)
_AT_WORK = re.compile(r"\b(my boss|works council|company login|benefit at work)\b", re.IGNORECASE)

_SCALE = {"app store": "1 to 5", "survey": "0 to 10"}
_THEME_BEGINS = {"price": date(2026, 2, 2), "rival": date(2026, 6, 8), "dietician": date(2026, 7, 1)}


@dataclass(frozen=True)
class _Voice:
    """Who speaks: a household or an employer."""

    id: str
    segment: str
    plan: str
    first: date
    last: date


def _households(random: Random) -> list[_Voice]:
    voices = [_voice(one) for one in households() if "subscribed" in one.events or "first_plan" in one.events]
    random.shuffle(voices)
    return voices


def _voice(one: Household) -> _Voice:
    return _Voice(
        one.id, one.segment.name, "employer" if one.employer else "consumer",
        one.events.get("subscribed", one.signed_up), one.events.get("left", LAST_DAY),
    )  # fmt: skip


def _employers() -> list[_Voice]:
    return [
        _Voice(one.id, "employers", "employer", one.started.start_time.date(), LAST_DAY)
        for one in employers()
    ]


class _Sentence(NamedTuple):
    """What is said, words in braces still open; and, where it is told, by whom alone and not before when."""

    theme: str
    speaker: str
    not_before: str
    text: str


def _texts(random: Random, sentences: Sequence[_Sentence]) -> dict[str, Iterator[tuple[_Sentence, str]]]:
    """For each theme an iterator of (sentence, text): every sentence once, then those with slots again."""
    words_of: dict[str, list[str]] = {}
    for slot, words in rows(table("verbatim_slots")):
        words_of.setdefault(slot, []).append(words)

    def of(theme: str) -> Iterator[tuple[_Sentence, str]]:
        templates = [sentence for sentence in sentences if sentence.theme == theme]
        random.shuffle(templates)
        slots = {slot: random.sample(words, len(words)) for slot, words in words_of.items()}
        for turn in (0, 1):
            for place, template in enumerate(templates):
                if turn and "{" not in template.text:
                    continue
                words = {slot: choices[(place + turn) % len(choices)] for slot, choices in slots.items()}
                yield template, template.text.format(**words)

    return {theme: of(theme) for theme in dict.fromkeys(one.theme for one in sentences)}


def _written(random: Random, text: str, channel: str) -> str:
    """The text as typed in this channel: a capital first, and now and then in a hurry."""
    if text[0].islower() and random.random() < 0.85 and not text.isascii():
        return text
    if channel in ("interview", "sales call"):
        return text[0].upper() + text[1:]
    hurry = random.random()
    if hurry < 0.1:
        return text.lower().rstrip(".")
    if hurry < 0.16:
        return _slip(random, text)
    return text[0].upper() + text[1:] if hurry < 0.9 and " " in text else text


def _slip(random: Random, text: str) -> str:
    """Swap two neighbouring letters inside one longer word."""
    words = text.split(" ")
    long = [place for place, word in enumerate(words) if len(word) > 5 and word.isalpha()]
    if not long:
        return text
    place = random.choice(long)
    word, at = words[place], random.randint(1, len(words[place]) - 3)
    words[place] = word[:at] + word[at + 1] + word[at] + word[at + 2 :]
    return " ".join(words)


def _could_say(voice: _Voice, theme: str, text: str) -> bool:
    """Whether the words fit the household: children, an employer, a price of one's own."""
    if theme in _ALLERGIC and voice.segment != "allergy families":
        return False
    if _CHILDREN.search(text) and voice.segment == "couples and singles":
        return False
    if _SHARING.search(text) and voice.segment != "couples and singles":
        return False
    if _AT_WORK.search(text):
        return voice.plan == "employer"
    return theme not in _PAID or voice.plan == "consumer"


def _speaker(theme: str, text: str, moment: str, pool: list[_Voice]) -> _Voice:
    """Take the first household of the (shuffled) pool that could say this at this moment."""
    for place, voice in enumerate(pool):
        gone = voice.last < LAST_DAY
        if moment:
            early = date(2026, 2, 2) if theme == "price" else date(2026, 1, 2)
            in_time = voice.last >= RIVAL_STARTS if moment == "late" else early <= voice.last < RIVAL_STARTS
            fits = gone and in_time and voice.plan == "consumer"
        else:
            fits = not gone and voice.first < date(2026, 9, 1)
        if fits and _could_say(voice, theme, text):
            return pool.pop(place)
    raise ValueError(f"No household is left that could say this about {theme}: {text}")


def _when(random: Random, voice: _Voice, channel: str, sentence: _Sentence) -> date:
    if channel == "cancellation form":
        return voice.last
    known = date.fromisoformat(sentence.not_before) if sentence.not_before else FIRST_DAY
    survey = date(2026, 9, 1) if channel == "survey" else FIRST_DAY
    first = max(voice.first, known, survey, _THEME_BEGINS.get(sentence.theme, FIRST_DAY))
    return first + timedelta(days=random.randint(0, (LAST_DAY - first).days))


def _forms(theme: str, count: int) -> list[str]:
    """Whether a cancellation falls before or after the rival's start: the rival is named only after it."""
    early = {"pause": 3, "price": 5, "planning": 4, "life": 2, "basket": 1}.get(theme, 0)
    return ["early"] * early + ["late"] * (count - early)


def feedback() -> pd.DataFrame:
    """Four hundred verbatims; ids in the order of the dates."""
    random = Random(400)
    sentences = [_Sentence(*row) for row in rows(table("verbatims"))]
    speakers = {sentence.speaker for sentence in sentences}
    pool, firms, texts = _households(random), _employers(), _texts(random, sentences)
    named = {voice.id: voice for voice in [*pool, *firms] if voice.id in speakers}
    pool = [voice for voice in pool if voice.id not in named]
    made = []
    for channel, theme, count, low, high in rows(table("feedback_quotas")):
        for when in _forms(theme, count) if channel == "cancellation form" else [""] * count:
            sentence, text = next(texts[theme])
            if sentence.speaker:
                voice = named[sentence.speaker]
            elif channel == "sales call":
                voice = random.choice([firm for firm in firms if firm.first < date(2026, 6, 1)])
            else:
                voice = _speaker(theme, text, when, pool)
            made.append(
                {
                    "date": _when(random, voice, channel, sentence),
                    "customer": voice.id,
                    "segment": voice.segment,
                    "plan": voice.plan,
                    "channel": channel,
                    "score": random.randint(low, high) if channel in _SCALE else None,
                    "scale": _SCALE.get(channel, ""),
                    "theme": theme,
                    "text": _written(random, text, channel),
                }
            )
    made.sort(key=lambda row: (row["date"], row["customer"], row["text"]))
    told = pd.DataFrame(made)
    told["score"] = told["score"].astype("Int64")
    told.insert(0, "id", [f"F{number:03}" for number in range(1, len(made) + 1)])
    return told
