"""A trial of one learner with two kernels; the class's database and the kernels are killed again and again.

Who runs it says how many answers and which seed; what is counted in the end is lost, doubled, out of order.
"""

import os
import random
import signal
import tempfile
import time
from collections import Counter
from dataclasses import dataclass
from itertools import pairwise

from progress_helpers import PROCESSES, acknowledged, attempt, wait_for

from pmkit.practice.progress import SqlStore, open_store

KERNELS = ("a", "b")


@dataclass
class Counted:
    """What came of a trial, in numbers of answers and of kills."""

    answers: int
    lost: int
    doubled: int
    out_of_order: int
    server_kills: int
    kernel_kills: int


def answering(home, temporary, url, ledger, name, begin, count, allowed):
    """A kernel: answers one after the other, as far as is `allowed` for now; each that the store has taken is
    noted, unbuffered."""
    os.environ.update({"PMKIT_HOME": home, "PMKIT_DATABASE_URL": url})
    tempfile.tempdir = temporary
    store = open_store()
    handle = os.open(ledger, os.O_APPEND | os.O_CREAT | os.O_WRONLY)
    for number in range(begin, count):
        while number >= allowed.value:
            time.sleep(0.002)
        if store.append(attempt([name, number], attempt_id=f"{name}-{number}")):
            os.write(handle, f"{name}-{number}\n".encode())
    store.close()


class Trial:
    """`kills` times something is killed: the server before a kernel opens, between two answers, in the middle
    of a commit, or as soon as it is back and what waits travels on; and each kernel in between."""

    def __init__(self, server, url, folder, answers, kills, seed):
        self.server, self.url, self.folder, self.kills = server, url, folder, kills
        self.chance = random.Random(seed)
        self.each = answers // len(KERNELS)
        self.places = [str(folder / name) for name in ("home", "temporary")]
        (folder / "temporary").mkdir()
        self.kernels = {}
        self.allowed = PROCESSES.RawValue("i", 0)  # a lock would stay with a kernel that is killed
        self.server_kills = self.kernel_kills = 0

    def run(self):
        for number in range(self.kills):
            self.begin_kernels()
            self.let_them_answer(number + 0.3)
            self.kill_server()
            self.let_them_answer(number + 0.6)
            if self.chance.random() < 0.5:
                self.kill_kernel()  # it opens again while the server is away
                self.begin_kernels()
                self.let_them_answer(number + 0.8)
            self.server.start()
            if self.chance.random() < 0.5:
                self.kill_server()  # while what waited travels on
                self.server.start()
            self.kill_kernel()
        self.allowed.value = self.each
        while sum(map(self.said, KERNELS)) < self.each * len(KERNELS):
            self.begin_kernels()
            for kernel in self.kernels.values():
                kernel.join()
        return self.counted()

    def said(self, name):
        return len(set(acknowledged(self.folder / f"ledger-{name}")))

    def begin_kernels(self):
        """A kernel that is not there begins with the first answer that the last one did not see taken."""
        for name in KERNELS:
            kernel = self.kernels.get(name)
            if (kernel is None or not kernel.is_alive()) and self.said(name) < self.each:
                given = (self.folder / f"ledger-{name}", name, self.said(name), self.each, self.allowed)
                args = (*self.places, self.url, *given)
                self.kernels[name] = PROCESSES.Process(target=answering, args=args, daemon=True)
                self.kernels[name].start()

    def let_them_answer(self, step):
        """Until both have come so far; they may already go on a little while the next thing happens."""
        upto, further = (
            int(self.each * (step + more) / self.kills) for more in (0, self.chance.random() / 5)
        )
        self.allowed.value = further
        wait_for(lambda: self.failed() or all(self.said(name) >= upto for name in KERNELS))
        assert not self.failed(), "a kernel ended with a failure"

    def failed(self):
        return any(kernel.exitcode not in (None, 0, -signal.SIGKILL) for kernel in self.kernels.values())

    def kill_server(self):
        self.server.process.send_signal(self.chance.choice([signal.SIGKILL, signal.SIGQUIT]))
        self.server.process.wait()
        self.server_kills += 1

    def kill_kernel(self):
        kernel = self.kernels[self.chance.choice(KERNELS)]
        self.kernel_kills += kernel.is_alive()
        kernel.kill()
        kernel.join()

    def counted(self):
        """A last opening takes along what waits; then the class's database itself is read."""
        answering(*self.places, self.url, self.folder / "ledger-a", "a", self.each, self.each, self.allowed)
        store = SqlStore(self.url)
        kept = store.history()
        store.close()
        ids = Counter(one.attempt_id for one in kept)
        said = {one for name in KERNELS for one in acknowledged(self.folder / f"ledger-{name}")}
        ways = [[one.answer[1] for one in kept if one.answer[0] == name] for name in KERNELS]
        return Counted(
            answers=len(said),
            lost=len(said - set(ids)),
            doubled=sum(ids.values()) - len(ids),
            out_of_order=sum(b <= a for way in ways for a, b in pairwise(way)),
            server_kills=self.server_kills,
            kernel_kills=self.kernel_kills,
        )
