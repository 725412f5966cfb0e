"""The numbers of what people say: Kano, the opportunity score, play money."""

from typing import Any

from pmkit import methods
from pmkit.cases import load
from pmkit.english import counted
from pmkit.practice.values import Draw


def _offline_answers() -> tuple[int, ...]:
    row = methods.kano_survey(load("kano")).set_index("feature").loc["offline"]
    return tuple(int(row[letter]) for letter in "MOAIRQ")


def offline(draw: Draw, _offline_answers: tuple[int, ...]) -> dict[str, float]:
    """The Kano answers on “the list works without a signal”, first those of the case, and shares of a hundred
    made of them."""
    others = ((90, 30, 12, 28, 6, 4), (100, 44, 10, 26, 8, 2), (80, 20, 18, 32, 5, 5), (70, 50, 20, 20, 3, 7))
    must, one, attractive, indifferent, reverse, questionable = draw.of(_offline_answers, *others)
    counted = must + one + attractive + indifferent
    low, high = methods.wilson_interval(must + one, counted)
    return {
        "must_be": must,
        "one_dimensional": one,
        "attractive": attractive,
        "indifferent": indifferent,
        "reverse": reverse,
        "questionable": questionable,
        "counted": counted,
        "coefficient": -(must + one) / counted,
        "minus": -100 * (must + one) / counted,
        "low": 100 * low,
        "high": 100 * high,
        "worse": 100 * (must + one) / counted,
        "of_all": 100 * (one + must) / (counted + reverse + questionable),
        "better": 100 * (attractive + one) / counted,
        "hurt": must + one,
        "not_worse": 100 - 100 * (must + one) / counted,
        "must_only": 100 * must / counted,
    }


def offline_in_words(offline: dict[str, float]) -> str:
    """For how many of how many its absence hurts."""
    parts = {2 / 3: "two of three", 3 / 4: "three of four", 4 / 5: "four of five", 5 / 6: "five of six"}
    return parts[min(parts, key=lambda part: abs(part - offline["worse"] / 100))]


def filter_answers() -> dict[str, Any]:
    """The allergy filter in the Kano survey: what most answers are, for everybody and for allergy families, with
    the share of that answer in per cent, and how many of these families answered."""
    from pmkit.methods.kano import CATEGORIES

    answers = load("kano")
    answers = answers[answers["feature"] == "allergy-filter"]
    families = answers[answers["segment"] == "allergy families"]
    everybody, part = (methods.kano_survey(rows).iloc[0] for rows in (answers, families))
    return {
        "all": CATEGORIES[str(everybody["category"])],
        "all_share": 100 * float(everybody[str(everybody["category"])] / everybody["n"]),
        "families": CATEGORIES[str(part["category"])],
        "families_share": 100 * float(part[str(part["category"])] / part["n"]),
        "families_n": int(part["n"]),
    }


def asked() -> int:
    return int(load("kano")["respondent"].nunique())


def shares(draw: Draw) -> tuple[int, int]:
    """Of a hundred: who calls it important, who is satisfied today."""
    return draw.of((50, 80), (40, 70), (80, 90), (70, 90), (60, 80), (30, 50))


def opportunity(shares: tuple[int, int]) -> dict[str, float]:
    import pandas as pd

    importance, satisfaction = (share / 10 for share in shares)
    outcome = pd.DataFrame({"item": ["x"], "importance": [importance], "satisfaction": [satisfaction]})
    score = float(methods.opportunity_score(outcome)["opportunity"].iloc[0])
    return {
        "important": shares[0],
        "satisfied": shares[1],
        "importance": importance,
        "satisfaction": satisfaction,
        "excess": satisfaction - importance,
        "score": score,
        "negative": 2 * importance - satisfaction,
        "sum": importance + satisfaction,
    }


play_budget = 40
_PLAY = {
    "Offline list": (60, {"Ngozi": 35, "Walter": 25}),
    "Price comparison": (120, {"Lena": 40, "Dunja": 30}),
    "Dark screen": (30, {"Walter": 15, "Dunja": 10, "Ngozi": 5}),
    "Guests for a week": (150, {}),
}
"""Price, and who laid how much on it."""


def play_share() -> float:
    """The money of all players, in per cent of all prices."""
    players = {who for _, laid in _PLAY.values() for who in laid}
    return 100 * play_budget * len(players) / sum(price for price, _ in _PLAY.values())


def play_money() -> str:
    """What lies on the table at the end: a table."""
    import pandas as pd

    prices = pd.DataFrame({"item": list(_PLAY), "price": [price for price, _ in _PLAY.values()]})
    bids = [(who, item, amount) for item, (_, laid) in _PLAY.items() for who, amount in laid.items()]
    bought: Any = methods.buy_a_feature(
        prices, pd.DataFrame(bids, columns=["participant", "item", "amount"]), budget=play_budget
    )
    rows = [
        f"| {row.item} | {row.price:g} | {row.pooled:g} | {counted(row.buyers, 'person', 'people') if row.buyers else '–'} |"
        for row in bought.itertuples()
    ]
    return "\n".join(["| feature | price | laid on it | by |", "|---|---:|---:|---|", *rows])
