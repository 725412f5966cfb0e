"""An attempt as it lies in a database: its JSON as text, and a checksum over all of it.

The checksum tells an answer that a drive has changed from one that a learner gave. Rows of schema 1 have
none; they count as long as they read as an attempt.
"""

import json
import zlib
from collections.abc import Mapping
from typing import Any

from pmkit.practice.progress.attempt import Attempt

KEPT = ("attempt_id", "learner", "item", "version", "event", "answer", "verdict", "detail", "at", "clock")
"""The columns that the checksum covers, in its order."""
NOT_READ = "\ufffd"
"""What stands for a byte that is no text."""


def row_of(attempt: Attempt, clock: int) -> dict[str, Any]:
    """The row of an attempt. ASCII JSON: PostgreSQL takes neither NUL nor half characters in a text.

    Raises ValueError where the answer is no JSON.
    """
    try:
        answer, detail = json.dumps(attempt.answer), json.dumps(attempt.detail)
    except (TypeError, ValueError) as problem:
        raise ValueError(f"The answer to {attempt.item} can't be kept as JSON: {problem}.") from problem
    row = {
        "attempt_id": attempt.attempt_id,
        "learner": attempt.learner,
        "item": attempt.item,
        "version": attempt.version,
        "event": attempt.event,
        "answer": answer,
        "verdict": attempt.verdict,
        "detail": detail,
        "at": attempt.at.isoformat(),
        "clock": clock,
    }
    return row | {"checksum": checksum(row)}


def checksum(row: Mapping[str, Any]) -> int:
    """CRC-32 of the kept columns: any one bit, and any run of up to 32, changes it."""
    return zlib.crc32("\0".join([str(row[name]) for name in KEPT]).encode("utf-8", "surrogatepass"))


def attempt_of(row: Mapping[str, Any]) -> Attempt | None:
    """The attempt of a row, or None where it is not a whole one or no longer what was written."""
    try:
        if not _trusted(row):
            return None
        answer, detail = json.loads(row["answer"]), json.loads(row["detail"])
        return Attempt.from_json({**row, "answer": answer, "detail": detail})
    except (ValueError, TypeError, KeyError, RecursionError, OverflowError):
        return None


def is_sound(row: Mapping[str, Any]) -> bool:
    """Whether nothing speaks against the row as it lies there; quicker than to make its attempt."""
    if row.get("checksum") is not None:
        return _trusted(row)
    attempt = attempt_of(row)
    return attempt is not None and attempt.clock == row["clock"] and NOT_READ not in row["answer"]


def _trusted(row: Mapping[str, Any]) -> bool:
    written = row.get("checksum")
    if written is not None:
        return checksum(row) == written
    return not any(NOT_READ in row[name] for name in ("attempt_id", "learner", "item", "verdict"))
