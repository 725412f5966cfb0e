"""What deciding on a large backlog costs beside reading its file: a rule, a cell, a pasted block.

    python benchmarks/deciding.py [--items 2875]

Processor seconds of the kernel, with the form and five explorers of chapter 03 open on the same (invented)
backlog: first until the table or rule has answered, then until every explorer has followed. No browser.
"""

import argparse
import asyncio
import csv
import io
import os
import tempfile
import time
from collections.abc import Callable

OPEN = ("score-table", "moscow", "queue", "release", "disagree")
HEADER = ["Summary", "Issue key", "Issue Type", "Status", "Sprint", "Reach", "Impact", "Confidence", "Effort"]
PASTED = 69
FOLLOWED = 1.5
"""Seconds of waiting, in which explorers follow."""


def export(items: int) -> bytes:
    """A Jira-shaped export in which every third item lacks something."""
    out = io.StringIO()
    write = csv.writer(out).writerow
    write(HEADER)
    for n in range(items):
        kind = ("Story", "Bug", "Task")[n % 3]
        decided = (100 + n, 2, "80%", "" if n % 3 else 2)
        write([f"Invented item {n + 1}", f"B-{n}", kind, "To Do", f"Sprint {n % 9}", *decided])
    return out.getvalue().encode()


async def measure(items: int) -> None:
    from pmkit import explore
    from pmkit.backlog import read_backlog
    from pmkit.course.own_backlog import current_backlog
    from pmkit.widgets.backlog_work import FillIn
    from pmkit.widgets.bulk_edit import BulkEdit

    data, current = export(items), current_backlog()
    began = time.process_time()
    report = read_backlog(data, "invented.csv")
    read = time.process_time() - began
    current.keep(report, {})
    views = [explore(f"prioritisation.own-{name}") for name in OPEN]
    fill, rule = FillIn(current), BulkEdit(current)
    for key, value in (("set", "Effort"), ("where", "All items"), ("to", "3")):
        rule.form.receive({"kind": "edit", "values": {key: value}})
    ids = [f"B-{n}" for n in range(PASTED)]
    block = "\n".join(f"{1000 + n}\t2\t80 %\t3" for n in range(PASTED))
    deeds: dict[str, Callable[[], None]] = {
        "rule": lambda: rule.buttons.click("go"),
        "one cell": lambda: fill.table.receive({"kind": "edit", "id": "B-1", "key": "reach", "text": "7"}),
        f"paste of {4 * PASTED} cells": lambda: fill.table.receive(
            {"kind": "paste", "ids": ids, "key": "reach", "text": block}
        ),
    }
    print(f"{items:,} items, {len(views)} explorers; reading the file {read:.3f} s")
    print(f"{'':22}{'answered':>10}{'of reading':>12}{'followed':>10}")
    for name, deed in deeds.items():
        began = time.process_time()
        deed()
        answered = time.process_time() - began
        await asyncio.sleep(FOLLOWED)
        followed = time.process_time() - began - answered
        print(f"{name:22}{answered:>8.3f} s{answered / read:>12.2f}{followed:>8.3f} s")


if __name__ == "__main__":
    reader = argparse.ArgumentParser()
    reader.add_argument("--items", type=int, default=2_875)
    given = reader.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        os.environ["PMKIT_HOME"] = folder
        asyncio.run(measure(given.items))
