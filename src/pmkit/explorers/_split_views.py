"""What is seen of a split: its curve beside the same work in layers, its findings, and INVEST as questions.

Texts of users are escaped here.
"""

from collections.abc import Mapping, Sequence
from typing import Any

import pandas as pd

from pmkit.charts import Words
from pmkit.charts.drawn_lines import drawn_lines
from pmkit.charts.picture import Picture
from pmkit.english import counted, format_number, listed, plural
from pmkit.explorers._split_cards import lacks
from pmkit.methods import SplitWorth, TextFinding
from pmkit.practice.markdown import escape_markdown

_HERE, _LAYERS = "cut like this", "the same work in layers"


def curve_picture(slices: pd.DataFrame, told: SplitWorth, unit: str) -> Picture:
    """Value reached against effort spent, beside the same work in layers."""
    spike = slices["pattern"] == "spike"
    whole = float(slices.loc[~spike, "effort"].sum()) or float(slices["effort"].sum())
    steps = [(row["spent"], row["reached"], row["id"]) for row in told.curve.to_dict("records")]
    points = [_point(_LAYERS, x, y, unit) for x, y in ((0, 0), (whole, 0), (whole, 100))]
    points.append(_point(_HERE, 0, 0, unit))  # drawn over the grey line, so that its last step is seen
    before = 0.0
    for spent, reached, name in steps:
        points += [_point(_HERE, spent, before, unit), _point(_HERE, spent, reached, unit, name)]
        before = reached
    rows = pd.DataFrame(points).assign(begin=0.0)
    rows["quiet"] = (rows["series"] == _LAYERS).astype(int)
    subtitle = f"Up: % of the value. To the right: effort ({unit}). A slice's number stands where it is done."
    parts = [f"after {format_number(x)} {unit} {format_number(y)} per cent" for x, y, _ in steps]
    description = (
        f"Value reached: {'; '.join(parts)}. In layers nothing before {format_number(whole)} {unit}."
    )
    return drawn_lines(rows, Words(curve_title(told, whole), subtitle, description))


def _point(series: str, x: float, y: float, unit: str, tick: str = "") -> dict[str, Any]:
    words = f"{format_number(y)} % of the value"
    label = f"after {format_number(x)} {unit}"
    return {"x": float(x), "y": float(y), "series": series, "tick": tick, "label": label, "words": words}


def curve_title(told: SplitWorth, whole: float) -> str:
    """The finding of the curve: how much is there how early."""
    reached = told.curve[told.curve["reached"] > 0]
    if reached.empty:
        return "Nothing of the value is reached"
    first = reached.iloc[0]
    share, value = 100 * float(first["spent"]) / whole, float(first["reached"])
    if len(reached) == 1 and len(told.curve) > 1:
        return f"No value before the last of {len(told.curve)} pieces is done"
    if share > 99.9:
        return "One slice so far: its value comes when all of the work is done"
    return f"{value:.0f} % of the value after {share:.0f} % of the work; in layers nothing until the end"


def split_words(slices: pd.DataFrame, told: SplitWorth, dropped: Sequence[str], unit: str) -> str:
    """The sentence: what helps first and whom, what is saved by what is thrown away."""
    whole = float(slices["effort"].sum())
    if told.curve.empty:
        return "Every slice is thrown away. Put the one that helps most back into the order."
    reached = told.curve[told.curve["reached"] > 0]
    if reached.empty:
        said = "Nothing in this order helps anybody yet: give one slice a share of the value."
    else:
        first = reached.iloc[0]
        row: Mapping[Any, Any] = slices.set_index("id").loc[first["id"]].to_dict()
        helps = f" It helps {escape_markdown(row['helps'])}." if row["helps"].strip() else ""
        spent = f"{format_number(float(first['spent']))} of {format_number(whole)} {unit}"
        value = f"{format_number(float(first['reached']))} % of the value"
        said = f"After **{spent}** {value} is there: {escape_markdown(row['slice'])}.{helps}"
    if len(slices) == 1:
        return f"{said} One slice is no split yet: which part of it helps somebody alone?"
    if not dropped and (slices["vertical"] == "no").all():
        return f"{said} All of it waits for the last layer, so no layer can be thrown away."
    return f"{said}{_average(told)}{_thrown(told, dropped)}"


def _average(told: SplitWorth) -> str:
    if told.area is None:
        return ""
    return f" While the work goes on, {told.area:.0f} % is there on average; in layers it would be 0 %."


def _thrown(told: SplitWorth, dropped: Sequence[str]) -> str:
    if not dropped:
        return " Nothing is thrown away yet: which slice could wait for good?"
    names = listed([escape_markdown(one) for one in dropped])
    lost = f"{format_number(round(told.lost, 1))} % of the value"
    return f" Without {names} you save **{100 * told.saved:.0f} % of the effort** and give up {lost}."


def unfinished_words(rows: Sequence[Mapping[str, Any]]) -> str:
    """Which rows are begun and not counted yet, and what each lacks; "" where none is."""
    waiting = [(row["id"], lacks(row)) for row in rows if lacks(row)]
    told = "; ".join(f"{escape_markdown(id)} lacks {listed(lacking)}" for id, lacking in waiting)
    many = f"{counted(len(waiting), 'slice')} {plural(len(waiting), 'is', 'are')} not counted yet"
    return f"{many}: {told}." if waiting else ""


def needs_words(slices: pd.DataFrame) -> str:
    """What the slices need that is no slice of this split."""
    here = set(slices["id"])
    outside = [
        f"{row['id']} needs {name}"
        for row in slices.to_dict("records")
        for name in row["needs"].replace(",", " ").replace(";", " ").split()
        if name not in here
    ]
    if not outside:
        return ""
    told = escape_markdown(listed(outside))
    return f"Needed from outside this split: {told}. If a slice was meant, write its number."


_PEOPLE = {
    "Independent": "Ask the developers: could we really stop after any of them?",
    "Negotiable": "Ask the team: what could be done otherwise, and who would mind?",
    "Valuable": "Ask one of those who are helped: would you use this slice alone?",
    "Estimable": "Ask two who would build it: do your guesses come close? If not, what don't you know?",
    "Small": "Ask the team: how many of them fit into one Sprint?",
    "Testable": "Ask the tester: which example would a wrong product fail? Write it on an example map.",
}
_SEEN = {
    "Independent": ("need-later", "need-dropped"),
    "Negotiable": ("solution",),
    "Valuable": ("layer", "helps-nobody", "spike-value", "nobody", "anybody"),
    "Small": ("not-thin", "two-wishes"),
}


def invest_words(slices: pd.DataFrame, found: Sequence[TextFinding]) -> str:
    """INVEST as a list: of each letter what a rule sees here, and what only people can answer."""
    lines = []
    for letter, asked in _PEOPLE.items():
        seen = [escape_markdown(one.text) for one in found if one.rule in _SEEN.get(letter, ())]
        if letter == "Independent" and not seen:
            seen = [_within(slices)]
        if not seen:
            seen = ["No rule can see it."]
            if letter in _SEEN:
                seen = ["A rule sees nothing against it."]
        lines.append(f"- **{letter}.** {' '.join(dict.fromkeys(seen))} {asked}")
    return "\n".join(["**INVEST (Bill Wake, 2003): questions, not a mark**", "", *lines])


def _within(slices: pd.DataFrame) -> str:
    here = set(slices["id"])
    needing = [
        row["id"]
        for row in slices.to_dict("records")
        if here & set(row["needs"].replace(",", " ").replace(";", " ").split())
    ]
    if not needing:
        return "No slice needs another."
    verb = plural(len(needing), "needs", "need")
    return f"{escape_markdown(listed(needing))} {verb} a slice before; the order keeps to it."


def findings_words(found: Sequence[TextFinding]) -> str:
    """All that the rules ask, as a list."""
    if not found:
        return "The rules ask nothing more of this split."
    lines = [f"- {escape_markdown(one.text)}" for one in found]
    return "\n".join([f"**The rules ask about {counted(len(found), 'thing')}**", "", *lines])
