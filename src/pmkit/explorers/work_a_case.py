"""Work a case: an answer in five parts, marked by described levels, before any other answer is seen.

`frame` has cases (`id`, `kind`, `title`, `task`, `given`), `rubric` its dimensions and levels, `answers` two
marked ones for each case. There is no grade and no sum: marks are compared, part by part, with those of two
experts. What is written stays on the computer.
"""

from collections.abc import Mapping, Sequence
from typing import Any

import pandas as pd

from pmkit.english import capital, counted
from pmkit.explorers import Cells, Choice, Control, Explorer, Form, Result, Text, Values, picked, value_at
from pmkit.explorers._case_marks import (
    Rubric,
    apart_words,
    distance_table,
    distance_words,
    reasons,
)
from pmkit.explorers.pasted import WORDS_GO
from pmkit.practice.markdown import escape_markdown

_OWN = "own"
_TIME = "Write a short line for each part. In an interview you would have about twenty minutes."
_HELP = {
    "goal": "What is to change, by when, and what must not get worse?",
    "who": "For whom, in which situation; who is left out or pays?",
    "options": "Ways that differ, one of them small or doing nothing",
    "choice": "The reason that decided, and what would change your mind",
    "measure": "A number with a limit and a day; something that would show harm",
}
# Said after the own answer: the lesson asks for a guess at it before.
_LIMITS = (
    "Interviews in which all are asked the same and marked by described levels say a little more about later "
    "work than free talks: the observed weighted correlations are .238 and .176 (McDaniel and others, 1994, "
    "106 and 39 studies, counted again from the data). No study was found on cases like these."
)


class WorkACase(Explorer):
    """Write five parts, mark them, see two marked answers, then mark two strangers' answers to another case.

    With `own` the case is one's own, and a second person's marks stand beside one's own.
    """

    layout = (
        "choose", "task", "sentence", "form", "marks", "models", "why",
        "strangers", "texts", "others", "first", "second", "apart", "distances", "others_why", "limits",
    )  # fmt: skip
    taken_along = ("task", "form", "apart", "distances")
    title = "Work a case"

    def __init__(
        self,
        frame: pd.DataFrame,
        *,
        units: Mapping[str, str] | None = None,
        rubric: pd.DataFrame,
        answers: pd.DataFrame,
        own: bool = False,
    ) -> None:
        super().__init__(frame, units=units)
        self.own, self.rubric, self.table = own, Rubric(rubric), answers
        self.cases: dict[str, dict[Any, Any]] = {str(row["id"]): row for row in frame.to_dict("records")}
        self.pairs = {id: self._pair(id, place) for place, id in enumerate(self.cases)}

    def _pair(self, case: str, place: int) -> list[dict[Any, Any]]:
        """The two answers to a case; which of them comes first changes from case to case."""
        found: list[dict[Any, Any]] = self.table[self.table["case"] == case].to_dict("records")
        return found if place % 2 else found[::-1]

    # --- how far somebody is
    def _written(self, values: Values, case: str) -> list[str]:
        texts = {one: value_at(values, ("texts", case, one)) for one in self.rubric.dimensions}
        return [one for one, text in texts.items() if isinstance(text, str) and text.strip()]

    def _is_written(self, values: Values, case: str) -> bool:
        return len(self._written(values, case)) == len(self.rubric.dimensions)

    def _is_done(self, values: Values, case: str) -> bool:
        """Whether an answer was written and marked, so that others may be seen."""
        return self._is_written(values, case) and self.rubric.is_marked(values, ("marks", case))

    def _others(self, values: Values, case: str) -> dict[str, str]:
        """The other cases, those first whose marked answers were not seen yet, from the next one on."""
        ids = list(self.cases)
        turn = ids.index(case)
        order = [id for id in [*ids[turn + 1 :], *ids[:turn]] if id != case]
        order.sort(key=lambda id: self._is_done(values, id))
        return {id: f"{self.cases[id]['title']} ({self.cases[id]['kind']})" for id in order}

    # --- what can be changed
    def controls(self, values: Values) -> Sequence[Control]:
        if self.own:
            return self._own_controls(values)
        options = {id: f"{row['title']} ({row['kind']})" for id, row in self.cases.items()}
        case = picked(values, "case", options)
        found: list[Control] = [Form("choose", (Choice("case", "Case", options=options),)), self._slots(case)]
        if not self._is_written(values, case):
            return found
        found.append(self.rubric.form("marks", ("marks", case), "Mark your answer"))
        if not self._is_done(values, case):
            return found
        others = self._others(values, case)
        chosen = Choice("other", "Two strangers answered", options=others, at=("other", case))
        other = picked({"other": value_at(values, ("other", case))}, "other", others)
        return [*found, Form("strangers", (chosen,)), *self._stranger_forms(other)]

    def _stranger_forms(self, other: str) -> list[Form]:
        return [
            self.rubric.form(key, ("strangers", str(answer["id"])), f"Mark answer {name}")
            for key, name, answer in zip(("first", "second"), "AB", self.pairs[other], strict=True)
        ]

    def _slots(self, case: str) -> Form:
        questions = self.rubric.questions()
        fields = tuple(
            Text(
                one, f"{capital(one)}: {questions[one]}", at=("texts", case, one), rows=3, wide=True,
                stays=True, help=_HELP.get(one, ""),
            )
            for one in self.rubric.dimensions
        )  # fmt: skip
        return Form("form", fields, label="Your answer")

    def _own_controls(self, values: Values) -> list[Control]:
        asked = Text(
            "asked", "The case, as it was asked", rows=3, wide=True, stays=True,
            help="From an interview of yours, or a decision at work. Leave out what is confidential.",
        )  # fmt: skip
        found: list[Control] = [Form("choose", (asked,)), self._slots(_OWN)]
        if self._is_written(values, _OWN):
            found.append(self.rubric.form("marks", ("marks", _OWN), "Your mark"))
            found.append(self.rubric.form("second", ("marks", "second"), "The second person's mark"))
        return found

    # --- what is seen
    def result(self, values: Values) -> Result:
        return self._own_result(values) if self.own else self._case_result(values)

    def _case_result(self, values: Values) -> Result:
        case = values["case"]
        says = {"task": self._task(case), "limits": WORDS_GO}
        if not self._is_done(values, case):
            return Result(sentence=self._next(values, case), says=says)
        others = self._others(values, case)
        other = picked({"other": value_at(values, ("other", case))}, "other", others)
        pair, strangers = self.pairs[case], self.pairs[other]
        tables = {"models": self.rubric.answers("models", "Two answers to your case", pair, with_marks=True)}
        says |= {"why": reasons(pair), "limits": f"{WORDS_GO} {_LIMITS}"}
        done = self._marked(values, other)
        seen = " You have seen the marks of this case already." if self._is_done(values, other) else ""
        row = self.cases[other]
        about = f"**{escape_markdown(str(row['title']))}.** {escape_markdown(str(row['task']))}"
        given = escape_markdown(str(row["given"]))
        spoils = "" if seen or done else " If you want to work it yourself first, choose another."
        says["texts"] = f"{about} {given}{seen}{spoils}"
        title = "The strangers' answers, with the experts' marks" if done else "The strangers' answers"
        tables["others"] = self.rubric.answers("others", title, strangers, with_marks=done)
        if done:
            says["others_why"] = reasons(strangers)
        return self._with_distances(values, other, says, tables)

    def _with_distances(
        self, values: Values, other: str, says: dict[str, str], tables: dict[str, Cells]
    ) -> Result:
        given = {
            str(answer["id"]): self.rubric.marks(values, ("strangers", str(answer["id"])))
            for case in self.cases
            if self._marked(values, case)
            for answer in self.pairs[case]
        }
        if given:
            told = self.rubric.distances(self.table, given)
            says = {**says, "apart": distance_words(told)}
            tables = {**tables, "distances": distance_table(told)}
        left = "" if self._marked(values, other) else (
            " Then mark two strangers' answers; what the experts gave comes when all ten marks are there."
        )  # fmt: skip
        return Result(
            sentence="Two answers to your case stand below with the marks of two experts. What do they have "
            f"that yours has not, and what has yours?{left}",
            says=says,
            tables=tables,
        )

    def _marked(self, values: Values, case: str) -> bool:
        """Whether both strangers' answers to a case have all their marks."""
        return all(
            self.rubric.is_marked(values, ("strangers", str(answer["id"]))) for answer in self.pairs[case]
        )

    def _task(self, case: str) -> str:
        row = self.cases[case]
        words = {key: escape_markdown(str(row[key])) for key in ("title", "task", "given")}
        return f"**{words['title']}.** {words['task']}\n\n*What else is known:* {words['given']} (Invented.)"

    def _next(self, values: Values, case: str) -> str:
        """What comes next while the answer is not written and marked."""
        written, all_of_it = len(self._written(values, case)), len(self.rubric.dimensions)
        if written < all_of_it:
            begun = f"{written} of {counted(all_of_it, 'part')} written. " if written else ""
            return f"{begun}{_TIME} What others answered comes when yours is written and marked."
        marks = len(self.rubric.marks(values, ("marks", case)))
        begun = f"{marks} of {counted(all_of_it, 'mark')} given. " if marks else ""
        return (
            f"{begun}Now mark your own answer, part by part, by the level whose words fit. The marks are for "
            "you: they are not added up."
        )

    def _own_result(self, values: Values) -> Result:
        asked = str(values["asked"]).strip()
        says = {"task": escape_markdown(asked), "limits": f"{WORDS_GO} {_LIMITS}"}
        if not asked and not self._written(values, _OWN):
            return Result(sentence=f"Write down a case that you were asked. {_TIME}", says=says)
        if not self._is_written(values, _OWN):
            return Result(sentence=self._next(values, _OWN), says=says)
        mine, theirs = (self.rubric.marks(values, ("marks", one)) for one in (_OWN, "second"))
        if not self.rubric.is_marked(values, ("marks", _OWN)):
            return Result(sentence=self._next(values, _OWN), says=says)
        if not self.rubric.is_marked(values, ("marks", "second")):
            return Result(
                sentence="Give your answer to somebody with the rubric, before you tell your own marks. "
                "Theirs go beside yours.",
                says=says,
            )
        return Result(
            sentence="Two people have marked it. The marks are compared, part by part, and not added up.",
            says={**says, "apart": apart_words(mine, theirs)},
        )
