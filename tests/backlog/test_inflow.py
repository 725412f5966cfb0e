"""How many new items came in a week, counted by hand."""

import pandas as pd

from pmkit.backlog import read_backlog, throughput
from pmkit.backlog.history import inflow

HEAD = "Summary,Issue key,Issue Type,Status,Created,Resolved\n"
ROWS = """Before the first week,A-1,Story,To Do,2026-05-31,
On its first day,A-2,Story,To Do,2026-06-01,
On the last day of the first,A-3,Story,Done,2026-06-07,2026-06-14
In the second,A-4,Story,Done,2026-06-08,2026-06-21
Nobody knows when,A-5,Story,To Do,,
After the last week,A-6,Story,To Do,2026-06-22,
Finished in the first,A-7,Story,Done,2026-05-01,2026-06-03
"""


def test_new_items_are_counted_in_the_weeks_of_the_history_open_and_finished_ones():
    backlog = read_backlog((HEAD + ROWS).encode(), "mine.csv").backlog
    weeks = throughput(backlog)
    assert weeks["starts"].dt.strftime("%Y-%m-%d").tolist() == ["2026-06-01", "2026-06-08", "2026-06-15"]
    assert weeks["finished"].tolist() == [1, 1, 1]
    assert inflow(backlog, weeks) == [2, 1, 0]


def test_nothing_is_said_of_a_file_without_these_days():
    bare = HEAD.replace("Created", "Made up") + ROWS.replace(",2026-05-31,", ",,")
    backlog = read_backlog(bare.encode(), "mine.csv").backlog
    assert inflow(backlog, throughput(backlog)) == []
    known = read_backlog((HEAD + ROWS).encode(), "mine.csv").backlog
    assert inflow(known, pd.DataFrame({"finished": []})) == []
