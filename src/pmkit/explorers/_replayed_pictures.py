"""A quarter seen once more: what was believed of the first ideas, and what happened in all quarters."""

import pandas as pd

from pmkit.charts import Picture, Words, game_bands_chart, game_events_chart
from pmkit.english import counted, plural
from pmkit.explorers._game_words import events_of, percent, quarter_title
from pmkit.explorers._kept_game import KeptGame
from pmkit.explorers._replayed_words import in_sight
from pmkit.simulator.mealwise import mealwise

_EIGHTY = 1.2816
"""Standard deviations on either side that hold 80 % of a normal distribution."""
_KINDS = {
    "launched": "Launched",
    "taken back": "Taken back",
    "found by discovery": "Found by discovery",
    "promise kept": "Promise kept",
    "promise broken": "Promise broken",
}
_TROUBLE = "Trouble"


def beliefs_picture(game: KeptGame, number: int, truth: bool) -> Picture:
    """What was believed of the first ideas of the order, with the range; what is true where it is wanted."""
    belief, ideas = game.played.states[number - 1].belief, mealwise().ideas
    items = in_sight(game, number)
    rows = pd.DataFrame(
        [
            {
                "name": ideas.titles[item],
                "low": 100 * (belief.mean[item] - _EIGHTY * belief.sd[item]),
                "middle": 100 * belief.mean[item],
                "high": 100 * (belief.mean[item] + _EIGHTY * belief.sd[item]),
                "value": 100 * game.facts.share(item) if truth else float("nan"),
                "words": _said(float(belief.mean[item]), game.facts.share(item) if truth else None),
            }
            for item in items
        ],
        columns=["name", "low", "middle", "high", "value", "words"],
    )
    title = (
        f"{quarter_title(number)}: what you believed of the first {counted(len(items), 'idea')} in your order"
    )
    if not items:
        title = f"{quarter_title(number)}: nothing of uncertain worth stood in your order"
    if truth and items:
        out = int(((rows["value"] < rows["low"]) | (rows["value"] > rows["high"])).sum())
        title = (
            f"{quarter_title(number)}: {out} of {len(items)} "
            f"{plural(out, 'was', 'were')} outside what you believed"
        )
    subtitle = "Band: 80 % of what you believed; line: the middle." + (" Diamond: true." if truth else "")
    told = "; ".join(f"{name}: {words}" for name, words in zip(rows["name"], rows["words"], strict=True))
    words = Words(title, subtitle, f"A band for each idea. {told or 'None'}.")
    return game_bands_chart(rows, words, axis="per cent of the printed worth")


def _said(mean: float, share: float | None) -> str:
    return percent(mean) if share is None else f"{percent(mean)}; true {percent(share)}"


def events_picture(game: KeptGame, number: int) -> Picture:
    """What happened in each quarter, the one that is looked at marked."""
    found = dict[tuple[str, int], list[str]]()
    for quarter in range(1, game.closed + 1):
        for event in events_of(mealwise(), game.played, quarter):
            begin, _, rest = event.partition(": ")
            kind = _KINDS.get(begin, _TROUBLE)
            found.setdefault((kind, quarter), []).append(rest if kind != _TROUBLE else event)
    kinds = [*_KINDS.values(), _TROUBLE]
    rows = pd.DataFrame(
        [
            {"kind": kind, "quarter": quarter, "count": len(events), "words": "; ".join(events)}
            for (kind, quarter), events in sorted(found.items(), key=lambda one: kinds.index(one[0][0]))
        ],
        columns=["kind", "quarter", "count", "words"],
    )
    trouble = rows[rows["kind"] == _TROUBLE]["count"].sum()
    launched = rows[rows["kind"] == _KINDS["launched"]]["count"].sum()
    title = (
        f"{counted(int(launched), 'launch', 'launches')} and "
        f"{counted(int(trouble), 'piece of trouble', 'pieces of trouble')} in "
        f"{counted(game.closed, 'quarter')}"
    )
    told = "; ".join(
        f"quarter {one['quarter']}, {one['kind'].lower()}: {one['words']}" for one in rows.to_dict("records")
    )
    words = Words(title, "How many in each quarter. Square: the quarter above.", f"{told or 'Nothing'}.")
    return game_events_chart(rows, words, now=number)
