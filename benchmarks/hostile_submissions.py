"""What a hostile file costs an instructor who collects, or a learner who brings in a copy: processor seconds
and memory beyond what an honest file takes, each in a process of its own.

Run with `python benchmarks/hostile_submissions.py`; Linux only, for the memory.
"""

import io
import json
import multiprocessing
import sqlite3
import tempfile
import time
import zipfile
from collections.abc import Callable, Iterable
from contextlib import closing
from pathlib import Path

from backlog_import import highest_memory

from pmkit.course import CHAPTERS, questions
from pmkit.practice.collecting import collect
from pmkit.practice.handout import ClassKey
from pmkit.practice.progress import Attempt, MemoryStore, SqlStore
from pmkit.practice.progress.places import file_url
from pmkit.practice.submission import LARGEST_FILE, MOST_LINES
from pmkit.workspace import copies

KEY = ClassKey("Benchmark", bytes(32))
ALL = [question for chapter in CHAPTERS for question in questions(chapter.id)]
ITEM = "explorer:prioritisation.queue"


def zipped(entries: dict[str, bytes | Iterable[bytes]], way: int = zipfile.ZIP_DEFLATED) -> bytes:
    """A zip; what is given in pieces is written so."""
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", way) as archive:
        for name, content in entries.items():
            with archive.open(name, "w", force_zip64=True) as file:
                for piece in [content] if isinstance(content, bytes) else content:
                    file.write(piece)
    return out.getvalue()


def answers(lines: bytes | Iterable[bytes], way: int = zipfile.ZIP_DEFLATED) -> bytes:
    """A submission with these lines."""
    about = {"format": "pmkit-submission", "version": 1, "class": KEY.handout.class_id}
    about |= {"mark": "f" * 64, "made_at": "2026-11-01T10:00:00+00:00"}
    return zipped({"about.json": json.dumps(about).encode(), "answers.jsonl": lines}, way)


def line(number: int, answer: object, item: str = "", event: str = "checked") -> bytes:
    record = {"id": f"m{number}", "item": item or ALL[number % len(ALL)].id, "event": event, "answer": answer}
    return json.dumps(record | {"at": "2026-11-01T09:00:00+00:00"}).encode() + b"\n"


def written(kind: str) -> str:
    return next(question.id for question in ALL if question.kind == kind)


def many(answer: Callable[[int], object], count: int, **more: str) -> bytes:
    return b"".join(line(number, answer(number), **more) for number in range(count))


SUBMISSIONS: dict[str, Callable[[], bytes]] = {
    "bomb: 200 MB of blanks": lambda: answers(b" " * 999_999 + b"\n" for _ in range(200)),
    "bomb, packed as bzip2": lambda: answers((b" " * 999_999 + b"\n" for _ in range(200)), zipfile.ZIP_BZIP2),
    "30 MB of short lines": lambda: answers(b"1\n" * 15_000_000),
    "100,000 answers": lambda: answers(many(lambda n: n, 100_000)),
    "as many different answers as are read": lambda: answers(many(lambda n: n, MOST_LINES)),
    "started over and undone as often": lambda: answers(
        b"".join(
            line(n, None, written("number"), ("started-over", "undone", "checked")[n % 3])
            for n in range(MOST_LINES)
        )
    ),
    "texts of 190,000 signs of Markdown": lambda: answers(
        many(lambda n: {"slots": {"who": f"{n} " + "`*_ " * 47_000}, "marks": {}}, 30, item=written("write")),
        zipfile.ZIP_STORED,
    ),
    "answers of empty lists": lambda: answers(
        b'{"answer":[' + b"[]," * 300_000 + b"0]}\n" * 6, zipfile.ZIP_STORED
    ),
    "answers of numbers": lambda: answers(
        b"".join(
            b'{"id":"%d","item":"x","event":"draft","at":"2026-11-01T09:00:00+00:00","answer":[%b0]}\n'
            % (n, b"-9," * 45_000)
            for n in range(LARGEST_FILE // 140_000)
        ),
        zipfile.ZIP_STORED,
    ),
    "a list of 100,000 names": lambda: zipped({f"{n}.zip": b"" for n in range(100_000)}),
    "an archive of 20,000 archives": lambda: zipped({f"{n}.zip": b"x" for n in range(20_000)}),
}


def database(*statements: str) -> bytes:
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder, "progress.db")
        store = SqlStore(file_url(path))
        store.append(Attempt(item=ITEM, event="noted"))
        store.close()
        with closing(sqlite3.connect(path)) as connection:
            for statement in statements:
                connection.execute(statement)
            connection.commit()
        return path.read_bytes()


def copy(lines: bytes | Iterable[bytes], **more: bytes) -> bytes:
    about = json.dumps({"format": "pmkit-progress", "version": 1}).encode()
    return zipped({"about.json": about, "attempts.jsonl": lines, **more})


def backlog(rows: int) -> bytes:
    tables = {name: {"rows": rows, "columns": {}} for name in ("items", "history", "imported", "kept")}
    source = {"name": "x", "tracker": "x", "headers": {}}
    document = {"format": "pmkit-backlog", "version": 1, "source": source} | tables
    return zipped({"backlog.json": json.dumps(document).encode()})


def entry(number: int, **more: object) -> bytes:
    return (
        json.dumps(Attempt(item=ITEM, event="noted", attempt_id=str(number)).to_json() | more).encode()
        + b"\n"
    )


ENDLESS = "WITH RECURSIVE c(n) AS (SELECT 1 UNION ALL SELECT n + 1 FROM c) SELECT"
COPIES: dict[str, Callable[[], bytes]] = {
    "a backlog that claims 20,000,000 rows": lambda: copy(
        entry(1), **{"backlogs/1.zip": backlog(20_000_000)}
    ),
    "bomb: 200 MB of blanks": lambda: copy(b" " * 999_999 + b"\n" for _ in range(200)),
    "30 MB of short lines": lambda: copy(b"1\n" * 15_000_000),
    "a clock of 2^60": lambda: copy(entry(1, clock=2**60)),
    "an endless view": lambda: database(
        "ALTER TABLE attempts RENAME TO kept",
        f"CREATE VIEW attempts AS {ENDLESS} n AS seq, n AS attempt_id FROM c",
    ),
    "an endless view of versions": lambda: database(
        "DROP TABLE pmkit_schema", f"CREATE VIEW pmkit_schema AS {ENDLESS} n AS version FROM c"
    ),
    "a trigger": lambda: database(
        "CREATE TRIGGER t AFTER INSERT ON attempts BEGIN SELECT zeroblob(999999999); END"
    ),
}


def collected(data: bytes) -> str:
    with tempfile.TemporaryDirectory() as folder:
        Path(folder, "mallory.zip").write_bytes(data)
        found = collect(Path(folder), KEY, ALL, [])
    return found.remarks[0] if found.remarks else f"{found.learners[0].tried} questions tried"


def brought_in(data: bytes) -> str:
    with tempfile.TemporaryDirectory() as folder:
        Path(folder, "mallory.zip").write_bytes(data)
        store = MemoryStore()
        try:
            return copies.read(Path(folder, "mallory.zip"), "mallory.zip").bring_in(store)[0].sentence()
        except ValueError as problem:
            return str(problem)


def honest() -> bytes:
    return answers(many(lambda n: ALL[n % len(ALL)].right_answer(), len(ALL)))


def measure(kind: str, data: bytes) -> None:
    """Say what one file costs; what an honest one of its kind takes has been taken before."""
    work = collected if kind == "collect" else brought_in
    work(honest() if kind == "collect" else copy(entry(1)))
    before, begin = highest_memory(), time.process_time()
    said = work(data)
    print(
        f"{time.process_time() - begin:5.2f} s {highest_memory() - before:5.0f} MB  {said[:70]}", flush=True
    )


def main() -> None:
    fresh = multiprocessing.get_context("fork")  # a process for each, with the course loaded
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder, "data")
        for kind, files in {"collect": SUBMISSIONS, "copy": COPIES}.items():
            for name, make in files.items():
                building = fresh.Process(target=lambda make=make: path.write_bytes(make()))
                building.start()
                building.join()
                print(f"{kind:8}{name:42}{path.stat().st_size / 1e3:7.0f} kB  ", end="", flush=True)
                measuring = fresh.Process(target=measure, args=(kind, path.read_bytes()))
                measuring.start()
                measuring.join()


if __name__ == "__main__":
    main()
