"""One JupyterLab server for all browser tests, one Chromium per test module, and a page that watches itself.

Without Chromium the tests are skipped and say so; with PMKIT_REQUIRE_BROWSER=1 they fail instead.
Chromium lives per module, because Playwright holds an event loop while it runs, which other tests must not
meet.
"""

import os
import shutil
from collections.abc import Callable, Iterator

import pytest
from lab import REPOSITORY, LabServer, find_chromium, open_notebook, start_lab
from lesson import Lesson
from playwright.sync_api import Browser, BrowserContext, ConsoleMessage, Page, expect, sync_playwright

# What is expected may take its time on a busy machine; Playwright would give up after five seconds.
expect.set_options(timeout=60_000)

WIDE = {"width": 1280, "height": 1000}

# What JupyterLab itself logs when a kernel restarts while its debugger asks it something, and when it asks
# for the list of kernels while one is just starting, which its server can't answer.
JUPYTERLAB_NOISE = ("Could not restore the debugger state", "Canceled future for", "/api/kernels?")


@pytest.fixture(scope="session")
def chromium_path() -> str:
    found = find_chromium()
    if found:
        return found
    reason = "no Chromium or Chrome was found; install one, or name it in PMKIT_CHROMIUM"
    if os.environ.get("PMKIT_REQUIRE_BROWSER") == "1":
        pytest.fail(f"PMKIT_REQUIRE_BROWSER=1, but {reason}", pytrace=False)
    pytest.skip(reason)


@pytest.fixture(scope="module")
def browser(chromium_path: str) -> Iterator[Browser]:
    with sync_playwright() as playwright:
        chromium = playwright.chromium.launch(executable_path=chromium_path, args=["--no-sandbox"])
        yield chromium
        chromium.close()


@pytest.fixture(scope="session")
def lab(chromium_path: str, tmp_path_factory: pytest.TempPathFactory) -> Iterator[LabServer]:
    """JupyterLab on a copy of the course's notebooks, all trusted: no test writes into the repository."""
    root = tmp_path_factory.mktemp("course") / "Mein Kurs ü"
    root.mkdir()
    for folder in ("notebooks", "exercises", "solutions"):
        if (REPOSITORY / folder).is_dir():
            shutil.copytree(REPOSITORY / folder, root / folder)
    with start_lab(root, tmp_path_factory.mktemp("jupyter")) as server:
        for notebook in sorted(root.rglob("*.ipynb")):
            server.trust(notebook.relative_to(root).as_posix())
        yield server


class Watch:
    """What a page must not do: log an error, raise one, or ask another host for anything."""

    def __init__(self, page: Page) -> None:
        self.problems: list[str] = []
        self.allowed: list[str] = list(JUPYTERLAB_NOISE)
        page.on("console", self._console)
        page.on("pageerror", lambda error: self.problems.append(f"page error: {error}"))
        page.on("request", lambda request: self._reached(request.url))
        page.on("websocket", lambda socket: self._reached(socket.url))

    def _console(self, message: ConsoleMessage) -> None:
        if message.type == "error":
            self.problems.append(f"console: {message.text} ({message.location.get('url', '')})")

    def _reached(self, url: str) -> None:
        local = ("http://127.0.0.1", "ws://127.0.0.1", "data:", "blob:")
        if not url.startswith(local):
            self.problems.append(f"external request: {url}")

    def allow(self, text: str) -> None:
        """Expect problems that contain this text, in a test that provokes them."""
        self.allowed.append(text)

    def left(self) -> list[str]:
        return [problem for problem in self.problems if not any(text in problem for text in self.allowed)]


@pytest.fixture(scope="module")
def in_window(browser: Browser) -> Iterator[Callable[..., BrowserContext]]:
    """The window of this size and kind, one for all pages of a module: JupyterLab is fetched once."""
    opened: dict[str, BrowserContext] = {}

    def window(**options: object) -> BrowserContext:
        name = repr(sorted(options.items()))
        if name not in opened:
            opened[name] = browser.new_context(**options)
        return opened[name]

    yield window
    for context in opened.values():
        context.close()


@pytest.fixture
def new_page(in_window: Callable[..., BrowserContext]) -> Iterator[Callable[..., Page]]:
    """Make further pages: `new_page(width=400, height=800)`; each is watched and closed."""
    opened: list[tuple[Page, Watch]] = []

    def make(width: int = 1280, height: int = 900, **options: object) -> Page:
        page = in_window(viewport={"width": width, "height": height}, **options).new_page()
        watch = Watch(page)
        page.watch = watch
        opened.append((page, watch))
        return page

    yield make
    left = [problem for _, watch in opened for problem in watch.left()]
    for page, _ in opened:
        page.close()
    assert not left, "\n".join(left)


@pytest.fixture(scope="module", autouse=True)
def asked_in_python(tmp_path_factory: pytest.TempPathFactory) -> Iterator[None]:
    """What tests ask of the course in this process has a folder of progress of its own."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("PMKIT_HOME", str(tmp_path_factory.mktemp("asked")))
        patch.delenv("PMKIT_DATABASE_URL", raising=False)
        yield


@pytest.fixture(scope="module")
def module_page(in_window: Callable[..., BrowserContext], lab: LabServer) -> Iterator[Page]:
    """One page for all tests of a module, for what takes long to open; watched like any page."""
    lab.forget_progress()
    page = in_window(viewport=WIDE).new_page()
    watch = Watch(page)
    page.watch = watch
    yield page
    page.close()
    lab.stop_kernels()
    assert not watch.left(), "\n".join(watch.left())


@pytest.fixture(scope="module")
def open_lesson(module_page: Page, lab: LabServer) -> Callable[[str], Lesson]:
    """Open a lesson once for all tests of a module, on an empty folder of progress."""

    def opened(notebook: str) -> Lesson:
        open_notebook(module_page, lab, notebook)
        module_page.locator(".pmkit-explorer").first.wait_for(timeout=60_000, state="attached")
        return Lesson(module_page)

    return opened


class Phone:
    """The lesson's page as narrow as a phone, with the course map beside it or put away."""

    def __init__(self, page: Page) -> None:
        self.page = page
        page.set_viewport_size({"width": 400, "height": 900})

    def without_the_map(self) -> None:
        self.page.evaluate("window.jupyterapp.shell.collapseLeft()")

    def undo(self) -> None:
        """Wide again, until the charts are drawn for it."""
        self.page.set_viewport_size(WIDE)
        self.page.evaluate("window.jupyterapp.shell.expandLeft()")
        self.page.wait_for_function(
            "[...document.querySelectorAll('.pmchart-picture')].every(p => p.clientWidth === 0 ||"
            " Math.abs(p.querySelector('canvas')?.clientWidth - p.clientWidth) <= 2)"
        )


@pytest.fixture
def phone(lesson: Lesson) -> Iterator[Phone]:
    """Makes the module's lesson narrow for one test."""
    narrow = Phone(lesson.page)
    yield narrow
    narrow.undo()


@pytest.fixture
def page(new_page, lab: LabServer) -> Iterator[Page]:
    """A page of 1280 x 900, which at its end must have logged no error and asked no other host.

    Kernels end with it."""
    yield new_page()
    lab.stop_kernels()
