"""Whom a product leans on: how often all of it works, how long calls queue, and when a move has to begin.

A chain of hard dependencies works while each of them works: the product of their shares, if they fail
independently of each other. That is arithmetic; what a partner promises is no measurement. The rules look at
what is written in the table and can't tell whether it is true.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from datetime import date, timedelta
from math import prod
from typing import Any

from pmkit.english import counted, listed, spoken_day
from pmkit.methods._frame import InputError, show
from pmkit.methods._text_findings import TextFinding, saw

MINUTES_A_DAY = 24 * 60


def serial_availability(shares: Iterable[float]) -> float:
    """The share of the time in which all of them work, if each fails independently of the others: the
    product.

    Of nothing it is 1. Raises `InputError` for a share outside 0 to 1.

    >>> round(serial_availability([0.999] * 5), 5)
    0.99501
    """
    given = [float(one) for one in shares]
    wrong = next((one for one in given if not 0 <= one <= 1), None)
    if wrong is not None:
        raise InputError(f"An availability is {show(wrong)}. Write a share of the time: 99.9 % or 0.999.")
    return prod(given)


def minutes_down(availability: float, days: float = 30) -> float:
    """The minutes in so many days in which it does not work.

    >>> round(minutes_down(0.999), 1), round(minutes_down(serial_availability([0.999] * 5)), 1)
    (43.2, 215.6)
    """
    return (1 - serial_availability([availability])) * MINUTES_A_DAY * days


def minutes_of_queue(peak: float, limit: float, duration: float) -> float:
    """How long it takes after the peak until all calls are through: (peak - limit) · duration / limit, 0
    below it.

    `peak` and `limit` in calls a minute, `duration` of the peak in minutes; afterwards nobody else calls.
    Raises `InputError` for a limit that is not above 0.

    >>> minutes_of_queue(540, 300, 30), minutes_of_queue(200, 300, 30)
    (24.0, 0.0)
    """
    if not limit > 0:
        raise InputError(
            f"The limit is {show(limit)}. Write how many calls a minute get through, more than 0."
        )
    return max(peak - limit, 0.0) * duration / limit


def latest_start(ends: date, weeks: int) -> date:
    """The last day to begin work that is done within so many weeks, when it has to be done on the day `ends`.

    Ask the forecast for the weeks: `forecast_when(…).p85` leaves a chance of 15 % to be late.

    >>> latest_start(date(2027, 3, 31), 9)
    datetime.date(2027, 1, 27)
    """
    if weeks < 0:
        raise InputError(f"The work takes {show(weeks)} weeks. Write 0 or more.")
    return ends - timedelta(weeks=weeks)


def lint_dependencies(rows: Sequence[Mapping[str, Any]], today: date | None = None) -> list[TextFinding]:
    """Look at a table of dependencies; `where` is the row's `id`.

    Rows have `id` and `partner`, and may have `need` (hard, soft), `fallback`, `fallback_needs` (an id),
    `place`, `owner` (a list), `retires_on` and `contract_end` (dates), `sign`, `pieces`, `limit_per_minute`,
    `peak_per_minute`, `limit_per` (key, user) and `notice_days`. Sees: a fallback that stops with what it
    replaces; hard and no fallback; an end without a date, or without work for it; a limit below the peak; no
    owner, or several; with `today` a retirement that is past and a contract in which the notice is due.

    >>> rows = [{"id": "a", "partner": "Pay", "need": "hard", "fallback": "", "owner": ["Ana"]}]
    >>> [one.text.split(".")[0] for one in lint_dependencies(rows)]
    ['Nothing is prepared for the day without it, and nothing goes on']
    """
    by_id = {row["id"]: row for row in rows}
    looks = (_fallback, _end, _limit, _owner)
    found = []
    for row in rows:
        told = [says for look in looks for says in look(row, by_id)] + (_due(row, today) if today else [])
        found += [saw(rule, str(row["id"]), text) for rule, text in told]
    return found


Told = list[tuple[str, str]]


def _fallback(row: Mapping[str, Any], by_id: Mapping[Any, Mapping[str, Any]]) -> Told:
    if not row.get("fallback"):
        says = "Nothing is prepared for the day without it, and nothing goes on."
        says += " Write down what a household sees then."
        return [("no-fallback", says)] if row.get("need") == "hard" else []
    other = by_id.get(row.get("fallback_needs"))
    if not other or not row.get("place") or other.get("place") != row["place"]:
        return []
    says = (
        f"Its way out needs {other['partner']}, which runs in the same place ({row['place']}): when that "
        f"place "
        "stops, both stop."
    )
    return [("common-cause", says)]


def _end(row: Mapping[str, Any], _: Mapping[Any, Any]) -> Told:
    if row.get("sign") and not row.get("retires_on"):
        says = f"There is a sign of its end and no date ({row['sign']}). Ask for the date in writing."
        return [("no-date", says)]
    if row.get("retires_on") and not row.get("pieces"):
        return [("no-work", "It ends, and nobody has said how much work that is. Cut the move into pieces.")]
    return []


def _limit(row: Mapping[str, Any], _: Mapping[Any, Any]) -> Told:
    peak, limit = row.get("peak_per_minute"), row.get("limit_per_minute")
    if not peak or not limit or peak <= limit:
        return []
    whose = {"key": " for all households together", "user": " for each user"}.get(
        row.get("limit_per", ""), ""
    )
    says = (
        f"The peak has {counted(round(peak), 'call')} a minute, and {round(limit):,} get through{whose}. "
        "Ask for a higher limit, or spread the calls."
    )
    return [("limit", says)]


def _owner(row: Mapping[str, Any], _: Mapping[Any, Any]) -> Told:
    if "owner" not in row:
        return []
    owners = list(row["owner"] or ())
    if not owners:
        return [("no-owner", "Nobody at your side answers for it. Name one person.")]
    if len(owners) > 1:
        return [
            ("two-owners", f"{listed(owners)} answer for it together, so each waits for the other. Name one.")
        ]
    return []


def _due(row: Mapping[str, Any], today: date) -> Told:
    retires, ends, notice = row.get("retires_on"), row.get("contract_end"), row.get("notice_days")
    told = []
    if retires and retires <= today:
        says = f"Its end was on {spoken_day(retires)}. Whatever still uses it runs at your own risk."
        told.append(("past", says))
    if ends and ends >= today and notice and ends - timedelta(days=notice) <= today and ends != retires:
        says = (
            f"The contract ends on {spoken_day(ends)}, within the notice of {counted(round(notice), 'day')}. "
            "Ask today whether it goes on."
        )
        told.append(("contract", says))
    return told
