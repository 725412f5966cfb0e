"""A room with many voters: how long does a vote take until it is acknowledged, and does any get lost?

    python benchmarks/room.py --voters 100 300 --seconds 30 [--database postgresql] [--kill]

One process per ten voters, on loopback; each voter sends one vote a second. `--database postgresql` starts a
PostgreSQL server for the run from this machine's own programs, an address uses one that is there. With --kill
the room's server, one process of voters and the PostgreSQL server of the run are killed (-9) in between, one
after the other, and come back. Prints p50, p95 and p99 of acknowledged votes in milliseconds; fails where one
of them is not in the log, or is there twice.
"""

import argparse
import http.client
import json
import multiprocessing
import os
import statistics
import sys
import tempfile
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

TESTS = Path(__file__).resolve().parents[1] / "tests"
sys.path[:0] = [str(TESTS / one) for one in ("room", "practice/progress", "browser")]

TEN = 10


def vote_for(
    port: int, code: str, first: int, until: float, results: "multiprocessing.Queue[object]", start: int
) -> None:
    """Ten voters in one process; what is acknowledged goes into the queue at the end of each second."""

    def one(number: int) -> None:
        token = f"voter{number:05d}{'x' * 12}"
        sequence, connection = start, None
        time.sleep((number % TEN) / TEN)
        while time.time() < until:
            began = time.perf_counter()
            body = {"asking": 0, "round": 1, "vote": {"points": {"1": 1 + sequence % 3}}}
            given = {"code": code, "token": token, "sequence": sequence + 1, "body": body}
            stored = False
            while not stored and time.time() < until + 20:
                try:
                    connection = connection or http.client.HTTPConnection("127.0.0.1", port, timeout=5)
                    path = "/api/send"
                    connection.request("POST", path, json.dumps(given), {"Content-Type": "application/json"})
                    answer = connection.getresponse()
                    answer.read()
                    stored = answer.status == 200
                    if answer.status in (429, 503):  # a page waits a second before it sends again
                        time.sleep(0.5)
                    if answer.status == 404:
                        join = json.dumps({"code": code, "token": token})
                        connection.request("POST", "/api/join", join, {"Content-Type": "application/json"})
                        connection.getresponse().read()
                except OSError:
                    connection = None
                    time.sleep(0.1)
                except http.client.HTTPException:
                    connection = None
            if stored:
                sequence += 1
                took = time.perf_counter() - began
                results.put((token, sequence, took))
                time.sleep(max(0.0, 1.0 - took))

    threads = [threading.Thread(target=one, args=(first + n,)) for n in range(TEN)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()


def measure(voters: int, seconds: float, database: str, kill: bool) -> None:
    """One run; prints its line. Raises SystemExit where an acknowledged vote is not in the log."""
    from served import Process

    with tempfile.TemporaryDirectory() as folder, _own_server(database) as own:
        if own is not None:
            database = own.database("room")
        process = Process(
            database or f"sqlite:///{folder}/rooms.db", "dots: Which? | A | B", home=Path(folder)
        )
        room = process.start()
        room.lead("ask", number=0)
        room.lead("start")
        results: multiprocessing.Queue[object] = multiprocessing.Queue()
        until = time.time() + seconds + 3
        args = [(process.port, room.code, first, until, results) for first in range(0, voters, TEN)]
        workers = [multiprocessing.Process(target=vote_for, args=(*one, 0)) for one in args]
        for worker in workers:
            worker.start()
        found: list[tuple[str, int, float]] = []
        reader = threading.Thread(target=_gather, args=(results, found), daemon=True)
        reader.start()
        if kill:
            time.sleep(3 + seconds / 4)
            process.kill()
            process.start()
            time.sleep(seconds / 4)
            workers[0].kill()
            done = max((number for _, number, _ in found), default=0)
            workers[0] = multiprocessing.Process(target=vote_for, args=(*args[0], done + 1))
            workers[0].start()
            if own is not None:
                own.kill()
                own.start()
        for worker in workers:
            worker.join()
        time.sleep(0.5)
        try:
            _report(voters, found, process.database, room.code, kill)
        finally:
            process.kill()


@contextmanager
def _own_server(database: str) -> "Iterator[Any]":
    """A PostgreSQL server for this run, where that is asked for. Raises SystemExit without its programs."""
    if database != "postgresql":
        yield None
        return
    from postgres_server import Server, binaries

    programs = binaries()
    if programs is None:
        raise SystemExit("This machine has no PostgreSQL server programs.")
    server = Server(programs)
    try:
        server.start()
        yield server
    finally:
        server.remove()


def _gather(results: "multiprocessing.Queue[object]", found: list[tuple[str, int, float]]) -> None:
    while True:
        found.append(results.get())  # type: ignore[arg-type]


def _report(voters: int, found: list[tuple[str, int, float]], database: str, code: str, kill: bool) -> None:
    from sqlalchemy import text

    from pmkit.practice.progress.engines import connect
    from pmkit.room.rooms import participant_of

    rows = (
        "SELECT participant, sequence FROM live_room_entry JOIN live_room ON live_room.id = room "
        "WHERE code = :code"
    )
    with connect(database, 5.0).connect() as reading:
        every = [(row.participant, row.sequence) for row in reading.execute(text(rows), {"code": code})]
    stored = set(every)
    acknowledged = {(participant_of(token), number) for token, number, _ in found}
    lost, doubled = acknowledged - stored, len(every) - len(stored)
    took = sorted(1000 * one for *_, one in found)
    p50, p95, p99 = (took[min(len(took) - 1, int(share * len(took)))] for share in (0.5, 0.95, 0.99))
    print(
        f"{voters} voters{', killed in between' if kill else ''}: {len(took)} votes, p50 {p50:.0f} ms, "
        f"p95 {p95:.0f} ms, p99 {p99:.0f} ms, mean {statistics.fmean(took):.0f} ms; "
        f"lost {len(lost)}, doubled {doubled}"
    )
    if lost or doubled:
        raise SystemExit(f"{len(lost)} acknowledged votes are not in the log, {doubled} are there twice")


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--voters", type=int, nargs="+", default=[100, 300])
    parser.add_argument("--seconds", type=float, default=30)
    parser.add_argument("--database", default=os.environ.get("PMKIT_BENCH_DATABASE", ""), metavar="ADDRESS")
    parser.add_argument("--kill", action="store_true")
    given = parser.parse_args()
    for voters in given.voters:
        measure(voters, given.seconds, given.database, given.kill)


if __name__ == "__main__":
    main()
