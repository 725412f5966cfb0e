"""From what the user chose (a path, or bytes) to a raw table, by what kind of file it turns out to be."""

from __future__ import annotations

import os
import re
import stat
from dataclasses import replace
from pathlib import Path

from pmkit.backlog import cell_values, encoding
from pmkit.backlog.delimited import read_text
from pmkit.backlog.errors import ImportProblem
from pmkit.backlog.raw_table import Progress, RawTable
from pmkit.csv_cells import may_be_protected, unprotected

LARGEST_FILE = 1_000_000_000
_MARKUP = re.compile(rb"<(?:[!?]|/?[a-z][\w-]*(?::[a-z][\w-]*)?[\s>/])", re.IGNORECASE)


def file_bytes(path: str | Path | bytes, name: str) -> tuple[bytes, str]:
    """The file's bytes, and what messages call it. Raises `ImportProblem` where it can't be opened."""
    if isinstance(path, (bytes, bytearray, memoryview)):
        return bytes(path), name or "The file"
    name = name or Path(path).name or str(path)
    try:
        file = Path(path).expanduser()
        found = file.stat()
        unusable = _unusable(found, name)
        if not unusable:
            return file.read_bytes(), name
    except PermissionError:
        unusable = f"You are not allowed to read {name}. Copy it to a folder of your own and choose the copy."
    except (FileNotFoundError, NotADirectoryError, RuntimeError, ValueError):
        # also a home folder that nobody has, and a zero byte in the name
        unusable = f"There is no file {name}. Check the name and the folder."
    except OSError as problem:
        why = (problem.strerror or "unknown cause").lower()
        unusable = f"{name} can't be opened: {why}. Copy it to a folder of your own and choose the copy."
    raise ImportProblem(unusable)


def _unusable(found: os.stat_result, name: str) -> str:
    """Why something on the disk can't be an export, '' where it may be one."""
    if stat.S_ISDIR(found.st_mode):
        return f"{name} is a folder. Choose the exported file in it."
    if not stat.S_ISREG(found.st_mode):
        return f"{name} is a device or a pipe. Save the export as a file and choose that."
    if found.st_size > LARGEST_FILE:
        return f"{name} is larger than 1 GB. Export fewer fields, or a part of the backlog."
    return ""


def raw_table(
    data: bytes, name: str, progress: Progress | None = None, sheet: str = ""
) -> tuple[RawTable, str]:
    """The table in the bytes, and its tracker where the form of the file tells it, else ''.

    `sheet` is the one to read of a spreadsheet with several.
    """
    kind = encoding.file_kind(data, name)
    if kind == "xlsx":
        from pmkit.backlog.spreadsheets import read_sheet

        return read_sheet(data, name, progress, sheet), ""
    text = encoding.to_utf8(data, name)
    start = text.data[:1000].lstrip()
    if start[:1] in (b"{", b"["):
        from pmkit.backlog.json_exports import read_document

        return read_document(text.data, name)
    if _MARKUP.match(start):
        raise ImportProblem(_markup(start, name))
    table = read_text(text, name, progress)
    if may_be_protected(text.data):
        headers = list(map(unprotected, table.headers))
        columns = [cell_values.unprotect(column) for column in table.columns]
        table = replace(table, headers=headers, columns=columns)
    return table, ""


def _markup(start: bytes, name: str) -> str:
    if start[:5].lower() == b"<?xml" or start[:4].lower() == b"<rss":
        return (
            f"{name} is XML. In Jira choose Export, then CSV (all fields), and choose that file; XML "
            "exports leave out fields that the course needs."
        )
    return f"{name} is a web page, not a table. Export the backlog as CSV and choose that file."
