"""Rules, filters, importing again and hiding names: each gives a new backlog and loses nothing."""

from pathlib import Path

import pandas as pd
import pytest

from pmkit.backlog import (
    Among,
    BacklogProblem,
    decide,
    filter_counts,
    filtered,
    from_frame,
    hide_names,
    read_backlog,
    score_items,
    without_groups,
)
from pmkit.cases import load

SAMPLES = Path(__file__).parent / "samples"


def jira():
    return read_backlog(SAMPLES / "jira_en.csv").backlog


def value(backlog, key, field):
    return backlog.items.set_index("key").loc[key, field]


def test_filters_count_and_choose():
    backlog = jira()
    counts = filter_counts(backlog)
    assert counts["type"] == {"Story": 2, "Bug": 1}
    assert counts["labels"] == {"list": 1, "aisle": 1, "share": 1, "sync": 1}
    assert counts["sprint"] == {"Sprint 5": 2, "": 1}
    assert list(filtered(backlog, {"label": "aisle"}).items["key"]) == ["SHOP-1"]
    assert list(filtered(backlog, {"type": ["story", "bug"], "sprint": None}).items["key"]) == ["SHOP-3"]
    assert len(filtered(backlog, {"label": "aisle"}).kept) == 1
    with pytest.raises(BacklogProblem, match="no field colour"):
        filtered(backlog, {"colour": "red"})


@pytest.mark.parametrize("where", [{"type": "story"}, {"labels": ["aisle", "list"]}, {"sprint": None}])
def test_all_but_is_what_a_filter_leaves_also_of_lists_and_of_what_is_empty(where):
    backlog = jira()
    rest = {name: Among(Among.of(wanted).values, without=True) for name, wanted in where.items()}
    parts = [list(filtered(backlog, one).items["key"]) for one in (where, rest)]
    assert all(parts) and sorted([*parts[0], *parts[1]]) == sorted(backlog.items["key"])


GROUPED = (
    "Issue key,Summary,Status,Issue Type,Epic Link,Effort,Inward issue link (Blocks)\n"
    "E-1,Sharing,Open,Épica,,9,\nE-2,Lists,Open,Task,,9,\nE-3,Old,Done,Epic,,,\n"
    "A-1,one,Open,Bug,E-2,1,E-1\nA-2,two,Open,Bug,Sharing,1,A-1\n"
).encode()


def test_groups_are_known_by_their_type_or_by_what_others_name_as_their_epic():
    backlog, items, finished = ungrouped = without_groups(read_backlog(GROUPED).backlog)
    assert list(backlog.items["key"]) == ["A-1", "A-2"] and (items, finished) == (2, 1)
    assert list(backlog.items["requires"]) == [[], ["A-1"]] and len(backlog.history) == 0
    assert ungrouped.says() == "2 epics are left out: they group other items."
    assert ungrouped.says_finished() == "1 finished epic is left out: it groups other items."


def test_groups_stay_where_their_type_is_chosen_and_where_there_is_nothing_else():
    whole = read_backlog(GROUPED).backlog
    assert without_groups(whole, {"type": ["epica", "bug"]}).items == 0
    assert without_groups(whole, {"type": Among(("epica",), without=True)}).items == 2
    epics = without_groups(filtered(whole, {"type": "epica"}))
    assert len(epics.backlog) == 1 and epics.says() == ""


def test_hide_names_hides_them_everywhere_and_the_same_way():
    data = (
        "Summary,Issue key,Status,Issue Type,Assignee,Reporter,Watchers,Description\n"
        "Ask Mara Lind,A-1,Open,Bug,Mara Lind,Jo Kerr,Jo Kerr,mail mara@example.org and @mara or [~jkerr]\n"
        "Plain,A-2,Open,Bug,Jo Kerr,,Mara Lind,see Jo Kerr\n"
    )
    hidden = hide_names(read_backlog(data.encode()).backlog)
    text = hidden.items.to_csv() + hidden.kept.to_csv() + hidden.history.to_csv()
    for secret in ("Mara", "Lind", "Jo", "Kerr", "mara@", "@mara", "jkerr"):
        assert secret not in text
    assert value(hidden, "A-1", "assignee") == value(hidden, "A-1", "item").removeprefix("Ask ")
    assert value(hidden, "A-2", "assignee") == value(hidden, "A-2", "description").removeprefix("see ")


def test_the_case_is_a_backlog_too_and_scores():
    items = load("backlog")
    case = from_frame(items, "Mealwise")
    assert len(case) == len(items)
    scores = score_items(case.items, "rice")
    assert scores.missing == {}
    assert scores.table["rank"].min() == 1
    assert scores.table.set_index("key")["score"].to_dict() == dict(
        zip(
            items["id"], items["reach"] * items["impact"] * items["confidence"] / items["effort"], strict=True
        )
    )


def test_missing_inputs_are_asked_for_and_never_invented():
    backlog = decide(jira(), "SHOP-1", {"reach": 100.0, "impact": 2.0, "confidence": 0.8, "effort": 2.0})
    scores = score_items(backlog.items, "rice")
    assert list(scores.table["score"].fillna(-1)) == [80, -1, -1]
    assert scores.table["missing"][1] == ["reach", "impact", "confidence", "effort"]
    assert scores.missing == {"reach": 2, "impact": 2, "confidence": 2, "effort": 2}
    assert "reach (people a period) of 2 items" in scores.asks()
    with pytest.raises(BacklogProblem, match="no method"):
        score_items(backlog.items, "magic")


def test_ice_counts_its_own_points_before_those_made_from_rice():
    frame = pd.DataFrame(
        {
            "id": ["A", "B"],
            "item": ["a", "b"],
            "impact": [2.0, float("nan")],
            "confidence": [0.8, 0.5],
            "ease": [5.0, 5.0],
            "ice_impact": [float("nan"), 9.0],
        }
    )
    scores = score_items(from_frame(frame).items, "ice")
    assert scores.table["score"].tolist() == pytest.approx(
        [(1 + 9 * 1.75 / 2.75 + 8 + 5) / 3, (9 + 5 + 5) / 3]
    )
    assert scores.missing == {} and scores.table["missing"].tolist() == [[], []]
