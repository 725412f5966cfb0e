"""A real PostgreSQL server of our own: on a socket in a temporary folder, from the machine's binaries."""

import os
import pwd
import shutil
import signal
import subprocess
import tempfile
import time
from pathlib import Path

import psycopg
from machine import LONG

OWNER, PASSWORD = "pmkit_owner", "only-for-this-test"


def binaries():
    """The folder with the newest `initdb` and `postgres`, or None."""
    found = sorted(
        Path("/usr/lib/postgresql").glob("*/bin"), key=lambda f: float(f.parent.name), reverse=True
    )
    on_path = shutil.which("initdb")
    folders = [*found, *([Path(on_path).parent] if on_path else [])]
    return next((f for f in folders if (f / "initdb").exists() and (f / "postgres").exists()), None)


class Server:
    """Started, killed and started again; everything is gone after `remove`."""

    def __init__(self, folder):
        self.bin = folder
        self.home = Path(tempfile.mkdtemp(prefix="pmkit-pg-", dir="/tmp"))
        self._as_user = []
        if os.geteuid() == 0:  # PostgreSQL refuses to run as root
            try:
                uid = pwd.getpwnam("postgres").pw_uid
            except KeyError:
                uid = 65534
            os.chown(self.home, uid, -1)
            self._as_user = ["setpriv", f"--reuid={uid}", f"--regid={uid}", "--clear-groups", "--"]
        secret = self.home / "secret"
        secret.write_text(PASSWORD)
        secret.chmod(0o644)
        self._run(
            "initdb", "-D", "data", "-U", OWNER, "--pwfile=secret", "-A", "scram-sha-256", "-E", "UTF8", "-N"
        )
        self.process = None

    def _command(self, program, *words):
        return [*self._as_user, str(self.bin / program), *words]

    def _run(self, program, *words):
        done = subprocess.run(self._command(program, *words), cwd=self.home, capture_output=True, text=True)
        assert done.returncode == 0, done.stderr

    def url(self, database="postgres", user=OWNER, password=PASSWORD):
        return f"postgresql://{user}:{password}@/{database}?host={self.home}"

    def connect(self, url=None):
        return psycopg.connect(url or self.url(), autocommit=True)

    def database(self, name):
        with self.connect() as connection:
            connection.execute(f'CREATE DATABASE "{name}"')
        return self.url(name)

    def start(self):
        """Start (after a kill: recover) and wait until it answers."""
        until = time.monotonic() + LONG
        words = ["-D", "data", "-k", str(self.home), "-c", "listen_addresses=", "-c", "max_connections=80"]
        with open(self.home / "log", "ab") as log:
            while True:
                if self.process is None or self.process.poll() is not None:
                    self.process = subprocess.Popen(
                        self._command("postgres", *words), cwd=self.home, stdout=log, stderr=log
                    )
                try:
                    self.connect().close()
                    return
                except psycopg.OperationalError:
                    assert time.monotonic() < until, (self.home / "log").read_text()[-2000:]
                    time.sleep(0.1)

    def kill(self):
        """kill -9, as a power cut of the server process."""
        self.process.kill()
        self.process.wait()

    def remove(self):
        if self.process is not None and self.process.poll() is None:
            self.process.send_signal(signal.SIGQUIT)  # at once: the folder goes away anyway
            self.process.wait(30)
        shutil.rmtree(self.home, ignore_errors=True)
