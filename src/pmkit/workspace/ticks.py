"""Ticks that say what goes onto a page, kept with the learner's other work."""

from collections.abc import Callable, Collection, Mapping
from typing import Any, NamedTuple

from pmkit.course.workbook import workbook


class ToTick(NamedTuple):
    """One thing that can be ticked, and whether it is where nothing else was said."""

    key: str
    label: str
    ticked: bool


class Ticks:
    """A form of ticks, kept under `item`; `offers()` says what there is now."""

    def __init__(self, item: str, offers: Callable[[], list[ToTick]]) -> None:
        from pmkit.widgets.form import Form

        self._item, self._offers, self.form = item, offers, Form([])
        self.refresh()
        self.form.observe(self._changed, "values")

    def offered(self) -> list[ToTick]:
        """What can be ticked, with what the learner said of it."""
        kept = workbook().noted(self._item)
        said: Mapping[str, Any] = kept if isinstance(kept, Mapping) else {}
        return [one._replace(ticked=bool(said.get(one.key, one.ticked))) for one in self._offers()]

    def ticked(self) -> set[str]:
        """The keys of all that is ticked."""
        return {one.key for one in self.offered() if one.ticked}

    def refresh(self) -> None:
        """Show what there is now."""
        offered = self.offered()
        fields = [{"key": one.key, "label": one.label, "type": "check"} for one in offered]
        if fields != self.form.fields:
            self.form.values = {}
            self.form.fields = fields
        self.form.values = {one.key: one.ticked for one in offered}

    def _changed(self, _: Any) -> None:
        values = {one["key"]: bool(self.form.values.get(one["key"])) for one in self.form.fields}
        if values != {one.key: one.ticked for one in self.offered()}:
            workbook().note(self._item, {**(workbook().noted(self._item) or {}), **values})


def pieces_to_tick(*, others: bool, shown: Callable[[str], bool] = lambda _: True) -> list[ToTick]:
    """The pieces of work: own ones each for itself and ticked, those on the course's company by chapter and
    ticked where `others` says so; only those whose key can be `shown`.
    """
    from pmkit.course.pieces import offers

    grouped: dict[str, list[str]] = {}
    own = []
    for one in filter(lambda one: shown(one.key), offers(workbook().store)):
        if one.own:
            own.append(ToTick(one.key, one.title, True))
        else:
            grouped.setdefault(one.group, []).append(one.title)
    labels = {
        group: f"{group}: {', '.join(titles)}" if titles != [group] else group
        for group, titles in grouped.items()
    }
    return [*own, *(ToTick(group, label, others) for group, label in labels.items())]


def keys_ticked(ticked: Collection[str]) -> list[str]:
    """The keys of the pieces that are ticked, or whose chapter is."""
    from pmkit.course.pieces import offers

    return [one.key for one in offers(workbook().store) if (one.key if one.own else one.group) in ticked]
