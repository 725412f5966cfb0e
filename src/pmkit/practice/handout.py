"""Names that only the instructor can read: keys of a class, the code that is handed out, and pseudonyms.

The instructor keeps one secret per class. The code handed out to learners is made from it; with the code a
learner's computer turns a name into a *mark* (a keyed hash, HMAC-SHA-256), and only the mark travels. From
the mark and the secret the instructor makes the *pseudonym* that stands in tables and reports. So:

- without the code, nobody can try out names on a submitted file;
- learners, who all have the code, still can't tell who is who in a table or a report;
- the secret and a list of the class reveal all names at once.

Whoever has the code can write a file under another's name. That a file comes from the right person is what
the learning-management system says that received it.
"""

import base64
import hashlib
import hmac
import json
import re
import secrets
import unicodedata
from collections.abc import Iterable
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from pmkit.private_files import owners_only

FORMAT, VERSION = "pmkit-class", 1
_CODE_BYTES = 10
_LETTERS = "ABCDEFGHJKLMNPQRSTUVWXYZ23456789"
"""The 32 signs of a code: none of them is taken for another (no I and 1, no O and 0)."""
_BASE32 = "ABCDEFGHIJKLMNOPQRSTUVWXYZ234567"


@dataclass(frozen=True)
class HandOut:
    """What a learner's computer knows of a class: the key in the code that was handed out."""

    key: bytes = field(repr=False)

    @property
    def class_id(self) -> str:
        """Which class it is; tells nothing of the key."""
        return hashlib.sha256(b"class\0" + self.key).hexdigest()[:12]

    @property
    def code(self) -> str:
        """The code as it is written on a board: four groups of five signs."""
        signs = _signs(self.key + _checksum(self.key))
        return "-".join(signs[at : at + 5] for at in range(0, 20, 5))

    def mark(self, name: str) -> str:
        """The keyed hash of a name, written in any usual way: capitals and spaces do not matter."""
        return hmac.new(self.key, b"name\0" + plain_name(name).encode(), hashlib.sha256).hexdigest()


@dataclass(frozen=True)
class ClassKey:
    """The instructor's secret of one class."""

    title: str
    secret: bytes = field(repr=False)

    @property
    def handout(self) -> HandOut:
        return HandOut(self._keyed(b"hand-out")[:_CODE_BYTES])

    def pseudonym(self, mark: str) -> str:
        """How the person with this mark is called in tables and reports."""
        return "L-" + _signs(self._keyed(b"mark\0" + mark.encode())[:5])

    def reveal(self, names: Iterable[str]) -> dict[str, str]:
        """{pseudonym: name} of a whole class."""
        return {self.pseudonym(self.handout.mark(name)): name for name in names}

    def _keyed(self, text: bytes) -> bytes:
        return hmac.new(self.secret, text, hashlib.sha256).digest()


def read_code(text: str) -> HandOut:
    """The hand-out of a typed code. Raises ValueError with a sentence where it is mistyped."""
    signs = re.sub(r"[\s-]", "", text).upper()
    try:
        data = base64.b32decode(signs.translate(str.maketrans(_LETTERS, _BASE32)) + "=" * (-len(signs) % 8))
    except ValueError:
        data = b""
    key, check = data[:_CODE_BYTES], data[_CODE_BYTES:]
    if set(signs) - set(_LETTERS) or len(signs) != 20 or check != _checksum(key):
        raise ValueError(
            "That is not the code of a class: it has four groups of five letters and digits. Look at it "
            "again, sign by sign."
        )
    return HandOut(key)


def new_class(path: Path, title: str) -> ClassKey:
    """A new class; its secret is written to a new file that only its owner can read. Raises ValueError."""
    made = ClassKey(title, secrets.token_bytes(32))
    record = {"format": FORMAT, "version": VERSION, "title": title, "secret": made.secret.hex()}
    try:
        with open(path, "x", encoding="utf-8", newline="\n", opener=owners_only) as file:
            json.dump(record, file, indent=1)
            file.write("\n")
    except FileExistsError as problem:
        raise ValueError(f"{path} exists already and is not overwritten. Choose another name.") from problem
    except OSError as problem:
        raise ValueError(f"{path} can't be written: {problem.strerror}. Choose another folder.") from problem
    return made


def read_class(path: Path) -> ClassKey:
    """The class of a key file. Raises ValueError with a sentence where it is none."""
    try:
        with open(path, "rb") as file:
            record: Any = json.loads(file.read(10_000))
        known = record["format"] == FORMAT
        version = int(record["version"])
        title, secret = str(record["title"])[:200], bytes.fromhex(record["secret"])
    except FileNotFoundError as problem:
        raise ValueError(f"There is no file {path}.") from problem
    except OSError as problem:
        raise ValueError(f"{path} can't be read: {problem.strerror}.") from problem
    except (ValueError, TypeError, KeyError, RecursionError):
        known, version, title, secret = False, 0, "", b""
    if known and version > VERSION:
        raise ValueError(f"{path} was made by a newer pmkit. Update pmkit, then try again.")
    if not known or len(secret) < 16:
        raise ValueError(f"{path} is no class key. One is made with: pmkit collect --new-class NAME")
    return ClassKey(title, secret)


def plain_name(name: str) -> str:
    """A name as it is compared: one way of writing each character, no capitals, single spaces."""
    return " ".join(unicodedata.normalize("NFKC", name).casefold().split())


def _checksum(key: bytes) -> bytes:
    """Two bytes by which a mistyped code is told: one in 65,000 slips passes."""
    return hashlib.sha256(b"check\0" + key).digest()[:2]


def _signs(data: bytes) -> str:
    return base64.b32encode(data).decode().rstrip("=").translate(str.maketrans(_BASE32, _LETTERS))
