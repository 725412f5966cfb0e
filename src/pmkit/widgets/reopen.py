"""What is open shows a chapter as it is kept, after it was started over elsewhere or that was undone."""

from pmkit.practice.workbook import EXPLORER
from pmkit.widgets.explorer_view import open_views
from pmkit.widgets.question import open_cards


def reopen(chapter: str) -> None:
    """Read the cards and explorers of a chapter anew, in place."""
    begins = f"{chapter}."
    for card in list(open_cards):
        if card.question.id.startswith(begins):
            card.reopen()
    for view in list(open_views):
        if view.item.removeprefix(EXPLORER).startswith(begins):
            view.reopen()
