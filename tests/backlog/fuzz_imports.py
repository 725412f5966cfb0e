"""Damage samples at random and read them: `python tests/backlog/fuzz_imports.py --minutes 20 --seed 1`.

Each damaged file has to give a report whose counts add up, or one sentence; anything else, and any reading of
more than ten processor seconds, is written to the folder named by `--keep` and told. The same seed damages in
the same way; a number of files in place of minutes makes a run that is the same everywhere.
"""

import argparse
import copy
import csv
import io
import json
import random
import sys
import time
import zipfile
from collections import Counter
from pathlib import Path

from pmkit.backlog import ImportProblem, all_columns_csv, from_bytes, read_backlog, to_bytes, to_markdown

SAMPLES = Path(__file__).parent / "samples"
TOO_LONG = 10.0
PIECES = [
    *(b'"', b'""', b",", b";", b"\t", b"|", b"\n", b"\r", b"\r\n", b"\0", b"\xff", b"\xfe", b"\xef\xbb\xbf"),
    *(
        b"\xed\xa0\x80",
        b"\\ud800",
        b"=1+1",
        b"sep=;\n",
        b"{",
        b"}",
        b"[",
        b"]",
        b":",
        b"null",
        b"NaN",
        b"1e999",
    ),
    *(b"9" * 400, b"-1", b"1.200", b"1,5 %", b"12/01/2026", b"31/02/2026", b"99:99", b"#3", b"depends on #7"),
    *(
        b"blocked by o/r#4, #5 and",
        b"Done",
        b"Won't Do",
        "完了".encode(),
        "‮".encode(),
        b"<script>",
        b"\x1b[2J",
    ),
]
VALUES = [
    None,
    True,
    False,
    0,
    -1,
    10**30,
    1.5,
    1e308,
    "",
    "x",
    "Done",
    [],
    {},
    [[]],
    [None],
    {"id": None},
    {"": ""},
]


def damaged(whole: bytes, chance: random.Random) -> bytes:
    """The file with some bytes cut, dropped, swapped, repeated or put in."""
    data = bytearray(whole)
    for _ in range(chance.choice([1, 1, 1, 2, 3, 5, 9])):
        if not data:
            break
        place = chance.randrange(len(data))
        change = chance.randrange(7)
        if change == 0 and chance.random() < 0.3:
            del data[place:]
        elif change == 1:
            del data[place : place + chance.randint(1, 60)]
        elif change == 2:
            data[place] = chance.randrange(256)
        elif change == 3:
            data[place:place] = data[max(0, place - chance.randint(1, 200)) : place] * chance.choice(
                [1, 1, 3, 40]
            )
        elif change == 4:
            other = chance.randrange(len(data))
            data[place : place + 20], data[other : other + 20] = (
                data[other : other + 20],
                data[place : place + 20],
            )
        else:
            data[place:place] = chance.choice(PIECES)
    return bytes(data)


def damaged_cells(whole: bytes, chance: random.Random) -> bytes:
    """A table with cells, columns or rows moved, doubled or replaced, in another encoding or delimiter."""
    text = whole.decode("utf-16" if whole[:2] == b"\xff\xfe" else "utf-8-sig", "replace")
    first = text.split("\n", 1)[0]
    delimiter = max(",;\t", key=first.count)
    rows = list(csv.reader(io.StringIO(text, newline=""), delimiter=delimiter))
    cells = [cell for row in rows for cell in row] + [piece.decode("utf-8", "replace") for piece in PIECES]
    for _ in range(chance.randint(1, 6)):
        row = rows[chance.randrange(len(rows))]
        change = chance.randrange(6)
        if change == 0 and row:
            row[chance.randrange(len(row))] = chance.choice(cells).replace("\0", "")
        elif change == 1:
            row.insert(chance.randint(0, len(row)), chance.choice(cells).replace("\0", ""))
        elif change == 2 and row:
            del row[chance.randrange(len(row))]
        elif change == 3:
            rows.insert(chance.randint(0, len(rows)), list(row))
        elif change == 4:
            rows[chance.randrange(len(rows))] = []
        else:
            chance.shuffle(row)
    out = io.StringIO()
    try:
        csv.writer(out, delimiter=chance.choice([delimiter, ",", ";", "\t", "|"])).writerows(rows)
    except csv.Error:
        return whole
    return out.getvalue().encode(
        chance.choice(["utf-8", "utf-8", "utf-16", "utf-16-le", "cp1252"]), "replace"
    )


def damaged_json(whole: bytes, chance: random.Random) -> bytes:
    """A document with values anywhere in it replaced by values of any other kind."""
    document = json.loads(whole)
    for _ in range(chance.randint(1, 6)):
        at = document
        for _ in range(chance.randint(0, 6)):
            inside = list(at.values()) if isinstance(at, dict) else at if isinstance(at, list) else []
            inside = [one for one in inside if isinstance(one, (dict, list)) and one]
            if not inside:
                break
            at = chance.choice(inside)
        if isinstance(at, dict) and at:
            at[chance.choice(list(at))] = copy.deepcopy(chance.choice(VALUES))
        elif isinstance(at, list) and at:
            at[chance.randrange(len(at))] = copy.deepcopy(chance.choice(VALUES))
    return json.dumps(document).encode()


def damaged_sheet(whole: bytes, chance: random.Random) -> bytes:
    """A spreadsheet with one of its parts damaged, and the rest of the archive whole."""
    out = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(whole)) as old, zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as new:
        hit = chance.choice([entry for entry in old.namelist() if entry.startswith("xl/")])
        for entry in old.namelist():
            part = old.read(entry)
            new.writestr(entry, damaged(part, chance) if entry == hit else part)
    return out.getvalue()


def one(path: Path, whole: bytes, chance: random.Random) -> bytes:
    """A damaged form of the sample, by one of the ways that suit it."""
    ways = [damaged, damaged]
    if path.suffix in (".csv", ".tsv"):
        ways.append(damaged_cells)
    elif path.suffix == ".json":
        ways.append(damaged_json)
    elif path.suffix == ".xlsx":
        ways.append(damaged_sheet)
    return chance.choice(ways)(whole, chance)


def tame(data: bytes, name: str, answers: dict[str, str] | None = None) -> str:
    """Raises AssertionError, or whatever else happened, unless the file is read whole or refused in words."""
    try:
        report = read_backlog(data, name=name, answers=answers)
    except ImportProblem as problem:
        assert 3 < len(str(problem).split()) <= 60, str(problem)
        return "refused"
    told = report.to_json()
    assert told["items"] + sum(told["left_out"].values()) == told["rows_in_file"], told["left_out"]
    assert len({row for rows in report.left_out.values() for row in rows}) == sum(told["left_out"].values())
    assert len(report.backlog.kept) == len(report.items) == report.items["key"].nunique()
    assert len(report.backlog.history) <= sum(told["left_out"].values())
    json.dumps(told, allow_nan=False).encode()
    for sentence in report.sentences():
        sentence.encode()
    if report.open_questions and answers is None:
        return tame(data, name, {question.id: question.options[0][0] for question in report.open_questions})
    again = from_bytes(to_bytes(report.backlog))
    assert list(again.items["key"]) == list(report.items["key"])
    if len(report.items):
        all_columns_csv(report.backlog)
        to_markdown(report.backlog)
    return "read"


def run(seed: int, minutes: float = 0, files: int = 0, keep: Path | None = None) -> Counter[str]:
    """Damage and read until the time is over or so many files were read; how each reading ended."""
    chance = random.Random(seed)
    samples = [(path, path.read_bytes()) for path in sorted(SAMPLES.iterdir()) if path.suffix != ".md"]
    ends: Counter[str] = Counter()
    end = time.monotonic() + 60 * minutes
    while ends.total() < files or time.monotonic() < end:
        path, whole = chance.choice(samples)
        data = one(path, whole, chance)
        begin = time.process_time()
        try:
            ended = tame(data, path.name)
        except Exception as problem:
            if keep is None:
                raise
            ended = "trouble"
            print(
                f"{path.name}, file {ends.total()}: {type(problem).__name__}: {str(problem)[:300]}",
                flush=True,
            )
        if time.process_time() - begin > TOO_LONG:
            ended = "trouble"
            print(f"{path.name}, file {ends.total()}: took too long", flush=True)
        if ended == "trouble" and keep:
            keep.mkdir(parents=True, exist_ok=True)
            (keep / f"{seed}-{ends.total()}-{path.name}").write_bytes(data)
        ends[ended] += 1
    return ends


if __name__ == "__main__":
    asked = argparse.ArgumentParser(description=__doc__)
    asked.add_argument("--minutes", type=float, default=0)
    asked.add_argument("--files", type=int, default=0)
    asked.add_argument("--seed", type=int, default=1)
    asked.add_argument("--keep", type=Path, default=Path("fuzz-trouble"))
    given = asked.parse_args()
    found = run(given.seed, given.minutes, given.files, given.keep)
    print(
        f"{found.total():,} files: {', '.join(f'{number:,} {end}' for end, number in sorted(found.items()))}"
    )
    sys.exit(1 if found["trouble"] else 0)
