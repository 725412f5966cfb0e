"""What is said of a branch: what it brings, where that comes from, and what was not possible any more."""

from collections.abc import Sequence

from pmkit.english import counted, plural, whole_percent
from pmkit.explorers._game_words import money, more
from pmkit.explorers._kept_game import KeptGame
from pmkit.explorers._wished import Wish
from pmkit.explorers.controls import Cells
from pmkit.practice.markdown import escape_markdown, to_plain
from pmkit.simulator.branch import Branch

LATER = (
    "**What if comes after the last quarter.** While you play, a branch would tell you what you can't "
    "know yet. "
    "If you don't play on, tick *My game ends here*."
)
_PARTS = {
    "ideas": "What live ideas bring",
    "lost": "Who left and does not come back",
    "dead baskets": "Dead baskets",
    "faults": "Faults of launches",
    "new people": "Pay of new people",
    "break-in": "Break-ins",
    "price": "The price",
    "incident": "Incidents",
    "after the end": "What goes on after the end",
}
_LEAST = 0.5
"""Thousand EUR: smaller parts are left out."""


def unchanged(game: KeptGame) -> str:
    """What is said before anything is changed."""
    return (
        f"**Nothing is changed yet: {money(game.played.result)}, as you played.** Choose a quarter, a "
        "decision "
        "and another value. All luck stays as it was, and your game stays as it is."
    )


def branch_said(wish: Wish, found: Branch) -> str:
    """The finding of a branch."""
    rest = (
        f"If the planner decides all quarters after {found.quarter}, with this change and without it, the "
        f"difference is {more(found.difference_planned)}."
    )
    if wish.onwards:
        rest = (
            f"If the planner decides all quarters after {found.quarter}, only that quarter is changed, "
            "and the "
            f"difference is {more(found.difference_planned)}."
        )
    fair = (
        "Your later decisions were made for another state, so the first number alone is unfair to the "
        "change. "
    )
    return (
        f"**With {wish.words}: {more(found.difference)}.** {money(found.as_played.result)} instead of "
        f"{money(found.before.result)}, with the rest as you played it. {rest} {fair}You know now what "
        "you did "
        "not know then: a branch tells what would have come, not what was right to decide."
    )


def parts_table(found: Branch) -> Cells:
    """Where the difference comes from."""
    rows = [
        {"id": name, "part": _PARTS[name], "difference": round(float(one))}
        for name, one in found.parts.items()
        if abs(one) >= _LEAST
    ]
    columns = (
        {"key": "part", "label": "Part", "readonly": True, "width": 30},
        {"key": "difference", "label": "Difference (thousand EUR)", "type": "number", "readonly": True},
    )
    label = "Where the difference comes from, the rest as you played it"
    return Cells("parts", label, columns=columns, rows=rows, sortable=False)


def skipped_said(found: Branch) -> str:
    """What was decided later and was not possible any more."""
    if not found.skipped:
        return ""
    many = len(found.skipped)
    head = f"**{counted(many, 'later decision')} {plural(many, 'was', 'were')} not possible any more:**"
    return "\n".join([head, "", *(f"- {escape_markdown(one)}" for one in found.skipped)])


def luck_said(share: float, redrawn: int) -> str:
    """The same decision in other worlds."""
    return (
        f"**Same decision, other luck:** in {whole_percent(share)} of {redrawn} worlds that agree with "
        "all that "
        "you had seen when you decided, this change would have paid, the rest as you played it. "
        "Near one half means: nobody could know."
    )


def kept_table(kept: Sequence[tuple[Wish, Branch]]) -> Cells:
    """The branches that are kept, side by side."""
    rows = [
        {
            "id": str(at),
            "branch": to_plain(wish.words),
            "played": round(float(found.difference)),
            "planned": round(float(found.difference_planned)),
        }
        for at, (wish, found) in enumerate(kept, start=1)
    ]
    columns = (
        {"key": "branch", "label": "With", "readonly": True, "width": 40},
        {"key": "played", "label": "The rest as played", "type": "number", "readonly": True},
        {"key": "planned", "label": "The rest by the planner", "type": "number", "readonly": True},
    )
    label = "Kept branches, difference in thousand EUR"
    return Cells("kept", label, columns=columns, rows=rows, sortable=False)
