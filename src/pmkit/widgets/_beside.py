"""Widgets side by side where there is room, or one below the other."""

from collections.abc import Sequence

import ipywidgets


class _Box(ipywidgets.Box):
    def static_html(self) -> str:
        """The static forms of its parts, one below the other."""
        return "".join(part.static_html() for part in self.children if hasattr(part, "static_html"))


class Beside(_Box):
    """A row that wraps. Each part takes an equal share of the width, and at least what a chart needs."""

    def __init__(self, parts: Sequence[ipywidgets.DOMWidget]) -> None:
        for part in parts:
            part.layout.flex = "1 1 340px"
            part.layout.min_width = "0"
        wraps = ipywidgets.Layout(
            display="flex", flex_flow="row wrap", align_items="flex-start", grid_gap="16px"
        )
        super().__init__(tuple(parts), layout=wraps)


class Below(_Box):
    """A column."""

    def __init__(self, parts: Sequence[ipywidgets.DOMWidget]) -> None:
        column = ipywidgets.Layout(display="flex", flex_flow="column", align_items="stretch", grid_gap="12px")
        super().__init__(tuple(parts), layout=column)
