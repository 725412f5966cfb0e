"""A small export in Jira's shape, for the tests of what works on one's own backlog. Invented."""

import csv
import io

HEADER = [
    "Summary",
    "Issue key",
    "Issue Type",
    "Status",
    "Labels",
    "Reporter",
    "Reach",
    "Impact",
    "Confidence",
    "Effort",
]
ROWS = [
    ["Offline ticket", "F-1", "Story", "To Do", "app", "Imke Vos", "900", "2", "80%", "3"],
    ["Price with dog", "F-2", "Bug", "To Do", "booking", "Teo Brandão", "400", "1", "", "1"],
    ["Bicycle places", "F-3", "Story", "To Do", "booking", "Imke Vos", "", "", "", ""],
    ["Old form", "F-4", "Task", "Done", "", "Imke Vos", "", "", "", ""],
    ["Points", "F-5", "Story", "Won't Do", "app", "Imke Vos", "", "", "", ""],
]


def export(rows=ROWS, header=HEADER):
    """The bytes of the export."""
    out = io.StringIO()
    csv.writer(out).writerows([header, *rows])
    return out.getvalue().encode()
