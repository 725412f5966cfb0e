"""What an instructor's page costs: 300 learners with 200 attempts each, read at first and then as more comes.

    python benchmarks/cohort.py [--people 300] [--attempts 200] [--renewals 20]

Needs PostgreSQL's own programs, as the tests do. The attempts are those of real questions of the course.
Prints seconds, and the rows that PostgreSQL read: a renewal must read what is new, not what was there.
"""

import argparse
import resource
import statistics
import sys
import time
from datetime import UTC, datetime
from pathlib import Path

HERE = Path(__file__).resolve().parents[1] / "tests"
sys.path[:0] = [str(HERE / "practice" / "progress"), str(HERE / "browser")]

import psycopg  # noqa: E402
from class_at_work import timed, work, write  # noqa: E402
from postgres_server import Server, binaries  # noqa: E402

from pmkit.cohort.render import Look, Pages  # noqa: E402
from pmkit.cohort.watch import Watch  # noqa: E402
from pmkit.course import CHAPTERS, questions  # noqa: E402
from pmkit.practice.class_rows import ClassRows  # noqa: E402
from pmkit.practice.cohort import Cohort  # noqa: E402
from pmkit.practice.handout import ClassKey  # noqa: E402
from pmkit.practice.progress.class_database import init_class  # noqa: E402


def templates(count):
    """Some learners' work, each of so many attempts: what they did, done over where it is too little."""
    found = []
    for seed in range(12):
        made = [one for id in ("prioritisation", "roles", "vision") for one in work(id, 1.0, 0.5, seed)]
        found.append((made * (1 + count // len(made)))[:count])
    return found


def rows_read(url):
    """How many rows of the table PostgreSQL has read so far, by way of an index and one by one."""
    with psycopg.connect(url, autocommit=True) as connection:
        connection.execute("SELECT pg_stat_force_next_flush()")
        found = connection.execute(
            "SELECT coalesce(idx_tup_fetch, 0), seq_tup_read FROM pg_stat_user_tables "
            "WHERE relname = 'attempts'"
        ).fetchone()
        assert found is not None
        return found


def main():
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--people", type=int, default=300)
    parser.add_argument("--attempts", type=int, default=200)
    parser.add_argument("--renewals", type=int, default=20)
    given = parser.parse_args()
    folder = binaries()
    if folder is None:
        raise SystemExit("PostgreSQL's own programs are not on this machine.")
    server = Server(folder)
    try:
        server.start()
        measure(server, given)
    finally:
        server.remove()


def measure(server, given):
    url = server.database("bench")
    address = init_class(url, []).addresses["instructor"]
    made = templates(given.attempts)
    for number in range(given.people):
        write(url, f"learner{number:03}", timed(made[number % len(made)], datetime.now(UTC)))
    with psycopg.connect(url, autocommit=True) as connection:
        connection.execute("VACUUM ANALYZE attempts")
    asked = tuple(question for chapter in CHAPTERS for question in questions(chapter.id))
    pages, watch = Pages(asked), Watch(ClassRows(address), Cohort(ClassKey("Bench", bytes(32)), asked))
    took, processor = clocked(watch.renew)
    print(f"at first: {took:.1f} s, {processor:.1f} processor seconds, {len(watch.seen.people)} people")
    for name, new in (("with nothing new", 0), ("with an answer of every fifth person", given.people // 5)):
        before, times = rows_read(url), []
        for turn in range(given.renewals):
            for number in range(new):
                write(url, f"learner{5 * number:03}", timed(made[turn % len(made)][turn : turn + 1]))
            times.append(clocked(watch.renew))
        after = rows_read(url)
        index, plain = ((b - a) / given.renewals for a, b in zip(before, after, strict=True))
        told(name, times)
        print(f"  rows read a renewal: {index:.0f} by their numbers, {plain:.0f} one by one")
    told("the page", [clocked(lambda: pages.state(watch.seen, Look())) for _ in range(5)])
    print(
        f"memory of this program at most: {resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024:.0f} MiB"
    )


def clocked(what):
    began, worked = time.perf_counter(), time.process_time()
    what()
    return time.perf_counter() - began, time.process_time() - worked


def told(name, times):
    took, processor = (1000 * statistics.median(one) for one in zip(*times, strict=True))
    print(
        f"{name}: {took:.0f} ms, {processor:.0f} ms of the processor (the one in the middle of {len(times)})"
    )


if __name__ == "__main__":
    main()
