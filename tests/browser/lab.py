"""Drive a real JupyterLab: a server on loopback with clean folders, and what tests do on its page.

The server uses the extension and the server part of the source tree, whatever is installed beside them, so
that a test never looks at an old copy. Nothing here knows the course; see
`test_course_mode.py` for its use.
"""

import contextlib
import json
import os
import secrets
import shutil
import subprocess
import sys
import time
import urllib.request
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any
from urllib.parse import quote

import nbformat
from machine import LONG, free_port
from nbformat.sign import NotebookNotary
from playwright.sync_api import FloatRect, Locator, Page, sync_playwright

import pmkit.lab
from pmkit.setup.serve import decline_news

LAB_FILES = Path(pmkit.lab.__file__).parent
REPOSITORY = Path(__file__).resolve().parents[2]
PANEL = "window.jupyterapp.shell.currentWidget"
CHROMIUM_NAMES = ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable", "chrome", "msedge")
READY_MILLISECONDS = 1000 * LONG


@dataclass(frozen=True)
class LabServer:
    """A running JupyterLab: its address, the folder it shows, the folder that keeps the progress."""

    url: str
    token: str
    root: Path
    home: Path
    data: Path
    log: Path
    pid: int

    def api(self, path: str, method: str = "GET", body: Any = None) -> Any:
        """Call the server's own interface; returns the parsed JSON, None for an empty answer."""
        request = urllib.request.Request(
            f"{self.url}/{path}",
            method=method,
            data=None if body is None else json.dumps(body).encode(),
            headers={"Authorization": f"token {self.token}", "Content-Type": "application/json"},
        )
        with urllib.request.urlopen(request, timeout=30) as answer:
            text = answer.read().decode()
        return json.loads(text) if text else None

    def trust(self, path: str) -> None:
        """Sign a notebook as `jupyter trust` does."""
        notary = NotebookNotary(data_dir=str(self.data))
        notary.sign(nbformat.read(self.root / path, as_version=4))

    def add(self, path: str, notebook: nbformat.NotebookNode, *, trusted: bool = True) -> str:
        """Write a notebook below the root, by default a trusted one; returns its path."""
        target = self.root / path
        target.parent.mkdir(parents=True, exist_ok=True)
        nbformat.write(notebook, target)
        if trusted:
            self.trust(path)
        return path

    def stop_kernels(self, *, the_course_too: bool = False) -> None:
        """End every kernel that a notebook has for itself, so that the next page starts afresh; the course's,
        which takes long to prepare, only where that is asked for."""
        for session in self.api("api/sessions"):
            with contextlib.suppress(OSError):
                self.api(f"api/sessions/{session['id']}", "DELETE")
        kept = "" if the_course_too else self.course_kernel()
        for kernel in self.api("api/kernels"):
            if kernel["id"] != kept:
                with contextlib.suppress(OSError):
                    self.api(f"api/kernels/{kernel['id']}", "DELETE")

    def course_kernel(self) -> str:
        """The id of the kernel that all course notebooks share."""
        return str(self.api("pmkit/kernel")["id"])

    def forget_progress(self) -> None:
        """Stop every kernel and begin with an empty progress folder."""
        self.stop_kernels(the_course_too=True)
        shutil.rmtree(self.home, ignore_errors=True)
        self.home.mkdir(parents=True)


def find_chromium() -> str | None:
    """PMKIT_CHROMIUM, a browser on the path, or the one that Playwright has downloaded."""
    named = os.environ.get("PMKIT_CHROMIUM")
    found = named or next(filter(None, map(shutil.which, CHROMIUM_NAMES)), None)
    if found:
        return found
    with sync_playwright() as playwright:
        own = playwright.chromium.executable_path
    return own if Path(own).exists() else None


def _install_from_source(tmp: Path) -> None:
    """Lay the source tree's extension and server configuration where Jupyter finds them first."""
    extensions = tmp / "share" / "labextensions"
    shutil.copytree(LAB_FILES / "labextension", extensions / "pmkit-lab")
    server = tmp / "etc" / "jupyter_server_config.d"
    server.mkdir(parents=True)
    shutil.copy(LAB_FILES / "jupyter_server_config.json", server / "pmkit.json")


@contextlib.contextmanager
def start_lab(
    root: Path, tmp: Path, home: Path | None = None, env: dict[str, str] | None = None
) -> Iterator[LabServer]:
    """JupyterLab on loopback for as long as the block lasts.

    `root` is the folder it shows, `tmp` an empty folder for all that Jupyter writes, `home` keeps the
    progress (PMKIT_HOME; by default inside `tmp`). Start a second one with the same `home` to see what
    survives a new server.
    """
    tmp.mkdir(parents=True, exist_ok=True)
    _install_from_source(tmp)
    decline_news(tmp / "user-settings")
    home = home or tmp / "pmkit-home"
    home.mkdir(parents=True, exist_ok=True)
    port, token, log = free_port(), secrets.token_hex(16), tmp / "lab.log"
    folders = {
        "JUPYTER_CONFIG_DIR": "config",
        "JUPYTER_DATA_DIR": "data",
        "JUPYTER_RUNTIME_DIR": "runtime",
        "JUPYTERLAB_SETTINGS_DIR": "user-settings",
        "JUPYTERLAB_WORKSPACES_DIR": "workspaces",
        "IPYTHONDIR": "ipython",
        "JUPYTER_PATH": "share",
        "JUPYTER_CONFIG_PATH": "etc",
    }
    environment = {
        **os.environ,
        **{name: str(tmp / folder) for name, folder in folders.items()},
        "PMKIT_HOME": str(home),
        **(env or {}),
    }
    command = [
        sys.executable, "-m", "jupyterlab", "--no-browser", "--allow-root", "--ip=127.0.0.1",
        f"--port={port}", "--ServerApp.port_retries=0", f"--IdentityProvider.token={token}",
        f"--ServerApp.root_dir={root}",
        "--LabApp.expose_app_in_browser=True", "--LabApp.news_url=None",
        "--LabApp.check_for_updates_class=jupyterlab.NeverCheckForUpdate",
    ]  # fmt: skip
    with log.open("w") as output:
        process = subprocess.Popen(
            command, env=environment, stdout=output, stderr=subprocess.STDOUT, cwd=root
        )
    server = LabServer(f"http://127.0.0.1:{port}", token, root, home, tmp / "data", log, process.pid)
    try:
        _wait_for(server, process)
        yield server
        with contextlib.suppress(OSError):
            server.stop_kernels()
    finally:
        process.terminate()
        try:
            process.wait(15)
        except subprocess.TimeoutExpired:
            process.kill()
            process.wait()


def _wait_for(server: LabServer, process: subprocess.Popen[bytes]) -> None:
    deadline = time.monotonic() + LONG
    while time.monotonic() < deadline:
        if process.poll() is not None:
            break
        try:
            server.api("api/status")
            return
        except OSError:
            time.sleep(0.1)
    raise RuntimeError(f"JupyterLab did not start:\n{server.log.read_text()}")


def open_notebook(
    page: Page, server: LabServer, path: str, *, reset: bool = True, wait: bool = True, whole: bool = True
) -> None:
    """Open a notebook in JupyterLab and wait until it is ready; `reset` forgets the saved layout. A lesson is
    shown `whole`, else one sitting at a time as learners see it first."""
    page.goto(f"{server.url}/lab/tree/{quote(path)}?token={server.token}{'&reset' if reset else ''}")
    if wait:
        wait_until_ready(page, path)
        if whole:
            show_whole(page)


def show_whole(page: Page) -> None:
    """Show all sittings of the course page in front, where it has several and shows one."""
    switch = page.locator(".jp-NotebookPanel:not(.lm-mod-hidden) .pmkit-bar button")
    for button in switch.filter(has_text="The whole").locator("visible=true").all():
        button.click()


def wait_until_ready(page: Page, path: str | None = None) -> None:
    """Until the notebook (`path`, else the one in front) has a kernel and has run, if course mode runs it."""
    page.wait_for_function(
        """path => {
            const panel = window.jupyterapp?.shell?.currentWidget;
            if (!panel?.context?.isReady || !panel.sessionContext?.isReady) return false;
            if (path && panel.context.path !== path) return false;
            const state = panel.node.dataset.pmkit;
            if (state === undefined || state === "untrusted") return true;
            return state !== "" && state !== "preparing" && panel.node.dataset.pmkitRest === "";
        }""",
        arg=path,
        timeout=READY_MILLISECONDS,
    )


def ask(page: Page, expression: str) -> Any:
    """The value of an expression in the notebook's kernel."""
    reply = page.evaluate(
        f"""code => new Promise(resolve => {{
            const {{ kernel }} = {PANEL}.sessionContext.session;
            const ask = kernel.requestExecute({{ code, store_history: false }});
            ask.onIOPub = message => message.content.name === "stdout" && resolve(message.content.text);
        }})""",
        f"import json as _j; print(_j.dumps({expression}))",
    )
    return json.loads(reply)


def until(page: Page, holds: Callable[[], bool]) -> None:
    """Until something holds that the page itself can't be asked to wait for; fails where it never does."""
    end = time.monotonic() + READY_MILLISECONDS / 1000
    while not holds():
        assert time.monotonic() < end, "it did not happen in time"
        page.wait_for_timeout(50)


def box(found: Locator) -> FloatRect:
    """Where a thing is drawn; while the page is laid out anew, it has no place for a moment."""
    until(found.page, lambda: found.bounding_box() is not None)
    placed = found.bounding_box()
    return placed if placed is not None else box(found)


def course_state(page: Page) -> str | None:
    """What course mode made of the notebook in front: preparing, ready, stopped, untrusted; None: nothing."""
    state: str | None = page.evaluate(f"{PANEL}.node.dataset.pmkit ?? null")
    return state


def restart_kernel(page: Page) -> None:
    """Restart the kernel of the notebook in front, and wait until course mode has run the notebook again."""
    runs = page.evaluate(f"Number({PANEL}.node.dataset.pmkitRuns ?? 0)")
    page.evaluate(f"async () => {{ await {PANEL}.sessionContext.session.kernel.restart(); }}")
    if runs:
        page.wait_for_function(
            f"runs => Number({PANEL}.node.dataset.pmkitRuns) > runs", arg=runs, timeout=READY_MILLISECONDS
        )
    wait_until_ready(page)


def run_all(page: Page) -> None:
    """Run every cell, for notebooks that course mode leaves alone."""
    page.evaluate("async () => { await window.jupyterapp.commands.execute('notebook:run-all-cells'); }")


def cells(page: Page) -> list[dict[str, Any]]:
    """The cells of the notebook in front, as JSON with their outputs."""
    found: list[dict[str, Any]] = page.evaluate(
        f"{PANEL}.content.model.sharedModel.cells.map(c => c.toJSON())"
    )
    return found


def outputs_text(page: Page, index: int) -> str:
    """The outputs of one cell as JSON text."""
    return json.dumps(cells(page)[index].get("outputs", []))


def is_dirty(page: Page) -> bool:
    """Whether JupyterLab would ask to save the notebook in front."""
    dirty: bool = page.evaluate(f"{PANEL}.context.model.dirty")
    return dirty


def use_theme(page: Page, name: str) -> None:
    """Change to `JupyterLab Light` or `JupyterLab Dark`."""
    page.evaluate(
        "async theme => { await window.jupyterapp.commands.execute('apputils:change-theme', { theme }); }",
        name,
    )
    light = "true" if "Light" in name else "false"
    page.wait_for_function("light => document.body.dataset.jpThemeLight === light", arg=light)


def screenshot(page: Page, name: str) -> Path | None:
    """Save a picture where PMKIT_SCREENSHOTS says; without it nothing is written."""
    folder = os.environ.get("PMKIT_SCREENSHOTS")
    if not folder:
        return None
    target = Path(folder) / f"{name}.png"
    target.parent.mkdir(parents=True, exist_ok=True)
    page.screenshot(path=target)
    return target


def axe_violations(page: Page, within: str) -> list[str]:
    """Accessibility violations that axe finds inside a CSS selector, one line each."""
    from axe_playwright_python.sync_playwright import Axe

    found = Axe().run(page, context=within).response["violations"]
    return [
        f"{violation['id']} ({violation['impact']}): {node['html'][:200]}"
        for violation in found
        for node in violation["nodes"]
    ]
