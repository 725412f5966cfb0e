"""Question doctor: what answer a question asks for, in the eyes of rules and of a careful reader.

The table has `id`, `text`, `kind` (interview, survey), `biases` (what a careful reader sees) and `better`.
Rules read words, not sense; how much of the reader's list they find is counted, not claimed.
"""

from collections.abc import Mapping, Sequence
from typing import Any

import pandas as pd

from pmkit.charts.faults import faults_chart
from pmkit.charts.picture import Picture
from pmkit.english import counted, shortened
from pmkit.explorers import Cells, Choice, Control, Explorer, Form, Pasted, Result, Text, Tick, Values, picked
from pmkit.explorers._questions import FAULTS, Asked, faults_in_words, read_question
from pmkit.explorers.pasted_table import read_lines
from pmkit.practice.markdown import escape_markdown

BOTH = "both"
_LONGEST = 80
_QUESTION = {"key": "question", "label": "Question", "readonly": True}
_RULES = {"key": "rules", "label": "The rules see", "readonly": True, "wide": True}
_READER = {"key": "reader", "label": "A careful reader sees", "readonly": True, "wide": True}


class QuestionDoctor(Explorer):
    """Choose a question, see what the rules and the reader say, write it anew, and compare."""

    layout = ("form", "sentence", "writing", "better", "chart", "list")
    taken_along = ("writing", "sentence", "chart")
    title = "Question doctor"

    def __init__(self, frame: pd.DataFrame, *, units: Mapping[str, str] | None = None) -> None:
        super().__init__(frame.reset_index(drop=True), units=units)
        self.rows = {
            str(row["id"]): {str(key): cell for key, cell in row.items()} for row in frame.to_dict("records")
        }
        self.asked = {id: read_question(row["text"]) for id, row in self.rows.items()}
        self.seen_by_reader = {id: tuple(row["biases"]) for id, row in self.rows.items()}

    def controls(self, values: Values) -> Sequence[Control]:
        kinds = {BOTH: "interviews and surveys", "interview": "interviews", "survey": "surveys"}
        ids = self._ids(picked(values, "kind", kinds))
        one = picked(values, "question", ids)
        options = {id: shortened(self.asked[id].text, _LONGEST) for id in ids}
        choose = (
            Choice("kind", "Questions of", options=kinds, radio=True),
            Choice("question", "Question", options=options),
            Tick("show", "Show how it can be asked"),
        )
        mine = Text(
            "mine",
            "Your own form of it",
            at=("forms", one),
            rows=2,
            wide=True,
            help="Ask about the last time. Answers to tick follow the question mark, with slashes between.",
        )
        return (Form("form", choose, label="Question"), Form("writing", (mine,), label="Your own form"))

    def result(self, values: Values) -> Result:
        ids = self._ids(values["kind"])
        one = values["question"]
        written = str(values["forms"].get(one, "")).strip()
        mine = read_question(written) if written else None
        return Result(
            sentence=f"{self._verdict(one)} {_mine_said(mine, bool(self.rows[one]['better']))}".strip(),
            charts={"chart": self._chart(ids)},
            says={"better": self._better(one) if values["show"] else ""},
            tables={"list": self._table(ids)},
            errors={"mine": mine.findings[0].text} if mine and mine.findings else {},
        )

    def _ids(self, kind: str) -> list[str]:
        return [id for id, row in self.rows.items() if kind in (BOTH, row["kind"])]

    def _verdict(self, id: str) -> str:
        asked, reader = self.asked[id], self.seen_by_reader[id]
        missed = tuple(one for one in reader if one not in asked.faults)
        more = tuple(one for one in asked.faults if one not in reader)
        said = [_rules_said(asked)]
        if missed:
            said.append(f"A careful reader also sees: {faults_in_words(missed)}.")
        if not reader:
            said.append("A careful reader would ask it as it stands.")
        if more:
            said.append(f"A careful reader would not object to: {faults_in_words(more)}.")
        return " ".join(said)

    def _better(self, id: str) -> str:
        better = str(self.rows[id]["better"])
        if not better:
            return "**One way to ask it:** as it stands. It asks about what happened."
        return f"**One way to ask it:** {escape_markdown(better)}"

    def _chart(self, ids: Sequence[str]) -> Picture:
        pairs = [(set(self.asked[id].faults), set(self.seen_by_reader[id])) for id in ids]
        rows = [
            (
                FAULTS[fault],
                sum(fault in rules and fault in reader for rules, reader in pairs),
                sum(fault in reader and fault not in rules for rules, reader in pairs),
                sum(fault in rules and fault not in reader for rules, reader in pairs),
            )
            for fault in FAULTS
        ]
        counts = pd.DataFrame(rows, columns=["fault", "both", "reader", "rules"])
        both, reader, rules = (int(counts[part].sum()) for part in ("both", "reader", "rules"))
        return faults_chart(
            counts[counts[["both", "reader", "rules"]].sum(axis=1) > 0],
            {"both": "seen by both", "reader": "by the reader only", "rules": "by the rules only"},
            title=f"The rules find {both} of {counted(both + reader, 'fault')}, and {rules} that are none",
            subtitle=f"{counted(len(ids), 'question')}; the reader's list is one person's judgement.",
        )

    def _table(self, ids: Sequence[str]) -> Cells:
        rows = [
            {
                "id": id,
                "question": str(self.rows[id]["text"]),
                "rules": faults_in_words(self.asked[id].faults),
                "reader": faults_in_words(self.seen_by_reader[id]),
            }
            for id in ids
        ]
        columns = ({**_QUESTION, "wide": True}, _RULES, _READER)
        return Cells("list", "All questions", columns=columns, rows=rows, stacked=False)


class OwnQuestionDoctor(Explorer):
    """Paste own questions, one per line; `questions` is the text that one begins with."""

    layout = ("data", "sentence", "chart", "list", "read")
    taken_along = ("sentence", "chart")
    title = "Question doctor"

    def __init__(
        self, frame: Any = None, *, questions: str = "", units: Mapping[str, str] | None = None
    ) -> None:
        super().__init__(frame, units=units)
        self.questions = questions

    def controls(self, _: Values) -> Sequence[Control]:
        help = (
            "One per line. Answers to tick follow the question mark, with slashes between: "
            "How was it? good / bad / don't know"
        )
        field = Pasted("questions", "Your questions", start=self.questions, help=help)
        return (Form("data", (field,), label="Your questions"),)

    def result(self, values: Values) -> Result:
        read = read_lines(values["questions"], "question")
        if read.problem:
            return Result(
                sentence="Nothing is pasted yet. Paste your questions, one per line.",
                hidden=frozenset({"chart", "list", "read"}),
            )
        asked = [read_question(text) for text in read.frame["text"]]
        with_fault = [one for one in asked if one.findings]
        rows = [
            {"id": str(line), "question": one.text, "rules": " ".join(found.text for found in one.findings)}
            for line, one in zip(read.frame["line"], asked, strict=True)
        ]
        return Result(
            sentence=_own_said(asked, with_fault),
            charts={"chart": _own_chart(asked)},
            says={"read": read.told_text},
            tables={"list": Cells("list", "Your questions", columns=(_QUESTION, _RULES), rows=rows)},
            hidden=frozenset() if with_fault else frozenset({"chart"}),
        )


def _rules_said(asked: Asked) -> str:
    if not asked.findings:
        return "No rule objects. Whether it is worth asking, and of whom, no rule can see."
    return f"The rules say: {' '.join(escape_markdown(one.text) for one in asked.findings)}"


def _mine_said(mine: Asked | None, to_mend: bool) -> str:
    if mine is None:
        return "Write it anew below." if to_mend else ""
    if mine.findings:
        return f"Of your own form they say: {faults_in_words(mine.faults)}."
    return "No rule objects to your own form. Read it aloud to somebody before you ask it."


def _own_said(asked: Sequence[Asked], with_fault: Sequence[Asked]) -> str:
    if not with_fault:
        return (
            f"No rule objects to your {counted(len(asked), 'question')}. The rules read words, not sense: "
            "read the questions aloud to somebody before you ask them."
        )
    first = with_fault[0]
    return (
        f"The rules would look again at **{len(with_fault)} of {counted(len(asked), 'question')}**. First: "
        f"“{escape_markdown(shortened(first.text, _LONGEST))}” {escape_markdown(first.findings[0].text)} "
        "The rules read words, not sense: a question may be right in spite of them."
    )


def _own_chart(asked: Sequence[Asked]) -> Picture:
    rows = [(FAULTS[fault], sum(fault in one.faults for one in asked)) for fault in FAULTS]
    counts = pd.DataFrame(rows, columns=["fault", "rules"])
    counts = counts[counts["rules"] > 0]
    top = counts.sort_values("rules", ascending=False, kind="stable")
    title = (
        f"Most often: {top['fault'].iloc[0]}, in {top['rules'].iloc[0]} of {counted(len(asked), 'question')}"
        if len(top)
        else "No rule objects"
    )
    return faults_chart(counts, {"rules": "by the rules"}, title=title)
