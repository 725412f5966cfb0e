"""A pile of job adverts: the case's table, or a text that somebody pasted, with what was read how.

Adverts are pasted as they stand on a page, lines of hyphens between them, or as a table. The same text twice
is one advert that was found twice, and counts once.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cached_property, lru_cache
from hashlib import blake2s
from typing import Any

import pandas as pd

from pmkit.english import counted, plural
from pmkit.explorers.pasted_table import Wanted, plain, read_table
from pmkit.methods.advert_summary import years_asked
from pmkit.practice.markdown import escape_markdown

KINDS = {
    "product manager": "product manager",
    "product owner": "product owner",
    "project manager": "project manager",
    "two jobs in one": "two jobs in one",
    "something else": "something else",
}
"""What a job can be by its duties, whatever its title says."""
COLUMNS = (
    Wanted("text", "text", words=("advert", "advertisement", "description", "duties")),
    Wanted("title", "title", required=False, words=("job title", "position")),
    Wanted("company", "company", required=False, words=("firm", "employer")),
    Wanted("years", "years", kind="number", min=0, max=50, required=False, words=("years asked",)),
    Wanted("salary", "salary", required=False, words=("pay", "salary from", "range")),
    Wanted(
        "really",
        "job",
        kind="choice",
        required=False,
        words=("really", "what it is"),
        options=tuple(KINDS.items()),
    ),
)
_BETWEEN = re.compile(r"^[ \t]*[-–—_=*]{3,}[ \t]*$", re.MULTILINE)
_FIRM = re.compile(r"^\s*(?:company|firm|employer)\s*:\s*(.+)$", re.IGNORECASE)
_MONEY = r"(?:€|\$|£|EUR|USD|GBP|CHF|PLN|SEK|DKK|NOK)"
_AMOUNT = r"\d{1,3}(?:[.,'’ \u00a0\u202f]?\d{3})+|\d{2,3}\s?[kK]\b"
_SALARY = re.compile(rf"{_MONEY}\s?(?:{_AMOUNT})|(?:{_AMOUNT})\s?{_MONEY}")
_LONGEST_TITLE = 90


@dataclass(frozen=True, eq=False)
class Pile:
    """`adverts` has `id`, `title`, `company`, `text`, `years`, `salary_from` (missing where none is stated),
    `really` and `sign` ("" where nobody has judged). `told` says how a text was read, as Markdown."""

    adverts: pd.DataFrame
    told: str = ""

    @cached_property
    def texts(self) -> tuple[tuple[str, str, str], ...]:
        """Id, title and text of each."""
        table = self.adverts
        return tuple(zip(table["id"], table["title"], table["text"], strict=True))


def pile_of(frame: pd.DataFrame) -> Pile:
    """The case's table as a pile."""
    return Pile(frame.reset_index(drop=True))


@lru_cache(maxsize=8)
def read_pile(text: str) -> Pile:
    """The adverts in a pasted text: none where it is empty, and why."""
    parted = bool(_BETWEEN.search(text))
    table = None if parted else read_table(text, COLUMNS)
    if table is not None and not table.problem:
        rows = [_from_row({str(key): cell for key, cell in row.items()}) for row in _records(table.frame)]
        return _pile(rows, [table.told_text])
    blocks = [block.strip() for block in _BETWEEN.split(text)]
    rows = [_from_block(block) for block in blocks if re.search(r"\w", block)]
    if not rows:
        return Pile(_frame([]), "Nothing is pasted yet. Paste adverts, with a line of three hyphens between.")
    how = "lines of hyphens stand between them" if parted else "no line of three hyphens stands in the text"
    told = [
        f"- {counted(len(rows), 'advert')} read: {how}. The first line of each is taken as its title, "
        "a line “Company: …” as its firm."
    ]
    empty = len(blocks) - len(rows)
    if parted and empty:
        told.append(f"- {counted(empty, 'piece')} without a word passed over.")
    return _pile(rows, told)


def _records(frame: pd.DataFrame) -> list[dict[Any, Any]]:
    return frame.astype(object).where(frame.notna(), None).to_dict("records")


def _from_row(cells: dict[str, Any]) -> dict[str, Any]:
    text = str(cells["text"])
    stated = str(cells["salary"] or "") or (_SALARY.search(text) is not None)
    years = years_asked(text) if cells["years"] is None else cells["years"]
    return {
        "title": _short(str(cells["title"] or text)),
        "company": " ".join(str(cells["company"] or "").split()),
        "text": text,
        "years": years,
        "salary_from": 1.0 if stated else None,
        "really": str(cells["really"] or ""),
    }


def _from_block(block: str) -> dict[str, Any]:
    title, *others = block.splitlines()
    firm = next((match[1] for line in others if (match := _FIRM.match(line))), "")
    text = "\n".join(line for line in others if not _FIRM.match(line)).strip()
    return {
        "title": _short(title),
        "company": " ".join(firm.split()),
        "text": text or title,
        "years": years_asked(block),
        "salary_from": 1.0 if _SALARY.search(block) else None,
        "really": "",
    }


def _short(title: str) -> str:
    line = " ".join(title.split())
    return line if len(line) <= _LONGEST_TITLE else line[: _LONGEST_TITLE - 1].rstrip() + "…"


def _pile(rows: list[dict[str, Any]], told: list[str]) -> Pile:
    """The rows with an id that stays when others come before them, each text once."""
    kept: dict[str, dict[str, Any]] = {}
    for row in rows:
        words = "\n".join(plain(row[key]) for key in ("title", "company", "text"))
        id = blake2s(words.encode("utf-8", "replace"), digest_size=6).hexdigest()
        kept.setdefault(id, {"id": id, **row, "sign": ""})
    twice = len(rows) - len(kept)
    if twice:
        told.append(
            f"- {counted(twice, 'text')} {plural(twice, 'stands', 'stand')} there again: once is enough."
        )
    unnamed = sum(not row["company"] for row in kept.values())
    if kept and unnamed:
        told.append(f"- {counted(unnamed, 'advert')} without a firm: each is taken as a firm of its own.")
    for id, row in kept.items():
        row["company"] = row["company"] or f"the firm of {id}"
    return Pile(_frame(list(kept.values())), "\n".join(told))


def _frame(rows: list[dict[str, Any]]) -> pd.DataFrame:
    columns = ["id", "title", "company", "text", "years", "salary_from", "really", "sign"]
    frame = pd.DataFrame(rows, columns=columns)
    return frame.assign(**{name: pd.to_numeric(frame[name]) for name in ("years", "salary_from")})


def shown_firm(company: str) -> str:
    """The firm's name for a reader, "" where nobody gave one."""
    return "" if company.startswith("the firm of ") else company


def says_group(pile: Pile, by: str, kinds: dict[str, str]) -> pd.Series[Any]:
    """For each advert “manager” or “owner”, by its title or by what the job is; missing for any other."""
    adverts = pile.adverts
    if by == "title":
        title = adverts["title"].str.lower()
        manager, owner = title.str.contains("product manager"), title.str.contains("product owner")
    else:
        job = adverts["really"].where(~adverts["id"].isin(list(kinds)), adverts["id"].map(kinds))
        manager, owner = job == "product manager", job == "product owner"
    group = pd.Series(None, index=adverts.index, dtype=object)
    group[manager & ~owner], group[owner & ~manager] = "manager", "owner"
    return group


def advert_text(text: str, words: list[str]) -> str:
    """The text with the words that were found in bold, as Markdown."""
    if not words:
        return escape_markdown(" ".join(text.split()))
    longest = sorted({word for word in words if word}, key=len, reverse=True)
    pattern = re.compile(rf"(?<![\w-])({'|'.join(map(re.escape, longest))})(?![\w-])")
    parts = pattern.split(" ".join(text.split()))
    return "".join(
        f"**{escape_markdown(part)}**" if at % 2 else escape_markdown(part) for at, part in enumerate(parts)
    )
