"""On a phone no name of an item is cut: bars carry it above them, a legend breaks it into lines."""

import html
import re

import pandas as pd
import pytest

from pmkit.charts import (
    bump,
    catches,
    differences,
    faults,
    game_bands,
    kano_shares,
    ledger,
    north_star,
    okr,
    opportunity_tree,
    parts,
    plan,
    queue,
    ranges,
    ranking,
    render,
    shares,
    theme,
    uses,
    voices,
)
from pmkit.charts._titles import Words
from pmkit.methods import queue_costs

LONG = "Three questions at the start instead of eleven"
ITEMS = ["Dark mode", LONG, "Shared list"]


def ranking_chart():
    scores = pd.Series([3.0, 2.0, 1.0])
    rows = ranking.ranking_rows(pd.Series(ITEMS), scores, scores, scores, scores.astype("str"), scores > 2)
    return ranking.ranking_chart(rows, title="Dark mode leads", score_title="", description="Three bars.")


def queue_chart():
    jobs = pd.DataFrame({"id": [1, 2, 3], "item": ITEMS, "duration": [1, 2, 3], "cost_of_delay": [5, 6, 7]})
    line = queue_costs(jobs, [1, 2, 3], until="finish")
    return queue.queue_chart(line, line, title="The queue", description="An area.", unit="CHF")


def release_chart():
    items = pd.DataFrame(
        {"id": [1, 2, 3], "item": ITEMS, "value": [9.0, 5.0, 7.0], "effort": [1.0, 2.0, 3.0]}
    )
    return plan.plan_chart(plan.mark_plans(items, [1], [2]), capacity=3)


def okr_chart():
    return okr.okr_chart(pd.DataFrame({"key_result": ITEMS, "grade": [0.0, 0.8, 1.0]}))


def parts_chart():
    items = pd.DataFrame({"item": ITEMS, "one": [0.5, 0.2, 0.1], "two": [0.1, 0.2, 0.3]})
    return parts.parts_chart(items, {"one": "Value", "two": "Reach"}, title="Scores", description="Bars.")


def kano_chart():
    counts = pd.DataFrame({"feature": ITEMS} | {letter: [1, 2, 3] for letter in "MOAIRQ"})
    return kano_shares.kano_shares_chart(counts)


def voices_chart():
    table = pd.DataFrame({"theme": ITEMS, "share": [0.1, 0.2, 0.3], "weighted_share": [0.3, 0.2, 0.1]})
    table = table.assign(weighted_low=0.05, weighted_high=0.4)
    return voices.voices_chart(table, title="Dark mode leads", subtitle="")


def faults_chart():
    table = pd.DataFrame({"fault": ITEMS, "both": [3, 2, 1], "reader": [0, 1, 2]})
    return faults.faults_chart(table, {"both": "by both", "reader": "by one"}, title="Faults")


def catches_chart():
    caught = pd.DataFrame(True, index=ITEMS, columns=["4 Oat bar", "9 Hummus"])
    return catches.catches_chart(caught, Words("3 are caught", "", "A table."))


def shares_chart():
    table = pd.DataFrame({"item": ITEMS, "share": [0.1, 0.5, 1.0], "kind": "known to all"})
    words = Words("Named", "", "Bars.")
    return shares.shares_chart(table, words, axis="named", kinds=("known to all", "known to one"))


def differences_chart():
    table = pd.DataFrame({"name": ITEMS, "kind": ["all", "within", "group"], "difference": [0.1, 0.2, 0.3]})
    table = table.assign(low=0.05, high=0.4, note="9 people")
    return differences.differences_chart(table, title="More stay", subtitle="", axis="points")


def ledger_chart():
    table = pd.DataFrame({"skill": ITEMS, "rated": [3, 2, 1], "shown": [1, None, 2], "words": "shown higher"})
    return ledger.ledger_chart(table, title="2 are shown", subtitle="")


def uses_chart():
    table = pd.DataFrame({"field": ITEMS, "purpose": "bill", "key": "bill", "state": ["open", "", "open"]})
    return uses.uses_chart(table, Words("2 are open", "", "Marks."), states=("open",))


def ranges_chart():
    table = pd.DataFrame({"item": ITEMS, "low": [1.0, 2.0, 3.0], "high": [2.0, 2.0, 9.0], "words": "1 to 2"})
    words = Words("Ranges", "", "Ranges.")
    return ranges.ranges_chart(table.assign(at=1.5, kind="held"), words, axis="EUR", kinds=("held",))


def game_bands_chart():
    table = pd.DataFrame({"name": ITEMS, "low": [-1, 0, 1], "middle": 2, "high": 3, "value": 1.5})
    table = table.assign(words="higher than 30 %")
    return game_bands.game_bands_chart(table, Words("Within", "", "Bands."), axis="thousand EUR")


CHARTS = {
    "ranges": ranges_chart,
    "game bands": game_bands_chart,
    "voices": voices_chart,
    "faults": faults_chart,
    "differences": differences_chart,
    "catches": catches_chart,
    "shares": shares_chart,
    "uses": uses_chart,
    "ledger": ledger_chart,
    "ranking": ranking_chart,
    "release": release_chart,
    "key results": okr_chart,
    "parts": parts_chart,
    "kano": kano_chart,
}
BARS = [
    ranges_chart,
    game_bands_chart,
    voices_chart,
    faults_chart,
    differences_chart,
    shares_chart,
    uses_chart,
    ledger_chart,
    ranking_chart,
    release_chart,
    okr_chart,
    parts_chart,
    kano_chart,
]


def drawn(chart, wide):
    """The words of the drawing, at the width of a page or of a phone as `live_chart.js` sets it."""
    spec = dict(chart.to_dict())
    spec["config"] = {"params": [{"name": theme.PAGE_WIDTH, "value": 860 if wide else 340}]}
    spec["width"] = 560 if wide else 280
    if not wide:
        spec |= spec.get("usermeta", {}).get("narrow", {})
    svg = render.chart_svg(spec)
    return [html.unescape(text) for text in re.findall(r">([^<>]+)</t(?:ext|span)>", svg)]


@pytest.mark.parametrize("name", CHARTS)
@pytest.mark.parametrize("wide", [True, False])
def test_every_name_is_whole(name, wide):
    said = " ".join(drawn(CHARTS[name](), wide))
    assert all(item in said for item in ITEMS) and "…" not in said


@pytest.mark.parametrize("wide, letters", [(True, 34), (False, 16)])
def test_the_names_at_the_ends_of_a_comparison_take_lines(wide, letters):
    ranks = pd.DataFrame({"id": ITEMS, "item": ITEMS, "rank_rice": [1, 2, 3], "rank_cd3": [3, 1, 2]})
    said = drawn(bump.bump_chart(ranks), wide)[2:-2]  # without the heads and the title
    assert max(map(len, said)) <= letters
    assert " ".join(" ".join(said).split()).count(LONG) == 2


def test_a_metric_between_two_others_takes_lines_for_its_name_and_value():
    names = ["Dinners cooked a week", "Households that plan", "New ones that plan a first week"]
    tree = pd.DataFrame({"id": [1, 2, 3], "name": names, "parent": ["", "1", "2"]})
    tree = tree.assign(value=[48_760.0, 26_300.0, 35.0], before=[53_040.0, 22_100.0, 35.0])
    chart = north_star.north_star_chart(tree)
    said = " ".join(" ".join(drawn(chart, wide=False)).split())
    assert all(name in said for name in names) and "48,760 (−8 %)" in said and "…" not in said
    assert set(names) <= set(drawn(chart, wide=True))


@pytest.mark.parametrize("make", BARS)
def test_on_a_phone_a_bar_has_a_line_of_words_above_it(make):
    chart = make().to_dict()
    assert chart["usermeta"]["narrow"]["height"]["step"] > chart["height"]["step"]


def test_cards_of_a_tree_take_lines_on_a_phone_and_one_on_a_page():
    cards = pd.DataFrame({"id": ["A", "B", "C"], "text": ITEMS, "parent": ["", "A", "B"]})
    cards = cards.assign(kind=["outcome", "opportunity", "solution"], note="one person", chosen=False)
    chart = opportunity_tree.opportunity_tree_chart(cards, title="3 cards")
    assert {f"B {LONG}", "! one person"} <= set(drawn(chart, wide=True))
    said = " ".join(drawn(chart, wide=False))
    assert f"B {LONG}" in said and "…" not in said
    assert max(map(len, drawn(chart, wide=False))) <= 37


def test_the_money_of_the_queue_is_that_of_the_table():
    assert "CHF a week that waiting costs" in drawn(queue_chart(), True)
