"""The numbers of this chapter's lesson: a public name here may stand in a text, `{dose.best}`. All computed, from the
rules of the game and from the tables of 300 seeds."""

from statistics import NormalDist
from typing import Any

from pmkit.cases import load
from pmkit.practice.values import Draw


def _minus(value: float) -> str:
    """A sum of money below nought, with a minus that is one."""
    return f"{value:,.0f}".replace("-", "−")


def rules() -> dict[str, float]:
    """The parameters of the game, by name."""
    table = load("sim_parameters")
    return dict(zip(table["name"], table["value"].astype(float), strict=True))


def percent(rules: dict[str, float]) -> dict[str, float]:
    """Shares of the rules in per cent; `harm` is how often an idea brings less than nothing."""
    spread = (rules["sd_theme"] ** 2 + rules["sd_item"] ** 2) ** 0.5
    shares = ("mean_share", "staged", "at_once", "lasting", "breach_chance", "upkeep")
    return {
        **{name: 100 * rules[name] for name in shares},
        "harm": 100 * NormalDist(rules["mean_share"], spread).cdf(0),
    }


def longer() -> float:
    """How many times its estimate a piece of work takes on average."""
    from pmkit.simulator.planner import PLANNED_LONGER

    return PLANNED_LONGER


def room(draw: Draw, rules: dict[str, float]) -> dict[str, float]:
    """Months that build, after what debt takes, discovery and work on debt; and what comes of usual slips."""
    debt, looked, mended = draw.of((0.25, 2, 1), (0.5, 1, 2), (0.5, 2, 0.5), (0.375, 1.5, 1), (0.25, 1.5, 2))
    taken = rules["capacity"] * rules["debt_takes"] * debt
    spent = looked + mended
    return {
        "debt": debt,
        "looked": looked,
        "mended": mended,
        "taken": taken,
        "left": rules["capacity"] - taken - spent,
        "no_debt": rules["capacity"] - spent,
        "whole_debt": rules["capacity"] * (1 - debt) - spent,
        "debt_alone": rules["capacity"] - taken,
    }


# what a piece of work costs that is not there


def link_months() -> float:
    """What the link to the supermarket is estimated to take."""
    from pmkit.simulator.parameters import API

    items = load("sim_items")
    return float(items.loc[items["id"] == API, "effort"].iloc[0])


def link(rules: dict[str, float]) -> dict[str, float]:
    """The link to the supermarket: what its absence costs a quarter, in the quarters after its day, and counted to the end."""
    quarters = int(rules["quarters"] - rules["api_ends"])
    from_quarter = int(rules["api_ends"]) + 1
    return {
        "loss": rules["api_loss"],
        "quarters": quarters,
        "from": from_quarter,
        "all": rules["api_loss"] * (quarters + rules["terminal"]),
        "late": _mean("late link"),
    }


# what habits are worth


def _habits() -> Any:
    """What each habit makes of the seeds, by its name."""
    return load("sim_habits").set_index("habit")


def _mean(habit: str) -> float:
    return float(_habits().loc[habit, "mean"])


def dose() -> dict[str, float]:
    """What months of discovery a quarter bring to the thoughtful person: the best of six portions, and others."""
    table = load("sim_habits")
    found = table[table["habit"].isin([f"person {one:g}" for one in (0.0, 1.0, 1.5, 2.0, 3.0, 4.0)])]
    means = dict(zip(found["months"], found["mean"], strict=True))
    best = max(means, key=lambda months: means[months])
    capacity = float(found["capacity"].iloc[0])
    return {
        "best": best,
        "percent": 100 * best / capacity,
        "most_percent": 100 * 4.0 / capacity,
        "none": means[0.0],
        "one": means[1.0],
        "best_result": means[best],
        "two": means[2.0],
        "three": means[3.0],
        "four": means[4.0],
        "first_month": means[1.0] - means[0.0],
        "half_more": means[1.5] - means[1.0],
    }


def habit() -> dict[str, float]:
    """Mean results (thousand EUR) of the thoughtful person with one habit changed; `usual` is as the person plays."""
    names = {
        "usual": "person 2",
        "early": "person early",
        "never_back": "never back",
        "at_once": "at once",
        "hire_first": "hire first",
        "hire_late": "hire late",
    }
    return {name: _mean(kept) for name, kept in names.items()}


def hired(rules: dict[str, float]) -> dict[str, float]:
    """Somebody who begins in quarter 6: the first quarter in which they help, what they cost until the end, and in how many of
    100 seeds it pays."""
    begins = 6
    helps = begins + 2
    return {
        "begins": begins,
        "helps": helps,
        "cost": rules["salary"] * (rules["quarters"] - begins + 1),
        "pays": float(_habits().loc["hire late", "above_usual"]),
        "pays_first": float(_habits().loc["hire first", "above_usual"]),
    }


def elsewhere() -> dict[str, float]:
    """In how many of 100 seeds two months of discovery are ahead of the plan without, at three capacities."""
    table = _habits()["above_planner"]
    return {
        "nine": float(table["person at 9"]),
        "twelve": float(table["person 2"]),
        "fifteen": float(table["person at 15"]),
        "nine_percent": 100 * 2 / 9,
    }


# policies on the same luck


def bands() -> dict[str, Any]:
    """The policies on 300 seeds: means, and in how many of 100 seeds one is ahead of another."""
    table = load("sim_bands").pivot(index="seed", columns="policy", values="result")
    person, planner, rice = table["careful mix"], table["exact planner"], table["RICE"]
    loud, chance = table["loudest voice"], table["random"]
    return {
        "seeds": len(table),
        "person": person.mean(),
        "planner": planner.mean(),
        "rice": rice.mean(),
        "loud": loud.mean(),
        "chance": chance.mean(),
        "nothing": table["do nothing"].mean(),
        "both": table["exact planner with discovery"].mean(),
        "loud_said": _minus(loud.mean()),
        "chance_said": _minus(chance.mean()),
        "nothing_said": _minus(table["do nothing"].mean()),
        "person_planner": 100 * (person > planner).mean(),
        "person_rice": 100 * (person > rice).mean(),
        "loud_chance": 100 * (loud > chance).mean(),
        "loud_behind_rice": 100 * (loud < rice).mean(),
    }


# a price rise in the first quarter


def dearer(rules: dict[str, float]) -> dict[str, Any]:
    """A rise to the highest price in quarter 1, at the elasticity that is expected: what each quarter brings, the first in
    which it costs, the sum to the end; and in how many of 100 seeds the game ends better with it."""
    from pmkit.simulator.mealwise import mealwise
    from pmkit.simulator.price import PRICES, Market

    p = mealwise().parameters
    price = max(PRICES)
    market, before, brought = Market.first(p).priced(price, 1), p.price, list[float]()
    for _ in range(int(p.quarters)):
        market, came = market.after_quarter(p, p.elasticity, before)
        before = market.price
        brought.append(came)
    total = sum(brought) + rules["terminal"] * 3 * market.margin
    return {
        "usual": rules["price"],
        "price": price,
        "first": brought[0],
        "last": -brought[-1],
        "turns": next(number for number, came in enumerate(brought, 1) if came < 0),
        "sum": total,
        "sum_said": _minus(total),
        "pays": float(_habits().loc["dearer first", "above_usual"]),
    }
