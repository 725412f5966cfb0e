"""Drawing: from the vision down to a row of the backlog, and the question that leads from step to step."""

from html import escape

from pmkit.charts.theme import BLUE

_WIDTH, _STEP = 360, 78
_TITLE = "From the vision to a row of the backlog"
_STEPS = (
    ("Vision", "the change for somebody"),
    ("Strategy", "whom first, which way, what not"),
    ("Outcome", "what will be different, measured"),
    ("Roadmap", "the problem you work on now"),
    ("Backlog", "the next piece of work"),
)


def vision_chain() -> str:
    """The drawing as SVG text, with title and description for a screen reader."""
    names = ", ".join(f"{name}: {text}" for name, text in _STEPS)
    description = (
        f"Five steps below each other. {names}. Downwards each asks how; upwards each asks what for."
    )
    steps = "".join(_step(number, name, text) for number, (name, text) in enumerate(_STEPS))
    height = len(_STEPS) * _STEP
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {_WIDTH} {height}" role="img" '
        'aria-labelledby="vision-chain-title vision-chain-text" '
        'style="width:100%;max-width:420px;height:auto;color:inherit" font-family="sans-serif" '
        'font-size="13" fill="currentColor" stroke="none">'
        f'<title id="vision-chain-title">{escape(_TITLE)}</title>'
        f'<desc id="vision-chain-text">{escape(description)}</desc>{steps}</svg>'
    )


def _step(number: int, name: str, text: str) -> str:
    indent = 14 * number
    box = (
        f'<rect x="{indent}" y="2" width="250" height="46" rx="8" fill="none" stroke="{BLUE}" '
        f'stroke-width="2"/><text x="{indent + 12}" y="21" font-weight="600">{escape(name)}</text>'
        f'<text x="{indent + 12}" y="39" font-size="12">{escape(text)}</text>'
    )
    if number == len(_STEPS) - 1:
        arrows = ""
    else:
        down, up = indent + 60, indent + 170
        arrows = (
            f'<path d="M{down} 52 v16 m-4 -5 l4 5 l4 -5" fill="none" stroke="currentColor"/>'
            f'<text x="{down + 8}" y="67" font-size="11">how?</text>'
            f'<path d="M{up} 70 v-16 m-4 5 l4 -5 l4 5" fill="none" stroke="currentColor"/>'
            f'<text x="{up + 8}" y="67" font-size="11">what for?</text>'
        )
    return f'<g transform="translate(0 {number * _STEP})">{box}{arrows}</g>'
