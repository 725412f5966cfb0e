"""Decision memo: could somebody who was absent act on it, and can it be judged later without luck?

`frame` has memos: `id`, the parts of `DECISION_MEMO`, `faults` (what a careful reader finds), `kept_apart`
(True: the rules were not made for it), and what nobody knew on the day: `ended` and `went` (well, badly).
The rules look at words and ask; whether a decision is good they can't tell.
"""

from collections.abc import Mapping, Sequence
from dataclasses import replace
from typing import Any

import pandas as pd

from pmkit.english import counted, shortened, whole_percent
from pmkit.explorers import Choice, Control, Explorer, Form, Result, Text, Tick, Values, picked, value_at
from pmkit.explorers.pasted import WORDS_GO
from pmkit.explorers.text_builder import EMPTY, Slots, TextPattern, TextSlot, read_texts, text_field
from pmkit.methods import DECISION_MEMO, LintScore, lint_memo, score_marks
from pmkit.practice.markdown import escape_markdown

_LABELS = {
    "decision": "The decision, and who decides",
    "options": "Options, doing nothing among them",
    "reasons": "Reasons, as known today",
    "unknown": "Not known; what would change our mind, and by when",
    "asked": "Asked; who disagreed, and why",
    "undo": "Can it be undone, and what would that cost?",
    "follows": "What follows from it, and for whom",
    "review": "Looked at again on",
}
_MORE = {"undo": "a day, a month, not at all", "follows": "also for those who did not ask for it"}
JUDGED = {
    "": "not judged yet",
    "otherwise": "I would have decided otherwise",
    "more": "I would have found out more first",
    "same": "I would have decided the same",
}
_RANK = {name: place for place, name in enumerate(JUDGED)}
_OWN = "own"
_SEVERAL = 2
"""Memos judged twice, from which on it is said how often the judgement followed the end."""
_LIMITS = (
    "The same decision is judged better when it ended well, though people say that this should not count "
    "(Baron and Hershey, 1988). So judge it by what was known on the day. To imagine that it has failed and "
    "ask why is a pre-mortem (Klein, 2007)."
)


def _grow(slots: Slots) -> str:
    return "\n\n".join(f"**{_LABELS[key]}.** {text}" for key, text in slots.items() if text != EMPTY)


PATTERN = TextPattern(
    name="Decision memo",
    slots=tuple(
        TextSlot(key=key, label=label, help=DECISION_MEMO.get(key, _MORE.get(key, "")), rows=2)
        for key, label in _LABELS.items()
    ),
    grow=_grow,
    rules=lambda slots: [(one.where, one.text) for one in lint_memo(slots)],
)


class DecisionMemo(Explorer):
    """On the case read a memo, judge it, then see one way in which it ended, and mend it where the rules ask.
    With `own` write one, which stays on the computer; on its day judge it before you write how it ended."""

    layout = (
        "choose", "grown", "again", "ended", "after", "luck", "sentence", "form", "premortem", "limits",
    )  # fmt: skip
    taken_along = ("grown", "premortem", "again")
    title = "Decision memo"

    def __init__(
        self, frame: pd.DataFrame, *, units: Mapping[str, str] | None = None, own: bool = False
    ) -> None:
        super().__init__(frame, units=units)
        self.own = own
        self.rows: dict[str, dict[Any, Any]] = {str(row["id"]): row for row in frame.to_dict("records")}
        went_well = [id for id, row in self.rows.items() if row["went"] == "well"]
        self.lucky = max(went_well, key=lambda id: len(self.rows[id]["faults"]))
        apart = [row for row in self.rows.values() if row["kept_apart"]]
        self.score = score_marks([_marks(row) for row in apart], [row["faults"] for row in apart])

    # --- controls
    def controls(self, values: Values) -> Sequence[Control]:
        options = {id: f"{id}: {shortened(str(row['decision']), 70)}" for id, row in self.rows.items()}
        memo = _OWN if self.own else picked({"memo": values.get("memo", self.lucky)}, "memo", options)
        form = Form("form", self._parts(memo), label=PATTERN.name)
        again = (Form("again", self._again(memo)), Form("after", (_judgement("after", "And now?", memo),)))
        if not self.own:
            choose = Form(
                "choose", (Choice("memo", "Memo", options=options, start=self.lucky),), label="A memo"
            )
            return (choose, form, Form("premortem", (self._failed(memo),)), *again)
        opened = Tick("opened", "Its day has come: open it again")
        premortem = Form("premortem", (self._failed(memo), opened))
        return (form, premortem, *again) if values.get("opened") else (form, premortem)

    def _parts(self, memo: str) -> tuple[Text, ...]:
        start = {} if self.own else {key: str(self.rows[memo].get(key, "")) for key in _LABELS}
        fields = (text_field(slot, start) for slot in PATTERN.slots)
        return tuple(replace(one, at=("texts", memo, one.key), stays=self.own) for one in fields)

    def _failed(self, memo: str) -> Text:
        asks = "It is half a year later, and it failed. Why?"
        return Text("failed", asks, at=("failed", memo), rows=3, wide=True, stays=self.own)

    def _again(self, memo: str) -> tuple[Choice | Text, ...]:
        judge = _judgement("before", "You judge it, by what was known on the day", memo)
        if not self.own:
            return (judge,)
        return (judge, Text("end", "How it ended", at=("end", memo), rows=2, wide=True, stays=True))

    # --- what is seen
    def result(self, values: Values) -> Result:
        memo = _OWN if self.own else values["memo"]
        before, after, end = (value_at(values, (key, memo)) or "" for key in ("before", "after", "end"))
        end = end.strip() if self.own else str(self.rows[memo]["ended"])
        texts = values["texts"][memo]
        seen = read_texts(PATTERN, {"texts": texts})
        hidden = set() if before else {"end"}
        hidden |= set() if before and end else {"after"}
        return Result(
            sentence=f"{seen.sentence} {self._next(texts, values)}".strip(),
            summary=seen.sentence,
            says={
                "grown": seen.says["grown"],
                "ended": self._ended(before, end, values),
                "luck": self._luck(values, before, after) if before and end else "",
                "limits": " ".join([_LIMITS, _score_said(self.score), *([WORDS_GO] if self.own else [])]),
            },
            errors=seen.errors,
            hidden=hidden,
        )

    def _next(self, texts: Slots, values: Values) -> str:
        """What to do with a memo that has all its parts."""
        memo = _OWN if self.own else values["memo"]
        if not all(texts[key].strip() for key in DECISION_MEMO):
            return ""
        if not values["failed"][memo].strip():
            return "Now imagine that it failed, and write why."
        if self.own and not values["opened"]:
            return "When its day has come, open it again and judge it before you write how it ended."
        return ""

    def _ended(self, before: str, end: str, values: Values) -> str:
        if self.own and not values["opened"]:
            return ""
        if not before:
            return "How it ended comes after your judgement."
        return "" if self.own else f"**One way in which it ended** (invented): {escape_markdown(end)}"

    def _luck(self, values: Values, before: str, after: str) -> str:
        """What the end did to the judgement, of this memo and of all that were judged twice."""
        if not after:
            return "Now you know the end. Would you judge the decision as you did before?"
        if after == before:
            said = "You judge the decision as before: the end has changed nothing in its reasons."
        else:
            said = "Your judgement has moved. The reasons are the same; only the end is new."
        return said if self.own else f"{said} {self._moves(values)}".strip()

    def _moves(self, values: Values) -> str:
        """How often the judgement has followed the end."""
        twice = {
            id: _RANK[now] - _RANK[then]
            for id, then in values["before"].items()
            if then and (now := value_at(values, ("after", id)))
        }
        if len(twice) < _SEVERAL:
            return ""
        followed = sum(
            move > 0 if self.rows[id]["went"] == "well" else move < 0 for id, move in twice.items()
        )
        return f"Of {counted(len(twice), 'memo')} that you have judged twice, {followed} followed the end."


def _judgement(key: str, label: str, memo: str) -> Choice:
    return Choice(key, label, options=JUDGED, radio=True, at=(key, memo))


def _marks(row: Mapping[Any, Any]) -> list[str]:
    found = lint_memo({part: str(row[part]) for part in DECISION_MEMO})
    return [f"{one.where}:{one.rule}" if one.where else one.rule for one in found]


def _score_said(score: LintScore) -> str:
    marked, faults = score.right + score.false_alarms, score.right + score.missed
    return (
        f"The rules read words. On memos that they were not made for, {score.right} of their {marked} "
        f"remarks are a careful reader's too ({whole_percent(score.precision or 0.0)}), and they find "
        f"{score.right} of the reader's {faults} ({whole_percent(score.recall or 0.0)}). All memos and "
        "ends are invented."
    )
