"""A Sprint that survives a bad week: the chance of its goal, and of everything in it.

The items have `id` and `item`, and may have `requires` (ids). No points are needed: what the team finished
week by week tells it, exactly (`pmkit.methods.sprint_chances`).
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date, timedelta
from typing import Any

import pandas as pd

from pmkit.english import counted, listed, spoken_day, whole_percent
from pmkit.explorers import (
    Button,
    Choice,
    Control,
    Explorer,
    Form,
    Number,
    Places,
    Range,
    Result,
    Text,
    Tick,
    Values,
    picked,
    value_at,
)
from pmkit.explorers._sprint_views import chances_picture, load_of, load_words, waiting_picture
from pmkit.explorers.forecast import HISTORY, PASTED, read_counts
from pmkit.methods import InputError, SprintChances, regime_change, sprint_chances
from pmkit.practice.markdown import escape_markdown

IN, OUT = "sprint", "out"
_SOURCES = {HISTORY: "From the backlog's history", PASTED: "From counts that I paste"}
_URGENT = {
    "none": ("None", [0]),
    "quarter": ("One item every four weeks", [0, 0, 0, 1]),
    "half": ("One item every two weeks", [0, 1]),
    "one": ("One item a week", [1]),
}
_MOST_PEOPLE = 30


@dataclass(frozen=True)
class Team:
    """Whose past counts: the items `finished` in each week, oldest first, and how many `people` they are.

    `changed` is the week (from 0) since which they have another pace, None where they have not; `starts` is
    the first day of the first week, where it is known.
    """

    label: str
    finished: tuple[int, ...]
    people: int = 5
    changed: int | None = None
    starts: date | None = None

    def parts(self) -> dict[str, str]:
        """What of the past can be chosen, the newest pace first."""
        count = len(self.finished)
        if not self.changed:
            return {"all": f"All {counted(count, 'week')}"}
        when = f"week {self.changed + 1}"
        if self.starts:
            when = spoken_day(self.starts + timedelta(weeks=self.changed))
        return {
            "since": f"Since {when} ({counted(count - self.changed, 'week')})",
            "before": f"Before that ({counted(self.changed, 'week')})",
            "all": f"All {counted(count, 'week')}",
        }

    def part(self, which: str) -> tuple[int, ...]:
        """The weeks of that part."""
        start, end = {"since": (self.changed, None), "before": (None, self.changed)}.get(which, (None, None))
        return self.finished[start:end]


def with_change(team: Team) -> Team:
    """The same, with the change of pace that its weeks show."""
    at = regime_change(team.finished).at if team.finished else None
    return replace(team, changed=at - 1 if at else None)


class Sprint(Explorer):
    """Put items in, mark what the goal needs, and see the chance of the goal and of all of it.

    `frame` has the items; `plan` are those that are in it first, `goal` those that the goal needs. With
    `paste` counts may be pasted instead of the `teams`' history; `note` says what has to be known of one's
    own data.
    """

    layout = ("form", "board", "goal", "sentence", ("chart", "waiting"), "load")
    taken_along = ("sentence", "board", "goal", "chart")
    title = "A Sprint that survives"

    def __init__(
        self,
        frame: pd.DataFrame,
        *,
        units: Mapping[str, str] | None = None,
        teams: Mapping[str, Team],
        plan: Sequence[str] = (),
        goal: Sequence[str] = (),
        paste: bool = False,
        note: str = "",
    ) -> None:
        super().__init__(frame.reset_index(drop=True), units=units)
        self.teams, self.goal, self.paste, self.note = dict(teams), set(goal), paste, note
        self.titles = {str(id): str(item) for id, item in zip(frame["id"], frame["item"], strict=True)}
        needs: Any = frame["requires"] if "requires" in frame else [[]] * len(frame)
        self.needs = {id: [str(one) for one in each] for id, each in zip(self.titles, needs, strict=True)}
        first = [id for id in plan if id in self.titles]
        order = [*first, *(id for id in self.titles if id not in first)]
        self.cards = [
            {"id": id, "title": self.titles[id], "badge": id, "column": IN if id in first else OUT}
            for id in order
        ]
        self.board = Places(
            "board",
            "The Sprint",
            columns={IN: "In the Sprint, first on top", OUT: "Not in this Sprint"},
            cards=self.cards,
        )

    # --- what can be changed
    def controls(self, values: Values) -> Sequence[Control]:
        chosen = self.board.clean(values.get("board"))[IN]
        ticks = [
            Tick(
                f"goal {id}", f"The goal needs {id} {self.titles[id]}", start=id in self.goal, at=("goal", id)
            )
            for id in chosen
        ]
        first = Button("first", "Put the goal's items first", self._goal_first)
        marks = Form("goal", (*ticks, first), label="What the goal needs") if ticks else None
        form = Form("form", (*self._past_fields(values), *self._sprint_fields(values)), label="The Sprint")
        return (form, self.board, *([marks] if marks else []))

    def _past_fields(self, values: Values) -> list[Choice | Text]:
        fields: list[Choice | Text] = []
        if self.paste:
            sources = self._sources()
            if len(sources) > 1:
                fields.append(Choice("from", "Finished items per week", options=sources, radio=True))
            help = "Whole numbers; 0 for a week in which nothing was finished."
            fields.append(Text("finished", "Items finished per week, oldest first", rows=2, help=help))
        elif len(self.teams) > 1:
            names = {key: team.label for key, team in self.teams.items()}
            fields.append(Choice("team", "Whose past", options=names, radio=True))
        try:
            parts = self._past(values)[1].parts()
        except InputError:
            return fields
        return [*fields, Choice("history", "Which weeks of the past", options=parts, radio=True)]

    def _sprint_fields(self, values: Values) -> list[Range | Choice]:
        key = self._key(values)
        team = self.teams.get(key, Team("", ()))
        people = Number(
            "people", "People in the team", start=team.people, min=1, max=_MOST_PEOPLE, at=("people", key)
        )
        most = people.clean(value_at(values, people.path))
        urgent = {name: label for name, (label, _) in _URGENT.items()}
        return [
            Range("weeks", "Weeks of the Sprint", start=2, min=1, max=4),
            people,
            Range("away", "Of them away, all the time", start=0, max=most, step=0.5, at=("away", key)),
            Choice("urgent", "Urgent work that comes first", options=urgent),
        ]

    def _sources(self) -> dict[str, str]:
        there = any(team.finished for team in self.teams.values())
        return _SOURCES if there else {PASTED: _SOURCES[PASTED]}

    def _key(self, values: Values) -> str:
        if self.paste and picked(values, "from", self._sources()) == PASTED:
            return PASTED
        return picked(values, "team", self.teams)

    def _past(self, values: Values) -> tuple[str, Team]:
        """The past that counts, and its key. Raises `InputError` for counts that can't be read."""
        key = self._key(values)
        if key != PASTED:
            return key, self.teams[key]
        pasted = values.get("finished")
        return key, with_change(Team("", tuple(read_counts(pasted if isinstance(pasted, str) else ""))))

    def _goal_first(self, values: Values) -> Values:
        chosen = values["board"][IN]
        needed = self._needed(chosen, values)
        rest = [id for id in chosen if id not in needed]
        return {"board": {**values["board"], IN: [*(id for id in chosen if id in needed), *rest]}}

    def _needed(self, chosen: Sequence[str], values: Values) -> set[str]:
        """What the goal needs of the list, with all that this requires."""
        front = [id for id in chosen if values["goal"].get(id)]
        found = set(front)
        while front:
            more = [one for one in self.needs[front.pop()] if one in chosen and one not in found]
            found.update(more)
            front.extend(more)
        return found

    # --- what is seen
    def result(self, values: Values) -> Result:
        chosen = values["board"][IN]
        hidden = {"finished"} if self.paste and self._key(values) != PASTED else set()
        cards = {"board": {id: {"warning": warned} for id, warned in self._early(chosen).items()}}
        try:
            key, team = self._past(values)
            used = team.part(values["history"])
            away = float(values["away"][key]) / float(values["people"][key])
            if not chosen:
                return Result(sentence=self._noted(_EMPTY), hidden=hidden)
            found = self._chances(chosen, values, used, away)
        except InputError as problem:
            typed = str(values.get("finished") or "").strip()
            errors = {"finished": str(problem)} if typed else {}
            sentence = self._noted(escape_markdown(str(problem)))
            return Result(sentence=sentence, errors=errors, hidden=hidden, cards=cards)
        weeks, coming = int(values["weeks"]), _URGENT[values["urgent"]][1]
        load = load_of(used, weeks, len(chosen), away, sum(coming) / len(coming))
        return Result(
            sentence=self._noted(_ALL_AWAY if away == 1 else self._said(found, chosen, values)),
            charts={"chart": chances_picture(found), "waiting": waiting_picture(load)},
            says={"load": load_words(load, weeks, urgent=any(coming))},
            cards=cards,
            hidden=hidden,
        )

    def _chances(
        self, chosen: Sequence[str], values: Values, used: Sequence[int], away: float
    ) -> SprintChances:
        plan = pd.DataFrame(
            {
                "id": list(chosen),
                "goal": [bool(values["goal"].get(id)) for id in chosen],
                "requires": [[one for one in self.needs[id] if one in chosen] for id in chosen],
            }
        )
        urgent = _URGENT[values["urgent"]][1]
        return sprint_chances(list(used), plan, int(values["weeks"]), away=away, urgent=urgent)

    def _early(self, chosen: Sequence[str]) -> dict[str, str]:
        """Items that stand before one that they need, or that need one that is not in the Sprint."""
        found: dict[str, str] = {}
        for place, id in enumerate(chosen):
            for other in self.needs[id]:
                if other in chosen[place:]:
                    found[id] = f"needs {other} first"
                elif other not in chosen:
                    found.setdefault(id, f"needs {other}: not in this Sprint, so it counts as done")
        return found

    def _said(self, found: SprintChances, chosen: Sequence[str], values: Values) -> str:
        parts: list[Any] = [escape_markdown(found.says)]
        if more := [id for id in chosen if id in self._needed(chosen, values) and not values["goal"].get(id)]:
            parts.append(
                f"Counted with the goal, since what you ticked needs it: {escape_markdown(listed(more))}."
            )
        if found.goal_items and found.all > 0 and found.goal_items < found.items:
            parts.append(
                f"If the order is left to chance, the goal has {whole_percent(found.goal_any_order)}."
            )
        if found.all > 0:
            parts.append(_SIZE)
        parts += [f"**Mind:** {escape_markdown(one)}" for one in found.warnings]
        return " ".join(parts)

    def _noted(self, sentence: str) -> str:
        return f"{escape_markdown(self.note)} {sentence}".strip()


_ALL_AWAY = "Everybody is away for the whole Sprint, so nothing gets finished. Take fewer people away."
_SIZE = "Each card counts as one item of your usual size; split one that is larger."
_EMPTY = "Nothing is in the Sprint yet. Move in what the goal needs most."
