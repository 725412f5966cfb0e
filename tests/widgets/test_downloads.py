"""A file that is made lies in the folder and goes to the page; what can't be made is said."""

from pathlib import Path

import pytest

from pmkit.widgets.downloads import Downloads, Made


def make(key):
    if key == "bad":
        raise ValueError("Nothing is decided yet.")
    return Made("plan.csv", b"a,b")


@pytest.fixture
def sent(monkeypatch):
    found = []
    monkeypatch.setattr(
        Downloads, "send", lambda self, content, buffers=None: found.append((content, buffers))
    )
    return found


def test_a_file_is_kept_and_handed_to_the_page(tmp_path, sent):
    downloads = Downloads("Out", [{"key": "csv", "label": "CSV"}], make, lambda: tmp_path / "exports")
    downloads.receive({"kind": "make", "key": "csv"})
    assert (tmp_path / "exports" / "plan.csv").read_bytes() == b"a,b"
    assert sent[0] == ({"kind": "file", "name": "plan.csv", "mime": "application/octet-stream"}, [b"a,b"])
    assert downloads.said == f"plan.csv was made. It also lies in {tmp_path / 'exports'}."
    assert [path.name for path in (tmp_path / "exports").iterdir()] == ["plan.csv"]


def test_a_folder_that_cannot_be_written_still_leaves_the_browser(tmp_path, sent):
    (tmp_path / "exports").write_text("a file is in the way")
    downloads = Downloads("Out", [], make, lambda: tmp_path / "exports")
    downloads.press("csv")
    assert "only the browser has it" in downloads.said and sent[0][0]["kind"] == "file"


def test_what_cannot_be_made_is_said(sent):
    downloads = Downloads("Out", [], make, lambda: Path("nowhere"))
    downloads.press("bad")
    assert downloads.said == "Nothing is decided yet." and sent == [({"kind": "done"}, None)]
