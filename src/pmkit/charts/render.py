"""What a chart becomes where it is shown or exported: Vega-Lite v5 JSON, PNG, SVG, HTML and one line of text.

JupyterLab 4 draws Vega-Lite up to version 5, code hosts show the PNG, and a screen reader or a terminal gets
the title and the description. Nothing is fetched: a chart that would load data, pictures or links from an
address is refused.
"""

import base64
import os
from collections.abc import Iterator
from functools import cache
from html import escape
from math import isfinite
from pathlib import Path
from typing import Any

from pmkit.charts import theme

NAME = "pmkit"
VEGALITE_MIME = "application/vnd.vegalite.v5+json"
_SCHEMA = "https://vega.github.io/schema/vega-lite/v5.json"
_PICTURE_VERSION = "5.21"


def chart_spec(chart: Any) -> dict[str, Any]:
    """The chart as Vega-Lite v5 JSON, checked that it asks for nothing from outside.

    Takes an Altair chart or a specification; raises ValueError where a part names an address (`url`, `href`).
    """
    spec = dict(chart if isinstance(chart, dict) else chart.to_dict())
    refuse_addresses(spec)
    if "datasets" in spec:
        spec["datasets"] = {
            name: [without_nan(row) for row in rows] for name, rows in spec["datasets"].items()
        }
    return spec | {"$schema": _SCHEMA}


def frame_records(frame: Any) -> list[dict[str, Any]]:
    """The rows of a data frame as Altair writes them into JSON."""
    from pmkit.charts._altair import alt

    return list(alt.to_values(frame)["values"])


def without_nan(row: Any) -> Any:
    """A row whose missing and endless numbers are null: JSON knows neither, and columns of text may hold one.

    A notebook with a NaN in it can't be opened at all.
    """
    if not isinstance(row, dict):
        return row
    return {
        name: None if isinstance(value, float) and not isfinite(value) else value
        for name, value in row.items()
    }


def refuse_addresses(spec: dict[str, Any]) -> None:
    """Raise ValueError where the specification would load or link something; rows may hold any text."""
    for name, path in _keys(spec, ""):
        if name in ("url", "href"):
            raise ValueError(
                f"This chart names an address ({path}). A pmkit chart carries its own data and opens no "
                "links; please pass a data frame and remove the channel."
            )


def _keys(node: Any, path: str) -> Iterator[tuple[str, str]]:
    """Every key of the specification with its path, except inside data rows, which are only ever text."""
    if isinstance(node, dict):
        for name, child in node.items():
            if name in ("datasets", "values", "$schema", "usermeta"):
                continue
            yield name, f"{path}.{name}".lstrip(".")
            yield from _keys(child, f"{path}.{name}")
    elif isinstance(node, list):
        for child in node:
            yield from _keys(child, path)


def title_and_subtitle(spec: dict[str, Any]) -> tuple[str, str]:
    """Title and subtitle as text, whatever of Altair's forms they have."""
    title = spec.get("title") or ""
    parts = [title.get("text"), title.get("subtitle")] if isinstance(title, dict) else [title, ""]
    one, two = (" ".join(part) if isinstance(part, list) else str(part or "") for part in parts)
    return one, two


def spec_title(spec: dict[str, Any]) -> str:
    """The chart's title as one line: the finding, then its subtitle if it has one."""
    return ". ".join(line.rstrip(".") for line in title_and_subtitle(spec) if line)


def chart_text(chart: Any) -> str:
    """One line for a terminal or a screen reader: title, then description."""
    spec = chart if isinstance(chart, dict) else chart.to_dict()
    said = [spec_title(spec), str(spec.get("description") or "")]
    return "Chart: " + ". ".join(part.rstrip(".") for part in said if part) + "."


def chart_png(chart: Any, scale: float = 2) -> bytes:
    """The chart as a PNG with dark text on white; `scale` 2 is sharp on slides."""
    return _converter().vegalite_to_png(
        _paper(chart), vl_version=_PICTURE_VERSION, scale=scale, allowed_base_urls=[]
    )


def chart_svg(chart: Any) -> str:
    """The chart as SVG with dark text on white."""
    return _converter().vegalite_to_svg(_paper(chart), vl_version=_PICTURE_VERSION, allowed_base_urls=[])


def page_svg(chart: Any, width: int) -> str:
    """The chart as SVG inside a page: words in the page's colour, no title, and as wide as said where the
    chart may be: the narrower, the larger are its words once the drawing fills its place."""
    spec = {name: value for name, value in chart_spec(chart).items() if name not in ("title", "usermeta")}
    if fill_width(spec).get("width") == "container":
        params = [{"name": theme.PAGE_WIDTH, "value": width}]
        spec |= {"width": width, "autosize": {"type": "fit-x", "contains": "padding"}}
        spec["config"] = {**spec.get("config", {}), "params": params}
    return _converter().vegalite_to_svg(
        with_colours(spec, theme.PAGE), vl_version=_PICTURE_VERSION, allowed_base_urls=[]
    )


@cache
def _converter() -> Any:
    """The library that draws pictures, once it knows the package's own font."""
    import vl_convert

    vl_convert.register_font_directory(str(Path(__file__).with_name("fonts")))
    return vl_convert


def pictures_wanted() -> bool:
    """Whether an output brings a picture: not while a person has the notebook open, which draws it live.

    A picture costs a tenth of a second and the first one more than a second. Jupyter's server names the open
    notebook to its kernels; PMKIT_STATIC=1 asks for pictures all the same.
    """
    return os.environ.get("PMKIT_STATIC") == "1" or "JPY_SESSION_NAME" not in os.environ


def chart_html(chart: Any) -> str:
    """The chart as a figure for any HTML page: a picture with its description, and the title below it."""
    spec = chart_spec(chart)
    picture = base64.b64encode(chart_png(spec, scale=1)).decode()
    title, description = spec_title(spec), str(spec.get("description") or spec_title(spec))
    return (
        f'<figure class="pmkit-picture" style="margin:0"><img src="data:image/png;base64,{picture}" '
        f'alt="{escape(description)}" style="max-width:100%;height:auto">'
        f"<figcaption>{escape(title)}</figcaption></figure>"
    )


def _paper(chart: Any) -> dict[str, Any]:
    """The specification with the colours and the font of paper; what the chart itself configures wins."""
    spec = chart_spec(chart)
    return with_colours(spec, theme.PAPER)


def with_colours(spec: dict[str, Any], colours: dict[str, Any]) -> dict[str, Any]:
    """The specification with the colours of a page or of paper; what the chart itself configures wins."""
    return spec | {"config": _merge(colours, spec.get("config", {}))}


def page_spec(chart: Any) -> dict[str, Any]:
    """The specification for a page that draws it: words in the page's colour, no menu on the drawing.

    Only as SVG does a word follow a page that changes its theme; and the menu that JupyterLab would put on
    the drawing has no name that a screen reader could say.
    """
    options = {"actions": False, "renderer": "svg"}
    return with_colours(chart_spec(chart), theme.PAGE) | {"usermeta": {"embedOptions": options}}


def views(spec: dict[str, Any]) -> list[dict[str, Any]]:
    """The specification and every view inside it, outermost first."""
    inner = [part for name in ("layer", "hconcat", "vconcat", "concat") for part in spec.get(name, [])]
    inner += [spec["spec"]] if isinstance(spec.get("spec"), dict) else []
    return [spec, *(deep for part in inner for deep in views(part))]


def fill_width(spec: dict[str, Any]) -> dict[str, Any]:
    """The specification of a chart as wide as its place, unless it sets its width or has several views."""
    channels = {channel for part in views(spec) for channel in part.get("encoding", {})}
    several = {"width", "hconcat", "vconcat", "concat", "facet", "repeat"} & set(spec)
    if several or channels & {"row", "column", "facet"}:
        return spec
    wide = {"width": "container", "autosize": {"type": "fit-x", "contains": "padding"}}
    config = {**spec.get("config", {}), "params": [theme.FOLLOW_PAGE]}
    return {**wide, **spec, "config": config}


def own_width(spec: dict[str, Any]) -> dict[str, Any]:
    """The specification before `fill_width`: as wide as the chart itself asks for."""
    if spec.get("width") != "container":
        return spec
    kept = {name: value for name, value in spec.items() if name not in ("width", "autosize")}
    return kept | {"config": {**spec.get("config", {}), "params": theme.config()["params"]}}


def _merge(base: dict[str, Any], over: dict[str, Any]) -> dict[str, Any]:
    merged = dict(base)
    for name, value in over.items():
        both = isinstance(value, dict) and isinstance(merged.get(name), dict)
        if value is not None:
            merged[name] = _merge(merged[name], value) if both else value
    return merged


def mimebundle(chart: Any) -> dict[str, Any]:
    """The forms of a chart in one output: Vega-Lite v5 JSON, a line of text, and where wanted a PNG."""
    spec = chart_spec(chart)
    bundle = {VEGALITE_MIME: page_spec(spec), "text/plain": chart_text(spec)}
    if pictures_wanted():
        bundle["image/png"] = base64.b64encode(chart_png(spec, scale=1)).decode()
    return bundle


def renderer(spec: dict[str, Any], **_: Any) -> tuple[dict[str, Any], dict[str, Any]]:
    """What Altair calls to display a chart."""
    return mimebundle(spec), {}
