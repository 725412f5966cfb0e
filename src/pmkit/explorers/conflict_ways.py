"""Ways of handling a conflict: which of five fits here? Often more than one can be defended, with a reason.

`frame` has a row per conflict: `id`, `text`, `homes` (a list: the ways that can be defended), `when` (what
one does in each of them) and `why` (what decides). The five ways are those of Thomas and Kilmann, 1974; the
conflicts are the course's own. Nobody is told what kind of person they are.
"""

from collections import Counter
from collections.abc import Mapping, Sequence

import pandas as pd

from pmkit.english import counted, either, listed
from pmkit.explorers import Choice, Control, Explorer, Form, Places, Result, Values, picked

UNPLACED = "unsorted"
WAYS = {
    "compete": "Compete: hold your ground",
    "collaborate": "Collaborate: look together for what serves both",
    "compromise": "Compromise: each gives up a part",
    "avoid": "Avoid: not now, or not at all",
    "accommodate": "Accom\u00admodate: give way",
}
"""The fifth may be parted: as a whole it pushes the number beside it out of a narrow column."""
_AT_ONCE = 4
_LIMITS = (
    "Five ways of handling a conflict after Thomas and Kilmann, 1974; all five have their place. The "
    "conflicts are the course's own, and what can be defended in each is its judgement. What you choose here "
    "says nothing about what you do when it is loud."
)


class ConflictWays(Explorer):
    """Place each conflict where you would begin; each answers with what fits and when."""

    layout = ("form", "board", "sentence", "limits")
    title = "Five ways to handle a conflict"

    def __init__(self, frame: pd.DataFrame, *, units: Mapping[str, str] | None = None) -> None:
        super().__init__(frame, units=units)
        self.by_id = {str(row["id"]): row for row in frame.to_dict("records")}
        ids = list(self.by_id)
        packs = [ids[at : at + _AT_ONCE] for at in range(0, len(ids), _AT_ONCE)]
        self.packs = {str(number): pack for number, pack in enumerate(packs, start=1)}
        self.defended = Counter(home for row in self.by_id.values() for home in row["homes"])

    def controls(self, values: Values) -> Sequence[Control]:
        options = {one: f"{one} of {len(self.packs)}" for one in self.packs}
        pack = picked(values, "pack", options)
        cards = [{"id": id, "title": row["text"], "column": UNPLACED} for id, row in self.by_id.items()]
        return (
            Form("form", (Choice("pack", "Conflicts", options=options, radio=True),), label="Conflicts"),
            Places(
                "board",
                "Where would you begin?",
                columns={UNPLACED: "Not placed yet", **WAYS},
                cards=cards,
                shown=frozenset(self.packs[pack]),
                tray=UNPLACED,
            ),
        )

    def result(self, values: Values) -> Result:
        placed = {id: way for way, ids in values["board"].items() for id in ids if way != UNPLACED}
        cards = {id: self._card(id, placed.get(id, "")) for id in self.by_id}
        return Result(sentence=self._said(placed), says={"limits": _LIMITS}, cards={"board": cards})

    def _card(self, id: str, way: str) -> dict[str, str]:
        """What a conflict says where it lies: nothing before it is placed."""
        if not way:
            return {"badge": "", "detail": "", "warning": ""}
        row = self.by_id[id]
        homes, fits = row["homes"], f"{row['when']} {row['why']}"
        if way not in homes:
            return {"badge": "", "detail": fits, "warning": f"Easier to defend: {either(homes)}"}
        others = listed([one for one in homes if one != way])
        return {"badge": f"fits, and so does {others}" if others else "fits", "detail": fits, "warning": ""}

    def _said(self, placed: Mapping[str, str]) -> str:
        total = len(self.by_id)
        if not placed:
            several = sum(len(row["homes"]) > 1 for row in self.by_id.values())
            return (
                f"Place a conflict where you would begin. In **{several} of {total}** more than one way can "
                "be defended, and each says when."
            )
        fit = sum(way in self.by_id[id]["homes"] for id, way in placed.items())
        said = [f"**{fit} of {counted(len(placed), 'placed conflict')}** can be defended there."]
        often, times = Counter(placed.values()).most_common(1)[0]
        if times > 1:
            said.append(
                f"You began with “{often}” most often, {times} times; it can be defended in "
                f"{self.defended[often]} of all {total}. No way fits everywhere."
            )
        unused = [way for way in WAYS if way not in placed.values()]
        if len(placed) == total and unused:
            said.append(f"You never chose {listed(unused)}. Where would it have cost you less?")
        return " ".join(said)
