"""The room's service of a hub by itself: it answers before it has imported anything, and says why it ends."""

import asyncio
import contextlib
import json
import os
import signal
import subprocess
import sys
import time

import psutil
import pytest
import requests
from machine import LONG, free_port

from pmkit.hub.room_service import STARTING, Service


@pytest.fixture
def begin(tmp_path):
    """Starts the service as a hub does, in a process between, which can be killed; gives its address."""
    begun = []

    def begin(**more):
        port = free_port()
        environment = os.environ | {
            "JUPYTERHUB_SERVICE_PREFIX": "/services/room/",
            "JUPYTERHUB_SERVICE_URL": f"http://127.0.0.1:{port}",
            "JUPYTERHUB_API_URL": f"http://127.0.0.1:{free_port()}/hub/api",
            "JUPYTERHUB_SERVICE_NAME": "room",
            "PMKIT_HUB_STARTED_IT": "1",
            "PMKIT_ROOM_DATABASE": f"sqlite:///{tmp_path / 'rooms.db'}",
            **more,
        }
        words = [sys.executable, "-m", "pmkit.hub.room_service"]
        code = f"import subprocess; subprocess.run({words!r})"
        log = (tmp_path / "service.log").open("wb")
        begun.append(subprocess.Popen([sys.executable, "-c", code], env=environment, stderr=log))
        return begun[-1], f"http://127.0.0.1:{port}/services/room/"

    yield begin
    for one in begun:
        with contextlib.suppress(psutil.Error):
            for child in psutil.Process(one.pid).children(recursive=True):
                child.kill()
        one.kill()
        one.wait()


def until(condition):
    """Wait for something, and give it."""
    end = time.monotonic() + LONG
    while time.monotonic() < end:
        with contextlib.suppress(requests.RequestException):
            if found := condition():
                return found
        time.sleep(0.1)
    raise AssertionError("it did not come")


def answer(method, path):
    """The status and the text that the service answers before its rooms are there."""
    sent = []

    async def receive():
        return {"type": "http.request", "body": b""}

    async def send(message):
        sent.append(message)

    scope = {"type": "http", "method": method, "path": path, "headers": []}
    asyncio.run(Service()(scope, receive, send))
    return sent[0]["status"], sent[1]["body"].decode()


def test_before_the_rooms_are_there_a_page_and_a_phone_are_told_so():
    status, page = answer("GET", "/services/room/")
    assert status == 200 and STARTING in page  # a hub takes 500 and more for nobody there
    for method, path in (("GET", "api/view"), ("GET", "api/events"), ("POST", "api/join")):
        status, said = answer(method, f"/services/room/{path}")
        assert status == 503 and json.loads(said) == {"says": STARTING}


def test_nothing_of_a_room_is_imported_before_it_answers():
    code = "import sys, pmkit.hub.room_service; print(*{one.partition('.')[0] for one in sys.modules})"
    found = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert {"pandas", "sqlalchemy", "jupyterhub"}.isdisjoint(found.stdout.split())


def test_it_becomes_the_room_and_ends_with_a_hub_that_is_killed(begin):
    hub, address = begin()
    until(lambda: "The six letters on the wall" in requests.get(address, timeout=5).text)
    (service,) = psutil.Process(hub.pid).children()
    hub.kill()
    until(lambda: not service.is_running() or service.status() == psutil.STATUS_ZOMBIE)


def test_while_the_hub_is_away_who_opens_a_room_is_told_so(begin):
    _, address = begin()
    until(lambda: "The six letters on the wall" in requests.get(address, timeout=5).text)
    answer = requests.post(
        f"{address}api/open", json={"activities": []}, headers={"Authorization": "token x"}, timeout=LONG
    )
    assert answer.status_code == 403
    assert answer.json()["says"] == "The hub does not answer just now. Open the room again in a moment."


def test_an_address_that_is_no_database_ends_it_and_the_log_says_so(begin, tmp_path):
    hub, _ = begin(PMKIT_ROOM_DATABASE="nonsense")
    assert hub.wait(LONG) == 0
    assert "is not one pmkit knows" in (tmp_path / "service.log").read_text()


def test_it_ends_when_the_hub_asks_for_it(begin):
    hub, address = begin()
    until(lambda: requests.get(address, timeout=5).ok)
    (service,) = psutil.Process(hub.pid).children()
    service.send_signal(signal.SIGTERM)
    assert hub.wait(LONG) == 0
