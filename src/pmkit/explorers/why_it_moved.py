"""Why did it move? A tree of metrics, two periods, and each change taken apart.

A share is taken apart into another mix of groups and other rates within them (`methods.split_change`), a
product into its factors (`methods.split_product`). Such parts say where a change comes from, not its cause.
"""

from collections.abc import Mapping, Sequence
from dataclasses import replace
from typing import Any

import pandas as pd

from pmkit.charts.north_star import north_star_chart
from pmkit.charts.picture import Picture
from pmkit.english import capital
from pmkit.explorers import Choice, Control, Explorer, Form, Result, Values
from pmkit.explorers._moved_words import (
    Moved,
    nothing_drawn,
    parts_moved,
    product_parts,
    share_moved,
    spoken,
)
from pmkit.methods import InputError

_SHARES = ("share", "share less")
_SAME = "These are the same period. Choose two, and see what moved between them."


class WhyItMoved(Explorer):
    """Choose a metric in the tree or in the list, two periods and a split.

    `nodes`: `id`, `name`, `parent`, `unit` and `kind`: a product or a sum of what hangs below, a count, a
    share, or a "share less" (a factor of one minus the share). `values`: a row per period, a column per node.
    `frame`: `node`, `split`, `period`, `group`, `people`, `successes` and `source` ("" for all). `begins`:
    node and periods that one begins with; `sample` is what a source that is not all is called.
    """

    layout = ("form", "tree", "sentence", "parts", "groups")
    taken_along = ("sentence", "tree", "parts", "groups")
    title = "Why it moved"

    def __init__(
        self,
        frame: pd.DataFrame,
        *,
        units: Mapping[str, str] | None = None,
        nodes: pd.DataFrame,
        values: pd.DataFrame,
        splits: Mapping[str, str],
        begins: tuple[str, str, str],
        sample: str = "",
    ) -> None:
        super().__init__(frame, units=units)
        self.nodes: dict[str, dict[Any, Any]] = {row["id"]: row for row in nodes.to_dict("records")}
        self.values: dict[str, dict[Any, float]] = {
            str(period): dict(row) for period, row in values.astype(float).T.to_dict().items()
        }
        self.splits = dict(splits)
        self.begins, self.sample = begins, sample
        self.counts = {
            (str(node), str(split)): part.reset_index(drop=True)
            for (node, split), part in frame.groupby(["node", "split"], sort=False)
        }

    def controls(self, values: Values) -> Sequence[Control]:
        names = {id: str(row["name"]) for id, row in self.nodes.items()}
        periods = {period: spoken(period) for period in self.values}
        node, before, after = self.begins
        splits = {key: capital(name) for key, name in self.splits.items()}
        return (
            Form(
                "form",
                (
                    Choice("node", "Metric", options=names, start=node, picked_on="tree"),
                    Choice("before", "From", options=periods, start=before),
                    Choice("after", "To", options=periods, start=after),
                    Choice("split", "Split by", options=splits, radio=True),
                ),
                label="Why did it move?",
            ),
        )

    def result(self, values: Values) -> Result:
        node, sides = str(values["node"]), (str(values["before"]), str(values["after"]))
        tree = {"tree": self._tree(node, sides)}
        hidden = {"split"} if self.nodes[node]["kind"] not in _SHARES else set()
        if sides[0] == sides[1]:
            return Result(charts=tree, hidden=hidden, **nothing_drawn(_SAME, sides))
        try:
            moved = self._moved(node, sides, str(values["split"]))
        except InputError:
            name = self.sample or "this table"
            told = f"Of one of these periods {name} counts nobody for this share yet. Choose a later one."
            return Result(charts=tree, hidden=hidden, **nothing_drawn(told, sides))
        return Result(
            sentence=moved.sentence,
            charts={**tree, "parts": moved.parts},
            tables={"groups": moved.groups},
            hidden=hidden,
        )

    def _moved(self, node: str, sides: tuple[str, str], split: str) -> Moved:
        row = self.nodes[node]
        name = str(row["name"])
        if row["kind"] in _SHARES:
            counts = self.counts[node, split]
            partly = bool((counts["source"] != "").all())
            return share_moved(counts, sides, name, where=self.sample if partly else "", sampled=partly)
        ends = self.values[sides[0]][node], self.values[sides[1]][node]
        return parts_moved(name, ends, self._parts(node, sides), sides, product=row["kind"] == "product")

    def _parts(self, node: str, sides: tuple[str, str]) -> list[tuple[str, float]]:
        """What hangs below a node, or the groups of a count, with what each brought."""
        below = [id for id, row in self.nodes.items() if row["parent"] == node]
        if not below:
            return self._counted(node, sides)
        ends = {str(self.nodes[id]["name"]): tuple(self._factor(id, side) for side in sides) for id in below}
        if self.nodes[node]["kind"] == "product":
            return product_parts({name: (first, then) for name, (first, then) in ends.items()})
        return [(name, then - first) for name, (first, then) in ends.items()]

    def _factor(self, id: str, period: str) -> float:
        value = self.values[period][id]
        return 1 - value if self.nodes[id]["kind"] == "share less" else value

    def _counted(self, node: str, sides: tuple[str, str]) -> list[tuple[str, float]]:
        split = next(iter(self.splits))
        counts = self.counts[node, split].groupby(["group", "period"], sort=False)["people"].sum()
        wide = counts.unstack(fill_value=0).reindex(columns=list(sides), fill_value=0)
        steps = wide[sides[1]] - wide[sides[0]]
        return [(capital(str(group)), float(step)) for group, step in steps.items()]

    def _tree(self, chosen: str, sides: tuple[str, str]) -> Picture:
        """The tree with what changed; the chosen metric is marked."""
        rows = []
        for id, row in self.nodes.items():
            scale = 100 if row["unit"] == "%" else 1
            before, after = (scale * self.values[side][id] for side in sides)
            mark = "► " if id == chosen else ""
            rows.append((id, f"{mark}{row['name']}", after, before, row["parent"], row["unit"]))
        columns = ["id", "name", "value", "before", "parent", "unit"]
        picture = north_star_chart(pd.DataFrame(rows, columns=columns))
        picture = replace(picture, rows=picture.rows.assign(key=picture.rows["id"]))
        root = picture.rows[picture.rows["from_x"].isna()].iloc[0]
        first, then = (spoken(side) for side in sides)
        return picture.saying(
            title=f"{str(root['name']).removeprefix('► ')}: {root['words']} since {first}",
            subtitle=f"{then}, in brackets the change since {first} in per cent. ► marks the chosen metric.",
        )
