"""What a backlog import costs against `pandas.read_csv` on the same file, at 1,000, 10,000 and 100,000 rows.

Sixty columns; processor seconds (the best of some runs), and the memory of a fresh process. Run with
`python benchmarks/backlog_import.py`. The file is a Jira-shaped export of invented items with several labels,
sprints and comments, dates, two estimates, links, cells of two lines and thirty fields of the team's own.
"""

import csv
import gc
import random
import resource
import subprocess
import sys
import tempfile
import time
from pathlib import Path

import pandas as pd

from pmkit.backlog import read_backlog

SIZES = (1_000, 10_000, 100_000)
COLUMNS = 60
WORDS = ["user", "login", "slow", "crash", "report", "export", "invoice", "search", "Größe", "mobile"]
HEADER = [
    *(
        "Summary",
        "Issue key",
        "Issue id",
        "Issue Type",
        "Status",
        "Priority",
        "Resolution",
        "Assignee",
        "Reporter",
    ),
    *("Created", "Updated", "Resolved", "Labels", "Labels", "Labels", "Sprint", "Sprint", "Description"),
    *("Custom field (Story Points)", "Custom field (Story point estimate)", "Original estimate"),
    *("Inward issue link (Blocks)", "Outward issue link (Blocks)", "Custom field (Rank)", "Parent"),
    *["Comment"] * 5,
]


def write_export(path: Path, rows: int, ends: str = "even") -> None:
    """A Jira-shaped export with `rows` items; the same bytes for the same number.

    Where a row `ends`: with `early` every fifth before its last cells, as some tools write empty ones; with
    `late` every fiftieth two cells beyond the header.
    """
    chance = random.Random(1)
    own = [f"Custom field (Field {number})" for number in range(COLUMNS - len(HEADER))]
    with path.open("w", newline="", encoding="utf-8") as file:
        writer = csv.writer(file)
        writer.writerow([*HEADER, *own])
        for row in range(rows):
            title = " ".join(chance.choices(WORDS, k=5))
            day = f"{row % 28 + 1:02d}"
            cells = [
                *(title, f"ABC-{row + 1}", 10_000 + row, chance.choice(["Story", "Bug", "Task"])),
                *(chance.choice(["To Do", "In Progress", "Done", "Won't Do"]), "Medium", ""),
                *(f"user{row % 50}", f"user{row % 20}", f"{day}/Sep/21 {row % 12 + 1}:{row % 60:02d} PM"),
                *(f"{day}/Oct/21 2:02 PM", f"{day}/Nov/21 2:02 PM" if row % 4 == 2 else ""),
                *("ui", "api" if row % 2 else "", "", "Sprint 1", "Sprint 2" if row % 3 == 0 else ""),
                *(f"{title}\n{title}", row % 8 or "", "", 3600 * (row % 9)),
                *(f"ABC-{row // 2 + 1}" if row % 10 == 0 else "", "", f"0|i{row:05x}:", ""),
                *(title if row % (2 + number) == 0 else "" for number in range(5)),
                *(chance.choice(["", "x", str(row), "3.5"]) for _ in own),
            ]
            if ends == "early" and row % 5 == 3:
                cells = cells[:40]
            elif ends == "late" and row % 50 == 7:
                cells += ["x", ""]
            writer.writerow(cells)


def plainly(path: Path) -> pd.DataFrame:
    """The file by pandas alone; it has to be told to pass over what stands beyond the header."""
    return pd.read_csv(path, header=0, names=range(COLUMNS), usecols=range(COLUMNS))


def seconds(works, runs: int) -> list[float]:
    """The fewest processor seconds of some runs of each; they take turns."""
    found = [[] for _ in works]
    for _ in range(runs):
        for work, times in zip(works, found, strict=True):
            gc.collect()
            begin = time.process_time()
            result = work()
            times.append(time.process_time() - begin)
            del result
    return [min(times) for times in found]


def highest_memory() -> float:
    """Of this process in MB. What `getrusage` says begins with the parent's, hence Linux's own figure."""
    status = Path("/proc/self/status")
    if status.is_file():
        line = next(one for one in status.read_text().splitlines() if one.startswith("VmHWM"))
        return int(line.split()[1]) / 1024
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024


def megabytes(path: Path, how: str) -> float:
    """The most memory that a fresh process needs for it, its libraries included."""
    code = f"import sys; sys.argv = ['', {str(path)!r}, {how!r}]; exec(open({__file__!r}).read())"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    return float(done.stdout)


def main() -> None:
    heads = ("rows", "file MB", "read_csv s", "import s", "ratio", "read_csv MB", "import MB")
    print("".join(f"{head:>15}" for head in heads))
    with tempfile.TemporaryDirectory() as folder:
        for rows, ends in (*((rows, "even") for rows in SIZES), (SIZES[-1], "early"), (SIZES[-1], "late")):
            path = Path(folder) / f"{rows}.csv"
            write_export(path, rows, ends)
            runs = 40 if rows < 10_000 else 8 if rows < SIZES[-1] else 4
            read_backlog(path)
            plain, ours = seconds([lambda: plainly(path), lambda: read_backlog(path)], runs)  # noqa: B023
            memory = [megabytes(path, how) for how in ("pandas", "pmkit")]
            size = path.stat().st_size / 1e6
            said = f"{rows:,}{'' if ends == 'even' else ' ' + ends}"
            figures = (said, f"{size:.1f}", f"{plain:.3f}", f"{ours:.3f}", f"{ours / plain:.2f}")
            cells = (*figures, f"{memory[0]:.0f}", f"{memory[1]:.0f}")
            print("".join(f"{cell:>15}" for cell in cells))


if __name__ == "__main__":
    if len(sys.argv) == 3:
        result = plainly(Path(sys.argv[1])) if sys.argv[2] == "pandas" else read_backlog(sys.argv[1])
        print(highest_memory())
    else:
        main()
