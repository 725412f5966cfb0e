"""The one kernel of the course in a real JupyterLab: shared, brought back, closed behind the reader."""

import contextlib
import os
import signal
import subprocess

import nbformat.v4 as nb4
import pytest
from lab import ask, course_state, outputs_text, run_all, until, wait_until_ready

PANEL = "window.jupyterapp.shell.currentWidget"
QUESTION = "prioritisation.rice-allergy"
KERNEL = {"name": "python3", "display_name": "Python 3", "language": "python"}
COUNT = "len(__import__('ipywidgets').widgets.widget._instances)"


def lesson(*code, chapter="prioritisation"):
    """A course notebook of these code cells, the calls among them with a committed text."""
    cells = [nb4.new_markdown_cell("# A lesson"), nb4.new_code_cell("from pmkit import explore, show")]
    for source in code:
        text = {"text/plain": source, "text/html": f"<p>committed: {source.replace(chr(34), '')}</p>"}
        cells.append(nb4.new_code_cell(source, outputs=[nb4.new_output("display_data", text)]))
    metadata = {
        "kernelspec": KERNEL,
        "pmkit": {"course": True, "chapter": chapter, "kind": "lesson"},
    }
    return nb4.new_notebook(cells=cells, metadata=metadata)


@pytest.fixture(scope="module")
def books(lab):
    """Two course notebooks that show the same question."""
    return [
        lab.add("tests/one.ipynb", lesson(f'show("{QUESTION}")')),
        lab.add("tests/two.ipynb", lesson(f'show("{QUESTION}")', 'show("prioritisation.first-pick")')),
    ]


@pytest.fixture
def opened(page, lab, books):
    """Both are open, the second in front."""
    lab.forget_progress()
    page.watch.allow("WebSocket")
    page.watch.allow("404")
    page.watch.allow("Kernel")
    for number, path in enumerate(books):
        open_in_tab(page, lab, path, first=number == 0)
    return page


def open_in_tab(page, lab, path, *, first=False):
    if first:
        page.goto(f"{lab.url}/lab/tree/{path}?token={lab.token}&reset")
    else:
        page.evaluate("path => void window.jupyterapp.commands.execute('docmanager:open', { path })", path)
    wait_until_ready(page, path)


def in_front(page):
    return page.locator(".jp-NotebookPanel:not(.lm-mod-hidden)")


def card(page):
    return in_front(page).locator(".pmq").first


def field(page):
    return card(page).get_by_role("textbox").first


def runs(page):
    return page.evaluate(f"Number({PANEL}.node.dataset.pmkitRuns)")


def comes_back(page, before):
    until(page, lambda: runs(page) > before)
    wait_until_ready(page)


def kernel_of(page):
    return page.evaluate(f"{PANEL}.sessionContext.session?.kernel?.id ?? ''")


def kill_kernel(lab):
    """As when the machine is out of memory."""
    found = subprocess.run(["pgrep", "-P", str(lab.pid)], capture_output=True, text=True, check=True)
    for pid in found.stdout.split():
        with contextlib.suppress(ProcessLookupError):
            os.kill(int(pid), signal.SIGKILL)


def test_all_course_notebooks_share_a_kernel_and_another_notebook_has_its_own(opened, lab):
    page = opened
    until(page, lambda: kernel_of(page) == lab.course_kernel())
    mine = nb4.new_notebook(cells=[nb4.new_code_cell("1 + 1")], metadata={"kernelspec": KERNEL})
    open_in_tab(page, lab, lab.add("own/mine.ipynb", mine))
    run_all(page)
    assert kernel_of(page) not in ("", lab.course_kernel())
    assert "2" in outputs_text(page, 0)


def test_an_answer_in_one_tab_stands_in_the_other(opened, lab, books):
    page = opened
    field(page).fill("3200")
    card(page).get_by_role("button", name="Check", exact=False).click()
    card(page).locator(".pmq-feedback").first.wait_for()
    open_in_tab(page, lab, books[0])
    assert field(page).input_value() == "3200"
    assert card(page).locator(".pmq-feedback").first.is_visible()


def test_closing_a_tab_leaves_the_others_alive_and_its_widgets_go(opened, lab, books):
    page = opened
    page.evaluate("window.jupyterapp.commands.execute('application:close')")
    page.wait_for_function(f"path => {PANEL}?.context?.path === path", arg=books[0])
    field(page).fill("17")
    card(page).get_by_role("button", name="Check", exact=False).click()
    card(page).locator(".pmq-feedback").first.wait_for()
    assert lab.course_kernel() in [kernel["id"] for kernel in lab.api("api/kernels")]


@pytest.mark.parametrize("how", ["killed", "shut down", "restarted"])
def test_it_comes_back_and_a_check_in_that_moment_is_not_lost(opened, lab, books, how):
    page = opened
    before = runs(page)
    field(page).fill("42")
    if how == "killed":
        kill_kernel(lab)
    elif how == "shut down":  # as by JupyterLab's list of running kernels
        lab.api(f"api/kernels/{lab.course_kernel()}", "DELETE")
    else:
        page.evaluate(f"void {PANEL}.sessionContext.session.kernel.restart()")
    field(page).fill("12345")
    card(page).get_by_role("button", name="Check", exact=False).click()
    comes_back(page, before)
    card(page).locator(".pmq-feedback").first.wait_for()
    assert field(page).input_value() == "12345"
    assert page.locator(".jp-Dialog").count() == 0
    assert page.get_by_text("Run All Cells").locator("visible=true").count() == 0
    open_in_tab(page, lab, books[0])
    until(page, lambda: field(page).input_value() == "12345")


def test_run_all_after_a_shut_down_never_empties_the_page(opened, lab):
    page = opened
    page.evaluate(f"async () => {{ await {PANEL}.sessionContext.shutdown(); }}")
    run_all(page)
    until(page, lambda: in_front(page).locator(".pmq").count() == 2)
    wait_until_ready(page)
    assert course_state(page) == "ready"
    assert in_front(page).locator(".pmq").count() == 2


def test_reopening_leaves_no_widgets_behind(opened, lab, books):
    page = opened
    counts = []
    for _ in range(8):
        page.evaluate("window.jupyterapp.commands.execute('application:close')")
        page.wait_for_function(f"path => {PANEL}?.context?.path === path", arg=books[0])
        open_in_tab(page, lab, books[1])
        until(page, lambda: kernel_of(page) == lab.course_kernel())
        counts.append(ask(page, COUNT))
    assert max(counts[2:]) <= counts[1] + 2, counts


def test_what_is_committed_can_be_read_before_the_kernel_answers(page, lab, books):
    page.route("**/pmkit/kernel*", lambda route: None)  # it never answers
    page.goto(f"{lab.url}/lab/tree/{books[1]}?token={lab.token}&reset")
    page.get_by_text(f"committed: show({QUESTION})").wait_for()
    assert course_state(page) == "preparing"
    assert page.get_by_role("button", name="Show the code").is_enabled()


def test_an_explorer_is_built_when_it_comes_near(page, lab):
    far = lesson('explore("prioritisation.queue")')
    far.cells.insert(-1, nb4.new_markdown_cell("A line of the lesson.\n\n" * 300))
    path = lab.add("tests/far.ipynb", far)
    open_in_tab(page, lab, path, first=True)
    assert page.get_by_text("committed: explore(prioritisation.queue)").count() == 1
    assert page.locator(".pmkit-explorer").count() == 0
    page.get_by_text("committed: explore(prioritisation.queue)").scroll_into_view_if_needed()
    page.locator(".pmkit-explorer").first.wait_for()
    assert page.get_by_text("committed: explore").count() == 0


def test_an_explorer_whose_output_was_cleared_is_built_all_the_same(page, lab):
    """A cell without an output takes no room on the page, and was never near."""
    book = lesson('explore("roles.week")')
    book.cells[-1].outputs = []
    book.cells.append(nb4.new_markdown_cell("\n\n".join(["A line."] * 8)))
    open_in_tab(page, lab, lab.add("tests/cleared.ipynb", book), first=True)
    in_front(page).locator(".pmkit-explorer").wait_for(timeout=60_000)
