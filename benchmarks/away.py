"""Whether answers are lost, doubled or put out of order while the class's database comes and goes.

Run with `python benchmarks/away.py [ANSWERS [SEED]]` where PostgreSQL's server programs are installed: a
server of its own is started in a temporary folder. One learner answers in two kernels at once; server and
kernels are killed (SIGKILL, or as by `pg_ctl stop -m immediate`) before an opening, between answers, in the
middle of a commit and while what waited travels on.
"""

import os
import statistics
import sys
import tempfile
import time
from pathlib import Path

TESTS = Path(__file__).resolve().parents[1] / "tests"
ANSWERS, SEED, ANSWERS_PER_KILL = 5_000, 1, 125


def append_times(count: int = 300) -> str:
    """Median and 95th percentile of what a card waits for, in milliseconds."""
    from pmkit.practice.progress import Attempt, open_store

    store, found = open_store(), []
    for number in range(count):
        begun = time.perf_counter()
        store.append(Attempt(item="x", event="draft", answer=number))
        found.append(1000 * (time.perf_counter() - begun))
    store.close()
    return f"{statistics.median(found):.1f} ms, {statistics.quantiles(found, n=20)[-1]:.1f} ms"


def main(answers: int = ANSWERS, seed: int = SEED) -> None:
    sys.path[:0] = [str(TESTS / "browser"), str(TESTS / "practice" / "progress")]
    from away_trial import Trial
    from postgres_server import Server, binaries

    folder = binaries()
    if folder is None:
        raise SystemExit("This needs PostgreSQL's server programs (initdb and postgres).")
    server = Server(folder)
    with tempfile.TemporaryDirectory() as temporary:
        try:
            server.start()
            begun = time.monotonic()
            found = Trial(
                server, server.database("trial"), Path(temporary), answers, answers // ANSWERS_PER_KILL, seed
            ).run()
            took = time.monotonic() - begun
            os.environ |= {"PMKIT_DATABASE_URL": server.database("times"), "PMKIT_HOME": temporary}
            print("the class's database answers:", append_times())
            server.kill()
            print("it is away:", append_times())
        finally:
            server.remove()
    print(found)
    print(f"{took:.0f} seconds, load {os.getloadavg()[0]:.1f}")


if __name__ == "__main__":
    main(*map(int, sys.argv[1:]))
