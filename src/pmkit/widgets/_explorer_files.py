"""The pictures of an explorer as files."""

from collections.abc import Mapping
from datetime import date

from pmkit.charts import render
from pmkit.charts.picture import Picture
from pmkit.widgets.downloads import Made

Shown = Mapping[str, Picture]
"""The charts that are seen now, top to bottom."""


def is_picture(key: str) -> bool:
    """Whether a button's key asks for a chart: `png`, or `svg 2` for the second that is shown."""
    return key.partition(" ")[0] in ("png", "svg")


def picture_file(shown: Shown, key: str) -> Made:
    """The chart that the key asks for. Raises ValueError, with a sentence, where it is not shown."""
    kind, _, number = key.partition(" ")
    place = int(number or 1)
    if len(shown) < place:
        raise ValueError("This chart is not shown now. Choose one that is.")
    picture = list(shown.values())[place - 1]
    name = f"chart-{place}-{date.today():%Y-%m-%d}.{kind}"
    if kind == "png":
        return Made(name, render.chart_png(picture), "image/png")
    return Made(name, render.chart_svg(picture).encode(), "image/svg+xml")


def pictures_offered(shown: Shown) -> list[dict[str, str]]:
    """A button for each chart as PNG and as SVG."""
    items = []
    for place in range(1, len(shown) + 1):
        name, end = ("Chart", "") if len(shown) == 1 else (f"Chart {place}", f" {place}")
        items += [{"key": f"{kind}{end}", "label": f"{name} as {kind.upper()}"} for kind in ("png", "svg")]
    return items
