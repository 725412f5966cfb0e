"""Which of the user's items an explorer gets: those that have what it needs, and of too many a part.

Says in words which these are. Knows no explorer and decides nothing.
"""

from collections.abc import Sequence

import pandas as pd

from pmkit.backlog.schema import FIELDS
from pmkit.english import counted, listed
from pmkit.widgets._missing_fields import MOST_ASKED
from pmkit.widgets.current_backlog import CurrentBacklog
from pmkit.widgets.form import Form
from pmkit.widgets.plan_notes import planned_items


def _asked_words(lacking: int) -> str:
    return f", {MOST_ASKED} at a time, or many by rule" if lacking > MOST_ASKED else ""


class ShownItems:
    """The items for an explorer that needs these fields, shows `most` at a time and reads these columns.

    `part` is the form that chooses which, where there are more. `reads` are the columns that the explorer
    gets (None: all); `with_kept` adds the unmapped columns of the file, each as `file: its header`. With
    `of_plan` only the items of the plan are there, where that is wanted.
    """

    def __init__(
        self,
        current: CurrentBacklog,
        needs: Sequence[str],
        most: int,
        reads: Sequence[str] | None,
        with_kept: bool,
        of_plan: bool = False,
    ) -> None:
        self.of_plan = of_plan
        self.current, self.needs, self.most, self.with_kept = current, tuple(needs), most, with_kept
        self.reads = None if reads is None else ["id", "item", "requires", *dict.fromkeys((*needs, *reads))]
        self.part = Form([])

    @property
    def items(self) -> pd.DataFrame:
        """The chosen items."""
        return planned_items(self.current) if self.of_plan else self.current.items

    def complete(self) -> pd.DataFrame:
        """The chosen items that have what the explorer needs."""
        items = self.items
        return items[items[list(self.needs)].notna().all(axis=1)] if self.needs else items

    def shown(self, complete: pd.DataFrame) -> pd.DataFrame:
        """As many as the explorer can show; prerequisites that are not among them are left out of account."""
        begin = self._begin(len(complete))
        shown = complete.iloc[begin : begin + self.most]
        if self.reads is not None:
            shown = shown[self.reads]
        if self.with_kept:
            kept = self.current.shown.kept.loc[shown.index]
            shown = pd.concat([shown, kept.rename(columns="file: {}".format)], axis=1)
        shown = shown.reset_index(drop=True)
        here = set(shown["id"])
        needs = [[one for one in ids if one in here] for ids in shown["requires"]]
        return shown.assign(requires=pd.Series(needs, index=shown.index, dtype=object))

    def _begin(self, count: int) -> int:
        """The place of the first item that is shown, of so many."""
        chosen = int(self.part.values.get("from") or 0)
        return chosen if chosen < count else 0

    def offer_parts(self, count: int) -> None:
        """Fill the choice of a part, where there are more items than can be shown."""
        options = [
            {"value": str(begin), "label": f"Items {begin + 1:,} to {min(begin + self.most, count):,}"}
            for begin in range(0, count, self.most)
        ]
        field = {"key": "from", "label": f"Show, of {count:,} items", "type": "choice", "required": True}
        fields = [{**field, "options": options}]
        if fields != self.part.fields:
            self.part.fields = fields
        begin = str(self._begin(count))
        if self.part.values.get("from") != begin:
            self.part.values = {"from": begin}

    def words(self, complete: pd.DataFrame, shown: pd.DataFrame) -> str:
        """Which items are not shown and why, in Markdown; empty where all are."""
        items = self.items
        if items.empty and not self.current.items.empty:
            return "No item of your plan is among those that you chose. Press *All items again*."
        if items.empty:
            return "No item is chosen. Change your choice under *Change or export my backlog*."
        said = list(filter(None, [self.current.ungrouped.says()]))
        if len(complete) < len(items):
            names = listed([FIELDS[name].label.lower() for name in self.needs])
            said.append(
                f"**{len(complete):,} of {counted(len(items), 'item')}** have {names}. Fill in more in the "
                f"table below{_asked_words(len(items) - len(complete))}; nothing is guessed."
            )
        if len(shown) < len(complete):
            said.append(
                f"{len(shown):,} of {len(complete):,} are shown at a time. Choose which below, or by type, "
                "label or sprint under *Change or export my backlog*"
                f"{', or look at the items of your plan alone' if self.of_plan else ''}."
            )
        return " ".join(said)
