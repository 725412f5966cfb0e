"""The packed parts of a spreadsheet, each gone through before the library holds anything of it.

The library makes objects of all that a part holds, so that one megabyte can become gigabytes. Here the same
bytes pass through the same parser first, which keeps nothing and counts.
"""

from __future__ import annotations

import io
import zipfile
from collections import Counter
from typing import IO, Any
from xml.parsers import expat

from pmkit.backlog.errors import ImportProblem
from pmkit.backlog.limits import LONGEST_CELL, Allowance

_UNPACKED = 50_000_000
_TIMES = 50
"""A file may unpack to so many bytes, or to so many times its size; honest ones to 5 to 20 times."""
MOST_RECORDS = 1_048_576
"""Rows that a sheet can have in Excel; strings too."""
_MOST_BESIDE = 100_000
"""Elements outside rows and texts of cells (formats, links, merged ranges), and elements in one row."""
_MOST_OPENINGS = 3
_DEEPEST = 50
_CHUNK = 1 << 16


class CheckedArchive(zipfile.ZipFile):
    """A spreadsheet's archive whose `open` raises `ImportProblem` for a part that would cost too much.

    What the parts that were opened hold is counted together. `refused` is the problem that was raised: the
    library passes it on as an error of its own.
    """

    def __init__(self, data: bytes, name: str) -> None:
        super().__init__(io.BytesIO(data))
        self.refused: ImportProblem | None = None
        self._name = name
        self._openings: Counter[str] = Counter()
        self._bytes_left = max(_UNPACKED, _TIMES * len(data))
        self._count = _Count(name, 2 * Allowance(name, len(data)).most_cells)

    def open(self, name: str | zipfile.ZipInfo, *options: Any, **more: Any) -> IO[bytes]:
        """The part, if it costs no more than is left for the whole file."""
        info = name if isinstance(name, zipfile.ZipInfo) else self.getinfo(name)
        try:
            self._check(info)
        except ImportProblem as problem:
            self.refused = problem
            raise
        return super().open(info, *options, **more)

    def _check(self, info: zipfile.ZipInfo) -> None:
        self._openings[info.filename] += 1
        if self._openings[info.filename] > _MOST_OPENINGS:
            raise ImportProblem(f"{self._name} names one of its parts again and again: {_SAVE_AGAIN}")
        if self._openings[info.filename] > 1:
            return
        self._bytes_left -= info.file_size
        if self._bytes_left < 0:
            raise ImportProblem(
                f"{self._name} would unpack to far more than a spreadsheet of its size holds. {_AS_CSV}"
            )
        with super().open(info) as stream:
            self._count.go_through(stream)


_AS_CSV = "Save the sheet with your backlog as CSV and choose that file."
_SAVE_AGAIN = "it is damaged. Open it, save it again as .xlsx or CSV."


class _Count:
    """What the parts hold. Numbers only are kept."""

    def __init__(self, name: str, most: int) -> None:
        self._name, self._most = name, most
        self._inside = self._beside = 0

    def go_through(self, stream: IO[bytes]) -> None:
        """Count a part. Raises `ImportProblem` beyond a limit; what is no XML is left to the library."""
        self._depth = self._record = self._records = self._in_record = 0
        self._fed = self._seen = 0
        parser = expat.ParserCreate()
        parser.StartElementHandler = self._start
        parser.EndElementHandler = self._end
        parser.StartDoctypeDeclHandler = self._doctype
        try:
            while chunk := stream.read(_CHUNK):
                self._fed += len(chunk)
                parser.Parse(chunk, False)
                if self._fed - self._seen > LONGEST_CELL:
                    raise self._refusal("has a text of more than a million characters")
        except expat.ExpatError:
            return

    def _start(self, tag: str, _: object) -> None:
        self._seen = self._fed
        self._depth += 1
        if self._record:
            self._inside += 1
            self._in_record += 1
        elif tag in ("row", "si") or tag.endswith((":row", ":si")):
            self._record = self._depth
            self._records += 1
            self._in_record = 0
            self._inside += 1
        else:
            self._beside += 1
        if self._depth > _DEEPEST:
            raise ImportProblem(f"{self._name} is nested too deeply: {_SAVE_AGAIN}")
        if self._inside > self._most or self._records > MOST_RECORDS:
            raise self._refusal("has more cells than can be read")
        if self._in_record > _MOST_BESIDE:
            raise self._refusal(f"has a row with more than {_MOST_BESIDE:,} marks")
        if self._beside > _MOST_BESIDE:
            raise self._refusal(f"has more than {_MOST_BESIDE:,} formats, links, names or merged ranges")

    def _end(self, _: str) -> None:
        self._seen = self._fed
        if self._depth == self._record:
            self._record = 0
        self._depth -= 1

    def _doctype(self, *_: object) -> None:
        raise ImportProblem(
            f"{self._name} defines marks of its own, which no spreadsheet does: {_SAVE_AGAIN}"
        )

    def _refusal(self, why: str) -> ImportProblem:
        return ImportProblem(f"{self._name} {why}. {_AS_CSV}")
