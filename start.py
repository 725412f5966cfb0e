"""Start the course: `python3 start.py`. Test it: `python3 start.py test`.

This file only asks whether this Python is new enough, in words that every Python since 2.7 can read; the
work is done by `src/pmkit/setup`, with the standard library only.
"""

import os
import sys

NEEDED = (3, 11)
HERE = os.path.dirname(os.path.abspath(__file__))


def newer_python():
    """The command of a Python on this machine that is new enough, or ""."""
    for minor in range(19, NEEDED[1] - 1, -1):
        name = "python3." + str(minor)
        for folder in os.environ.get("PATH", "").split(os.pathsep):
            if os.path.isfile(os.path.join(folder, name)):
                return name
    return ""


def sentence_about_python():
    """What to say, and what to do, when this Python is too old."""
    found = newer_python()
    if found:
        remedy = "This machine has a newer one. Type this: " + found + " start.py"
    else:
        remedy = "Install a newer one from python.org/downloads, then type the same command again."
    needed, this = (".".join(str(part) for part in version[:2]) for version in (NEEDED, sys.version_info))
    return "The course needs Python " + needed + " or later; this is Python " + this + ". " + remedy


if __name__ == "__main__":
    if sys.version_info < NEEDED:
        sys.stderr.write(sentence_about_python() + "\n")
        sys.exit(2)
    sys.path.insert(0, os.path.join(HERE, "src"))
    from pmkit.setup.command import main

    sys.exit(main(sys.argv[1:], HERE))
