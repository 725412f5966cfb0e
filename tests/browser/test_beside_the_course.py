"""An ordinary notebook beside the course, in the same server: it is treated as if pmkit were not there.

What a course notebook needs for itself is asked of it in the same breath, so that neither is won at the
other's expense.
"""

import json
import sys
from contextlib import suppress
from pathlib import Path

import nbformat.v4 as nb4
import pytest
from lab import PANEL, is_dirty, open_notebook, until, wait_until_ready

OWN, LESSON = "own/beside.ipynb", "tests/beside.ipynb"
SCHEMAS = Path(sys.prefix) / "share" / "jupyter" / "lab" / "schemas"
SAVING = "@jupyterlab/docmanager-extension:plugin"
NOTEBOOKS = "@jupyterlab/notebook-extension:tracker"


@pytest.fixture(autouse=True)
def both(lab):
    """An ordinary and a course notebook of one cell each; no setting of the user's outlasts a test."""
    for path, about in (
        (OWN, {}),
        (LESSON, {"pmkit": {"course": True, "chapter": "roles", "kind": "lesson"}}),
    ):
        book = nb4.new_notebook(cells=[nb4.new_code_cell("first = 1")], metadata=about)
        book.metadata["kernelspec"] = {"name": "python3", "display_name": "Python 3", "language": "python"}
        lab.add(path, book)
    yield
    for plugin in (SAVING, NOTEBOOKS):
        choose(lab, plugin)


def choose(lab, plugin, **settings):
    """What a person enters in JupyterLab's settings."""
    lab.api(f"lab/api/settings/{plugin}", "PUT", {"raw": json.dumps(settings)})


def write_in_the_cell(page, text):
    page.evaluate(f"text => {PANEL}.content.model.sharedModel.cells[0].setSource(text)", text)


def on_disk(lab, path):
    with suppress(OSError):  # just being written
        return lab.api(f"api/contents/{path}")["content"]["cells"][0]["source"]


def kernels(lab):
    return {session["path"] for session in lab.api("api/sessions")}


def close(page):
    page.evaluate(f"{PANEL}.close()")


def how(page):
    """How the notebook in front is drawn, and whether its kernel ends with its tab."""
    return page.evaluate(
        f"""() => {{
            const {{ content, sessionContext }} = {PANEL};
            const {{ windowingMode, scrollPastEnd, showHiddenCellsButton }} = content.notebookConfig;
            const kernelShutdown = sessionContext.kernelPreference.shutdownOnDispose;
            return {{ windowingMode, scrollPastEnd, showHiddenCellsButton, kernelShutdown }};
        }}"""
    )


def test_no_setting_of_jupyterlab_is_another_one_because_of_the_course(page, lab):
    told = {one["id"]: one for one in lab.api("lab/api/settings")["settings"]}
    assert {SAVING, NOTEBOOKS} <= set(told)
    for plugin, setting in told.items():
        if plugin.startswith("@jupyterlab/"):
            stock = json.loads((SCHEMAS / f"{plugin.replace(':', '/')}.json").read_text(encoding="utf-8"))
            assert setting["schema"].get("properties") == stock.get("properties"), plugin
    open_notebook(page, lab, OWN)
    assert page.locator("#jp-main-statusbar").is_visible()
    assert page.get_by_role("tab", name="Extension Manager").is_visible()


def test_each_notebook_has_its_own_settings_also_when_the_reader_changes_one(page, lab):
    properties = json.loads((SCHEMAS / "@jupyterlab/notebook-extension/tracker.json").read_text())[
        "properties"
    ]
    open_notebook(page, lab, OWN)
    stock = {name: properties[name]["default"] for name in how(page)}
    assert how(page) == stock
    open_notebook(page, lab, LESSON, reset=False)
    for_reading = {"windowingMode": "none", "scrollPastEnd": False, "kernelShutdown": True}
    assert how(page) == stock | for_reading
    choose(lab, NOTEBOOKS, showHiddenCellsButton=False)
    open_notebook(page, lab, LESSON, reset=False)
    assert how(page) == stock | for_reading | {"showHiddenCellsButton": False}
    open_notebook(page, lab, OWN, reset=False)
    assert how(page) == stock | {"showHiddenCellsButton": False}


@pytest.mark.parametrize("path", [OWN, LESSON])
def test_an_edit_is_saved_by_itself(page, lab, path):
    choose(lab, SAVING, autosaveInterval=1)
    open_notebook(page, lab, path)
    write_in_the_cell(page, "first = 2")
    until(page, lambda: on_disk(lab, path) == "first = 2")
    until(page, lambda: not is_dirty(page))


def test_a_page_that_was_only_read_is_never_written(page, lab):
    choose(lab, SAVING, autosaveInterval=1)
    before = (lab.root / LESSON).read_bytes()
    open_notebook(page, lab, LESSON)
    page.evaluate(f"async () => {{ await {PANEL}.sessionContext.session.kernel.restart(); }}")
    page.wait_for_function(f"Number({PANEL}.node.dataset.pmkitRuns) > 1")
    wait_until_ready(page, LESSON)
    page.wait_for_timeout(2500)  # twice the interval
    assert (lab.root / LESSON).read_bytes() == before


def test_closing_its_tab_ends_a_lesson_s_kernel_and_leaves_another_s(page, lab):
    open_notebook(page, lab, OWN)
    open_notebook(page, lab, LESSON, reset=False)
    until(page, lambda: {OWN, LESSON} <= kernels(lab))
    close(page)
    until(page, lambda: LESSON not in kernels(lab))
    page.evaluate("path => window.jupyterapp.commands.execute('docmanager:open', { path })", OWN)
    wait_until_ready(page, OWN)
    page.evaluate(f"async () => {{ await {PANEL}.context.save(); }}")
    close(page)
    page.wait_for_function(f"!{PANEL}?.context")
    page.wait_for_timeout(500)
    assert OWN in kernels(lab)
