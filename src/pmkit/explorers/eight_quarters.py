"""Eight quarters of Mealwise: what is known, whom one answers, where the months go, and what is decided.

The state of a game is its log (`log`, the text that `pmkit.simulator.log` writes) and the draft of the open
quarter under the keys of the controls. All else is computed from the log. What is true and not yet seen
(shares, efforts, luck, hidden ideas) is neither in the state nor in anything that is drawn.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from functools import lru_cache
from typing import Any

from pmkit.charts import Picture
from pmkit.english import counted, shortened
from pmkit.explorers import Button, Choice, Control, Explorer, Form, Pasted, Result, Text, Tick, Values
from pmkit.explorers import _quarter_controls as q
from pmkit.explorers._quarter_comments import comments_said
from pmkit.explorers._quarter_ideas import idea_table, order_control, shown_options
from pmkit.explorers._quarter_moment import (
    LONGEST_SEED,
    MOST_LETTERS,
    Moment,
    clean,
    moment_of,
    opened_log,
    quarter_name,
    seed_of,
)
from pmkit.explorers._quarter_outlook import capacity_of, outlook_said
from pmkit.explorers._quarter_record import end_said, readable_only_said, record_table
from pmkit.explorers._quarter_report import report_said
from pmkit.explorers._quarter_views import (
    MONTHS,
    beliefs_picture,
    capacity_picture,
    letters_said,
    live_said,
    money_picture,
    people_said,
    quarters_table,
)
from pmkit.practice.markdown import escape_markdown
from pmkit.simulator.decided import as_json
from pmkit.simulator.log import Entry, Log, write_log
from pmkit.simulator.quarter import Game

_KEPT = 64
"""So many moments of a game are remembered: undo and redo compute nothing again."""


class EightQuarters(Explorer):
    """Lead a product for eight quarters.

    `game` has the rules; `seed` is the luck that one begins with; `names` what people in letters are called.
    With `comments` a careful reader says after each quarter what was to be seen. A game of fewer `quarters`
    is a rehearsal.
    """

    layout = (
        "now",
        "view",
        "ideas",
        "beliefs",
        "live",
        "people",
        "letters",
        "answers",
        "order",
        "months",
        "discovery",
        "capacity",
        "rules",
        "sentence",
        "closing",
        "came",
        "comments",
        "money",
        "quarters",
        "record",
        "game",
    )
    taken_along = ("now", "sentence", "money", "quarters", "record")
    files = ({"key": "log", "label": "The game as a text"},)
    title = "Eight quarters"

    def __init__(
        self,
        frame: Any = None,
        *,
        units: Mapping[str, str] | None = None,
        game: Game,
        seed: str,
        names: Mapping[str, str],
        quarters: int = 8,
        comments: bool = False,
    ) -> None:
        super().__init__(frame, units=units)
        self.game, self.seed, self.names = game, seed, dict(names)
        self.quarters, self.comments = min(quarters, int(game.parameters.quarters)), comments
        self._at: Callable[[str], Moment] = lru_cache(_KEPT)(self._read_log)

    # --- the game so far
    def _read_log(self, text: str) -> Moment:
        return moment_of(self.game, self.quarters, text, self.seed)

    def moment(self, values: Values) -> Moment:
        """Where the game of these values stands."""
        text = values.get("log")
        return self._at(clean(text) if isinstance(text, str) else "")

    def settle(self, values: Mapping[str, Any]) -> Mapping[str, Any]:
        return {**values, "log": self.moment(values).text}

    def started_over(self, state: Mapping[str, Any], unshown: Callable[[str], bool]) -> dict[str, Any]:
        """The same seed again, from its first quarter."""
        return self.complete({"log": write_log(self.game, Log(self.moment(state).log.seed))})

    # --- what can be changed
    def controls(self, values: Values) -> Sequence[Control]:
        moment = self.moment(values)
        found: list[Control] = [self._view(moment)]
        if moment.is_open:
            # all of them in each quarter: where a part comes or goes, the page draws anew what stands below
            found += [idea_table(moment, values), q.answers_form(moment, self.names)]
            found += [order_control(moment, values), q.discovery_form(moment), q.rules_form(moment)]
            found.append(self._closing(moment))
        return [*found, self._game()]

    def _view(self, moment: Moment) -> Form:
        numbers = Tick("numbers", "Show me numbers")
        if not moment.is_open:
            return Form("view", (numbers,), label="What you look at")
        show = Choice("show", "Ideas to look at", options=shown_options(moment))
        return Form("view", (show, numbers), label="What you look at")

    def _closing(self, moment: Moment) -> Form:
        name = quarter_name(moment.quarter)
        close = Button(f"close {moment.quarter}", f"Close {name}", self._close, main=True)
        return Form("closing", (q.because_field(moment), close), label=f"Close {name}")

    def _game(self) -> Form:
        fields = (
            Text(
                "seed",
                "Another seed",
                start=self.seed,
                help="A word. Whoever has the same word has the same luck.",
            ),
            Button("anew", "Begin a game with this seed", self._anew),
            Pasted(
                "saved",
                "Open a saved game",
                rows=3,
                endings=".txt",
                help="The text that “The game as a text” gives, whole or as far as you have it.",
            ),
            Button("open", "Open it", self._open),
        )
        return Form("game", fields, label="Another game")

    # --- what buttons do
    def _close(self, values: Values) -> Values:
        moment = self.moment(values)
        decided, _ = q.decisions_of(moment, values)
        entry = Entry(as_json(self.game, decided), clean(values["because"])[:MOST_LETTERS])
        return self._to(write_log(self.game, moment.log.with_entry(entry)))

    def _anew(self, values: Values) -> Values:
        seed = seed_of(values["seed"], self.seed)
        return self._to(write_log(self.game, Log(seed)), self.moment(values))

    def _open(self, values: Values) -> Values:
        text = clean(values["saved"])
        if opened_log(self.game, text)[0] is None:
            return {}
        return {**self._to(text, self.moment(values)), "saved": ""}

    @staticmethod
    def _to(text: str, left: Moment | None = None) -> dict[str, Any]:
        """The values that go to another log: nothing is drafted; `left` is the game that is left for it."""
        told = [left.log.seed, len(left.log.entries)] if left and left.log.entries else None
        return {**dict.fromkeys(q.DRAFT), "log": text, "left": told}

    def file(self, key: str, values: Values) -> tuple[str, str]:
        """The log, as it can be opened again."""
        moment = self.moment(values)
        seed = "".join(one for one in moment.log.seed if one.isalnum()) or "game"
        return f"eight-quarters-{seed[:LONGEST_SEED]}.txt", moment.text

    # --- what is seen
    def result(self, values: Values) -> Result:
        moment, numbers = self.moment(values), values["numbers"]
        if moment.log.readable_only:
            return self._seen(moment, values, readable_only_said(moment))
        if moment.is_over:
            return self._seen(moment, values, end_said(moment), charts={"money": money_picture(moment)})
        decided, told = q.decisions_of(moment, values)
        mind = [f"**Note:** {escape_markdown(one)}" for one in told]
        chosen = idea_table(moment, values)
        items = [self.game.ideas.number(row["id"]) for row in chosen.rows]
        return self._seen(
            moment,
            values,
            " ".join([outlook_said(moment, decided), *mind]),
            charts={
                "beliefs": beliefs_picture(moment, items, numbers),
                "capacity": capacity_picture(capacity_of(moment, decided)),
                "money": money_picture(moment),
            },
            says={
                "letters": letters_said(moment, self.names),
                "people": people_said(moment),
                "live": live_said(moment, numbers),
                "months": MONTHS,
            },
        )

    def _seen(
        self,
        moment: Moment,
        values: Values,
        sentence: str,
        *,
        charts: Mapping[str, Any] | None = None,
        says: Mapping[str, str] | None = None,
    ) -> Result:
        tables = {"record": record_table(moment, self.names)}
        words = {"now": self._now(moment, values), **(says or {})}
        if not moment.log.readable_only:
            tables["quarters"] = quarters_table(moment)
            closed = len(moment.played.reports)
            words["came"] = report_said(moment, closed, values["numbers"]) if closed else ""
            words["comments"] = comments_said(moment) if self.comments and closed else ""
        return Result(
            sentence=sentence,
            says=words,
            charts=dict(charts or {}),
            tables={key: one for key, one in tables.items() if one is not None},
            errors=self._errors(values),
            hidden={key for key, one in (charts or {}).items() if _is_empty(one)},
        )

    def _now(self, moment: Moment, values: Values) -> str:
        seed = escape_markdown(shortened(moment.log.seed, LONGEST_SEED))
        said = []
        if moment.is_open:
            said.append(
                f"**{quarter_name(moment.quarter)}, quarter {moment.quarter} of "
                f"{moment.quarters}.** Seed “{seed}”."
            )
            if moment.quarter == 1:
                said.append(_first_steps(moment))
            if moment.told:
                said.append(escape_markdown(" ".join(moment.told)))
            if moment.last:
                said.append(f"What came of {quarter_name(moment.quarter - 1)} stands under the button below.")
        elif not moment.log.readable_only:
            said.append(f"**All {counted(moment.quarters, 'quarter')} are closed.** Seed “{seed}”.")
        return " ".join([*said, *self._left(values)])

    def _left(self, values: Values) -> list[str]:
        """What is said of a game that was left for this one: it is not lost."""
        left = values.get("left")
        if not (
            isinstance(left, list) and len(left) == 2 and isinstance(left[0], str) and type(left[1]) is int
        ):
            return []
        seed, closed = (
            escape_markdown(shortened(clean(left[0]), LONGEST_SEED)),
            counted(left[1], "closed quarter"),
        )
        return [f"Your game with the seed “{seed}” ({closed}) is not lost: *Undo* brings it back."]

    def _errors(self, values: Values) -> dict[str, str]:
        found, saved = {}, clean(values["saved"])
        if saved.strip():
            log, told = opened_log(self.game, saved)
            if log is None or told:
                found["saved"] = " ".join(told)
        if len(" ".join(values["seed"].split())) > LONGEST_SEED:
            found["seed"] = f"A seed is short: the first {LONGEST_SEED} letters count."
        if len(values.get("because") or "") > MOST_LETTERS:
            found["because"] = f"{len(values['because']):,} letters. The first {MOST_LETTERS:,} are kept."
        return found


def _first_steps(moment: Moment) -> str:
    """What somebody does who sees the screen for the first time, in the order of the screen."""
    return (
        "Choose a few ideas under *Work on it*. Answer the letters. Put your ideas in an order, and give a "
        "month or two to discovery. Write your sentence, then press "
        f"*Close {quarter_name(moment.quarter)}*. Work on debt, launches, hiring and price may all stay as "
        "they are in your first quarter."
    )


def _is_empty(picture: Picture) -> bool:
    """Whether there is nothing to be drawn yet: it keeps its place, unseen."""
    return len(picture.rows) == 0
