"""Every test and every notebook under test keeps its progress in a folder of its own, never in the user's.

The suite says the same of the same code: on every machine, however busy, and in every order.
"""

import os
import sys
import tempfile
from pathlib import Path

import pytest
from hypothesis import HealthCheck, settings

# No verdict by the clock: a slow or a busy machine is no bug.
settings.register_profile(
    "search", deadline=None, print_blob=True, suppress_health_check=[HealthCheck.too_slow]
)
# No verdict by luck: the same examples on every run. To look for new ones: --hypothesis-profile=search
settings.register_profile("same", settings.get_profile("search"), derandomize=True, database=None)
settings.load_profile("same")

NO_FONTS = Path(__file__).parent / "tests" / "no_fonts.conf"


def pytest_configure(config):
    """Kernels that nbval starts inherit this folder; it goes when the run ends."""
    folder = tempfile.TemporaryDirectory(prefix="pmkit-test-")
    config.add_cleanup(folder.cleanup)
    os.environ["PMKIT_HOME"] = folder.name
    os.environ.pop("PMKIT_DATABASE_URL", None)


@pytest.hookimpl(wrapper=True)
def pytest_runtest_setup(item):
    """The kernel of a notebook starts without the system's fonts: what is committed must not need them."""
    with pytest.MonkeyPatch.context() as environment:
        if item.path.suffix == ".ipynb":
            environment.setenv("FONTCONFIG_FILE", str(NO_FONTS))
        return (yield)


@pytest.fixture(autouse=True)
def a_kernel_of_its_own(tmp_path, monkeypatch):
    monkeypatch.setenv("PMKIT_HOME", str(tmp_path / "pmkit-home"))
    monkeypatch.delenv("PMKIT_DATABASE_URL", raising=False)
    _forget_the_last()
    yield
    _forget_the_last()


def _forget_the_last():
    """Close and drop what a kernel makes once, so that no test goes on where another stopped."""
    book, own = (sys.modules.get(f"pmkit.course.{name}") for name in ("workbook", "own_backlog"))
    if own:
        own.current_backlog.cache_clear()
    if book and book.workbook.cache_info().currsize:
        book.workbook().store.close()
        book.workbook.cache_clear()
