"""Samples damaged by chance are read whole or refused in words; `fuzz_imports.py` does the same for as long
as one likes."""

import json
import random

import pytest
from fuzz_imports import SAMPLES, VALUES, damaged_json, run, tame
from hypothesis import given, settings
from hypothesis import strategies as st


@pytest.mark.parametrize("seed", [1, 2])
def test_damaged_samples(seed):
    assert run(seed, files=50)["read"] > 10


@pytest.mark.parametrize("name", ["trello_board.json", "trello_board_old.json", "github_issues.json"])
def test_boards_and_issues_with_values_of_any_other_kind(name):
    whole, chance = (SAMPLES / name).read_bytes(), random.Random(name)
    for _ in range(40):
        tame(damaged_json(whole, chance), name)


@settings(max_examples=30)
@given(
    st.lists(
        st.fixed_dictionaries(
            {"title": st.sampled_from(["a", "b", *VALUES])},
            optional={
                name: st.sampled_from([*VALUES, "2026-01-02", "OPEN"])
                for name in ("number", "state", "labels", "createdAt", "closedAt", "body", "url", "content")
            },
        ),
        min_size=1,
        max_size=6,
    )
)
def test_issues_with_anything_in_them(issues):
    tame(json.dumps(issues).encode(), "issues.json")


CELLS = st.sampled_from(
    [
        "",
        "A-1",
        "A-2",
        "A-3",
        "Done",
        "Won't Do",
        "Open",
        "yes",
        "12/01/2026",
        "2026-01-02",
        "1.200",
        "3",
        "x",
    ]
)


@settings(max_examples=40)
@given(st.lists(st.lists(CELLS, min_size=0, max_size=8), min_size=1, max_size=12), st.booleans())
def test_the_counts_add_up_whatever_the_rows_say(rows, jira):
    """Every row is an item or left out once; blank lines are no rows."""
    header = ["Issue key", "Summary", "Status", "Resolved", "Story Points", "Inward issue link (Blocks)"]
    header = [*header, "Issue Type", "Created"] if jira else ["Key", "Title", *header[2:5], "Archived"]
    text = "\n".join(",".join(row) for row in [header, *rows]) + "\n"
    if any(any(row) or len(row) > 1 for row in rows):
        tame(text.encode(), "rows.csv")
