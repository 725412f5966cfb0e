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


def just_inside() -> dict[str, bytes]:
    """As much as is read of each kind."""
    number = "<c><v>1</v></c>"
    attributes = " ".join(f'a{place}="1"' for place in range(60))
    wide = "x" * 990_000 + "\U0001f600"
    return {
        "850,000 cells": book(HEADER + f"<row>{number * 5}</row>" * 170_000),
        "480,000 dates": book(
            HEADER + ("<row>" + '<c s="1"><v>45000.5</v></c>' * 30 + "</row>") * 16_000,
            styles='<cellXfs><xf numFmtId="0"/><xf numFmtId="22"/></cellXfs>',
        ),
        "a million empty rows": book(HEADER + "<row/>" * 1_000_000),
        "198,000 rows": book(HEADER + f"<row>{number}</row>" * 198_000),
        "900,000 texts that no cell shows": book(strings="<si><t>ab</t></si>" * 900_000),
        "450,000 different texts": book(strings="".join(f"<si><t>a{n}</t></si>" for n in range(450_000))),
        "48 texts of a million wide characters": book(strings=f"<si><t>{wide}</t></si>" * 48),
        "a row of 95,000 cells, 60 attributes each": book(
            HEADER + f"<row>{f'<c {attributes}/>' * 95_000}</row>"
        ),
        "98,000 merged ranges": book(
            below="<mergeCells>" + '<mergeCell ref="A1:B2"/>' * 98_000 + "</mergeCells>"
        ),
        "98,000 formats": book(styles=f"<cellXfs>{'<xf/>' * 98_000}</cellXfs>"),
        "49,000 rules for input": book(
            below="<dataValidations>"
            + '<dataValidation sqref="A1"><formula1>1</formula1></dataValidation>' * 49_000
            + "</dataValidations>"
        ),
    }


def main() -> None:
    books = hostile(2_400_000)
    del books["entities"]
    books |= just_inside()
    books |= {"20,000 rows, 12 columns": honest(20_000, 12), "19,000 rows, 50 columns": honest(19_000, 50)}
    for kind, data in books.items():
        ended = subprocess.run([sys.executable, __file__, "one"], input=data, capture_output=True, check=True)
        print(f"{kind:42}{len(data) / 1e3:7.0f} kB  {ended.stdout.decode().strip()}", flush=True)


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
