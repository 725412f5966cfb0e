"""Widgets: what is touched. Each is fetched when first asked for: importing the package costs nothing.

Cards: `QuestionCard`. Parts: `Board`, `Table`, `Form`, `LiveChart`, `Say`. Put together: `Explorer`.
"""

from importlib import import_module
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from pmkit.widgets.question import QuestionCard

_HOMES = {
    "QuestionCard": "pmkit.widgets.question",
    "Board": "pmkit.widgets.board",
    "Table": "pmkit.widgets.table",
    "Form": "pmkit.widgets.form",
    "LiveChart": "pmkit.widgets.live_chart",
    "Say": "pmkit.widgets.say",
    "Explorer": "pmkit.widgets.explorer",
}

__all__ = ["Board", "Explorer", "Form", "LiveChart", "QuestionCard", "Say", "Table"]


def __getattr__(name: str) -> Any:
    if name in _HOMES:
        return getattr(import_module(_HOMES[name]), name)
    raise AttributeError(f"pmkit.widgets has no {name!r}")
