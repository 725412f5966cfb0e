"""A decision of a game that somebody wishes to have taken otherwise: from the fields of a form, kept as JSON,
and as the change that the game is played again with.
"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from functools import partial
from typing import Any

from pmkit.english import counted
from pmkit.explorers._game_words import ANSWER_NAMES, person_name, quarter_inner
from pmkit.practice.markdown import escape_markdown
from pmkit.simulator.decided import MOST_DEBT, MOST_DISCOVERY, MOST_HIRED
from pmkit.simulator.mealwise import mealwise
from pmkit.simulator.price import PRICES

DISCOVERY, FIRST, OUT, DEBT, LAUNCH = "discovery", "first", "out", "debt", "launch"
LINE, PROMISE, LETTER, HIRE, PRICE = "line", "promise", "letter", "hire", "price"
KINDS = {
    DISCOVERY: "discovery",
    FIRST: "an idea at the head of the order",
    OUT: "an idea out of the order",
    DEBT: "work on debt",
    LAUNCH: "how is launched",
    LINE: "the line for taking back",
    PROMISE: "a date that was promised",
    LETTER: "an answer to a letter",
    HIRE: "hiring",
    PRICE: "the price",
}
HABITS = (DISCOVERY, FIRST, OUT, DEBT, LAUNCH, LINE)
"""What can be changed in each later quarter too."""
STAGED, AT_ONCE = "staged", "at once"
LINES = {"never": "never", "-0.5": "below −50 %", "0": "below 0 %", "0.2": "below 20 %", "0.5": "below 50 %"}
"""Lines for taking back that can be chosen."""
_MOST = {DISCOVERY: MOST_DISCOVERY, DEBT: MOST_DEBT, HIRE: float(MOST_HIRED)}


@dataclass(frozen=True)
class Wish:
    """In `quarter` (`onwards`: and in each later one) do `what` otherwise: `on` a theme, an idea or a letter,
    `to` a number or a word."""

    quarter: int
    what: str
    on: str = ""
    to: str = ""
    onwards: bool = False

    @classmethod
    def of_json(cls, given: Any, closed: int) -> "Wish | None":
        """The wish of a kept value; None where it is none for a game of so many quarters."""
        if not isinstance(given, Mapping):
            return None
        quarter, what, on, to = (given.get(one) for one in ("quarter", "what", "on", "to"))
        if isinstance(quarter, bool) or not isinstance(quarter, int) or not 1 <= quarter <= closed:
            return None
        if not (isinstance(what, str) and isinstance(on, str) and isinstance(to, str)):
            return None
        found = cls(quarter, what, on, to, given.get("onwards") is True and what in HABITS)
        return found if what in KINDS and found._fits() else None

    def as_json(self) -> dict[str, Any]:
        """The wish as it is kept."""
        return {
            "quarter": self.quarter,
            "what": self.what,
            "on": self.on,
            "to": self.to,
            "onwards": self.onwards,
        }

    def _fits(self) -> bool:
        ideas = mealwise().ideas
        if self.what in _MOST:
            on_fits = self.on in ideas.themes if self.what == DISCOVERY else True
            return on_fits and _is_number(self.to) and 0 <= float(self.to) <= _MOST[self.what]
        if self.what in (FIRST, OUT, PROMISE):
            return self.on in ideas.ids
        if self.what == LETTER:
            return self.on in _letters() and self.to in ANSWER_NAMES
        choices = {LAUNCH: (STAGED, AT_ONCE), LINE: LINES, PRICE: tuple(f"{one:.2f}" for one in PRICES)}
        return self.to in choices[self.what]

    def change(self, given: Mapping[str, Any]) -> dict[str, Any]:
        """The decisions of a quarter that become others."""
        return _CHANGES[self.what](self, given)

    @property
    def words(self) -> str:
        """“no work on debt in quarter 3 (Q2 2027)”, as Markdown."""
        when = (
            f"from {quarter_inner(self.quarter)} on" if self.onwards else f"in {quarter_inner(self.quarter)}"
        )
        return f"{_WORDS[self.what](self)} {when}"


def _is_number(text: str) -> bool:
    try:
        return float(text) == float(text)
    except ValueError:
        return False


def _letters() -> dict[str, str]:
    return {one.id: one.person for one in mealwise().deck}


def _discovery(wish: Wish, given: Mapping[str, Any]) -> dict[str, Any]:
    months = {**given["discovery"], wish.on: float(wish.to)}
    return {"discovery": {theme: many for theme, many in months.items() if many}}


def _without(wish: Wish, given: Mapping[str, Any], head: bool) -> dict[str, Any]:
    rest = [one for one in given["order"] if one != wish.on]
    return {"order": [wish.on, *rest] if head else rest}


_CHANGES: dict[str, Callable[[Wish, Mapping[str, Any]], dict[str, Any]]] = {
    DISCOVERY: _discovery,
    FIRST: partial(_without, head=True),
    OUT: partial(_without, head=False),
    DEBT: lambda wish, given: {"debt": float(wish.to)},
    LAUNCH: lambda wish, given: {"staged": wish.to == STAGED},
    LINE: lambda wish, given: {"below": None if wish.to == "never" else float(wish.to)},
    PROMISE: lambda wish, given: {
        "promises": {id: due for id, due in given["promises"].items() if id != wish.on}
    },
    LETTER: lambda wish, given: {"answers": {**given["answers"], wish.on: wish.to}},
    HIRE: lambda wish, given: {"hire": int(float(wish.to))},
    PRICE: lambda wish, given: {"price": float(wish.to)},
}


def _title(wish: Wish) -> str:
    ideas = mealwise().ideas
    return f"“{escape_markdown(ideas.titles[ideas.number(wish.on)])}”"


def _months(wish: Wish) -> str:
    return counted(float(wish.to), "month") if float(wish.to) else "no"


_WORDS: dict[str, Callable[[Wish], str]] = {
    DISCOVERY: lambda wish: f"{_months(wish)} {'of ' * bool(float(wish.to))}discovery in *{wish.on}*",
    FIRST: lambda wish: f"{_title(wish)} at the head of the order",
    OUT: lambda wish: f"{_title(wish)} out of the order",
    DEBT: lambda wish: f"{_months(wish)} {'of ' * bool(float(wish.to))}work on debt",
    LAUNCH: lambda wish: f"launches {'staged' if wish.to == STAGED else 'for everybody at once'}",
    LINE: lambda wish: f"taking back {LINES[wish.to]}",
    PROMISE: lambda wish: f"no date for {_title(wish)}",
    LETTER: lambda wish: f"{ANSWER_NAMES[wish.to]} to {escape_markdown(person_name(_letters()[wish.on]))}",
    HIRE: lambda wish: f"{counted(int(float(wish.to)), 'person', 'people')} hired",
    PRICE: lambda wish: f"a price of {wish.to} EUR",
}
