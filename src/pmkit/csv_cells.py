"""Rows as CSV in which no text can start a formula, whichever program opens the file. Everything that writes
CSV calls `csv_text`.

A spreadsheet takes a text for a formula where a cell begins with `=`, `+`, `-` or `@`; and a program that
splits at other signs than the comma begins a cell in the middle of ours, quotes or not. So an apostrophe
stands before each such place: one where the text begins, two after a comma, semicolon, tab or line break
(one is too common in other people's files: `-a,'-b'`). `unprotected` gives the text back.
Source: OWASP, "CSV Injection".
"""

import csv
import io
import re
from collections.abc import Iterable, Sequence

_BREAKS = r",;\t\n\r\v\f\x1c-\x1e\x85\u2028\u2029"
_PASSED_OVER = (
    rf'(?:[^\S{_BREAKS}]|["\x00-\x08\x0e-\x1b\x1f\x7f-\x84\x86-\x9f\xad\u061c\u180e\u200b-\u200f\u202a-\u202e'
    r"\u2060-\u206f\ufeff\ufff9-\ufffb])*+"
)
"""Blanks, quotes and signs that nobody sees: programs drop them before they look for a formula."""
_NUMBER = rf"[0-9]+(?:\.[0-9]+)?(?:[eE][+-]?[0-9]+)?%?[ \x22]*(?:[{_BREAKS}]|\Z)"
_FORMULA = rf"'*+{_PASSED_OVER}(?:[=@|%＝＋－＠﹦﹢﹣﹫]|[+-](?!{_NUMBER})|\t|\r(?!\n))"
_UNSAFE = re.compile(rf"(?<![^{_BREAKS}])(?={_FORMULA})")
_PROTECTED = re.compile(rf"(?:\A'|(?<=[{_BREAKS}])'')(?={_FORMULA})")

_MAY_BE = re.compile(rb"'[\s'\"\x00-\x1f\x7f-\xff]*+(?:[=@|%+\-]|(?<=[\t\r\x80-\xff]))")


def protected(text: str) -> str:
    """The text with apostrophes where a program would start a formula; a plain number stays a number.

    >>> protected("=1+1"), protected("-5"), protected("Plan - do"), protected("x;=1+1;y")
    ("'=1+1", '-5', 'Plan - do', "x;''=1+1;y")
    """
    return _UNSAFE.sub(lambda place: "''" if place.start() else "'", text)


def unprotected(text: str) -> str:
    """The text that `protected` was given.

    >>> unprotected("'=1+1"), unprotected("x;''=1+1;y"), unprotected("'tis")
    ('=1+1', 'x;=1+1;y', "'tis")
    """
    return _PROTECTED.sub("", text) if "'" in text else text


def may_be_protected(data: bytes) -> bool:
    """Whether a file in UTF-8 can hold such an apostrophe at all; most hold none, and reading stays quick.

    >>> may_be_protected(b"Won't do,x"), may_be_protected(b"'=1+1,x"), may_be_protected(b"x,''-1;y")
    (False, True, True)
    """
    return bool(_MAY_BE.search(data))


def csv_text(rows: Iterable[Sequence[object]]) -> str:
    """Rows as CSV with commas; texts pass through `protected`, numbers stay numbers, half characters become
    `?`."""
    out = io.StringIO()
    writer = csv.writer(out, lineterminator="\r\n")
    for row in rows:
        writer.writerow([protected(cell) if isinstance(cell, str) else cell for cell in row])
    return out.getvalue().encode("utf-8", "replace").decode("utf-8")
