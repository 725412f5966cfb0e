"""A question of the course or of a quiz: a choice or a number, with its known mistakes as bars."""

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any, ClassVar, Self

from pmkit.english import format_number, listed, plural
from pmkit.room.activities.activity import Activity, Votes
from pmkit.room.fields import Bar, Choose, Field, Number, Outcome, options_of


@dataclass(frozen=True, kw_only=True)
class Asked(Activity):
    """A choice or a number as the course or an own quiz asks it.

    `options` maps an id to its text, `right` names those that hold (none: a guess, which nothing
    judges), `why` the reason of each. For a number
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
                self._mark(id),
                self.why.get(id, ""),
            )
            for id, text in self.options.items()
        )
        if not self.right:
            most = max(count.values(), default=0)
            first = [f"“{text}”" for id, text in self.options.items() if most and count[id] == most]
            said = f"Most chosen: {listed(first)}, by {most} of {n}." if most else "Nothing was chosen."
            return Outcome(said, bars=bars, talk=self.talk)
        whole = sum(
            (set(given) == set(self.right)) if self.many else given[0] in self.right for given in answers
        )
        return Outcome(f"{whole} of {n} {plural(whole, 'is', 'are')} right.", bars=bars, talk=self.talk)

    def _mark(self, id: str) -> str:
        """A guess that nothing settles has no right answer, and so no wrong one."""
        if not self.right:
            return ""
        return "right" if id in self.right else "trap"

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

    @classmethod
    def read(cls, title: str, given: Mapping[str, Any]) -> Self:
        truth, traps = given.get("truth"), given.get("traps") or {}
        return cls(
            title=title,
            options=options_of(given["options"]) if given.get("options") else {},
            right=tuple(str(one) for one in given.get("right") or ()),
            why={str(id): str(text) for id, text in (given.get("why") or {}).items()},
            many=given.get("many") is True,
            unit=str(given.get("unit") or ""),
            truth=None if truth is None else float(truth),
            slack=float(given.get("slack") or 0),
            traps={str(name): (float(low), float(high)) for name, (low, high) in traps.items()},
        )
