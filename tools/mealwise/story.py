"""Tells the story of Mealwise with the numbers of its data sets, so that prose and data cannot drift apart.

What can be counted is counted here from the tables; the figures of the release plan come from an exact solver
and are held by a test. This module knows nothing of files.
"""

from __future__ import annotations

import pandas as pd

from mealwise import rows
from mealwise.story_at_work import at_the_table, data_products, launch, to_done
from pmkit.methods import coding_table, krippendorffs_alpha

# capacity in person-months -> value in thousand EUR of the best plan, of sort-and-cut, of the best plan
# that has to hold the talking chef
PLANS = {12: (648, 601, 243), 24: (1_048, 1_047, 807)}

Section = tuple[str, list[tuple[str, str]]]
"""A heading and its facts: what, and the number."""

_BAD = 2
_CAST_AT_WORK = ("product", "leadership", "data", "squad Basket", "squad Plan")


def story(tables: dict[str, pd.DataFrame]) -> str:
    """Return the key facts as Markdown; `tables` holds every data set by its name."""
    sections = (
        _company(tables["prices_churn"], tables["employers"]),
        _people(tables["people"]),
        _backlog(tables["backlog"]),
        _plans(),
        _voices(tables["feedback"]),
        _talks(tables["interviews"], tables["interview_lines"], tables["interview_codes"]),
        _usage(tables["customers"], tables["usage_events"], tables["usage_months"]),
        _delivery(tables["throughput"], tables["finished_items"]),
        _tests(tables["experiments"], tables["experiment_days"], tables["experiment_ramp"]),
        to_done(tables["slices"], tables["example_cards"], tables["done_checks"]),
        at_the_table(tables["stakeholders"], tables["negotiation"], tables["meeting_facts"]),
        launch(tables["beta_test"], tables["beta_findings"], tables["rollout_days"], tables["integrations"]),
        data_products(tables["employee_use"], tables["unsafe_scores"], tables["assistant_cases"]),
    )
    head = (
        "# Mealwise: the story in numbers\n\n"
        "All data, people and companies are invented. The case begins on Monday, 5 October 2026; "
        "the data end on 30 September 2026. Written by `python tools/make_case_data.py`.\n"
    )
    return head + "".join(f"\n## {title}\n\n{_rows(facts)}" for title, facts in sections)


def _rows(facts: list[tuple[str, str]]) -> str:
    lines = ["| fact | number |", "|---|---|", *(f"| {fact} | {number} |" for fact, number in facts)]
    return "\n".join(lines) + "\n"


def _percent(share: float, digits: int = 0) -> str:
    return f"{100 * share:.{digits}f} %"


def _company(months: pd.DataFrame, employers: pd.DataFrame) -> Section:
    consumer = months[months["plan"] == "consumer"].set_index("month")
    total = months.groupby("month")["end"].sum()
    churn = consumer["left"] / consumer["begin"]
    last, before = "2026-09", "2026-05"
    largest = employers.to_dict("records")[int(employers["seats"].argmax())]
    seats, ends = largest["seats"], largest["renewal"]
    share, active = _percent(seats / employers["seats"].sum()), _percent(largest["active_share"])
    return "The company", [
        ("Subscribers at the end of September 2026", f"{total[last]:,}"),
        ("… of whom consumers pay for themselves", f"{consumer['end'][last]:,}"),
        ("… of whom seats paid by employers", f"{employers['seats'].sum():,} in {len(employers)} companies"),
        ("Subscribers in April 2026: growth has stalled", f"{total['2026-04']:,}"),
        ("Consumers in May 2026: below the flat total they fall", f"{consumer['end'][before]:,}"),
        ("Consumer price, from February 2026", "7.90 EUR a month (before: 6.90 EUR)"),
        ("Consumers who left in May, then in June 2026 (a rival's planner is free)",
         f"{_percent(churn[before], 1)}, then {_percent(churn['2026-06'], 1)}"),
        ("Consumers who left in February 2026, the month of the price rise", _percent(churn["2026-02"], 1)),
        ("Sign-ups in the third quarter of 2026", f"{consumer.loc['2026-07':, 'sign_ups'].sum():,}"),
        ("Largest employer", f"{largest['name']}: {seats:,} seats, {share} of all, "
         f"{active} active, worth {seats * largest['price'] * 12:,.0f} EUR a year"),
        ("Its contract ends; notice is due", f"{ends.day} {ends:%B %Y}; 30 November 2026"),
        ("Korbmarkt (31 of 100 baskets) switches off the old order API", "31 March 2027"),
    ]  # fmt: skip


def _people(people: pd.DataFrame) -> Section:
    return "The people", [
        (
            f"{person.name}, {person.role}"
            + ("" if person.group in _CAST_AT_WORK else f" ({person.organisation})"),
            person.wants,
        )
        for person in rows(people)
    ]


def _backlog(backlog: pd.DataFrame) -> Section:
    items = backlog.set_index("id")
    rice = items["reach"] * items["impact"] * items["confidence"] / items["effort"]
    place = rice.rank(ascending=False, method="min").astype(int)
    cd3 = (items["cost_of_delay"] / items["duration"]).rank(ascending=False, method="min").astype(int)
    points = items[["user_business_value", "time_criticality", "risk_reduction"]].sum(axis=1) / items["size"]
    safe = points.rank(ascending=False, method="min").astype(int)
    wanted = items[items["moscow"] != "wont"]
    must = wanted[wanted["moscow"] == "must"]
    promised = items.index[items["promised_to"] != ""]
    facts = [
        ("Items; effort of all", f"{len(items)}; {items['effort'].sum():g} person-months"),
        ("Proposed for the spring release (Must, Should, Could)",
         f"{len(wanted)} items, {wanted['effort'].sum():g} person-months"),
        ("Share of Must, of the effort", _percent(must["effort"].sum() / wanted["effort"].sum(), 1)),
        ("Share of Must, of the items", _percent(len(must) / len(wanted))),
        ("The Must that needs a Should", "MW-01 Allergy filter needs MW-02 Ingredient table"),
        ("Promised by sales, with a date, the last on 1 March 2027",
         f"{len(promised)} items, {items.loc[promised, 'effort'].sum():g} person-months"),
        ("… with everything that they require",
         f"{items.loc[_with_what_they_require(items, list(promised)), 'effort'].sum():g} person-months; "
         "both squads have 20 until then"),
        ("Equal RICE for different reasons", f"MW-04 Dark mode and MW-05 Shared list: {rice['MW-04']:,.0f}"),
    ]  # fmt: skip
    for key, name in (
        ("MW-10", "founder's talking chef"),
        ("MW-06", "Korbmarkt's new API"),
        ("MW-01", "allergy filter"),
        ("MW-19", "recommender, unreviewed"),
        ("MW-54", "reminder before the trial ends"),
        ("MW-49", "talk to twelve families who left"),
    ):
        ranks = f"RICE {place[key]} ({rice[key]:,.0f}), CD3 {cd3[key]}, SAFe's WSJF {safe[key]}"
        facts.append((f"Ranks of {key}, {name}", ranks))
    return "The backlog", facts


def _with_what_they_require(items: pd.DataFrame, ids: list[str]) -> list[str]:
    """The items and all their prerequisites, each once."""
    found: list[str] = []
    while ids:
        key = ids.pop()
        if key not in found:
            found.append(key)
            ids += items["requires"][key]
    return found


def _plans() -> Section:
    facts = [
        (
            "Capacity for new work of both squads",
            "12 person-months a quarter, 24 for the spring release of two quarters",
        )
    ]
    for capacity, (best, cut, chef) in PLANS.items():
        facts += [
            (f"Most value at {capacity} person-months", f"{best:,} thousand EUR"),
            (
                f"Sort and cut (by value per effort, what still fits, with what it needs), {capacity}",
                f"{cut:,} thousand EUR, {_percent(1 - cut / best, 1)} less",
            ),
            (
                f"Price of the talking chef, {capacity}",
                f"{best - chef:,} thousand EUR, {_percent(1 - chef / best)}",
            ),
        ]
    facts += [
        ("What sort-and-cut misses at 12", "MW-06: small items use up the room for the API"),
        ("What sort-and-cut misses at 24", "MW-22: three small items come before it and fill its room"),
    ]
    return "The release", facts


def _voices(feedback: pd.DataFrame) -> Section:
    left = feedback[feedback["channel"] == "cancellation form"]
    late = left[left["date"].astype(str) >= "2026-06-01"]
    stars = feedback[(feedback["channel"] == "app store")]
    bad = stars[stars["score"] <= _BAD]
    scores = feedback.loc[feedback["channel"] == "survey", "score"]
    nps = 100 * ((scores >= 9).mean() - (scores <= 6).mean())
    count = feedback["theme"].value_counts()
    return "The feedback", [
        ("Verbatims; customers who speak", f"{len(feedback)}; {feedback['customer'].nunique()}"),
        ("Net promoter score of the survey", f"{nps:.0f} (n = {len(scores)})"),
        ("Who left since June and names the rival", f"{(late['theme'] == 'rival').sum()} of {len(late)}"),
        ("Who left and would have paused", f"{(left['theme'] == 'pause').sum()} of {len(left)}"),
        (
            "Bad ratings (1 or 2 stars) that say 'offline'",
            f"{(bad['theme'] == 'offline').sum()} of {len(bad)}",
        ),
        (
            "Loudest complaints",
            ", ".join(f"{theme} {count[theme]}" for theme in ("planning", "allergy", "price", "basket")),
        ),
        ("Who asks for the talking chef", f"nobody; {count['talking chef']} were asked and shrugged"),
    ]


def _talks(talks: pd.DataFrame, lines: pd.DataFrame, codes: pd.DataFrame) -> Section:
    said = lines[lines["key_code"] != ""]
    where = said.groupby("key_code")["interview"].nunique().sort_values(ascending=False, kind="stable")
    alpha = [krippendorffs_alpha(coding_table(codes[codes["round"] == book])) for book in (1, 2)]
    return "The talks", [
        ("Talks in September 2026; households that stay, and that left",
         f"{len(talks)}; {(talks['status'] == 'stays').sum()} and {(talks['status'] == 'left').sum()}"),
        ("Lines; of these said by households", f"{len(lines)}; {len(said)}"),
        ("Needs in most talks", ", ".join(f"{code} {count}" for code, count in where.head(4).items())),
        ("Agreement of three coders beyond chance: first code book, then with two codes defined anew",
         f"{alpha[0]:.2f} and {alpha[1]:.2f}"),
    ]  # fmt: skip


def _usage(customers: pd.DataFrame, events: pd.DataFrame, months: pd.DataFrame) -> Section:
    consumers = customers.loc[customers["plan"] == "consumer", "id"]
    steps = events[events["customer"].isin(consumers)]["event"].value_counts()
    funnel = ", ".join(
        f"{step.replace('_', ' ')} {_percent(steps[step] / steps['signed_up'])}"
        for step in ("answered_questions", "first_plan", "first_basket", "subscribed")
    )
    meals = months.merge(customers[["id", "segment"]], left_on="customer", right_on="id")
    cooked = meals.groupby("segment")["meals_cooked"].mean().round(1)
    baskets = months["korbmarkt_baskets"].sum() / months["baskets"].sum()
    return "The usage sample", [
        ("Households (about one sign-up in 55)", f"{len(customers):,}"),
        ("Funnel of consumers, of those who signed up", funnel),
        ("Baskets filled at Korbmarkt", _percent(baskets)),
        ("Meals cooked from a plan, per paying household and month",
         ", ".join(f"{segment} {value:g}" for segment, value in cooked.items())),
    ]  # fmt: skip


def _delivery(weeks: pd.DataFrame, finished: pd.DataFrame) -> Section:
    new = weeks["starts"].astype(str) >= "2026-06-01"
    since = pd.to_datetime(finished["done"]) >= pd.Timestamp("2026-06-01")
    days = (pd.to_datetime(finished["done"]) - pd.to_datetime(finished["started"])).dt.days + 1
    return "The delivery", [
        ("Weeks; weeks in which nothing was finished", f"{len(weeks)}; {(weeks['finished'] == 0).sum()}"),
        ("Items a week before June 2026", f"{weeks.loc[~new, 'finished'].mean():.1f} ({(~new).sum()} weeks)"),
        ("Items a week since: the squads support employers in turns",
         f"{weeks.loc[new, 'finished'].mean():.1f} ({new.sum()} weeks)"),
        ("Elapsed days from the first to the last day of work on an item, median before and since June 2026",
         f"{days[~since].median():g} and {days[since].median():g} (n = {(~since).sum()} and {since.sum()})"),
    ]  # fmt: skip


def _tests(tests: pd.DataFrame, days: pd.DataFrame, ramp: pd.DataFrame) -> Section:
    facts = []
    for test in tests.to_dict("records"):
        own = days[days["test"] == test["test"]]
        if own.empty:  # the one that was ramped up
            facts += _ramped(f"{test['test']} {test['title']}", ramp)
            continue
        for until in sorted({int(test["stopped_on_day"]), int(test["planned_days"])}):
            facts.append((f"{test['test']} {test['title']}, day {until}", _arms(own[own["day"] <= until])))
    return "The tests (control against variant)", facts


def _ramped(name: str, ramp: pd.DataFrame) -> list[tuple[str, str]]:
    full = ramp["planned_share"] == ramp["planned_share"].max()
    return [
        (f"{name}, all days added up", _arms(ramp)),
        (f"{name}, the days on which every second household saw it", _arms(ramp[full])),
    ]


def _arms(days: pd.DataFrame) -> str:
    people, successes = (days.groupby("arm")[one].sum() for one in ("people", "successes"))
    shares = successes / people
    return (
        f"{_percent(shares['control'], 1)} against {_percent(shares['variant'], 1)} "
        f"(n = {people['control']:,} and {people['variant']:,})"
    )
