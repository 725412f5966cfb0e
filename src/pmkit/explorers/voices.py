"""Who is speaking: themes by voice, and the same list when each kind of household counts by its people.

The table has `date`, `segment`, `channel` and `theme` (the key of a careful reader). The arithmetic is
that of `pmkit.methods.representation`.
"""

from collections.abc import Mapping, Sequence

import pandas as pd

from pmkit.english import counted, listed, plural
from pmkit.explorers import Choice, Control, Explorer, Form, Result, Tick, Values
from pmkit.explorers._weighed_voices import picture, sentence, table, weigh
from pmkit.practice.markdown import escape_markdown

EVERYBODY, VOICE = "everybody", "voice"
_MOSTLY, _OFTEN = 0.8, 5
"""A theme that is heard often, and mostly in one channel, is worth a word."""
_MOST_NAMED = 3


class Voices(Explorer):
    """Switch channels off, choose by what is weighed, a segment, months, and whether praise counts.

    `people` gives for each way to weigh (what it is called -> segment -> people). Voices of the segment
    `apart` are counted on their own: they speak for seats. `no_complaint` are the themes that are none.
    """

    layout = ("form", "channels", "chart", "sentence", "where", "list")
    taken_along = ("chart", "sentence", "where")
    title = "Who is speaking?"

    def __init__(
        self,
        frame: pd.DataFrame,
        *,
        people: Mapping[str, Mapping[str, float]],
        apart: str = "employers",
        no_complaint: Sequence[str] = (),
        units: Mapping[str, str] | None = None,
    ) -> None:
        super().__init__(frame.reset_index(drop=True), units=units)
        self.people, self.apart = people, apart
        self.months = sorted(frame["date"].dt.strftime("%Y-%m").unique())
        self.month = frame["date"].dt.strftime("%Y-%m").reset_index(drop=True)
        self.complaint = ~self.frame["theme"].isin(list(no_complaint))
        self.channels = sorted(frame["channel"].unique())
        self.segments = sorted(set(frame["segment"]) - {apart})

    def controls(self, _: Values) -> Sequence[Control]:
        ways = {VOICE: "voice", **{name: name for name in self.people}}
        segments = {
            EVERYBODY: "all households",
            **{one: one for one in self.segments},
            self.apart: self.apart,
        }
        months = {one: f"{pd.Period(one):%B %Y}" for one in self.months}
        fields = (
            Choice("weight", "Each counts by", options=ways, start=next(iter(self.people)), radio=True),
            Choice("segment", "Who speaks", options=segments),
            Choice("since", "From", options=months),
            Choice("until", "To", options=months, start=self.months[-1]),
            Tick("complaints", "Complaints only, praise left out", start=True),
        )
        channels = tuple(
            Tick(one, one.capitalize(), at=("channels", one), start=True) for one in self.channels
        )
        return (Form("form", fields, label="Voices"), Form("channels", channels, label="Channels"))

    def result(self, values: Values) -> Result:
        shown = self._months(values) & self._speaks(values["segment"])
        on = [one for one in self.channels if values["channels"].get(one, True)]
        heard = self.frame[shown & self.frame["channel"].isin(on)]
        counts = self.complaint if values["complaints"] else pd.Series(True, index=self.frame.index)
        by = self._weight(values)
        weighed = weigh(heard, counts[heard.index], self.people.get(by))
        if weighed is None:
            return self._nothing(values)
        unit = "complaint" if values["complaints"] else "voice"
        said = [sentence(weighed, by, unit, "kind of household"), *self._apart(values, by)]
        return Result(
            sentence=" ".join(said),
            charts={"chart": picture(weighed, by, plural(0, unit))},
            says={"where": self._where(shown & counts)},
            tables={"list": table(weighed)},
        )

    def _months(self, values: Values) -> "pd.Series[bool]":
        return (self.month >= values["since"]) & (self.month <= values["until"])

    def _speaks(self, segment: str) -> "pd.Series[bool]":
        if segment == EVERYBODY:
            return self.frame["segment"] != self.apart
        return self.frame["segment"] == segment

    def _weight(self, values: Values) -> str:
        """By what is weighed; "" where every voice counts alike, as within one segment."""
        weighs = values["weight"] != VOICE and values["segment"] == EVERYBODY
        return str(values["weight"]) if weighs else ""

    def _apart(self, values: Values, by: str) -> list[str]:
        """Who is not weighed here, and why."""
        if values["segment"] == self.apart:
            return [
                "An employer speaks for its seats: these voices are not weighted with those of households."
            ]
        if values["segment"] != EVERYBODY:
            same = "With one segment alone there is nothing to weight." if values["weight"] != VOICE else ""
            return [same] if same else []
        kept = int((self._months(values) & (self.frame["segment"] == self.apart)).sum())
        if not kept:
            return []
        are = plural(kept, "voice of employers is", "voices of employers are")
        return [f"{kept:,} {are} kept apart: an employer speaks for its seats."]

    def _where(self, shown: "pd.Series[bool]") -> str:
        """The themes that are heard often and nearly always in one channel, whichever are switched on."""
        by_channel = self.frame[shown].groupby(["theme", "channel"]).size().unstack(fill_value=0)
        said = []
        for name in by_channel.sum(axis=1).sort_values(ascending=False, kind="stable").index:
            channels = by_channel.loc[name]
            if channels.sum() >= _OFTEN and channels.max() >= _MOSTLY * channels.sum():
                where = f"{channels.max()} of {channels.sum()} in “{channels.idxmax()}”"
                said.append(f"**{escape_markdown(str(name))}** ({where})")
        if not said:
            return ""
        names = listed(said, _MOST_NAMED)
        return f"Heard nearly always in one channel: {names}. With that channel off, nobody seems to mind."

    def _nothing(self, values: Values) -> Result:
        if values["since"] > values["until"]:
            said = "The first month lies after the last one. Choose an earlier first month."
        elif not any(values["channels"].get(one, True) for one in self.channels):
            said = f"All {counted(len(self.channels), 'channel')} are off, so nobody is heard. Switch one on."
        else:
            said = "No voice is left. Switch a channel on, or take more months."
        return Result(sentence=said, hidden=frozenset({"chart", "where", "list"}))
