"""A chart that follows edits within a few hundredths of a second: the specification goes to the page once,
then only the columns that change.

The picture's own function draws it with Altair; our own script shows it with Vega, which is a file of this
package and reaches a page once however many charts it has. Title and description stand outside the drawing,
so they wrap, can be selected, and are spoken. Static forms (JSON, PNG, text) come from `pmkit.charts.render`.
"""

import gzip
from collections.abc import Callable, Iterable, Mapping
from functools import cache
from pathlib import Path
from typing import Any

import anywidget
import traitlets as t

from pmkit.charts import render
from pmkit.charts.picture import Picture
from pmkit.widgets._base import WIDGET_VIEW, Base, css, esm
from pmkit.widgets._packed import pack, unpack

BUNDLE = Path(__file__).with_name("vega-bundle.js")


@cache
def _bundle() -> bytes:
    """Vega, packed: a third of the size on a class's shared network, and 30 ms to pack once per kernel."""
    return gzip.compress(BUNDLE.read_bytes(), 6, mtime=0)


class Vega(anywidget.AnyWidget):
    """Brings Vega to the page; every chart of a kernel refers to the same one."""

    _esm = "export default {};"
    bundle = t.Bytes().tag(sync=True)

    _shared: "Vega | None" = None

    @classmethod
    def shared(cls) -> "Vega":
        """The one of this kernel, made again where somebody has closed all widgets."""
        if cls._shared is None or cls._shared.comm is None:
            cls._shared = cls(bundle=_bundle())
        return cls._shared


class LiveChart(Base):
    """A picture on the page whose rows and words can be changed quickly.

    The picture needs a description for a screen reader. Raises ValueError where it has none, where its
    drawing has no rows, and where it names an address.

    >>> live = LiveChart(ranking_chart(rows, title="Sign-in leads", description="…"))  # doctest: +SKIP
    >>> live.update({"score": scores}, title="Sign-in leads by a third")               # doctest: +SKIP
    """

    _esm = esm("live_chart.js")
    _css = css("live_chart.css")

    spec = t.Dict().tag(sync=True)
    rows = t.Dict().tag(sync=True, doc="dataset name -> list of rows")
    columns = t.Dict().tag(sync=True, doc="what changed since: column -> float32 bytes or list of texts")
    main = t.Unicode().tag(sync=True)
    title = t.Unicode("").tag(sync=True)
    subtitle = t.Unicode("").tag(sync=True)
    description = t.Unicode("").tag(sync=True)
    vega = anywidget.WidgetTrait().tag(sync=True)
    clickable = t.Bool(False).tag(sync=True)

    def __init__(self, picture: Picture, **kwargs: Any) -> None:
        super().__init__(**_drawn(picture), vega=Vega.shared(), **kwargs)

    def replace_picture(self, picture: Picture) -> None:
        """Draw another picture in place of this one; a click goes where it went. Raises as a new chart."""
        drawn = _drawn(picture)
        with self.hold_sync():
            self.columns = {}
            for name, value in drawn.items():
                setattr(self, name, value)

    def on_click(self, callback: Callable[[str], Any]) -> None:
        """Call `callback(key)` when a mark is clicked whose row has a column `key`.

        A click is a short way for those who point; give the same choice in a form for everybody else.
        """
        self.clickable = True
        self.on_msg(
            lambda _widget, content, _buffers: (
                callback(str(content["key"])) if content.get("kind") == "click" else None
            )
        )

    def update(
        self,
        columns: Mapping[str, Iterable[Any]] | None = None,
        *,
        title: str | None = None,
        subtitle: str | None = None,
        description: str | None = None,
    ) -> None:
        """Change columns of the main data (one value per row, in the order of the rows) and the words.

        Numbers travel as float32 (seven digits), everything else as text; missing values stay missing.
        Raises ValueError where a column has not one value per row.
        """
        packed = {
            name: pack(name, values, self.row_count, "float32") for name, values in (columns or {}).items()
        }
        with self.hold_sync():
            if packed:
                self.columns = {**self.columns, **packed}
            self._say(title, subtitle, description)

    def replace_rows(
        self,
        frame: Any,
        *,
        title: str | None = None,
        subtitle: str | None = None,
        description: str | None = None,
    ) -> None:
        """Put other rows in place of those that are shown, and other words."""
        rows = [render.without_nan(row) for row in _records(frame)]
        with self.hold_sync():
            self.columns = {}
            self.rows = {**self.rows, self.main: rows}
            self._say(title, subtitle, description)

    def _say(self, title: str | None, subtitle: str | None, description: str | None) -> None:
        for name, text in (("title", title), ("subtitle", subtitle), ("description", description)):
            if text is not None:
                setattr(self, name, text)

    @property
    def row_count(self) -> int:
        """How many rows the main data have."""
        return len(self.rows[self.main])

    def static_spec(self) -> dict[str, Any]:
        """The chart as it stands, complete, as Vega-Lite v5 JSON."""
        changed = {name: unpack(column, "float32") for name, column in self.columns.items()}
        rows = [
            {**row, **{name: column[index] for name, column in changed.items()}}
            for index, row in enumerate(self.rows[self.main])
        ]
        title: Any = {"text": self.title, "subtitle": self.subtitle} if self.subtitle else self.title
        spec = {**self.spec, "title": title, "description": self.description}
        return render.chart_spec({**render.own_width(spec), "datasets": {**self.rows, self.main: rows}})

    def describe(self) -> str:
        return render.chart_text({"title": self.title, "description": self.description})

    def static_html(self) -> str:
        return render.chart_html(self.static_spec())

    def _repr_mimebundle_(self, **kwargs: Any) -> Any:
        made = anywidget.AnyWidget._repr_mimebundle_(self, **kwargs)
        live = made[0] if isinstance(made, tuple) else made
        bundle = {**render.mimebundle(self.static_spec()), "text/plain": repr(self)}
        if live and WIDGET_VIEW in live:
            bundle[WIDGET_VIEW] = live[WIDGET_VIEW]
        return bundle


def _drawn(picture: Picture) -> dict[str, Any]:
    """What the page needs to draw a picture: specification, rows and words."""
    spec = dict(picture.draw(picture.rows).to_dict())
    render.refuse_addresses(spec)
    if not picture.description:
        raise ValueError(
            "This chart has no description. Please add one sentence that says what the chart shows, "
            "for people who cannot see it."
        )
    datasets = spec.pop("datasets", {}).items()
    rows = {name: [render.without_nan(row) for row in data] for name, data in datasets}
    main = _main_dataset(spec, rows)
    return {"spec": render.fill_width(spec), "rows": rows, "main": main, **picture.words._asdict()}


def _main_dataset(spec: dict[str, Any], rows: dict[str, Any]) -> str:
    for part in render.views(spec):
        data = part.get("data")
        if isinstance(data, dict) and data.get("name") in rows:
            return str(data["name"])
    raise ValueError("This chart has no rows. Please build it from a data frame.")


def _records(frame: Any) -> list[dict[str, Any]]:
    """The rows as they stand in JSON.

    Altair's own way knows every type, and takes 6 ms for forty rows while somebody waits for an effect; it
    serves what is neither number nor text.
    """
    if all(_is_plain(frame[name]) for name in frame.columns):
        names = [str(name) for name in frame.columns]
        return [
            dict(zip(names, row, strict=True))
            for row in zip(*(frame[name].tolist() for name in frame.columns), strict=True)
        ]
    return render.frame_records(frame)


def _is_plain(column: Any) -> bool:
    """Numbers, yes and no, or texts, some of them missing."""
    if getattr(column.dtype, "kind", "") in "iufb" and not hasattr(column.dtype, "na_value"):
        return True
    return column.dtype.kind == "O" and all(
        value is None or isinstance(value, (str, bool, int, float)) for value in column.tolist()
    )
