"""The numbers of this chapter's questions: a public name here may stand in a text, `{families.left}`. All computed."""

from __future__ import annotations

from collections.abc import Mapping
from math import inf, log
from typing import TYPE_CHECKING, Any

from pmkit import methods
from pmkit.cases import load
from pmkit.course.vision import data
from pmkit.methods.wedge import WEDGE_FACTORS
from pmkit.practice.question_parts import Finding
from pmkit.practice.values import Draw, rule

if TYPE_CHECKING:
    import pandas as pd

# the wedge: households that are left after three shares


def families(draw: Draw) -> dict[str, float]:
    """Families with a food allergy: first those of the case."""
    case = _segment("Families with a food allergy")
    return _wedge(*draw.of(case, (40_000, 0.8, 0.6, 0.3), (80_000, 0.7, 0.6, 0.2), (50_000, 0.6, 0.9, 0.4)))


def sixth(draw: Draw) -> dict[str, float]:
    """A group that is not among the case's five, so that the explorer does not print its number."""
    others = ((80_000, 0.7, 0.6, 0.2), (50_000, 0.6, 0.9, 0.4), (30_000, 0.8, 0.7, 0.3))
    return _wedge(*draw.of((40_000, 0.8, 0.6, 0.3), *others))


def sixth_reached_in_words(sixth: Mapping[str, float]) -> str:
    """To which part of the sixth group there is a way."""
    words = {30: "three homes in ten", 20: "one home in five", 40: "two homes in five"}
    return words[round(sixth["channel_percent"])]


def shift_workers(draw: Draw) -> dict[str, float]:
    """Shift workers with an employer's benefit: first those of the case."""
    case = _segment("Shift workers with an employer's benefit")
    return _wedge(*draw.of(case, (15_000, 0.5, 0.8, 0.6), (30_000, 0.5, 0.6, 0.7), (12_000, 0.7, 0.9, 0.8)))


def shift_workers_in_words(
    shift_workers: Mapping[str, float], families: Mapping[str, float]
) -> dict[str, str]:
    """Which part of themselves is left, and which part of the families' households they are."""
    left, households = shift_workers["share"], shift_workers["reach"] / families["reach"]
    return {"left": _nearest_part(left), "households": _nearest_part(households)}


def _nearest_part(share: float) -> str:
    words = {0.2: "a fifth", 0.25: "a quarter", 1 / 3: "a third", 0.5: "half"}
    return words[min(words, key=lambda part: abs(part - share))]


def compared(families: Mapping[str, float], shift_workers: Mapping[str, float]) -> float:
    """About what the shift workers leave, in tens of per cent of what the families leave."""
    return round(100 * shift_workers["left"] / families["left"], -1)


def level_channel(families: Mapping[str, float]) -> int:
    """Families of a hundred that one reaches when the shift workers first leave more (the case's numbers)."""
    shift = _wedge(*_segment("Shift workers with an employer's benefit"))
    return int(100 * shift["left"] / families["no_channel"])


def _segment(name: str) -> tuple[float, ...]:
    """Households and three shares of one segment of the case."""
    found = data.segments()
    row: dict[Any, Any] = found[found["segment"] == name].iloc[0].to_dict()
    return tuple(float(row[column]) for column in WEDGE_FACTORS)


def _frame(row: Mapping[str, float]) -> pd.DataFrame:
    import pandas as pd

    return pd.DataFrame([row])


def _wedge(reach: float, pain: float, open: float, channel: float) -> dict[str, float]:
    """The inputs (shares of one, and as `…_percent`), what is left, and what the usual mistakes leave."""
    table = {"reach": reach, "pain": pain, "open": open, "channel": channel}
    share = round(pain * open * channel, 9)
    return {
        **table,
        **{f"{name}_percent": 100 * part for name, part in table.items() if name != "reach"},
        "left": float(methods.open_households(_frame(table))[0]),
        "share": share,
        "share_percent": round(100 * share, 9),
        "no_channel": reach * pain * open,
        "no_open": reach * pain * channel,
        "no_pain": reach * open * channel,
        "served": reach * pain * (1 - open) * channel,
        "reached": reach * channel,
        "feel_it": reach * pain,
        "average": reach * (pain + open + channel) / 3,
        "per_cent": reach * pain * open * channel * 1e6,
    }


def left() -> dict[str, float]:
    """Households that are left to win in each of the case's five groups."""
    names = ("everyone", "allergy", "flats", "retired", "shifts")
    return dict(zip(names, map(float, methods.open_households(data.segments())), strict=True))


# the North Star tree: ten per cent more new households


def tree(draw: Draw) -> dict[str, float]:
    """The inputs, first those of the case, and the share that plans a first week in per cent."""
    found = _case_tree()
    case = (found["kept"], found["new"], found["started"])
    others = ((24_000, 8_000, 0.25), (18_000, 4_000, 0.5), (30_000, 10_000, 0.25), (22_000, 6_000, 0.5))
    kept, new, started = draw.of(case, *others)
    return {**found, "kept": kept, "new": new, "started": started, "started_percent": 100 * started}


def tree_in_words(tree: Mapping[str, float], more: Mapping[str, float]) -> dict[str, str]:
    """Which part of the new ones gets going, and by how much the dinners rise."""
    part = {2: "one in two", 3: "one in three", 4: "one in four"}[round(1 / tree["started"])]
    rise = "A little over one per cent"
    for end, words in ((0.9, "About three quarters of one per cent"), (0.995, "Just under one per cent")):
        if more["dinners"] < end:
            rise = words
            break
    return {"part": part, "rise": "One per cent" if round(more["dinners"], 2) == 1 else rise}


def more(tree: Mapping[str, float]) -> dict[str, float]:
    """What ten per cent more new households bring, and what the usual mistakes make of it.

    `arrive`, `start` and `active` are households, the others per cent.
    """
    arrive = 0.1 * tree["new"]
    start = arrive * tree["started"]
    active = methods.dinners_cooked(tree)["active"]
    return {
        "arrive": arrive,
        "start": start,
        "active": active,
        "dinners": 100 * methods.effects_of_ten_per_cent(tree)["new"],
        "second": round(100 * methods.effects_of_ten_per_cent(tree, 2)["new"], 1),
        "year": round(100 * methods.effects_of_ten_per_cent(tree, 12)["new"], 1),
        "year_rounded": round(100 * methods.effects_of_ten_per_cent(tree, 12)["new"]),
        "all_start": 100 * arrive / active,
        "of_the_new": 100 * 0.1 * tree["started"],
        "of_those_who_stay": 100 * start / tree["kept"],
        "of_all_who_came": 100 * start / (tree["kept"] + tree["new"]),
    }


def ahead() -> dict[str, float]:
    """Ten per cent more new households each month at Mealwise: by how many per cent the dinners rise in month 1,
    2 and 12 and in the long run, and after how many months half of the long run is there.

    `fewer_leave` is the long run of ten per cent fewer that leave, `stay` the share that stays from month to
    month, in per cent.
    """
    now = _case_tree()
    names = {"first": 1, "second": 2, "year": 12, "long_run": inf}
    effects = {name: methods.effects_of_ten_per_cent(now, months)["new"] for name, months in names.items()}
    stay = now["kept"] / methods.dinners_cooked(now)["active"]
    return {
        **{name: 100 * effect for name, effect in effects.items()},
        "fewer_leave": 100 * methods.effects_of_ten_per_cent(now, inf)["kept"],
        "stay": 100 * stay,
        "half": round(log(0.5) / log(stay)),
    }


def _case_tree() -> dict[str, float]:
    return {row["key"]: float(row["value"]) for row in data.north_star_inputs().to_dict("records")}


def leavers() -> dict[str, float]:
    """Paying consumers who leave in the month after one with few dinners, and after the others, of 100.

    A month counts where it was paid for from end to end; `few_months` and `other_months` are how many there are.
    """
    months = _whole_months()
    few = months["meals_cooked"] < FEW_DINNERS
    return {
        "few": 100 * float(months.loc[few, "left_next"].mean()),
        "others": 100 * float(months.loc[~few, "left_next"].mean()),
        "few_months": int(few.sum()),
        "other_months": int((~few).sum()),
    }


FEW_DINNERS = 4


def _whole_months() -> pd.DataFrame:
    """The months of paying consumers, without the first, the last that is known and the one of leaving;
    `left_next`: whether they left in the month after."""
    import pandas as pd

    months = load("usage_months").merge(load("customers"), left_on="customer", right_on="id")
    at, begun, left = (
        pd.PeriodIndex(months[name], freq="M").to_series(index=months.index)
        for name in ("month", "subscribed", "left")
    )
    whole = (months["plan"] == "consumer") & (at > begun) & (at < at.max()) & (left.isna() | (at < left))
    after = pd.PeriodIndex(months["month"], freq="M").shift(1).to_series(index=months.index)
    return months[whole].assign(left_next=(left == after)[whole])


# key results and their grades


def churn(draw: Draw) -> dict[str, float]:
    """A key result on churn: start, target and actual (per cent a month), and its grade. None of the case's."""
    return _graded(
        *draw.of((8.0, 6.0, 7.1), (8.0, 6.0, 6.6), (7.5, 6.0, 6.6), (6.5, 6.0, 6.2), (8.4, 6.4, 6.8))
    )


def tickets(draw: Draw) -> dict[str, float]:
    """A key result on support tickets a month, and its grade."""
    start, target, actual = draw.of(
        (900, 600, 645), (800, 500, 560), (1_000, 600, 760), (1_200, 800, 880), (750, 500, 575)
    )
    return _graded(start, target, actual)


def _graded(start: float, target: float, actual: float) -> dict[str, float]:
    """The inputs, the grade, and what the usual mistakes make of it."""
    grade = _grade(start, target, actual)
    return {
        "start": start,
        "target": target,
        "actual": actual,
        "grade": grade,
        "of_hundred": 100 * grade,
        "left": 1 - grade,
        "sign": -grade,
        "ratio": target / actual,
        "ratio_at_start": target / start,
        "done": start - actual,
        "whole": start - target,
        "of_start": (start - actual) / start,
    }


def _grade(start: float, target: float, actual: float) -> float:
    row = _frame({"start": start, "target": target, "actual": actual})
    return float(methods.grade_key_results(row)["grade"][0])


def grades() -> dict[str, float]:
    """The grades of the case's four key results, in their order, and their mean."""
    found = methods.grade_key_results(data.key_results())["grade"]
    names = ("churn", "dinners", "near_misses", "seats")
    return {**dict(zip(names, map(float, found), strict=True)), "mean": float(found.mean())}


def three(draw: Draw) -> dict[str, float | str]:
    """How far three key results came of their way: one in between, one beyond, one backwards; and the mean."""
    between, beyond, back = draw.of((0.5, 1.3, 0.2), (0.8, 1.2, 0.1), (0.65, 1.4, 0.5), (0.35, 1.2, 0.4))
    progress = [_grade(0, 1, actual) for actual in (between, beyond, -back)]
    return {
        "between": between,
        "beyond": beyond,
        "back": f"−{back:g}",
        "mean": sum(progress) / 3,
        "sum": sum(progress),
        "unclipped": (between + beyond - back) / 3,
        "two_only": (between + 1) / 2,
        "not_above": (between + beyond) / 3,
    }


def rows() -> dict[str, int]:
    """Rows of the case's backlog: all, and for whom they are."""
    segments = load("backlog")["segment"]
    names = {
        "allergy": "allergy families",
        "everyone": "everyone",
        "families": "families",
        "employers": "employers",
    }
    return {"all": len(segments), **{key: int((segments == name).sum()) for key, name in names.items()}}


def seats() -> dict[str, float]:
    """Seats that employers pay for, employers, and the seats of the largest."""
    employers = load("employers")
    bought = employers["seats"]
    return {"all": int(bought.sum()), "employers": len(employers), "largest": int(bought.max())}


# what a rule sees in a text


@rule
def vision_findings(slots: Mapping[str, str]) -> list[Finding]:
    """What the linter of visions says of the slot `vision`."""
    found = methods.lint_vision(slots["vision"], where="vision")
    return [Finding(text=one.text, where="vision") for one in found]


@rule
def positioning_findings(slots: Mapping[str, str]) -> list[Finding]:
    """What the linter of positioning statements says of the slots that are filled."""
    found = methods.lint_positioning(slots)
    return [Finding(text=one.text, where=one.where) for one in found if slots.get(one.where, "").strip()]
