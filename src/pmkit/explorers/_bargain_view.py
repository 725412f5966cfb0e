"""What is seen of a table: packages as they lie ready, who pays for each step, and all packages as dots."""

from collections.abc import Sequence
from functools import lru_cache

import pandas as pd

from pmkit.charts import Words
from pmkit.charts.packages import ANY, BEST, DEAL, FAIR, MIDDLE, OFFER, packages_chart
from pmkit.charts.picture import Picture
from pmkit.english import counted
from pmkit.explorers import Cells
from pmkit.explorers import _bargain_words as words
from pmkit.explorers._bargain import Bargain, Package
from pmkit.explorers._deals import Deal
from pmkit.methods.negotiation import packages, steps_between

_STEPS = (
    {"key": "issue", "label": "Issue", "type": "text", "width": 16, "readonly": True},
    {"key": "before", "label": "From", "type": "text", "width": 18, "readonly": True},
    {"key": "after", "label": "To", "type": "text", "width": 18, "readonly": True},
)


@lru_cache(maxsize=8)
def alike(bargain: Bargain) -> list[Package]:
    """The middle of everything, and two unlike packages that are worth about the same to one's own side."""
    first, issues = bargain.middle, list(bargain.options)
    made = bargain.made
    apart = (made["ours"] - bargain.worth(first)[0]).abs()
    found = [first]
    for _ in range(2):
        fewest = sum((made[issue] != one[issue]).astype(int) for one in found for issue in issues)
        best = (fewest - apart * len(issues) / 2).to_numpy().argmax()
        found.append({issue: str(made[issue].iloc[best]) for issue in issues})
    return found


class View:
    """The packages as they are seen now: with the other side's points, or with what one guesses of them."""

    def __init__(self, bargain: Bargain, table: pd.DataFrame, seen: bool, sides: tuple[str, str]) -> None:
        self.bargain, self.table, self.seen, self.sides = bargain, table, seen, sides
        self.made = bargain.made if seen else packages(table)
        self.points = {
            (row["issue"], row["option"]): (float(row["ours"]), float(row["theirs"]))
            for row in table.to_dict("records")
        }

    def worth(self, package: Package) -> tuple[float, float]:
        each = [self.points[cell] for cell in package.items()]
        return sum(one for one, _ in each), sum(other for _, other in each)

    def steps(self, before: Package, after: Package) -> Cells:
        """Who gains and who pays, issue by issue."""
        them = self.sides[1] if self.seen else f"{self.sides[1]}, as you guess"
        columns = [
            *_STEPS,
            {"key": "ours", "label": f"For {self.sides[0]}", "type": "text", "readonly": True},
            {"key": "theirs", "label": f"For {them}", "type": "text", "readonly": True},
        ]
        rows: list[dict[str, str]] = [
            {
                **{name: str(row[name]) for name in ("issue", "before", "after")},
                "id": str(row["issue"]),
                "ours": words.change(row["ours"]),
                "theirs": words.change(round(row["theirs"], 1)),
            }
            for row in steps_between(self.table, before, after).to_dict("records")
        ]
        name = "from the middle of everything" if before == self.bargain.middle else "from your last offer"
        return Cells("steps", f"Who pays for each step {name}", columns=columns, rows=rows, sortable=False)

    def picture(self, offered: list[Package], deals: Sequence[Deal], agreed: bool) -> Picture:
        """All packages: those that nobody can better, the middle, what is offered, and deals made."""
        made = self.made[["ours", "theirs"]].assign(kind=ANY, name="")
        made.loc[self.bargain.frontier(self.made), "kind"] = BEST
        rows = made.drop_duplicates(["ours", "theirs"])
        middle = self.bargain.middle
        more = [
            (
                *self.worth(one),
                OFFER,
                _offer_name(at, len(offered)) + (", the middle" if one == middle else ""),
            )
            for at, one in enumerate(offered, start=1)
        ]
        if middle not in offered:
            more.append((*self.worth(middle), MIDDLE, "the middle"))
        if self.seen:
            more += [
                (*self.made[["ours", "theirs"]].iloc[at], FAIR, "fair")
                for at in self.bargain.zone(self.made).nash[:1]
            ]
        more += [(*one.worth, DEAL, one.name) for one in deals]
        table = pd.concat([pd.DataFrame(more, columns=list(rows.columns)), rows], ignore_index=True)
        said = self._words(offered, len(made), agreed)
        return packages_chart(table, said, sides=self._axes(), limits=self.bargain.limits)

    def _axes(self) -> tuple[str, str]:
        return self.sides[0], self.sides[1] if self.seen else f"{self.sides[1]} (guess)"

    def _words(self, offered: list[Package], many: int, agreed: bool) -> Words:
        us, them = self.sides
        note = "Dashed: what each has without a deal. Points of two sides are never added."
        dots = f"{counted(many, 'package')} as points, worth to {us} to the right and to {them} upwards."
        if not offered:
            return Words(f"{counted(many, 'package')} can be offered", note, dots)
        ours, theirs = self.worth(offered[0])
        about = f"{theirs:g} to {them}" if self.seen else f"about {theirs:.0f} to {them}, as you guess"
        what = "The deal" if agreed else "Your package" if len(offered) == 1 else "Your first package"
        return Words(f"{what} is worth {ours:g} to {us} and {about}", note, dots)


def _offer_name(at: int, many: int) -> str:
    return "your offer" if many == 1 else f"offer {at}"
