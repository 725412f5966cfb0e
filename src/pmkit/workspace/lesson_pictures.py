"""The outputs of a lesson's cells on a page that stands alone: living charts, pictures, our own HTML, text.

Charts are drawn by the Vega bundle that goes into the page; their pictures or words stand there until then.
"""

import base64
import re
from collections.abc import Iterable
from functools import cache
from html import escape
from pathlib import Path
from typing import Any

from pmkit.charts import render, theme
from pmkit.charts.picture import Picture
from pmkit.charts.render import VEGALITE_MIME


def page_of(shown: Iterable[str | Picture]) -> tuple[str, list[dict[str, Any]]]:
    """HTML and charts, in their order: a figure where each chart is drawn, and the charts."""
    parts: list[str] = []
    charts: list[dict[str, Any]] = []
    for part in shown:
        if not isinstance(part, str):
            spec = render.chart_spec(part)
            charts.append(spec)
            part = _figure(spec, base64.b64encode(render.chart_png(spec, scale=1)).decode())
        parts.append(part)
    return "".join(parts), charts


def drawn(spec: dict[str, Any]) -> dict[str, Any]:
    """The chart as the page draws it: as wide as the page and in its colours; the title stands in the figure.

    Without its schema a chart says nothing of versions; the bundle draws what JupyterLab draws.
    """
    plain = {name: value for name, value in spec.items() if name not in ("$schema", "title", "usermeta")}
    return render.with_colours(render.fill_width(plain), theme.PAGE)


def output(one: Any) -> tuple[str, dict[str, Any] | None]:
    """The best form of a cell's output: a living chart, our own HTML, a picture, text."""
    if one.output_type == "stream":
        return f"<pre>{escape(_joined(one.text))}</pre>", None
    data = one.get("data", {})
    picture = data.get("image/png")
    if VEGALITE_MIME in data:
        spec = dict(data[VEGALITE_MIME])
        return _figure(spec, picture), spec
    if "text/html" in data:
        return _joined(data["text/html"]), None
    if picture:
        return _picture(picture, _joined(data.get("text/plain", ""))), None
    text = _joined(data.get("text/plain", ""))
    return (f"<pre>{escape(text)}</pre>" if text else ""), None


def _figure(spec: dict[str, Any], picture: Any) -> str:
    """Where a chart is drawn; its picture or its words stand there until then."""
    title, subtitle = map(escape, render.title_and_subtitle(spec))
    told = str(spec.get("description") or render.spec_title(spec))
    still = _picture(picture, told) if picture else f"<p>{escape(told)}</p>"
    caption = f"<figcaption>{title}{f'<small>{subtitle}</small>' if subtitle else ''}</figcaption>"
    return f'<figure class="chart">{caption if title else ""}<div class="drawing">{still}</div></figure>'


def _picture(data: str, told: str) -> str:
    encoded = re.sub(r"[^A-Za-z0-9+/=]", "", _joined(data))
    return f'<img src="data:image/png;base64,{encoded}" alt="{escape(told)}">'


def _joined(text: Any) -> str:
    return "".join(text) if isinstance(text, list) else str(text)


@cache
def vega() -> str:
    """The Vega bundle as a plain script that leaves `vegaEmbed` behind."""
    from pmkit import widgets

    text = Path(widgets.__file__).with_name("vega-bundle.js").read_text(encoding="utf-8")
    text, found = re.subn(r"export\{(\S+) as vegaEmbed\};?\s*$", r"globalThis.vegaEmbed=\1;", text)
    if not found:
        raise ValueError(
            "The Vega bundle of this pmkit is not the one that pages need. Install pmkit-course again, from "
            "the same file or folder as the first time."
        )
    return text
