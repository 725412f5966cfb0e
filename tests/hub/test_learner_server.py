"""What a learner's server does before it serves: the course laid out and trusted, and nothing in vain."""

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

from pmkit.hub.__main__ import command, surroundings
from pmkit.setup.places import Places

NEVER_USED = {"alembic", "jupyterhub.orm", "lark", "mako", "pandas", "pygments", "rich", "urllib3"}


@pytest.fixture
def learner(tmp_path):
    """Runs code as a learner's server, in an empty home, and gives what it prints as JSON."""
    places = Places(tmp_path / "course", interpreter=Path(sys.executable))
    tools = tmp_path / "tools"
    tools.mkdir()
    (tools / "node").write_text(f"#!/bin/sh\necho begun >> {tmp_path}/node\n")
    (tools / "node").chmod(0o755)

    def run(code):
        found = surroundings(places)
        found |= {"HOME": str(tmp_path), "PMKIT_COURSE": str(places.root), "TMPDIR": str(tmp_path)}
        found |= {"PATH": f"{tools}{os.pathsep}{found['PATH']}"}
        code = "import json, sys; from pmkit.hub import server\n" + code
        done = subprocess.run(
            [sys.executable, "-c", code], env=found, cwd=tmp_path, capture_output=True, text=True
        )
        assert done.returncode == 0, done.stderr
        return json.loads(done.stdout.splitlines()[-1])

    run.root, run.node = places.root, tmp_path / "node"
    return run


def test_the_course_is_laid_out_and_trusted(learner):
    found = learner(
        "server.get_ready(); import nbformat, os\n"
        "from nbformat.sign import NotebookNotary\n"
        "read = [nbformat.read(file, 4) for file in server.Path.cwd().glob('course/*/*.ipynb')]\n"
        "print(json.dumps([[NotebookNotary().check_signature(one) for one in read],"
        " os.environ['JUPYTERHUB_DEFAULT_URL']]))"
    )
    trusted, opened = found
    assert len(trusted) > 30 and all(trusted)
    assert opened == "/lab/tree/notebooks/00_start_here.ipynb"


def test_nothing_is_imported_or_begun_that_a_learners_server_never_uses(learner):
    loaded = learner(
        "server.get_ready(); import jupyterhub.singleuser, jupyterlab.labapp\n"
        "from pmkit.setup.put_off import is_here\n"
        "print(json.dumps([name for name in sys.modules if is_here(name)]))"
    )
    assert "jupyterlab.labapp" in loaded
    assert NEVER_USED.isdisjoint(loaded)
    assert not learner.node.exists()


def test_without_what_is_left_out_the_same_would_cost_all_of_it(learner):
    """The test above sees what it is for: JupyterLab and JupyterHub by themselves bring all of it."""
    loaded = learner("import jupyterhub.singleuser, jupyterlab.labapp; print(json.dumps(list(sys.modules)))")
    assert (NEVER_USED - {"pandas"}) - set(loaded) == set()
    assert learner.node.read_text().startswith("begun")


def test_a_full_disk_leaves_a_server_that_starts(learner):
    learner.root.parent.joinpath("course").write_text("a file where the folder should be")
    said = learner(
        "import io; from contextlib import redirect_stdout; said = io.StringIO()\n"
        "with redirect_stdout(said): server.get_ready()\n"
        "print(json.dumps(said.getvalue()))"
    )
    assert "The course could not be laid out in" in said


def test_the_server_gets_the_hubs_words_and_no_parts_that_nobody_uses(tmp_path):
    places = Places(tmp_path, interpreter=Path(sys.executable))
    given = command(places, ["--allow-root"])
    assert given[:3] == [sys.executable, "-m", "pmkit.hub.server"] and given[-1] == "--allow-root"
    assert "--ServerApp.jpserver_extensions=jupyter_lsp=False" in given
    assert "--KernelManager.transport=ipc" in given
