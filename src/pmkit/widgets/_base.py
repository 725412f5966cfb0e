"""What every pmkit widget shares: how its script and styles are put together, and its static form.

A widget's script is `common.js` followed by its own file, its style the design tokens, `base.css` and its own
file: no build step, nothing fetched. A subclass says its state in `describe()` (one line, stable between
runs) and `static_html()` (what a reader sees where no kernel runs).
"""

from functools import cache
from html import escape
from pathlib import Path
from typing import Any

import anywidget

from pmkit.design import tokens_css

_HERE = Path(__file__).parent
WIDGET_VIEW = "application/vnd.jupyter.widget-view+json"


@cache
def _read(name: str) -> str:
    return (_HERE / name).read_text(encoding="utf-8")


def esm(*names: str) -> str:
    """A widget's script: the shared functions, then its own files (of this folder, or with a whole path), the
    last with `export default`."""
    return "\n".join(_read(part) for part in ("common.js", *names))


def css(name: str = "") -> str:
    """The style of a widget: design tokens, the shared look, then its own file."""
    return "\n".join([tokens_css(), *(_read(part) for part in ("base.css", *([name] if name else [])))])


def mimebundle(live: dict[str, Any] | None, text: str, html: str) -> dict[str, Any]:
    """The live view (left out where there is none) beside its text and static HTML forms."""
    bundle: dict[str, Any] = {"text/plain": text, "text/html": html}
    if live and WIDGET_VIEW in live:
        bundle[WIDGET_VIEW] = live[WIDGET_VIEW]
    return bundle


class Base(anywidget.AnyWidget):
    """A widget with a stable text form and a static HTML form."""

    def describe(self) -> str:
        """The state in one line, the same for the same state in every run."""
        raise NotImplementedError

    def static_html(self) -> str:
        """What is read where no kernel runs: by default the state in one line."""
        return f"<p>{escape(self.describe())}</p>"

    def __repr__(self) -> str:
        return f"{type(self).__name__}({self.describe()})"

    def _repr_mimebundle_(self, **kwargs: Any) -> Any:
        made = super()._repr_mimebundle_(**kwargs)
        live = made[0] if isinstance(made, tuple) else made
        return mimebundle(live, repr(self), self.static_html())
