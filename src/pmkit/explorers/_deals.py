"""Deals as people call them out, a line each: "pair 3: 74 62", the options in words, or their numbers."""

import re
from dataclasses import dataclass

from pmkit.english import counted, listed
from pmkit.explorers._bargain import Bargain
from pmkit.explorers.pasted_table import plain
from pmkit.practice.markdown import escape_markdown

_NUMBER = re.compile(r"[-−]?\d+(?:[.,]\d+)?")
_COMMAS_PART = re.compile(r"\d,\d+,\d")
"""In 1,2,3 no comma is a decimal mark."""
_NO_DEAL = frozenset({"no deal", "none", "no", "walked away", "no agreement", "nothing"})
_MOST = 300


@dataclass(frozen=True)
class Deal:
    """Who made it, and what it is worth to each side."""

    name: str
    worth: tuple[float, float]


def read_deals(text: str, bargain: Bargain) -> tuple[list[Deal], list[str]]:
    """The deals, and a sentence for each line that is none."""
    deals: list[Deal] = []
    told: list[str] = []
    for number, line in enumerate(text.splitlines(), start=1):
        if not line.strip():
            continue
        name, colon, what = line.partition(":")
        if not colon:
            name, what = "", line
        called = name.strip() or f"line {number}"
        if plain(what) in _NO_DEAL:
            told.append(f"{called} has no deal, so there is no dot: each side keeps what it has without one.")
            continue
        worth = _worth(what.strip(), bargain)
        if isinstance(worth, str):
            told.append(f"Line {number} is left out: {worth}")
        else:
            deals.append(Deal(called, worth))
    if len(deals) > _MOST:
        told.append(f"Only the first {_MOST} of {counted(len(deals), 'deal')} are shown.")
    return deals[:_MOST], told


def _worth(what: str, bargain: Bargain) -> tuple[float, float] | str:
    """What the deal is worth to both, or why it can't be read."""
    if _COMMAS_PART.search(what):
        what = what.replace(",", " ")
    numbers = [float(one.replace(",", ".").replace("−", "-")) for one in _NUMBER.findall(what)]
    bare = not re.sub(r"[\s,;/|]|(?<=\d)\.(?=\d)", "", _NUMBER.sub("", what)) and bool(numbers)
    if bare and len(numbers) == 2:
        return numbers[0], numbers[1]
    if bare and len(numbers) == len(bargain.options):
        return _by_number(numbers, bargain)
    if bare:
        many = len(bargain.options)
        return f"it has {counted(len(numbers), 'number')}. Write 2 (both sides' points) or {many} (options)."
    return _by_words(what, bargain)


def _by_number(numbers: list[float], bargain: Bargain) -> tuple[float, float] | str:
    package = {}
    for (issue, options), number in zip(bargain.options.items(), numbers, strict=True):
        if number != int(number) or not 1 <= number <= len(options):
            return f"“{issue}” has the options 1 to {len(options)}, not {number:g}."
        package[issue] = options[int(number) - 1]
    return _for_sale(package, bargain)


def _by_words(what: str, bargain: Bargain) -> tuple[float, float] | str:
    """The package whose options the line names, the longest name first, each once."""
    left, package = f" {plain(what)} ", dict[str, str]()
    names = [(issue, option) for issue, options in bargain.options.items() for option in options]
    for issue, option in sorted(names, key=lambda cell: -len(cell[1])):
        if f" {plain(option)} " in left:
            if issue in package:
                return f"it names two options of “{issue}”."
            package[issue] = option
            left = left.replace(f" {plain(option)} ", "  ", 1)
    missing = [f"“{issue}”" for issue in bargain.options if issue not in package]
    if missing:
        return f"it names no option of {listed(missing, 3)} as the table writes it."
    return _for_sale({issue: package[issue] for issue in bargain.options}, bargain)


def _for_sale(package: dict[str, str], bargain: Bargain) -> tuple[float, float] | str:
    """What the package is worth to both, or which of its options is not for sale."""
    shut = next((option for issue, option in package.items() if (issue, option) in bargain.blocked), "")
    return f"“{shut}” is not for sale." if shut else bargain.worth(package)


def deals_said(deals: list[Deal], bargain: Bargain, sides: tuple[str, str]) -> str:
    """Who left nothing on the table and who left most. Nobody's points are added up. Markdown."""
    if not deals:
        return ""
    left = [int(bargain.better(bargain.made, one.worth).sum()) for one in deals]
    said = f"{counted(len(deals), 'deal')}: with {left.count(0)} nothing is left on the table."
    most = max(left)
    if most:
        who = escape_markdown(deals[left.index(most)].name)
        better = f"{counted(most, 'package')} would be better for one side and worse for nobody."
        said += f" Most is left by {who}: {better}"
    for at, side in enumerate(sides):
        under = sum(1 for one in deals if one.worth[at] < bargain.limits[at])
        if under:
            said += (
                f" In {counted(under, 'deal')} {escape_markdown(side)} took less than it has without a deal."
            )
    return said
