"""What is decided in a quarter, as controls; and what they hold, as decisions that a log can keep.

A draft is what the controls of the open quarter hold. Nothing of it is needed any more when the quarter is
closed: what goes on (order of work, way of launching, line) is read from the log.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import KW_ONLY, dataclass
from typing import Any

from pmkit.explorers import Cells, Choice, Form, Order, Range, Text, Tick, Values, value_at
from pmkit.explorers._quarter_moment import Moment, quarter_name
from pmkit.explorers._quarter_words import believed, months, named
from pmkit.explorers.controls import bound
from pmkit.simulator.decided import MOST_DEBT, MOST_DISCOVERY, MOST_HIRED, MOST_LINE, read_decisions
from pmkit.simulator.letters import CHANCE, DATE, PROMISED, REASON, SILENCE, Letter, answer_to
from pmkit.simulator.price import PRICES
from pmkit.simulator.state import Decisions

ALL, MINE, ENABLERS = "all", "mine", "enablers"
STAGED, AT_ONCE = "staged", "once"
NEVER_BACK = "never"
DRAFT = (
    "ideas",
    "order",
    "discovery",
    "debt",
    "hire",
    "launch",
    "below",
    "price",
    "test",
    "answers",
    "because",
)
"""The keys under which a draft is kept."""
_YES = "yes"
_LINES = (-0.5, -0.25, 0.0, 0.25, 0.5)
_DATE_COSTS = "A date for the employers. Kept it raises their trust, broken it costs twice as much."
_ESTIMATE = "What it is estimated to take, in person-months. On average it takes 1.3 times that."
_WORTH = (
    "What its advocate hopes for, in thousand EUR a quarter, as it is printed. On average an idea brings "
    "less than a third of it."
)
_PEOPLE = ("Nobody", "One person", "Two people")


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


# --- the ideas
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
            "build": _YES if one in carried else None,
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
    dates = [{"value": one, "label": quarter_name(one)} for one in range(moment.quarter, _last(moment) + 1)]
    return (
        {"key": "title", "label": "Idea", "readonly": True, "wide": True},
        {
            "key": "build",
            "label": "Work on it",
            "type": "choice",
            "options": [{"value": _YES, "label": _YES}],
        },
        {"key": "promise", "label": "Promise by", "type": "choice", "options": dates, "help": _DATE_COSTS},
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
        {"key": "note", "label": "Mind", "readonly": True},
        {"key": "theme", "label": "Theme", "readonly": True},
    )


def _last(moment: Moment) -> int:
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


def chosen_ids(moment: Moment, values: Values) -> list[str]:
    """The ideas that are to be worked on, first things first."""
    order = order_control(moment, values)
    return order.clean(values.get("order"))


def order_control(moment: Moment, values: Values) -> Order:
    """The chosen ideas to put in an order: first what goes on from the last quarter, then what is new."""
    rows = idea_rows(moment, False)
    table = IdeaTable("ideas", "", columns=idea_columns(moment), rows=rows, everything=rows)
    filled = table.filled(table.clean(values.get("ideas")))
    chosen = {row["id"]: row for row in filled if row["build"] == _YES}
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


# --- the rest
def discovery_form(moment: Moment) -> Form:
    """Months of discovery, a slider for each theme."""
    fields = [
        Range(
            f"discovery {theme}",
            f"Discovery: {theme}",
            start=0,
            max=MOST_DISCOVERY,
            step=0.5,
            at=("discovery", theme),
            help=f"So far {months(looked)} in all."
            if (looked := moment.state.people.looked.get(theme, 0.0))
            else "",
        )
        for theme in moment.game.ideas.themes
    ]
    return Form("discovery", tuple(fields), label="Months of discovery")


def rules_form(moment: Moment) -> Form:
    """Debt, people, launches, the line, the price."""
    p, state = moment.game.parameters, moment.state
    before = moment.played.decided[-1] if moment.played.decided else None
    hire = {str(one): _PEOPLE[one] for one in range(MOST_HIRED + 1)}
    fields: list[Any] = [
        Range("debt", "Work on debt", start=0, max=MOST_DEBT, step=0.5),
        Choice(
            "launch",
            "Launches of this quarter",
            options={STAGED: f"Staged: {100 * p.staged:g} % see it first", AT_ONCE: "For everybody at once"},
            start=AT_ONCE if before and not before.staged else STAGED,
            radio=True,
        ),
        Choice(
            "below",
            "Take a live idea back when it is read",
            options=_lines(),
            start=_line_key(before.below if before else 0.0),
        ),
        Choice(
            "hire",
            "Hire",
            options=hire,
            radio=True,
            help=f"{p.salary:g} thousand EUR a quarter each, from now on.",
        ),
    ]
    if state.market.may_change(state.quarter):
        prices = {f"{one:.2f}": f"{one:.2f} EUR a month" for one in PRICES}
        fields.append(
            Choice("price", "Price for a household", options=prices, start=f"{state.market.price:.2f}")
        )
    fields.append(Tick("test", f"Test the price ({p.price_test:g} months)"))
    return Form("rules", tuple(fields), label="How you work")


def _lines() -> dict[str, str]:
    found = {NEVER_BACK: "Never"}
    for one in _LINES:
        words = f"{100 * one:.0f} % of its printed worth".replace("-", "−") if one else "0: when it harms"
        found[f"{one:g}"] = f"Below {words}"
    return found


def _line_key(line: float) -> str:
    """The option of a line; one that is no option is read as the nearest."""
    if line < -MOST_LINE:
        return NEVER_BACK
    return f"{min(_LINES, key=lambda one: abs(one - line)):g}"


def answers_form(moment: Moment, names: Mapping[str, str]) -> Form:
    """The letters that wait, each with its four answers."""
    fields = [
        Choice(
            f"answer {one.id}",
            f"Your answer to {names.get(one.person, one.person)}",
            options={answer: _answer_said(moment, one, answer) for answer in (DATE, CHANCE, REASON, SILENCE)},
            start=SILENCE,
            radio=True,
            at=("answers", one.id),
            help="" if one.whom else "Nobody's trust hangs on this answer.",
        )
        for one in moment.asked
    ]
    return Form("answers", tuple(fields), label="Letters")


def _answer_said(moment: Moment, letter: Letter, answer: str) -> str:
    """An answer with its price, as far as the person would know it."""
    p, ideas = moment.game.parameters, moment.game.ideas
    due = moment.quarter + letter.within
    day = quarter_name(due) if due <= _last(moment) else "after your last quarter"
    trusts = bool(letter.whom)
    if answer == DATE:
        price = f"kept +{p.kept:.2f} trust, broken −{p.broken:.2f}"
        return f"A date: by {day}" + (f" ({price})" if trusts else "")
    if answer == CHANCE:
        price = f"kept, or one quarter late, +{p.chance_kept:.2f}; later −{p.chance_broken:.2f}"
        return f"A date with a chance: {day}, if all goes well" + (f" ({price})" if trusts else "")
    if answer == REASON:
        theme = str(ideas.theme[ideas.number(letter.item)]) if letter.item else ""
        known = bool(theme) and moment.state.people.supports(theme)
        price = "costs nothing: you have looked into it" if known else f"−{p.reason:.2f}"
        return "No, with a reason" + (f" ({price})" if trusts else "")
    if letter.effect == PROMISED and answer_to(letter, {}) == DATE:
        return "No answer: the date that was given in your name stands"
    return "No answer" + (f" (−{p.silence:.2f})" if trusts else "")


def because_field(moment: Moment) -> Text:
    """The sentence of the quarter."""
    return Text(
        "because",
        "I do this because … / I would change my mind if …",
        rows=3,
        wide=True,
        help="Nobody marks it. You read it again when the game is over.",
    )


# --- what the controls hold
def decisions_of(moment: Moment, values: Values) -> tuple[Decisions, tuple[str, ...]]:
    """The decisions of a draft, and a sentence for each thing that can't be taken."""
    rows = idea_rows(moment, False)
    table = IdeaTable("ideas", "", columns=idea_columns(moment), rows=rows, everything=rows)
    filled = table.filled(table.clean(values.get("ideas")))
    draft, price = _draft(moment, values), f"{moment.state.market.price:.2f}"
    given = {
        "order": chosen_ids(moment, values),
        "promises": {row["id"]: row["promise"] for row in filled if row["promise"]},
        "discovery": draft["discovery"],
        "debt": draft["debt"],
        "hire": int(draft["hire"]),
        "staged": draft["launch"] == STAGED,
        "below": None if draft["below"] == NEVER_BACK else float(draft["below"]),
        "price": None if draft.get("price", price) == price else float(draft["price"]),
        "test_price": draft["test"],
        "answers": {one: answer for one, answer in draft.get("answers", {}).items() if answer != SILENCE},
    }
    return read_decisions(moment.game, moment.state, given, moment.post)


def _draft(moment: Moment, values: Values) -> dict[str, Any]:
    """The values of the forms, each as its field takes it."""
    found: dict[str, Any] = {"answers": {}, "discovery": {}}
    for one in bound((discovery_form(moment), rules_form(moment), answers_form(moment, {}))):
        kept = value_at(values, one.path)
        value = one.first() if kept is None else one.clean(kept)
        if len(one.path) == 2:
            found[one.path[0]][one.path[1]] = value
        else:
            found[one.key] = value
    found["discovery"] = {theme: value for theme, value in found["discovery"].items() if value}
    return found
