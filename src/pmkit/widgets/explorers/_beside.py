"""Two or more widgets side by side where there is room, one below the other where there is not."""

from collections.abc import Sequence

import ipywidgets


class Beside(ipywidgets.HBox):
    """A row that wraps. Each part takes an equal share of the width, and at least what a chart needs."""

    def __init__(self, parts: Sequence[ipywidgets.DOMWidget]) -> None:
        for part in parts:
            part.layout.flex = "1 1 340px"
            part.layout.min_width = "0"
        super().__init__(
            tuple(parts),
            layout=ipywidgets.Layout(flex_flow="row wrap", align_items="flex-start", grid_gap="16px"),
        )

    def static_html(self) -> str:
        """The static forms of its parts, one below the other."""
        return "".join(part.static_html() for part in self.children if hasattr(part, "static_html"))

    def close(self) -> None:
        for part in self.children:
            part.close()
        super().close()
