"""A real JupyterHub with its proxy on loopback, on the configuration in `deploy/`, and what its people do.

Only the spawner is another one than on a real server: JupyterHub's own for tests, which needs no systemd.
"""

import contextlib
import json
import os
import secrets
import signal
import subprocess
import sys
import time
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import psutil
import requests
import websocket
from machine import LONG, free_port

REPOSITORY = Path(__file__).resolve().parents[2]
PASSWORD, TEACHING = "only-for-this-test", "only-for-this-test-and-who-teaches"
HERE = """
load_subconfig({config!r})
c.JupyterHub.spawner_class = "simple"
c.SimpleLocalProcessSpawner.home_dir_template = {homes!r}
c.Spawner.args = ["--allow-root", "--LabApp.expose_app_in_browser=True"]
c.Spawner.poll_interval = 1
c.Spawner.http_timeout = 60
c.JupyterHub.tornado_settings = {{"slow_spawn_timeout": 0}}
c.JupyterHub.hub_port = {hub_port}
c.ConfigurableHTTPProxy.command = [{proxy!r}]
c.ConfigurableHTTPProxy.api_url = "http://127.0.0.1:{proxy_port}"
"""


class Hub:
    """A hub: its address, where its people's homes lie, its log. Starts, is killed, starts again."""

    def __init__(
        self, address: str, folder: Path, environment: dict[str, str], certificate: Path | None
    ) -> None:
        self.address, self.homes, self.log = address, folder / "homes", folder / "hub.log"
        self.folder, self.environment = folder, environment
        self.certificate = str(certificate) if certificate else ""
        self.web = requests.Session()
        self.web.trust_env = False
        self.web.verify = self.certificate or True
        self._running: subprocess.Popen[bytes] | None = None

    def start(self) -> None:
        with self.log.open("ab") as log:
            self._running = subprocess.Popen(
                [sys.executable, "-m", "jupyterhub", "-f", str(self.folder / "config.py")],
                cwd=self.folder, env=self.environment, stdout=log, stderr=log, stdin=subprocess.DEVNULL,
                start_new_session=True,
            )  # fmt: skip
        until = time.monotonic() + LONG
        while time.monotonic() < until and self._running.poll() is None:
            with contextlib.suppress(requests.RequestException):
                if self.web.get(f"{self.address}/hub/api/", timeout=5).status_code == 200:
                    return
            time.sleep(0.2)
        raise AssertionError(self.log.read_text()[-4000:])

    def kill(self) -> None:
        """Kill -9 the hub itself, and nothing that it began."""
        assert self._running is not None
        self._running.kill()
        self._running.wait()

    def end(self) -> None:
        """The hub, its proxy and its services, then the servers, which would outlive it."""
        running = self._running
        assert running is not None
        begun = psutil.Process(running.pid).children(recursive=True) if running.poll() is None else []
        running.send_signal(signal.SIGTERM)
        with contextlib.suppress(subprocess.TimeoutExpired):
            running.wait(20)
        for one in [*begun, *self._left()]:
            with contextlib.suppress(psutil.Error):
                one.kill()
        if running.poll() is None:
            running.kill()
            running.wait()

    def _left(self) -> Iterator[psutil.Process]:
        """What was begun by a hub that was killed."""
        for one in psutil.process_iter():
            with contextlib.suppress(psutil.Error):
                if str(self.folder) in " ".join([one.cwd(), *one.environ().values()]):
                    yield one

    def sign_in(self, name: str, password: str = PASSWORD) -> "Person":
        auth = {"username": name, "password": password}
        answer = self.web.post(
            f"{self.address}/hub/api/users/{name}/tokens", json={"auth": auth}, timeout=LONG
        )
        assert answer.status_code == 201, answer.text
        return Person(self, name, answer.json()["token"])


class Person:
    """Somebody who has signed in."""

    def __init__(self, hub: Hub, name: str, token: str) -> None:
        self.hub, self.name, self.token = hub, name, token
        self.home = hub.homes / name
        self.server = f"{hub.address}/user/{name}"

    def ask(self, url: str, method: str = "GET", **more: Any) -> requests.Response:
        """Ask with this person's token, at an address below the hub's."""
        headers = {"Authorization": f"token {self.token}"}
        web = self.hub.web
        return web.request(method, url, headers=headers, timeout=LONG, allow_redirects=False, **more)

    def begin(self) -> requests.Response:
        """Ask for the server; `wait` until it is there."""
        return self.ask(f"{self.hub.address}/hub/api/users/{self.name}/server", "POST")

    def wait(self) -> None:
        until = time.monotonic() + LONG
        while time.monotonic() < until:
            found = self.servers().get("")
            if found and found["ready"]:
                return
            if found is None:  # another program took its port in the meantime: a person asks again
                self.begin()
            time.sleep(0.3)
        raise AssertionError(self.hub.log.read_text()[-4000:])

    def servers(self) -> dict[str, Any]:
        found = self.ask(f"{self.hub.address}/hub/api/users/{self.name}").json()["servers"]
        return dict(found)

    def run(self, code: str) -> Any:
        """The value that Python code in the course's kernel prints as JSON."""
        kernel = self.ask(f"{self.server}/pmkit/kernel").json()["id"]
        address = f"{self.server}/api/kernels/{kernel}/channels".replace("http", "ws", 1)
        channel = websocket.create_connection(
            address,
            timeout=LONG,
            header={"Authorization": f"token {self.token}"},
            sslopt={"ca_certs": self.hub.certificate or None},
        )
        asked = secrets.token_hex(8)
        content = {"code": code, "silent": False, "store_history": False}
        header = {"msg_id": asked, "msg_type": "execute_request", "session": asked, "username": ""}
        channel.send(
            json.dumps(
                {
                    "header": header,
                    "parent_header": {},
                    "metadata": {},
                    "content": content,
                    "channel": "shell",
                }
            )
        )
        said = ""
        with contextlib.closing(channel):
            while True:
                message = json.loads(channel.recv())
                if message["parent_header"].get("msg_id") != asked:
                    continue
                if message["msg_type"] == "stream":
                    said += message["content"]["text"]
                if message["msg_type"] == "error":
                    raise AssertionError("\n".join(message["content"]["traceback"]))
                # The reply may come before what was printed; idle comes after both.
                if message["content"].get("execution_state") == "idle":
                    return json.loads(said.splitlines()[-1])

    def answer(self, question: str, answer: Any) -> str:
        """Check an answer in the course's kernel; what came of it."""
        return str(
            self.run(
                "import json; from pmkit.course.workbook import workbook\n"
                f"state = workbook().check({question!r}, json.loads({json.dumps(answer)!r}))\n"
                "print(json.dumps(workbook().notice))"
            )
        )

    def answered(self, question: str) -> Any:
        """The answer as a page that is opened now shows it."""
        return self.run(
            "import json; from pmkit.course.workbook import workbook\n"
            f"print(json.dumps(workbook().open({question!r}).to_json()['answer']))"
        )

    def processes(self) -> list[psutil.Process]:
        """Their server and what it has begun."""
        for one in psutil.process_iter():
            with contextlib.suppress(psutil.Error):
                if "pmkit.hub.server" in one.cmdline() and one.environ()["HOME"] == str(self.home):
                    return [one, *one.children(recursive=True)]
        return []

    def kill(self) -> None:
        """Kill -9 the server and its kernels, and wait until the hub has seen it."""
        for one in self.processes():
            with contextlib.suppress(psutil.Error):
                one.kill()
        until = time.monotonic() + LONG
        while self.servers():
            assert time.monotonic() < until, self.hub.log.read_text()[-4000:]
            time.sleep(0.3)


@contextlib.contextmanager
def start_hub(
    folder: Path,
    proxy: str,
    owner: str,
    learners: list[str],
    teacher: str,
    certificate: Path | None = None,
    more: str = "",
    **settings: str,
) -> Iterator[Hub]:
    """A hub for as long as the block lasts; its servers end with it. With a certificate (and its key beside
    it, `.key`) the proxy speaks https; `more` is more of its configuration, `settings` of its settings."""
    for name, names in (("learners.txt", learners), ("instructors.txt", [teacher])):
        (folder / name).write_text("\n".join(names) + "\n")
    (folder / "homes").mkdir()
    config = HERE.format(
        config=str(REPOSITORY / "deploy" / "jupyterhub_config.py"),
        homes=str(folder / "homes" / "{username}"),
        hub_port=free_port(),
        proxy=proxy,
        proxy_port=free_port(),
    )
    if certificate:
        config += f"c.JupyterHub.ssl_cert = {str(certificate)!r}\n"
        config += f"c.JupyterHub.ssl_key = {str(certificate.with_suffix('.key'))!r}\n"
    (folder / "config.py").write_text(config + more)
    address = f"{'https' if certificate else 'http'}://127.0.0.1:{free_port()}/kurs"
    environment = {
        **{name: value for name, value in os.environ.items() if not name.startswith("PMKIT_")},
        "PMKIT_HUB_ADDRESS": f"{address}/",
        "PMKIT_HUB_STATE": str(folder / "state"),
        "PMKIT_HUB_CLASS_PORT": str(free_port()),
        "PMKIT_HUB_LEARNERS": str(folder / "learners.txt"),
        "PMKIT_HUB_INSTRUCTORS": str(folder / "instructors.txt"),
        "PMKIT_HUB_SIGN_IN": "workshop",
        "PMKIT_HUB_PASSWORD": PASSWORD,
        "PMKIT_HUB_INSTRUCTOR_PASSWORD": TEACHING,
        "PMKIT_CLASS_OWNER_URL": owner,
        "PMKIT_HUB_SECRET": secrets.token_hex(32),
        "PMKIT_HUB_ROOM_PORT": str(free_port()),
        "PMKIT_HUB_PUBLIC_ADDRESS": f"{address}/",
        **settings,
    }
    hub = Hub(address, folder, environment, certificate)
    try:
        hub.start()
        yield hub
    finally:
        hub.end()
