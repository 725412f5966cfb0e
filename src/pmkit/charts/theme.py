"""How every pmkit chart looks: the colours of `pmkit.design`, sizes and spaces, in one configuration.

The colours keep at least 3:1 to a white and to a dark page, so one chart serves both themes, and stay apart
for people with any common colour blindness. Text and grid take the page's own colours, and its font, where
the chart is drawn (`live_chart.js`, JupyterLab's renderer); only pictures carry their own (`PAPER`).
"""

from typing import Any

from pmkit.design import token

NAME = "pmkit"

BLUE, VERMILION, GREEN, PURPLE, OCHRE, GREY = (
    token(f"chart-{name}") for name in ("blue", "vermilion", "green", "purple", "ochre", "grey")
)

ACCENT = BLUE
"""The one thing the chart is about."""
MUTED = GREY
"""What is there for comparison."""
CATEGORIES = (BLUE, VERMILION, GREEN, PURPLE, OCHRE, GREY)
"""For up to six categories, in this order."""

ON_COLOUR = token("chart-words")
"""Words on a bar or field of one of these colours: at least 4.5:1 on each of them, in both themes."""

WIDTH, HEIGHT, STEP = 560, 280, 24
"""Default size in pixels; STEP is the height of one bar."""


PAGE_WIDTH = "pmkit_page"
"""The parameter that holds the width of the place where a chart stands: 860 pixels for a picture and
a static output."""


FOLLOW_PAGE = {
    # the width is named so that the expression is worked out again when it changes
    "name": PAGE_WIDTH,
    "expr": "width >= 0 && containerSize()[0] > 0 ? containerSize()[0] : 860",
}
"""The same parameter for a chart that fills its place."""


def config() -> dict[str, Any]:
    """The configuration without the colour of words; `PAGE`, `PAPER` or `live_chart.js` adds it."""
    return {
        "params": [{"name": PAGE_WIDTH, "value": 860}],  # see `FOLLOW_PAGE`
        "view": {"continuousWidth": WIDTH, "continuousHeight": HEIGHT, "step": STEP, "stroke": None},
        "range": {"category": list(CATEGORIES)},
        "mark": {"color": ACCENT},
        "bar": {"cornerRadiusEnd": 2},
        "point": {"filled": True, "size": 70, "opacity": 0.85},
        "line": {"strokeWidth": 2.5},
        "rule": {"strokeWidth": 1.5},
        "text": {"fontSize": 12},
        "axis": {
            "labelFontSize": 12,
            "titleFontSize": 12,
            "titleFontWeight": "normal",
            "labelLimit": 240,
            "labelPadding": 6,
            "titlePadding": 8,
            "ticks": False,
            "domain": False,
            "gridOpacity": 0.35,
        },
        "axisBand": {"grid": False},
        "axisY": {"titleAnchor": "end"},
        "legend": {"labelFontSize": 12, "titleFontSize": 12, "titleFontWeight": "normal", "labelLimit": 220},
        "header": {"labelFontSize": 12, "titleFontSize": 12},
        "title": {
            "anchor": "start",
            "frame": "group",
            "fontSize": 15,
            "fontWeight": 600,
            "subtitleFontSize": 12,
            "offset": 12,
        },
    }


def words(colour: str, grid: str) -> dict[str, Any]:
    """Added where the page is known: every word of a chart in one colour, and the lines behind it."""
    both = {"labelColor": colour, "titleColor": colour}
    return {
        "axis": {**both, "gridColor": grid},
        "legend": both,
        "header": both,
        "title": {"color": colour, "subtitleColor": colour},
        "text": {"color": colour},
        "style": {"guide-label": {"fill": colour}, "guide-title": {"fill": colour}},
    }


PICTURE_FONT = "pmkit Picture"
"""The package's own font (`fonts/`), so that a picture has the same bytes on every machine."""
PAPER = {"background": "#ffffff", "font": f"{PICTURE_FONT}, sans-serif", **words("#222222", "#cccccc")}
"""For pictures (PNG, SVG): dark words on white, which read on any page."""
# "aria" would announce every mark, without a name; the drawing as a whole has its description.
PAGE = {"background": "transparent", "mark": {"aria": False}, **words("currentColor", f"{GREY}80")}
"""For a drawing in a page: its words take the page's colour, in a light theme as in a dark one."""
