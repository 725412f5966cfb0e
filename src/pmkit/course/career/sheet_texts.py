"""What a rule sees in the ranges and letters of this sheet; none of them understands a text."""

import re
from collections.abc import Iterator, Mapping
from datetime import date, timedelta

import pandas as pd

from pmkit.english import counted
from pmkit.methods import combine_factors, lint_learning_plan
from pmkit.methods.measures import has_date, has_number
from pmkit.practice.question_parts import Finding
from pmkit.quantities.reading import UnreadableNumber, read_number

MOST_WORDS = 150
NEAR_EACH_OTHER, FAR_APART = 1.1, 30
"""How many times the low end the high one is, where a range claims too much, and where it decides nothing."""

_NUMBER = re.compile(r"\d[\d,.]*(?:\s*(?:%|thousand\b|million\b|k\b))?", re.IGNORECASE)
_WHOLE = re.compile(
    r"\b(?:of|in|per|out of)\s+((?:a\s+)?(?:hundred|thousand)|\d[\d,.]*)(?:\s+\w+)?", re.IGNORECASE
)
_SHARE = re.compile(
    r"\b(?:share|second|allerg\w*|rate|prevalence|how (?:often|many have)|of 1,?000)\b", re.IGNORECASE
)
_HOUSEHOLDS = re.compile(
    r"\bfirst\b|\b(?:number|count) of households\b|\b(?:people|persons) (?:in|per|live)\b|\bsize of\b",
    re.IGNORECASE,
)

_PLAIN_NO = re.compile(
    r"\b(?:not|somebody else|someone else|another (?:person|applicant)|no\b|decided against)\b|n['’]t\b",
    re.IGNORECASE,
)
_VEILED = re.compile(
    r"\b(?:unfortunately|regret|many (?:excellent |good |strong )?applications|all the best|on file)\b",
    re.IGNORECASE,
)
_IMPRESSION = re.compile(
    r"\b(?:overall impression|chemistry|(?:cultural |right |good )fit|gut|sympathetic|personality|motivated|"
    r"quite right|better candidates?|stronger candidates?)\b",
    re.IGNORECASE,
)
_POINT = re.compile(
    r"\b(?:goal|who|option\w*|ways|choice|chose|measure\w*|know|would see|number|line)\b", re.IGNORECASE
)
_HIS_ANSWER = re.compile(
    r"\b(?:you|your)\b.{0,60}\b(?:said|named|wrote|answer\w*|case|told|showed|asked|spoke|gave)\b|"
    r"\b(?:answer|case|question)\b.{0,60}\b(?:you|your)\b",
    re.IGNORECASE,
)
_COULD_HAVE = re.compile(r"[“\"]|\bif\b|\bwould\b|\bcould\b", re.IGNORECASE)

_VIRTUE = re.compile(
    r"\b(?:perfectionis\w*|cared? too much|too (?:ambitious|honest|hard-working|helpful|committed|passionate)|"
    r"work(?:ed)? too (?:hard|much))\b",
    re.IGNORECASE,
)
_HAPPY_END = re.compile(
    r"\b(?:thrilled|valuable experience|in the end (?:it|everything|all)|success\w*|worked out|blessing in disguise)\b",
    re.IGNORECASE,
)
_OTHERS = re.compile(
    r"\b(?:because|since|as) (?:the |my |our )?(?:others|boss|colleagues?|team|customers?|they)\b",
    re.IGNORECASE,
)
_LESSON = re.compile(
    r"\b(?:learn(?:ed|t) a lot|communication|be more (?:open|careful|attentive)|even more|always try|try to)\b",
    re.IGNORECASE,
)
_I = re.compile(r"\bI\b|\bmy\b|\bme\b")
_WE = re.compile(r"\b(?:we|our|us)\b", re.IGNORECASE)
_LAST = re.compile(
    r"\b(?:mon|tues|wednes|thurs|fri|satur|sun)day\b|\b(?:last|this|yesterday|since|each|every|before)\b",
    re.IGNORECASE,
)


def _ends(text: str) -> tuple[float, float] | None:
    """Low and high of a range as it was typed; None where there are not two numbers."""
    found = []
    for typed in _NUMBER.findall(text):
        try:
            found.append(read_number(typed.strip(" .,")).value)
        except UnreadableNumber:
            continue
    return (found[0], found[1]) if len(found) == 2 else None


def _of_thousand(text: str) -> tuple[float, float] | None:
    """A share of households in 1,000, also where it was typed in per cent or of another whole."""
    whole = _WHOLE.search(text)
    ends = _ends(_WHOLE.sub(" ", text))
    if not ends:
        return None
    size = 1000.0
    if "%" in text or "per cent" in text.lower():
        size = 100.0
    elif whole:
        words = {"hundred": 100.0, "thousand": 1000.0}
        named = next((value for word, value in words.items() if word in whole[1].lower()), 0.0)
        try:
            size = named or read_number(whole[1]).value
        except UnreadableNumber:
            return None
    return (ends[0] * 1000 / size, ends[1] * 1000 / size) if size > 0 else None


def range_in_parts(slots: Mapping[str, str]) -> list[Finding]:
    """A range from two factors: two numbers each, as wide as the factors make it, and the widest one named."""
    read = {
        "households": _ends(slots.get("households", "")),
        "share": _of_thousand(slots.get("share", "")),
        "range": _ends(slots.get("range", "")),
    }
    found: list[Finding] = []
    for name, ends in read.items():
        if slots.get(name, "").strip():
            found += _of_range(name, ends)
    households, share, given = read["households"], read["share"], read["range"]
    broken = {one.where for one in found}
    if not (households and share) or broken & {"households", "share"}:
        return found
    told = combine_factors(
        pd.DataFrame({"factor": ["households", "share"], "low": [households[0], share[0] / 1000],
                      "high": [households[1], share[1] / 1000]})
    )  # fmt: skip
    if given and "range" not in broken:
        found += _against_factors(given, told.low, told.high, told.low_end, told.high_end)
    text = slots.get("widest", "")
    right, wrong = (_SHARE, _HOUSEHOLDS) if told.widest == "share" else (_HOUSEHOLDS, _SHARE)
    if text.strip() and not right.search(text):
        name = "the share" if told.widest == "share" else "the number of households"
        says = f"By your two ranges it is {name}: {100 * told.share:.0f} % of the doubt. Name it."
        if wrong.search(text):
            says = f"You named the other one. {says}"
        found.append(Finding(text=says, where="widest"))
    return found


def _of_range(name: str, ends: tuple[float, float] | None) -> Iterator[Finding]:
    if ends is None:
        yield Finding(text="Two numbers are needed here: from … to …", where=name)
    elif ends[0] > ends[1]:
        yield Finding(text="It begins above its end. Write the smaller number first.", where=name)
    elif ends[0] <= 0:
        yield Finding(text="A low end of 0 can't be multiplied. Write a small number above 0.", where=name)
    elif name == "share" and ends[1] > 1000:
        yield Finding(text="More than all households. How many of 1,000?", where=name)
    elif name == "households" and ends[1] > 200_000:
        yield Finding(text="More households than people. How many people live in one?", where=name)
    elif name == "range" and ends[1] / ends[0] < NEAR_EACH_OTHER:
        yield Finding(
            text="So exactly nobody knows it. In one of ten such questions you may miss.", where=name
        )
    elif name == "range" and ends[1] / ends[0] > FAR_APART:
        says = f"One end is {ends[1] / ends[0]:,.0f} times the other. It holds, and decides nothing. What do you know better?"
        yield Finding(text=says, where=name)


def _against_factors(
    given: tuple[float, float], low: float, high: float, low_end: float, high_end: float
) -> Iterator[Finding]:
    """The range beside what the factors make: elsewhere, much narrower, or wider than both at their ends."""
    made = f"Your two factors make about {float(f'{low:.2g}'):,.0f} to {float(f'{high:.2g}'):,.0f}."
    if given[1] < low or given[0] > high:
        yield Finding(text=f"{made} Your range lies elsewhere.", where="range")
    elif given[1] / given[0] < (high / low) ** 0.5:
        yield Finding(text=f"{made} Yours is far narrower. What do you know that they don't?", where="range")
    elif given[0] < 0.8 * low_end or given[1] > 1.25 * high_end:
        yield Finding(text=f"{made} Yours is wider than both at their ends.", where="range")


_OUTPUTS = {
    "test": "One test, run and read",
    "memos": "Three memos on decisions",
    "second": "Each of them read by somebody, and mended",
    "read": "Read a chapter",
    "page": "One page with all of it, shown to a guest",
    "course": "Attend a course",
}
_BEGINS, _LAST_DAY = date(2027, 4, 14), timedelta(days=85)


def hours_in_outputs(given: Mapping[str, float]) -> list[Finding]:
    """What the look at a plan of ninety days finds in the whole of it: mostly reading, nobody else, no ending."""
    names = [name for name in _OUTPUTS if given.get(name, 0) > 0]
    if not names:
        return []
    plan = pd.DataFrame(
        {
            "output": [_OUTPUTS[name] for name in names],
            "hours": [given[name] for name in names],
            "who": ["a colleague" if "second" in names else ""] * len(names),
            "ends": [_BEGINS + _LAST_DAY if name == "page" else None for name in names],
        }
    )
    told = lint_learning_plan(plan, float(plan["hours"].sum()), begins=_BEGINS)
    whole = [one for one in told if not one.where]
    nobody = [one for one in told if one.rule == "nobody-else"][:1]
    return [Finding(text=one.text) for one in [*whole, *nobody]]


def _seen(slots: Mapping[str, str], names: str, pattern: re.Pattern[str], says: str) -> Iterator[Finding]:
    for name in names.split():
        if found := pattern.search(slots.get(name, "")):
            yield Finding(text=f"“{found[0]}” {says}", where=name)


def _lacks(slots: Mapping[str, str], name: str, has: object, says: str) -> Iterator[Finding]:
    if slots.get(name, "").strip() and not has:
        yield Finding(text=says, where=name)


def no_with_reason(slots: Mapping[str, str]) -> list[Finding]:
    """A no to an applicant: plain, with his own answers, by a point of the rubric, and with a sentence that would have done."""
    news, strong, lacked, then = (slots.get(name, "") for name in ("news", "strong", "lacked", "next"))
    return [
        *_seen(slots, "news", _VEILED, "leaves the news for later. Say the no in this sentence."),
        *_lacks(slots, "news", _PLAIN_NO.search(news), "He may read it as a yes. Who got the post?"),
        *_seen(
            slots, "strong lacked", _IMPRESSION, "is about a person, not about an answer. What did he say?"
        ),
        *_lacks(slots, "strong", _HIS_ANSWER.search(strong), "In which answer? Name what he said."),
        *_lacks(
            slots, "lacked", _HIS_ANSWER.search(lacked), "In which answer? Name what he said, or left out."
        ),
        *_lacks(slots, "lacked", _POINT.search(lacked), "By which point? All were marked by the same ones."),
        *_seen(slots, "next", _VEILED, "is no step. What would have changed it?"),
        *_lacks(
            slots,
            "next",
            has_number(then) or _COULD_HAVE.search(then),
            "What could he have said? One sentence of it.",
        ),
    ]


def own_mistake(slots: Mapping[str, str]) -> list[Finding]:
    """An answer about having been wrong: a virtue, others' fault, no own part, no number, a lesson instead of a deed."""
    part, showed, now = (slots.get(name, "") for name in ("part", "showed", "now"))
    found = [
        *_seen(
            slots, "part", _VIRTUE, "is a virtue in disguise. What was wrong, and whom did it cost something?"
        ),
        *_seen(slots, "part", _OTHERS, "puts it on others. Which part was yours?"),
        *_seen(slots, "showed", _HAPPY_END, "turns it into a success. What did it cost?"),
        *_lacks(slots, "showed", has_number(showed), "No number in it. How many, how much, how long?"),
        *_seen(slots, "now", _LESSON, "is a lesson that fits everybody. What do you do otherwise?"),
        *_lacks(slots, "now", has_date(now) or _LAST.search(now), "When did you last do it otherwise?"),
    ]
    if _WE.search(part) and not _I.search(part):
        found += _seen(slots, "part", _WE, "did it. Which part was yours?")
    words = sum(len(text.split()) for text in slots.values())
    if words > MOST_WORDS:
        found.append(Finding(text=f"{counted(words, 'word')}. Cut them to {MOST_WORDS}."))
    return found
