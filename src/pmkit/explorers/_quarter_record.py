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

_COLUMNS = (
    {"key": "quarter", "label": "Quarter", "readonly": True},
    {"key": "order", "label": "Order of work", "readonly": True},
    {"key": "discovery", "label": "Discovery", "readonly": True},
    {"key": "other", "label": "Besides", "readonly": True},
    {"key": "because", "label": "Because", "readonly": True, "wide": True},
)
_NAMED, _LONGEST = 5, 400


def record_table(moment: Moment) -> Cells | None:
    """What was decided in each closed quarter, as the log holds it; None in the first."""
    rows = [
        {
            "id": str(number),
            "quarter": quarter_name(number),
            "order": listed([shortened(str(one), 12) for one in _some(entry.decisions.get("order"))], _NAMED),
            "discovery": _discovery(entry.decisions.get("discovery")),
            "other": _besides(entry.decisions),
            "because": shortened(entry.because, _LONGEST),
        }
        for number, entry in enumerate(moment.log.entries, 1)
    ]
    return Cells("record", "What you decided", columns=_COLUMNS, rows=rows, sortable=False) if rows else None


def _some(given: Any) -> list[Any]:
    return given if isinstance(given, list) else []


def _number(given: Any) -> float:
    return given if isinstance(given, int | float) and not isinstance(given, bool) else 0


def _discovery(given: Any) -> str:
    looked = given.items() if isinstance(given, Mapping) else ()
    return listed(
        [f"{shortened(str(theme), 30)} {months(_number(one))}" for theme, one in looked if _number(one)]
    )


def _besides(decisions: Mapping[str, Any]) -> str:
    """Work on debt, people, price, promises and answers, in a few words."""
    said = ["staged" if decisions.get("staged") is True else "at once"]
    if debt := _number(decisions.get("debt")):
        said.append(f"{months(debt)} on debt")
    if hire := _number(decisions.get("hire")):
        said.append(f"hired {counted(int(hire), 'person', 'people')}")
    if price := _number(decisions.get("price")):
        said.append(f"price {price:.2f} EUR")
    if decisions.get("test_price") is True:
        said.append("price test")
    for name in ("promises", "answers"):
        given = decisions.get(name)
        if isinstance(given, Mapping) and given:
            pairs = [f"{shortened(str(one), 12)} {_told(name, other)}" for one, other in given.items()]
            said.append(f"{name}: {listed(pairs, _NAMED)}")
    return "; ".join(said)


def _told(name: str, given: Any) -> str:
    if name == "promises" and isinstance(given, int) and not isinstance(given, bool) and 0 < given < 100:
        return quarter_name(given)
    return shortened(str(given), 12)


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
            f"{money(rate)} a quarter, counts {p.terminal:g} times."
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
