"""The plan, from where it is decided to where it is used: keep it at the release, look at its items alone
in timeline, shocks and forecast, say on which day work begins.
"""

from collections.abc import Callable
from datetime import date
from typing import Any

import ipywidgets

from pmkit.backlog.duration_rules import duration_from
from pmkit.backlog.kept_plan import KeptPlan
from pmkit.english import counted, listed, plural
from pmkit.explorers.result import Result
from pmkit.practice.markdown import escape_markdown
from pmkit.widgets import plan_notes
from pmkit.widgets.current_backlog import CurrentBacklog
from pmkit.widgets.form import Form
from pmkit.widgets.say import Say


class _Bar(ipywidgets.VBox):
    """A form and a sentence about the plan."""

    def __init__(self, current: CurrentBacklog) -> None:
        super().__init__(layout=ipywidgets.Layout(grid_gap="8px"))
        self.current = current
        self.said, self.form = Say(), Form([])
        self.children = (self.form, self.said)

    def _fill(self, fields: list[dict[str, Any]], values: dict[str, Any]) -> None:
        if fields != self.form.fields:
            self.form.fields = fields
        if values != self.form.values:
            self.form.values = values


class KeepPlan(_Bar):
    """At the release: what is seen there becomes the plan, which is kept until another one is. `seen()`
    is what its explorer shows now.
    """

    def __init__(self, current: CurrentBacklog, seen: Callable[[], Result]) -> None:
        super().__init__(current)
        self._seen = seen

    def show(self) -> None:
        """Follow what is seen and what is kept."""
        kept, ids = plan_notes.kept_plan(self.current), tuple(map(str, self._seen().chosen))
        fields: list[dict[str, Any]] = []
        if ids and (kept is None or set(ids) != set(kept.ids)):
            fields.append(
                {"key": "keep", "label": f"Keep this plan ({len(ids):,})", "type": "button", "main": True}
            )
        if plan_notes.can_take_back(self.current):
            label = "Back to the plan before" if plan_notes.plan_before(self.current) else "Keep no plan"
            fields.append({"key": "back", "label": label, "type": "button"})
        self._fill(fields, {})
        self.form._clicks.clear()
        for field in fields:
            self.form.on_click(field["key"], self._keep if field["key"] == "keep" else self._back)
        self.said.text = self._words(kept, ids)

    def _keep(self) -> None:
        seen = self._seen()
        plan_notes.keep_plan(self.current, KeptPlan(ids=tuple(map(str, seen.chosen)), how=seen.chosen_how))

    def _back(self) -> None:
        plan_notes.take_back(self.current)

    def _words(self, kept: KeptPlan | None, ids: tuple[str, ...]) -> str:
        if kept is None:
            return "No plan is kept yet. Timeline, forecast and the tracker's file can take the items of one."
        assert self.current.backlog is not None
        said = f"**You keep a plan: {kept.says(self.current.backlog.items['id'])}.**"
        new, out = set(ids) - set(kept.ids), set(kept.ids) - set(ids)
        if not new and not out:
            return f"{said} It is the one that is shown. Timeline, forecast and *Take out* can use its items."
        apart = [f"{counted(len(out), 'of these is', 'of these are')} out"] if out else []
        apart += [f"{counted(len(new), 'other is', 'others are')} in"] if new else []
        return f"{said} What is shown now is not it: {listed(apart)}."


class UsePlan(_Bar):
    """Where the plan is used: only its items or all, when work begins, and weeks from effort where these
    lack.
    """

    def __init__(self, current: CurrentBacklog, durations: bool) -> None:
        super().__init__(current)
        self._durations, self._done = durations, ""
        self._still = False
        self.form.observe(self._typed, "values")

    def show(self) -> None:
        """Follow what was kept."""
        plan, only = plan_notes.kept_plan(self.current), plan_notes.only_plan(self.current)
        begins = plan_notes.work_begins(self.current)
        fields: list[dict[str, Any]] = [
            {
                "key": "begins",
                "label": "Work begins on",
                "type": "date",
                "help": "A day such as 2026-12-01: weeks become days of the calendar then.",
            }
        ]
        lacking = self._lacking()
        if lacking:
            fields += [
                {
                    "key": "people",
                    "label": f"Weeks from effort in {counted(len(lacking), 'item')}: people on one item",
                    "type": "number",
                    "min": 0.1,
                    "max": 100,
                    "help": "Effort ÷ people, at 4 weeks a person-month. You press before it is filled in.",
                },
                {"key": "fill", "label": "Fill in the weeks", "type": "button"},
            ]
        if self._is_last():
            fields.append({"key": "unfill", "label": "Take these weeks back", "type": "button"})
        if only is not None:
            fields.append({"key": "all", "label": "All items again", "type": "button"})
        elif plan is not None:
            here = len(plan.among(self.current.items["id"]))
            label = f"Only the items of my plan ({here:,})"
            fields.append({"key": "only", "label": label, "type": "button", "main": True})
        people = self.form.values.get("people")
        values = {"begins": begins and begins.isoformat()} | ({"people": people} if lacking else {})
        self._still = True
        try:
            self._fill(fields, values)
        finally:
            self._still = False
        deeds = {"fill": self._fill_in, "unfill": self._take_back, "all": self._all, "only": self._only}
        self.form._clicks.clear()
        for field in fields:
            if field["type"] == "button":
                self.form.on_click(field["key"], deeds[field["key"]])
        filled = f"{escape_markdown(self._done)}." if self._is_last() else ""
        self.said.text = " ".join(filter(None, [self._words(plan, only), filled]))

    def _words(self, plan: KeptPlan | None, only: KeptPlan | None) -> str:
        if plan is None:
            return "Keep a plan at *What fits into the release*, and you can look at its items alone here."
        if only is None:
            return ""
        items = self.current.items
        here, waiting = len(only.among(items["id"])), len(items) - len(only.among(items["id"]))
        waits = f" {counted(waiting, 'other item')} {plural(waiting, 'waits', 'wait')}." if waiting else ""
        return f"**Only the items of your plan are here: {here:,}** ({only.says(self._open())}).{waits}"

    def _open(self) -> list[str]:
        assert self.current.backlog is not None
        return list(self.current.backlog.items["id"])

    # --- what it does
    def _only(self) -> None:
        plan_notes.show_only_plan(self.current, True)

    def _all(self) -> None:
        plan_notes.show_only_plan(self.current, False)

    def _typed(self, _: Any) -> None:
        if not self._still:
            day = self.form.values.get("begins")
            plan_notes.say_work_begins(self.current, date.fromisoformat(day) if day else None)

    def _lacking(self) -> list[str]:
        """The items with an effort and without a duration, where durations are asked for."""
        if not self._durations:
            return []
        items = plan_notes.planned_items(self.current)
        return list(items.loc[items["duration"].isna() & (items["effort"] > 0), "id"])

    def _fill_in(self) -> None:
        people = self.form.values.get("people")
        if people is None:
            self.form.errors = {"people": "Say how many people work on one item at a time."}
            return
        items = self.current.items.set_index("id").loc[self._lacking()]
        weeks = duration_from(items, people)
        self._done = f"Weeks of {counted(len(weeks), 'item')} from effort with {people:g} at work on each"
        self.current.decide([(str(id), "duration", float(week)) for id, week in weeks.items()], self._done)

    def _is_last(self) -> bool:
        """Whether nothing was decided since the weeks were filled in, so that they can be taken back."""
        return bool(self._done) and self.current.last_decided == self._done

    def _take_back(self) -> None:
        if self._is_last():
            self.current.undo()
