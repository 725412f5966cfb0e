"""A table of counts as it is read, and what an attack on it finds, in words.

Texts of users are escaped here.
"""

from collections.abc import Mapping, Sequence
from dataclasses import replace
from typing import Any

import pandas as pd

from pmkit.charts import Words
from pmkit.charts.drawn_bars import drawn_counts
from pmkit.charts.picture import Picture
from pmkit.english import counted, listed, plural
from pmkit.explorers import Cells
from pmkit.explorers._cell_report import Report
from pmkit.methods import how_unique
from pmkit.methods.cells import TOTAL
from pmkit.practice.markdown import escape_markdown

_NAMED = 6
"""So many sums or groups are written out; the others are counted."""
_HIDDEN = "hidden"


def table(report: Report, names: Mapping[str, str]) -> Cells:
    """The report: a column of counts for each value of its last column."""
    *left, last = report.columns
    values = list(dict.fromkeys(report.cells[last]))
    columns: list[dict[str, Any]] = [
        {"key": key, "label": names[key], "readonly": True, "width": 14} for key in left
    ]
    columns += [
        {"key": f"v{at}", "label": f"{names[last]}: {value}" if value != TOTAL else TOTAL, "readonly": True}
        for at, value in enumerate(values)
    ]
    rows: dict[tuple[Any, ...], dict[str, Any]] = {}
    for cell in report.cells.to_dict("records"):
        spot = tuple(cell[key] for key in left)
        row = rows.setdefault(spot, {"id": f"r{len(rows)}", **{key: str(cell[key]) for key in left}})
        said = _HIDDEN if cell["hidden"] else f"{report.shown(int(cell['n'])):,}"
        row[f"v{values.index(cell[last])}"] = said
    ordered = sorted(rows.items(), key=lambda one: [spot == TOTAL for spot in one[0]])
    return Cells("table", "The report", columns=columns, rows=[row for _, row in ordered], sortable=False)


def sentence(report: Report, names: Mapping[str, str], of_whom: str, attacked: bool) -> str:
    """What the report hides, and how much of it comes back."""
    cells, small, k = report.cells, report.small, report.way.k
    by = listed([escape_markdown(names[key].lower()) for key in report.columns])
    head = f"**{of_whom}:** {counted(len(report.people), 'person', 'people')}, counted by {by}."
    if report.everything_hidden:
        return (
            f"{head} Every count is hidden: so few people can have no table with groups of {k}. Tell one "
            "number for several firms or months, or none."
        )
    if small.empty:
        said = f"None of {counted(len(cells), 'count')} is under {k}, so nothing is hidden."
    else:
        beside = int((cells["hidden"] == "beside").sum())
        more = f", and {beside} more that would give them away" if beside else ""
        said = (
            f"{len(small)} of {counted(len(cells), 'count')} {plural(len(small), 'is', 'are')} hidden "
            f"because {plural(len(small), 'it is', 'they are')} under {k}{more}."
        )
    if not attacked:
        return f"{head} {said} Does that protect anybody? Attack the table."
    return f"{head} {said} {_outcome(report)}"


def _outcome(report: Report) -> str:
    back, moved = report.given_away, report.moved
    said = []
    if len(back):
        many = len(report.small)
        come = f"{len(back)} of {counted(many, 'hidden count')} {plural(len(back), 'comes', 'come')}"
        said.append(f"**{come} back by subtraction: hiding small cells is not enough.**")
    elif len(report.subtracted):
        said.append("Subtraction gives ranges only, since the counts are rounded.")
    elif len(report.small):
        said.append("By subtraction nothing comes back.")
    if len(moved):
        less = "But t" if said and not len(back) else "T"
        said.append(
            f"**{less}he report before lies beside it: {counted(len(moved), 'count')} moved by fewer than "
            f"{report.way.k} people.**"
        )
    return " ".join(said or ["No difference gives a small count away. Other ways stay open: see below."])


def attack(report: Report, names: Mapping[str, str], sensitive: str, before: str) -> str:
    """Four ways to find somebody in the table, and what each finds, as a Markdown list."""
    lines = [
        f"- **Subtract.** {_subtracted(report)}",
        f"- **Lay the report before beside it.** {_moved(report, before)}",
        f"- **Look for groups that are all alike.** {_alike(report, names, sensitive)}",
        f"- **Know something else already.** {_known(report, names)}",
    ]
    return "\n".join(["**What the attack finds**", "", *lines])


def _subtracted(report: Report) -> str:
    found = report.subtracted
    if found.empty:
        return "No sum of shown counts gives a small one away."
    told = []
    for row in found.head(_NAMED).to_dict("records"):
        exact = row["low"] == row["high"]
        size = f"{row['derived']:,}" if exact else f"{row['low']:,} to {row['high']:,}"
        told.append(f"**{_spot(row, report.columns)}: {size}** ({escape_markdown(_short_sum(row['how']))})")
    more = f"; and {len(found) - _NAMED} more" if len(found) > _NAMED else ""
    return f"{'; '.join(told)}{more}."


def _short_sum(how: str) -> str:
    return how if len(how) <= 90 else f"{how[:88].rsplit(' ', 1)[0]} …"


def _spot(row: Mapping[Any, Any], columns: Sequence[str]) -> str:
    words = [escape_markdown(str(row[key])) for key in columns if row[key] != TOTAL]
    return ", ".join(words) or TOTAL


def _moved(report: Report, before: str) -> str:
    if report.earlier is None or report.earlier.empty:
        return "There is no report before this one."
    if report.way.rounded_to > 1:
        off = 2 * (report.way.rounded_to // 2)
        return f"Both are rounded, so a difference is off by up to {counted(off, 'person', 'people')}."
    moved = report.moved
    if moved.empty:
        return f"No count differs from {before} by fewer than {report.way.k} people."
    steps = moved.assign(size=moved["difference"].abs()).sort_values("size", kind="stable")
    told = [
        f"**{_spot(row, report.columns)}: {row['before']:,} before, {row['after']:,} now**"
        for row in steps.head(_NAMED).to_dict("records")
    ]
    more = f" and {len(steps) - _NAMED} more" if len(steps) > _NAMED else ""
    return f"{'; '.join(told)}{more}. Whoever knows who came after {before} learns something about these few."


def _alike(report: Report, names: Mapping[str, str], sensitive: str) -> str:
    found = report.alike(sensitive)
    by_zeros = _alike_by_zeros(report, sensitive)
    if found.empty:
        return by_zeros or "No group that is shown is all alike."
    others = [one for one in report.columns if one != sensitive]
    told = [
        f"**{_spot(row, others)}**: all {row['n']} have {escape_markdown(names[sensitive].lower())} "
        f"“{escape_markdown(str(row['all_have']))}”"
        for row in found.head(_NAMED).to_dict("records")
    ]
    more = f"; and {len(found) - _NAMED} more" if len(found) > _NAMED else ""
    return f"{'; '.join(told)}{more}. The size of the group protects none of them. {by_zeros}".strip()


def _alike_by_zeros(report: Report, sensitive: str) -> str:
    found = report.alike_by_zeros(sensitive)
    if found.empty:
        return ""
    others = [one for one in report.columns if one != sensitive]
    told = [
        f"**{_spot(row, others)}**: “{escape_markdown(str(row['all_have']))}”"
        for row in found.head(_NAMED).to_dict("records")
    ]
    more = f"; and {len(found) - _NAMED} more" if len(found) > _NAMED else ""
    return (
        f"A 0 tells it although the count is hidden, since only one answer is left: {'; '.join(told)}{more}. "
        "Leave out counts of nobody, too."
    )


def _known(report: Report, names: Mapping[str, str]) -> str:
    alone = how_unique(report.people, report.columns).unique
    found = {
        key: how_unique(report.people, [*report.columns, key]).unique
        for key in names
        if key not in report.columns
    }
    said = [
        f"{counted(alone, 'person is', 'people are')} alone in a count now." if alone else "Nobody is alone."
    ]
    for key in sorted(found, key=lambda one: -found[one])[:2]:
        if found[key]:
            who = counted(found[key], "person", "people")
            said.append(
                f"A colleague who also knows {escape_markdown(names[key].lower())} singles out **{who}**."
            )
    return " ".join(said)


_WAYS = {
    "Only small counts hidden": {"totals": True, "beside": False},
    "Those that give them away too": {"totals": True, "beside": True},
    "No totals shown": {"totals": False, "beside": False},
}


def ways_picture(report: Report) -> Picture:
    """The same table made safe in three ways: how many hidden counts come back by subtraction."""
    rows, told = [], []
    for name, how in _WAYS.items():
        one = replace(report, way=replace(report.way, **how, rounded_to=1))
        back, many = len(one.given_away), len(one.small)
        beside = int((one.cells["hidden"] == "beside").sum())
        words = f"{back} of {many}" + (f", {beside} more hidden" if beside else "")
        chosen = report.way.totals == how["totals"] and report.way.beside == how["beside"]
        rows.append((f"{name} (chosen)" if chosen else name, back, words))
        told.append(f"{name}: {words}")
    first = rows[0][1]
    title = "Subtraction gives nothing away in any of the three ways"
    if first:
        come = counted(first, "hidden count comes", "hidden counts come")
        title = f"{come} back where only small ones are hidden"
    frame = pd.DataFrame(rows, columns=["item", "value", "words"])
    note = "Hidden counts that subtraction brings back exactly. Other ways to find people stay open."
    return drawn_counts(frame, Words(title, note, f"Three bars. {'; '.join(told)}."))
