"""Runs JupyterLab for the course and ends it, with its kernels, when the person presses Ctrl-C.

The server listens on this machine only and wants a token. It asks nobody for news, updates or extensions.
"""

import os
import secrets
import signal
import socket
import subprocess
import time
import urllib.error
import urllib.request
from contextlib import closing
from pathlib import Path
from typing import Any, NoReturn

from pmkit.setup.errors import AS_ROOT, NO_FREE_PORT, PORT_TAKEN, SERVER_ENDED, SetupProblem
from pmkit.setup.places import FRONT_PAGE, Places, command_line
from pmkit.setup.steps import say

HOST = "127.0.0.1"
PORTS = range(8888, 8920)
_PATIENCE = 120.0  # seconds until the server must answer; a virus scanner makes the first start slow
_GRACE = 10.0  # seconds for the server to end its kernels


def choose_port(asked: int | None) -> int:
    """The port that was asked for, or the first free one."""
    if asked is not None:
        if not _is_free(asked):
            other = next((port for port in PORTS if _is_free(port)), 8999)
            raise SetupProblem(PORT_TAKEN.format(port=asked, command=command_line(), other=other))
        return asked
    for port in PORTS:
        if _is_free(port):
            return port
    raise SetupProblem(NO_FREE_PORT.format(first=PORTS[0], last=PORTS[-1]))


def serve(places: Places, *, port: int | None, browser: bool) -> int:
    """Run the server until it ends or the person ends it. Returns the exit code for the shell."""
    port = choose_port(port)
    token = secrets.token_hex(24)
    page = f"/lab/tree/{FRONT_PAGE}" if (places.root / FRONT_PAGE).exists() else "/lab"
    base = f"http://{HOST}:{port}"
    for name in ("SIGTERM", "SIGHUP"):  # a closed terminal window ends the server as Ctrl-C does
        if hasattr(signal, name):
            signal.signal(getattr(signal, name), _interrupt)
    if _is_root():
        say(AS_ROOT)
    say("-> Starting JupyterLab")
    places.jupyter.mkdir(exist_ok=True)
    decline_news(places.jupyter / "settings")
    with open(places.server_log, "wb") as log:
        server = subprocess.Popen(  # nosec B603  # a list of words, no shell; none from a file or the network
            _command(places, port, page, browser),
            cwd=places.root,
            # The token travels in the environment: the list of processes is open to every user of a machine.
            env=places.surroundings() | {"JUPYTER_TOKEN": token},
            stdin=subprocess.DEVNULL,
            stdout=log,
            stderr=subprocess.STDOUT,
            **_own_group(),
        )
        try:
            _wait_until_ready(server, base, places)
            ready = "The course is open in your browser." if browser else "Open the course in a browser."
            say(f"{ready} Its address: {base}{page}?token={token}")
            say("Leave this window open while you learn. To end, press Ctrl-C here; your answers are kept.")
            return server.wait()
        except KeyboardInterrupt:
            say("\n-> Ending JupyterLab")
            return 0
        finally:
            _end(server, base, token)


def decline_news(settings: Path) -> None:
    """Say no to news from the internet before JupyterLab asks about it; its settings can change that."""
    file = settings / "@jupyterlab" / "apputils-extension" / "notification.jupyterlab-settings"
    if not file.exists():
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text('{"fetchNews": "false", "checkForUpdates": false}\n', encoding="utf-8")


def _interrupt(*_: object) -> NoReturn:
    raise KeyboardInterrupt


def _command(places: Places, port: int, page: str, browser: bool) -> list[str]:
    """JupyterLab's command line."""
    options = {
        "ServerApp.ip": HOST,
        "ServerApp.port": port,
        "ServerApp.port_retries": 0,
        "ServerApp.open_browser": browser,
        "ServerApp.root_dir": places.root,
        "ServerApp.allow_root": _is_root(),
        "LabApp.default_url": page,
        "LabApp.extension_manager": "readonly",
        "LabApp.news_url": None,
        "LabApp.check_for_updates_class": "jupyterlab.NeverCheckForUpdate",
    }
    return [str(places.python), "-m", "jupyterlab", *(f"--{name}={value}" for name, value in options.items())]


def _is_root() -> bool:
    """Whether this is the machine's administrator, as in most containers; Windows has no such number."""
    return hasattr(os, "geteuid") and os.geteuid() == 0


def _own_group() -> dict[str, Any]:
    """Keep Ctrl-C from the server, which would ask back; `_end` ends it instead."""
    if os.name == "nt":
        return {"creationflags": getattr(subprocess, "CREATE_NEW_PROCESS_GROUP", 0)}
    return {"start_new_session": True}


def _is_free(port: int) -> bool:
    with closing(socket.socket()) as probe:
        if os.name != "nt":  # there, the option means that two servers may share a port
            probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            probe.bind((HOST, port))
        except OSError:
            return False
    return True


def _wait_until_ready(server: subprocess.Popen[bytes], base: str, places: Places) -> None:
    end = time.monotonic() + _PATIENCE
    while time.monotonic() < end:
        if server.poll() is not None:
            break
        try:
            with _open(f"{base}/api"):
                return
        except OSError:
            time.sleep(0.2)
    raise SetupProblem(SERVER_ENDED.format(log=places.server_log))


def _open(url: str, **settings: Any) -> Any:
    """Ask the server on this machine, never through a proxy."""
    opener = urllib.request.build_opener(urllib.request.ProxyHandler({}))
    return opener.open(urllib.request.Request(url, **settings), timeout=5)


def _end(server: subprocess.Popen[bytes], base: str, token: str) -> None:
    """Ask the server to end its kernels and itself; insist if it does not. A second Ctrl-C is not heard."""
    for name in ("SIGINT", "SIGTERM", "SIGHUP"):
        if hasattr(signal, name):
            signal.signal(getattr(signal, name), signal.SIG_IGN)
    if server.poll() is not None:
        return
    try:
        # The same on every system; Windows knows no polite signal.
        _open(
            f"{base}/api/shutdown", method="POST", data=b"", headers={"Authorization": f"token {token}"}
        ).close()
        server.wait(_GRACE)
    except (OSError, subprocess.TimeoutExpired):
        server.terminate()
        try:
            server.wait(_GRACE)
        except subprocess.TimeoutExpired:
            server.kill()
            server.wait()
