"""One learner's work in one file: written from the store, read with suspicion.

The file is a zip with `about.json` and `answers.jsonl` (what was done, in its order). It holds answers and
times, no name and no verdict: who wrote it is a mark that tells no name (see `handout`), and what the answers
are worth is for the instructor's own course to say. Reading never unpacks to the disk, and whatever a file
holds, it gets a sentence.
"""

import json
import secrets
import zipfile
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from datetime import UTC, date, datetime, timedelta
from pathlib import Path
from typing import Any, BinaryIO

from pmkit.archives import DAMAGED, TooLarge, open_archive, read_entry, read_lines
from pmkit.hidden_characters import visible_name
from pmkit.practice.answers import storable, too_long
from pmkit.practice.handout import MOST_TOGETHER, HandOut
from pmkit.practice.learner_secret import learner_secret
from pmkit.practice.progress import Attempt, ProgressStore
from pmkit.practice.progress.store import in_order
from pmkit.practice.record import round_of
from pmkit.practice.writing import whole_zip

FORMAT, VERSION = "pmkit-submission", 1
_NO_SUBMISSION = (
    "{name} is no submission of pmkit, or it is damaged. Ask for it once more: “Make my file” on the "
    "course's front page."
)
ABOUT, _ANSWERS = "about.json", "answers.jsonl"
LARGEST_FILE = 6_000_000
"""Bytes of a file that is looked into, and of its unpacked lines; LONGEST_LINE of one of them."""
LONGEST_LINE = 1_000_000
MOST_LINES = 40_000
"""A year of daily practice has a tenth of it."""
MOST_BRACKETS = 2_000
"""In one line: the answer to a question of ours is nested a little, and never without end."""
_SAME_DRAFT = timedelta(minutes=1)
EXPLORER = "explorer:"
EARLIEST = datetime(2020, 1, 1, tzinfo=UTC)


class UnreadableSubmission(ValueError):
    """A file that is no submission; the message is a sentence that names it."""


@dataclass(frozen=True, kw_only=True)
class Submission:
    """One file as it was read. `attempts` oldest first; `left_out` lines could not be read. `others` are the
    marks of those who hand it in together with the first."""

    file: str
    class_id: str
    mark: str
    made_at: datetime
    attempts: tuple[Attempt, ...]
    left_out: int = 0
    others: tuple[str, ...] = ()

    @property
    def marks(self) -> tuple[str, ...]:
        """Whose it is: one mark, or several of people who hand in together."""
        return (self.mark, *self.others)


def submit(store: ProgressStore, handout: HandOut, path: Path, *others: HandOut) -> int:
    """Write what the learner did to one new file; returns how many items it holds. `others` are the personal
    codes of those who worked on this computer too: one file counts for all of them.

    Play with explorers stays at home. Raises ValueError with a sentence where the file exists or can't be
    written, or where there is nothing yet.
    """
    attempts = [one for one in store.history() if not one.item.startswith(EXPLORER)]
    if not attempts:
        raise ValueError("There is nothing to hand in yet. Answer a question first.")
    if path.exists():
        raise ValueError(f"{path} exists already and is not overwritten. Choose another name.")
    about = {
        "format": FORMAT,
        "version": VERSION,
        "class": handout.class_id,
        "mark": handout.mark(b"" if handout.own else learner_secret()),
        "made_at": datetime.now(UTC).isoformat(timespec="milliseconds"),
    }
    if others:  # an earlier pmkit reads such a file as the first one's
        about["others"] = [one.mark() for one in others]
    with whole_zip(path) as archive:
        archive.writestr(ABOUT, json.dumps(about, indent=1) + "\n")
        archive.writestr(_ANSWERS, "".join(json.dumps(one) + "\n" for one in _records(attempts)))
    return len({one.item for one in attempts})


def file_name() -> str:
    """A name for a submission: the day, and a random number, so that it tells nothing of a person."""
    return f"pmkit-{secrets.token_hex(4)}-{date.today().isoformat()}.zip"


def _records(attempts: list[Attempt]) -> Iterator[dict[str, Any]]:
    """All that was done; of drafts that were written over, only that there was one."""
    last = {attempt.item: attempt.attempt_id for attempt in attempts}
    told: Attempt | None = None
    for attempt in attempts:
        over = attempt.event == "draft" and last[attempt.item] != attempt.attempt_id
        if over and told and told.item == attempt.item and timedelta() <= attempt.at - told.at < _SAME_DRAFT:
            continue  # each pause of typing makes one; the time on a question is told by fewer
        told = attempt
        yield record_of(attempt) | ({"answer": None} if over else {})


def record_of(attempt: Attempt) -> dict[str, Any]:
    """What the instructor needs of an attempt; verdicts are not handed in, they are found out again."""
    record: dict[str, Any] = {"id": attempt.attempt_id, "item": attempt.item, "event": attempt.event}
    record |= {"answer": attempt.answer, "at": attempt.at.isoformat(timespec="seconds")}
    for name in ("fingerprint", "scope", "undoes"):
        if isinstance(attempt.detail.get(name), str):
            record[name] = attempt.detail[name]
    if number := round_of(attempt):
        record["round"] = number
    return record


def read_submission(file: Path | BinaryIO, name: str = "") -> Submission:
    """The submission in a file; `name` is how messages call it. Raises UnreadableSubmission with a sentence;
    does nothing else."""
    if isinstance(file, Path):
        name = name or visible_name(file.name)
        if file.is_symlink() or not file.is_file():
            raise UnreadableSubmission(f"{name} is a link or no file; it was not followed.")
        if file.stat().st_size > LARGEST_FILE:
            raise UnreadableSubmission(f"{name} is far larger than any submission; it was not opened.")
    try:
        with open_archive(file) as archive:
            inside = _folder_in(archive)
            class_id, mark, made_at, others = _about(name, archive, inside)
            lines = read_lines(
                archive,
                f"{inside}{_ANSWERS}",
                most_bytes=LARGEST_FILE,
                longest=LONGEST_LINE,
                most_lines=MOST_LINES,
            )
            return replace(submission_of(name, class_id, mark, made_at, lines), others=others)
    except TooLarge as problem:
        raise UnreadableSubmission(
            f"{name} unpacks to far more than any submission; nothing of it was used."
        ) from problem
    except (PermissionError, FileNotFoundError) as problem:
        raise UnreadableSubmission(
            f"{name} can't be read. Is it still there, and may you open it?"
        ) from problem
    except DAMAGED as problem:
        raise UnreadableSubmission(_NO_SUBMISSION.format(name=name)) from problem


def submission_of(
    name: str, class_id: str, mark: str, made_at: datetime, lines: Iterable[bytes]
) -> Submission:
    """The readable lines as attempts, each once, in the order of the file; the others are counted."""
    found: dict[str, Attempt] = {}
    left_out = 0
    for number, line in enumerate(lines, start=1):
        attempt = _attempt(line, mark, number)
        if attempt is None:
            left_out += 1
        else:
            found.setdefault(attempt.attempt_id, attempt)
    return Submission(
        file=name,
        class_id=class_id,
        mark=mark,
        made_at=made_at,
        attempts=tuple(in_order(found.values())),
        left_out=left_out,
    )


def _folder_in(archive: zipfile.ZipFile) -> str:
    """Where the submission lies in its archive: a browser may have unpacked it into a folder, which its owner
    packed again. "" where it lies on top, as it was made."""
    names = set(archive.namelist())
    folders = [one.removesuffix(ABOUT) for one in names if one.endswith(f"/{ABOUT}") and one.count("/") == 1]
    packed = [one for one in folders if f"{one}{_ANSWERS}" in names and one != "__MACOSX/"]
    return packed[0] if ABOUT not in names and len(packed) == 1 else ""


def _about(name: str, archive: zipfile.ZipFile, inside: str) -> tuple[str, str, datetime, tuple[str, ...]]:
    head = read_entry(archive, f"{inside}{ABOUT}", 100_000)
    try:
        about = json.loads(head)
        ours, version = about["format"] == FORMAT, int(about["version"])
        class_id, mark = about["class"], about["mark"]
        made_at, others = _time(about["made_at"]), about.get("others", [])
        several = (
            isinstance(others, list)
            and len(others) < MOST_TOGETHER
            and all(_is_hex(one, 64) for one in others)
        )
        sound = _is_hex(class_id, 12) and _is_hex(mark, 64) and made_at is not None and several
    except (ValueError, TypeError, KeyError, RecursionError, OverflowError):
        ours, version, sound = False, 0, False
    if ours and version > VERSION:
        raise UnreadableSubmission(f"{name} was made by a newer pmkit. Update pmkit, then collect again.")
    if not (ours and sound) or made_at is None:
        raise UnreadableSubmission(_NO_SUBMISSION.format(name=name))
    return class_id, mark, made_at, tuple(others)


def _attempt(line: bytes, mark: str, number: int) -> Attempt | None:
    """A line as an attempt, or None. The place in the file is the order: clocks of learners differ."""
    if line.count(b"[") + line.count(b"{") > MOST_BRACKETS:
        return None
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
    sound = at.tzinfo is not None and EARLIEST <= at <= datetime.now(UTC) + timedelta(days=1)
    return at if sound else None


def _is_hex(text: Any, length: int) -> bool:
    return isinstance(text, str) and len(text) == length and not set(text) - set("0123456789abcdef")
