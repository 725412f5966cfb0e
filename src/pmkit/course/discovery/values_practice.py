"""The numbers of the practice sheet of this chapter, and what its rules see in the two texts. All computed."""

from collections.abc import Mapping
from typing import Any

import pandas as pd

from pmkit import methods
from pmkit.cases import load
from pmkit.course.discovery import sheet_texts
from pmkit.practice.question_parts import Finding
from pmkit.practice.values import Draw, rule

# two readers of the same lines


def _readings(both: int, first: int, second: int, neither: int) -> pd.DataFrame:
    """A table of codes of two readers: how many lines both, the first alone, the second alone, neither marked."""
    counts = {("yes", "yes"): both, ("yes", "no"): first, ("no", "yes"): second, ("no", "no"): neither}
    rows = [pair for pair, times in counts.items() for _ in range(times)]
    return pd.DataFrame(rows, columns=["Ada", "Ben"])


def _agreement(both: int, first: int, second: int, neither: int) -> dict[str, float]:
    """Lines, raw agreement, what chance gives by both readers' shares, and agreement beyond chance."""
    codes = _readings(both, first, second, neither)
    raw, beyond = methods.raw_agreement(codes), methods.cohens_kappa(codes)
    chance = float(
        sum((codes["Ada"] == code).mean() * (codes["Ben"] == code).mean() for code in ("yes", "no"))
    )
    return {"lines": len(codes), "raw": raw, "chance": chance, "beyond": beyond}


def two_readers(draw: Draw) -> dict[str, Any]:
    """Two readers of comments: their table, the agreement beyond chance, and the usual other numbers."""
    counts = draw.of(
        (35, 5, 10, 10), (32, 4, 8, 16), (12, 6, 2, 30), (40, 4, 6, 10), (10, 5, 4, 41), (28, 2, 4, 6)
    )
    both, first, second, neither = counts
    found = _agreement(*counts)
    rows = [f"| **Ada: yes** | {both} | {first} |", f"| **Ada: no** | {second} | {neither} |"]
    return {
        **found,
        "table": "\n".join(["| | Ben: yes | Ben: no |", "|---|---:|---:|", *rows]),
        "per_cent": 100 * found["beyond"],
        "raw_per_cent": 100 * found["raw"],
        "half": (found["raw"] - 0.5) / 0.5,
        "undivided": found["raw"] - found["chance"],
        "agree": both + neither,
        "ada": (both + first) / found["lines"],
        "ben": (both + second) / found["lines"],
    }


def rare_code() -> dict[str, float]:
    """A code that two readers give to five of 100 lines each, and meet in two of them."""
    found = _agreement(2, 3, 3, 92)
    return {**found, "agree": 100 * found["raw"], "by_chance": 100 * found["chance"], "apart": 6}


# how many talks, and who speaks


def need_heard(draw: Draw) -> dict[str, float]:
    """A need of so many of 100, and five talks: the chance to meet it, that nobody has it, and the sum of shares."""
    per_cent, talks = int(draw.of(10, 5, 8, 12, 15, 20, 25)), 5
    share = per_cent / 100
    return {
        "per_cent": per_cent,
        "talks": talks,
        "chance": 100 * methods.chance_to_hear(share, talks),
        "nobody": 100 - 100 * methods.chance_to_hear(share, talks),
        "summed": talks * per_cent,
        "without": 1 - share,
        "enough": methods.talks_to_hear(share),
    }


def need_of_one_in_ten() -> dict[str, float]:
    """The chance in per cent that a need of one in ten comes up in five talks, and in twelve."""
    return {"five": 100 * methods.chance_to_hear(0.1, 5), "twelve": 100 * methods.chance_to_hear(0.1, 12)}


def music_school(draw: Draw) -> dict[str, Any]:
    """Answers and pupils of a music school by group: the share that names the price, by answers and by pupils."""
    day, evening, day_price, evening_price, day_pupils, evening_pupils = draw.of(
        (60, 20, 12, 10, 150, 250),
        (90, 30, 18, 12, 160, 240),
        (80, 20, 16, 8, 120, 280),
        (50, 25, 5, 10, 180, 420),
        (60, 40, 6, 16, 100, 400),
    )
    named = {("day", True): day_price, ("day", False): day - day_price}
    named |= {("evening", True): evening_price, ("evening", False): evening - evening_price}
    rows = [(group, "price" if price else "other") for (group, price), n in named.items() for _ in range(n)]
    voices = pd.DataFrame(rows, columns=["segment", "theme"])
    people = {"day": day_pupils, "evening": evening_pupils}
    shares = methods.weighted_shares(methods.weigh_voices(voices, people)).set_index("theme").loc["price"]
    by_group, all_pupils = (day_price / day, evening_price / evening), day_pupils + evening_pupils
    return {
        "table": "\n".join(
            [
                "| | answers | of these name the price | pupils in the school |",
                "|---|---:|---:|---:|",
                f"| by day | {day} | {day_price} | {day_pupils} |",
                f"| in the evening | {evening} | {evening_price} | {evening_pupils} |",
            ]
        ),
        "weighted": 100 * float(shares["weighted_share"]),
        "raw": 100 * float(shares["share"]),
        "average": 50 * sum(by_group),
        "swapped": 100 * (by_group[0] * evening_pupils + by_group[1] * day_pupils) / all_pupils,
        "day": 100 * by_group[0],
        "evening": 100 * by_group[1],
        "day_pupils": 100 * day_pupils / all_pupils,
        "evening_pupils": 100 * evening_pupils / all_pupils,
        "day_answers": 100 * day / (day + evening),
    }


_NO_COMPLAINT = ("praise", "safe", "off-topic", "life", "talking chef")


def complaints_of_households() -> dict[str, float]:
    """Mealwise's household complaints, three themes in per cent: by voices, by paying households (`…_paying`) and by
    all that signed up (`…_signed_up`), and the place of allergy by the last."""
    customers, voices = load("customers"), load("feedback")
    paying = customers[customers["subscribed"].notna() & customers["left"].isna()]
    found: dict[str, float] = {}
    for name, people in (("paying", paying), ("signed_up", customers)):
        by_segment = people["segment"].value_counts().to_dict()
        weighed = methods.weigh_voices(voices[voices["segment"].isin(list(by_segment))], by_segment)
        shares = methods.weighted_shares(weighed[~weighed["theme"].isin(_NO_COMPLAINT)]).set_index("theme")
        for theme in ("planning", "allergy", "price"):
            found[theme] = 100 * float(shares.loc[theme, "share"])
            found[f"{theme}_{name}"] = 100 * float(shares.loc[theme, "weighted_share"])
        found["allergy_place"] = int(shares.loc["allergy", "weighted_rank"])
    return found


def chef_verbatims() -> dict[str, int]:
    """What the verbatims hold about the talking chef: all of them, and those that speak of the chef."""
    voices = load("feedback")
    return {"all": len(voices), "chef": int((voices["theme"] == "talking chef").sum())}


# what it is worth to know


def cargo_bike(draw: Draw) -> dict[str, float]:
    """A bookshop's delivery, in euros: chance, gain and cost with what has to wait, the most that certainty is worth, and
    what it is where the wait is left out."""
    chance, gain, own, weeks, a_week = draw.of(
        (0.5, 60_000, 12_000, 4, 5_000),
        (0.4, 60_000, 8_000, 5, 4_000),
        (0.3, 80_000, 9_000, 6, 3_000),
        (0.5, 75_000, 15_000, 5, 5_000),
        (0.4, 90_000, 12_000, 7, 4_000),
    )
    jobs = pd.DataFrame({"id": ["bike", "other"], "duration": [weeks, 1], "cost_of_delay": [0, a_week]})
    waits = methods.delay_cost(jobs, ["bike", "other"])
    full = methods.worth_of_test(chance, gain, own + waits, hit_rate=1, false_alarm=0)
    bare = methods.worth_of_test(chance, gain, own, hit_rate=1, false_alarm=0)
    costs = own + waits
    return {
        "per_cent": 100 * chance,
        "chance": chance,
        "gain": gain,
        "own": own,
        "weeks": weeks,
        "a_week": a_week,
        "waits": waits,
        "costs": costs,
        "most": full.evpi,
        "no_wait": bare.evpi,
        "if_true": gain - costs,
        "expected": chance * gain,
        "now": chance * gain - costs,
    }


def swim_test() -> dict[str, float]:
    """A test that can't change the act: chance, gain, cost and rates, what acting now is worth, after a no as well."""
    chance, gain, cost, hit, alarm = 0.8, 70, 12, 0.8, 0.3
    found = methods.worth_of_test(chance, gain, cost, hit_rate=hit, false_alarm=alarm)
    said_no = chance * (1 - hit) / (chance * (1 - hit) + (1 - chance) * (1 - alarm))
    return {
        "of_ten": 10 * chance,
        "gain": gain,
        "cost": cost,
        "hit": 100 * hit,
        "alarm": 100 * alarm,
        "now": found.now,
        "worth": float(found.evsi),
        "after_no": 100 * said_no,
        "no_pays": said_no * gain,
    }


# what a rule sees in a text


@rule
def chef_note_findings(slots: Mapping[str, str]) -> list[Finding]:
    """A note to the founder on what was heard and what would change our mind."""
    return [
        *sheet_texts.too_short(slots),
        *sheet_texts.counts_without_a_base(slots, "heard"),
        *sheet_texts.everybody(slots),
        *sheet_texts.no_stop_rule(slots, "change"),
        *sheet_texts.a_verdict_on_the_idea(slots),
    ]


@rule
def klassenpost_findings(slots: Mapping[str, str]) -> list[Finding]:
    """Five questions to parents, one test and its stop rule."""
    return [
        *sheet_texts.too_short(slots),
        *sheet_texts.five_questions(slots, "questions"),
        *sheet_texts.no_stop_rule(slots, "stop"),
        *sheet_texts.names_of_children(slots),
    ]
