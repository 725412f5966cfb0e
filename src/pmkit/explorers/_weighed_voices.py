"""Voices counted and weighed by theme, and what is said of it: for the case and for one's own verbatims."""

from collections.abc import Mapping
from dataclasses import dataclass

import pandas as pd

from pmkit.charts.picture import Picture
from pmkit.charts.voices import voices_chart
from pmkit.english import counted, listed, plural
from pmkit.explorers.controls import Cells
from pmkit.methods import effective_number, group_weights, weigh_voices, weighted_shares
from pmkit.practice.markdown import escape_markdown

_LEADING = 3
"""Themes that are named where several have the same first place."""
_SHOWN = 10
"""Themes in the chart; the table has all."""
_COLUMNS = (
    {"key": "theme", "label": "Theme", "readonly": True, "width": 18},
    {"key": "voices", "label": "Voices", "type": "number", "readonly": True},
    {"key": "before", "label": "By voice", "readonly": True, "width": 12},
    {"key": "after", "label": "Weighed", "readonly": True, "width": 12},
    {"key": "range", "label": "Range", "readonly": True, "width": 14},
    {"key": "moves", "label": "Place", "readonly": True, "width": 12},
)


@dataclass(frozen=True, eq=False)
class Weighed:
    """`shares` of the themes, the largest weighted share first; `effective` is how many equal voices tell as
    much as these; `silent` are groups that nobody was heard of."""

    shares: pd.DataFrame
    n: int
    effective: float
    silent: tuple[str, ...] = ()

    @property
    def first_by_voice(self) -> pd.Series:
        return self.shares.sort_values("share", ascending=False, kind="stable").iloc[0]

    @property
    def first(self) -> pd.Series:
        return self.shares.iloc[0]


def weigh(
    heard: pd.DataFrame, counts: "pd.Series[bool]", people: Mapping[str, float] | None, group: str = "segment"
) -> Weighed | None:
    """The themes of those of the `heard` voices that count, weighed so that all that were heard stand for
    `people`; every voice alike where there are none. None where no voice is left."""
    voices = heard.assign(weight=1.0)
    silent: tuple[str, ...] = ()
    if people and len(heard):
        voices = weigh_voices(heard, people, group=group)
        groups = group_weights(heard, people, group=group)
        silent = tuple(groups.loc[groups["says"] != "", "group"].astype("str"))
    counted_voices = voices[counts & voices["theme"].notna() & voices["weight"].notna()]
    if not len(counted_voices):
        return None
    shares = weighted_shares(counted_voices)
    return Weighed(
        shares.sort_values("weighted_share", ascending=False, kind="stable").reset_index(drop=True),
        len(counted_voices),
        effective_number(counted_voices["weight"]),
        silent,
    )


def share_words(share: float) -> str:
    return f"{100 * share:.1f} %"


def range_words(low: float, high: float) -> str:
    return f"{100 * low:.1f} to {100 * high:.1f} %"


def finding(weighed: Weighed, by: str) -> str:
    """What comes first by voice, and what when weighed `by` ("" for not weighed), as a title."""
    before, after = weighed.first_by_voice, weighed.first
    if not by:
        return f"By voice, {before['theme']} comes first: {share_words(before['share'])}"
    if before["theme"] == after["theme"]:
        return f"{after['theme']} comes first by voice and by {by}: {share_words(after['weighted_share'])}"
    return (
        f"By voice, {before['theme']} comes first: {share_words(before['share'])}; "
        f"by {by}, {after['theme']}: {share_words(after['weighted_share'])}"
    )


def sentence(weighed: Weighed, by: str, unit: str, kind: str) -> str:
    """The finding with its ranges, and what the weights, which are those of a `kind`, can and can't do."""
    before, after = weighed.first_by_voice, weighed.first
    alike = weighed.shares["theme"][weighed.shares["share"] == before["share"]].astype(str)
    lead = listed([f"**{escape_markdown(theme)}**" for theme in alike], _LEADING)
    voiced = (
        f"By voice, {lead} {plural(len(alike), 'comes', 'come')} first: {share_words(before['share'])} "
        f"of {weighed.n:,} {plural(weighed.n, unit)} ({range_words(before['low'], before['high'])})."
    )
    if not by:
        return f"{voiced} Every voice counts alike here, whoever speaks."
    again = "still " if before["theme"] == after["theme"] else ""
    said = [
        voiced,
        f"By {by} it is {again}**{escape_markdown(str(after['theme']))}**: "
        f"{share_words(after['weighted_share'])} "
        f"({range_words(after['weighted_low'], after['weighted_high'])}).",
    ]
    if after["weighted_low"] < _second(weighed):
        said.append("The ranges of the first places overlap: the order may be chance.")
    said.append(
        f"Weighted, {weighed.n:,} {plural(weighed.n, 'voice tells', 'voices tell')} as much as "
        f"{round(weighed.effective):,} that count alike."
    )
    if weighed.silent:
        names = listed([f"**{escape_markdown(name)}**" for name in weighed.silent])
        said.append(f"Nobody was heard of {names}: no weight can speak for them. Ask them.")
    said.append(f"The weights correct for the {kind}, not for who bothers to speak.")
    return " ".join(said)


def _second(weighed: Weighed) -> float:
    """The upper end of the range of the theme that comes second."""
    return float(weighed.shares["weighted_high"].iloc[1]) if len(weighed.shares) > 1 else 0.0


def picture(weighed: Weighed, by: str, unit: str) -> Picture:
    shown = weighed.shares.head(_SHOWN)
    rest = len(weighed.shares) - len(shown)
    more = f" {counted(rest, 'smaller theme')} below in the table." if rest else ""
    how = (
        f"Circle: by voice. Arrow: by {by}, with the range in which it may lie."
        if by
        else "Circle: by voice, with the range in which it may lie."
    )
    return voices_chart(shown, title=finding(weighed, by), subtitle=f"{how}{more}", unit=unit)


def table(weighed: Weighed) -> Cells:
    """The whole list: by voice, weighed, and the places that a theme gains or loses."""
    rows = [
        {
            "id": str(number),
            "theme": one["theme"],
            "voices": one["voices"],
            "before": share_words(one["share"]),
            "after": share_words(one["weighted_share"]),
            "range": range_words(one["weighted_low"], one["weighted_high"]),
            "moves": _move(int(one["rank"]), int(one["weighted_rank"])),
        }
        for number, one in enumerate(weighed.shares.to_dict("records"))
    ]
    return Cells("list", "All themes", columns=_COLUMNS, rows=rows, stacked=False)


def _move(before: int, after: int) -> str:
    if before == after:
        return str(after)
    return f"{before} → {after} {'↑' if after < before else '↓'}"
