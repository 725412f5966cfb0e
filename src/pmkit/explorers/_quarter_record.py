"""What was decided so far and why, quarter by quarter; and the end of a game."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from pmkit.english import counted, listed, shortened
from pmkit.explorers import Cells
from pmkit.explorers._quarter_moment import Moment, quarter_name
from pmkit.explorers._quarter_views import gauges_said
from pmkit.explorers._quarter_words import money, months
from pmkit.practice.markdown import escape_markdown, quoted
from pmkit.simulator.letters import CHANCE, DATE, REASON, SILENCE

_COLUMNS = (
    {"key": "quarter", "label": "Quarter", "readonly": True, "width": 9},
    {"key": "order", "label": "Order of work", "readonly": True, "wide": True},
    {"key": "other", "label": "Besides", "readonly": True, "wide": True},
    {"key": "because", "label": "Because", "readonly": True, "wide": True},
)
_ANSWERS = {DATE: "a date", CHANCE: "a date with a chance", REASON: "no, with a reason", SILENCE: "nothing"}
_NAMED, _LONGEST = 5, 400


def record_table(moment: Moment, names: Mapping[str, str]) -> Cells | None:
    """What was decided in each closed quarter, as the log holds it; None in the first."""
    senders = {one.id: names.get(one.person, one.person).partition(",")[0] for one in moment.game.deck}
    rows = [
        {
            "id": str(number),
            "quarter": quarter_name(number),
            "order": _order(entry.decisions.get("order")),
            "other": _besides(entry.decisions, senders),
            "because": shortened(entry.because, _LONGEST),
        }
        for number, entry in enumerate(moment.log.entries, 1)
    ]
    return Cells("record", "What you decided", columns=_COLUMNS, rows=rows, sortable=False) if rows else None


def _order(given: Any) -> str:
    ids = given if isinstance(given, list) else []
    return listed([shortened(str(one), 12) for one in ids], _NAMED) if ids else "nothing"


def _number(given: Any) -> float:
    return given if isinstance(given, int | float) and not isinstance(given, bool) else 0


def _discovery(given: Any) -> str:
    looked = given.items() if isinstance(given, Mapping) else ()
    return listed(
        [f"{shortened(str(theme), 30)} {months(_number(one))}" for theme, one in looked if _number(one)]
    )


def _besides(decisions: Mapping[str, Any], senders: Mapping[str, str]) -> str:
    """Work on debt, people, price, promises and answers, in a few words."""
    looked = _discovery(decisions.get("discovery"))
    said = [f"discovery: {looked}" if looked else "no discovery"]
    said.append("staged" if decisions.get("staged") is True else "at once")
    if debt := _number(decisions.get("debt")):
        said.append(f"{months(debt)} on debt")
    if hire := _number(decisions.get("hire")):
        said.append(f"hired {counted(int(hire), 'person', 'people')}")
    if price := _number(decisions.get("price")):
        said.append(f"price {price:.2f} EUR")
    if decisions.get("test_price") is True:
        said.append("price test")
    promises, answers = decisions.get("promises"), decisions.get("answers")
    if isinstance(promises, Mapping) and promises:
        dates = [f"{shortened(str(one), 12)} by {_quarter(due)}" for one, due in promises.items()]
        said.append(f"promised: {listed(dates, _NAMED)}")
    if isinstance(answers, Mapping) and answers:
        given = [
            f"{senders.get(str(one), shortened(str(one), 12))}: {_answer(what)}"
            for one, what in answers.items()
        ]
        said.append(f"answered {listed(given, _NAMED)}")
    return "; ".join(said)


def _quarter(given: Any) -> str:
    if isinstance(given, int) and not isinstance(given, bool) and 0 < given < 100:
        return quarter_name(given)
    return shortened(str(given), 12)


def _answer(given: Any) -> str:
    return _ANSWERS.get(given if isinstance(given, str) else "", shortened(str(given), 12))


def end_said(moment: Moment) -> str:
    """The result of a game that is over, as Markdown."""
    played, p = moment.played, moment.game.parameters
    earned = sum(one.margin for one in played.reports)
    said = []
    first = moment.log.entries[0].because.strip() if moment.log.entries else ""
    if first:
        said.append(f"In {quarter_name(1)} you wrote: {quoted(first, _LONGEST)}")
    if moment.quarters < p.quarters:
        said.append(
            f"**The rehearsal is over: {money(earned)}** in "
            f"{counted(moment.quarters, 'quarter')}. That says little: "
            "most of what you began pays later. The comments say what a careful reader would have noticed."
        )
    else:
        rate = (played.result - earned) / p.terminal
        said.append(
            f"**Your result: {money(played.result)}** against a Mealwise that stays as it is today. "
            f"The {counted(moment.quarters, 'quarter')} brought {money(earned)}; what goes on after them, "
            f"{money(rate)} a quarter, counts for {counted(int(p.terminal), 'more quarter')}."
        )
        said.append(
            "Look below: what others would have made of the same luck, and what of your result was luck."
        )
    return "\n\n".join([*said, gauges_said(moment)])


def readable_only_said(moment: Moment) -> str:
    """What there is to say of a game that other rules have played."""
    count = counted(len(moment.log.entries), "quarter")
    seed = escape_markdown(shortened(moment.log.seed, 40))
    return f"**A game to read** (seed “{seed}”, {count}). {escape_markdown(' '.join(moment.told))}"
