"""One partner as a value, from the case's table or from a pasted one."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from functools import lru_cache
from typing import Any

import pandas as pd

from pmkit.english import whole_percent
from pmkit.explorers.pasted_table import Wanted, read_table
from pmkit.methods.authority import names_in

EVERYONE = "everyone"
COLUMNS = (
    Wanted("partner", "partner", words=("name", "service", "dependency", "supplier", "system")),
    Wanted("share", "share", kind="number", unit="%", min=0, max=1, words=("what stops", "share that stops")),
    Wanted(
        "need",
        "need",
        kind="choice",
        required=False,
        words=("hard or soft",),
        options=(("hard", "hard"), ("soft", "soft")),
    ),
    Wanted(
        "availability",
        "availability",
        kind="number",
        unit="%",
        min=0,
        max=1,
        required=False,
        words=("uptime",),
    ),
    Wanted("serves", "used for", required=False, words=("used by", "for")),
    Wanted("limit_per_minute", "limit", kind="number", min=1, required=False, words=("limit per minute",)),
    Wanted("peak_per_minute", "peak", kind="number", min=0, required=False, words=("peak per minute",)),
    Wanted("retires_on", "retires on", kind="date", required=False, words=("retires", "end", "switched off")),
    Wanted(
        "pieces",
        "pieces",
        kind="number",
        min=1,
        max=1000,
        whole=True,
        required=False,
        words=("items", "work"),
    ),
    Wanted("fallback", "fallback", required=False, words=("way out", "plan b")),
    Wanted("fallback_needs", "fallback needs", required=False),
    Wanted("owner", "owner", required=False, words=("owners", "who")),
    Wanted("place", "place", required=False, words=("runs in", "data centre", "data center", "region")),
    Wanted("sign", "sign", required=False, words=("early sign", "notice seen")),
    Wanted("notice_days", "notice", kind="number", min=0, required=False, words=("notice days",)),
    Wanted("contract_end", "contract end", kind="date", required=False, words=("contract",)),
)
_TEXTS = ("need", "serves", "fallback", "fallback_needs", "place", "sign")
_NUMBERS = ("limit_per_minute", "peak_per_minute", "pieces", "notice_days")
_DAYS = ("retires_on", "contract_end")


@dataclass(frozen=True)
class Partner:
    """A dependency: `share` is what stops without it, `row` what the rules look at, `said_need` whether hard
    or soft was given."""

    id: str
    name: str
    share: float
    availability: float | None
    serves: str
    row: dict[str, Any]
    said_need: bool = True

    @property
    def hard(self) -> bool:
        return bool(self.row["need"] == "hard")

    def what_stops(self) -> str:
        """What stops without it, in a few words."""
        if not self.hard:
            return "soft: it goes on, and something is missing"
        return f"{whole_percent(self.share)} stops without it"


def partners_in(frame: pd.DataFrame) -> tuple[Partner, ...]:
    """The rows of the table, those of a name that was there before left out."""
    made: dict[str, Partner] = {}
    for cells in frame.to_dict("records"):
        one = _partner({str(key): cell for key, cell in cells.items()})
        made.setdefault(one.id, one)
    return tuple(made.values())


@lru_cache(maxsize=8)
def read_partners(text: str) -> tuple[Partner, ...]:
    """The partners in a pasted table; () where there is none. A partner is its own id."""
    return partners_in(read_table(text, COLUMNS).frame)


def _partner(cells: dict[str, Any]) -> Partner:
    texts = {key: _text(cells.get(key)) for key in _TEXTS}
    row: dict[str, Any] = {
        **texts,
        **{key: _number(cells.get(key)) for key in _NUMBERS},
        **{key: _day(cells.get(key)) for key in _DAYS},
        "limit_per": _text(cells.get("limit_per")),
        "partner": _text(cells["partner"]),
        "need": texts["need"] or "hard",
        "owner": _owners(cells.get("owner")),
    }
    row["id"] = _text(cells.get("id")) or row["partner"]
    share = _number(cells["share"]) or 0.0
    return Partner(
        row["id"],
        row["partner"],
        share,
        _number(cells.get("availability")),
        texts["serves"],
        row,
        bool(texts["need"]),
    )


def _owners(cell: Any) -> list[str]:
    return list(cell) if isinstance(cell, list) else names_in(_text(cell))


def _text(cell: Any) -> str:
    return "" if cell is None or pd.isna(cell) else " ".join(str(cell).split())


def _number(cell: Any) -> float | None:
    return None if cell is None or pd.isna(cell) else float(cell)


def _day(cell: Any) -> date | None:
    return None if cell is None or cell == "" or pd.isna(cell) else pd.Timestamp(cell).date()
