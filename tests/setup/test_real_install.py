"""The whole way with real pip, hashes and hatchling, from a folder of packages instead of the network.

JupyterLab is a stand-in of a few lines here; `test_server.py` starts the real one.
"""

import base64
import json
import os
import signal
import sys
import zipfile
from hashlib import sha256
from importlib import metadata
from pathlib import Path
from urllib.request import ProxyHandler, build_opener

import pytest
from machine import LONG

STAND_IN = """
import http.server, json, os, sys
settings = dict(word[2:].split("=", 1) for word in sys.argv[1:])
port = int(settings["ServerApp.port"])
with open("called.json", "w", encoding="utf-8") as file:
    json.dump({"settings": settings, "token": os.environ["JUPYTER_TOKEN"], "folder": os.getcwd()}, file)
class Answer(http.server.BaseHTTPRequestHandler):
    def do_GET(self):
        self.send_response(200); self.end_headers(); self.wfile.write(b"{}")
    def do_POST(self):
        self.send_response(200); self.end_headers(); os._exit(0)
    def log_message(self, *_): pass
http.server.HTTPServer(("127.0.0.1", port), Answer).serve_forever()
"""
BUILD_TOOLS = ("hatchling", "packaging", "pathspec", "pluggy", "trove-classifiers")


def write_wheel(folder: Path, name: str, version: str, files: dict[str, bytes]) -> str:
    """Put a package into the folder; returns its line of the lock."""
    info = f"{name.replace('-', '_')}-{version}.dist-info"
    content = {path: data for path, data in files.items() if ".dist-info/" not in path} | {
        f"{info}/METADATA": f"Metadata-Version: 2.1\nName: {name}\nVersion: {version}\n".encode(),
        f"{info}/WHEEL": b"Wheel-Version: 1.0\nGenerator: test\nRoot-Is-Purelib: true\nTag: py3-none-any\n",
    }
    record = [
        f"{path},sha256={base64.urlsafe_b64encode(sha256(data).digest()).rstrip(b'=').decode()},{len(data)}"
        for path, data in content.items()
    ]
    wheel = folder / f"{name.replace('-', '_')}-{version}-py3-none-any.whl"
    with zipfile.ZipFile(wheel, "w") as archive:
        for path, data in content.items():
            archive.writestr(path, data)
        archive.writestr(f"{info}/RECORD", "\n".join([*record, f"{info}/RECORD,,", ""]))
    return f"{name}=={version} --hash=sha256:{sha256(wheel.read_bytes()).hexdigest()}\n"


def installed_files(name: str) -> dict[str, bytes]:
    """The modules of an installed package, by their path in it."""
    return {
        file.as_posix(): Path(str(file.locate())).read_bytes()
        for file in metadata.files(name) or ()
        if file.parts[0] != ".." and file.suffix != ".pyc"
    }


@pytest.fixture
def offline(course, tmp_path):
    """The course with a lock of a few packages, and variables that make pip take them from a folder."""
    folder = tmp_path / "packages"
    folder.mkdir()
    lock = "".join(
        write_wheel(folder, name, metadata.version(name), installed_files(name)) for name in BUILD_TOOLS
    )
    lock += write_wheel(folder, "jupyterlab", "0.1", {"jupyterlab/__main__.py": STAND_IN.encode()})
    (course.root / "requirements.lock").write_text(lock, encoding="utf-8")
    lab = course.root / "src/pmkit/lab"
    (lab / "labextension/static").mkdir(parents=True)
    (lab / "labextension/package.json").write_text("{}")
    (lab / "labextension/static/remoteEntry.js").write_text("// course mode")
    (lab / "jupyter_server_config.json").write_text("{}")
    (course.root / "LICENSE").write_text("MIT")
    return {"PIP_NO_INDEX": "1", "PIP_FIND_LINKS": folder.as_uri()}


@pytest.mark.skipif(os.name == "nt", reason="ends the course with a signal")
def test_from_nothing_but_python_to_the_open_course_and_back(course, offline, free_port):
    process = course.popen("--no-browser", "--port", str(free_port), **offline)
    address = ""
    for line in process.stdout:
        if line.startswith("Open the course in a browser. Its address:"):
            address = line.split()[-1]
        if line.startswith("Leave this window open"):
            break
    assert address.startswith(f"http://127.0.0.1:{free_port}/lab"), "the server did not start"
    with build_opener(ProxyHandler({})).open(f"http://127.0.0.1:{free_port}/api") as answer:
        assert answer.status == 200
    os.kill(process.pid, signal.SIGINT)
    screen, _ = process.communicate(timeout=LONG)
    assert process.returncode == 0 and screen == "\n-> Ending JupyterLab\n"
    with pytest.raises(OSError):
        build_opener(ProxyHandler({})).open(f"http://127.0.0.1:{free_port}/api", timeout=2)

    called = json.loads((course.root / "called.json").read_text(encoding="utf-8"))
    assert called["folder"] == str(course.root) and called["token"] == address.split("token=")[1]
    assert called["settings"]["ServerApp.ip"] == "127.0.0.1"
    assert called["settings"]["LabApp.check_for_updates_class"] == "jupyterlab.NeverCheckForUpdate"

    in_environment = course.root / ".venv"
    assert (in_environment / "share/jupyter/labextensions/pmkit-lab/static/remoteEntry.js").is_file()
    assert (in_environment / "etc/jupyter/jupyter_server_config.d/pmkit.json").is_file()
    assert not (in_environment / "share/jupyter/lab/settings").exists()
    assert (in_environment / "bin/pmkit").is_file()

    code, screen = course.start("--set-up-only")  # without the folder of packages: nothing is asked for
    assert code == 0 and "Installing" not in screen


def test_a_package_that_is_not_the_locked_one_is_refused(course, offline):
    lock = course.root / "requirements.lock"
    first, *others = lock.read_text().splitlines()
    lock.write_text("\n".join([first[:-64] + "0" * 64, *others, ""]))
    code, screen = course.start("--set-up-only", **offline)
    assert code == 1, screen
    assert screen.splitlines()[-1].startswith(
        "A downloaded package is not the one this course was tested with"
    )


def test_without_a_network_the_first_start_says_so(course):
    nowhere = {"PIP_INDEX_URL": "http://127.0.0.1:9/simple", "PIP_RETRIES": "1"}
    code, screen = course.start("--set-up-only", **nowhere)
    assert code == 1
    assert screen.splitlines()[-1].startswith("The first start downloads about 250 MB")
    assert "Traceback" not in screen and sys.executable not in screen
