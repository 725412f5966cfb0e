"""Locked packages are asked about where a feed answers; where none does, that is said."""

import json
import re
import threading
from http.server import BaseHTTPRequestHandler, HTTPServer
from pathlib import Path

import pytest
from typer.testing import CliRunner

from pmkit.authoring.advisories import known, locked
from pmkit.cli import app

ROOT = Path(__file__).resolve().parents[2]


@pytest.fixture
def folder(tmp_path, monkeypatch):
    (tmp_path / "lessons").mkdir()
    (tmp_path / "requirements.lock").write_text(
        "good==1.0 \\\n    --hash=sha256:0\n"
        "bad[extra]==2.0 ; sys_platform == 'linux' \\\n    --hash=sha256:0\n"
    )
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("no_proxy", "127.0.0.1")
    return tmp_path


@pytest.fixture
def feed():
    """An address on loopback, what it will answer, and what it was asked."""

    class Feed(BaseHTTPRequestHandler):
        answer = b""
        asked = b""

        def do_POST(self):
            Feed.asked = self.rfile.read(int(self.headers["Content-Length"]))
            self.send_response(200)
            self.end_headers()
            self.wfile.write(Feed.answer)

        def log_message(self, *_):
            pass

    server = HTTPServer(("127.0.0.1", 0), Feed)
    threading.Thread(target=server.serve_forever, daemon=True).start()
    Feed.address = f"http://127.0.0.1:{server.server_port}/v1/querybatch"
    yield Feed
    server.shutdown()
    server.server_close()


def ask(*words):
    return CliRunner().invoke(app, ["author", "advisories", *words])


def test_a_package_that_is_known_to_be_unsafe_fails_by_name(folder, feed):
    feed.answer = json.dumps({"results": [{"vulns": [{"id": "X-2"}, {"id": "X-1"}]}, {}]}).encode()
    ended = ask("--feed", feed.address)
    assert (ended.exit_code, ended.stdout.splitlines()[0]) == (1, "bad 2.0: X-1, X-2")
    assert "1 of 2 locked packages are known to be unsafe" in ended.stdout
    sent = json.loads(feed.asked)["queries"]
    assert [(one["package"]["name"], one["version"]) for one in sent] == [("bad", "2.0"), ("good", "1.0")]


def test_a_clean_answer_says_for_how_many(folder, feed):
    feed.answer = b'{"results": [{}, {}]}'
    ended = ask("--feed", feed.address)
    assert (ended.exit_code, ended.stdout) == (
        0,
        "Checked: no advisory is known for the 2 locked packages.\n",
    )


@pytest.mark.parametrize("answer", [b"<html>", b"{}", b'{"results": [{}]}', b'{"results": [1, 2]}'])
def test_an_answer_of_another_kind_is_not_taken_for_a_clean_one(folder, feed, answer):
    feed.answer = answer
    ended = ask("--feed", feed.address)
    assert ended.exit_code == 0 and "NOT CHECKED" in ended.stderr and "no advisory" not in ended.output
    assert ask("--feed", feed.address, "--required").exit_code == 1


def test_without_a_network_it_says_that_it_did_not_check(folder, feed):
    for address in (re.sub(r":\d+/", ":1/", feed.address), "file:///etc/passwd"):
        ended = ask("--feed", address)
        assert ended.exit_code == 0 and "NOT CHECKED" in ended.stderr and "2 locked packages" in ended.stderr
        assert ask("--feed", address, "--required").exit_code == 1


def test_every_locked_package_is_asked_about(feed, monkeypatch):
    monkeypatch.setenv("no_proxy", "127.0.0.1")
    lines = (ROOT / "requirements-test.lock").read_text(encoding="utf-8").splitlines()
    pins = locked(ROOT)
    assert len(pins) == sum(not line.startswith(" ") for line in lines)
    feed.answer = json.dumps({"results": [{}] * len(pins)}).encode()
    assert known(pins, feed.address) == {}


def test_a_folder_without_locks_is_told(tmp_path):
    with pytest.raises(ValueError, match="No package is locked"):
        locked(tmp_path)
