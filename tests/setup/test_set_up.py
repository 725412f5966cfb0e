"""`start.py` sets the course up once, repairs what was cut off, and says one sentence for each trouble."""

import os
import signal
import socket
import sys
import tempfile
from contextlib import closing
from pathlib import Path

import pytest
from machine import LONG, is_running

from pmkit.setup import command, environment, install
from pmkit.setup.errors import SetupProblem
from pmkit.setup.places import Places, command_line

pytestmark = pytest.mark.skipif(os.name == "nt", reason="the stand-in for uv is a script with a first line")


def test_the_first_start_installs_the_locked_packages_and_then_the_course(course):
    course.add_uv()
    code, screen = course.start("--set-up-only")
    assert code == 0, screen
    made, packages, itself = course.uv_calls()
    assert made[0] == "venv" and made[-1] == str(course.root / ".venv")
    assert {"--require-hashes", "--no-deps", "--only-binary"} <= set(packages)
    assert packages[-1] == str(course.root / "requirements.lock")
    assert itself[-4:] == ["--no-build-isolation", "--no-index", "--editable", str(course.root)]
    steps = [line for line in screen.splitlines() if line.startswith("-> ")]
    assert [step.split()[1] for step in steps] == ["Making", "Installing", "Installing"]


def test_the_second_start_installs_nothing(course):
    course.add_uv()
    course.start("--set-up-only")
    course.uv_calls()
    code, screen = course.start("--set-up-only")
    assert code == 0 and course.uv_calls() == []
    assert screen == f'The course is set up. To open it, type: python3 "{course.root}/start.py"\n'


@pytest.mark.parametrize(
    ("called", "says"),
    [
        ("start.py", "python3 start.py"),
        ("/home/mia/pm kit/start.py", 'python3 "/home/mia/pm kit/start.py"'),
        ("/usr/bin/pmkit", "python3 start.py"),
    ],
)
def test_the_command_to_type_is_the_one_that_works_from_this_folder(monkeypatch, called, says):
    monkeypatch.setattr(sys, "argv", [called])
    assert command_line() == says


def test_a_changed_lock_is_installed_and_a_changed_extension_only_reinstalls_the_course(course):
    course.add_uv()
    course.start("--set-up-only")
    course.uv_calls()
    with (course.root / "requirements.lock").open("a") as lock:
        lock.write("# changed\n")
    course.start("--set-up-only")
    assert [call[-2] for call in course.uv_calls()] == ["--requirement", "--editable"]
    (course.root / "src/pmkit/lab").mkdir()
    (course.root / "src/pmkit/lab/jupyter_server_config.json").write_text("{}")
    course.start("--set-up-only")
    assert [call[-2] for call in course.uv_calls()] == ["--editable"]


def test_a_moved_folder_needs_no_network(course):
    course.add_uv()
    course.start("--set-up-only")
    course.uv_calls()
    course.root = course.root.rename(course.root.parent / "moved")
    code, _ = course.start("--set-up-only")
    assert code == 0
    assert [call[-2:] for call in course.uv_calls()] == [["--editable", str(course.root)]]


def test_testing_installs_the_test_packages_once_and_learning_keeps_them(course):
    course.add_uv()
    course.start("test")
    assert course.uv_calls()[1][-1].endswith("requirements-test.lock")
    course.start("--set-up-only")
    assert course.uv_calls() == []


@pytest.mark.parametrize("left", ["nothing", "a broken python", "an unfinished mark"])
def test_a_half_made_environment_is_repaired(course, left):
    course.add_uv()
    made = course.root / ".venv"
    if left == "an unfinished mark":
        course.start("--set-up-only")
        (made / "pmkit-unfinished").touch()
        (made / "rubbish").touch()
    else:
        (made / "bin").mkdir(parents=True)
        if left == "a broken python":
            (made / "bin/python").write_text("not a program")
            (made / "bin/python").chmod(0o755)
    code, screen = course.start("--set-up-only")
    assert code == 0 and "Removing the half-made environment" in screen
    assert (made / "pmkit-installed.json").exists() and not (made / "rubbish").exists()


def test_ctrl_c_while_installing_leaves_nothing_running_and_the_next_start_mends_it(course):
    course.add_uv()
    process = course.popen("--set-up-only", FAKE_UV_WAITS_FOR="what never comes")
    uv = course.wait_for_uv(process)
    os.kill(process.pid, signal.SIGINT)
    screen, _ = process.communicate(timeout=LONG)
    assert process.returncode == 130
    assert screen.endswith("Stopped. Type the same command again to go on.\n") and "Traceback" not in screen
    assert not is_running(uv)
    code, screen = course.start("--set-up-only")
    assert code == 0 and "Removing the half-made environment" in screen


def test_of_two_windows_one_sets_up_and_the_other_waits(course):
    course.add_uv()
    ready = course.temporary / "the packages are there"
    first = course.popen("--set-up-only", FAKE_UV_WAITS_FOR=str(ready))
    course.wait_for_uv(first)
    second = course.popen("--set-up-only")
    assert second.stdout.readline() == "-> Another window is setting up the course; waiting for it\n"
    ready.touch()
    screens = [window.communicate(timeout=LONG)[0] for window in (first, second)]
    assert (first.returncode, second.returncode) == (0, 0), screens
    assert len(course.uv_calls()) == 3 and "Another window" not in screens[0]


@pytest.mark.parametrize(
    ("printed", "sentence"),
    [
        ("error sending request for url: dns error: failed to lookup", "Connect to the internet"),
        ("failed to write: No space left on device (os error 28)", "The disk is full."),
        ("failed to create directory: Permission denied (os error 13)", "This folder can't be written to"),
        ("Hash mismatch for altair==6.3.0", "not the one this course was tested with"),
    ],
)
def test_what_an_installer_reports_becomes_one_sentence(course, printed, sentence):
    course.add_uv()
    code, screen = course.start("--set-up-only", FAKE_UV_SAYS=printed, FAKE_UV_ENDS_WITH="2")
    assert code == 1
    assert sentence in screen.splitlines()[-1] and len(screen.splitlines()[-1].split()) <= 60
    assert printed in (course.root / ".venv/pmkit-setup.log").read_text()


def test_a_full_disk_is_noticed_before_anything_is_fetched(course, monkeypatch, capsys):
    course.add_uv()
    monkeypatch.setenv("PATH", str(course.programs))
    monkeypatch.setattr(install.shutil, "disk_usage", lambda _: type("Usage", (), {"free": 10_000_000}))
    assert command.main(["--set-up-only"], course.root) == 1
    assert capsys.readouterr().out.splitlines()[-1].startswith("The disk is full. Free about 2 GB")
    assert not [call for call in course.uv_calls() if call[0] == "pip"]


def test_a_folder_that_can_not_be_written_to_is_named(capsys):
    with tempfile.TemporaryDirectory() as name:
        root = Path(name)
        for lock in (install.LOCK, install.TEST_LOCK, "pyproject.toml"):
            (root / lock).touch()
        Places(root).lock_file.touch()
        Places(root).lock_file.chmod(0o666)
        root.chmod(0o555)
        if os.geteuid() == 0:  # the administrator may write anywhere: be nobody for a moment
            os.seteuid(65534)
        try:
            assert command.main(["--set-up-only"], root) == 1
        finally:
            if os.getuid() == 0:
                os.seteuid(0)
            root.chmod(0o755)
            Places(root).lock_file.unlink()
    said = capsys.readouterr().out.splitlines()[-1]
    assert said.startswith(f"This folder can't be written to: {root}") and "your Documents" in said


class TestPythonWithoutItsVenvModule:
    """As Debian ships it: `venv` is there, `ensurepip` is not."""

    @pytest.fixture(autouse=True)
    def debian(self, monkeypatch, course):
        monkeypatch.setattr(environment, "_can_import", lambda module: module == "venv")
        monkeypatch.setenv("PATH", str(course.programs))

    def test_names_the_package_to_install_and_leaves_nothing_behind(self, course):
        with pytest.raises(SetupProblem, match=r"sudo apt install python3\.\d+-venv"):
            environment.ensure_environment(Places(course.root))
        assert not (course.root / ".venv").exists()

    def test_uses_uv(self, course):
        course.add_uv()
        environment.ensure_environment(Places(course.root))
        assert environment.works(Places(course.root))

    def test_uses_virtualenv(self, course):
        course.add_program(
            "virtualenv",
            f"#!/bin/sh\nfor last; do :; done\nexec '{sys.executable}' -m venv --without-pip \"$last\"\n",
        )
        environment.ensure_environment(Places(course.root))
        assert environment.works(Places(course.root))


def test_an_environment_that_ends_with_ensurepip_s_complaint_names_the_package_too(course, monkeypatch):
    monkeypatch.setenv("PATH", str(course.programs))
    monkeypatch.setattr(
        environment, "run", lambda *_: "The virtual environment was not created: ensurepip is missing"
    )
    with pytest.raises(SetupProblem, match=r"sudo apt install python3\.\d+-venv"):
        environment.ensure_environment(Places(course.root))


def test_a_taken_port_is_told_before_anything_is_installed(course):
    course.add_uv()
    with closing(socket.socket()) as other:
        other.bind(("127.0.0.1", 0))
        other.listen()
        port = str(other.getsockname()[1])
        code, screen = course.start("--port", port)
    assert code == 1 and screen.startswith(f"Port {port} is in use by another program. Choose another one")
    assert course.uv_calls() == []


@pytest.mark.parametrize("port", ["0", "70000", "first"])
def test_a_word_that_is_no_port_gets_a_sentence(course, port):
    code, screen = course.start("--port", port)
    assert code == 2 and f"{port} is not a port" in screen and "Traceback" not in screen


def test_help_installs_nothing(course):
    code, screen = course.start("--help")
    assert code == 0 and not (course.root / ".venv").exists()
    assert all(word in screen for word in ("--no-browser", "--port", "test"))


def test_further_words_of_test_go_to_pytest(course, monkeypatch):
    called = []

    class Process:
        def __init__(self, words, **_):
            called.extend(words)

        def wait(self):
            return 0

    monkeypatch.setattr(command, "install", lambda *_, **__: False)
    monkeypatch.setattr(command.subprocess, "Popen", Process)
    before = signal.getsignal(signal.SIGINT)
    try:
        assert command.main(["test", "-k", "rice", "--maxfail=1"], course.root) == 0
    finally:
        signal.signal(signal.SIGINT, before)
    assert called[1:4] == ["-m", "pytest", "--nbval"] and called[-3:] == ["-k", "rice", "--maxfail=1"]
    at = called.index("--dist")
    assert called[at + 1 : at + 3] == ["loadfile", "--no-loadscope-reorder"]
