"""Who handed in what, which only the instructor can tell: keys of a class, the codes that are handed out, and
pseudonyms.

The instructor keeps one secret per class. Codes are made from it: one for the whole class, and, where names
matter, one of their own for each person. A file carries a *mark*: with the code of the class it is made from
a secret that the learner's computer drew at random, with an own code from that code; never from a name. From
the mark and the instructor's secret comes the *pseudonym* that stands in tables and reports. So:

- whoever has the code of the class and a list of names can try out all of them, and finds none: neither in a
  file nor in a report;
- the secret and the list give each person's own code, hence the names of those who used it;
- of a file made with the code of the class, nobody can tell whose it is.

Whoever has somebody's own code can write a file under that pseudonym.
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
from functools import cached_property
from pathlib import Path
from typing import Any

from pmkit.private_files import owners_only

FORMAT, VERSION = "pmkit-class", 1
_CODE_BYTES, _CLASS_BYTES = 10, 4
"""Of the key in a code; the first ones say which class it is."""
_CODE_SIGNS = 20
MOST_TOGETHER = 12
"""People who hand in one file: a table in a workshop."""
_LETTERS = "ABCDEFGHJKLMNPQRSTUVWXYZ23456789"
"""The 32 signs of a code: none of them is taken for another (no I and 1, no O and 0)."""
_BASE32 = "ABCDEFGHIJKLMNOPQRSTUVWXYZ234567"


@dataclass(frozen=True)
class HandOut:
    """What a learner's computer knows of a class: the key in a code. `own` where it is one person's code."""

    key: bytes = field(repr=False)
    own: bool = False

    @property
    def class_id(self) -> str:
        """Which class it is: the same for the code of the class and each own one."""
        return hashlib.sha256(b"class\0" + self.key[:_CLASS_BYTES]).hexdigest()[:12]

    @property
    def code(self) -> str:
        """The code as it is written on a board or a slip: four groups of five signs."""
        signs = _signs(self.key + _checksum(self.key, self.own))
        return "-".join(signs[at : at + 5] for at in range(0, _CODE_SIGNS, 5))

    def mark(self, learner_secret: bytes = b"") -> str:
        """Whose file it is. `learner_secret` is what the learner's computer drew; an own code needs none."""
        if self.own:
            return hmac.digest(self.key, b"own", "sha256").hex()
        if not learner_secret:
            raise ValueError("With the code of the whole class, a mark is made from the learner's secret.")
        return hmac.digest(learner_secret, b"mark\0" + self.key, "sha256").hex()


@dataclass(frozen=True)
class ClassKey:
    """The instructor's secret of one class."""

    title: str
    secret: bytes = field(repr=False)

    @cached_property
    def handout(self) -> HandOut:
        """The code of the whole class."""
        return HandOut(self._keyed(b"hand-out")[:_CODE_BYTES])

    def own(self, name: str) -> HandOut:
        """The own code of a person: the same however the name is written in the list (see `plain_name`)."""
        person = self._keyed(b"own\0" + plain_name(name).encode())
        return HandOut(self.handout.key[:_CLASS_BYTES] + person[: _CODE_BYTES - _CLASS_BYTES], own=True)

    @property
    def class_ids(self) -> frozenset[str]:
        """What files of this class say: today's id, and that of files from before there were own codes."""
        earlier = hashlib.sha256(b"class\0" + self.handout.key).hexdigest()[:12]
        return frozenset((self.handout.class_id, earlier))

    def pseudonym(self, mark: str) -> str:
        """How the person with this mark is called in tables and reports."""
        return "L-" + _signs(self._keyed(b"mark\0" + mark.encode())[:5])

    def reveal(self, names: Iterable[str]) -> dict[str, str]:
        """{mark: name} of a whole class: the mark of each own code, and the one that a typed name had in
        files from before there were own codes."""
        return {mark: name for name in names for mark in self.marks(name)}

    def marks(self, name: str) -> tuple[str, str]:
        """What files of somebody may be marked with whose code is made from this name, or who typed it
        once."""
        typed = b"name\0" + plain_name(name).encode()
        return self.own(name).mark(), hmac.digest(self.handout.key, typed, "sha256").hex()

    def _keyed(self, text: bytes) -> bytes:
        return hmac.digest(self.secret, text, "sha256")


def read_code(text: str) -> HandOut:
    """The hand-out of a typed code. Raises ValueError with a sentence where it is mistyped."""
    signs = re.sub(r"[\s-]", "", text).upper()
    try:
        data = base64.b32decode(signs.translate(str.maketrans(_LETTERS, _BASE32)) + "=" * (-len(signs) % 8))
    except ValueError:
        data = b""
    key, check = data[:_CODE_BYTES], data[_CODE_BYTES:]
    kinds = [own for own in (False, True) if check == _checksum(key, own)]
    if set(signs) - set(_LETTERS) or len(signs) != _CODE_SIGNS or not kinds:
        raise ValueError(
            "That is not the code of a class: it has four groups of five letters and digits. Look at it "
            "again, sign by sign."
        )
    return HandOut(key, kinds[0])


def read_codes(text: str) -> tuple[HandOut, ...]:
    """The hand-outs of one code, or of the personal codes of several people who hand in together: one after
    the other, with blanks or commas between them. Raises ValueError with a sentence."""
    typed = _parted(text)
    if len(typed) > MOST_TOGETHER:
        raise ValueError(f"At most {MOST_TOGETHER} people can hand in one file. Make several files.")
    found: dict[HandOut, None] = {}
    for number, code in enumerate(typed, start=1):
        try:
            found.setdefault(read_code(code))
        except ValueError as problem:
            which = f"Code {number} of {len(typed)}: " if typed[1:] else ""
            raise ValueError(f"{which}{problem}") from problem
    codes = tuple(found)
    if len(codes) > 1 and not all(one.own for one in codes):
        raise ValueError(
            "Several codes stand for several people, so each must be a personal one; one of these is the "
            "code of the whole class. With the code of the class, one file is made for all of you."
        )
    if len({one.class_id for one in codes}) > 1:
        raise ValueError("These codes are of different classes. Make a file for each class.")
    return codes


def _parted(text: str) -> list[str]:
    """The codes in a text: by their length, else at commas, so that the mistyped one can be named."""
    signs = re.sub(r"[\s,;&/+-]", "", text)
    if signs and len(signs) % _CODE_SIGNS == 0:
        return [signs[at : at + _CODE_SIGNS] for at in range(0, len(signs), _CODE_SIGNS)]
    return list(filter(str.strip, re.split(r"[,;&/+\n]", text))) or [text]


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
        raise ValueError(f"There is no file {path}. Check the name and the folder.") from problem
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


def _checksum(key: bytes, own: bool) -> bytes:
    """Two bytes by which a mistyped code is told, and an own one known: one in 32,000 slips passes."""
    return hashlib.sha256((b"own\0" if own else b"check\0") + key).digest()[:2]


def _signs(data: bytes) -> str:
    return base64.b32encode(data).decode().rstrip("=").translate(str.maketrans(_BASE32, _LETTERS))
