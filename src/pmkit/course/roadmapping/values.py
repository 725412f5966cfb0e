"""The numbers of this chapter's questions: a public name here may stand in a text, `{when.p85}`. All computed."""

from collections.abc import Mapping
from typing import Any

from pmkit import methods
from pmkit.cases import load
from pmkit.course.roadmapping import data
from pmkit.course.roadmapping.wording import (
    bare_dates,
    of_our_work,
    same_twice,
    too_short,
    too_short_a_message,
)
from pmkit.methods.roadmap_lint import names_a_date
from pmkit.practice.judges import ToldJudge, above, all_of, any_of, around, none_of, one_of
from pmkit.practice.question_parts import Finding
from pmkit.practice.values import Draw, rule

# the squads' history, and what it forecasts

items = data.ITEMS
_SHARES = ("p50", "p85", "p95")


def pace() -> dict[str, float]:
    """Items a week: since the change, before it, in all 60 weeks, which mix the two, and what Clara wants."""
    finished, now = data.history()["finished"], data.since_change()
    before = finished.iloc[: len(finished) - len(now)]
    levels = {"now": float(now.mean()), "before": float(before.mean()), "mixed": float(finished.mean())}
    return {**levels, "wanted": 2.5}


def weeks_kept() -> dict[str, int]:
    """Weeks of the history, those before the pace changed, and the one in which it did."""
    weeks = len(data.history())
    before = weeks - len(data.since_change())
    return {"all": weeks, "before": before, "change": before + 1}


def backlog_rows() -> int:
    return len(load("backlog"))


def deadline() -> dict[str, float]:
    """Weeks of the two dates that come from outside."""
    return {"library": data.DEADLINES["MW-37"], "korbmarkt": data.DEADLINES["MW-06"]}


def roadmap_lines() -> int:
    """Lines of the roadmap that four people read."""
    from pmkit.course.roadmapping.readers import LINES

    return len(LINES)


def wishes() -> int:
    """Cards that Jonas has put into Later."""
    return int((data.board()["horizon"] == "later").sum())


def promised_items() -> int:
    """Items for which sales has given a customer a date."""
    return int(load("backlog")["promised_for"].notna().sum())


def korbmarkt_baskets() -> int:
    return data.korbmarkt_baskets()


def weeks(draw: Draw) -> int:
    """Weeks for which a number of items is promised."""
    return int(draw.of(13, 9, 10, 14, 16))


def items_asked(draw: Draw) -> int:
    """Items whose average time is asked for."""
    return int(draw.of(data.ITEMS, 20, 24, 36, 40, 45))


def average(items_asked: int, pace: dict[str, float]) -> dict[str, float]:
    """Weeks that the items take: by each pace, by today's as it is printed, and with 85 %; the exact average of
    the forecast, which counts whole weeks, and how many of 100 futures take longer than it rounded."""
    forecast = data.when(items_asked)
    by_pace = {name: items_asked / a_week for name, a_week in pace.items()}
    wait = data.mean_weeks(items_asked)
    late = {"whole": round(wait), "later": 100 * (1 - forecast.chance(round(wait)))}
    late |= {"inverse": pace["now"] / items_asked, "pace": round(pace["now"], 1)}
    return {
        **by_pace,
        "shown": items_asked / round(pace["now"], 1),
        "p85": int(forecast.p85),
        "wait": wait,
        **late,
    }


def multiplied(items_asked: int, pace: dict[str, float], product: float) -> ToldJudge:
    return any_of(around(product, 1), around(items_asked * pace["now"], 1))  # pace as shown, or exact


def later_than_safe(items_asked: int, average: dict[str, float], multiplied: ToldJudge) -> ToldJudge:
    """Beyond the date with 85 %, and none of the numbers that tell another mistake."""
    return all_of(above(average["p85"] + 1), none_of(around(items_asked, 1), multiplied))


def not_in_table(how_many: dict[str, int], weeks: int) -> ToldJudge:
    """A number of items that no row of the table has."""
    return all_of(above(0), none_of(one_of([*how_many.values(), weeks, 85])))


def between_rows(how_many: dict[str, int]) -> int:
    return how_many["p85"] + 1


def product(items_asked: int, pace: dict[str, float]) -> float:
    return items_asked * round(pace["now"], 1)


def when(items: int) -> dict[str, int]:
    """Weeks for the items by chance."""
    return {share: int(getattr(data.when(items), share)) for share in _SHARES}


def when_middle(when: dict[str, int]) -> float:
    return 100 * data.when().chance(when["p50"])


def when_safe(when: dict[str, int]) -> float:
    return 100 * data.when().chance(when["p95"])


def when_mixed(items: int) -> int:
    """Weeks with 85 % by all weeks, which mix two levels."""
    return int(methods.forecast_when(data.history()["finished"], items).p85 or 0)


def how_many(weeks: int) -> dict[str, int]:
    """Items in the weeks by chance; the wrong way round they are reached with 15 % only."""
    found = {share: int(getattr(data.how_many(weeks), share)) for share in _SHARES}
    return {**found, "wrong_way": int(data.how_many(weeks).items(0.15))}


def chance_wrong_way(weeks: int, how_many: dict[str, int]) -> float:
    return 100 * float(data.how_many(weeks).chance(how_many["wrong_way"]))


def chance_too_safe(weeks: int, how_many: dict[str, int]) -> float:
    return 100 * float(data.how_many(weeks).chance(how_many["p95"]))


def checked() -> dict[str, int]:
    """Another forecast than that of the lesson, to read once more: weeks, items with 85 %, the middle."""
    found = data.how_many(7)
    return {"weeks": 7, "items": int(found.p85), "middle": int(found.p50)}


def chances(weeks: int, how_many: dict[str, int]) -> str:
    """How likely so many items are: a table."""
    chance = data.how_many(weeks).chance
    counts = sorted(how_many.values())
    rows = [f"| {count} | {100 * chance(count):.0f} % |" for count in counts]
    return "\n".join(["| At least so many items | Chance |", "|---:|---:|", *rows])


part_items = data.ITEMS // 3


def three_parts(part_items: int) -> dict[str, float]:
    """Three parts one after another: one of them, their sum, the whole (weeks with 85 %), the sum's chance; the
    chance that each keeps its own date, and the average of the whole."""
    found = methods.compare_sum_of_percentiles(data.since_change(), (part_items,) * 3)
    one = int(found.parts[0])
    sums = {"one": one, "sum": int(found.sum_of_parts), "whole": int(found.whole)}
    each = 100 * data.when(part_items).chance(one) ** 3
    return {
        **sums,
        "chance": 100 * float(found.chance_of_sum),
        "each": each,
        "mean": 3 * data.mean_weeks(part_items),
    }


def plan() -> dict[str, int]:
    """Weeks of the earliest plan: its end, that of squad Plan and its slack; its longest chain if squads were not
    shared; and how much earlier it ends when Basket does two things at once."""
    made = methods.build_schedule(data.schedule(), data.CAPACITY)
    of_plan = made.items[made.items["team"] == "Plan"]
    more = methods.build_schedule(data.schedule(), {**data.CAPACITY, "Basket": 2.0})
    return {
        "end": int(made.end),
        "end_of_plan_squad": int(of_plan["finish"].max()),
        "slack": int(of_plan["slack"].min()),
        "path": int(methods.critical_path(data.schedule())["earliest_finish"].max()),
        "help": int(made.end - more.end),
    }


def single() -> dict[str, float]:
    """One item since the change: days with 50 % and 85 %; an item of another age, how many of 100 finished ones were
    younger, and what became of those that got that old."""
    days = data.days_since_change()
    p50, p85 = (int(methods.service_level(days, share).days or 0) for share in (0.5, 0.85))
    age = p85 - 4
    older = days[days > age]
    return {
        "p50": p50,
        "p85": p85,
        "age": age,
        "left": p85 - age,
        "younger": 100 * float((days <= age).mean()),
        "older": len(older),
        "in_time": int((older <= p85).sum()),
        "items": len(days),
        "within": int((days <= p85).sum()),
    }


def launch() -> dict[str, float]:
    """A launch whose parts keep their date with 85 % each: the chance of all, and that all are late, in per cent;
    with luck of their own, and with one cause for all in three of ten futures."""
    parts, shared = 4, 0.3
    own, now = (methods.chances_of_late_parts(parts, 0.85, common) for common in (0, shared))
    all_hold, all_late = (100 * own[0], 100 * now[0]), (100 * own[-1], 100 * now[-1])
    return {
        "parts": parts,
        "shared": int(10 * shared),
        "own": all_hold[0],
        "now": all_hold[1],
        "own_late": all_late[0],
        "now_late": all_late[1],
    }


output_roadmaps, outcome_roadmaps = 54, 44
"""Of 100 roadmaps, those built around outputs and those that tell outcomes: ProductPlan 2023."""


def left_out() -> dict[str, int]:
    """How many lines of the roadmap do not belong into a reader's version."""
    from pmkit.course.roadmapping.readers import LINES

    return {reader: sum(reader in line.hide for line in LINES) for reader in data.READERS}


def shock_weeks() -> dict[str, int]:
    """By how many weeks each message moves the end of the plan, if nobody does anything."""
    from pmkit.course.roadmapping.shock_cards import CARDS
    from pmkit.explorers.shocks import Shocks

    plan = Shocks(data.schedule().drop(columns="start"), cards=CARDS, capacity=data.CAPACITY)
    effects = {card.id: plan.effect(card, card.answers[0]) for card in CARDS}
    return {id: int(effect.end - effect.end_before) for id, effect in effects.items()}


def empty_weeks() -> int:
    """Weeks in which nothing was finished."""
    return int((data.history()["finished"] == 0).sum())


def promised(draw: Draw) -> dict[str, Any]:
    """Items of a contract: weeks by chance, a tight promise, how many weeks 95 % cost beyond the middle, and in how
    many of 100 futures the middle is missed."""
    asked = int(draw.of(data.ITEMS, 24, 36, 40))
    forecast = data.when(asked)
    found = {share: int(getattr(forecast, share)) for share in _SHARES}
    missed = 100 * (1 - forecast.chance(found["p50"]))
    return {
        "items": asked,
        **found,
        "tight": found["p50"] - 4,
        "safety": found["p95"] - found["p50"],
        "missed": missed,
    }


# small sums of the practice sheet


def fair(draw: Draw) -> dict[str, int]:
    """Items before a fair: weeks with 50 % and 85 %, and a week when it is late to ask."""
    items, p50, p85 = draw.of((20, 11, 14), (24, 12, 15), (15, 8, 11), (18, 9, 12))
    return {"items": items, "p50": p50, "p85": p85, "late": p50 - 1}


def in_progress(draw: Draw) -> int:
    return draw.of(12, 10, 15, 16, 18, 20, 24, 30)


def finished_a_week(draw: Draw) -> int:
    return draw.of(3, 2, 4, 5)


def _sums(in_progress: int, finished_a_week: int) -> dict[str, float]:
    return {"added": in_progress + finished_a_week, "taken_off": in_progress - finished_a_week}


def cycle_time(in_progress: int, finished_a_week: int) -> dict[str, float]:
    """Weeks for one item, and the usual mistakes."""
    right = methods.littles_law(wip=in_progress, throughput=finished_a_week)
    return {
        "right": right,
        "multiplied": in_progress * finished_a_week,
        "inverse": 1 / right,
        **_sums(in_progress, finished_a_week),
    }


def safe_items(draw: Draw) -> dict[str, Any]:
    """Independent items with 85 % each: how many, the chance of all (per cent), the sum written out, and what
    five times 15 % off would leave."""
    count = draw.of(5, 3, 4, 6)
    chance = 0.85**count
    return {
        "count": {3: "three", 4: "four", 5: "five", 6: "six"}[count],
        "Count": {3: "Three", 4: "Four", 5: "Five", 6: "Six"}[count],
        "chance": 100 * chance,
        "written_out": f"{' × '.join(['0.85'] * count)} = {chance:.2f}",
        "subtracted": 100 - 15 * count,
        "added": 15 * count,
        "one_late": 100 - 100 * chance,
        "verdict": "worse than" if chance < 0.5 else "hardly better than",
    }


def four_steps(draw: Draw) -> dict[str, int]:
    """Weeks of A, then B and C side by side, and D that needs both; when B and C can be done, and how long C
    may slip."""
    import pandas as pd

    a, b, c = draw.of((3, 5, 2), (2, 7, 3), (4, 6, 1), (3, 8, 2), (2, 9, 4))
    network = pd.DataFrame({"id": list("ABCD"), "duration": [a, b, c, 4], "requires": ["", "A", "A", "B C"]})
    slack = int(methods.critical_path(network).set_index("id")["slack"]["C"])
    return {"a": a, "b": b, "c": c, "b_done": a + b, "c_done": a + c, "slack": slack}


# what a rule sees in a text


@rule
def message_findings(slots: Mapping[str, str]) -> list[Finding]:
    """A message to four readers after a shock."""
    found = [
        *too_short_a_message(slots),
        *same_twice(slots),
        *bare_dates(slots, ("sales", "customers")),
        *of_our_work(slots.get("customers", ""), "customers"),
    ]
    if len(slots.get("leaders", "").split()) > 60:
        found.append(Finding(text="More than 60 words. Put the decision you need first.", where="leaders"))
    return found


@rule
def roadmap_findings(slots: Mapping[str, str]) -> list[Finding]:
    """A roadmap in three columns and an answer to the council."""
    says = "It holds a date. If it comes from outside, say whose it is; else say how certain you are."
    dated = [key for key in ("now", "next", "later") if names_a_date(slots.get(key, ""))]
    found = [Finding(text=says, where=key) for key in dated]
    return [*too_short(slots), *found, *bare_dates(slots, ("sales",))]
