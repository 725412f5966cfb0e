"""The user's own backlog: read from any tracker, completed by decisions, kept, and written back.

Knows nothing of notebooks or widgets. Each name is fetched from its module when it is first asked for, so
that importing the package costs nothing.
"""

from __future__ import annotations

from pmkit._lazy import fetch

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import Any

_HOMES = {
    # the table
    "Backlog": "schema",
    "Field": "schema",
    "FIELDS": "schema",
    "DECIDED": "schema",
    "from_frame": "schema",
    "BacklogProblem": "errors",
    "ImportProblem": "errors",
    # in
    "read_backlog": "importing",
    "ImportReport": "import_report",
    "Question": "import_report",
    "missing_inputs": "import_report",
    "ColumnUse": "mapping",
    "merge_import": "merging",
    "Merge": "merging",
    # work
    "decide": "rules",
    "Among": "rules",
    "select": "rules",
    "without_groups": "rules",
    "filtered": "rules",
    "filter_counts": "rules",
    "hide_names": "name_hiding",
    "score_items": "scoring",
    "Scores": "scoring",
    # history
    "throughput": "history",
    # out
    "all_columns_csv": "exporters.all_columns",
    "to_csv": "exporters.tracker",
    "to_github_commands": "exporters.github",
    "to_html": "exporters.page",
    "to_markdown": "exporters.page",
    "to_xlsx": "exporters.spreadsheet",
    "to_bytes": "portable",
    "from_bytes": "portable",
}

__all__ = list(_HOMES)


def __getattr__(name: str) -> Any:
    return fetch(__name__, _HOMES, name)


def __dir__() -> list[str]:
    return __all__
