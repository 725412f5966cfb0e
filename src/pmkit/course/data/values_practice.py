"""The numbers of the practice sheet on flags, counts and labels, and what its rules see. All computed."""

from collections.abc import Mapping

from pmkit import methods
from pmkit.course.data import sheet_texts
from pmkit.practice.question_parts import Finding
from pmkit.practice.values import Draw, rule

# how good


def exam() -> dict[str, float]:
    """A flag for cheating among 1,000 exams: how many are flagged rightly and for nothing, and the right ones of 100."""
    base, caught, alarms = 2, 80, 10
    counts = methods.natural_frequencies(base / 100, caught / 100, alarms / 100).iloc[0]
    row = {name: float(counts[name]) for name in ("tp", "fp", "fn", "tn")}
    return {
        "base": base,
        "caught": caught,
        "alarms": alarms,
        "harmful": row["tp"] + row["fn"],
        "honest": row["fp"] + row["tn"],
        "hits": row["tp"],
        "false": row["fp"],
        "flags": row["tp"] + row["fp"],
        "right": 100 * row["tp"] / (row["tp"] + row["fp"]),
    }


def jars(draw: Draw) -> dict[str, float]:
    """A camera that takes jars out: how many of 100 of these are cracked, and the usual ways to go wrong."""
    n, cracked, caught, alarms = draw.of(
        (1000, 20, 19, 49), (2000, 50, 45, 105), (1000, 30, 27, 63), (1500, 24, 21, 79), (2000, 40, 36, 144)
    )
    return {
        "n": n,
        "cracked": cracked,
        "caught": caught,
        "alarms": alarms,
        "flags": caught + alarms,
        "right": 100 * caught / (caught + alarms),
        "of_cracked": 100 * caught / cracked,
        "whole": 100 - 100 * cracked / n,
        "false_share": 100 * alarms / (n - cracked),
    }


def cough(draw: Draw) -> dict[str, float]:
    """Where an alarm begins if a miss weighs so many calls for nothing, in per cent, and the usual ways to go wrong."""
    miss = draw.of(7, 3, 4, 5, 9)
    line = 100 * methods.best_threshold(miss=miss, false_alarm=1)
    return {"miss": miss, "line": line, "ratio": 100 / miss, "turned": 100 - line}


# for whom

_OLD, _NEW, _QUALITY = 0.3, 0.1, 2.0
"""Shares of houses that leak, and how far apart the score sets leaking and sound houses."""


def _shares(base_rate: float, line: float) -> dict[str, float]:
    rates = methods.confusion_rates(methods.two_curves(base_rate, _QUALITY, line)).iloc[0]
    return {name: float(rates[name]) for name in ("ppv", "fnr")}


def leaks_guess() -> dict[str, float]:
    """Two towns with lines at which the same share of alarms is right: how many of 100 leaks each misses."""
    old = _shares(_OLD, 0.5)
    lines = [number / 1000 for number in range(1, 1000)]
    new = min((_shares(_NEW, line) for line in lines), key=lambda one: abs(one["ppv"] - old["ppv"]))
    return {
        "old": 100 * _OLD,
        "new": 100 * _NEW,
        "ppv": 100 * old["ppv"],
        "new_ppv": 100 * new["ppv"],
        "old_missed": 100 * old["fnr"],
        "new_missed": 100 * new["fnr"],
    }


def leaks(draw: Draw) -> dict[str, float]:
    """Right alarms and found leaks alike in two towns: sound houses of 100 with an alarm, and the usual ways to go wrong."""
    base, ppv, caught = draw.of((100, 60, 70), (150, 60, 80), (80, 50, 75), (120, 75, 80), (200, 70, 75))
    old_base = 300

    def false(of: float) -> float:
        return 100 * methods.implied_false_alarms(of / 1000, ppv / 100, 1 - caught / 100)

    found = base * caught / 100
    count = found * (100 - ppv) / ppv
    return {
        "base": base,
        "old_base": old_base,
        "ppv": ppv,
        "caught": caught,
        "false": false(base),
        "old_false": false(old_base),
        "found": found,
        "alarms": found + count,
        "count": count,
        "wrong": 100 - ppv,
        "of_all": count / 10,
    }


# whose data


def hidden_cell(draw: Draw) -> dict[str, int]:
    """Two counts hidden in one row of a table with totals: what they are, and the usual ways to go wrong."""
    yes, no = draw.of(
        ((14, 12, 5), (23, 31, 3)),
        ((17, 13, 6), (21, 28, 2)),
        ((12, 19, 4), (26, 24, 7)),
        ((15, 16, 3), (22, 33, 6)),
    )
    names = ("kitchen", "laundry", "lab")
    return {
        **dict(zip(names, yes, strict=True)),
        **{f"{name}_no": many for name, many in zip(names, no, strict=True)},
        **{f"{name}_all": sum(both) for name, both in zip(names, zip(yes, no, strict=True), strict=True)},
        "all": sum(yes),
        "all_no": sum(no),
        "everybody": sum(yes) + sum(no),
        "one_off": sum(yes) - yes[0],
    }


# does it work

_LABELS, _FEWEST = 120, 15
_ASKED = {"hours": 0.62, "stock": 0.26, "doses": 0.08, "pregnancy": 0.04}
_SEVERE = ("doses", "pregnancy")


def _limit(n: float) -> float:
    """Up to how many of 100 may be wrong if none of so many is."""
    return 100 * methods.no_failure_bound(int(n))


def labels() -> dict[str, float]:
    """How many of 100 answers may be wrong if none is among 45, 35 and 15, and how many on pregnancy come by themselves."""
    return {
        "doses": _limit(45),
        "pregnancy": _limit(35),
        "at_fifteen": _limit(_FEWEST),
        "as_they_come": _LABELS * _ASKED["pregnancy"],
    }


@rule
def label_findings(given: Mapping[str, float]) -> list[Finding]:
    """What each kind of question ends up with: too few to say anything, or no more than its share where it can hurt."""
    return sheet_texts.thin_slices(
        given, total=_LABELS, fewest=_FEWEST, shares=_ASKED, severe=_SEVERE, limit=_limit
    )


# say it


@rule
def annegret_findings(slots: Mapping[str, str]) -> list[Finding]:
    """Four sentences to an employer who asks for more than it needs."""
    return sheet_texts.no_to_employer(slots)


@rule
def scooter_findings(slots: Mapping[str, str]) -> list[Finding]:
    """An explanation to somebody who was locked out, and two numbers for each group."""
    return sheet_texts.locked_out(slots)
