"""One learner's work in one file: written from the store, read with suspicion.

The file is a zip with `about.json` and `answers.jsonl` (what was done, in its order). It holds answers and
times, no name and no verdict: who wrote it is a keyed hash (see `handout`), and what the answers are worth is
for the instructor's own course to say. Reading never unpacks to the disk, and whatever a file holds, it gets
a sentence.
"""

import json
import zipfile
import zlib
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

from pmkit.practice.answers import storable, too_long
from pmkit.practice.handout import HandOut
from pmkit.practice.progress import Attempt, ProgressStore
from pmkit.practice.progress.store import in_order
from pmkit.practice.record import round_of
from pmkit.practice.writing import whole_zip

FORMAT, VERSION = "pmkit-submission", 1
_DAMAGED = (
    zipfile.BadZipFile, zlib.error, EOFError, KeyError, NotImplementedError, RuntimeError, OverflowError,
    OSError,  # a place outside the file
)  # fmt: skip
_NO_SUBMISSION = (
    "{name} is no submission of pmkit, or it is damaged. Ask for it once more: “Make my file” on the "
    "course's front page."
)
_ABOUT, _ANSWERS = "about.json", "answers.jsonl"
LARGEST_FILE = 20_000_000
"""Bytes of a file that is looked into."""
MOST_BYTES = 20_000_000
"""Of unpacked lines; LONGEST_LINE of one of them."""
LONGEST_LINE = 2_000_000
MOST_LINES = 100_000
_EXPLORER = "explorer:"
_FIRST_DAY = datetime(2020, 1, 1, tzinfo=UTC)


class UnreadableSubmission(ValueError):
    """A file that is no submission; the message is a sentence that names it."""


@dataclass(frozen=True, kw_only=True)
class Submission:
    """One file as it was read. `attempts` oldest first; `left_out` lines could not be read."""

    file: str
    class_id: str
    mark: str
    made_at: datetime
    attempts: tuple[Attempt, ...]
    left_out: int = 0


def submit(store: ProgressStore, handout: HandOut, name: str, path: Path) -> int:
    """Write what the learner did to one new file; returns how many items it holds.

    Play with explorers stays at home. Raises ValueError with a sentence where the file exists or can't be
    written, or where there is nothing yet.
    """
    if not name.strip():
        raise ValueError("Type your name or number as your instructor has it; only a keyed hash is written.")
    attempts = [one for one in store.history() if not one.item.startswith(_EXPLORER)]
    if not attempts:
        raise ValueError("There is nothing to hand in yet. Answer a question first.")
    if path.exists():
        raise ValueError(f"{path} exists already and is not overwritten. Choose another name.")
    about = {
        "format": FORMAT,
        "version": VERSION,
        "class": handout.class_id,
        "mark": handout.mark(name),
        "made_at": datetime.now(UTC).isoformat(timespec="seconds"),
    }
    with whole_zip(path) as archive:
        archive.writestr(_ABOUT, json.dumps(about, indent=1) + "\n")
        archive.writestr(_ANSWERS, "".join(json.dumps(one) + "\n" for one in _records(attempts)))
    return len({one.item for one in attempts})


def _records(attempts: list[Attempt]) -> Iterator[dict[str, Any]]:
    """All that was done; of drafts that were written over, only that there was one."""
    last = {attempt.item: attempt.attempt_id for attempt in attempts}
    for attempt in attempts:
        over = attempt.event == "draft" and last[attempt.item] != attempt.attempt_id
        yield _record(attempt) | ({"answer": None} if over else {})


def _record(attempt: Attempt) -> dict[str, Any]:
    """What the instructor needs of an attempt; verdicts are not handed in, they are found out again."""
    record: dict[str, Any] = {"id": attempt.attempt_id, "item": attempt.item, "event": attempt.event}
    record |= {"answer": attempt.answer, "at": attempt.at.isoformat(timespec="seconds")}
    for name in ("fingerprint", "scope", "undoes"):
        if isinstance(attempt.detail.get(name), str):
            record[name] = attempt.detail[name]
    if number := round_of(attempt):
        record["round"] = number
    return record


def read_submission(path: Path) -> Submission:
    """The submission in a file. Raises UnreadableSubmission with a sentence; does nothing else."""
    name = path.name
    try:
        if path.is_symlink() or not path.is_file():
            raise UnreadableSubmission(f"{name} is a link or no file; it was not followed.")
        if path.stat().st_size > LARGEST_FILE:
            raise UnreadableSubmission(f"{name} is far larger than any submission; it was not opened.")
        with zipfile.ZipFile(path) as archive:
            class_id, mark, made_at = _about(name, archive)
            attempts, left_out = _attempts(name, archive, mark)
    except (PermissionError, FileNotFoundError) as problem:
        raise UnreadableSubmission(
            f"{name} can't be read. Is it still there, and may you open it?"
        ) from problem
    except _DAMAGED as problem:
        raise UnreadableSubmission(_NO_SUBMISSION.format(name=name)) from problem
    return Submission(
        file=name,
        class_id=class_id,
        mark=mark,
        made_at=made_at,
        attempts=tuple(in_order(attempts)),
        left_out=left_out,
    )


def _about(name: str, archive: zipfile.ZipFile) -> tuple[str, str, datetime]:
    with archive.open(_ABOUT) as file:
        try:
            about = json.loads(file.read(100_000))
            ours, version = about["format"] == FORMAT, int(about["version"])
            class_id, mark = about["class"], about["mark"]
            made_at = _time(about["made_at"])
            sound = _is_hex(class_id, 12) and _is_hex(mark, 64) and made_at is not None
        except (ValueError, TypeError, KeyError, RecursionError, OverflowError):
            ours, version, sound = False, 0, False
    if ours and version > VERSION:
        raise UnreadableSubmission(f"{name} was made by a newer pmkit. Update pmkit, then collect again.")
    if not (ours and sound) or made_at is None:
        raise UnreadableSubmission(_NO_SUBMISSION.format(name=name))
    return class_id, mark, made_at


def _attempts(name: str, archive: zipfile.ZipFile, mark: str) -> tuple[list[Attempt], int]:
    """The readable lines as attempts, each once, in the order of the file; and how many are not readable."""
    found: dict[str, Attempt] = {}
    left_out = 0
    for number, line in enumerate(_lines(name, archive), start=1):
        attempt = _attempt(line, mark, number)
        if attempt is None:
            left_out += 1
        else:
            found.setdefault(attempt.attempt_id, attempt)
    return list(found.values()), left_out


def _lines(name: str, archive: zipfile.ZipFile) -> Iterator[bytes]:
    total = count = 0
    with archive.open(_ANSWERS) as file:
        while line := file.readline(LONGEST_LINE):
            total, count = total + len(line), count + 1
            if total > MOST_BYTES or len(line) >= LONGEST_LINE or count > MOST_LINES:
                raise UnreadableSubmission(
                    f"{name} unpacks to far more than any submission; nothing of it was used."
                )
            if line.strip():
                yield line


def _attempt(line: bytes, mark: str, number: int) -> Attempt | None:
    """A line as an attempt, or None. The place in the file is the order: clocks of learners differ."""
    try:
        record = json.loads(line)
        at = _time(record["at"])
        answer = storable(record.get("answer"))
        if at is None or too_long(answer):
            return None
        detail = {k: record[k] for k in ("fingerprint", "scope", "undoes") if isinstance(record.get(k), str)}
        detail |= {"round": record["round"]} if isinstance(record.get("round"), int) else {}
        given = {"attempt_id": record["id"], "item": record["item"], "event": record["event"]}
        return Attempt.from_json(
            given
            | {"learner": mark, "answer": answer, "detail": detail, "at": at.isoformat(), "clock": number}
        )
    except (ValueError, TypeError, KeyError, AttributeError, RecursionError, OverflowError):
        return None


def _time(text: Any) -> datetime | None:
    """A time with its zone between 2020 and tomorrow, or None."""
    if not isinstance(text, str) or len(text) > 40:
        return None
    at = datetime.fromisoformat(text)
    sound = at.tzinfo is not None and _FIRST_DAY <= at <= datetime.now(UTC) + timedelta(days=1)
    return at if sound else None


def _is_hex(text: Any, length: int) -> bool:
    return isinstance(text, str) and len(text) == length and not set(text) - set("0123456789abcdef")
