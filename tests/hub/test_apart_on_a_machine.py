"""Two learners on one machine, each with a user number of their own as real users have: what is Ben's is out
of reach of Ada's kernel, in his home, among his answers, and in his processes.

What is not tried: units of systemd with their own /tmp, which this machine may not have, and faults of the
system itself. The numbers belong to nobody; no user is made.
"""

import os
import pwd
import shutil
import subprocess
import sys
import sysconfig
import tempfile
from pathlib import Path

import pytest
from local_hub import REPOSITORY, start_hub

QUESTION = "prioritisation.rice-period"
AS_OTHERS = """
from jupyterhub.spawner import SimpleLocalProcessSpawner
class AsOthers(SimpleLocalProcessSpawner):
    def make_preexec_fn(self, name):
        number = {numbers!r}[name]
        def become():
            import os
            os.setgroups([])
            os.setgid(number)
            os.setuid(number)
        return become
c.JupyterHub.spawner_class = AsOthers
c.AsOthers.home_dir_template = {homes!r}
c.Spawner.cmd = [{python!r}, "-m", "pmkit.hub"]
"""
TRY = """
import json, os, socket
def tried(what):
    try:
        what()
    except OSError as problem:
        return type(problem).__name__
    return "done"
def connect(path):
    with socket.socket(socket.AF_UNIX) as other:
        other.connect(path)
print(json.dumps({%s}))
"""


def free_numbers(count):
    """User numbers that nobody has."""
    taken = {one.pw_uid for one in pwd.getpwall()}
    return [number for number in range(61_000, 61_100) if number not in taken][:count]


def python_of_all(folder):
    """A Python with the course's packages that every user of this machine may run: the tests' own, else an
    environment on one of the system."""
    number = free_numbers(1)[0]

    def runs(python):
        def become():
            os.setgroups([])
            os.setgid(number)
            os.setuid(number)

        try:
            words = [python, "-c", "import pmkit.hub.server, jupyterhub, ipykernel"]
            return subprocess.run(words, preexec_fn=become, cwd="/", capture_output=True).returncode == 0
        except OSError:
            return False

    if runs(sys.executable):
        return sys.executable
    system = f"/usr/bin/python{sys.version_info[0]}.{sys.version_info[1]}"
    if not os.path.exists(system):
        return ""
    made = folder / "python"
    subprocess.run([system, "-m", "venv", "--without-pip", made], check=True)
    (packages,) = made.glob("lib/*/site-packages")
    (packages / "all.pth").write_text(f"{sysconfig.get_path('purelib')}\n{REPOSITORY / 'src'}\n")
    for part in ("etc", "share"):
        (made / part).symlink_to(Path(sys.prefix) / part)
    return str(made / "bin" / "python") if runs(made / "bin" / "python") else ""


@pytest.fixture(scope="module")
def people(proxy):
    """Ada and Ben, signed in, with an answer each; their servers run as two users."""
    if not hasattr(os, "geteuid") or os.geteuid() != 0:
        pytest.skip("only the administrator of a machine can start servers as other users")
    folder = Path(tempfile.mkdtemp(prefix="pmkit-apart-"))
    folder.chmod(0o711)
    try:
        python = python_of_all(folder)
        if not python:
            pytest.skip("no Python on this machine can be run by other users than this one")
        numbers = dict(zip(("ada", "ben"), free_numbers(2), strict=True))
        homes = folder / "people"
        homes.mkdir(mode=0o711)
        for name, number in numbers.items():
            (homes / name).mkdir(mode=0o700)
            os.chown(homes / name, number, number)
        more = AS_OTHERS.format(numbers=numbers, homes=str(homes / "{username}"), python=python)
        with start_hub(folder, proxy, "", list(numbers), "ines", more=more) as hub:
            hub.homes = homes
            found = {name: hub.sign_in(name) for name in numbers}
            for person in found.values():
                person.begin()
            for name, person in found.items():
                person.wait()
                assert person.answer(QUESTION, name[0]) == ""
            yield found
    finally:
        shutil.rmtree(folder, ignore_errors=True)


@pytest.fixture(scope="module")
def tries(people):
    """What Ada's kernel, or Ben's own, comes to with what is Ben's."""
    ben = people["ben"]
    server = ben.processes()[0]
    runtime = Path(server.environ()["JUPYTER_RUNTIME_DIR"])
    socket = next(one for one in runtime.iterdir() if one.is_socket())
    kept = next(ben.home.rglob("progress.db"))
    what = {
        "home": f"os.listdir({str(ben.home)!r})",
        "answers": f"open({str(kept)!r}, 'rb').read()",
        "notebook": f"open({str(ben.home / 'pmkit-course/notebooks/01_roles.ipynb')!r}).read()",
        "writes": f"open({str(ben.home / 'left.txt')!r}, 'w').close()",
        "sockets": f"os.listdir({str(runtime)!r})",
        "kernel": f"connect({str(socket)!r})",
        "password": f"open('/proc/{server.pid}/environ', 'rb').read()",
        "memory": f"open('/proc/{server.pid}/mem', 'rb').close()",
        "ends": f"os.kill({server.pid}, 0)",
        "hub": f"os.listdir({str(ben.hub.folder / 'state')!r})",
    }
    code = TRY % ", ".join(f"{name!r}: tried(lambda: {one})" for name, one in what.items())
    return {name: person.run(code) for name, person in people.items()}


def test_each_server_runs_as_its_own_user(people):
    ask = "import json, os; print(json.dumps([os.getuid(), os.getgid(), os.getgroups()]))"
    numbers = [person.run(ask) for person in people.values()]
    assert numbers == [[number, number, []] for number in free_numbers(2)]


def test_a_learner_comes_to_nothing_of_anothers_by_the_machine(tries):
    assert set(tries["ada"].values()) == {"PermissionError"}, tries["ada"]


def test_what_was_tried_is_there_and_its_owner_comes_to_it(tries):
    """So the test above says something: the same code, run by Ben, finds it all, but for the hub's folder."""
    others = {name: came for name, came in tries["ben"].items() if came != "done"}
    assert others == {"hub": "PermissionError"}


def test_what_a_learner_wrote_others_can_neither_read_nor_write(people):
    for person in people.values():
        (home,) = {os.stat(person.home).st_mode & 0o777}
        assert home == 0o700
        for kept in person.home.rglob("progress.db*"):
            assert kept.stat().st_mode & 0o077 == 0, kept
