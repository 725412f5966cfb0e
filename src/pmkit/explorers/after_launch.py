"""After the launch: eight signals, a rule that was written first, and what moves on the roadmap.

`frame` has a row per signal: `signal`, `title`, `text`, `evidence`, `points`, `severity`, `item` (what it
would put on the roadmap), `homes` (a list: the verdicts that can be defended), `when`, `why`. What can be
defended is the course's own judgement.
"""

from collections.abc import Mapping, Sequence
from itertools import combinations
from typing import Any

import pandas as pd

from pmkit.english import counted, either
from pmkit.explorers import Cells, Control, Explorer, Form, Places, Range, Result, Text, Values
from pmkit.explorers._after_views import adoption_said, ages_picture, late_picture
from pmkit.explorers.readable import WAITING
from pmkit.methods.roadmap_lint import MOST_NOW
from pmkit.practice.markdown import escape_markdown

VERDICTS = {"keep": "Keep", "improve": "Improve", "stop": "Stop", "take back": "Take it back"}
_MOVES = {"keep": "nothing moves", "improve": "Next", "stop": "Said no", "take back": "Now, before all else"}
MOST_WORDS = 60
READERS = {
    "parents": "To the parents' group: what happened, what they can rely on now",
    "sales": "To Viktor: what he may say, and what not",
    "squads": "To the squads: what moves, and why",
}
_COLUMNS = (
    {"key": "title", "label": "Signal", "readonly": True, "width": 20},
    {"key": "move", "label": "On the board", "readonly": True, "width": 20},
    {"key": "item", "label": "Item", "readonly": True, "width": 30},
)
_FEW_WORDS = 4


class AfterLaunch(Explorer):
    """Write a rule, read the stages at equal age, place the signals; what moves, and who is told.

    `cohorts` as `pmkit.methods.adoption_at_age` takes them; `first` is the first day of the launch, `days`
    the first and the last day on which one can stand, `begin` the one on which one begins. `now_before` is
    how many items stood in Now on the case's first roadmap, `kept` the learner's board of it, if there is
    one (the state of `NowNextLater`).
    """

    layout = ("rule", "sentence", ("late", "ages"), "board", "verdicts", "roadmap", "room", "messages")
    taken_along = ("rule", "sentence", "late", "board", "roadmap", "messages")
    heeds = ("board",)
    title = "After the launch"

    def __init__(
        self,
        frame: pd.DataFrame,
        *,
        units: Mapping[str, str] | None = None,
        cohorts: pd.DataFrame,
        first: pd.Timestamp,
        days: tuple[int, int],
        begin: int,
        now_before: int,
        kept: Mapping[str, Any] | None = None,
    ) -> None:
        super().__init__(frame, units=units)
        self.now_before, self.now_own = now_before, _in_now(kept)
        self.cohorts, self.first, self.days, self.begin = cohorts, first, days, begin
        self.by_id = {str(row["signal"]): row for row in frame.to_dict("records")}

    def controls(self, _: Values) -> Sequence[Control]:
        low, high = self.days
        rule = Form(
            "rule",
            (
                Text(
                    "words",
                    "Your rule, before you see the signals",
                    rows=2,
                    wide=True,
                    help="Which evidence makes you keep, improve, stop or take back? Who decides?",
                ),
                Range("keep", "Keep if so many use it in week 4", start=0.3, max=1, step=0.01, unit="%"),
                Range("stop", "Stop if fewer do", start=0.1, max=1, step=0.01, unit="%"),
                Range(
                    "day",
                    "Today is day",
                    start=self.begin,
                    min=low,
                    max=high,
                    help="Counted from the first day of the launch.",
                ),
            ),
            label="Rule",
        )
        cards = [
            {"id": id, "title": f"{row['title']}: {row['text']}", "column": WAITING}
            for id, row in self.by_id.items()
        ]
        board = Places(
            "board",
            "What do you do?",
            columns={WAITING: "Not decided yet", **VERDICTS},
            cards=cards,
            tray=WAITING,
        )
        texts = [Text(key, label, rows=3, wide=True, at=("messages", key)) for key, label in READERS.items()]
        return (rule, board, Form("messages", tuple(texts), label="Three messages"))

    # --- what is seen
    def result(self, values: Values) -> Result:
        as_of = self.first + pd.Timedelta(days=int(values["day"]) - 1)
        keep, stop = float(values["keep"]), float(values["stop"])
        placed = {id: at for at, ids in values["board"].items() for id in ids if at != WAITING}
        ready = len(values["words"].split()) >= _FEW_WORDS
        errors = _errors(values["messages"])
        if stop > keep:
            errors["stop"] = "You would stop what you keep. Stop below the share at which you keep."
        return Result(
            sentence=adoption_said(self.cohorts, as_of, keep, stop),
            charts={
                "late": late_picture(self.cohorts, as_of, keep),
                "ages": ages_picture(self.cohorts, as_of),
            },
            says={"verdicts": self._verdicts(placed, ready), "room": self._room(placed)},
            tables={"roadmap": self._roadmap(placed)},
            cards={"board": {id: self._card(id, placed.get(id, "")) for id in self.by_id}},
            errors=errors,
            hidden=(set() if placed else {"roadmap"}) if ready else {"board", "roadmap", "room", "messages"},
        )

    def _card(self, id: str, verdict: str) -> dict[str, str]:
        """What a signal says where it lies: nothing before it is placed."""
        if not verdict:
            return {"badge": "", "detail": "", "warning": ""}
        row = self.by_id[id]
        fits = f"{row['when']} {row['why']}"
        if verdict in row["homes"]:
            return {"badge": "can be defended", "detail": fits, "warning": ""}
        return {"badge": "", "detail": fits, "warning": f"Easier to defend: {either(row['homes'])}"}

    def _verdicts(self, placed: Mapping[str, str], ready: bool) -> str:
        if not ready:
            return f"Write your rule first, in {_FEW_WORDS} words or more: then the signals come."
        if not placed:
            return f"{counted(len(self.by_id), 'signal')} wait. Place each under your rule."
        fit = sum(at in self.by_id[id]["homes"] for id, at in placed.items())
        said = [f"**{fit} of {counted(len(placed), 'verdict')}** can be defended."]
        said += [self._uneven(one, other, placed) for one, other in self._alike(placed)]
        return " ".join(said)

    def _alike(self, placed: Mapping[str, str]) -> list[tuple[str, str]]:
        """Pairs of signals with the same evidence under different verdicts."""
        return [
            (one, other)
            for one, other in combinations(self.by_id, 2)
            if one in placed
            and other in placed
            and placed[one] != placed[other]
            and self._evidence(one) == self._evidence(other)
        ]

    def _evidence(self, id: str) -> tuple[object, ...]:
        row = self.by_id[id]
        return row["evidence"], row["points"], row["severity"]

    def _uneven(self, one: str, other: str, placed: Mapping[str, str]) -> str:
        names = [escape_markdown(str(self.by_id[id]["title"])) for id in (one, other)]
        return (
            f"Same rule, same evidence, different verdicts: **{names[0]}** ({placed[one]}) and "
            f"**{names[1]}** ({placed[other]}). What tells them apart? Say it in your rule."
        )

    def _roadmap(self, placed: Mapping[str, str]) -> Cells:
        rows = [
            {
                "id": id,
                "title": row["title"],
                "move": _MOVES[placed[id]],
                "item": "" if placed[id] == "keep" else row["item"],
            }
            for id, row in self.by_id.items()
            if id in placed
        ]
        return Cells("roadmap", "What moves on the roadmap", columns=_COLUMNS, rows=rows, sortable=False)

    def _room(self, placed: Mapping[str, str]) -> str:
        """What the verdicts do to Now on the roadmap of chapter 4, which holds few items."""
        back = sum(verdict == "take back" for verdict in placed.values())
        if not placed:
            return ""
        before = self.now_before if self.now_own is None else self.now_own
        whose = "Jonas's first roadmap" if self.now_own is None else "Your roadmap of chapter 4"
        has = f"{whose} has {counted(before, 'item')} in Now"
        if not back:
            return f"{has}. Nothing that you decided goes there, so it can stay as it is."
        after = f"{has}. What you take back goes first, so there are **{before + back}**"
        if before + back <= MOST_NOW:
            return f"{after}. At most {MOST_NOW} can be finished there, so it fits."
        return f"{after}. At most {MOST_NOW} can be finished there: what moves down, and whom do you tell?"


def _in_now(kept: Mapping[str, Any] | None) -> int | None:
    """How many items the learner has in Now; None where no board is kept."""
    board = (kept or {}).get("board")
    now = board.get("now") if isinstance(board, Mapping) else None
    return len(now) if isinstance(now, list) else None


def _errors(messages: Mapping[str, str]) -> dict[str, str]:
    """What a message is told: that it is too long to be read."""
    found = {}
    for key in READERS:
        many = len(messages[key].split())
        if many > MOST_WORDS:
            found[key] = f"{many} words. Up to {MOST_WORDS} are read: what can go?"
    return found
