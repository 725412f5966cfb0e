"""What can go wrong while the course is set up, each said in a sentence that names the remedy.

`explain` reads what pip, uv or Python printed and chooses the sentence.
"""

import re


class SetupProblem(Exception):
    """A reason why the course can't start. `str(problem)` is for the person at the keyboard."""


NETWORK = (
    "The first start downloads about 250 MB of packages, and the package index could not be reached. "
    "Connect to the internet and type the same command again; later starts need no network."
)
CERTIFICATE = (
    "A program between you and the internet (often a company's) changes secure connections, so nothing was "
    "installed. Try from another network, or ask your IT department for the root certificate file and set "
    "PIP_CERT to its path."
)
DISK_FULL = (
    "The disk is full. Free about 2 GB, then type the same command again; the set-up goes on from there."
)
NOT_WRITABLE = (
    "This folder can't be written to: {folder}. Move the course folder to a place of your own, for example "
    "your Documents, and start it there."
)
IN_USE = (
    "A file in {folder} is held by another program. Close other windows of the course and type the same "
    "command again."
)
NO_VENV = (
    "This Python comes without its venv module. On Debian or Ubuntu type: "
    "sudo apt install python{version}-venv. Then type the same command again."
)
WRONG_HASH = (
    "A downloaded package is not the one this course was tested with, so nothing was installed. "
    "Type the same command again, if need be from another network."
)
NO_WHEEL = (
    "One of the packages is not offered for this Python ({version} on {system}). "
    "Install the 64-bit Python 3.12 or 3.13 from python.org/downloads and start the course with it."
)
UNKNOWN = "The set-up stopped; what was printed is in {log}. Type the same command again to go on."
AS_ROOT = "You are signed in as root, the machine's administrator. It works; an ordinary user is safer."
PORT_TAKEN = (
    "Port {port} is in use by another program. Choose another one, for example: {command} --port {other}"
)
NO_NOTEBOOKS = (
    "This pmkit came without the course's notebooks. Install the course again, from a wheel that has them or "
    "from its folder."
)
NO_FREE_PORT = "No port between {first} and {last} is free. Close other servers, or choose one with --port."
SERVER_ENDED = "JupyterLab stopped before it was ready. What it printed is in {log}."

# The first expression that is found speaks; network troubles come late: pip repeats them beside others.
_SIGNS = (
    (
        r"No space left on device|os error 28\b|Errno 28\b|not enough space on the disk|os error 112\b",
        DISK_FULL,
    ),
    (r"DO NOT MATCH THE HASHES|Hash mismatch", WRONG_HASH),
    (r"os error 32\b|WinError 32\b|being used by another process", IN_USE),
    (
        r"Permission denied|Access is denied|Read-only file system|os error (13|30|5)\b|Errno (13|30)\b",
        NOT_WRITABLE,
    ),
    (r"CERTIFICATE_VERIFY_FAILED|SSLError|invalid peer certificate|UnknownIssuer", CERTIFICATE),
    (
        r"Failed to establish a new connection|NewConnectionError|Name or service not known"
        r"|getaddrinfo failed|name resolution|dns error|error sending request"
        r"|Connect(ion)? ?(refused|timed out|reset|aborted)"
        r"|ConnectTimeoutError|ReadTimeoutError|Network is unreachable|Cannot connect to proxy"
        r"|operation timed out",
        NETWORK,
    ),
    (r"no matching distribution|No matching distribution|has no wheels? with a matching|no wheels", NO_WHEEL),
)


def sentence_for(printed: str) -> str:
    """The sentence (with its gaps) for what a program printed before it failed."""
    for sign, sentence in _SIGNS:
        if re.search(sign, printed):
            return sentence
    return UNKNOWN
