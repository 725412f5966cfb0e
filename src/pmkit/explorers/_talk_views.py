"""What is seen of talks before a meeting: who joins at which step, and what one threshold changes."""

import pandas as pd

from pmkit.charts import Words
from pmkit.charts.drawn_bars import drawn_counts
from pmkit.charts.picture import Picture
from pmkit.english import plural
from pmkit.explorers import Cells
from pmkit.methods import Talks
from pmkit.practice.markdown import escape_markdown

_STEPS = (
    {"key": "step", "label": "Step", "readonly": True, "width": 9},
    {"key": "person", "label": "Who", "readonly": True, "width": 16},
    {"key": "needs", "label": "Needs", "type": "number", "readonly": True},
    {"key": "heard", "label": "For it, of those heard", "type": "number", "readonly": True, "width": 12},
    {"key": "says", "label": "Says", "readonly": True},
)
_EFFECTS = (
    {"key": "person", "label": "Who", "readonly": True},
    {"key": "needs", "label": "Needs", "type": "number", "readonly": True},
    {
        "key": "less",
        "label": "For it if one voice less is needed",
        "type": "number",
        "readonly": True,
        "width": 14,
    },
    {
        "key": "more",
        "label": "For it if one voice more is needed",
        "type": "number",
        "readonly": True,
        "width": 14,
    },
)


def picture(talks: Talks) -> Picture:
    """A bar for every step: how many are for it after that."""
    table = talks.steps
    so_far = table["joins"].astype(int).cumsum()
    names = [
        f"{number}. {person}" if where == "talk" else f"meeting: {person}"
        for number, (person, where) in enumerate(zip(table["person"], table["where"], strict=True), start=1)
    ]
    words = [
        f"yes: {count}" if joins else f"no, still {count}"
        for count, joins in zip(so_far, table["joins"], strict=True)
    ]
    total, end = len(table), len(talks.supporters)
    told = ", ".join(f"{name} {word}" for name, word in zip(names, words, strict=True))
    rows = pd.DataFrame({"item": names, "value": so_far, "words": words})
    title = f"{end} of {total} {plural(end, 'is', 'are')} for it at the end"
    note = "How many are for it after each talk, and then at the meeting."
    return drawn_counts(rows, Words(title, note, f"Bars of how many are for it after each step: {told}."))


def steps(talks: Talks) -> Cells:
    """Who was asked, in the order of the talks, and why each joined or not."""
    rows = [
        {
            "id": str(row["person"]),
            "step": f"talk {number}" if row["where"] == "talk" else "meeting",
            "person": str(row["person"]),
            "needs": int(row["needs"]),
            "heard": int(row["joined_before"]),
            "says": "yes" if row["joins"] else "no",
        }
        for number, row in enumerate(talks.steps.to_dict("records"), start=1)
    ]
    return Cells("steps", "Step by step", columns=_STEPS, rows=rows, sortable=False)


def fragility(effects: pd.DataFrame) -> Cells:
    """For everybody, how many are for it at the end if they needed one voice less, or one more."""
    rows = [
        {
            "id": str(row["person"]),
            "person": str(row["person"]),
            "needs": int(row["needs"]),
            "less": None if pd.isna(row["one_less"]) else int(row["one_less"]),
            "more": int(row["one_more"]),
        }
        for row in effects.to_dict("records")
    ]
    label = "What one threshold changes, in your order"
    return Cells("effects", label, columns=_EFFECTS, rows=rows, sortable=False)


def fragile_words(effects: pd.DataFrame, end: int) -> str:
    """The one threshold whose change moves the end most."""
    found = [
        (abs(int(row[column]) - end), str(row["person"]), word, int(row[column]))
        for row in effects.to_dict("records")
        for column, word in (("one_more", "more"), ("one_less", "less"))
        if not pd.isna(row[column])
    ]
    moved, person, word, then = max(found, key=lambda one: one[0])
    if not moved:
        return "No single threshold, one voice up or down, changes the end of this order."
    name = escape_markdown(person)
    are = plural(then, "is", "are")
    return f"If **{name}** needed one voice {word}, {then} instead of {end} {are} for it at the end."
