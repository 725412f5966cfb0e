"""A game beside the policies on its own luck, and on the bands of 300 other games."""

import pandas as pd

from pmkit.charts import Picture, Words, game_bands_chart, game_dots_chart
from pmkit.english import counted, plural, whole_percent
from pmkit.explorers._compared_words import beside
from pmkit.explorers._game_words import POLICY_NAMES, money
from pmkit.explorers._kept_game import KeptGame
from pmkit.simulator.compare import EQUAL, Comparison

_AXIS = "thousand EUR against a Mealwise that stays as it is"
_LOW, _HIGH = 0.1, 0.9


def seed_picture(game: KeptGame, compared: Comparison, yours: str = "You") -> Picture:
    """Your result and those of the policies on the same seed, the highest first."""
    found = [(yours, compared.result, True), *((name, one, False) for name, one in beside(compared))]
    found.sort(key=lambda one: -one[1])
    rows = pd.DataFrame(found, columns=["name", "value", "yours"])
    rows["words"] = [f"{one:,.0f}".replace("-", "−") for one in rows["value"]]
    higher = sum(one - compared.result > EQUAL for _, one in beside(compared))
    title = f"On your luck {higher} of {len(rows) - 1} others {plural(higher, 'is', 'are')} higher"
    told = "; ".join(f"{name}: {money(one)}" for name, one, _ in found)
    subtitle = f"Result after {counted(game.closed, 'quarter')}. Diamond: {_inner(yours)}."
    return game_dots_chart(rows, Words(title, subtitle, f"A dot for each. {told}."), axis=_AXIS)


def _inner(name: str) -> str:
    return name[:1].lower() + name[1:]


def bands_picture(bands: pd.DataFrame, yours: float) -> Picture:
    """Your result across the bands of each policy's games on other seeds."""
    rows = []
    for name, title in POLICY_NAMES.items():
        results = bands.loc[bands["policy"] == name, "result"]
        below = float((results < yours - EQUAL).mean())
        rows.append(
            {
                "name": title,
                "low": results.quantile(_LOW),
                "middle": results.median(),
                "high": results.quantile(_HIGH),
                "value": yours,
                "words": f"higher than {whole_percent(below)}",
            }
        )
    table = pd.DataFrame(rows)
    within = int(((table["low"] <= yours) & (yours <= table["high"])).sum())
    title = f"Your result lies within the band of {within} of {len(table)} ways to play"
    subtitle = (
        f"Bands: 80 % of {bands['seed'].nunique()} games with other luck; line: the middle one. Diamond: you."
    )
    told = "; ".join(
        f"{one['name']}: {one['low']:.0f} to {one['high']:.0f}, you are {one['words']}" for one in rows
    )
    return game_bands_chart(table, Words(title, subtitle, f"A band for each. {told}."), axis=_AXIS)
