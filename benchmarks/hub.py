"""What a learner on a hub costs: memory of their server and kernel, processor time until the first card.

Run with `python benchmarks/hub.py [learners]` (8 by default). Needs PostgreSQL and configurable-http-proxy
(or its path in PMKIT_HUB_PROXY). A real hub and proxy on loopback, one learner after the other: each begins
their server, and the first question of chapter 03 is made ready to answer in the course's kernel. No browser,
whose work is done on the learner's own machine.

Memory is the proportional set size (a page that several processes share counts in parts), so it falls as more
people come: the last line has what one more learner takes.
"""

import contextlib
import os
import shutil
import statistics
import sys
import tempfile
import time
from pathlib import Path

import psutil

REPOSITORY = Path(__file__).resolve().parents[1]
for folder in ("hub", "browser", "practice/progress"):
    sys.path.insert(0, str(REPOSITORY / "tests" / folder))
from local_hub import Person, start_hub  # noqa: E402
from postgres_server import Server, binaries  # noqa: E402

SHOWN = "from pmkit import show; show('prioritisation.rice-period'); print('true')"


def begin(person: Person) -> tuple[float, float]:
    """Seconds until the first card can be answered, and the processor's."""
    started = time.perf_counter()
    person.begin()
    person.wait()
    person.run(SHOWN)
    took = time.perf_counter() - started
    return took, sum(sum(one.cpu_times()[:4]) for one in person.processes())


def memory(person: Person) -> tuple[float, float]:
    """MiB of the server and of all that it has begun."""
    sizes = []
    for one in person.processes():
        with contextlib.suppress(psutil.Error):
            sizes.append(one.memory_full_info().pss / 2**20)
    return sizes[0], sum(sizes[1:])


def main(count: int) -> None:
    proxy = os.environ.get("PMKIT_HUB_PROXY") or shutil.which("configurable-http-proxy")
    found = binaries()
    if not proxy or not found:
        sys.exit("PostgreSQL or configurable-http-proxy was not found.")
    names = [f"learner{number:02}" for number in range(count)]
    postgres = Server(found)
    try:
        postgres.start()
        folder = Path(tempfile.mkdtemp(prefix="pmkit-hub-"))
        with start_hub(folder, proxy, postgres.database("benchmark"), names, "ines") as hub:
            people, costs, totals = [hub.sign_in(name) for name in names], [], []
            for number, person in enumerate(people, 1):
                costs.append(begin(person))
                totals.append(sum(sum(memory(one)) for one in people[:number]))
                took, cpu = costs[-1]
                print(
                    f"learner {number}: {took:.1f} s, {cpu:.1f} CPU-s; together {totals[-1]:.0f} MiB",
                    flush=True,
                )
            sizes = [memory(one) for one in people]
            server, kernel = (statistics.median(size[at] for size in sizes) for at in (0, 1))
            took, cpu = (statistics.median(cost[at] for cost in costs) for at in (0, 1))
            print(f"median: server {server:.0f} MiB, kernel {kernel:.0f} MiB, {took:.1f} s, {cpu:.1f} CPU-s")
            if count > 2:
                print(f"one more learner: {(totals[-1] - totals[1]) / (count - 2):.0f} MiB")
        shutil.rmtree(folder, ignore_errors=True)
    finally:
        postgres.remove()


if __name__ == "__main__":
    main(int(sys.argv[1]) if len(sys.argv) > 1 else 8)
