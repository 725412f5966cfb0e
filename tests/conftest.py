"""The order of the files: the long ones first, so that no process works alone on one of them at the end.

`start.py test` deals whole files to its two processes, in this order. Browser files and notebooks wait for
servers and kernels and take longest; the thousands of quick tests that come last fill what is then unequal.
"""

from collections import Counter
from pathlib import Path

import pytest

LONG = (
    "tests/browser",
    "tests/hub",
    "tests/authoring",
    "notebooks",
    "solutions",
    "exercises",
    "tests/setup",
    "tests/practice/progress",
)


@pytest.hookimpl(trylast=True)
def pytest_collection_modifyitems(config: pytest.Config, items: list[pytest.Item]) -> None:
    """Long folders first, and within a folder the file with most tests; tests of a file keep their order."""
    tests = Counter(item.path for item in items)

    def place(item: pytest.Item) -> tuple[int, int, str]:
        return _folder(item.path, config.rootpath), -tests[item.path], item.path.as_posix()

    items.sort(key=place)


def _folder(path: Path, root: Path) -> int:
    """The number of the folder among the long ones; a file elsewhere comes after all of them."""
    inside = path.relative_to(root).as_posix() if path.is_relative_to(root) else ""
    return next((at for at, folder in enumerate(LONG) if inside.startswith(f"{folder}/")), len(LONG))
