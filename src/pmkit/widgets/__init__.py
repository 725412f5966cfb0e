"""Widgets: what is touched. Each is fetched when first asked for: importing the package costs nothing.

Cards: `QuestionCard`. Parts: `Board`, `Table`, `Form`, `LiveChart`, `Say`. Put together: `ExplorerView`.
"""

from typing import TYPE_CHECKING, Any

from pmkit._lazy import fetch

if TYPE_CHECKING:
    from pmkit.widgets.question import QuestionCard

_HOMES = {
    "QuestionCard": "question",
    "Board": "board",
    "Table": "table",
    "Form": "form",
    "LiveChart": "live_chart",
    "Say": "say",
    "ExplorerView": "explorer_view",
}

__all__ = ["Board", "ExplorerView", "Form", "LiveChart", "QuestionCard", "Say", "Table"]


def __getattr__(name: str) -> Any:
    return fetch(__name__, _HOMES, name)
