"""What a room can do: each activity says which fields a phone shows, and what comes of the votes.

An activity is built from JSON (it travels in the room's log) and from nothing else. Before the reveal nobody
but the log knows a vote; `outcome` and `frame` are asked afterwards.
"""

from collections import Counter
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from statistics import median
from typing import Any, ClassVar

import pandas as pd

from pmkit.english import counted, format_number, listed, plural, whole_percent
from pmkit.room.fields import Bar, Choose, Field, Number, Outcome, Points, Refused, Words, options_of

Votes = Mapping[str, Mapping[str, Any]]
"""Participant -> the value of each field."""
LONGEST_TITLE = 600
AIMED = 0.9
_ASIDE = "no idea"


@dataclass(frozen=True, kw_only=True)
class Activity:
    """What is asked (`title`), and what makes it talk worth having (`talk`)."""

    kind: ClassVar[str] = ""
    word: ClassVar[str] = ""
    talk: ClassVar[str] = ""
    title: str

    @property
    def fields(self) -> tuple[Field, ...]:
        raise NotImplementedError

    def outcome(self, votes: Votes) -> Outcome:
        """What came of at least one vote."""
        raise NotImplementedError

    def frame(self, votes: Votes) -> pd.DataFrame:
        """A row per person and field: `person`, `field`, `value`."""
        rows = [
            {"person": person, "field": key, "value": value}
            for person, vote in votes.items()
            for key, value in vote.items()
        ]
        return pd.DataFrame(rows, columns=["person", "field", "value"])

    def clean(self, vote: Any) -> dict[str, Any]:
        """A vote as it counts. Raises Refused with a sentence."""
        if not isinstance(vote, Mapping):
            raise Refused("That is no answer to this question.")
        return {field.key: field.clean(vote.get(field.key)) for field in self.fields}

    def settings(self) -> dict[str, Any]:
        """What `activity_of` builds it from."""
        raise NotImplementedError

    def as_json(self) -> dict[str, Any]:
        return {"kind": self.kind, "title": self.title, **self.settings()}


@dataclass(frozen=True, kw_only=True)
class Split(Activity):
    """Dots or points given to options: a dot vote has few, the other hundred."""

    kind: ClassVar[str] = "points"
    word: ClassVar[str] = "dots, or 100 points"
    talk: ClassVar[str] = "Who gave the winner nothing? Let one of them say why, before anybody defends it."
    options: Mapping[str, str]
    total: int = 100

    @property
    def _unit(self) -> str:
        return "dot" if self.total <= 10 else "point"

    @property
    def fields(self) -> tuple[Field, ...]:
        unit = self._unit
        return (
            Points(
                key="points",
                label=f"You have {counted(self.total, unit)}",
                options=self.options,
                total=self.total,
            ),
        )

    def outcome(self, votes: Votes) -> Outcome:
        given: Counter[str] = Counter()
        givers: Counter[str] = Counter()
        for vote in votes.values():
            given.update(vote["points"])
            givers.update(vote["points"].keys())
        spent, n = sum(given.values()), len(votes)
        order = sorted(self.options, key=lambda id: -given[id])
        bars = [Bar(self.options[id], given[id], f"{given[id]}, from {givers[id]} of {n}") for id in order]
        first = [id for id in order if given[id] == given[order[0]]]
        if len(first) > 1:
            lead = f"{listed([self.options[id] for id in first])} share the first place."
        else:
            nothing = n - givers[first[0]]
            share = whole_percent(given[first[0]] / spent)
            lead = f"{self.options[first[0]]} leads with {share} of all {plural(2, self._unit)}."
            lead += f" {nothing} of {n} gave it nothing." if nothing else " Everybody gave it something."
        return Outcome(lead, bars=tuple(bars), talk=self.talk)

    def frame(self, votes: Votes) -> pd.DataFrame:
        """`person`, `option`, `points`, also where none were given."""
        rows = [
            {"person": person, "option": text, "points": int(vote["points"].get(id, 0))}
            for person, vote in votes.items()
            for id, text in self.options.items()
        ]
        return pd.DataFrame(rows, columns=["person", "option", "points"])

    def settings(self) -> dict[str, Any]:
        return {"options": dict(self.options), "total": self.total}


@dataclass(frozen=True, kw_only=True)
class Poker(Activity):
    """Everybody shows a card at once; the spread is the point."""

    kind: ClassVar[str] = "poker"
    word: ClassVar[str] = "estimation poker"
    talk: ClassVar[str] = "The lowest and the highest explain, then a second round."
    cards: tuple[float, ...] = (0.5, 1, 2, 3, 5, 8, 13, 20, 40)
    unit: str = ""

    @property
    def fields(self) -> tuple[Field, ...]:
        options = {f"{card:g}": f"{card:g}" for card in self.cards} | {_ASIDE: "I don't know"}
        return (
            Choose(key="card", label=f"Your card{f' ({self.unit})' if self.unit else ''}", options=options),
        )

    def outcome(self, votes: Votes) -> Outcome:
        shown = Counter(vote["card"] for vote in votes.values())
        bars = [
            Bar(f"{one:g}", shown[f"{one:g}"], f"{shown[f'{one:g}']} of {len(votes)}") for one in self.cards
        ]
        if shown[_ASIDE]:
            bars.append(Bar("I don't know", shown[_ASIDE], str(shown[_ASIDE])))
        known = sorted(float(vote["card"]) for vote in votes.values() if vote["card"] != _ASIDE)
        if not known:
            return Outcome("Nobody knows yet. What would you have to see first?", bars=tuple(bars))
        low, high = known[0], known[-1]
        if low == high:
            said = f"All {len(known)} show {low:g}." if len(known) > 1 else f"One card: {low:g}."
            return Outcome(
                f"{said} Agreement is no proof: what would make it twice as much?", bars=tuple(bars)
            )
        said = f"From {low:g} to {high:g}: the highest is {high / low:.0f} times the lowest. "
        said += f"Half show {median(known):g} or less."
        return Outcome(said, bars=tuple(bars), talk=self.talk)

    def frame(self, votes: Votes) -> pd.DataFrame:
        """`person`, `estimate` (missing where somebody does not know)."""
        rows = [
            {"person": person, "estimate": None if vote["card"] == _ASIDE else float(vote["card"])}
            for person, vote in votes.items()
        ]
        return pd.DataFrame(rows, columns=["person", "estimate"]).astype({"estimate": "float64"})

    def settings(self) -> dict[str, Any]:
        return {"cards": list(self.cards), "unit": self.unit}


@dataclass(frozen=True, kw_only=True)
class Ranges(Activity):
    """A range that should hold the truth nine times in ten; calibration is the point."""

    kind: ClassVar[str] = "range"
    word: ClassVar[str] = "range with 90 % confidence"
    talk: ClassVar[str] = "Who has the widest range, and what do they know that the others don't?"
    unit: str = ""
    truth: float | None = None

    @property
    def fields(self) -> tuple[Field, ...]:
        return (
            Number(key="low", label="Not less than", unit=self.unit),
            Number(key="high", label="Not more than", unit=self.unit),
        )

    def clean(self, vote: Any) -> dict[str, Any]:
        found = super().clean(vote)
        if found["low"] > found["high"]:
            raise Refused("The lower end is above the upper one. Change one of them.")
        return found

    def outcome(self, votes: Votes) -> Outcome:
        spans = sorted((vote["low"], vote["high"]) for vote in votes.values())
        holds = [self.truth is not None and low <= self.truth <= high for low, high in spans]
        ranges = tuple(
            (low, high, None if self.truth is None else hit)
            for (low, high), hit in zip(spans, holds, strict=True)
        )
        n = len(spans)
        if self.truth is None:
            share = max(
                sum(low <= at <= high for low, high in spans)
                for at in [one for span in spans for one in span]
            )
            said = f"At most {share} of {counted(n, 'range')} hold one and the same number."
        else:
            said = (
                f"It is {format_number(self.truth, self.unit)}. Of {counted(n, 'range')} {sum(holds)} "
                f"{plural(sum(holds), 'holds', 'hold')} it. If people were right "
                f"{whole_percent(AIMED)} of the time, it would be about {AIMED * n:.0f}."
            )
        return Outcome(said, ranges=ranges, talk=self.talk, unit=self.unit, truth=self.truth)

    def frame(self, votes: Votes) -> pd.DataFrame:
        """`person`, `low`, `high`."""
        rows = [
            {"person": person, "low": vote["low"], "high": vote["high"]} for person, vote in votes.items()
        ]
        return pd.DataFrame(rows, columns=["person", "low", "high"])

    def settings(self) -> dict[str, Any]:
        return {"unit": self.unit, "truth": self.truth}


@dataclass(frozen=True, kw_only=True)
class Sorting(Activity):
    """Each card goes into a group, by poll; `fits` names the groups that can be defended."""

    kind: ClassVar[str] = "sort"
    word: ClassVar[str] = "card sort"
    talk: ClassVar[str] = "Take the card on which you differ most. What would have to be true for each side?"
    cards: Mapping[str, str]
    groups: Mapping[str, str]
    fits: Mapping[str, Sequence[str]]

    @property
    def fields(self) -> tuple[Field, ...]:
        return tuple(Choose(key=id, label=text, options=self.groups) for id, text in self.cards.items())

    def outcome(self, votes: Votes) -> Outcome:
        n, bars, agreed = len(votes), [], {}
        for card, text in self.cards.items():
            count = Counter(vote[card] for vote in votes.values())
            most, many = count.most_common(1)[0]
            agreed[card] = many / n
            spread = listed([f"{self.groups[group]} {count[group]}" for group, _ in count.most_common()])
            fits = self.fits.get(card, ())
            bars.append(Bar(text, many / n, spread, "right" if most in fits else "trap" if fits else ""))
        least = min(agreed, key=agreed.__getitem__)
        said = (
            f"You differ most on “{self.cards[least]}”: {whole_percent(agreed[least])} have the same answer."
        )
        return Outcome(said, bars=tuple(bars), talk=self.talk)

    def settings(self) -> dict[str, Any]:
        return {
            "cards": dict(self.cards),
            "groups": dict(self.groups),
            "fits": {k: list(v) for k, v in self.fits.items()},
        }


KANO_ANSWERS = {
    "like": "I like it",
    "must-be": "I expect it",
    "neutral": "I don't care",
    "live-with": "I can live with it",
    "dislike": "I dislike it",
}


@dataclass(frozen=True, kw_only=True)
class Kano(Activity):
    """Two questions for each feature: how is it with it, how without."""

    kind: ClassVar[str] = "kano"
    word: ClassVar[str] = "Kano mini survey"
    talk: ClassVar[str] = "Which feature does nobody miss? Who would fight for it all the same?"
    options: Mapping[str, str]

    @property
    def fields(self) -> tuple[Field, ...]:
        found: list[Field] = []
        for id, text in self.options.items():
            found.append(Choose(key=f"{id}/functional", label=f"{text}: it is there", options=KANO_ANSWERS))
            found.append(
                Choose(key=f"{id}/dysfunctional", label=f"{text}: it is not there", options=KANO_ANSWERS)
            )
        return tuple(found)

    def frame(self, votes: Votes) -> pd.DataFrame:
        """As the Kano explorer takes it: `feature`, `title`, `functional`, `dysfunctional`, `segment`."""
        rows = [
            {
                "feature": id,
                "title": text,
                "functional": vote[f"{id}/functional"],
                "dysfunctional": vote[f"{id}/dysfunctional"],
                "segment": "the room",
            }
            for vote in votes.values()
            for id, text in self.options.items()
        ]
        return pd.DataFrame(rows, columns=["feature", "title", "functional", "dysfunctional", "segment"])

    def outcome(self, votes: Votes) -> Outcome:
        from pmkit.methods.kano import CATEGORIES, kano_survey

        survey = kano_survey(self.frame(votes)).set_index("feature")
        bars = []
        for id, text in self.options.items():
            row = survey.loc[id].to_dict()
            letter = str(row["category"])
            bars.append(
                Bar(
                    text,
                    float(row[letter]) / len(votes),
                    f"{CATEGORIES[letter]}: {int(row[letter])} of {len(votes)}",
                )
            )
        split = [bar.label for bar in bars if bar.value < 0.5]
        said = (
            f"No answer has half of the room for {listed(split)}."
            if split
            else "Each feature has a clear answer."
        )
        return Outcome(said, bars=tuple(bars), talk=self.talk)

    def settings(self) -> dict[str, Any]:
        return {"options": dict(self.options)}


@dataclass(frozen=True, kw_only=True)
class Board(Activity):
    """Short texts, gathered on a board that the instructor sorts."""

    kind: ClassVar[str] = "text"
    word: ClassVar[str] = "texts on a board"
    talk: ClassVar[str] = "Read them in silence. Which two say the same?"
    longest: int = 140

    @property
    def fields(self) -> tuple[Field, ...]:
        return (Words(key="text", label="Your answer", longest=self.longest),)

    def outcome(self, votes: Votes) -> Outcome:
        texts = tuple((person, vote["text"]) for person, vote in votes.items())
        return Outcome(f"{counted(len(texts), 'answer')}.", texts=texts, talk=self.talk)

    def settings(self) -> dict[str, Any]:
        return {"longest": self.longest}


@dataclass(frozen=True, kw_only=True)
class Deals(Activity):
    """Pairs tell the deal that they made: an option for each issue, with what it is worth to both sides."""

    kind: ClassVar[str] = "deals"
    word: ClassVar[str] = "pairs' deals"
    talk: ClassVar[str] = (
        "Which deal is better for both than yours? What did they talk about that you did not?"
    )
    issues: Mapping[str, Mapping[str, tuple[float, float]]]
    sides: tuple[str, str]

    @property
    def fields(self) -> tuple[Field, ...]:
        return tuple(
            Choose(key=issue, label=issue, options={name: name for name in options})
            for issue, options in self.issues.items()
        )

    def _worth(self, vote: Mapping[str, Any]) -> tuple[float, float]:
        worth = [self.issues[issue][option] for issue, option in vote.items()]
        return sum(one[0] for one in worth), sum(one[1] for one in worth)

    def outcome(self, votes: Votes) -> Outcome:
        deals = [self._worth(vote) for vote in votes.values()]
        count = Counter(deals)
        beaten = sum(any(a >= x and b >= y and (a, b) != (x, y) for a, b in deals) for x, y in deals)
        said = (
            f"{counted(len(deals), 'deal')}. For {beaten} of them another pair found one that is better "
            "for one side and worse for nobody."
        )
        points = tuple((x, y, many) for (x, y), many in sorted(count.items()))
        return Outcome(said, points=points, talk=self.talk, unit=f"{self.sides[0]}|{self.sides[1]}")

    def frame(self, votes: Votes) -> pd.DataFrame:
        """`person`, a column for each issue, and the worth to both sides."""
        rows = []
        for person, vote in votes.items():
            ours, theirs = self._worth(vote)
            rows.append({"person": person, **vote, self.sides[0]: ours, self.sides[1]: theirs})
        return pd.DataFrame(rows, columns=["person", *self.issues, *self.sides])

    def settings(self) -> dict[str, Any]:
        issues = {
            issue: {name: list(worth) for name, worth in options.items()}
            for issue, options in self.issues.items()
        }
        return {"issues": issues, "sides": list(self.sides)}


SCORES = {
    "reach": ("How many does it reach?", 0, None),
    "impact": ("Impact on each of them, from 0.25 to 3", 0.25, 3),
    "confidence": ("How sure are you, in per cent?", 0, 100),
    "effort": ("Effort in person-months", 0.1, None),
}


@dataclass(frozen=True, kw_only=True)
class Scores(Activity):
    """Everybody's reach, impact, confidence and effort of one item; the spread goes into the score table."""

    kind: ClassVar[str] = "scores"
    word: ClassVar[str] = "reach, impact, confidence, effort"
    talk: ClassVar[str] = "On which of the four do you differ most? Begin there."
    item: str = ""

    @property
    def fields(self) -> tuple[Field, ...]:
        return tuple(
            Number(key=key, label=label, low=low, high=high) for key, (label, low, high) in SCORES.items()
        )

    def outcome(self, votes: Votes) -> Outcome:
        bars, apart = [], {}
        for key in SCORES:
            values = sorted(float(vote[key]) for vote in votes.values())
            low, high = values[0], values[-1]
            apart[key] = high / low if low > 0 else (1.0 if high == low else float("inf"))
            bars.append(
                Bar(key, median(values), f"half say {median(values):g} or less; from {low:g} to {high:g}")
            )
        most = max(apart, key=apart.__getitem__)
        said = "You agree on all four." if apart[most] == 1 else f"You differ most on {most}."
        return Outcome(said, bars=tuple(bars), talk=self.talk)

    def frame(self, votes: Votes) -> pd.DataFrame:
        """`person`, `item`, `reach`, `impact`, `confidence` (share), `effort`."""
        rows = [
            {
                "person": person,
                "item": self.item,
                **{k: float(v[k]) for k in SCORES},
                "confidence": float(v["confidence"]) / 100,
            }
            for person, v in votes.items()
        ]
        return pd.DataFrame(rows, columns=["person", "item", *SCORES])

    def settings(self) -> dict[str, Any]:
        return {"item": self.item}


@dataclass(frozen=True, kw_only=True)
class Asked(Activity):
    """A choice or a number as the course or an own quiz asks it.

    `options` maps an id to its text, `right` names those that hold, `why` the reason of each. For a number
    `options` is empty: `truth` and `slack` say what counts, `traps` (name -> low, high) which mistakes are
    known.
    """

    kind: ClassVar[str] = "question"
    word: ClassVar[str] = "question of the course or of your quiz"
    talk: ClassVar[str] = "Turn to somebody who answered otherwise. Then vote again."
    options: Mapping[str, str]
    right: tuple[str, ...] = ()
    why: Mapping[str, str]
    many: bool = False
    unit: str = ""
    truth: float | None = None
    slack: float = 0.0
    traps: Mapping[str, tuple[float, float]]

    @property
    def fields(self) -> tuple[Field, ...]:
        if self.options:
            return (
                Choose(
                    key="answer",
                    label="Choose all that fit" if self.many else "Choose one",
                    options=self.options,
                    many=self.many,
                ),
            )
        return (Number(key="answer", label="Your number", unit=self.unit),)

    def outcome(self, votes: Votes) -> Outcome:
        return self._of_options(votes) if self.options else self._of_numbers(votes)

    def _of_options(self, votes: Votes) -> Outcome:
        n = len(votes)
        answers = [v["answer"] if self.many else [v["answer"]] for v in votes.values()]
        count = Counter(one for given in answers for one in given)
        bars = tuple(
            Bar(
                text,
                count[id] / n,
                f"{count[id]} of {n}",
                "right" if id in self.right else "trap",
                self.why.get(id, ""),
            )
            for id, text in self.options.items()
        )
        whole = sum(
            (set(given) == set(self.right)) if self.many else given[0] in self.right for given in answers
        )
        return Outcome(f"{whole} of {n} {plural(whole, 'is', 'are')} right.", bars=bars, talk=self.talk)

    def _of_numbers(self, votes: Votes) -> Outcome:
        n, truth = len(votes), self.truth
        named = [self._name(float(vote["answer"])) for vote in votes.values()]
        count = Counter(named)
        bars = [Bar("right", count["right"] / n, f"{count['right']} of {n}", "right")]
        bars += [
            Bar(name, count[name] / n, f"{count[name]} of {n}", "trap", self.why.get(name, ""))
            for name in self.traps
            if count[name]
        ]
        if count["another number"]:
            bars.append(
                Bar(
                    "another number", count["another number"] / n, f"{count['another number']} of {n}", "trap"
                )
            )
        said = f"{count['right']} of {n} {plural(count['right'], 'is', 'are')} right."
        said += f" It is {format_number(truth, self.unit)}." if truth is not None else ""
        return Outcome(said, bars=tuple(bars), talk=self.talk, unit=self.unit, truth=truth)

    def _name(self, value: float) -> str:
        if self.truth is not None and abs(value - self.truth) <= self.slack + 1e-9:
            return "right"
        return next(
            (name for name, (low, high) in self.traps.items() if low <= value <= high), "another number"
        )

    def settings(self) -> dict[str, Any]:
        traps = {name: list(ends) for name, ends in self.traps.items()}
        return {
            "options": dict(self.options),
            "right": list(self.right),
            "why": dict(self.why),
            "many": self.many,
            "unit": self.unit,
            "truth": self.truth,
            "slack": self.slack,
            "traps": traps,
        }


KINDS: dict[str, type[Activity]] = {
    one.kind: one for one in (Split, Poker, Ranges, Sorting, Kano, Board, Deals, Scores, Asked)
}


def activity_of(given: Any) -> Activity:
    """The activity of its JSON. Raises ValueError with a sentence where it is none."""
    if not isinstance(given, Mapping) or given.get("kind") not in KINDS:
        raise ValueError(f"This is no activity of a room. There are {listed(list(KINDS))}.")
    title = " ".join(str(given.get("title") or "").split())
    if not title:
        raise ValueError("The activity asks nothing. Write what people see on their phones.")
    if len(title) > LONGEST_TITLE:
        raise ValueError(f"The question has {len(title)} characters; {LONGEST_TITLE} can be read on a phone.")
    made = KINDS[given["kind"]]
    try:
        return _MAKERS[given["kind"]](made, title, given)
    except (TypeError, KeyError, AttributeError) as problem:
        raise ValueError(f"The activity “{title}” is not complete: {problem}.") from problem


def _with_options(made: Any, title: str, given: Mapping[str, Any]) -> Activity:
    more = {"total": int(given["total"])} if "total" in given else {}
    if more and not 1 <= more["total"] <= 1000:
        raise ValueError("Give everybody from 1 to 1,000 points.")
    return made(title=title, options=options_of(given.get("options") or []), **more)


def _poker(made: Any, title: str, given: Mapping[str, Any]) -> Activity:
    cards = tuple(sorted({float(one) for one in given.get("cards") or Poker.cards}))
    if len(cards) < 2 or cards[0] <= 0:
        raise ValueError("Poker needs at least two cards, all above 0.")
    return made(title=title, cards=cards, unit=str(given.get("unit") or ""))


def _range(made: Any, title: str, given: Mapping[str, Any]) -> Activity:
    truth = given.get("truth")
    return made(title=title, unit=str(given.get("unit") or ""), truth=None if truth is None else float(truth))


def _sort(made: Any, title: str, given: Mapping[str, Any]) -> Activity:
    groups = options_of(given["groups"])
    cards = options_of(given["cards"])
    fits = {
        str(card): [str(one) for one in homes if str(one) in groups]
        for card, homes in (given.get("fits") or {}).items()
    }
    return made(title=title, cards=cards, groups=groups, fits=fits)


def _deals(made: Any, title: str, given: Mapping[str, Any]) -> Activity:
    issues = {
        str(issue): {str(name): (float(worth[0]), float(worth[1])) for name, worth in options.items()}
        for issue, options in given["issues"].items()
    }
    first, second = given.get("sides") or ("one side", "the other")
    return made(title=title, issues=issues, sides=(str(first), str(second)))


def _asked(made: Any, title: str, given: Mapping[str, Any]) -> Activity:
    options = options_of(given["options"]) if given.get("options") else {}
    truth = given.get("truth")
    return made(
        title=title,
        options=options,
        right=tuple(str(one) for one in given.get("right") or ()),
        why={str(id): str(text) for id, text in (given.get("why") or {}).items()},
        many=given.get("many") is True,
        unit=str(given.get("unit") or ""),
        truth=None if truth is None else float(truth),
        slack=float(given.get("slack") or 0),
        traps={
            str(name): (float(low), float(high)) for name, (low, high) in (given.get("traps") or {}).items()
        },
    )


_MAKERS: dict[str, Callable[[Any, str, Mapping[str, Any]], Activity]] = {
    "points": _with_options,
    "poker": _poker,
    "range": _range,
    "sort": _sort,
    "kano": _with_options,
    "text": lambda made, title, given: made(title=title, longest=min(int(given.get("longest") or 140), 280)),
    "deals": _deals,
    "scores": lambda made, title, given: made(title=title, item=str(given.get("item") or title)),
    "question": _asked,
}
