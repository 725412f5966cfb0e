"""Behind the words: what does the sender of a short message feel and need? Others read it otherwise: ask.

`frame` has a row per message: `id`, `sender` (name), `text`, `reader_1` to `reader_3` (what each of three
readers takes the sender to feel), `feeling` (what the sender says when asked) and `sender_note` (what they
needed). Nobody gets a score: what is measured is how far readers agree.
"""

from collections.abc import Mapping, Sequence

import pandas as pd

from pmkit.charts import Words, agreement_chart
from pmkit.charts.picture import Picture
from pmkit.english import counted, listed, shortened, signed, whole_percent
from pmkit.explorers import Choice, Control, Explorer, Form, Result, Text, Values, picked
from pmkit.methods import krippendorffs_alpha, raw_agreement
from pmkit.practice.markdown import escape_markdown

READERS = ("reader_1", "reader_2", "reader_3")
YOU = "you"
_LONGEST = 60
_ENOUGH = 3
"""Messages that one must have read before agreement with the others says anything."""
_LIMITS = (
    "Messages, readers and senders are invented. People overestimate how well their tone travels by e-mail "
    "(Kruger and others, 2005, five experiments). Noticing and asking can be practised; what you choose here "
    "is no measure of your feeling for others."
)


class BehindTheWords(Explorer):
    """Choose a message, say what the sender feels, what they need and what you would ask; then see three
    others and the sender."""

    layout = ("form", "message", "yours", "sentence", "chart", "limits")
    taken_along = ("message", "yours", "sentence", "chart")
    title = "Behind the words"

    def __init__(self, frame: pd.DataFrame, *, units: Mapping[str, str] | None = None) -> None:
        super().__init__(frame.set_index("id", drop=False), units=units)
        self.rows = {str(row["id"]): row for row in frame.to_dict("records")}
        self.coded = self.frame[list(READERS)]
        self.feelings = sorted({*self.coded.stack(), *self.frame["feeling"]})
        self.told = int(self.coded.eq(self.frame["feeling"], axis=0).sum().sum())

    # --- controls
    def controls(self, values: Values) -> Sequence[Control]:
        options = {
            id: f"{row['sender']}: {shortened(str(row['text']), _LONGEST)}" for id, row in self.rows.items()
        }
        one = picked(values, "message", options)
        feelings = {"": "not yet", **{feeling: feeling for feeling in self.feelings}}
        yours = (
            Choice("feeling", "They feel", options=feelings, at=("feelings", one)),
            Text(
                "need",
                "They need",
                rows=2,
                at=("needs", one),
                help="Something that you could give or find out.",
            ),
            Text("ask", "You would ask", rows=2, at=("asks", one), help="One question. Leave it open."),
        )
        return (
            Form("form", (Choice("message", "Message", options=options),), label="A message"),
            Form("yours", yours, label="What is behind it?"),
        )

    # --- what is seen
    def result(self, values: Values) -> Result:
        one, mine = values["message"], {id: cell for id, cell in values["feelings"].items() if cell}
        row = self.rows[one]
        about = self._revealed(one, mine[one], str(values["asks"][one])) if one in mine else _ASKS
        return Result(
            sentence=f"{about}\n\n{self._all_said()}",
            charts={"chart": self._chart(mine)},
            says={
                "message": f"{escape_markdown(row['sender'])} writes: “{escape_markdown(row['text'])}”",
                "limits": _LIMITS,
            },
        )

    def _revealed(self, id: str, mine: str, ask: str) -> str:
        """What the others read, and what the sender says."""
        row = self.rows[id]
        read = [row[reader] for reader in READERS]
        like = read.count(mine)
        others = "none of them" if not like else f"{like} of them"
        note = escape_markdown(str(row["sender_note"]))
        left = "" if ask.strip() else " What would you have asked before you answer?"
        return (
            f"You read **{mine}**. Three others read {listed(read)}: {others} as you. When asked, "
            f"{escape_markdown(row['sender'])} says **{row['feeling']}**: {note}{left}"
        )

    def _all_said(self) -> str:
        total = self.coded.size
        return (
            f"In all {len(self.rows)} messages the three name what the sender says in {self.told} of "
            f"{counted(total, 'reading')}. So notice, name it as a guess, ask, and then choose your answer."
        )

    def _chart(self, mine: Mapping[str, str]) -> Picture:
        rows = _measures("Three readers", self.coded)
        if len(mine) >= _ENOUGH:
            many = counted(len(mine), "message")
            yours = self.coded.loc[list(mine)].assign(**{YOU: pd.Series(mine)})
            rows += _measures(f"Three readers and you, {many}", yours)
        table = pd.DataFrame(rows, columns=["measure", "value", "raw"])
        table = table.assign(low=float("nan"), high=float("nan"), before=float("nan"))
        raw, alpha = rows[0][1], rows[1][1]
        chance = "less often than by chance" if alpha < 0 else f"{signed(alpha, 2)} beyond chance"
        title = f"Two readers agree on {whole_percent(raw)} of the messages, {chance}"
        told = "; ".join(f"{name}: {value:.2f}" for name, value, _ in rows if value == value)
        words = Words(
            title,
            "Circle: Krippendorff's alpha, 1 is full agreement, 0 what chance would do. Square: raw.",
            f"Marks of agreement from -1 to 1. {told}.",
        )
        return agreement_chart(table, words)


_ASKS = "What does the sender feel? Choose a word, then see what three others read and what the sender says."


def _measures(name: str, codes: pd.DataFrame) -> list[tuple[str, float, bool]]:
    return [
        (f"{name}: raw", raw_agreement(codes), True),
        (f"{name}: beyond chance", krippendorffs_alpha(codes), False),
    ]
