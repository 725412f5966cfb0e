"""What a newer export changed, before it is used: a sentence with the counts, and each list whole."""

from typing import Any

import ipywidgets

from pmkit.backlog.import_changes import ChangeList, about_decisions, change_lists, summary
from pmkit.backlog.merging import Merge
from pmkit.practice.markdown import escape_markdown
from pmkit.widgets._import_views import Spoken, shown
from pmkit.widgets.say import Say
from pmkit.widgets.switch import Switch
from pmkit.widgets.table import Table

_WHOLE = ("change", "why", "may_be", "file")
_ON_A_PAGE = 50


class ImportNews(ipywidgets.VBox):
    """Empty where there is nothing to compare with."""

    def __init__(self) -> None:
        super().__init__(layout=ipywidgets.Layout(grid_gap="12px"))
        self.said = Say()
        self.switch = Switch("What changed", [{"value": "", "label": ""}])
        self.means = Say()
        self.table = Table("What changed", [], [], stacked=True, page_size=_ON_A_PAGE)
        self._lists: dict[str, ChangeList] = {}
        self.switch.observe(self._look, "value")

    def show(self, merge: Merge | None, spoken: Spoken, still_open: bool = False) -> None:
        """Show what is different; with `still_open` questions it may be read otherwise yet."""
        self._lists = {one.id: one for one in change_lists(merge, spoken)} if merge else {}
        if merge is None:
            self.children = ()
            return
        said = [f"**{summary(merge)}**", *about_decisions(merge)]
        if still_open:
            said.append("There is a question below: your answer may change what is told here.")
        self.said.text = " ".join(said)
        if self._lists:
            parts = [(one.id, f"{one.label} ({len(one.rows):,})") for one in self._lists.values()]
            now = self.switch.value if self.switch.value in self._lists else parts[0][0]
            turned = now != self.switch.value
            self.switch.offer([{"value": id, "label": label} for id, label in parts], now)
            if not turned:  # else the switch has told it
                self._look()
        self.children = (self.said, *((self.switch, self.means, self.table) if self._lists else ()))

    def _look(self, _: Any = None) -> None:
        if (one := self._lists.get(self.switch.value)) is None:
            return
        self.means.text = escape_markdown(one.says)
        with self.table.hold_sync():
            self.table.label = one.label
            self.table.rows = []
            self.table.columns = [
                {**shown(name, head), "wide": name in _WHOLE} for name, head in one.heads.items()
            ]
            self.table.rows = [{"id": str(at), **row} for at, row in enumerate(one.rows)]
