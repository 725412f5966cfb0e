"""One line per step on the screen, and programs run with what they print kept for the log."""

import subprocess
import sys
from collections.abc import Callable, Sequence
from pathlib import Path

from pmkit.setup.errors import sentence_for
from pmkit.setup.places import Places, python_version


def say(line: str) -> None:
    """Print one line; letters that the terminal does not know are replaced."""
    encoding = sys.stdout.encoding or "utf-8"
    print(line.encode(encoding, "replace").decode(encoding), flush=True)


def run(
    command: Sequence[str | Path], places: Places, on_line: Callable[[str], None] | None = None
) -> str | None:
    """Run a program of the set-up to its end; return None, or what it printed when it failed.

    It is ended with us when the person presses Ctrl-C.
    """
    try:
        process = subprocess.Popen(  # nosec B603  # a list of words, no shell; none from a file or the network
            [str(part) for part in command],
            cwd=places.root,
            env=places.surroundings(),
            stdin=subprocess.DEVNULL,
            stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT,
            encoding="utf-8",
            errors="replace",
        )
    except OSError as error:  # a half-made program can't even be started
        return str(error)
    printed = []
    with process:
        try:
            for line in process.stdout or ():
                printed.append(line)
                if on_line:
                    on_line(line)
        except BaseException:
            process.terminate()
            raise
    return None if process.returncode == 0 else "".join(printed) or f"ended with {process.returncode}"


def explain(printed: str, places: Places) -> str:
    """The sentence for a failed program; what it printed goes into the log."""
    log = places.set_up_log
    try:
        log.write_text(printed, encoding="utf-8")
    except OSError:
        say(printed)  # a full or locked disk: the screen is the only place left
    return sentence_for(printed).format(
        folder=places.root, log=log, version=python_version(), system=sys.platform
    )


class Counter:
    """Shows how many packages an installer has reached, on the line of the step, when a person watches."""

    def __init__(self, total: int) -> None:
        self.total, self.seen, self.watched = total, 0, sys.stdout.isatty()

    def __call__(self, line: str) -> None:
        if line.startswith("Collecting "):
            self.seen += 1
            if self.watched:
                print(f"\r   {self.seen} of about {self.total} packages ", end="", flush=True)

    def close(self) -> None:
        if self.watched and self.seen:
            print("\r" + " " * 40 + "\r", end="", flush=True)
