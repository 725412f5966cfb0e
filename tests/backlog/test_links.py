"""What has to be finished first, from sentences, from other repositories and from both ends of a link."""

import json
import time

import pytest

from pmkit.backlog import read_backlog
from pmkit.backlog.links import links_in_text


@pytest.mark.parametrize(
    ("text", "needs"),
    [
        ("depends on #3", ["#3"]),
        ("DEPENDS ON #3", ["#3"]),
        ("Blocked by: #4", ["#4"]),
        ("depends on #3, #5 and #7", ["#3", "#5", "#7"]),
        ("depends on #3, #5, and #7.", ["#3", "#5", "#7"]),
        ("**Depends on** `#3`; #4 & #5", ["#3", "#4", "#5"]),
        ("Depends on:\r\n- #3\r\n- [x] o/r#5\r\n\r\nSee #9", ["#3", "o/r#5"]),
        ("needs GH-3", ["#3"]),
        (
            "waiting for https://github.com/o/r/issues/12 and https://github.com/o/r/pull/13",
            ["o/r#12", "o/r#13"],
        ),
        ("depends on owner/repo#4", ["owner/repo#4"]),
        ("doesn't depend on #3, is not blocked by #4 and no longer depends on #5", []),
        ("unblocked by #5, needs work, see #3", []),
    ],
)
def test_sentences_about_prerequisites(text, needs):
    found = links_in_text([text])[0].get(0, [])
    assert [f"{repository}#{number}" for repository, number in found] == needs


def test_sentences_about_what_waits():
    assert links_in_text(["See #5. Blocks #6 & #7; unblocks #8"])[1] == {0: [("", "6"), ("", "7")]}


@pytest.mark.parametrize(
    "start", ["depends on ", "a/", "a.-", "needs ", "\n- ", "#1, ", "depends on #1\n", " "]
)
def test_no_text_is_slow_to_read(start):
    begin = time.process_time()
    links_in_text(["depends on #1" + start * 20_000 + "#"])
    assert time.process_time() - begin < 60  # of the processor; it takes a fifth of a second, or hours


def issues(*bodies, repositories=("example/shop",)):
    found = [
        {"number": 3 + at, "title": f"T{at}", "state": "OPEN", "body": body,
         "url": f"https://github.com/{repositories[at % len(repositories)]}/issues/{3 + at}"}
        for at, body in enumerate(bodies)
    ]  # fmt: skip
    return read_backlog(json.dumps(found).encode())


def test_an_issue_of_another_repository_is_not_the_own_one_of_that_number():
    report = issues("", "depends on other/app#3 and https://github.com/other/app/issues/3")
    assert list(report.items["requires"]) == [[], []]
    assert any("not in this file: other/app#3" in note for note in report.notes)


def test_the_own_repository_may_be_written_out():
    report = issues("", "depends on Example/Shop#3", "blocked by https://github.com/example/shop/issues/3")
    assert list(report.items["requires"]) == [[], ["3"], ["3"]]
    assert (
        "2 links were read from descriptions, from words such as “depends on #3” or “blocks #4”."
        in report.notes
    )


def test_in_a_file_of_several_repositories_a_plain_number_means_the_items_own():
    report = issues("", "", "depends on #3", "depends on a/x#3 and #4", repositories=("a/x", "b/y"))
    assert list(report.items["key"]) == ["a/x#3", "b/y#4", "a/x#5", "b/y#6"]
    assert list(report.items["requires"]) == [[], [], ["a/x#3"], ["a/x#3", "b/y#4"]]


@pytest.mark.parametrize(
    ("header", "who"),
    [
        ("Inward issue link (Blocks)", "A-1"),
        ("Outward issue link (Blocks)", "A-2"),
        ("Outward issue link (Depends)", "A-1"),
        ("Inward issue link (Dependency)", "A-2"),
        ("Ausgehende Verknüpfung (Abhängigkeit)", "A-1"),
    ],
)
def test_who_waits_depends_on_the_kind_of_link_and_on_its_end(header, who):
    data = f"Issue key,Summary,Issue Type,Status,{header}\nA-1,x,Bug,Open,A-2\nA-2,y,Bug,Open,\n"
    items = read_backlog(data.encode()).items.set_index("key")
    other = {"A-1": "A-2", "A-2": "A-1"}[who]
    assert items.loc[who, "requires"] == [other]
    assert items.loc[other, "requires"] == []


def test_rows_of_one_key_do_not_make_an_item_wait_for_itself():
    head = "Summary,Issue key,Issue Type,Status,Outward issue link (Blocks)\n"
    report = read_backlog((head + "One,AB-1,Bug,Open,\nAgain,AB-1,Bug,Open,AB-1\n").encode(), name="x.csv")
    assert report.items["requires"].tolist() == [[]]
    assert not any("wait" in note for note in report.notes)


def test_issues_without_a_number_are_known_by_the_address_that_is_their_id():
    issues = [
        {"id": f"https://github.com/o/r/issues/{number}", "title": title, "state": "open"}
        | {"description": body, "createdAt": "2026-01-05T09:00:00Z"}
        for number, title, body in ((1, "Launch", "Depends on #2"), (2, "Harden", ""))
    ]
    items = read_backlog(json.dumps(issues).encode(), "issues.json").items
    assert dict(zip(items["key"], items["requires"], strict=True)) == {"1": ["2"], "2": []}
