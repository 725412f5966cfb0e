"""A store whose place may be away: attempts wait on this computer and travel on by themselves.

Store and forward: what the place does not take is put into an outbox on a disk, and every further answer,
reading and opening tries to send it on, in order. Ids make it harmless to send the same twice, so that a
server, a network or this program may end at any moment.
"""

import time
from collections.abc import Callable, Iterable, Sequence
from dataclasses import replace
from pathlib import Path
from threading import RLock
from typing import TypeVar

from pmkit.practice.progress import errors
from pmkit.practice.progress.attempt import Attempt
from pmkit.practice.progress.outbox import Room
from pmkit.practice.progress.rows import row_of
from pmkit.practice.progress.sql import SqlStore
from pmkit.practice.progress.store import MemoryStore, in_order

REST = 10
"""A try that fails is not repeated before this many times as long as it took: a page waits for a silent
server during a tenth of the time at most, and one that refuses at once is asked at each answer."""
BATCH = 200
"""So many attempts travel in one transaction."""
ENOUGH = 1.0
"""Seconds; what has not been sent by then goes with the next call."""
T = TypeVar("T")


class ForwardingStore:
    """The attempts of one learner in the store that `open` gives, and in the `rooms` while it can't be used.

    The first room that can be written serves; where none can, attempts stay in memory. `for_class`: the place
    is a server, so that each attempt is put into a room before it is sent, and stays there as an own copy.
    Of one that `stays` the server gets a stub, and only after a room has taken it.
    `earlier` reads what the place holds when it can't be opened.
    """

    def __init__(
        self,
        open: Callable[[], SqlStore],
        rooms: Sequence[Room],
        *,
        learner: str,
        place: str,
        for_class: bool = False,
        earlier: Callable[[], list[Attempt]] = list,
    ) -> None:
        self.learner = learner
        self._open = open
        self._rooms = rooms
        self._target_place = place
        self._for_class = for_class
        self._earlier = earlier
        self._target: SqlStore | None = None
        self._trouble: dict[bool, errors.StoreProblem | None] = {False: None, True: None}
        self._again_at = {False: 0.0, True: 0.0}
        self._batch = BATCH
        self._loose: dict[str, Attempt] = {}
        self._known: dict[str, Attempt] | None = None
        self._last = 0
        self._arrived = 0
        self._told: dict[str, None] = {}
        self._lock = RLock()
        self._ask(SqlStore.newest)
        self._forward()

    # the store

    @property
    def place(self) -> str:
        """Where attempts are kept now."""
        if not (self._problem or self.waiting):
            return self._target_place
        room = self._usable_room()
        return str(room.path) if room else "memory"

    @property
    def outboxes(self) -> tuple[Path, ...]:
        """The files in which attempts wait, whether they are there or not."""
        return tuple(room.path for room in self._rooms)

    @property
    def notice(self) -> str:
        """Where answers wait and why, what has arrived, and how the store was opened; or ""."""
        with self._lock:
            now = self._target.notice if self._target else ""
            said = [*self._told, now, *(room.notice for room in self._rooms), *self._about_waiting()]
            if self._arrived:
                said.append(errors.arrived(self._arrived, self._for_class))
            return " ".join(filter(None, dict.fromkeys(said)))

    @property
    def waiting(self) -> int:
        """How many attempts are not in their place yet."""
        with self._lock:
            return len(self._loose) + sum(len(room.waiting()) for room in self._rooms)

    def append(self, attempt: Attempt) -> bool:
        """Keep the attempt; True once it is on a disk or in the class's database, False while it is only in
        memory (see `notice`)."""
        with self._lock:
            return self._take([attempt])

    def append_all(self, new: Iterable[Attempt]) -> int:
        """Keep many at once, all or none; returns how many were not here yet. Raises NotWritable."""
        with self._lock:
            known = {attempt.attempt_id for attempt in self.history() if not attempt.is_stub}
            fresh = {one.attempt_id: one for one in new if one.attempt_id not in known and not one.is_stub}
            if fresh and not self._take(in_order(fresh.values())):
                for attempt_id in fresh:
                    self._loose.pop(attempt_id, None)
                raise errors.NotWritable(str(self._problem))
            return len(fresh)

    def history(self, item: str | None = None) -> list[Attempt]:
        """All attempts, or those on one item, oldest first; while the place is away, what is known here."""
        with self._lock:
            self._forward()
            found = self._ask(lambda target: target.history(item))
            found = self._known_here(item) if found is None else self._remember(self._whole(found, item))
            wait = [one for one in self._all_waiting() if item is None or one.item == item]
            return MemoryStore([*found, *wait], learner=self.learner).history() if wait else found

    def latest(self) -> dict[str, Attempt]:
        """The last attempt on each item."""
        with self._lock:
            if self._forward():
                found = self._ask(SqlStore.latest)
                if found is not None:
                    return found
            return {attempt.item: attempt for attempt in self.history()}

    def close(self) -> None:
        """Try once more to send on what waits, then let go of everything."""
        with self._lock:
            self._forward()
            self._leave_target()
            for room in self._rooms:
                room.close()

    # how it travels

    def _take(self, new: Sequence[Attempt]) -> bool:
        """Keep these, send on what waits; whether they are on a disk or in their place."""
        for attempt in new:
            row_of(attempt, 0)  # an answer that is no JSON is refused before it waits in front of the others
        self._loose.update((one.attempt_id, replace(one, learner=self.learner)) for one in new)
        if self._for_class:
            self._put_away()
        self._arrived = 0
        self._forward()
        self._arrived = max(0, self._arrived - len(new))
        if self._loose:
            self._put_away()
        return not any(one.attempt_id in self._loose for one in new)

    def _put_away(self) -> None:
        """Out of the memory, onto the first disk that takes it."""
        for room in self._rooms:
            try:
                self._last = max(self._last, room.put(list(self._loose.values()), after=self._last))
            except errors.StoreProblem:
                continue
            self._loose.clear()
            return

    def _forward(self) -> bool:
        """Send on what waits, oldest first; whether all of it has arrived."""
        until = time.monotonic() + ENOUGH
        for room in self._rooms:
            wait = room.waiting()
            while wait:
                batch, wait = wait[: self._batch], wait[self._batch :]
                if not self._send([attempt for _, attempt in batch]):
                    return False
                room.sent(batch)
                if wait and time.monotonic() > until:
                    return False
        loose = [one for one in self._loose.values() if not (self._for_class and one.stays)]
        if loose and not self._send(loose):
            return False
        for one in loose:
            del self._loose[one.attempt_id]
        self._trouble[True] = None
        return True

    def _send(self, batch: Sequence[Attempt]) -> bool:
        def add(target: SqlStore) -> bool:
            target.add(batch)
            return True

        arrived = bool(self._ask(add, writes=True))
        if arrived:
            self._arrived += len(batch)
            self._batch = min(2 * self._batch, BATCH)
        else:
            self._batch = max(1, self._batch // 4)  # a slow line takes less at a time
        return arrived

    def _ask(self, work: Callable[[SqlStore], T], *, writes: bool = False) -> T | None:
        """What the place answers; None while it can't be used, or had no time since it last refused."""
        begun = time.monotonic()
        if begun < self._again_at[writes]:
            return None
        try:
            if self._target is None:
                self._target = self._open()
                self.learner, self._target_place = self._target.learner, self._target.place
                self._last = max(self._last, self._target.newest())
            found = work(self._target)
        except errors.StoreProblem as problem:
            self._refused(problem, time.monotonic() - begun, writes)
            return None
        self._trouble[False] = None
        return found

    def _refused(self, problem: errors.StoreProblem, took: float, writes: bool) -> None:
        """Let go, and ask again later. A place that refuses to be written may still be read."""
        concerned = (True,) if writes and self._target and problem.why != errors.NO_ANSWER else (True, False)
        for which in concerned:
            self._trouble[which] = problem
            self._again_at[which] = time.monotonic() + REST * took
        if isinstance(problem, errors.Damaged):
            self._loose.update(self._known or {})  # what was read before goes into the new file
        self._leave_target()

    def _leave_target(self) -> None:
        if self._target is not None:
            self._told[self._target.notice] = None
            self._target.close()
            self._target = None

    # what is known of it

    def _all_waiting(self) -> list[Attempt]:
        return [*(one for room in self._rooms for _, one in room.waiting()), *self._loose.values()]

    def _remember(self, found: list[Attempt]) -> list[Attempt]:
        self._known = self._known or {}
        self._known.update((attempt.attempt_id, attempt) for attempt in found)
        self._last = max(self._last, max((attempt.clock for attempt in found), default=0))
        return found

    def _known_here(self, item: str | None) -> list[Attempt]:
        """What this program has read of the place, and what this computer sent there."""
        if self._known is None:
            self._known = {attempt.attempt_id: attempt for attempt in self._earlier()}
        known = dict(self._known)
        for room in self._rooms:
            for attempt in room.history():
                known.setdefault(attempt.attempt_id, attempt)
        found = (replace(one, learner=self.learner) for one in known.values())
        return in_order(self._whole([one for one in found if item is None or one.item == item], item))

    def _whole(self, found: list[Attempt], item: str | None) -> list[Attempt]:
        """These with this computer's own attempts in the place of their stubs."""
        if not any(one.is_stub for one in found):
            return found
        own = {one.attempt_id: one for room in self._rooms for one in room.history(item)}
        own |= self._loose
        whole = (own.get(one.attempt_id, one) if one.is_stub else one for one in found)
        return [replace(one, learner=self.learner) for one in whole]

    # what is said about it

    @property
    def _problem(self) -> errors.StoreProblem | None:
        return self._trouble[True] or self._trouble[False]

    def _usable_room(self) -> Room | None:
        return next((room for room in self._rooms if room.usable()), None)

    def _about_waiting(self) -> Iterable[str]:
        trouble = self._problem
        counts = [(room, len(room.waiting())) for room in self._rooms]
        why = errors.NO_ANSWER if trouble is None else trouble.why or errors.UNKNOWN
        for room, count in counts:
            if count and self._for_class:
                yield errors.waits_for_class(count, why, room.where)
            elif count:
                yield errors.waits_for_file(count, why, room.where, self._target_place)
        if self._loose:
            yield errors.waiting(len(self._loose), why, self._target_place)
        elif trouble and not any(count for _, count in counts):
            usable = self._usable_room()
            yield errors.meanwhile(str(trouble), usable.where) if usable else errors.only_memory(str(trouble))
