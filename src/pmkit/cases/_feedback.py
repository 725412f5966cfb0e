"""Four hundred pieces of feedback: who said what, where, when, and with what score.

How often a theme comes in which channel is set here by hand, because the course's story hangs on it: many
ask for dark mode where it costs nothing to ask, few write about allergies where it matters most. All data
are invented.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from random import Random

import pandas as pd

from pmkit.cases._market import _EMPLOYERS
from pmkit.cases._usage import LAST_DAY, Household, households
from pmkit.cases._verbatims import SLOTS, VERBATIMS

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

# channel -> (theme, how often, lowest and highest score); stars in the app store, 0 to 10 in the survey
QUOTAS: dict[str, tuple[tuple[str, int, int, int], ...]] = {
    "app store": (
        ("offline", 6, 1, 2), ("basket", 8, 1, 2), ("allergy", 4, 1, 2), ("speed", 6, 1, 2),
        ("price", 6, 1, 2), ("planning", 6, 1, 2), ("recipes", 5, 3, 3), ("dark mode", 7, 3, 4),
        ("language", 3, 3, 3),
        ("beginners", 3, 3, 3), ("praise", 30, 4, 5), ("safe", 8, 5, 5), ("shared list", 5, 3, 4),
        ("off-topic", 3, 3, 5),
    ),
    "survey": (
        ("planning", 16, 5, 8), ("shared list", 12, 7, 9), ("recipes", 10, 6, 9), ("allergy", 10, 1, 7),
        ("safe", 10, 9, 10), ("praise", 14, 8, 10), ("price", 8, 3, 7), ("budget", 6, 6, 8),
        ("waste", 6, 7, 9), ("offline", 5, 6, 8), ("privacy", 5, 2, 6), ("speed", 4, 3, 6),
        ("off-topic", 4, 0, 10),
    ),
    "support": (
        ("allergy", 14, 0, 0), ("basket", 14, 0, 0), ("billing", 10, 0, 0), ("portions", 8, 0, 0),
        ("login", 6, 0, 0), ("onboarding", 8, 0, 0), ("privacy", 5, 0, 0), ("shared list", 4, 0, 0),
        ("offline", 3, 0, 0), ("accessibility", 3, 0, 0), ("deletion", 3, 0, 0), ("off-topic", 2, 0, 0),
    ),
    "cancellation form": (
        ("rival", 18, 0, 0), ("pause", 12, 0, 0), ("price", 13, 0, 0), ("planning", 9, 0, 0),
        ("life", 5, 0, 0), ("basket", 3, 0, 0),
    ),
    "interview": (
        ("planning", 5, 0, 0), ("allergy", 5, 0, 0), ("shared list", 4, 0, 0), ("rival", 3, 0, 0),
        ("price", 2, 0, 0), ("talking chef", 2, 0, 0), ("recommender", 2, 0, 0), ("waste", 2, 0, 0),
    ),
    "sales call": (
        ("single sign-on", 5, 0, 0), ("usage report", 5, 0, 0), ("invoice", 3, 0, 0), ("seats", 4, 0, 0),
        ("data protection", 3, 0, 0), ("dietician", 2, 0, 0), ("plan as pdf", 2, 0, 0), ("language", 1, 0, 0),
    ),
}  # fmt: skip
_SCALE = {"app store": "1 to 5", "survey": "0 to 10"}
# Sentences that only one customer would say, and who says them.
_SPEAKERS = {
    "Our security office": "E01", "2,900 people": "E01", "I note that": "E01", "Without our company": "E01",
    "Last time I was sent": "E01", "We were told that a dietician": "E02", "Nurses on night": "E02",
    "Would our colleagues in Alicante": "E09", "Do you support our identity": "E20",
    "The canteen board": "E01",
    "The invoice shows": "E07", "Third corrected": "E07", "Please send invoices": "E07",
    "I work nights, my wife": "C0004", "Dear Mealwise team, we are": "C0002",
    "Works for a flat of three": "C0003",
    "In May we cooked": "C0001", "I am blind and": "C0431", "What exactly do you store": "E12",
}  # fmt: skip

_THEME_BEGINS = {"price": date(2026, 2, 2), "rival": date(2026, 6, 8), "dietician": date(2026, 7, 1)}
_NOT_BEFORE = {
    "In May we cooked": date(2026, 5, 18), "Our security office": date(2026, 9, 1),
    "I note that": date(2026, 9, 22),
    "Korbmarkt told me": date(2026, 7, 1), "I am blind and": date(2026, 4, 1), 
    "Would our colleagues in Alicante": date(2026, 8, 1), "For a few weeks the": date(2026, 6, 1),
    "We paid for seats": date(2026, 6, 1), "Third corrected": date(2026, 7, 1),
}  # fmt: skip


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
    starts = [(f"E{number:02}", row[5]) for number, row in enumerate(_EMPLOYERS, 1)]
    return [
        _Voice(id, "employers", "employer", date.fromisoformat(f"{start}-01"), LAST_DAY)
        for id, start in starts
    ]


def _texts(random: Random) -> dict[str, Iterator[tuple[str, str]]]:
    """For each theme an iterator of (template, text): every template once, then those with slots again."""

    def of(theme: str) -> Iterator[tuple[str, str]]:
        templates = list(VERBATIMS[theme])
        random.shuffle(templates)
        slots = {slot: random.sample(words, len(words)) for slot, words in SLOTS.items()}
        for turn in (0, 1):
            for place, template in enumerate(templates):
                if turn and "{" not in template:
                    continue
                words = {slot: choices[(place + turn) % len(choices)] for slot, choices in slots.items()}
                yield template, template.format(**words)

    return {theme: of(theme) for theme in VERBATIMS}


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


def _speaker(random: Random, theme: str, text: str, moment: str, pool: list[_Voice]) -> _Voice:
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


def _when(random: Random, voice: _Voice, channel: str, theme: str, template: str) -> date:
    if channel == "cancellation form":
        return voice.last
    known = next((when for start, when in _NOT_BEFORE.items() if template.startswith(start)), FIRST_DAY)
    survey = date(2026, 9, 1) if channel == "survey" else FIRST_DAY
    first = max(voice.first, known, survey, _THEME_BEGINS.get(theme, FIRST_DAY))
    return first + timedelta(days=random.randint(0, (LAST_DAY - first).days))


def _forms(theme: str, count: int) -> list[str]:
    """Whether a cancellation falls before or after the rival's start: the rival is named only after it."""
    early = {"pause": 3, "price": 5, "planning": 4, "life": 2, "basket": 1}.get(theme, 0)
    return ["early"] * early + ["late"] * (count - early)


def feedback() -> pd.DataFrame:
    """Four hundred verbatims; ids in the order of the dates."""
    random = Random(400)
    pool, firms, texts = _households(random), _employers(), _texts(random)
    named = {voice.id: voice for voice in [*pool, *firms] if voice.id in _SPEAKERS.values()}
    pool = [voice for voice in pool if voice.id not in named]
    rows = []
    for channel, themes in QUOTAS.items():
        for theme, count, low, high in themes:
            for when in _forms(theme, count) if channel == "cancellation form" else [""] * count:
                template, text = next(texts[theme])
                known = next((id for start, id in _SPEAKERS.items() if template.startswith(start)), "")
                if known:
                    voice = named[known]
                elif channel == "sales call":
                    voice = random.choice([firm for firm in firms if firm.first < date(2026, 6, 1)])
                else:
                    voice = _speaker(random, theme, text, when, pool)
                rows.append(
                    {
                        "date": _when(random, voice, channel, theme, template),
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
    rows.sort(key=lambda row: (row["date"], row["customer"], row["text"]))
    table = pd.DataFrame(rows)
    table["score"] = table["score"].astype("Int64")
    table.insert(0, "id", [f"F{number:03}" for number in range(1, len(rows) + 1)])
    return table
