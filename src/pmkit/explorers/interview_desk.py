"""Interview desk: read a talk line by line, choose a code and a kind, and see how far several readers agree.

`frame` holds the lines (`interview`, `line`, `speaker`, `text`, `key_code`, `key_kind`; questions have no
code), `talks` what is known of each talk, `marks` the codes of the coders (`interview`, `line`, `coder`,
`code`, `round` 1 or 2), `book` the codes with what they mean and what was defined anew.
"""

from collections.abc import Mapping, Sequence
from functools import cached_property
from typing import Any

import pandas as pd

from pmkit.english import capital, listed, spoken_day
from pmkit.explorers import Cells, Choice, Control, Explorer, Form, Result, Tick, Values, picked
from pmkit.explorers import _coding as c
from pmkit.explorers import _coding_pictures as pictures
from pmkit.explorers import _coding_words as words
from pmkit.explorers._code_book import change_fields, changed, hidden_fields
from pmkit.explorers._two_tables import two_tables
from pmkit.methods import coding_table
from pmkit.practice.markdown import escape_markdown

YOU = "You"
_UNIT = ["interview", "line"]


class InterviewDesk(Explorer):
    """Choose coders and change the code book; below, code a talk yourself and join them."""

    layout = (
        "form", "sentence", "measures", "change", "confusions", "codes",
        "talk", "lines", "mine", "weigh", "counts", "loud",
        "edges", "rare", "limits",
    )  # fmt: skip
    taken_along = ("sentence", "measures", "change", "confusions", "codes", "counts", "loud")
    title = "The interview desk"

    def __init__(
        self,
        frame: pd.DataFrame,
        *,
        units: Mapping[str, str] | None = None,
        talks: pd.DataFrame,
        marks: pd.DataFrame,
        book: pd.DataFrame,
    ) -> None:
        super().__init__(frame, units=units)
        self.said = frame[frame["key_code"] != ""]
        self.talks = talks.set_index("id")
        self.book = book.set_index("code")
        self.anew = [str(code) for code in self.book.index[self.book["second_meaning"] != ""]]
        self.first, self.second = (self._coded(marks[marks["round"] == book]) for book in (1, 2))
        self.coders = [str(one) for one in self.first.columns]
        self.lines = {talk: self._lines_of(talk) for talk in self.talks.index}
        self.known = [row for rows in self.lines.values() for row in rows]
        self.ids = [f"{talk}-{line}" for talk, line in self.first.index]
        self.kinds = dict(zip(self.ids, self.said["key_kind"], strict=True))
        self.names = {id: f"“{text}”" for id, text in zip(self.ids, self.said["text"], strict=True)}

    def _coded(self, marks: pd.DataFrame) -> pd.DataFrame:
        """A row per line that a household said, whoever has coded it."""
        index = pd.MultiIndex.from_frame(self.said[_UNIT])
        return coding_table(marks[[*_UNIT, "coder", "code"]]).reindex(index)

    def _lines_of(self, talk: str) -> list[dict[str, Any]]:
        """The answers of a talk, each with the question before it."""
        rows, asked = [], ""
        for line in self.frame[self.frame["interview"] == talk].itertuples():
            if not line.key_code:
                asked = f"{line.speaker}: {line.text}"
                continue
            id = f"{talk}-{line.line}"
            rows.append(
                {"id": id, "asked": asked, "said": f"{line.speaker}: {line.text}", "code": "", "kind": ""}
            )
            asked = ""
        return rows

    # --- controls
    def controls(self, values: Values) -> Sequence[Control]:
        talk = picked(values, "talk", self.lines)
        start = self.anew[0] if self.anew else None
        fields = (*self._ticks(), *change_fields([str(code) for code in self.book.index], start))
        return (
            Form("form", fields, label="Coders and code book"),
            Form("talk", (Choice("talk", "Code a talk yourself", options=self._titles),)),
            self._cells(talk),
            Form(
                "weigh",
                (
                    Choice(
                        "by",
                        "Count the codes",
                        options={"lines": "by line", "talks": "by person"},
                        radio=True,
                    ),
                ),
            ),
            Form("edges", (Tick("rare", "Show why a rare code needs both figures"),)),
        )

    def _ticks(self) -> list[Tick]:
        coders = [Tick(name.casefold(), name, start=True) for name in self.coders]
        you = Tick("you", "You, where you have coded", start=True)
        anew = [Tick(f"anew_{code}", f"“{code}” defined anew") for code in self.anew]
        return [*coders, you, *anew]

    @cached_property
    def _titles(self) -> dict[str, str]:
        return {
            str(id): f"{self._who(str(id))}, {row['segment']}, {row['status']}, {spoken_day(row['date'])}"
            for id, row in zip(self.talks.index, self.talks.to_dict("records"), strict=True)
        }

    def _who(self, talk: str) -> str:
        return listed(list(dict.fromkeys(self.said.loc[self.said["interview"] == talk, "speaker"])))

    def _cells(self, talk: str) -> Cells:
        columns = (
            {"key": "said", "label": "Answer", "readonly": True, "wide": True},
            {"key": "asked", "label": "Asked before", "readonly": True, "wide": True},
            {"key": "code", "label": "Code", "type": "choice", "options": list(self.book.index), "width": 16},
            {"key": "kind", "label": "Kind", "type": "choice", "options": list(c.KINDS), "width": 12},
            {"key": "others", "label": "The others chose", "readonly": True},
        )
        return c.TalkCells(
            "lines",
            "The talk, line by line",
            columns=columns,
            rows=self.lines[talk],
            known=self.known,
            keys=("code", "kind"),
            sortable=False,
        )

    # --- what is seen
    def result(self, values: Values) -> Result:
        mine = self._mine(values["lines"])
        base = self._chosen(values, mine, self.first)
        hidden = hidden_fields(values)
        own = {"lines": {"others": [self._others(row["id"], mine) for row in self.lines[values["talk"]]]}}
        says = {
            "mine": self._about_mine(values, mine),
            "rare": two_tables() if values["rare"] else "",
            "limits": f"{words.CONVENTION} {words.NOT_TRUTH}",
        }
        if base.codes.shape[1] < 2 or not base.compared:
            nothing = dict.fromkeys(("change", "codes", "loud"), "")
            return Result(sentence=words.TOO_FEW, says=nothing | says, computed=own, hidden=hidden)
        now, change = self._changed(values, mine, base)
        rows = pictures.agreement_rows(now, base if change else None)
        counts = pictures.by_majority(now)
        whole = int((now.codes.notna().any(axis=1)).sum() - counts["lines"].sum())
        loud = words.loud_words(counts, len(self.talks)), words.happened_words(list(self.said["key_kind"]))
        return Result(
            sentence=" ".join(filter(None, [words.agreement_words(rows, now), words.left_out_words(now)])),
            charts={
                "measures": pictures.agreement_picture(rows, now),
                "confusions": pictures.confusions_picture(now),
                "counts": pictures.counts_picture(counts, values["by"], whole),
            },
            says=says | {"change": change, "codes": pictures.codes_words(now), "loud": " ".join(loud)},
            computed=own,
            hidden=hidden,
        )

    def _mine(self, chosen: Mapping[str, Mapping[str, Any]]) -> pd.Series:
        """The learner's codes, a value per line."""
        codes = [chosen.get(id, {}).get("code") or None for id in self.ids]
        return pd.Series(codes, index=self.first.index, dtype=object)

    def _chosen(self, values: Values, mine: pd.Series, codes: pd.DataFrame) -> c.Coding:
        """The codes of the coders that are ticked."""
        table = codes[[name for name in self.coders if values[name.casefold()]]].astype(object)
        if values["you"] and mine.notna().any():
            table = table.assign(**{YOU: mine})
        talks = pd.Series(table.index.get_level_values(0), index=table.index)
        return c.Coding(table, talks)

    def _changed(self, values: Values, mine: pd.Series, base: c.Coding) -> tuple[c.Coding, str]:
        """The codes by the code book as it is set, and in words what each change did."""
        now, told = base, []
        for code in [code for code in self.anew if values[f"anew_{code}"]]:
            again = self._chosen(values, mine, self.second)
            was, drawn = now, base.codes == code
            now = now.of(now.codes.where(~drawn, again.codes))
            times = int((drawn & (base.codes != now.codes)).to_numpy().sum())
            first, second = (str(self.book[f"{which}_meaning"][code]) for which in ("first", "second"))
            told.append(words.redefine_words(code, first, second, times, was.alpha, now.alpha))
        kinds = [values["lines"].get(id, {}).get("kind") or key for id, key in self.kinds.items()]
        now, change = changed(now, values, [kind in c.HAPPENED for kind in kinds])
        return now, "\n\n".join(filter(None, [*told, change]))

    def _others(self, id: str, mine: pd.Series) -> str:
        """What the others chose, once the learner has chosen."""
        at = self.ids.index(id)
        if pd.isna(mine.iloc[at]):
            return ""
        chose = zip(self.coders, self.first.iloc[at], strict=True)
        return ", ".join(f"{name} {code}" for name, code in chose if not pd.isna(code)) or "nobody"

    def _about_mine(self, values: Values, mine: pd.Series) -> str:
        kinds = {id: cells["kind"] for id, cells in values["lines"].items() if cells.get("kind")}
        consent = str(self.talks["consent"][values["talk"]])
        if not mine.notna().any() and not kinds:
            return (
                "Choose a code and a kind for each answer. What the others chose appears when you have "
                f"chosen. Agreed before this talk: {escape_markdown(consent)}."
            )
        codes = words.mine_words(mine, self.first)
        return capital(" ".join(filter(None, [codes, words.kinds_words(kinds, self.kinds, self.names)])))
