"""What a typed amount is in the unit that a field asks for, and how it was read, where that needs saying.

Time is converted, and the rate told; other money, another period and a unit that can't be right are refused
with a sentence. Nothing is read otherwise than typed without a word.
"""

import re
from collections.abc import Iterable
from typing import NamedTuple

from pmkit.english import format_number, listed, plural, shortened
from pmkit.quantities.reading import ReadNumber, UnreadableNumber, read_number
from pmkit.quantities.units import (
    converted,
    currency_in,
    kind_of,
    money_in,
    other_kind,
    period_of,
    time_of,
)

_SPAN = re.compile(r"\s*(\d+(?:[.,]\d+)?)\s*([^\W\d_]+)\.?[\s,]*(?:and|und|et|y|e|en|i)?(?=\s*\d|\s*$)")
_MINUTES = re.compile(r"m\b")
"""In `2h 30m`; alone, it may mean months too."""


class Amount(NamedTuple):
    """A value in the unit that was asked for (a share where that is "%"), and how it was read: "" where it
    goes without saying."""

    value: float
    told: str = ""


def are_shares(texts: Iterable[str]) -> bool:
    """Whether the per cents of one column are given as shares: 1, 0.8, 0.5, and no larger one.

    >>> are_shares(["1", "0,8", ""]), are_shares(["1", "80"]), are_shares(["50 %"])
    (True, False, False)
    """
    values = []
    for text in filter(str.strip, texts):
        try:
            read = read_number(text)
        except UnreadableNumber:
            continue
        if read.percent:
            return False
        values.append(read.value)
    return bool(values) and max(values) <= 1


def read_amount(
    text: str,
    name: str,
    unit: str = "",
    *,
    near: float | None = None,
    comma: bool | None = None,
    shares: bool = False,
) -> Amount:
    """Read what was typed into the field `name`, which asks for `unit`: a number, with or without a unit.

    `near` is a usual value of the field, `comma` says that the decimal mark is a comma; both decide about
    `1.200`. With `shares`, 1 in a field of per cents means all of it. Raises UnreadableNumber with a
    sentence.

    >>> read_amount("2 weeks", "Effort", "person-months")
    Amount(value=0.5, told='2 weeks = 0.5 person-months, at 4 weeks a month.')
    >>> read_amount("1.200", "Reach", near=900)
    Amount(value=1200.0, told='Read as 1,200. For 1.2 type 1.2.')
    >>> read_amount("0.8", "Confidence", "%")
    Amount(value=0.8, told='Read as 80 %.')
    """
    share = unit == "%"
    if kind_of(unit) == "time" and (span := _span(text, unit)):
        return span
    near = 100 * near if near is not None and share else near
    read = read_number(text, near, unit=unit, parts=share, comma=comma)
    if share:
        _refuse_clash(text, name, unit, read)
        return _share(read, shares)
    if read.percent:
        raise UnreadableNumber(f"{name} is no percentage. Please enter it without the per cent sign.")
    _refuse_clash(text, name, unit, read)
    either = _either(read) or _by_the_block(text, read, comma)
    if time_of(unit) and time_of(read.unit) and time_of(unit) != time_of(read.unit):
        value, rate = converted(read.value, read.unit, unit)
        typed = format_number(read.value, read.unit)
        return Amount(value, f"{either} {_equals(typed, value, unit, rate)}".strip())
    scale = currency_in(read.unit)[1] / (currency_in(unit)[1] if money_in(read.unit) else 1)
    if scale != 1:
        value = read.value * scale
        return Amount(value, f"{either} {_equals(shortened(text, 40), value, unit or 'here', '')}".strip())
    known = not read.unit or kind_of(read.unit) or period_of(read.unit)
    if either or (read.plain and known):
        return Amount(read.value, either)
    return Amount(read.value, f"Read as {format_number(read.value, unit)}.")


def _span(text: str, unit: str) -> Amount | None:
    """`1w 3d` and `2h 30m`; None where it is something else."""
    parts = _SPAN.findall(text)
    if len(parts) < 2 or _SPAN.sub("", text).strip():
        return None
    if not all(time_of(word) or _MINUTES.fullmatch(word) for _, word in parts):
        return None
    times = [
        converted(read_number(number).value, "min" if _MINUTES.fullmatch(word) else word, unit)
        for number, word in parts
    ]
    value = round(sum(value for value, _ in times), 12)
    rates = dict.fromkeys(rate for _, rate in times if rate and not rate.startswith("1 "))
    told = listed(list(rates))
    return Amount(value, _equals(" ".join(text.split()), value, unit, told))


def _equals(typed: str, value: float, unit: str, rate: str) -> str:
    word = plural(value, unit.removesuffix("s"), unit) if unit.endswith("s") else unit
    return f"{typed} = {format_number(value, word)}{f', at {rate}' if rate else ''}."


def _either(read: ReadNumber) -> str:
    """Which of two readings was taken, and how to type the other; "" where there is one."""
    if read.other is None:
        return ""
    return (
        f"Read as {format_number(read.value)}. For {format_number(read.other)} type {_figures(read.other)}."
    )


def _by_the_block(text: str, read: ReadNumber, comma: bool | None) -> str:
    """That a number was read otherwise than it would be alone, because of what stands around it."""
    if comma is None or read_number(text).value == read.value:
        return ""
    return f"Read as {format_number(read.value)}."


def _figures(value: float) -> str:
    """A number as nobody can misread it: digits, and a point where it has decimals that are not three."""
    return f"{value:.15g}"


def _share(read: ReadNumber, shares: bool) -> Amount:
    """“80”, “80 %”, “0.8”, “4 in 5” and “half” as a share: nobody means less than one per cent by 0.8."""
    if read.of:
        value = read.value / read.of
    elif read.percent:
        return Amount(round(read.value / 100, 12), _either(read))
    elif read.part or shares or 0 < abs(read.value) < 1:
        value = read.value
    else:
        value = round(read.value / 100, 12)
    told = f"Read as {format_number(100 * value)} %."
    if value == 0.01:
        return Amount(value, f"{told} For 100 % type 100.")
    return Amount(value, "" if round(100 * value, 9) == read.value and not read.of else told)


def _refuse_clash(text: str, name: str, unit: str, read: ReadNumber) -> None:
    """Raise UnreadableNumber where the typed unit can't be what the field counts."""
    typed = read.unit
    wrote = f"you wrote “{shortened(text, 40)}”."
    if time_of(unit) and typed and not time_of(typed):
        if typed in ("m", "M"):
            raise UnreadableNumber(
                f"“{shortened(text, 40)}” can be minutes, months or millions. Write the word out."
            )
        raise UnreadableNumber(
            f"{name} is counted in {unit}; {wrote} Write a number, or hours, days, weeks or months."
        )
    periods = period_of(unit), period_of(typed)
    if all(periods) and periods[0] != periods[1]:
        raise UnreadableNumber(
            f"{name} is counted for a {periods[0].removesuffix('s')}; {wrote} Work it out for one."
        )
    money = currency_in(unit)[0], currency_in(typed)[0]
    if all(money) and money[0] != money[1]:
        raise UnreadableNumber(f"{name} is in {unit}; {wrote} Work it out in {money[0]}.")
    if other_kind(unit, typed) or (not time_of(unit) and kind_of(typed) == "time"):
        raise UnreadableNumber(f"{name} is not counted in {typed}; {wrote} Write the number alone.")
