"""Every test gets its own progress folder, so that none touches the answers of the person who runs it."""

import pytest


@pytest.fixture(autouse=True)
def own_progress_folder(tmp_path, monkeypatch):
    monkeypatch.setenv("PMKIT_HOME", str(tmp_path / "pmkit-home"))
    monkeypatch.delenv("PMKIT_DATABASE_URL", raising=False)
