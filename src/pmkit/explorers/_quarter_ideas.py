"""The list of ideas of a quarter: a table to pick and to promise in, and the picked ones in an order."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import KW_ONLY, dataclass
from typing import Any

from pmkit.explorers import Cells, Order, Values
from pmkit.explorers._quarter_moment import Moment, quarter_name
from pmkit.explorers._quarter_words import believed, months, named

ALL, MINE, ENABLERS = "all", "mine", "enablers"
YES = "yes"
_DATE_COSTS = "A date for the employers. Kept it raises their trust, broken it costs twice as much."
_ESTIMATE = "What it is estimated to take, in person-months. On average it takes 1.3 times that."
_WORTH = (
    "What its advocate hopes for, in thousand EUR a quarter, as it is printed. On average an idea brings "
    "less than a third of it."
)


@dataclass(frozen=True)
class IdeaTable(Cells):
    """A table of which some rows are shown; what is said of the others counts as well. Only what an option of
    its column holds is taken."""

    _: KW_ONLY
    everything: Sequence[Mapping[str, Any]] = ()

    def clean(self, kept: Any) -> dict[str, dict[str, Any]]:
        options = {
            one["key"]: [None, *(option["value"] for option in one["options"])]
            for one in self.columns
            if "options" in one
        }
        whole = Cells(self.key, self.label, columns=self.columns, rows=self.everything)
        found = {
            id: {
                key: cell
                for key, cell in cells.items()
                if any(cell is one or cell == one for one in options[key])
            }
            for id, cells in whole.clean(kept).items()
        }
        return {id: cells for id, cells in found.items() if cells}

    def merged(self, value: Any, _before: Any, _foreign: Any) -> Any:
        return value


def idea_rows(moment: Moment, numbers: bool) -> list[dict[str, Any]]:
    """A row for each idea that can be built, as a draft begins."""
    carried, ideas, state = set(moment.carried()), moment.game.ideas, moment.state
    return [
        {
            "id": ideas.ids[one],
            "title": named(ideas, one),
            "theme": str(ideas.theme[one]) or "for others",
            "months": float(ideas.effort[one]),
            "printed": float(ideas.printed[one]),
            "belief": believed(state.belief, ideas, one, numbers),
            "note": _note(moment, one),
            "build": YES if one in carried else None,
            "promise": None,
        }
        for one in moment.listed()
    ]


def _note(moment: Moment, item: int) -> str:
    ideas, state, said = moment.game.ideas, moment.state, list[str]()
    if state.worked[item] > 0:
        said.append(f"begun: {months(float(state.worked[item]))} put in")
    need = int(ideas.needs[item])
    if need >= 0 and not state.live[need]:
        said.append(f"needs {ideas.ids[need]}")
    due = [when for one, when in state.promised.items() if one == item and when >= state.quarter]
    due += [ask.due for ask in state.people.asks if ask.item == item]
    if due:
        said.append(f"promised by {quarter_name(min(due))}")
    return "; ".join(said)


def idea_columns(moment: Moment) -> tuple[dict[str, Any], ...]:
    """The columns of the table of ideas."""
    dates = [
        {"value": one, "label": quarter_name(one)} for one in range(moment.quarter, last_quarter(moment) + 1)
    ]
    return (
        {"key": "title", "label": "Idea", "readonly": True, "wide": True},
        {
            "key": "build",
            "label": "Work on it",
            "type": "choice",
            "width": 7,
            "options": [{"value": YES, "label": YES}],
        },
        {
            "key": "promise",
            "label": "Promise by",
            "type": "choice",
            "width": 10,
            "options": dates,
            "help": _DATE_COSTS,
        },
        {"key": "belief", "label": "You believe", "readonly": True},
        {"key": "months", "label": "Months", "type": "number", "readonly": True, "help": _ESTIMATE},
        {
            "key": "printed",
            "label": "Worth",
            "type": "number",
            "decimals": 0,
            "readonly": True,
            "help": _WORTH,
        },
        {"key": "theme", "label": "Theme", "readonly": True},
        {"key": "note", "label": "Note", "readonly": True},
    )


def last_quarter(moment: Moment) -> int:
    """The last quarter that the rules know; a rehearsal ends before it, a promise may not."""
    return int(moment.game.parameters.quarters)


def shown_options(moment: Moment) -> dict[str, str]:
    """What of the list can be looked at."""
    themes = {one: one for one in moment.game.ideas.themes}
    count = len(moment.listed())
    return {
        ALL: f"All {count} ideas",
        MINE: "What you work on",
        **themes,
        ENABLERS: "What others need",
    }


def idea_table(moment: Moment, values: Values) -> IdeaTable:
    """The table of ideas, with the rows that are to be seen."""
    rows, columns = idea_rows(moment, bool(values.get("numbers"))), idea_columns(moment)
    whole = IdeaTable("ideas", "What you know", columns=columns, rows=rows, everything=rows)
    which = shown_now(moment, values)
    if which == MINE:
        mine = set(chosen_ids(moment, values))
        shown = [row for row in rows if row["id"] in mine]
    elif which == ENABLERS:
        shown = [row for row in rows if row["theme"] == "for others"]
    else:
        shown = [row for row in rows if which in (ALL, row["theme"])]
    if which not in (ALL, MINE):  # one theme: its name stands above
        columns = tuple(one for one in columns if one["key"] != "theme")
    return IdeaTable("ideas", whole.label, columns=columns, rows=shown, everything=rows)


def shown_now(moment: Moment, values: Values) -> str:
    """What of the list is looked at."""
    kept = values.get("show")
    return kept if isinstance(kept, str) and kept in shown_options(moment) else ALL


def filled_ideas(moment: Moment, values: Values) -> list[dict[str, Any]]:
    """The rows of all ideas, with what was picked and promised."""
    rows = idea_rows(moment, False)
    table = IdeaTable("ideas", "", columns=idea_columns(moment), rows=rows, everything=rows)
    return table.filled(table.clean(values.get("ideas")))


def chosen_ids(moment: Moment, values: Values) -> list[str]:
    """The ideas that are to be worked on, first things first."""
    order = order_control(moment, values)
    return order.clean(values.get("order"))


def order_control(moment: Moment, values: Values) -> Order:
    """The chosen ideas to put in an order: first what goes on from the last quarter, then what is new."""
    chosen = {row["id"]: row for row in filled_ideas(moment, values) if row["build"] == YES}
    ideas = moment.game.ideas
    first = [ideas.ids[one] for one in moment.carried() if ideas.ids[one] in chosen]
    ids = [*first, *(one for one in chosen if one not in first)]
    cards = [
        {
            "id": one,
            "title": str(chosen[one]["title"]),
            "detail": _detail(chosen[one]),
        }
        for one in ids
    ]
    return Order("order", "Your list of work", title="Your list of work, first on top", cards=cards)


def _detail(row: Mapping[str, Any]) -> str:
    known = [f"{months(row['months'])} months", row["belief"], row["note"]]
    return " · ".join(filter(None, known))
