"""Every test and every notebook under test keeps its progress in a folder of its own, never in the user's."""

import os
import tempfile

import pytest


def pytest_configure(config):
    """Kernels that nbval starts inherit this folder; it goes when the run ends."""
    folder = tempfile.TemporaryDirectory(prefix="pmkit-test-")
    config.add_cleanup(folder.cleanup)
    os.environ["PMKIT_HOME"] = folder.name
    os.environ.pop("PMKIT_DATABASE_URL", None)


@pytest.fixture(autouse=True)
def own_progress_folder(tmp_path, monkeypatch):
    monkeypatch.setenv("PMKIT_HOME", str(tmp_path / "pmkit-home"))
    monkeypatch.delenv("PMKIT_DATABASE_URL", raising=False)
