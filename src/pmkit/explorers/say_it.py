"""Say it: what somebody did and what came of it, said without a verdict on the person.

`frame` has lines that people said: `id`, `text`, `faults` (what a careful reader finds), `better` (one way to
say it, empty where nothing is wrong), `kept_apart` (True: the rules were not tuned on it). The rules look at
words and ask; how often they are right is counted on the lines that were kept apart.
"""

from collections.abc import Mapping, Sequence
from functools import lru_cache

import pandas as pd

from pmkit.charts.faults import faults_chart
from pmkit.charts.picture import Picture
from pmkit.english import counted, listed, shortened, whole_percent
from pmkit.explorers import Choice, Control, Explorer, Form, Result, Text, Tick, Values, picked
from pmkit.explorers.pasted import WORDS_GO
from pmkit.methods import LintScore, lint_behaviour, score_marks
from pmkit.practice.markdown import escape_markdown

FAULTS = {
    "verdict": "verdict on the person",
    "absolute": "always or never",
    "mind-reading": "mind-reading",
    "wrapping": "praise as wrapping",
    "sarcasm": "mockery",
    "apology": "an excuse before it",
    "several-asks": "several requests",
    "no-behaviour": "nothing they did",
    "no-time": "no time or place",
    "no-effect": "no effect",
    "no-ask": "no question",
}
"""What the rules ask about, by the names of the method."""
PARTS = (
    Text("when", "When and where", rows=2, help="The day or the meeting."),
    Text("did", "What they did or said", rows=2, help="What a camera would have seen."),
    Text("led", "What it led to", rows=2, help="For whom, and what happened then."),
    Text("ask", "Your question", rows=2, help="What were they after? Or one request."),
)
_LONGEST = 70
_OWN = "own"
_LIMITS = (
    "Situation, behaviour, effect and a question about intent: after the Center for Creative Leadership; no "
    "trial of it was found. In 607 studied effects feedback helped on average, and in over a third it made "
    "the work worse, more so the nearer it came to the person (Kluger and DeNisi, 1996)."
)


class SayIt(Explorer):
    """On the case choose a line and say it anew in four parts; with `own` the four parts alone, which stay on
    the computer."""

    layout = ("form", "sentence", "writing", "grown", "better", "chart", "limits")
    taken_along = ("grown", "sentence")
    title = "Say it"

    def __init__(
        self, frame: pd.DataFrame, *, units: Mapping[str, str] | None = None, own: bool = False
    ) -> None:
        super().__init__(frame.reset_index(drop=True), units=units)
        self.own = own
        self.rows = {str(row["id"]): row for row in frame.to_dict("records")}
        self.seen_by_rules = {id: _rules(str(row["text"])) for id, row in self.rows.items()}
        apart = [id for id, row in self.rows.items() if row["kept_apart"]]
        marks, key = ([of[id] for id in apart] for of in (self.seen_by_rules, self._key()))
        self.score = score_marks(marks, key)
        self.picture = _picture(marks, key, self.score)

    def _key(self) -> dict[str, tuple[str, ...]]:
        return {id: tuple(row["faults"]) for id, row in self.rows.items()}

    # --- controls
    def controls(self, values: Values) -> Sequence[Control]:
        if self.own:
            return (self._writing(_OWN),)
        options = {id: shortened(str(row["text"]), _LONGEST) for id, row in self.rows.items()}
        first = next((id for id, row in self.rows.items() if row["faults"]), next(iter(options)))
        line = picked({"line": values.get("line", first)}, "line", options)
        choose = (
            Choice("line", "Somebody says", options=options, start=first),
            Tick("show", "Show one way to say it"),
        )
        return (Form("form", choose, label="A line"), self._writing(line))

    def _writing(self, line: str) -> Form:
        fields = tuple(
            Text(one.key, one.label, at=("said", line, one.key), rows=one.rows, help=one.help, stays=self.own)
            for one in PARTS
        )
        return Form("writing", fields, label="Say it in your own words")

    # --- what is seen
    def result(self, values: Values) -> Result:
        line = _OWN if self.own else values["line"]
        parts = {key: " ".join(text.split()) for key, text in values["said"][line].items()}
        mine = _joined([parts[one.key] for one in PARTS[:-1] if parts[one.key]], parts[PARTS[-1].key])
        said = [] if self.own else [self._line_said(line)]
        said.append(_mine_said(mine) if mine else _begin(self.own))
        return Result(
            sentence="\n\n".join(said),
            summary=_mine_said(mine) if mine else said[0],
            charts={} if self.own else {"chart": self.picture},
            says={
                "grown": f"> {escape_markdown(mine)}" if mine else "",
                "better": self._better(values),
                "limits": f"{_score_said(self.score)} {_LIMITS}",
            },
        )

    def _line_said(self, line: str) -> str:
        row, rules = self.rows[line], self.seen_by_rules[line]
        reader = tuple(row["faults"])
        asks = _asks(str(row["text"])) or "No rule asks anything."
        missed, more = _named(set(reader) - set(rules)), _named(set(rules) - set(reader))
        said = [f"“{escape_markdown(str(row['text']))}”", asks]
        if missed:
            said.append(f"A careful reader also hears: {missed}.")
        if more:
            said.append(f"A careful reader does not mind: {more}.")
        return "\n\n".join(said)

    def _better(self, values: Values) -> str:
        if self.own or not values["show"]:
            return ""
        better = str(self.rows[values["line"]]["better"])
        return f"**One way to say it:** {escape_markdown(better) if better else 'as it stands.'}"


@lru_cache(maxsize=256)
def _rules(text: str) -> tuple[str, ...]:
    return tuple(one.rule for one in lint_behaviour(text))


def _named(faults: set[str]) -> str:
    return listed([label for key, label in FAULTS.items() if key in faults])


def _joined(told: Sequence[str], ask: str) -> str:
    """The parts as one text: what is told goes on after commas, the question is a sentence of its own."""
    said = " ".join(one if one[-1] in ".,;:?!…" else f"{one}," for one in told)
    said = f"{said.rstrip(',;:')}." if said and said[-1] in ",;:" else said
    return f"{said} {ask if not ask or ask[-1] in '.?!…' else f'{ask}?'}".strip()


def _begin(own: bool) -> str:
    whom = "Think of one thing that a colleague did this week." if own else "Now say it in your own words."
    more = f" {WORDS_GO}" if own else ""
    return f"{whom} Four parts: when, what they did, what it led to, your question.{more}"


def _mine_said(mine: str) -> str:
    if asks := _asks(mine):
        return f"**What the rules ask about your words:**\n\n{asks}"
    return (
        "No rule asks anything about your words. Whether it is true, and whether now is the time, no rule "
        "can see. Say it to somebody else first."
    )


def _asks(text: str) -> str:
    return "\n".join(f"- {escape_markdown(one.text)}" for one in lint_behaviour(text))


def _score_said(score: LintScore) -> str:
    marked, faults = score.right + score.false_alarms, score.right + score.missed
    return (
        f"The rules read words, not people. On lines that they were not made for, {score.right} of "
        f"their {marked} remarks are a careful reader's too ({whole_percent(score.precision or 0.0)}), and "
        f"they find {score.right} of the reader's {faults} ({whole_percent(score.recall or 0.0)}). All lines "
        "are invented by the authors of the rules: expect less on yours."
    )


def _picture(marks: Sequence[Sequence[str]], key: Sequence[Sequence[str]], score: LintScore) -> Picture:
    pairs = [(set(rules), set(reader)) for rules, reader in zip(marks, key, strict=True)]
    rows = [
        (
            label,
            sum(fault in rules and fault in reader for rules, reader in pairs),
            sum(fault in reader and fault not in rules for rules, reader in pairs),
            sum(fault in rules and fault not in reader for rules, reader in pairs),
        )
        for fault, label in FAULTS.items()
    ]
    counts = pd.DataFrame(rows, columns=["fault", "both", "reader", "rules"])
    return faults_chart(
        counts[counts[["both", "reader", "rules"]].sum(axis=1) > 0],
        {"both": "seen by both", "reader": "by the reader only", "rules": "by the rules only"},
        title=f"The rules find {score.right} of {counted(score.right + score.missed, 'fault')}, and "
        f"{score.false_alarms} that are none",
        subtitle=f"{counted(len(key), 'line')} that the rules were not made for; the list is one reader's.",
        unit="lines",
    )
