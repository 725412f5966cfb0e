"""Drawing: the now-next-later board; certainty falls from left to right, a real date stands on its card."""

from html import escape

from pmkit.charts.theme import BLUE

_WIDTH, _HEIGHT = 400, 266
_COLUMN = 126
_COLUMNS = (
    (
        "Now",
        "problem and way, known",
        ("Families trust", "the search"),
        ("Baskets go on", "by 31 March"),
    ),
    ("Next", "the problem, known", ("Fewer families", "leave in summer"), ("Two can keep", "one list")),
    ("Later", "a belief, worth keeping", ("Plans for people", "with diabetes"), ()),
)
_OPACITY = (1.0, 0.65, 0.35)


def roadmap_board() -> str:
    """The drawing as SVG text, with title and description for a screen reader."""
    told = ". ".join(
        f"{name}, {text}: {'; '.join(' '.join(card) for card in cards if card)}"
        for name, text, *cards in _COLUMNS
    )
    parts = "".join(_column(at, *column) for at, column in enumerate(_COLUMNS))
    arrow = (
        f'<path d="M10 242 H{_WIDTH - 14} m-6 -5 l6 5 l-6 5" fill="none" stroke="currentColor"/>'
        f'<text x="10" y="260" font-size="12">very certain</text>'
        f'<text x="{_WIDTH - 12}" y="260" font-size="12" text-anchor="end">less certain</text>'
    )
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {_WIDTH} {_HEIGHT + 4}" role="img" '
        'aria-labelledby="roadmap-board-title roadmap-board-text" '
        'style="width:100%;max-width:560px;height:auto;color:inherit" font-family="sans-serif" '
        'font-size="13" fill="currentColor" stroke="none">'
        '<title id="roadmap-board-title">Now, next, later: columns of certainty</title>'
        f'<desc id="roadmap-board-text">{escape(told)}. Certainty falls from left to right.</desc>'
        f"{parts}{arrow}</svg>"
    )


def _column(at: int, name: str, text: str, *cards: tuple[str, ...]) -> str:
    first, second = text.split(", ")
    drawn = "".join(_card(number, card, _OPACITY[at]) for number, card in enumerate(cards) if card)
    return (
        f'<g transform="translate({at * (_COLUMN + 10)} 0)">'
        f'<text x="10" y="20" font-weight="600" font-size="15">{escape(name)}</text>'
        f'<text x="10" y="38" font-size="12">{escape(first)}</text>'
        f'<text x="10" y="53" font-size="12">{escape(second)}</text>{drawn}</g>'
    )


def _card(number: int, lines: tuple[str, ...], opacity: float) -> str:
    top = 66 + 82 * number
    texts = "".join(
        f'<text x="17" y="{top + 28 + 22 * line}">{escape(words)}</text>' for line, words in enumerate(lines)
    )
    return (
        f'<rect x="8" y="{top}" width="{_COLUMN - 12}" height="70" rx="8" fill="none" stroke="{BLUE}" '
        f'stroke-width="2.5" stroke-opacity="{opacity}"/>{texts}'
    )
