"""Digits as several countries group them: one form for their characters, their value, what marks prove."""

import re
import unicodedata

MINUS = "−‒–—﹣－"
APOSTROPHES = "’‘ʼ′´`＇"
SLASHES = "⁄∕"
NO_WIDTH = "\u200b\u2060\ufeff"
"""Characters without a width, which count as spaces."""
SPACED = re.compile(r"\d{1,3}(?:[ ']\d{3})+")
"""Digits that spaces or apostrophes group."""
MARKED = {
    mark: re.compile(rf"\d+|\d{{1,3}}(?:\{mark}\d{{3}})+|\d{{1,2}}(?:\{mark}\d{{2}})+\{mark}\d{{3}}")
    for mark in ".,"
}
"""Digits by the mark that groups them: by three, or (India) by two and at the end by three."""


def one_form(text: str) -> str:
    """One kind of space, minus, apostrophe and digit."""
    out = []
    for char in text.strip():
        if char in MINUS:
            out.append("-")
        elif char in APOSTROPHES:
            out.append("'")
        elif char.isspace() or char in NO_WIDTH:
            out.append(" ")
        elif char in SLASHES:
            out.append("/")
        elif unicodedata.decimal(char, None) is not None:
            out.append(str(unicodedata.decimal(char)))
        elif fraction(char):
            out.append(fraction(char))
        else:
            out.append(char)
    return re.sub(r" +", " ", "".join(out)).strip()


def fraction(char: str) -> str:
    """` 1/2` of ½, "" of any other character."""
    if unicodedata.category(char) != "No" or not unicodedata.decomposition(char).startswith("<fraction>"):
        return ""
    return " " + unicodedata.normalize("NFKC", char).replace("⁄", "/")


def decimal_mark(body: str) -> str:
    """The decimal mark that digits prove, "" where they prove none.

    >>> decimal_mark("1.200,5"), decimal_mark("1.200.000"), decimal_mark("0.5"), decimal_mark("1.200")
    (',', ',', '.', '')
    """
    marks = [char for char in body if char in ".,"]
    if len(set(marks)) == 2:
        return marks[-1]
    if len(marks) > 1:
        return "," if marks[0] == "." else "."
    whole, mark, rest = body.partition(marks[0]) if marks else (body, "", "")
    return "" if not rest or _may_be_group(whole, rest) else mark


def value_of_digits(body: str, near: float | None, comma: bool | None = None) -> tuple[float, float | None]:
    """The value of digits with marks, and what they can mean as well.

    `comma` says that the decimal mark is a comma (or is none), where something else tells it. Raises
    ValueError where the groups do not have three digits.
    """
    grouped_already = " " in body or "'" in body
    if grouped_already:
        whole = re.split(r"[.,]", body, maxsplit=1)[0]
        if not SPACED.fullmatch(whole):
            raise ValueError(body)
        body = re.sub(r"[ ']", "", whole) + body[len(whole) :]
        if re.search(r"[ ']", body):
            raise ValueError(body)
    points, commas = body.count("."), body.count(",")
    if points and commas:
        decimal = "." if body.rfind(".") > body.rfind(",") else ","
        if body.count(decimal) > 1:
            raise ValueError(body)
        whole, rest = body.split(decimal)
        return float(f"{_ungroup(whole, ',' if decimal == '.' else '.')}.{rest or 0}"), None
    if points + commas > 1:
        return float(_ungroup(body, "." if points else ",")), None
    if points + commas == 0:
        return float(body), None
    return _one_mark(body, "." if points else ",", near, comma, grouped_already)


def _may_be_group(whole: str, rest: str) -> bool:
    """Whether the mark between them may group digits: three behind it, one to three before, no zero first."""
    return len(rest) == 3 and 1 <= len(whole) <= 3 and not whole.startswith("0")


def _one_mark(
    body: str, mark: str, near: float | None, comma: bool | None, grouped: bool
) -> tuple[float, float | None]:
    """The value of digits with a single mark, and the other one that `1.200` can have."""
    whole, rest = body.split(mark)
    as_decimal = float(f"{whole or 0}.{rest or 0}")
    if grouped or not _may_be_group(whole, rest):
        return as_decimal, None
    as_group = float(whole + rest)
    if comma is not None:
        return (as_decimal if (mark == ",") is comma else as_group), None
    english, other = (as_group, as_decimal) if mark == "," else (as_decimal, as_group)
    if _is_like(other, near) and not _is_like(english, near):
        return other, english
    return english, other


def _is_like(value: float, near: float | None) -> bool:
    """Whether a value has the size of the expected one: within a factor of three."""
    return bool(near) and value > 0 and 1 / 3 <= value / abs(near or 1) <= 3


def _ungroup(whole: str, mark: str) -> str:
    """Digits without their grouping marks."""
    if not MARKED[mark].fullmatch(whole):
        raise ValueError(whole)
    return whole.replace(mark, "")
