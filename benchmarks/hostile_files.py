"""What a small hostile workbook costs: seconds and the most memory, each in a process of its own.

Run with `python benchmarks/hostile_files.py`; Linux only, for the memory. The last rows are honest workbooks.
"""

import subprocess
import sys
import time
from pathlib import Path

sys.path.append(str(Path(__file__).parents[1] / "tests/backlog"))

from backlog_import import highest_memory
from hostile_books import HEADER, book, hostile, text

from pmkit.backlog import ImportProblem, read_backlog


def honest(rows: int, columns: int) -> bytes:
    """Items as a tracker exports them: a key, a title and as many numbers as make the columns."""
    cells = (
        text(f"A-{n}")
        + text(f"Sort list {n * 7919 % 10007}")
        + "".join(f"<c><v>{n * 31 % 9973 + m}</v></c>" for m in range(columns - 2))
        for n in range(rows)
    )
    return book(HEADER + "".join(f"<row>{row}</row>" for row in cells))


def main() -> None:
    books = hostile(2_400_000)
    del books["entities"]
    books |= {
        "20,000 rows, 12 columns": honest(20_000, 12),
        "nearly as many cells as are read": honest(19_000, 50),
    }
    for kind, data in books.items():
        ended = subprocess.run([sys.executable, __file__, "one"], input=data, capture_output=True, check=True)
        print(f"{kind:34}{len(data) / 1e3:7.0f} kB  {ended.stdout.decode().strip()}")


def one() -> None:
    data = sys.stdin.buffer.read()
    read_backlog(b"Key,Title\nA,b\n")  # what the libraries cost at their first use
    begin = time.process_time()
    try:
        said = f"{len(read_backlog(data, name='b.xlsx').items):,} items"
    except ImportProblem as problem:
        said = str(problem)[:60]
    print(f"{time.process_time() - begin:5.1f} s {highest_memory():5.0f} MB  {said}")


if __name__ == "__main__":
    one() if sys.argv[1:] else main()
