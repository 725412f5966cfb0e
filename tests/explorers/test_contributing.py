"""The explorer that CONTRIBUTING.md shows runs as it stands there, with its own test, and on the page."""

import re
from pathlib import Path
from textwrap import dedent

import pandas as pd
import pytest

from pmkit.widgets.explorer_view import ExplorerView

GUIDE = (Path(__file__).resolve().parents[2] / "CONTRIBUTING.md").read_text(encoding="utf-8")


@pytest.fixture(scope="module")
def shown():
    """What the Python of the section defines."""
    section = GUIDE.split("## Add an explorer")[1].split("\n## ")[0]
    found = {}
    for block in re.findall(r"```python\n(.*?)```", section, re.DOTALL):
        exec(dedent("   " + block.lstrip()), found)
    return found


def test_its_own_test_passes_and_can_fail(shown, monkeypatch):
    shown["test_twice_as_much_at_once_takes_twice_as_long"]()
    monkeypatch.setattr(shown["Begun"], "result", lambda self, values: shown["Result"](sentence="2 weeks"))
    with pytest.raises(AssertionError):
        shown["test_twice_as_much_at_once_takes_twice_as_long"]()


def test_it_needs_nothing_more_to_be_shown_and_taken_back(shown):
    view = ExplorerView(shown["Begun"](pd.DataFrame({"finished": [2, 4]})))
    view.controls["form"].widget.receive({"kind": "edit", "values": {"begun": 12}})
    assert "4 weeks" in view.describe() and list(view.pictures()) == ["past"]
    view.step("undo")
    assert "2 weeks" in view.describe()
