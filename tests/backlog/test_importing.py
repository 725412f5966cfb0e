"""Each tracker's export comes in whole: every row is an item or left out for a named reason."""

from pathlib import Path

import pandas as pd
import pytest

from pmkit.backlog import ImportProblem, read_backlog, throughput

SAMPLES = Path(__file__).parent / "samples"
READABLE = sorted(
    path for path in SAMPLES.iterdir() if path.name not in ("README.md", "jira.xml", "trello_card.json")
)
TEN = ("en", "de", "fr", "es", "pt", "it", "nl", "pl", "ja", "zh")


def read(name, **more):
    return read_backlog(SAMPLES / name, **more)


def item(report, key):
    return report.items.set_index("key").loc[key]


@pytest.mark.parametrize("path", READABLE, ids=lambda path: path.name)
def test_the_counts_add_up_to_the_rows_of_the_file_and_no_column_is_lost(path):
    report = read_backlog(path)
    told = report.to_json()
    assert told["items"] + sum(told["left_out"].values()) == told["rows_in_file"] > 0
    assert len(report.items) == len(report.backlog.kept) == told["items"]
    uses = [use for outcome in ("mapped", "kept", "ignored") for use in told["columns"][outcome]]
    assert len({use["header"] for use in uses}) == len(uses)
    assert set(told) >= {"rows_in_file", "items", "left_out", "columns", "questions", "missing", "sample"}


@pytest.mark.parametrize("language", TEN)
def test_jira_is_read_in_every_interface_language(language):
    report = read(f"jira_{language}.csv")
    assert report.tracker == "jira"
    first = item(report, "SHOP-1")
    assert first["labels"] == ["list", "aisle"]
    assert first["size"] == 5
    assert first["sprint"] == "Sprint 5"
    assert not pd.isna(first["created"])
    assert len(report.items) == (3 if language == "en" else 2)
    assert report.missing["rice"] == dict.fromkeys(
        ("reach", "impact", "confidence", "effort"), len(report.items)
    )
    if language != "en":
        assert first["requires"] == ["SHOP-2"]
        month = {"de": "10", "pt": "09"}.get(language, "08")
        assert list(report.backlog.history["done"].dt.strftime("%Y-%m-%d")) == [f"2025-{month}-05"]


def test_jiras_repeated_headers_become_lists_and_both_estimates_are_taken_together():
    report = read("jira_en.csv")
    assert item(report, "SHOP-1")["description"] == 'As a shopper\nI want "aisles", in order'
    assert item(report, "SHOP-2")["size"] == 8
    assert item(report, "SHOP-3")["size"] == 3
    assert any("were taken together as size" in note and "1 row" in note for note in report.notes)
    comments = report.backlog.kept["Comment"]
    assert list(comments) == [["First, a comment", "Second; with a semicolon"], [], ["Only one"]]
    assert report.backlog.kept["Sprint"].iloc[0] == ["Sprint 4", "Sprint 5"]


def test_seconds_stay_seconds_and_points_do_not_become_months():
    report = read("jira_en.csv")
    assert item(report, "SHOP-1")["estimate_seconds"] == 7200
    assert pd.isna(item(report, "SHOP-1")["effort"])


def test_lexorank_is_an_order_of_texts():
    items = read("jira_en.csv").items
    assert list(items.sort_values("rank_text")["key"]) == ["SHOP-1", "SHOP-2", "SHOP-3"]


def test_links_work_in_both_directions_and_finished_prerequisites_are_told():
    report = read("jira_en.csv")
    assert item(report, "SHOP-2")["requires"] == ["SHOP-1"]
    assert item(report, "SHOP-3")["requires"] == []
    assert "1 prerequisite is done or dropped already." in report.notes


def test_done_goes_to_the_history_and_dropped_does_not():
    report = read("jira_en.csv")
    assert list(report.backlog.history["key"]) == ["SHOP-4"]
    assert report.left_out == {
        "status “Won't Do”: dropped": (6,),
        "resolution “Duplicate”: dropped": (7,),
        "status “Done”: done, kept as history": (5,),
    }


def test_a_status_of_the_teams_own_can_be_explained():
    report = read("jira_en.csv", statuses={"in progress": "dropped"})
    assert "status “In Progress”: dropped" in report.left_out


def test_github_text_becomes_prerequisites():
    report = read("github_issues.json")
    assert item(report, "7")["requires"] == ["3"]
    assert item(report, "8")["requires"] == ["3"]
    assert item(report, "7")["effort"] == 2
    assert item(report, "7")["labels"] == ["enhancement"]
    assert item(report, "7")["epic"] == "Spring"
    assert "resolution “NOT_PLANNED”: dropped" in report.left_out
    assert list(read("github_issues.csv").items["requires"]) == [["3"], []]


def test_github_projects_name_the_repository_where_there_are_several():
    report = read("github_project.tsv")
    assert list(report.items["key"][:2]) == ["example/shop#7", "example/server#7"]
    assert report.items["key"][2].startswith("t-")
    assert any("no key" in note for note in report.notes)


def test_trello_boards_old_and_new():
    report = read("trello_board.json")
    assert list(report.items["item"]) == ["Sort by aisle", "Share a list"]
    assert item(report, "aaa1")["labels"] == ["Feature", "red"]
    assert item(report, "aaa1")["size"] == 5
    assert list(report.backlog.kept["Mood"]) == ["sunny", ""]
    assert report.left_out["archived"] == (3, 6)
    assert len(read("trello_board_old.json").items) == 2
    assert read("trello.csv").items["labels"][0] == ["Feature"]


@pytest.mark.parametrize(("name", "says"), [("trello_card.json", "single Trello card"), ("jira.xml", "XML")])
def test_what_is_no_backlog_is_refused_in_words(name, says):
    with pytest.raises(ImportProblem, match=says):
        read(name)


def test_linear_dates_blockers_and_an_impossible_cycle_time():
    report = read("linear.csv")
    assert item(report, "ENG-1")["requires"] == ["ENG-2"]
    assert str(item(report, "ENG-1")["created"]) == "2023-02-06 05:00:00"
    assert any("impossible" in note and "ENG-5" in note for note in report.notes)


def test_azure_dates_are_asked_once_and_never_guessed():
    report = read("azure_flat.csv")
    (question,) = report.open_questions
    assert question.id == "date_order"
    assert report.items["created"].isna().all()
    assert item(read("azure_flat.csv", answers={"date_order": "month"}), "101")["created"].month == 12
    day_first = read("azure_flat.csv", answers={"date_order": "day"})
    assert item(day_first, "101")["created"].month == 1
    assert not day_first.open_questions
    assert day_first.backlog.history["cycle_days"].tolist() == [29.0]


def test_one_unmistakable_date_settles_the_order_for_the_whole_file():
    report = read_backlog(b"Key,Title,Created,Due\nA-1,x,03/04/2026,\nA-2,y,05/06/2026,13/06/2026\n")
    assert not report.questions
    assert list(report.items["created"].dt.month) == [4, 6]


def test_an_azure_tree_tells_the_parents():
    items = read("azure_tree.csv").items
    assert list(items["item"]) == ["Lists", "Sorting", "By aisle", "By name", "Sharing"]
    assert list(items["parent"]) == ["", "1", "2", "2", "1"]


def test_shifted_rows_are_flagged_and_left_out():
    report = read("azure_shifted.csv")
    assert [rows for reason, rows in report.left_out.items() if "shifted" in reason] == [(3,), (5,)]
    assert any("shifted" in note and "row 3" in note for note in report.notes)


def test_anything_else_comes_in_through_mapping():
    mapping = {"Was": "item", "Leute/Quartal": "reach", "Zuversicht": "confidence", "Monate": "effort"}
    report = read("anything.csv", mapping=mapping)
    assert list(report.items["reach"]) == [1200, 350]
    assert list(report.items["confidence"]) == [0.8, 0.5]
    assert list(report.items["effort"]) == [1.5, 0.5]
    assert list(report.backlog.kept.columns) == ["Wozu", "Anmerkung"]
    assert read("anything.csv", memory=mapping | {"Nicht hier": "value"}).items.equals(report.items)


def test_without_a_title_column_it_is_asked():
    report = read("anything.csv")
    assert [question.id for question in report.open_questions] == ["title_column"]
    assert len(report.items) == 0
    assert len(read("anything.csv", answers={"title_column": "Was"}).items) == 2


@pytest.mark.parametrize(
    ("mapping", "says"),
    [({"Nobody": "item"}, "no column “Nobody”"), ({"Was": "fun"}, "not something a column can")],
)
def test_a_mapping_that_can_not_be_meant_is_refused(mapping, says):
    with pytest.raises(ImportProblem, match=says):
        read("anything.csv", mapping=mapping)


def test_a_column_can_be_left_out_or_kept_on_request():
    report = read("jira_en.csv", mapping={"Comment": "ignore", "Priority": "keep"})
    assert "Comment" not in report.backlog.kept.columns
    assert list(report.backlog.kept["Priority"]) == ["High", "Medium", "Highest"]


def test_confidence_in_points_or_per_cent_is_asked():
    data = b"Title,Confidence\na,8\nb,5\n"
    assert [question.id for question in read_backlog(data).open_questions] == ["confidence_scale"]
    assert read_backlog(data).items["confidence"].isna().all()
    assert list(read_backlog(data, answers={"confidence_scale": "points"}).items["confidence"]) == [0.8, 0.5]
    assert list(read_backlog(b"Title,Confidence\na,80\nb,50\n").items["confidence"]) == [0.8, 0.5]


def test_a_mark_that_groups_or_divides_is_asked_unless_other_numbers_tell():
    data = b"Title,Reach\na,1.200\nb,350\n"
    report = read_backlog(data)
    assert [question.id for question in report.open_questions] == ["decimal_mark"]
    assert report.items["reach"].isna().tolist() == [True, False]
    assert read_backlog(data, answers={"decimal_mark": "group"}).items["reach"][0] == 1200
    assert read_backlog(data, answers={"decimal_mark": "decimal"}).items["reach"][0] == 1.2
    assert read_backlog(b'Title,Reach,Effort\na,"1,200",0.5\n').items["reach"][0] == 1200
    assert read_backlog(b"Title;Reach;Effort\na;1.200;0,5\n").items["reach"][0] == 1200


def test_amounts_are_read_in_the_unit_of_their_field_and_each_column_tells_it():
    report = read_backlog(
        "Titel;Aufwand;Konfidenz;Reach;Wert\na;2 Wochen;1;1.200;8 TEUR\n"
        "b;10 PT;0,8;350;9.000,50 €\nc;5 Fuzz;0,5;zwölf;7\n".encode()
    )
    items = report.items
    assert items["effort"].fillna(-1).tolist() == [0.5, 0.5, -1]
    assert items["confidence"].tolist() == [1, 0.8, 0.5]
    assert items["reach"].tolist() == [1200, 350, 12] and items["value"].tolist() == [8000, 9000.5, 7]
    told = "\n".join(report.notes)
    for note in (
        "Reach: 2 cells were not read as written; the first is row 2 (“1.200”): Read as 1,200.",
        "row 2 (“2 Wochen”): 2 Wochen = 0.5 person-months, at 4 weeks a month.",
        "Aufwand: 1 cell is no number and stayed empty; the first is row 4 (“5 Fuzz”).",
        "(“8 TEUR”): 8 TEUR = 8,000",
    ):
        assert note in told


def test_a_column_of_ticks_calls_items_done():
    report = read_backlog(b"Title,Done\na,yes\nb,\nc,no\n")
    assert list(report.items["item"]) == ["b", "c"]
    assert report.left_out == {"done, kept as history": (2,)}


def test_cells_that_are_no_numbers_stay_empty_and_are_named():
    report = read_backlog(b"Title,Effort\na,3\nb,soon\n")
    assert report.items["effort"].isna().tolist() == [False, True]
    assert any("row 3 (“soon”)" in note for note in report.notes)


def test_duplicate_keys_are_told_with_both_rows():
    report = read_backlog(b"Key,Title\nA-1,x\nA-2,y\nA-1,z\n")
    assert list(report.items["item"]) == ["x", "y"]
    assert any("Row 4" in note and "row 2" in note for note in report.notes)


def test_circles_are_named():
    report = read_backlog(b"Key,Title,Depends on\nA-1,x,A-2\nA-2,y,A-3\nA-3,z,A-1\n")
    assert any("A-1 needs A-2 needs A-3 needs A-1" in note for note in report.notes)


def test_an_item_that_waits_for_itself_is_named_and_does_not_wait():
    report = read_backlog(b"Key,Title,Depends on\nA-1,x,A-1\nA-2,y,A-1\n")
    assert report.items["requires"].tolist() == [[], ["A-1"]]
    assert "1 prerequisite was left out, since an item can't wait for itself: A-1." in report.notes


def test_prerequisites_that_the_file_does_not_have_are_named():
    report = read_backlog(b"Key,Title,Depends on\nA-1,x,B-9\n")
    assert report.items["requires"][0] == []
    assert any("B-9" in note for note in report.notes)


def test_throughput_has_the_weeks_of_none():
    rows = "".join(f"A-{n},x,Done,2026-01-{day:02d}\n" for n, day in enumerate((5, 6, 25)))
    weeks = throughput(read_backlog(f"Key,Title,Status,Resolved\n{rows}A-9,y,Open,\n".encode()).backlog)
    assert list(weeks["finished"]) == [2, 0, 1]
    assert list(weeks["starts"].dt.day_name().unique()) == ["Monday"]


def test_the_sample_has_ten_rows_and_no_empty_column():
    report = read_backlog(("Title,Reach\n" + "a,1\n" * 30).encode())
    assert len(report.sample) == 10
    assert "created" not in report.sample.columns


def test_every_sentence_of_a_report_is_short():
    for path in READABLE:
        for sentence in read_backlog(path).sentences():
            assert len(sentence.split()) <= 60, sentence


def test_the_samples_and_their_readme_agree():
    told = (SAMPLES / "README.md").read_text(encoding="utf-8")
    for path in SAMPLES.iterdir():
        if path.name != "README.md" and not path.name.startswith("jira_"):
            assert f"`{path.name}`" in told


def test_the_items_stand_in_the_trackers_order_whatever_the_file_was_sorted_by():
    data = "Issue key,Summary,Issue Type,Status,Rank,Mood\n" + "".join(
        f"S-{n},t{n},Bug,Open,{rank},m{n}\n"
        for n, rank in ((1, "0|i0000f:"), (2, "0|hzzzzz:"), (3, ""), (4, "0|i0000f:i"), (5, "0|i00007:zz"))
    )
    report = read_backlog(data.encode())
    assert list(report.items["key"]) == ["S-2", "S-5", "S-1", "S-4", "S-3"]
    assert list(report.backlog.kept["Mood"]) == ["m2", "m5", "m1", "m4", "m3"]
    assert list(report.backlog.imported["key"]) == list(report.items["key"])
    assert "The items stand in the order of Rank, the tracker's own, not in that of the file." in report.notes
    numbered = "Key,Title,Rank\nA-1,x,2\nA-2,y,10\nA-3,z,1\n"
    assert list(read_backlog(numbered.encode()).items["key"]) == ["A-1", "A-2", "A-3"]


def test_a_header_that_comes_twice_says_which_of_its_cells_counts():
    data = b"Issue key,Summary,Issue Type,Status,Story Points,Story Points,Due date,Due date,Labels,Labels\n"
    report = read_backlog(data + b"A-1,x,Bug,Open,,5,,2026-05-06,a,b\n")
    assert report.items["size"][0] == 5
    assert f"{report.items['due'][0]:%Y-%m-%d}" == "2026-05-06"
    says = {use.header: use.says for use in report.columns}
    assert says["Story Points"] == "the first filled one counts"
    assert says["Due date"] == "the first filled one counts; all are kept"
    assert says["Labels"] == "2 columns as a list"


def test_a_date_of_completion_beside_a_status_that_is_not_understood_is_told():
    data = b"Key,Title,Status,Resolved\nA-1,x,Live,2026-01-05\nA-2,y,Open,\n"
    told = "1 item has a date of completion, but a status that is taken as open: \u201cLive\u201d."
    assert any(note.startswith(told) for note in read_backlog(data).notes)
    explained = read_backlog(data, statuses={"Live": "done"})
    assert len(explained.backlog.history) == 1
    assert not any("date of completion" in note for note in explained.notes)
    assert not any(
        "date of completion" in note for note in read_backlog(data, statuses={"Live": "open"}).notes
    )


def test_while_a_date_can_be_read_in_two_ways_nothing_is_told_from_it():
    data = b"Summary,Issue key,Issue Type,Status,Resolved\nForm,A-1,Bug,Done,05/06/2026\n"
    said = [" ".join(read_backlog(data, answers={"date_order": answer}).notes) for answer in ("", "day")]
    assert ["date of completion" in one for one in said] == [False, False]
