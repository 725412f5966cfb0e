"""Drawing: two bars on an axis that does not begin at zero, as one meets them on slides."""

from html import escape

from pmkit.charts.theme import BLUE

_WIDTH, _HEIGHT = 400, 250
_LEFT, _TOP, _BOTTOM = 70, 40, 214
_BARS = (110, 250)
_BAR = 90


def cut_bars(
    title: str, first: tuple[str, float], second: tuple[str, float], *, start: float, step: float
) -> str:
    """The drawing as SVG text: each bar a name and a number, on an axis that goes up from `start` in steps.

    The first bar is the longer one. No number stands at a bar: the reader has to judge by eye."""
    lines = int(-(-(first[1] - start) // step))
    end = start + lines * step

    def height(value: float) -> float:
        return _BOTTOM - (value - start) / (end - start) * (_BOTTOM - _TOP)

    axis = "".join(_line(start + step * number, height(start + step * number)) for number in range(lines + 1))
    bars = "".join(_bar(x, *one, height(one[1])) for x, one in zip(_BARS, (first, second), strict=True))
    part = (second[1] - start) / (first[1] - start)
    told = (
        f"Two bars on an axis from {start:,.0f} to {end:,.0f}. The bar of {second[0]} is drawn about "
        f"{100 * part:.0f} per cent as long as the bar of {first[0]}."
    )
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {_WIDTH} {_HEIGHT}" role="img" '
        'aria-labelledby="cut-bars-title cut-bars-text" '
        'style="width:100%;max-width:460px;height:auto;color:inherit" font-family="sans-serif" '
        'font-size="13" fill="currentColor" stroke="none">'
        f'<title id="cut-bars-title">{escape(title)}</title><desc id="cut-bars-text">{escape(told)}</desc>'
        f'<text x="10" y="20" font-weight="600" font-size="15">{escape(title)}</text>{axis}{bars}</svg>'
    )


def _line(value: float, y: float) -> str:
    return (
        f'<path d="M{_LEFT} {y:.1f} H{_WIDTH - 20}" stroke="currentColor" stroke-opacity="0.3"/>'
        f'<text x="{_LEFT - 8}" y="{y + 4:.1f}" text-anchor="end" font-size="12">{value:,.0f}</text>'
    )


def _bar(x: float, name: str, value: float, y: float) -> str:
    return (
        f'<rect x="{x}" y="{y:.1f}" width="{_BAR}" height="{_BOTTOM - y:.1f}" fill="{BLUE}"/>'
        f'<text x="{x + _BAR / 2:.0f}" y="{_BOTTOM + 20}" text-anchor="middle">{escape(name)}</text>'
    )
