"""Decisions go back into the tracker and out to people; what comes from data stays text everywhere."""

import csv
import io
import itertools
import json
import re
import shlex
from html.parser import HTMLParser
from pathlib import Path

import openpyxl
import pandas as pd
import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from pmkit.backlog import (
    DECIDED,
    BacklogProblem,
    all_columns_csv,
    decide,
    from_frame,
    read_backlog,
    score_items,
    to_csv,
    to_github_commands,
    to_html,
    to_markdown,
    to_xlsx,
)
from pmkit.backlog.exporters.cells import cell_text
from pmkit.backlog.exporters.github import BANDS
from pmkit.backlog.exporters.markdown_text import in_markdown
from pmkit.backlog.exporters.order_fields import in_release, score_and_rank
from pmkit.backlog.exporters.tracker import targets, told
from pmkit.backlog.merging import differs
from pmkit.hidden_characters import visible
from pmkit.practice.markdown import to_html as markdown_to_html

SAMPLES = Path(__file__).parent / "samples"
SPREADSHEETS = ["jira_en.csv", "jira_de.csv", "azure_flat.csv", "linear.csv", "productboard.csv", "aha.csv",
                "anything.xlsx", "trello_board.json", "hostile.csv"]  # fmt: skip


def decided(name):
    backlog = read_backlog(SAMPLES / name, answers={"date_order": "day"}).backlog
    first, second = backlog.items["key"][:2]
    backlog = decide(
        backlog, first, {"reach": 1200.0, "impact": 2.0, "confidence": 0.8, "effort": 1.5, "moscow": "must"}
    )
    return decide(backlog, second, {"value": 0.25, "cost_of_delay": 1e6, "duration": 3.0})


def written(backlog, *words, **more):
    """The rows that the tracker gets."""
    return list(csv.DictReader(io.StringIO(to_csv(backlog, *words, **more))))


@pytest.mark.parametrize("name", SPREADSHEETS)
def test_what_was_decided_comes_back_from_the_trackers_file_and_nothing_else(name):
    backlog = decided(name)
    again = read_backlog(to_csv(backlog).encode()).items
    assert len(again) == 2
    for name in DECIDED:
        changed = differs(backlog, name)[:2]
        mine = [
            cell_text(cell) if other else ""
            for cell, other in zip(backlog.items[name], changed, strict=False)
        ]
        assert mine == list(map(cell_text, again[name]))


MONEY = (
    b"Issue key,Summary,Issue Type,Status,Story Points,Custom field (Story point estimate),Annual revenue,"
    b"Custom field (Reach)\nA-1,Sort,Story,To Do,,5,800,10\nA-2,Share,Story,To Do,3,,,20\n"
)


def own():
    """Two columns of size, a column that somebody mapped, and one whose name says what it is."""
    return read_backlog(MONEY, "x.csv", {"Annual revenue": "value"}).backlog


def story(key, title):
    return {"Issue key": key, "Summary": title, "Issue Type": "Story"}


def test_no_value_goes_into_a_column_that_somebody_else_fills():
    backlog = decide(decide(own(), "A-1", {"reach": 12.0}), "A-2", {"value": 90.0, "size": 8.0})
    assert written(backlog) == [
        {**story("A-1", "Sort"), "Custom field (Reach)": "12", "Value": "", "Size": ""},
        {**story("A-2", "Share"), "Custom field (Reach)": "", "Value": "90", "Size": "8"},
    ]


def test_each_field_is_named_before_it_is_written():
    backlog = decide(decide(own(), "A-1", {"reach": None}), "A-2", {"value": 90.0, "size": 8.0})
    assert [one.says() for one in targets(backlog)] == [
        "Reach of 1 item goes into “Custom field (Reach)”, which your file has. You emptied it in A-1; "
        "a blank cell changes nothing there, so empty it in the tracker.",
        "Value of 1 item goes into “Value”, a field of its own. “Annual revenue” of your file stays "
        "untouched.",
        "Size of 1 item goes into “Size”, a field of its own. “Story Points” and “Custom field (Story point "
        "estimate)” of your file stay untouched.",
    ]
    assert told(backlog, "", {}, [])[-1].startswith(
        "New there: “Value” and “Size”. In Jira an administrator makes it"
    )


def test_another_column_can_be_chosen_or_a_field_left_out():
    backlog = decide(own(), "A-2", {"value": 90.0, "size": 8.0})
    into = {"value": "Annual revenue", "size": "none"}
    assert written(backlog, into=into) == [
        {"Issue key": "A-2", "Summary": "Share", "Issue Type": "Story", "Annual revenue": "90"}
    ]
    assert targets(backlog, "", into)[1].says() == "Size of 1 item is left out, as you chose."
    with pytest.raises(BacklogProblem, match="Two things would go into “Summary”"):
        to_csv(backlog, into={"value": "Summary"})
    with pytest.raises(BacklogProblem, match="status is no field that you decide"):
        to_csv(backlog, into={"status": "Done"})


def test_an_own_column_never_has_the_name_of_one_that_means_something_else():
    backlog = read_backlog(b"Key,Title,Effort\nA-1,Sort,3\n", "x.csv", {"Effort": "keep"}).backlog
    (one,) = targets(decide(backlog, "A-1", {"effort": 2.0}))
    assert one.header == "Effort (decided)"


def test_nothing_decided_is_told():
    with pytest.raises(BacklogProblem, match="Nothing is decided yet that differs from the tracker"):
        to_csv(own())


def test_score_rank_and_release_are_offered_as_fields():
    from pmkit.cases import load

    case = from_frame(load("backlog"))
    extras = [*score_and_rank(case.items, "rice"), in_release(case.items, 12)]
    rows = written(case, extras=extras)
    scores = score_items(case.items, "rice").table
    assert {row["Key"]: int(row["RICE rank"]) for row in rows} == dict(
        zip(scores["key"], scores["rank"], strict=True)
    )
    chosen = [row["Key"] for row in rows if row["In release"] == "yes"]
    assert chosen and case.items.set_index("key").loc[chosen, "effort"].sum() <= 12
    said = told(case, "jira", {}, extras)
    assert said[0] == f"The score by RICE of {len(scores)} items goes into “RICE score”, a number field."
    assert f"{len(chosen)} items of {len(case)}" in said[2] and "Custom fields" in said[3]


@pytest.mark.parametrize(
    ("name", "tracker", "headers"),
    [
        ("jira_en.csv", "jira", ["Issue key", "Summary", "Issue Type"]),
        (
            "jira_en.csv",
            "azure",
            ["ID", "Title", "Work Item Type", "Effort (person-months)", "Business Value"],
        ),
        ("linear.csv", "linear", ["ID", "Title"]),
        ("anything.xlsx", "generic", ["ID", "Title"]),
    ],
)
def test_the_headers_are_those_of_the_trackers_importer(name, tracker, headers):
    first = next(csv.reader(io.StringIO(to_csv(decided(name), tracker))))
    assert set(headers) <= set(first)
    assert "Value" in first or "Business Value" in first


def test_no_cell_starts_a_formula_and_numbers_stay_numbers():
    backlog = decided("hostile.csv")
    for row in csv.reader(io.StringIO(all_columns_csv(backlog))):
        for cell in row:
            assert not cell.startswith(("=", "@", "\t", "\r")) and not re.match(r"[+-](?!\d+$)", cell)
    assert ",1000000," in to_csv(backlog).replace("\r\n", ",")


@settings(max_examples=80)
@given(
    st.lists(
        st.text(st.characters(exclude_categories=["Cs"], exclude_characters="\0"), min_size=1),
        min_size=1,
        max_size=5,
    )
)
def test_any_title_comes_back_as_it_went_out(titles):
    titles = [title.strip() or "x" for title in titles]
    frame = pd.DataFrame({"id": [f"K{n}" for n in range(len(titles))], "item": titles})
    once = read_backlog(all_columns_csv(from_frame(frame)).encode("utf-8")).backlog
    twice = read_backlog(all_columns_csv(once).encode("utf-8")).backlog
    assert list(once.items["item"]) == list(twice.items["item"])
    for title, back in zip(titles, once.items["item"], strict=True):
        if "\r" not in title:
            assert back == title


def test_an_unknown_tracker_is_refused():
    with pytest.raises(BacklogProblem, match="no export for excel"):
        to_csv(decided("jira_en.csv"), "excel")


LABELS = {
    1: ["effort: 3", "bug"],
    2: ["Effort: 7.5", "moscow: must"],
    3: ["effort: large"],
    4: ["reach: 10; rm"],
}
ISSUES = [
    {
        "number": number,
        "title": f"Item {number}",
        "state": "OPEN",
        "labels": [{"name": name} for name in labels],
        "url": f"https://github.com/example/shop/issues/{number}",
    }
    for number, labels in LABELS.items()
]


def after(issues, lines):
    """The labels of each issue after the commands, which hold no sign that a shell would act on."""
    labels = {str(issue["number"]): [one["name"] for one in issue["labels"]] for issue in issues}
    made = set()
    for line in lines:
        words = shlex.split(line)
        assert not re.search(r"[$`;&|<>\\!%^]", line)
        if words[:3] == ["gh", "label", "create"]:
            made.add(words[3])
            continue
        assert words[:3] == ["gh", "issue", "edit"] and words[words.index("--repo") + 1] == "example/shop"
        for option, label in itertools.pairwise(words):
            if option == "--add-label":
                assert label in made
                labels[words[3]].append(label)
            if option == "--remove-label":
                labels[words[3]].remove(label)
    return labels


def test_github_gets_labels_by_band_and_loses_our_old_ones():
    backlog = read_backlog(json.dumps(ISSUES).encode()).backlog
    for key, effort in zip("1234", (0.5, 2.0, 3.0, 9.0), strict=True):
        backlog = decide(backlog, key, {"effort": effort})
    lines = to_github_commands(backlog, scores=pd.Series([5.0, 1.0, None, 9.0])).splitlines()
    assert after(ISSUES, lines) == {
        "1": ["bug", "effort: small", "score: medium"],
        "2": ["moscow: must", "effort: small", "score: small"],
        "3": ["effort: medium"],
        "4": ["reach: 10; rm", "effort: large", "score: large"],
    }
    assert lines[1] == (
        'gh label create "effort: medium" --repo example/shop '
        '--description "effort from 3 to 3 person-months" --force'
    )


def test_github_gets_a_label_for_what_is_in_the_plan_and_loses_it_with_the_plan():
    backlog = read_backlog(json.dumps(ISSUES).encode()).backlog
    labels = after(ISSUES, to_github_commands(backlog, planned=("1", "4")).splitlines())
    assert [key for key, names in labels.items() if "release: planned" in names] == ["1", "4"]
    issues = [{**one, "labels": [{"name": name} for name in labels[str(one["number"])]]} for one in ISSUES]
    again = read_backlog(json.dumps(issues).encode()).backlog
    other = after(issues, to_github_commands(again, planned=("4",)).splitlines())
    assert [key for key, names in other.items() if "release: planned" in names] == ["4"]


def test_bands_are_no_decisions_when_they_come_in_again():
    backlog = decide(read_backlog(json.dumps(ISSUES).encode()).backlog, "1", {"effort": 0.5})
    labels = after(ISSUES, to_github_commands(backlog).splitlines())
    issues = [{**one, "labels": [{"name": name} for name in labels[str(one["number"])]]} for one in ISSUES]
    again = read_backlog(json.dumps(issues).encode()).backlog
    assert again.items["effort"].isna().all()
    assert to_github_commands(decide(again, "1", {"effort": 0.5})).splitlines()[-1].count("label") == 1


def test_a_band_holds_a_third_and_equal_values_stay_together():
    backlog = from_frame(pd.DataFrame({"id": [*map(str, range(1, 91))], "item": "x"}))
    for row in range(90):
        backlog.items.loc[row, "reach"] = float(row // 2)
    lines = to_github_commands(backlog, "a/b").splitlines()
    assert len([line for line in lines if "create" in line]) == 3
    assert [sum(f"reach: {band}" in line for line in lines if "edit" in line) for band in BANDS] == [
        30,
        30,
        30,
    ]


def test_github_commands_refuse_what_is_no_issue():
    with pytest.raises(BacklogProblem, match="no GitHub issue"):
        to_github_commands(decided("jira_en.csv"))
    with pytest.raises(BacklogProblem, match="no repository"):
        to_github_commands(decided("github_issues.json"), "x; rm -rf /")


class Page(HTMLParser):
    """The tags, attributes and texts of a page."""

    def __init__(self, html):
        super().__init__()
        self.tags, self.attributes, self.text = [], [], ""
        self.feed(html)

    def handle_starttag(self, tag, attrs):
        self.tags.append(tag)
        self.attributes += attrs

    def handle_data(self, data):
        self.text += data


def test_the_page_shows_hostile_texts_as_text():
    backlog = decided("hostile.csv")
    page = Page(
        to_html(backlog, title="<script>alert(0)</script>", note="<img src=x>", pictures=[('"><b>', b"png")])
    )
    assert not {"script", "a", "iframe", "link", "form", "b"} & set(page.tags)
    assert page.tags.count("img") == 1
    assert all(not name.startswith("on") and "http" not in (value or "") for name, value in page.attributes)
    assert "<script>alert(1)</script>" in page.text
    assert "abc⟨U+202E⟩gnp.exe" in page.text
    assert "default-src 'none'" in dict(page.attributes).values() or any(
        "default-src" in (v or "") for _, v in page.attributes
    )


def test_the_page_is_in_the_order_of_the_ranks():
    backlog = decided("jira_en.csv")
    scores = score_items(backlog.items, "rice").table
    html = to_html(backlog, scores=scores.assign(rank=[3, 1, 2]))
    assert html.index("Share a list") < html.index("empty after") < html.index("Sort the list")


def test_the_wiki_table_shows_hostile_texts_as_text():
    page = Page(markdown_to_html(to_markdown(decided("hostile.csv"))))
    assert not {"script", "a", "img", "code", "em", "strong"} & set(page.tags)
    assert page.tags.count("tr") == 6
    assert "[link](javascript:alert(1))" in page.text
    assert page.tags.count("td") % 5 == 0


def test_common_signs_are_not_escaped_in_the_wiki_table():
    title = "1. Sort (by aisle) - a_b, 2.5 & more! #7 > 3 = x + y"
    frame = pd.DataFrame({"id": ["DOC-1060"], "item": [title]})
    said = to_markdown(from_frame(frame), title="Spring - release (2027)")
    assert said.startswith("# Spring - release (2027)\n")
    assert f"| DOC-1060 | {title} |" in said


@settings(max_examples=200)
@given(st.text(st.sampled_from("ab1 \\`*_{}[]<>()#+-.!|~&;:@$^=\"'/"), max_size=12))
@example("[a](javascript:b)")
@example("&lt;b&gt;")
@example("<http://a.b>")
@example("a_b_ _c")
def test_any_title_is_read_as_it_is_in_the_wiki_table(title):
    page = Page(markdown_to_html(f"| a |\n| --- |\n| {in_markdown(title)} |\n| end |"))
    assert set(page.tags) <= {"table", "thead", "tbody", "tr", "th", "td"}
    said = page.text.replace("\u200b", "").split("\n")
    assert " ".join(title.split()) in [" ".join(line.split()) for line in said]


def test_the_page_is_called_as_people_say_and_never_as_the_file():
    backlog = read_backlog(SAMPLES / "jira_en.csv", "Jira (3) final FINAL.csv").backlog
    assert "<h1>Backlog: 3 items</h1>" in to_html(backlog) and "FINAL" not in to_html(backlog)
    assert "<h1>Spring</h1>" in to_html(backlog, title="Spring")
    assert to_markdown(backlog).startswith("# Backlog: 3 items\n")


def test_the_columns_of_a_page_can_be_chosen():
    html = to_html(decided("jira_en.csv"), columns=("item", "assignee", "reach"))
    assert re.findall(r"<th [^>]*>([^<]*)", html) == ["Title", "Assignee", "Reach"]
    with pytest.raises(BacklogProblem, match="There is no column colour"):
        to_html(decided("jira_en.csv"), columns=("colour",))


def test_the_more_columns_the_smaller_the_letters_on_paper():
    from pmkit.cases import load

    case = from_frame(load("backlog"))
    few, many = to_html(case, columns=("key", "item")), to_html(case)
    sizes = [
        [float(size) for size in re.findall(r"table { font-size: ([\d.]+)pt", page)] for page in (few, many)
    ]
    assert sizes[0] == [9, 9] and 4.5 <= sizes[1][1] < sizes[1][0] <= 9
    assert "A4 landscape" in few


class Blank(float):
    """An empty cell: 0 in arithmetic, no number where numbers are counted."""


def evaluate(formula, sheet):
    """The few functions that the sheet uses, on its own cells. LibreOffice agreed when it was asked."""
    condition, arithmetic = re.fullmatch(r'=IF\(([^=]*=\d+),(.*),""\)', formula).groups()
    number = lambda cell: isinstance(cell, (int, float)) and not isinstance(cell, Blank)  # noqa: E731
    names = {
        "COUNT": lambda *cells: sum(map(number, cells)),
        "ISNUMBER": number,
        "MAX": max,
        "MIN": min,
        "IF_": lambda test, yes, no: yes if test else no,
    }
    for cell in re.findall(r"[A-Z]+\d+", formula):
        names[cell] = Blank() if sheet[cell].value is None else sheet[cell].value
    return eval(arithmetic.replace("IF(", "IF_("), names) if eval(condition.replace("=", "=="), names) else ""


@pytest.mark.parametrize(
    ("label", "method"),
    [("RICE", "rice"), ("ICE (average)", "ice"), ("Value / effort", "value-effort"), ("WSJF", "wsjf")],
)
def test_the_spreadsheets_formulas_give_the_courses_scores(label, method):
    from pmkit.cases import load

    case = from_frame(load("backlog"))
    case = decide(case, "MW-03", {"effort": None, "duration": None, "ease": None})
    case = decide(case, "MW-05", {"ice_impact": 9.0, "impact": None})
    sheet = openpyxl.load_workbook(io.BytesIO(to_xlsx(case)))["Items"]
    place = [cell.value for cell in sheet[1]].index(label) + 1
    computed = [evaluate(sheet.cell(row, place).value, sheet) for row in range(2, len(case) + 2)]
    expected = score_items(case.items, method).table["score"]
    assert [value == "" for value in computed] == list(expected.isna())
    assert [value for value in computed if value != ""] == pytest.approx(list(expected.dropna()))


def test_a_preview_that_computes_nothing_shows_the_scores():
    from pmkit.cases import load

    case = decide(from_frame(load("backlog")), "MW-03", {"effort": None})
    book = openpyxl.load_workbook(io.BytesIO(to_xlsx(case)), data_only=True)  # what was computed last
    heads = [cell.value for cell in book["Items"][1]]
    for label, method in (("RICE", "rice"), ("WSJF", "wsjf"), ("Value / effort", "value-effort")):
        shown = [row[heads.index(label)] for row in book["Items"].iter_rows(min_row=2, values_only=True)]
        expected = score_items(case.items, method).table["score"]
        assert [value in ("", None) for value in shown] == list(expected.isna())
        assert [value for value in shown if value] == pytest.approx(list(expected.dropna()))
    ranks = [row[heads.index("Rank by RICE")] for row in book["Items"].iter_rows(min_row=2, values_only=True)]
    assert sorted(filter(None, ranks))[0] == 1 and to_xlsx(case) == to_xlsx(case)


def test_hostile_titles_are_texts_in_the_spreadsheet():
    sheet = openpyxl.load_workbook(io.BytesIO(to_xlsx(decided("hostile.csv"))))["Items"]
    kinds = {cell.value: cell.data_type for cell in sheet["B"]}
    assert kinds['=HYPERLINK("http://x","y")'] == "s"
    assert all(cell.hyperlink is None for row in sheet.iter_rows() for cell in row)


def test_hidden_marks_are_shown_and_alphabets_are_left_alone():
    assert visible("a\u202eb\u2066c\x1b[0m") == "a⟨U+202E⟩b⟨U+2066⟩c⟨U+001B⟩[0m"
    for text in ("שלום עולם", "مرحبا", "Größe\nMaß", "👩‍👧"):
        assert visible(text) == text
