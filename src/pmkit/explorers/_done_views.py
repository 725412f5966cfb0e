"""What is seen of checks that are left out: hours by week, what stays hidden, what nobody watches."""

from collections.abc import Sequence

import pandas as pd

from pmkit.charts import Words
from pmkit.charts.drawn_bars import drawn_bars
from pmkit.charts.picture import Picture
from pmkit.english import capital, counted, in_words, listed, plural
from pmkit.explorers import Cells
from pmkit.methods import QUALITIES, UndoneWork

_SKIPPED = (
    {"key": "check", "label": "Check that is left out", "readonly": True, "width": 30},
    {"key": "hours", "label": "Hours, all weeks", "type": "number", "readonly": True},
    {"key": "catches", "label": "What stays hidden", "readonly": True, "wide": True},
)
_WATCHED = (
    {"key": "quality", "label": "Quality", "readonly": True, "width": 18},
    {"key": "kept", "label": "Looked at by", "readonly": True, "wide": True},
    {"key": "out", "label": "Left out", "readonly": True, "wide": True},
)


def picture(undone: UndoneWork, factor: float) -> Picture:
    """A bar for every week: the hours that are not done so far."""
    ledger = undone.ledger
    hours = [counted(round(float(one), 1), "hour") for one in ledger["so_far"]]
    rows = pd.DataFrame(
        {"item": [f"Week {week}" for week in ledger["week"]], "value": ledger["so_far"], "words": hours}
    )
    weeks, last = counted(len(ledger), "week"), float(ledger["so_far"].iloc[-1])
    title = f"After {weeks}, nothing is left undone"
    if last:
        title = f"After {weeks}, {hours[-1]} of work {plural(round(last, 1), 'is', 'are')} not done"
    note = "Hours of the checks that were left out, added up week by week."
    if factor > 1:
        note += f" Made good later: {counted(round(undone.later, 1), 'hour')}, by your factor."
    told = ", ".join(f"{name} {words}" for name, words in zip(rows["item"], hours, strict=True))
    return drawn_bars(rows, Words(title, note, f"Bars of the hours not done so far: {told}."))


def skipped(undone: UndoneWork) -> Cells:
    """The checks that are left out, with their hours and what they would have found."""
    rows = [
        {
            "id": str(row["check"]),
            "check": str(row["check"]),
            "hours": float(row["hours"]),
            "catches": str(row["catches"]),
        }
        for row in undone.skipped.to_dict("records")
    ]
    return Cells("skipped", "What is left out", columns=_SKIPPED, rows=rows, sortable=False)


def qualities(checks: pd.DataFrame, kept: Sequence[str]) -> Cells:
    """The nine qualities, with the checks that look at each and those that would."""
    rows = []
    for quality in QUALITIES:
        names = [str(name) for name in checks.loc[checks["quality"] == quality, "check"]]
        made, out = [one for one in names if one in kept], [one for one in names if one not in kept]
        seen = "; ".join(made) or "nobody"
        rows.append({"id": quality, "quality": capital(quality), "kept": seen, "out": "; ".join(out)})
    label = "The nine qualities of ISO/IEC 25010:2023"
    return Cells("qualities", label, columns=_WATCHED, rows=rows, sortable=False)


def unwatched_words(checks: pd.DataFrame, undone: UndoneWork) -> str:
    """Which qualities nobody looks at: because a check is left out, and because there is none."""
    nine = f"the {in_words(len(QUALITIES))} qualities of ISO/IEC 25010:2023"
    if not undone.unwatched:
        return f"Each of {nine} is looked at by a check."
    if checks["quality"].isna().all():
        return f"No check names a quality. Say for each which of {nine} it looks at."
    there = set(checks["quality"].dropna())
    out = [one for one in undone.unwatched if one in there]
    never = [one for one in undone.unwatched if one not in there]
    said = [f"Of {nine}, nobody looks at {len(undone.unwatched)}."]
    if out:
        said.append(f"For **{listed(out)}** the check is left out.")
    if never:
        said.append(f"For **{listed(never)}** there is no check at all.")
    return " ".join(said)
