"""The numbers of this chapter's lesson: a public name here may stand in a text, `{t2.points_end}`. All computed."""

from collections.abc import Mapping
from typing import Any

from pmkit import methods
from pmkit.cases import load
from pmkit.practice.question_parts import Finding
from pmkit.practice.values import Draw, rule

level_percent = 5

# the tests that are over


def _test(name: str) -> Any:
    """What a test had shown up to each day."""
    days = load("experiment_days")
    return methods.results_by_day(days[days["test"] == name])


def _told(row: Any) -> dict[str, float]:
    """One day of a test, in people of a hundred and in points; `worse` is the low end with its sign turned."""
    control = float(row.successes_control / row.people_control)
    variant = float(row.successes_variant / row.people_variant)
    return {
        "control": 100 * control,
        "variant": 100 * variant,
        "control_n": int(row.people_control),
        "variant_n": int(row.people_variant),
        "points": 100 * row.difference,
        "more": 100 * row.difference / control,
        "low": 100 * row.low,
        "high": 100 * row.high,
        "worse": -100 * row.low,
        "p": 100 * row.p_value,
        "sure": 100 - 100 * row.p_value,
    }


def worth() -> float:
    """Points: the smallest effect of T2 that was called worth having, before it began."""
    return round(100 * float(_planned()["smallest_effect"]), 1)


def _planned() -> Any:
    """What was agreed on T2 before it began, and when it was stopped."""
    return load("experiments").set_index("test").loc["T2"]


def t1() -> dict[str, float]:
    """Three questions at the start, on the last day."""
    return _told(_test("T1").iloc[-1])


def t1_of(t1: dict[str, float]) -> str:
    """How often such a gap comes without an effect, in whole tests."""
    return methods.in_whole_people(t1["p"] / 100)[0]


def t2() -> dict[str, float]:
    """The new headline of the price page, on the last day."""
    return _told(_test("T2").iloc[-1])


def t2_stopped() -> dict[str, float]:
    """The same on the day on which it was stopped, with that day."""
    stopped = int(_planned()["stopped_on_day"])
    days = _test("T2").set_index("day")
    return {**_told(days.loc[stopped]), "day": stopped}


def t3() -> dict[str, float]:
    """The yearly price shown first, on the last day."""
    return _told(_test("T3").iloc[-1])


def below() -> dict[str, int]:
    """The days on which T2 had p under the level: how many, the first and the last."""
    days = _test("T2")
    under = days.loc[days["p_value"] < level_percent / 100, "day"]
    return {
        "days": len(under),
        "first": int(under.min()),
        "last": int(under.max()),
        "after": int(under.max()) + 1,
    }


def alarm() -> dict[str, float]:
    """The days of the test, and how many of a hundred tests without any effect name a winner if one looks each
    day, and if one looks once."""
    days = int(_planned()["planned_days"])
    return {"days": days, "each_day": 100 * methods.false_alarm_chance(days), "once": level_percent}


# why it moved


def churn() -> dict[str, float]:
    """Subscribers who left in a month, of a hundred: September 2025 and 2026; all, consumers and employers; and
    what another mix and other rates brought, in points."""
    table = load("prices_churn")
    named = {"2025-09": "before", "2026-09": "after"}
    months = table[table["month"].isin(named)]
    months = months.assign(
        period=months["month"].map(named), people=months["begin"], successes=months["left"]
    )
    split = methods.split_change(months, group="plan")
    of = split.groups.set_index("plan")
    return {
        "before": 100 * split.before,
        "after": 100 * split.after,
        "consumers_before": 100 * of.loc["consumer", "rate_before"],
        "consumers_after": 100 * of.loc["consumer", "rate_after"],
        "employers": 100 * of.loc["employer", "weight_after"],
        "fell": -100 * split.total,
        "rate": 100 * split.rate,
        "mix": -100 * split.mix,
    }


def drivers(draw: Draw) -> dict[str, float]:
    """Shared cars: of a hundred new drivers those who came through friends, in spring and in summer, how many of
    each kind drove again, and what that makes of all."""
    friends, later, stay, stay_ads, more = draw.of(
        (80, 40, 60, 20, 5),
        (75, 25, 64, 28, 4),
        (70, 30, 70, 30, 10),
        (60, 20, 80, 40, 5),
        (90, 30, 50, 20, 10),
    )
    spring = (friends * stay + (100 - friends) * stay_ads) / 100
    summer = (later * (stay + more) + (100 - later) * (stay_ads + more)) / 100
    same_mix = (friends * (stay + more) + (100 - friends) * (stay_ads + more)) / 100
    other_mix = (later * stay + (100 - later) * stay_ads) / 100
    return {
        "friends": friends,
        "ads": 100 - friends,
        "friends_later": later,
        "ads_later": 100 - later,
        "stay": stay,
        "stay_ads": stay_ads,
        "stay_later": stay + more,
        "stay_ads_later": stay_ads + more,
        "spring": spring,
        "summer": summer,
        "fell": spring - summer,
        "same_mix": same_mix,
        "other_mix": other_mix,
        "plain": (stay + stay_ads) / 2 + more,
        "more": more,
    }


# what is counted, and what is not known yet


def newcomers() -> dict[str, int]:
    """The households that subscribed in August 2026, in the sample; of them who were there in September."""
    customers = load("customers")
    august = customers[customers["subscribed"].dt.to_period("M").astype(str) == "2026-08"]
    return {"august": len(august)}


def cut_bars() -> dict[str, float]:
    """Consumers in May and in September, how far they fell and how far two bars that start higher seem to fall,
    in per cent."""
    table = load("prices_churn")
    ends = table[table["plan"] == "consumer"].set_index("month")["end"]
    may, september, start = int(ends["2026-05"]), int(ends["2026-09"]), 32_000
    lie = methods.lie_factor(may, september, may - start, september - start)
    return {
        "may": may,
        "september": september,
        "start": start,
        "fell": 100 * (1 - september / may),
        "looks": 100 * (1 - (september - start) / (may - start)),
        "times": lie.effect,
    }


@rule
def note_findings(slots: Mapping[str, str]) -> list[Finding]:
    """What a rule sees in a note about a test, which may name a cause."""
    return [
        Finding(text=one.text, where="note")
        for one in methods.lint_whole_note(slots["note"], experiment=True)
    ]
