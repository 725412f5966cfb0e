"""Who is speaking, on one's own verbatims: pasted, or from a file; people per group beside them.

Without themes the groups are counted: who speaks more than there are people, and who is not heard at all.
"""

from collections.abc import Mapping, Sequence
from typing import Any

import pandas as pd

from pmkit.charts.picture import Picture
from pmkit.charts.voices import voices_chart
from pmkit.english import counted, listed, plural
from pmkit.explorers import Choice, Control, Explorer, Form, Pasted, Result, Values, picked
from pmkit.explorers._weighed_voices import picture, range_words, sentence, share_words, table, weigh
from pmkit.explorers.pasted_table import PastedTable, Wanted, read_table
from pmkit.methods import wilson_interval
from pmkit.practice.markdown import escape_markdown

_VOICES = (
    Wanted("text", "text", words=("verbatim", "comment", "feedback", "quote", "answer")),
    Wanted("group", "group", words=("segment", "kind", "customer group", "who")),
    Wanted("theme", "theme", required=False, words=("topic", "code", "category")),
    Wanted("date", "date", kind="date", required=False, words=("day", "month", "created")),
)
_PEOPLE = (
    Wanted("group", "group", words=("segment", "kind", "customer group", "who")),
    Wanted(
        "people", "people", kind="number", min=0, words=("customers", "users", "number", "count", "share")
    ),
)
_ALL = "all"
_BY = "people in the group"


class OwnVoices(Explorer):
    """Paste verbatims with the group of each and, where somebody has read them, its theme. The second field
    has the people per group. `voices` and `people` are the texts that one begins with."""

    layout = ("data", "form", "chart", "sentence", "list", "read")
    taken_along = ("chart", "sentence")
    title = "Who is speaking?"

    def __init__(
        self,
        frame: Any = None,
        *,
        voices: str = "",
        people: str = "",
        units: Mapping[str, str] | None = None,
    ) -> None:
        super().__init__(frame, units=units)
        self.voices, self.people = voices, people

    def controls(self, values: Values) -> Sequence[Control]:
        said = (
            Pasted(
                "voices",
                "What people said",
                start=self.voices,
                help="A table with the columns text and group; theme and date if you have them.",
            ),
            Pasted(
                "people",
                "How many people belong to each group",
                start=self.people,
                rows=5,
                help="A table with the columns group and people, for example: families, 1200",
            ),
        )
        months = _months(read_table(said[0].clean(values.get("voices")) or self.voices, _VOICES).frame)
        every = {_ALL: "all months", **{one: f"{pd.Period(one):%B %Y}" for one in months}}
        form = (Form("form", (Choice("month", "Month", options=every),), label="Voices"),) if months else ()
        return (Form("data", said, label="Your voices"), *form)

    def result(self, values: Values) -> Result:
        voices, people = (
            read_table(values["voices"], _VOICES),
            read_table(values["people"], _PEOPLE, header_needed=False),
        )
        read = {"read": _read(voices, people)}
        if voices.problem or not len(voices.frame):
            said = voices.told_text if voices.problem else "No row of the table could be read; see why below."
            return Result(sentence=said, says=read, hidden=frozenset({"chart", "list"}))
        heard = _named(_in_month(voices.frame, values))
        if not len(heard):
            return Result(
                sentence="Nobody spoke in this month. Choose another one.",
                says=read,
                hidden=frozenset({"chart", "list"}),
            )
        sizes, trouble = _sizes(people, heard)
        if heard["theme"].isna().all():
            return _groups(heard, sizes, trouble, read)
        return _themes(heard, sizes, trouble, read)


def _months(voices: pd.DataFrame) -> list[str]:
    """The months of the voices, where there are two or more."""
    months = sorted(voices["date"].dropna().dt.strftime("%Y-%m").unique())
    return months if len(months) > 1 else []


def _in_month(voices: pd.DataFrame, values: Values) -> pd.DataFrame:
    month = picked(values, "month", [_ALL, *_months(voices)])
    return voices if month == _ALL else voices[voices["date"].dt.strftime("%Y-%m") == month]


def _named(voices: pd.DataFrame) -> pd.DataFrame:
    """Groups and themes as they were first written: `Price` and `price ` are one theme."""
    named = {}
    for column in ("group", "theme"):
        cells = voices[column].fillna("").map(lambda cell: " ".join(str(cell).split()))
        first = {cell.casefold(): cell for cell in reversed(cells.tolist())}
        named[column] = cells.map(lambda cell, first=first: first[cell.casefold()] or None)
    return voices.assign(**named)


def _sizes(people: PastedTable, heard: pd.DataFrame) -> tuple[dict[str, float], str]:
    """How many people each group has, under the names of the voices, and why nothing can be weighed ("" where
    it can)."""
    if people.problem or not len(people.frame):
        return {}, "Nothing is weighed yet: say in the second field how many people belong to each group."
    table = people.frame.assign(group=people.frame["group"].map(lambda cell: " ".join(str(cell).split())))
    names = {str(name).casefold(): str(name) for name in reversed([*heard["group"], *table["group"]])}
    names |= {str(name).casefold(): str(name) for name in heard["group"]}
    sizes: dict[str, float] = {}
    for name, size in zip(table["group"], table["people"], strict=True):
        key = names[name.casefold()]
        sizes[key] = sizes.get(key, 0.0) + float(size)
    lacking = [name for name in dict.fromkeys(heard["group"]) if not sizes.get(name)]
    if lacking:
        who = listed([f"**{escape_markdown(str(name))}**" for name in lacking], 4)
        return {}, f"Nothing is weighed yet: say in the second field how many people belong to {who}."
    return sizes, ""


def _themes(heard: pd.DataFrame, sizes: Mapping[str, float], trouble: str, read: Mapping[str, str]) -> Result:
    by = "" if trouble else _BY
    weighed = weigh(heard, pd.Series(True, index=heard.index), sizes or None, "group")
    if weighed is None:
        return Result(sentence="No voice has a theme.", says=read, hidden=frozenset({"chart", "list"}))
    bare = int(heard["theme"].isna().sum())
    without = (
        f"{counted(bare, 'voice')} without a theme {plural(bare, 'is', 'are')} left out." if bare else ""
    )
    said = [sentence(weighed, by, "voice", "group"), trouble, without]
    return Result(
        sentence=" ".join(filter(None, said)),
        charts={"chart": picture(weighed, by, "voices")},
        says=read,
        tables={"list": table(weighed)},
    )


def _groups(heard: pd.DataFrame, sizes: Mapping[str, float], trouble: str, read: Mapping[str, str]) -> Result:
    """Without themes: how much each group speaks, and how many people it has."""
    shares = _group_shares(heard, sizes)
    chart, said = _groups_said(shares, len(heard), bool(sizes))
    silent = [
        f"**{escape_markdown(str(name))}**"
        for name in sizes
        if sizes[name] and not (heard["group"] == name).any()
    ]
    if silent:
        said += f" Nobody was heard of {listed(silent, 4)}: ask them."
    said += " No theme is given, so only groups are counted: add a column theme once somebody has read them."
    return Result(
        sentence=" ".join(filter(None, [said, trouble])),
        charts={"chart": chart},
        says=read,
        hidden=frozenset({"list"}),
    )


def _group_shares(heard: pd.DataFrame, sizes: Mapping[str, float]) -> pd.DataFrame:
    """A row per group: its share of the people (`share`), and of the voices with its range."""
    whole, rows = sum(sizes.values()), []
    for name in dict.fromkeys([*heard["group"], *(name for name in sizes if sizes[name])]):
        hits = int((heard["group"] == name).sum())
        low, high = wilson_interval(hits, len(heard))
        voices = hits / len(heard)
        rows.append((name, sizes.get(name, 0.0) / whole if whole else voices, voices, low, high))
    columns = ["theme", "share", "weighted_share", "weighted_low", "weighted_high"]
    return pd.DataFrame(rows, columns=columns)


def _groups_said(shares: pd.DataFrame, n: int, known: bool) -> tuple[Picture, str]:
    louder = shares["weighted_share"] - (shares["share"] if known else 0.0)
    one = shares.to_dict("records")[int(louder.to_numpy().argmax())]
    name, heard, people = one["theme"], share_words(one["weighted_share"]), share_words(one["share"])
    spread = range_words(one["weighted_low"], one["weighted_high"])
    how = (
        "Circle: share of the people. Arrow: share of the voices" if known else "Circle: share of the voices"
    )
    chart = voices_chart(
        shares,
        title=f"{name}: {heard} of the voices" + (f", {people} of the people" if known else ""),
        subtitle=f"{how}, with the range in which it may lie.",
        before="of the people",
    )
    said = f"**{escape_markdown(str(name))}** has {heard} of {counted(n, 'voice')} ({spread})"
    more = f" and {people} of the people: no group speaks up more." if known else "."
    return chart, said + more


def _read(voices: PastedTable, people: PastedTable) -> str:
    """How both fields were read."""
    told = [
        f"**{label}**\n\n{one.told_text}"
        for label, one in (("What people said", voices), ("People in each group", people))
        if one.told
    ]
    return "\n\n".join(told)
