"""`start.py`'s command line: start the course, or test it."""

import argparse
import signal
import subprocess
import sys
from collections.abc import Sequence
from pathlib import Path

from pmkit.setup.errors import NOT_WRITABLE, UNKNOWN, SetupProblem, sentence_for
from pmkit.setup.install import install
from pmkit.setup.places import Places, command_line
from pmkit.setup.serve import choose_port, serve
from pmkit.setup.steps import say
from pmkit.setup.trust import trust_notebooks

_HELP = """\
Sets the course up (the first time needs the internet) and opens it in your browser.

  {command}             learn and practise
  {command} test        run every test; further words go to pytest, for example: test -k rice
"""


def main(words: Sequence[str], root: str | Path) -> int:
    """Do what the words say; returns the exit code. Every problem becomes one sentence."""
    places = Places(Path(root).resolve())
    try:
        if words and words[0] == "test":
            return test(places, words[1:])
        return start(places, _parse(words))
    except SetupProblem as problem:
        return _stop(str(problem))
    except OSError as error:
        sentence = sentence_for(str(error))
        if sentence in {NOT_WRITABLE, UNKNOWN}:
            sentence = f"{NOT_WRITABLE} ({error.strerror}: {error.filename})"
        return _stop(sentence.format(folder=places.root))
    except KeyboardInterrupt:
        return _stop("Stopped. Type the same command again to go on.", code=130)


def start(places: Places, asked: argparse.Namespace) -> int:
    """Set up what is missing and run the server."""
    if not asked.set_up_only and asked.port is not None:
        choose_port(asked.port)  # before minutes of installing
    install(places)
    trust_notebooks(places, places.notebooks())
    if asked.set_up_only:
        say(f"The course is set up. To open it, type: {command_line()}")
        return 0
    return serve(places, port=asked.port, browser=asked.browser)


def test(places: Places, words: Sequence[str]) -> int:
    """Set up with the test requirements and run pytest over everything, notebooks included."""
    install(places, tests=True)
    command = [
        *(str(places.python), "-m", "pytest", "--nbval"),
        # All cells of a notebook share one kernel, so a file stays with one process.
        *([] if "-n" in words else ["-n", "2"]),
        *("--dist", "loadfile", "--no-loadscope-reorder"),  # in the order of tests/conftest.py
        *words,
    ]
    process = subprocess.Popen(  # nosec B603  # a list of words, no shell; the person types them
        command, cwd=places.root, env=places.surroundings()
    )
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # pytest gets Ctrl-C as well and closes in its own way
    return process.wait()


def _parse(words: Sequence[str]) -> argparse.Namespace:
    parser = argparse.ArgumentParser(
        prog=command_line(),
        description=_HELP.format(command=command_line()),
        formatter_class=argparse.RawDescriptionHelpFormatter,
    )
    parser.add_argument("--no-browser", dest="browser", action="store_false", help="open no browser window")
    parser.add_argument(
        "--port", type=_port, help="the server's port (default: the first free one from 8888)"
    )
    parser.add_argument("--set-up-only", action="store_true", help="set up and stop, to prepare a machine")
    return parser.parse_args(words)


def _port(word: str) -> int:
    if not (word.isdecimal() and 1 <= int(word) <= 65535):
        raise argparse.ArgumentTypeError(f"{word} is not a port; choose a number from 1024 to 65535")
    return int(word)


def _stop(sentence: str, code: int = 1) -> int:
    sys.stdout.flush()
    say(sentence)
    return code
