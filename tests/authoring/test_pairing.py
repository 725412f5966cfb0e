"""A notebook and its source open together in JupyterLab, whichever was written last."""

import os

import pytest
from jupyter_server.services.contents.largefilemanager import LargeFileManager
from jupytext.sync_contentsmanager import build_sync_jupytext_contents_manager_class
from test_build import PRACTICE, lay_out

from pmkit.authoring import build as building


@pytest.fixture(scope="module")
def pair(tmp_path_factory):
    root = lay_out(tmp_path_factory.mktemp("pair") / "course")
    target = next(one for one in building.targets(root) if one.kind == "solution")
    target.path.write_text(building.build(target), encoding="utf-8")
    return target


@pytest.mark.parametrize("older", ["source", "path"])
def test_the_pair_opens_and_saving_leaves_the_source_as_it_was(pair, older):
    """Git gives files the time of their checkout: which of the two is older is chance."""
    os.utime(getattr(pair, older), (1_600_000_000, 1_600_000_000))
    manager = build_sync_jupytext_contents_manager_class(LargeFileManager)()
    manager.root_dir = str(pair.path.parents[1])
    model = manager.get("solutions/03_invented.ipynb")
    assert model["content"].metadata["pmkit"]["kind"] == "solution"
    assert all(cell.execution_count for cell in model["content"].cells if cell.cell_type == "code")
    manager.save(model, "solutions/03_invented.ipynb")
    assert pair.source.read_text(encoding="utf-8") == PRACTICE
