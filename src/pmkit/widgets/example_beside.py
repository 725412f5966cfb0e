"""A finished example beside one's own fields, which opens and closes by a button. It is only to be read."""

from typing import Any

import ipywidgets

from pmkit.widgets._base import mimebundle
from pmkit.widgets.explorer_view import ExplorerView
from pmkit.widgets.form import Form
from pmkit.widgets.say import Say

_TEXT, _TABLE = "280px", "560px"
_SHOW, _HIDE = "Show a finished example", "Hide the example"


class ExampleBeside(ipywidgets.VBox):
    """`view` with a button that shows `example` (Markdown) at its side, or above it on a narrow page."""

    def __init__(self, view: ExplorerView, example: str) -> None:
        self.view = view
        self.button = Form([{"key": "example", "label": _SHOW, "type": "button"}])
        self.example = Say(example)
        self._side = ipywidgets.Box([view], layout=ipywidgets.Layout(flex_flow="row wrap", grid_gap="16px"))
        view.layout.flex, view.layout.min_width = "3 1 480px", "0"
        self.example.layout.flex = f"2 1 {_TABLE if '| --' in example or '| :--' in example else _TEXT}"
        self.example.layout.min_width = "0"
        super().__init__([self.button, self._side], layout=ipywidgets.Layout(grid_gap="12px"))
        self.button.on_click("example", self._turn)

    @property
    def is_shown(self) -> bool:
        return self.example in self._side.children

    def _turn(self) -> None:
        shown = not self.is_shown
        self._side.children = (self.example, self.view) if shown else (self.view,)
        self.button.fields = [{**self.button.fields[0], "label": _HIDE if shown else _SHOW}]

    def close(self) -> None:
        for one in (self.button, self.example, self.view, self._side):
            one.close()
        super().close()

    def describe(self) -> str:
        return self.view.describe()

    def static_html(self) -> str:
        return self.view.static_html()

    def __repr__(self) -> str:
        return repr(self.view)

    def _repr_mimebundle_(self, **kwargs: Any) -> dict[str, Any]:
        still = self.view._repr_mimebundle_(**kwargs)
        return mimebundle(super()._repr_mimebundle_(**kwargs), repr(self), still.get("text/html", ""))
