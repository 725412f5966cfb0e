"""What is decided in a quarter beside the list of ideas; and what all controls hold, as decisions.

A draft is what the controls of the open quarter hold. Nothing of it is needed any more when the quarter is
closed: what goes on (order of work, way of launching, line) is read from the log.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from pmkit.explorers import Choice, Form, Range, Text, Tick, Values, value_at
from pmkit.explorers._quarter_ideas import chosen_ids, filled_ideas, last_quarter
from pmkit.explorers._quarter_moment import Moment, quarter_name
from pmkit.explorers._quarter_words import months
from pmkit.explorers.controls import bound
from pmkit.simulator.decided import MOST_DEBT, MOST_DISCOVERY, MOST_HIRED, MOST_LINE, read_decisions
from pmkit.simulator.letters import CHANCE, DATE, PROMISED, REASON, SILENCE, Letter, answer_to
from pmkit.simulator.price import PRICES
from pmkit.simulator.state import Decisions

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
_LINES = (-0.5, -0.25, 0.0, 0.25, 0.5)
_PEOPLE = ("Nobody", "One person", "Two people")


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
        Range(
            "debt",
            "Work on debt",
            start=0,
            max=MOST_DEBT,
            step=0.5,
            help=f"A month takes {p.debt_paid:g} off the debt, which grows by {p.debt_grows:g} a quarter.",
        ),
        Choice(
            "launch",
            "Launches of this quarter",
            options={
                STAGED: f"Staged: {100 * p.staged:g} % of the effect in its first quarter",
                AT_ONCE: f"For everybody at once: {100 * p.at_once:g} % of it",
            },
            start=AT_ONCE if before and not before.staged else STAGED,
            radio=True,
        ),
        Choice(
            "below",
            "Take a live idea back when it is read",
            options=_lines(),
            start=_line_key(before.below if before else 0.0),
            help="By what you believe after the quarter. What is taken back is not built again.",
        ),
        Choice(
            "hire",
            "Hire",
            options=hire,
            radio=True,
            help=f"{p.salary:g} thousand EUR a quarter each, from now on. Who begins takes {p.hire_costs:g} "
            f"months in the first quarter and brings {p.hire_brings:g} a quarter from the third on.",
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
    day = quarter_name(due) if due <= last_quarter(moment) else "after your last quarter"
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
    draft, price = _draft(moment, values), f"{moment.state.market.price:.2f}"
    given = {
        "order": chosen_ids(moment, values),
        "promises": {row["id"]: row["promise"] for row in filled_ideas(moment, values) if row["promise"]},
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
