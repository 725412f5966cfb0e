"""Importing a newer export: which items are the same, what is told, and whose decisions go where."""

import json
from pathlib import Path

import pandas as pd
import pytest

from pmkit.backlog import decide, merge_import, read_backlog
from pmkit.backlog.import_changes import about_decisions, summary, to_json
from pmkit.backlog.portable import from_bytes, to_bytes

SAMPLES = Path(__file__).parent / "samples"


def value(backlog, key, field):
    return backlog.items.set_index("key").loc[key, field]


def csv(*rows):
    return (
        "Issue key,Summary,Status,Issue Type,Story Points,Effort\n" + "".join(f"{row}\n" for row in rows)
    ).encode()


def test_importing_again_tells_what_is_different_and_keeps_decisions():
    first = read_backlog(
        csv("A-1,one,Open,Bug,3,", "A-2,two,Open,Bug,5,2", "A-3,three,Open,Bug,,", "A-4,four,Open,Bug,,")
    )
    mine = decide(decide(first.backlog, "A-1", {"reach": 500.0}), "A-2", {"effort": 4.0})
    second = read_backlog(
        csv("A-1,one!,Open,Bug,8,", "A-2,two,Open,Bug,5,3", "A-3,three,Done,Bug,,", "A-5,five,Open,Bug,,")
    )
    merge = merge_import(mine, second)
    assert merge.new == ("A-5",)
    assert merge.changed == {
        "A-1": {"item": ("one", "one!"), "size": (3.0, 8.0)},
        "A-2": {"effort": (2.0, 3.0)},
    }
    assert merge.finished == ("A-3",)
    assert merge.vanished == ("A-4",)
    assert merge.conflicts == (("A-2", "effort", 4.0, 3.0),)
    assert merge.kept == ("A-1", "A-2")
    assert value(merge.backlog, "A-1", "reach") == 500
    assert value(merge.backlog, "A-1", "size") == 8
    assert value(merge.backlog, "A-2", "effort") == 4
    assert summary(merge) == (
        "Since the last import: 1 new item, 2 changed items, 1 item that is gone and 1 finished item."
    )
    assert about_decisions(merge) == [
        "Your decisions on 2 items were kept.",
        "The file has another value in 1 place where you decided one; what you decided stays.",
    ]
    lists = to_json(merge)["lists"]
    assert lists["changed"][0] == {"key": "A-1", "title": "one!", "change": "Title: one → one!; Size: 3 → 8"}
    assert lists["conflicts"] == [
        {"key": "A-2", "title": "two", "field": "Effort", "yours": "4", "file": "3"}
    ]
    assert (lists["vanished"], lists["finished"]) == (
        [{"key": "A-4", "title": "four"}],
        [{"key": "A-3", "title": "three"}],
    )


def test_a_large_number_is_told_in_figures():
    first = read_backlog(csv("A-1,one,Open,Bug,3,2"))
    mine = decide(first.backlog, "A-1", {"effort": 8000.0})
    told = to_json(merge_import(mine, read_backlog(csv("A-1,one,Open,Bug,3,1250000"))))["lists"]
    assert (told["conflicts"][0]["yours"], told["conflicts"][0]["file"]) == ("8,000", "1,250,000")


def test_importing_the_same_file_again_changes_nothing():
    report = read_backlog(SAMPLES / "jira_en.csv")
    mine = decide(report.backlog, "SHOP-1", {"reach": 5.0, "moscow": "must"})
    merge = merge_import(mine, read_backlog(SAMPLES / "jira_en.csv"))
    assert (merge.new, merge.changed, merge.vanished, merge.conflicts) == ((), {}, (), ())
    pd.testing.assert_frame_equal(merge.backlog.items, mine.items)
    again = merge_import(merge.backlog, read_backlog(SAMPLES / "jira_en.csv"))
    pd.testing.assert_frame_equal(again.backlog.items, mine.items)


def test_a_decision_taken_back_stays_taken_back():
    report = read_backlog(csv("A-1,one,Open,Bug,3,2"))
    emptied = decide(report.backlog, "A-1", {"effort": None})
    assert pd.isna(value(merge_import(emptied, report).backlog, "A-1", "effort"))


HEADER = {"id": "Issue id", "key": "Issue key", "title": "Summary", "status": "Status", "day": "Created"}
FIRST = (
    ("101", "A-1", "Search by harbour", "Open", "2026-01-05 10:00"),
    ("102", "A-2", "Refunds", "Open", "2026-01-06 11:00"),
    ("103", "A-3", "Dark theme", "Open", "2026-01-07 12:00"),
)


def export(rows, without=()):
    """The bytes of an export of these rows (id, key, title, status, day), without some columns."""
    names = [name for name in HEADER if name not in without]
    lines = [",".join(HEADER[name] for name in names)]
    lines += [",".join(dict(zip(HEADER, row, strict=True))[name] for name in names) for row in rows]
    return "\n".join(lines).encode()


def decided(rows=FIRST, without=()):
    """That export with a reach for each item, 100 for the first, 200 for the second …, as it is kept."""
    backlog = read_backlog(export(rows, without), "a.csv").backlog
    for number, key in enumerate(backlog.items["key"].tolist(), 1):
        backlog = decide(backlog, key, {"reach": 100.0 * number, "moscow": "must"})
    return backlog


def again(old, rows, without=()):
    """The import of a newer export, through the form in which a backlog is kept."""
    return merge_import(from_bytes(to_bytes(old)), read_backlog(export(rows, without), "a.csv"))


def reach(merge):
    return dict(zip(merge.backlog.items["key"], merge.backlog.items["reach"].fillna(0), strict=True))


def moved(rows, **keys):
    return [(id, keys.get(key.replace("-", ""), key), *rest) for id, key, *rest in rows]


NO_ID, NO_DAY = ("id",), ("id", "day")


@pytest.mark.parametrize("without", [(), ("day",), NO_ID, NO_DAY])
def test_decisions_follow_a_renamed_key(without):
    merge = again(decided(without=without), moved(FIRST, A1="B-7", A2="B-8"), without)
    assert merge.renamed == {"B-7": "A-1", "B-8": "A-2"}
    assert reach(merge) == {"B-7": 100, "B-8": 200, "A-3": 300}
    assert (merge.new, merge.vanished, merge.changed) == ((), (), {})
    assert summary(merge) == "Since the last import: 2 items with another key."


def test_with_an_id_a_title_can_change_with_the_key():
    rows = [("101", "B-7", "Search by port", "Open", "2026-01-05 10:00"), *FIRST[1:]]
    merge = again(decided(), rows)
    assert merge.renamed == {"B-7": "A-1"} and reach(merge)["B-7"] == 100
    assert merge.changed == {"B-7": {"item": ("Search by harbour", "Search by port")}}


@pytest.mark.parametrize("without", [(), NO_ID])
def test_two_items_that_swapped_their_keys_keep_what_is_theirs(without):
    merge = again(decided(without=without), moved(FIRST, A1="A-2", A2="A-1"), without)
    assert merge.renamed == {"A-2": "A-1", "A-1": "A-2"}
    assert reach(merge) == {"A-2": 100, "A-1": 200, "A-3": 300}


def test_without_id_and_date_a_key_that_stays_says_more_than_a_title():
    merge = again(decided(without=NO_DAY), moved(FIRST, A1="A-2", A2="A-1"), NO_DAY)
    assert merge.renamed == {} and reach(merge) == {"A-2": 200, "A-1": 100, "A-3": 300}


TWINS = (
    ("101", "A-1", "Fix login", "Open", "2026-01-05 10:00"),
    ("102", "A-2", "Fix login", "Open", "2026-01-05 10:00"),
)


def test_two_items_of_one_title_are_told_apart_by_id_or_key():
    renamed = moved(TWINS, A1="B-1", A2="B-2")
    assert reach(again(decided(TWINS), renamed)) == {"B-1": 100, "B-2": 200}
    one = again(decided(TWINS, NO_ID), moved(TWINS, A2="B-2"), NO_ID)
    assert reach(one) == {"A-1": 100, "B-2": 200}


def test_what_cannot_be_told_apart_is_said_and_nothing_is_guessed():
    merge = again(decided(TWINS, NO_ID), moved(TWINS, A1="B-1", A2="B-2"), NO_ID)
    assert reach(merge) == {"B-1": 0, "B-2": 0} and merge.renamed == {}
    assert merge.unclear == {"A-1": ("B-1", "B-2"), "A-2": ("B-1", "B-2")}
    assert to_json(merge)["lists"]["unclear"][0]["may_be"] == "B-1, B-2"
    assert merge.waiting == ("A-1", "A-2")  # and comes back with the old keys
    assert reach(again(merge.backlog, TWINS, NO_ID)) == {"A-1": 100, "A-2": 200}


@pytest.mark.parametrize("status", ["", "Done", "Won't Do"])
def test_what_was_gone_and_comes_back_has_its_decisions(status):
    rows = [row if row[1] != "A-2" else (*row[:3], status, row[4]) for row in FIRST]
    away = again(decided(), rows if status else [FIRST[0], FIRST[2]])
    gone = {"": away.vanished, "Done": away.finished, "Won't Do": tuple(away.left_out)}
    assert gone[status] == ("A-2",) and away.waiting == ("A-2",)
    assert "on 1 item wait, because the backlog does not have it now" in about_decisions(away)[1]
    longer = again(away.backlog, [FIRST[0]])
    assert longer.waiting == ("A-3", "A-2")
    back = again(longer.backlog, moved(FIRST, A2="C-2"))
    assert back.back == ("C-2", "A-3") and back.renamed == {"C-2": "A-2"}
    assert (back.new, back.changed) == ((), {})
    assert reach(back) == {"A-1": 100, "C-2": 200, "A-3": 300}
    assert back.backlog.absent is None


def test_what_was_finished_from_the_start_and_is_open_again_is_back_not_new():
    done = [*FIRST[:2], ("103", "A-3", "Dark theme", "Done", "2026-01-07 12:00")]
    merge = again(decided(done), moved(FIRST, A3="B-3"))
    assert (merge.back, merge.new, merge.renamed) == (("B-3",), (), {"B-3": "A-3"})


def test_what_is_left_out_now_is_not_called_gone():
    rows = [("101", "A-1", "Search by harbour", "Won't Do", "2026-01-05 10:00"), *FIRST[1:]]
    merge = again(decided(), rows)
    assert merge.vanished == () and "Won't Do" in merge.left_out["A-1"]


def test_another_tracker_that_numbers_alike_does_not_mix_items_up():
    """A server that moved kept its keys and gave new ids: 101 is A-3 now."""
    rows = [(id, *row[1:]) for id, row in zip(("103", "104", "101"), FIRST, strict=True)]
    merge = again(decided(), rows)
    assert merge.renamed == {} and reach(merge) == {"A-1": 100, "A-2": 200, "A-3": 300}


def test_a_key_used_again_for_another_item_does_not_hand_on_decisions():
    merge = again(decided(), [*FIRST[:2], ("150", "A-3", "Timetable by bus stop", "Open", "2026-02-09 9:00")])
    assert reach(merge)["A-3"] == 0 and (merge.new, merge.vanished) == (("A-3",), ("A-3",))
    assert to_json(merge)["lists"]["vanished"] == [{"key": "A-3", "title": "Dark theme"}]


def test_a_new_key_is_no_news_in_what_names_it():
    head = "Issue key,Summary,Status,Created,Parent,Inward issue link (Blocks)\n"
    first = read_backlog(f"{head}A-1,one,Open,2026-01-05,,\nA-2,two,Open,2026-01-06,A-1,A-1\n".encode())
    second = read_backlog(f"{head}B-1,one,Open,2026-01-05,,\nB-2,two,Open,2026-01-06,B-1,B-1\n".encode())
    merge = merge_import(first.backlog, second)
    assert merge.renamed == {"B-1": "A-1", "B-2": "A-2"} and merge.changed == {}


def test_lists_are_whole():
    rows = [(str(at), f"C-{at}", f"Item {at}", "Open", "2026-01-05 10:00") for at in range(40)]
    told = to_json(again(decided(), rows, NO_ID))["lists"]
    assert len(told["new"]) == 40 and told["new"][39] == {"key": "C-39", "title": "Item 39"}


def test_an_issue_of_github_is_known_by_its_id():
    def issues(first, **more):
        names = ("Search", "Refunds")
        rows = [{"id": f"I_{at}", "number": first + at, "title": names[at], "labels": []} for at in (0, 1)]
        return read_backlog(json.dumps([{**rows[0], **more}, rows[1]]).encode(), "issues.json")

    mine = decide(issues(1).backlog, "1", {"reach": 5.0})
    merge = merge_import(mine, issues(80, title="Search by harbour"))
    assert merge.renamed == {"80": "1", "81": "2"} and reach(merge) == {"80": 5, "81": 0}
