"""The files under an explorer on one's own backlog: the tracker's, the page, and each chart that is shown."""

from datetime import date

import ipywidgets

from pmkit.charts import render
from pmkit.widgets.backlog_form import exports
from pmkit.widgets.downloads import Made
from pmkit.widgets.explorer import Explorer
from pmkit.widgets.live_chart import LiveChart


def is_chart(key: str) -> bool:
    """Whether a button's key asks for a chart: `png`, or `svg 2` for the second that is shown."""
    return key.partition(" ")[0] in ("png", "svg")


def chart_file(explorer: Explorer | None, key: str) -> Made:
    """The chart that the key asks for. Raises ValueError, with a sentence, where it is not shown."""
    kind, _, number = key.partition(" ")
    place = int(number or 1)
    shown = _charts(explorer)
    if len(shown) < place:
        raise ValueError("This chart is not shown now. Choose one that is.")
    spec = shown[place - 1].static_spec()
    name = f"chart-{place}-{date.today():%Y-%m-%d}.{kind}"
    if kind == "png":
        return Made(name, render.chart_png(spec), "image/png")
    return Made(name, render.chart_svg(spec).encode(), "image/svg+xml")


def _charts(explorer: ipywidgets.Widget | None) -> list[LiveChart]:
    """The charts of an explorer that are shown, wherever in it they stand, top to bottom."""
    if isinstance(explorer, LiveChart):
        return [] if explorer.layout.display == "none" else [explorer]
    return [chart for part in getattr(explorer, "children", ()) for chart in _charts(part)]


def offered(explorer: Explorer | None, tracker: str) -> list[dict[str, str]]:
    """The buttons under an explorer: the tracker's file, the page, and each chart as PNG and SVG."""
    items = [one for one in exports(tracker) if one["key"] in ("tracker", "commands", "html")]
    charts = len(_charts(explorer))
    for place in range(1, charts + 1):
        name, end = ("Chart", "") if charts == 1 else (f"Chart {place}", f" {place}")
        items += [{"key": f"{kind}{end}", "label": f"{name} as {kind.upper()}"} for kind in ("png", "svg")]
    return [{"key": one["key"], "label": one["label"]} for one in items]
