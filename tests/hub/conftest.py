"""What a hub needs on this machine: PostgreSQL, the proxy (a program of Node.js), a browser."""

import os
import shutil

import pytest


def missing(what, variable):
    """Skip, or fail where the variable says that the machine has to have it."""
    if os.environ.get(variable) == "1":
        pytest.fail(f"{variable}=1, but {what}", pytrace=False)
    pytest.skip(what)


@pytest.fixture(scope="session")
def proxy():
    """JupyterHub's proxy."""
    found = os.environ.get("PMKIT_HUB_PROXY") or shutil.which("configurable-http-proxy")
    return found or missing(
        "configurable-http-proxy was not found; install it with npm, or name it in PMKIT_HUB_PROXY",
        "PMKIT_REQUIRE_HUB",
    )


@pytest.fixture(scope="module")
def postgres():
    """A PostgreSQL server of a module's own: its databases share their logins."""
    folder = None
    if os.name != "nt":
        from postgres_server import Server, binaries

        folder = binaries()
    if folder is None:
        missing("no PostgreSQL server programs on this machine", "PMKIT_REQUIRE_POSTGRES")
    running = Server(folder)
    try:
        running.start()
        yield running
    finally:
        running.remove()


@pytest.fixture(scope="module")
def chromium():
    """A browser for a module's tests."""
    from lab import find_chromium
    from playwright.sync_api import sync_playwright

    found = find_chromium() or missing("no Chromium or Chrome was found", "PMKIT_REQUIRE_BROWSER")
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=found, args=["--no-sandbox"])
        yield browser
        browser.close()
