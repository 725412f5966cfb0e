"""Every chart says its finding in words, draws with 3 and with 30 rows, and survives any title.

The tables are as people have them: long German titles, gaps, two equal titles, and hostile ones.
"""

import re
from datetime import date
from functools import cache
from itertools import combinations
from xml.etree import ElementTree

import numpy as np
import pandas as pd
import pytest

import pmkit.charts as charts
from pmkit.charts import render
from pmkit.charts._titles import distinct, short
from pmkit.charts.change_parts import MIX, PART, RATE
from pmkit.charts.drawn_bars import drawn_bars, drawn_columns, drawn_dots
from pmkit.charts.drawn_lines import drawn_area, drawn_lines
from pmkit.methods import (
    compare_ranks,
    forecast_how_many,
    forecast_when,
    frontier,
    funnel_rates,
    grade_key_results,
    moscow_effort,
    queue_costs,
    regime_change,
    team_load,
    worth_by_chance,
)
from pmkit.methods.role_set_ups import role_waiting
from pmkit.widgets.live_chart import LiveChart

LONG = (
    "Donaudampfschifffahrtsgesellschaftskapitänsmützen-Halterung mit "
    "Lebensmittelallergenkennzeichnungsverordnung"
)
HOSTILE = ("<script>alert(1)</script>", "{{7*7}} {% raw %}", '=HYPERLINK("http://x","y")', "a\nb\tc")


def items_table(count: int) -> pd.DataFrame:
    """Items with every input, of which some titles are hostile or long, two are equal, and numbers lack."""
    random = np.random.default_rng(count)
    titles = [f"Idee Nummer {row + 1}" for row in range(count)]
    for row, title in zip(range(1, count), (LONG, *HOSTILE, "Twice", "Twice"), strict=False):
        titles[row] = title
    frame = pd.DataFrame(
        {
            "id": [f"T-{row + 1}" for row in range(count)],
            "item": titles,
            "value": random.integers(1, 200, count).astype(float),
            "effort": random.integers(1, 9, count).astype(float),
            "cost_of_delay": random.integers(1, 50, count).astype(float),
            "duration": random.integers(1, 9, count).astype(float),
            "requires": [[] if row % 4 else [f"T-{row - 1}"] if row > 1 else [] for row in range(count)],
            "team": ["Team " + "AB"[row % 2] for row in range(count)],
        }
    )
    if count > 5:
        frame.loc[count - 1, "value"] = np.nan
    return frame


def ranks(count):
    return charts.bump_chart(compare_ranks(items_table(count)))


def marked(count):
    table = items_table(count)
    return charts.mark_plans(table, table["id"][::2], table["id"][::3])


def plan(count):
    return charts.plan_chart(marked(count), capacity=9, value_unit="EUR")


def front(count):
    points = frontier(items_table(count).drop(columns="requires"), points=8)
    return charts.frontier_chart(points, float(points["capacity"].iloc[3]), value_unit="EUR")


def kano_counts(count):
    random = np.random.default_rng(1)
    table = pd.DataFrame(random.integers(0, 40, (count, 6)), columns=list("MOAIRQ"))
    table.insert(0, "feature", items_table(count)["item"])
    table.loc[count - 1, list("MOAIRQ")] = 0
    return table


def kano_summary(count):
    random = np.random.default_rng(1)
    table = pd.DataFrame(
        {
            "feature": items_table(count)["item"],
            "category": [list("MOAIRQ")[row % 6] for row in range(count)],
            "better": random.random(count),
            "worse": -random.random(count),
        }
    )
    table.loc[count - 1, ["category", "better", "worse"]] = None
    return table


def kano(count):
    return charts.kano_chart(kano_summary(count))


def kano_segments(count):
    parts = [kano_summary(count).assign(segment=name) for name in ("families", HOSTILE[0])]
    return charts.kano_chart(pd.concat(parts, ignore_index=True), LONG, {LONG: "Long"})


def kano_shares(count):
    return charts.kano_shares_chart(kano_counts(count))


def when(count):
    table = forecast_when([0, 2, 5, 3, 1, 4, 2], count).table()
    return charts.when_chart(table, f"{count} items", starts=date(2026, 10, 5))


def how_many(count):
    return charts.how_many_chart(forecast_how_many([0, 2, 5, 3, 1, 4, 2], count).table(), f"In {count} weeks")


def throughput(count):
    history = pd.DataFrame({"finished": [(3 * row) % 7 for row in range(count)], "note": HOSTILE[0]})
    return charts.throughput_chart(history, regime_change(history))


def cycle_time(count):
    days = [1 + (7 * row) % 23 for row in range(count)]
    items = items_table(count).assign(done=pd.date_range("2026-06-01", periods=count, freq="3D"), days=days)
    return charts.cycle_time_chart(items, {0.5: 9, 0.85: 19, 0.95: 22})


def distribution(count):
    chance = np.full(count, 1 / count)
    table = pd.DataFrame({"at": np.arange(count), "bar": chance, "ring": chance[::-1]})
    words = charts.Words("3 parts: 22 weeks", "Bar and ring.", "Bars of 3 parts.")
    return charts.distribution_chart(table, words, x="weeks", bar="now", ring="before")


def timeline(count):
    table = items_table(count).assign(start=lambda frame: frame.index % 5, slack=2.0)
    table.loc[0, "slack"] = 0.0
    load = team_load(table, 1)
    table["start"] = table["start"].astype(float)
    table.loc[count - 1, "start"] = np.nan
    return charts.timeline_chart(table, load)


def funnel(count):
    steps = pd.DataFrame({"step": items_table(count)["item"], "people": range(1000, 1000 - 30 * count, -30)})
    return charts.funnel_chart(funnel_rates(steps))


def retention(count):
    rows = [
        (pd.Timestamp(2026, 1 + cohort, 1), age, 0.9**age if cohort + age < 8 else np.nan)
        for cohort in range(min(count, 8))
        for age in range(1, 8)
    ]
    return charts.retention_chart(pd.DataFrame(rows, columns=["cohort", "age", "retention"]))


def looks(count):
    day = np.arange(1, count + 1)
    mid = 0.05 / day
    table = pd.DataFrame({"day": day, "difference": mid, "low": mid - 0.02, "high": mid + 0.02})
    return charts.looks_chart(table, count)


def false_alarms(count):
    looked = np.arange(1, count + 1)
    return charts.false_alarms_chart(pd.DataFrame({"looks": looked, "chance": 1 - 0.95**looked}))


WORDS = charts.Words("3 rules, 28 days", "Bar and ring.", "Bars of 3 rules.")


def rule_line(count):
    day = np.arange(1, count + 1)
    value = 6 / day
    table = pd.DataFrame({"day": day, "value": value, "line": 12 / day, "low": value - 2, "high": value + 2})
    table.loc[0, "line"] = np.nan
    return charts.rule_line_chart(table, WORDS, until=count - 1, stop=2, unit="percentage points")


def stops(count):
    winners = ("variant", "control", "no winner", "still running")
    table = pd.DataFrame(
        {
            "rule": items_table(count)["item"].map(short),
            "ran": [1 + (9 * row) % 28 for row in range(count)],
            "winner": [winners[row % 4] for row in range(count)],
            "says": "day 9: variant, +5.6",
        }
    ).drop_duplicates("rule")
    return charts.stops_chart(table, WORDS, days=28)


def rules(count):
    table = pd.DataFrame({"rule": items_table(count)["item"].map(short), "share": 0.04, "exact": 0.275})
    table.loc[1, "exact"] = np.nan
    return charts.rules_chart(table.drop_duplicates("rule"), WORDS, x="false alarms", line=0.05)


def estimates(count):
    table = pd.DataFrame({"rule": items_table(count)["item"].map(short), "estimate": 6.5})
    table.loc[1, "estimate"] = np.nan
    return charts.estimates_chart(table.drop_duplicates("rule"), WORDS, truth=3.5)


def pooling(count):
    names = items_table(count)["item"].map(short)
    table = pd.DataFrame({"name": names, "difference": 4.5, "low": 1.0, "high": 8.0, "kind": "group"})
    table.loc[0, ["difference", "low", "high"]] = np.nan
    table.loc[1, "kind"] = "total"
    return charts.pooling_chart(table.drop_duplicates("name"), WORDS)


def metrics(count):
    names = items_table(count)["item"].map(short)
    roles = [("goal", "guardrail", "other")[row % 3] for row in range(count)]
    table = pd.DataFrame({"metric": names, "role": roles, "value": 1.5, "margin": -0.4})
    table.loc[0, "margin"] = np.nan
    return charts.metrics_chart(table.drop_duplicates("metric"), WORDS)


def north_star(count):
    table = items_table(count).assign(
        parent=["", *["T-1"] * (count - 1)], before=10.0, name=lambda f: f["item"]
    )
    return charts.north_star_chart(table)


def okr(count):
    results = items_table(count).assign(start=0, target=10, actual=[10, 0, 7] + [np.nan] * (count - 3))
    return charts.okr_chart(grade_key_results(results.assign(key_result=results["item"])), LONG)


def ranking(count):
    table = items_table(count)
    score = table["value"] / table["effort"]
    words = pd.Series([f"{row} of 100" for row in range(count)])
    rows = charts.ranking_rows(table["item"], score, 0.8 * score, 1.2 * score, words, score > 20)
    return charts.ranking_chart(
        rows, title="Idee Nummer 1 leads by 3", score_title="value per month", description="Bars of 3 scores."
    )


def queue(count):
    jobs = items_table(count).drop(columns="requires")
    orders = [queue_costs(jobs, list(jobs["id"])[::step]) for step in (1, -1)]
    words = {"title": "This order costs 5 more", "description": "Area of 3 jobs."}
    return charts.queue_chart(*orders, **words)


def moscow(count):
    groups = [("must", "should", "could", "wont")[row % 4] for row in range(count)]
    effort = moscow_effort(items_table(count).assign(moscow=groups))
    return charts.moscow_chart(effort, limit=0.6, title="Must takes 40 %", description="Shares: 40 % Must.")


def waiting(count):
    table = role_waiting(count, 0.5)
    chosen = table["set_up"].iloc[0]
    return charts.waiting_chart(table, chosen, title="4 hours of waiting", description="3 bars of hours.")


def week(count):
    table = items_table(count).drop_duplicates("item")
    hours = (table["effort"], table["duration"], table["effort"] / 2)
    return charts.week_chart(table["item"].map(short), *hours, title="40 hours")


def skills(count):
    table = pd.DataFrame({"skill": items_table(count)["item"], "right": 1, "tried": 2, "items": 3})
    return charts.skills_chart(table)


WORDS = charts.Words("3 things are drawn", "Invented.", "3 numbers as they are drawn.")


def drawn(count, **more):
    table = items_table(count).assign(value=range(1, count + 1), words="3", begin=0.0)
    return table.assign(**more)


def bars_as_set(count):
    return drawn_bars(drawn(count), WORDS)


def dots_as_set(count):
    return drawn_dots(drawn(count, low=0.5, high=3.5), WORDS)


def columns_as_set(count):
    return drawn_columns(drawn(count), WORDS)


def along(count):
    ticks = [f"M{row}" if row % 6 == 0 else "" for row in range(count)]
    return drawn(count, x=range(count), y=range(count), series=HOSTILE[0], tick=ticks, label="May")


def lines_as_set(count):
    return drawn_lines(along(count), WORDS)


def area_as_set(count):
    return drawn_area(along(count), WORDS)


def opportunity_tree(count):
    kinds = ("opportunity", "solution", "test", "opportunity")
    table = items_table(count).assign(
        parent=["", *[f"T-{1 + row // 3}" for row in range(count - 1)]],
        kind=["outcome", *[kinds[row % 4] for row in range(count - 1)]],
        text=lambda frame: frame["item"],
        note=["one person" if row % 3 else "" for row in range(count)],
        chosen=[row == 1 for row in range(count)],
        lit=[row == 2 for row in range(count)],
    )
    return charts.opportunity_tree_chart(table, title="3 cards ask for a second look")


def assumption_map(count):
    kinds = ("desirable", "viable", "feasible", "usable")
    table = items_table(count).assign(
        assumption=lambda frame: frame["item"],
        kind=[kinds[row % 4] for row in range(count)],
        importance=[1 + row % 5 for row in range(count)],
        evidence=[1 + (3 * row) % 5 for row in range(count)],
        lit=[row == 0 for row in range(count)],
    )
    return charts.assumption_map_chart(table, title="Riskiest: assumption 3")


def stakeholder_map(count):
    kinds = ("you speak enough", "too seldom", "you never speak", "talks not given")
    table = items_table(count).assign(
        person=lambda frame: frame["item"],
        kind=[kinds[row % 4] for row in range(count)],
        power=[1.0 + row % 5 for row in range(count)],
        interest=[1.0 + (3 * row) % 5 for row in range(count)],
        lit=[row == 0 for row in range(count)],
    )
    return charts.stakeholder_map_chart(table, title="3 people never hear from you")


def packages(count):
    kinds = ("a package", "the frontier", "offered", "the middle", "the fair package", "a deal")
    table = items_table(count).assign(
        ours=[float(7 * row % 40) for row in range(count)],
        theirs=[float(11 * row % 40) for row in range(count)],
        kind=[kinds[row % 6] for row in range(count)],
    )
    table["name"] = [name if row % 6 > 1 else "" for row, name in enumerate(table["item"])]
    return charts.packages_chart(table, _said("packages"), sides=(LONG, "They"), limits=(20, 30))


def worth(count):
    curve = worth_by_chance(75, 40.5, hit_rate=0.8, false_alarm=0.2, chances=np.linspace(0, 1, count))
    words = {"title": "At 50 % it is worth 9.75", "description": "Lines over 3 chances."}
    return charts.worth_chart(curve, chance=0.5, worth=9.75, price=2.4, unit="EUR", **words)


def change_parts(count):
    table = items_table(count).assign(name=lambda frame: frame["item"], part=PART)
    table["value"] = [(-1) ** row * row for row in range(count)]
    return charts.change_parts_chart(table, title="3 points fewer", unit="points")


def change_of_share(count):
    names = [name for name in distinct(items_table(count)["item"]) for _ in (MIX, RATE)]
    values = [(-1) ** row * 0.1 * row for row in range(2 * count)]
    table = pd.DataFrame({"name": names, "part": [MIX, RATE] * count, "value": values})
    return charts.change_parts_chart(table, title="3 points fewer", unit="points", decimals=2)


def _said(what):
    return charts.Words(f"3 {what}", "How to read it.", f"A drawing of 3 {what} or more.")


def agreement(count):
    table = pd.DataFrame({"measure": items_table(count)["item"], "value": np.linspace(-0.2, 1, count)})
    table = table.assign(low=table["value"] - 0.1, high=table["value"], before=0.3, raw=table.index == 0)
    table.loc[1, ["low", "high", "before"]] = np.nan
    return charts.agreement_chart(table, _said("measures"))


def confusions(count):
    names = items_table(count)["item"]
    lines = np.arange(count * count).reshape(count, count) % 7
    return charts.confusions_chart(pd.DataFrame(lines, index=names, columns=names), _said("codes"))


def catches(count):
    names = items_table(count)["item"]
    caught = np.arange(count * count).reshape(count, count) % 3 == 0
    return charts.catches_chart(pd.DataFrame(caught, index=names, columns=names), _said("products"))


def code_counts(count):
    table = pd.DataFrame({"code": items_table(count)["item"], "lines": range(count, 0, -1), "talks": 1})
    return charts.counts_chart(table, "lines", _said("codes"))


def heard(count):
    table = pd.DataFrame({"interview": items_table(count)["item"], "new": 1, "heard": range(1, count + 1)})
    parts = ["families" if row < count / 2 else LONG for row in range(count)]
    table = table.assign(expected=table["heard"], segment=parts, enough=table.index > count / 2)
    return charts.heard_chart(table, _said("codes"))


def chance(count):
    table = pd.DataFrame({"talks": range(count), "chance": np.linspace(0, 0.9, count)})
    return charts.chance_chart(table, _said("talks"), now=2)


def voices(count):
    share = np.linspace(0.3, 0.01, count)
    table = pd.DataFrame({"theme": items_table(count)["item"], "share": share[::-1], "weighted_share": share})
    table = table.assign(weighted_low=share * 0.6, weighted_high=share * 1.5)
    return charts.voices_chart(table, title="3 themes lead", subtitle="Circle: by voice.")


def thousand(count):
    groups = items_table(min(count, 4))["item"]
    kinds = {"tp": "caught", "fp": "false alarm", "fn": "missed", "tn": "left alone"}
    table = pd.DataFrame({"group": groups, "tp": 19, "fp": 49.5, "fn": 1, "tn": 931})
    table.loc[2, ["tp", "fp", "fn", "tn"]] = 0
    return charts.thousand_chart(table, kinds, _said("groups"))


def faults(count):
    table = pd.DataFrame({"fault": items_table(count)["item"], "both": 3, "reader": range(count)})
    parts = {"both": "seen by both", "reader": "by the reader only"}
    return charts.faults_chart(table, parts, title="3 faults in all", subtitle="By who saw them.")


def shares(count):
    kinds = ("known to all", "known to one")
    table = pd.DataFrame({"item": items_table(count)["item"], "share": np.linspace(0, 1, count)})
    table = table.assign(kind=[kinds[row % 2] for row in range(count)])
    return charts.shares_chart(table, WORDS, axis="named", kinds=kinds)


def uses(count):
    states, purposes = ("nothing open", "open point", "gone"), ("plan", "bill", "report")
    table = pd.DataFrame({"field": items_table(count)["item"].drop_duplicates()})
    table = table.merge(pd.DataFrame({"purpose": purposes, "key": purposes}), how="cross")
    table["state"] = [(*states, "")[row % 4] for row in range(len(table))]
    return charts.uses_chart(table, WORDS, states=states)


def differences(count):
    gap = np.linspace(-0.2, 0.3, count)
    table = pd.DataFrame({"name": items_table(count)["item"], "kind": "group", "difference": gap})
    table = table.assign(low=gap - 0.1, high=gap + 0.1, note="9 people")
    table.loc[1, ["kind", "low", "high"]] = ["within", np.nan, np.nan]
    return charts.differences_chart(table, title="3 points more", subtitle="With ranges.", axis="points")


def pay_ranges(count):
    low = np.linspace(40_000, 90_000, count)
    table = pd.DataFrame({"item": items_table(count)["item"], "low": low, "high": low * 1.2, "at": np.nan})
    table = table.assign(kind=["below" if row % 2 else "above" for row in range(count)], words="to 99,000")
    table.loc[0, ["high", "at"]] = [40_000, 40_000]
    return charts.ranges_chart(table, WORDS, axis="EUR", kinds=("above", "below"), line=60_000)


def ratios(count):
    table = pd.DataFrame({"item": items_table(count)["item"], "low": np.geomspace(0.01, 1, count)})
    table = table.assign(high=table["low"] * 20, at=np.nan, kind="held", words="20 times")
    return charts.ranges_chart(table, WORDS, axis="of the truth", kinds=("held",), line=1, ratio=True)


def ledger(count):
    rated = np.arange(count) % 5
    table = pd.DataFrame({"skill": items_table(count)["item"], "rated": rated, "shown": (rated - 1.0)})
    table.loc[0, "shown"] = np.nan
    words = ["nothing shown", *["rated 1 level higher"] * (count - 1)]
    return charts.ledger_chart(table.assign(words=words), title="1 has nothing to show", subtitle="Levels.")


def game_dots(count):
    table = pd.DataFrame({"name": items_table(count)["item"], "value": np.linspace(-900, 1700, count)})
    table = table.assign(yours=[row == 1 for row in range(count)], words="463")
    return charts.game_dots_chart(table, WORDS, axis="thousand EUR")


def game_bands(count):
    low = np.linspace(-900, 900, count)
    table = pd.DataFrame({"name": items_table(count)["item"], "low": low, "middle": low + 200})
    table = table.assign(high=low + 700, value=463.0, words="higher than 30 %")
    table.loc[1, "value"] = np.nan
    return charts.game_bands_chart(table, WORDS, axis="thousand EUR")


def game_events(count):
    table = pd.DataFrame({"kind": [f"Kind {row // 8}" for row in range(count)]})
    table = table.assign(quarter=[row % 8 + 1 for row in range(count)], count=2, words="a; b")
    return charts.game_events_chart(table, WORDS, now=2)


def beliefs(count):
    table = pd.DataFrame({"name": items_table(count)["item"], "mean": np.linspace(1, -1, count)})
    table = table.assign(low=table["mean"] - 0.6, high=table["mean"] + 0.6, words="open: 30 % (−70 to 130)")
    return charts.beliefs_chart(table, title="3 ideas are open", subtitle="A range each.", axis="%")


def margins(count):
    table = pd.DataFrame({"name": items_table(count)["item"], "value": np.linspace(-300, 200, count)})
    return charts.margins_chart(
        table.assign(words="−110"), title="−100 in 3 quarters", subtitle="In thousand EUR.", axis="EUR"
    )


CHARTS = (
    ranks, plan, front, kano, kano_segments, kano_shares, when, how_many,
    throughput, cycle_time, distribution, timeline, funnel, retention, looks, false_alarms,
    rule_line, stops, rules, estimates, pooling, metrics, north_star, okr,
    ranking, queue, moscow, waiting, week, skills,
    bars_as_set, dots_as_set, columns_as_set, lines_as_set, area_as_set,
    agreement, confusions, catches, code_counts, heard, chance,
    opportunity_tree, assumption_map, worth, change_parts, change_of_share,
    thousand, voices, faults, differences, stakeholder_map, shares, uses, packages, pay_ranges, ratios,
    ledger,
    game_dots, game_bands, game_events,
    beliefs, margins,
)  # fmt: skip


@cache
def spec_of(chart_of, count):
    return render.chart_spec(chart_of(count))  # refuses whatever names an address


@pytest.mark.parametrize("count", [3, 30])
@pytest.mark.parametrize("chart_of", CHARTS, ids=lambda each: each.__name__)
def test_every_chart_says_its_finding_and_draws(chart_of, count):
    spec = spec_of(chart_of, count)
    title, description = render.spec_title(spec), spec["description"]
    assert re.search(r"\d", title), title
    assert re.search(r"\d", description) and not description.startswith(title)
    assert "nan" not in f"{title} {description}".lower()
    assert max(map(len, spec["title"]["text"])) <= 62
    picture = render.chart_png(spec, scale=1)
    assert picture.startswith(b"\x89PNG") and len(picture) > 3000


@pytest.mark.parametrize("chart_of", CHARTS, ids=lambda each: each.__name__)
def test_every_chart_can_be_a_live_one_on_one_named_source(chart_of):
    live = LiveChart(chart_of(3))
    assert list(live.rows) == [live.main]
    assert live.spec["width"] == "container"
    assert live.title and live.description


@pytest.mark.parametrize("chart_of", CHARTS, ids=lambda each: each.__name__)
def test_every_chart_is_a_picture_that_can_be_given_other_words(chart_of):
    picture = chart_of(3)
    assert isinstance(picture, charts.Picture)
    other = picture.saying(title="Another title")
    assert render.title_and_subtitle(other.to_dict()) == ("Another title", picture.subtitle)


@pytest.mark.parametrize("chart_of", CHARTS, ids=lambda each: each.__name__)
def test_no_line_is_black_and_so_lost_on_a_dark_page(chart_of):
    """A rule or a tick without a colour of its own is black, whatever the page."""
    for layer in spec_of(chart_of, 3)["layer"]:
        if layer["mark"]["type"] in ("rule", "tick"):
            assert {"color", "stroke"} & (set(layer["mark"]) | set(layer["encoding"])), layer


def test_the_public_names_are_functions_even_after_their_modules_were_imported():
    import pmkit.charts.bump
    import pmkit.charts.kano  # noqa: F401

    assert all(callable(getattr(charts, name)) for name in charts.__all__)
    beside = {name for name in charts.__all__ if not name.endswith("_chart")}
    assert beside == {"Picture", "Words", "mark_plans", "ranking_rows"}
    assert set(dir(charts)) == set(charts.__all__)
    with pytest.raises(AttributeError, match="has no"):
        charts.pie  # noqa: B018


# --- no word of a drawing stands on another, measured in the drawing itself
NARROW, WIDE = "fijlrtI.,:;!'|()[] ", "mwMW%÷—"


def shift(node):
    """The first translation of a node, and whether it stands upright."""
    text = node.get("transform") or ""
    moved = re.search(r"translate\(([-\d.]+),([-\d.]+)\)", text)
    upright = "rotate(-90)" in text or "rotate(270)" in text
    return (float(moved[1]), float(moved[2]), upright) if moved else (0.0, 0.0, False)


def wide(text, size):
    """About what a sans-serif font needs."""
    return size * sum(0.3 if one in NARROW else 0.85 if one in WIDE else 0.56 for one in text)


def boxes(node, x=0.0, y=0.0):
    """Every text that is seen, with its box: left, top, right, bottom."""
    right, down, upright = shift(node)
    x, y = x + right, y + down
    if node.tag.endswith("}text"):
        text = "".join(node.itertext()).strip()
        if text and node.get("opacity") != "0" and not upright:
            size = float(re.match(r"[\d.]+", node.get("font-size", "12"))[0])
            width = wide(text, size)
            left = x - {"start": 0.0, "middle": width / 2, "end": width}[node.get("text-anchor", "start")]
            yield text, (left, y - 0.7 * size, left + width, y)
        return
    for child in node:
        yield from boxes(child, x, y)


def overlap(one, other):
    across = min(one[2], other[2]) - max(one[0], other[0])
    along = min(one[3], other[3]) - max(one[1], other[1])
    return across > 1.5 and along > 1.5


@pytest.mark.parametrize("chart_of", CHARTS, ids=lambda each: each.__name__)
def test_no_word_stands_on_another(chart_of):
    found = list(boxes(ElementTree.fromstring(render.chart_svg(spec_of(chart_of, 30)))))
    assert len(found) > 8
    collisions = [(a, b) for (a, one), (b, other) in combinations(found, 2) if overlap(one, other)]
    assert not collisions, collisions[:6]
