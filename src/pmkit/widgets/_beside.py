"""Widgets side by side where there is room, or one below the other."""

from collections.abc import Sequence

import ipywidgets

from pmkit.widgets.form import Form
from pmkit.widgets.steps import Steps


class _Box(ipywidgets.Box):
    def lay_out(self, parts: Sequence[ipywidgets.DOMWidget]) -> None:
        """Say how much room each part takes; by itself a part takes what it needs."""

    def hold(self, parts: Sequence[ipywidgets.DOMWidget]) -> None:
        """Show these parts instead."""
        self.lay_out(parts)
        self.children = tuple(parts)

    def static_html(self) -> str:
        """The static forms of its parts, one below the other."""
        return "".join(part.static_html() for part in self.children if hasattr(part, "static_html"))


class Beside(_Box):
    """A row that wraps: controls take a third of it, a chart the rest; what is alike takes equal shares."""

    def __init__(self, parts: Sequence[ipywidgets.DOMWidget]) -> None:
        self.lay_out(parts)
        wraps = ipywidgets.Layout(
            display="flex", flex_flow="row wrap", align_items="flex-start", grid_gap="16px"
        )
        super().__init__(tuple(parts), layout=wraps)

    def lay_out(self, parts: Sequence[ipywidgets.DOMWidget]) -> None:
        controls = [isinstance(part, (Form, Below)) for part in parts]
        for part, narrow in zip(parts, controls, strict=True):
            equal = all(controls) or not any(controls)
            part.layout.flex = "1 1 340px" if equal else "1 1 250px" if narrow else "2.2 1 430px"
            part.layout.min_width = "0"


class Below(_Box):
    """A column."""

    def __init__(self, parts: Sequence[ipywidgets.DOMWidget]) -> None:
        column = ipywidgets.Layout(display="flex", flex_flow="column", align_items="stretch", grid_gap="12px")
        super().__init__(tuple(parts), layout=column)


class Head(_Box):
    """What stands first, with undo, redo and start over at its right end; on a phone below it."""

    def __init__(self, first: ipywidgets.DOMWidget, steps: Steps) -> None:
        first.layout.flex, first.layout.min_width = "1 1 300px", "0"
        steps.layout.flex = "0 0 auto"
        row = ipywidgets.Layout(
            display="flex", flex_flow="row wrap", align_items="flex-start", grid_gap="4px 16px"
        )
        super().__init__((first, steps), layout=row)
        self.add_class("pmkit-head")


class Line(_Box):
    """Small things one after the other, in a line that wraps. A form takes the room that is left: by
    itself it has none, since what it holds looks at its width.
    """

    def __init__(self, parts: Sequence[ipywidgets.DOMWidget]) -> None:
        for part in parts:
            if isinstance(part, Form):
                part.layout.flex = "1 1 260px"
        line = ipywidgets.Layout(
            display="flex", flex_flow="row wrap", align_items="center", grid_gap="4px 16px"
        )
        super().__init__(tuple(parts), layout=line)
