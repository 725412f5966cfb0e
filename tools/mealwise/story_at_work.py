"""The rows of the story on slices, examples, the table with Nordhafen, the launch, and data."""

from __future__ import annotations

from collections.abc import Iterable
from itertools import product
from math import prod
from typing import Any

import pandas as pd

Section = tuple[str, list[tuple[str, str]]]


def to_done(slices: pd.DataFrame, cards: pd.DataFrame, checks: pd.DataFrame) -> Section:
    """How the allergy filter is split, what its example map holds, what “done” costs an item."""
    rules = slices[(slices["item"] == "MW-01") & (slices["pattern"] == "business rules")]
    first, effort = rules.iloc[0], rules["effort"].sum()
    kinds = cards["kind"].value_counts()
    return "From requirement to done", [
        ("MW-01 Allergy filter, split by its rules: the first slice",
         f"{first['effort']:g} of {effort:g} person-months, {first['value_share']} % of the value"),
        ("Its example map: rules, examples, open questions",
         f"{kinds['rule']}, {kinds['example']}, {kinds['question']}"),
        ("The question that hides a rule", cards.loc[cards["hides"] != "", "text"].iloc[0]),
        ("Checks of squad Basket before an item is done; work for an item",
         f"{len(checks)}; {checks['hours_per_item'].sum():g} hours"),
    ]  # fmt: skip


def at_the_table(people: pd.DataFrame, options: pd.DataFrame, facts: pd.DataFrame) -> Section:
    """Who is not spoken to, and how many packages are better than the middle of everything."""
    silent = people[(people["harm"] >= 4) & (people["contacts_per_month"] == 0)]
    issues = [one.to_dict("records") for _, one in options.groupby("issue", sort=False)]
    middle = _worth([issue[1] for issue in issues])
    worth = [_worth(chosen) for chosen in product(*issues) if all(one["allowed"] for one in chosen)]
    better = sum(ours >= middle[0] and hers >= middle[1] and (ours, hers) != middle for ours, hers in worth)
    alone = facts["holders"].str.len() == 1
    return "The table with Nordhafen", [
        ("People with much to lose to whom nobody speaks", ", ".join(silent["person"])),
        ("Packages; of these lawful", f"{prod(map(len, issues))}; {len(worth)}"),
        ("The middle of everything, worth to Mealwise and to Nordhafen",
         f"{middle[0]} and {middle[1]} points; {better} lawful packages are better "
         "for one and worse for nobody"),
        ("Facts on two ways to keep Nordhafen; of these known to one person only",
         f"{len(facts)}; {alone.sum()}"),
    ]  # fmt: skip


def launch(
    testers: pd.DataFrame, findings: pd.DataFrame, days: pd.DataFrame, partners: pd.DataFrame
) -> Section:
    """The allergy filter: who tried it, what they found, how it was switched on, and who is leant on."""
    severity = findings[["rater_1", "rater_2", "rater_3"]].median(axis=1)
    stages = days[days["exposed_new"] > 0]
    ending = partners[partners["retires_on"].notna()].astype(str)
    return "The launch of the allergy filter, January and February 2027", [
        ("Volunteers; stars on average; families with an allergy among them",
         f"{len(testers)}; {testers['score'].mean():.1f}; "
         f"{100 * (testers['segment'] == 'allergy families').mean():.0f} %"),
        ("Findings; of these of severity 4 (median of three raters)",
         f"{len(findings)}; {(severity >= 4).sum()}"),
        ("Days of the roll-out; households in its stages, one after the other",
         f"{len(days)}; {', '.join(f'{one:,}' for one in stages['exposed'])}"),
        ("Unsafe recipes reported; the first one on day",
         f"{days['unsafe_reports'].sum()}; {days.loc[days['unsafe_reports'] > 0, 'day'].iloc[0]}"),
        ("Partners; what of them ends, and when",
         f"{len(partners)}; {'; '.join(ending['partner'] + ' on ' + ending['retires_on'].str[:10])}"),
    ]  # fmt: skip


def data_products(seats: pd.DataFrame, scores: pd.DataFrame, answers: pd.DataFrame) -> Section:
    """Whose data, how good, and for whom."""
    allergic = (seats["allergy"] == "yes").sum()
    unsafe = scores.groupby("group")["unsafe"].mean() * 100
    wrong = answers[answers["unsafe"] == 1]
    return "Data and AI products, March 2027", [
        ("Active seats of employers at the end of February 2027; with an allergy in the household",
         f"{len(seats):,}; {allergic:,}"),
        ("Meals of 100 that are unsafe for households with one allergy, with several, together",
         f"{unsafe['one']:g}, {unsafe['several']:g}, {100 * scores['unsafe'].mean():g}"),
        ("Answers of the assistant; unsafe; of these for babies",
         f"{len(answers)}; {len(wrong)}; {(wrong['slice'] == 'baby').sum()}"),
    ]  # fmt: skip


def _worth(chosen: Iterable[dict[Any, Any]]) -> tuple[int, int]:
    """What a package is worth to Mealwise and to Nordhafen."""
    options = list(chosen)
    return sum(one["mealwise"] for one in options), sum(one["nordhafen"] for one in options)
