"""How every pmkit chart looks: colours, fonts and spaces, as one Vega-Lite configuration.

The colours keep at least 3:1 to a white and to a dark page, so one chart serves both themes, and stay apart
for people with any common colour blindness. Text and grid take the page's own colours where the chart is
drawn (`live_chart.js`, JupyterLab's renderer); only pictures carry their own (`PAPER`).
"""

from typing import Any

NAME = "pmkit"

BLUE = "#2f7fc1"
VERMILION = "#d55e00"
GREEN = "#0b8f68"
PURPLE = "#b0609a"
OCHRE = "#a27a00"
GREY = "#7d8590"

ACCENT = BLUE
"""The one thing the chart is about."""
MUTED = GREY
"""What is there for comparison."""
CATEGORIES = (BLUE, VERMILION, GREEN, PURPLE, OCHRE, GREY)
"""For up to six categories, in this order."""

WIDTH, HEIGHT, STEP = 560, 280, 24
"""Default size in pixels; STEP is the height of one bar."""


def config() -> dict[str, Any]:
    """The configuration without text colours, so that the page's light or dark theme may set them."""
    return {
        "background": None,
        "font": "sans-serif",
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


PAPER: dict[str, Any] = {
    "background": "#ffffff",
    "axis": {"labelColor": "#333333", "titleColor": "#333333", "gridColor": "#cccccc"},
    "legend": {"labelColor": "#333333", "titleColor": "#333333"},
    "header": {"labelColor": "#333333", "titleColor": "#333333"},
    "title": {"color": "#111111", "subtitleColor": "#333333"},
    "text": {"color": "#222222"},
    "style": {"guide-label": {"fill": "#333333"}, "guide-title": {"fill": "#333333"}},
}
"""Added for pictures (PNG, SVG): dark text on white, which reads on any page."""
