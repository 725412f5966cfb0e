"""When have we heard enough, on one's own talks: a pasted table with a row per code in a talk."""

from collections.abc import Mapping, Sequence
from dataclasses import replace
from functools import lru_cache
from typing import Any

import pandas as pd

from pmkit.english import counted, listed
from pmkit.explorers import Control, Explorer, Form, Pasted, Result, Values
from pmkit.explorers.heard_enough import HeardEnough
from pmkit.explorers.pasted import EXAMPLE_TEXT
from pmkit.explorers.pasted_table import Wanted, read_table
from pmkit.practice.markdown import escape_markdown

_COLUMNS = (
    Wanted("talk", "talk", words=("interview", "person", "participant", "who", "id")),
    Wanted("code", "code", required=False, words=("theme", "topic", "need")),
    Wanted("segment", "segment", required=False, words=("group", "kind", "customer group")),
)
_MOST_TALKS = 60
_NAMED = 5


class OwnHeardEnough(Explorer):
    """Paste talk and code, in the order in which you held the talks. `sample` is what one begins with."""

    layout = ("data", "read", *HeardEnough.layout)
    taken_along = HeardEnough.taken_along
    title = HeardEnough.title

    def __init__(
        self, frame: Any = None, *, units: Mapping[str, str] | None = None, sample: str = ""
    ) -> None:
        super().__init__(frame, units=units)
        self.sample = sample

    def _pasted(self) -> Form:
        help = (
            "A line per code in a talk, talks in the order in which you held them: columns talk and code; "
            "segment if you have it. A talk without a code has one line with an empty code."
        )
        return Form("data", (Pasted("pasted", "Your talks", start=self.sample, help=help),))

    def controls(self, values: Values) -> Sequence[Control]:
        text = values.get("pasted", self.sample)
        inner, _ = _read(text if isinstance(text, str) else self.sample)
        return (self._pasted(), *(inner or _nothing()).controls(values))

    def result(self, values: Values) -> Result:
        inner, told = _read(values["pasted"])
        if inner is None:
            nothing = dict.fromkeys(("read", "talks", "odds", "limits"), "")
            return Result(sentence=told, says=nothing)
        found = inner.result(values)
        example = EXAMPLE_TEXT if self.sample and values["pasted"] == self.sample else ""
        return replace(found, says={**found.says, "read": example + told})


@lru_cache(maxsize=1)
def _nothing() -> HeardEnough:
    """What the controls are made from where nothing can be read."""
    return HeardEnough(pd.DataFrame({key: ["x"] for key in ("interview", "code", "segment", "name")}))


@lru_cache(maxsize=4)
def _read(text: str) -> tuple[HeardEnough | None, str]:
    """The explorer on the pasted talks and how they were read; without talks None and the reason."""
    table = read_table(text, _COLUMNS)
    if table.problem:
        return None, table.told_text
    frame = table.frame.rename(columns={"talk": "interview"})
    coded = frame["code"].fillna("").astype("str").str.strip() != ""
    talks = frame["interview"].nunique()
    problem = ""
    if not coded.any():
        problem = "No line has a code. Write what came up in each talk into a column called code."
    elif talks < 2:
        problem = "There is one talk only. A curve needs two talks or more."
    elif talks > _MOST_TALKS:
        problem = f"There are {counted(talks, 'talk')}. Paste at most {_MOST_TALKS} at once."
    if problem:
        return None, f"{escape_markdown(problem)}\n{table.told_text}"
    told = [table.told_text, *_two_segments(frame)]
    first = frame.drop_duplicates("interview").set_index("interview")["segment"].fillna("")
    frame = frame.assign(segment=frame["interview"].map(first), name=frame["interview"])
    return HeardEnough(frame.drop_duplicates(["interview", "code"]).reset_index(drop=True)), "\n".join(told)


def _two_segments(frame: pd.DataFrame) -> list[str]:
    """Talks that stand in two segments, and which counts."""
    named = frame[frame["segment"].fillna("") != ""]
    many = named.groupby("interview", sort=False)["segment"].nunique()
    names = [escape_markdown(str(one)) for one in many.index[many > 1]]
    if not names:
        return []
    return [f"- More than one segment is named for {listed(names, _NAMED)}. The first line of a talk counts."]
