"""The real JupyterLab starts with a token on this machine only, and Ctrl-C ends it with its kernels."""

import json
import os
import re
import signal
import subprocess
import sys
import time
import urllib.error
from pathlib import Path
from urllib.request import ProxyHandler, Request, build_opener

import nbformat.sign
import pytest
from machine import LONG, hear_ctrl_c, is_running

from pmkit.setup.places import Places
from pmkit.setup.serve import _command
from pmkit.setup.trust import trust_notebooks

pytestmark = pytest.mark.skipif(os.name == "nt", reason="ends the course with a signal")

SERVE = """
import sys
from pathlib import Path
from pmkit.setup.places import Places
from pmkit.setup.serve import serve
places = Places(Path(sys.argv[1]), interpreter=Path(sys.executable))
sys.exit(serve(places, port=int(sys.argv[2]), browser=False))
"""
ask = build_opener(ProxyHandler({}))


def children(pid: int) -> list[int]:
    """The processes below this one, deepest last."""
    listed = subprocess.run(["ps", "-eo", "pid=,ppid="], capture_output=True, text=True, check=True).stdout
    parents = {int(child): int(parent) for child, parent in map(str.split, listed.splitlines())}
    below = [child for child, parent in parents.items() if parent == pid]
    return below + [further for child in below for further in children(child)]


@pytest.mark.parametrize("how", [signal.SIGINT, signal.SIGHUP])
def test_the_end_leaves_nothing_running(tmp_path, free_port, how):
    course = tmp_path / "Kurs für Łódź"
    course.mkdir()
    process = subprocess.Popen(
        [sys.executable, "-c", SERVE, str(course), str(free_port)],
        stdout=subprocess.PIPE,
        encoding="utf-8",
        preexec_fn=hear_ctrl_c,
    )
    started = next((line for line in process.stdout if "Its address:" in line), "")
    assert started.startswith("Open the course in a browser."), "nobody has opened one"
    address = started.split()[-1]
    base, token = address.split("/lab")[0], address.split("token=")[1]
    with pytest.raises(urllib.error.HTTPError, match="403"):
        ask.open(f"{base}/api/contents")
    headers = {"Authorization": f"token {token}"}
    kernel = json.load(ask.open(Request(f"{base}/api/kernels", method="POST", data=b"{}", headers=headers)))
    assert kernel["name"] == "python3"
    running = children(process.pid)
    assert len(running) >= 2, "a server and a kernel"
    assert (
        token not in subprocess.run(["ps", "-eo", "args="], capture_output=True, text=True, check=True).stdout
    )
    process.send_signal(how)
    screen, _ = process.communicate(timeout=LONG)
    assert process.returncode == 0 and screen.endswith("-> Ending JupyterLab\n")
    end = time.monotonic() + LONG
    while any(map(is_running, running)) and time.monotonic() < end:
        time.sleep(0.1)
    assert not [pid for pid in running if is_running(pid)]


def test_the_server_is_for_this_computer_and_wants_its_token(tmp_path):
    """That the token is asked for, and shows in no list of processes, is tested on the running one above."""
    words = _command(Places(tmp_path), 8888, "/lab", browser=False)
    assert "--ServerApp.ip=127.0.0.1" in words
    assert not [word for word in words if re.search("token|password|allow_origin|xsrf", word)]


def test_a_server_that_can_not_start_is_told_with_its_log(tmp_path, free_port):
    (tmp_path / ".jupyter/config").mkdir(parents=True)
    (tmp_path / ".jupyter/config/jupyter_server_config.py").write_text("raise SystemExit('no')")
    ended = subprocess.run(
        [sys.executable, "-c", SERVE, str(tmp_path), str(free_port)],
        capture_output=True,
        text=True,
        check=False,
    )
    assert "JupyterLab stopped before it was ready" in ended.stderr and "server.log" in ended.stderr


def test_only_notebooks_that_changed_are_signed(tmp_path):
    places = Places(tmp_path, interpreter=Path(sys.executable))
    (tmp_path / "notebooks").mkdir()
    (tmp_path / "elsewhere").mkdir()
    for name in ("notebooks/00_start_here.ipynb", "notebooks/01.ipynb", "elsewhere/own.ipynb"):
        cells = [nbformat.v4.new_code_cell("1", outputs=[nbformat.v4.new_output("stream", text="1")])]
        nbformat.write(nbformat.v4.new_notebook(cells=cells), tmp_path / name)
    assert trust_notebooks(places, places.notebooks()) == 2
    assert trust_notebooks(places, places.notebooks()) == 0
    book = nbformat.read(tmp_path / "notebooks/01.ipynb", as_version=4)
    book.cells[0].source = "2"
    nbformat.write(book, tmp_path / "notebooks/01.ipynb")
    assert trust_notebooks(places, places.notebooks()) == 1

    notary = nbformat.sign.NotebookNotary(data_dir=str(places.jupyter / "data"))
    assert notary.check_signature(nbformat.read(tmp_path / "notebooks/01.ipynb", as_version=4))
    assert not notary.check_signature(nbformat.read(tmp_path / "elsewhere/own.ipynb", as_version=4))
