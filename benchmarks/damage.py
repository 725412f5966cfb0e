"""What becomes of a damaged progress file: does `open_store` give what was written, or say that it does not?

Run with `python benchmarks/damage.py --files 2000 --seed 1`. Each file is a copy of one that pmkit wrote
(closed well, killed in the middle, or killed while another program read), then damaged at a random place.
"""

import argparse
import os
import random
import shutil
import sqlite3
import tempfile
from collections import Counter
from collections.abc import Callable, Iterator
from contextlib import closing, contextmanager
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from pathlib import Path

from pmkit.practice.progress import Attempt, ProgressStore, open_store

NAME, LOG, INDEX, JOURNAL = "progress.db", "progress.db-wal", "progress.db-shm", "progress.db-journal"
PAGE = 4096
START = datetime(2026, 11, 23, tzinfo=UTC)
Files = dict[str, bytes]


@dataclass(frozen=True)
class State:
    """The files of a folder, what is written in them, and the files of an earlier day."""

    how: str
    files: Files
    written: dict[str, object]
    earlier: Files


@dataclass(frozen=True)
class Outcome:
    """What a learner met: was anything lost or changed, was anything said, what went wrong."""

    damage: str
    missing: int
    told: bool
    faults: tuple[str, ...]


def attempts(start: int, end: int, chance: random.Random) -> Iterator[Attempt]:
    """Invented answers, one in fifteen so long that it spills over several pages."""
    for number in range(start, end):
        long = "long " * chance.randrange(700, 4000) if chance.random() < 1 / 15 else ""
        yield Attempt(
            attempt_id=f"id-{number}",
            item=f"prioritisation.rice-{number % 40}",
            event=chance.choice(("draft", "checked", "hint")),
            answer={"text": f"{number} {long}"},
            detail={"message": "Grüße"},
            at=START + timedelta(seconds=7 * number),
        )


def states(chance: random.Random, folder: Path) -> list[State]:
    """Three sizes of three kinds of file."""
    return [
        state(how, count, chance, folder / f"{how}-{count}")
        for how in ("closed", "killed", "killed beside a reader")
        for count in (12, 90, 300)
    ]


def state(how: str, count: int, chance: random.Random, folder: Path) -> State:
    """Two thirds of the answers in one sitting, which is the earlier day, the rest in another."""
    with home(folder):
        store = open_store()
        write(store, 0, count * 2 // 3, chance)
        earlier = contents(folder)
        store.close()
        store = open_store()
        with closing(sqlite3.connect(folder / NAME, isolation_level=None)) as reader:
            if how == "killed beside a reader":
                reader.execute("BEGIN")
                reader.execute("SELECT count(*) FROM attempts").fetchone()
            write(store, count * 2 // 3, count, chance)
            written = {one.attempt_id: one.to_json() for one in store.history()}
            files = contents(folder)
        store.close()
        assert len(written) == count
        return State(how, contents(folder) if how == "closed" else files, written, earlier)


def write(store: ProgressStore, start: int, end: int, chance: random.Random) -> None:
    """One to twenty at once, as notebooks that were away bring theirs."""
    while start < end:
        upto = min(end, start + chance.choice((1, 1, 5, 20)))
        store.append_all(attempts(start, upto, chance))
        start = upto


@contextmanager
def home(folder: Path) -> Iterator[None]:
    """A learner's folder and a temporary one beside it, for the while."""
    before = os.environ.get("PMKIT_HOME"), tempfile.tempdir
    temporary = folder.with_name(folder.name + "-temporary")
    for made in (folder, temporary):
        made.mkdir(parents=True)
    os.environ["PMKIT_HOME"], tempfile.tempdir = str(folder), str(temporary)
    try:
        yield
    finally:
        os.environ.pop("PMKIT_HOME")
        if before[0] is not None:
            os.environ["PMKIT_HOME"] = before[0]
        tempfile.tempdir = before[1]
        shutil.rmtree(temporary)


def contents(folder: Path) -> Files:
    return {name: (folder / name).read_bytes() for name in (NAME, LOG, INDEX) if (folder / name).exists()}


def flip(data: bytes, chance: random.Random, count: int = 1) -> bytes:
    flipped = bytearray(data)
    for _ in range(count):
        flipped[chance.randrange(len(data))] ^= 1 << chance.randrange(8)
    return bytes(flipped)


def overwrite(data: bytes, chance: random.Random, new: Callable[[int], bytes]) -> bytes:
    start = chance.randrange(len(data))
    length = min(chance.choice((1, 16, 512, PAGE, 3 * PAGE)), len(data) - start)
    return data[:start] + new(length) + data[start + length :]


def change_pages(data: bytes, chance: random.Random, swap: bool) -> bytes:
    pages = [data[at : at + PAGE] for at in range(0, len(data), PAGE)]
    one, other = chance.sample(range(len(pages)), 2)
    pages[one], pages[other] = pages[other], pages[one] if swap else pages[other]
    return b"".join(pages)


def older_page(was: State, chance: random.Random) -> Files:
    """A page that a drive said it had written."""
    old, new = was.earlier[NAME], was.files[NAME]
    at = PAGE * chance.randrange(min(len(old), len(new)) // PAGE)
    return was.files | {NAME: new[:at] + old[at : at + PAGE] + new[at + PAGE :]}


def in_file(
    name: str, change: Callable[[bytes, random.Random], bytes]
) -> Callable[[State, random.Random], Files]:
    return lambda was, chance: was.files | {name: change(was.files[name], chance)}


def without(*names: str) -> Callable[[State, random.Random], Files]:
    return lambda was, chance: {name: data for name, data in was.files.items() if name not in names}


def cut(data: bytes, chance: random.Random) -> bytes:
    return data[: chance.randrange(len(data))]


DAMAGES: dict[str, Callable[[State, random.Random], Files]] = {
    "nothing": lambda was, chance: was.files,
    "one bit": in_file(NAME, flip),
    "ten bits": in_file(NAME, lambda data, chance: flip(data, chance, 10)),
    "cut": in_file(NAME, cut),
    "zeros": in_file(NAME, lambda data, chance: overwrite(data, chance, bytes)),
    "noise": in_file(NAME, lambda data, chance: overwrite(data, chance, chance.randbytes)),
    "two pages changed places": in_file(NAME, lambda data, chance: change_pages(data, chance, True)),
    "a page over another": in_file(NAME, lambda data, chance: change_pages(data, chance, False)),
    "an older page": older_page,
    "file empty": in_file(NAME, lambda data, chance: b""),
    "a foreign journal": lambda was, chance: was.files | {JOURNAL: chance.randbytes(chance.randrange(9000))},
}
IN_THE_LOG: dict[str, Callable[[State, random.Random], Files]] = {
    "log: one bit": in_file(LOG, flip),
    "log: zeros": in_file(LOG, lambda data, chance: overwrite(data, chance, bytes)),
    "log: noise": in_file(LOG, lambda data, chance: overwrite(data, chance, chance.randbytes)),
    "index gone": without(INDEX),
    "index: noise": in_file(INDEX, lambda data, chance: chance.randbytes(len(data))),
    "index: of an earlier day": lambda was, chance: was.files | {INDEX: was.earlier[INDEX]},
}
GONE: dict[str, Callable[[State, random.Random], Files]] = {"file gone": without(NAME)}
OTHER_LOG: dict[str, Callable[[State, random.Random], Files]] = {
    "log: of an earlier day": lambda was, chance: was.files | {LOG: was.earlier[LOG]},
    "log and index: of an earlier day": lambda was, chance: (
        was.files | {name: was.earlier[name] for name in (LOG, INDEX)}
    ),
}
LOG_LOST: dict[str, Callable[[State, random.Random], Files]] = {
    "log: cut": in_file(LOG, cut),
    "log gone": without(LOG),
    "log and index gone": without(LOG, INDEX),
}
"""What was not moved into the file yet because another program was reading goes with the log, and nothing is
left that could tell; so these are only tried where nobody was."""


def damages_of(was: State) -> dict[str, Callable[[State, random.Random], Files]]:
    return {
        "closed": DAMAGES | OTHER_LOG,
        "killed": DAMAGES | IN_THE_LOG | OTHER_LOG | LOG_LOST | GONE,
        "killed beside a reader": DAMAGES | IN_THE_LOG | GONE,
    }[was.how]


def damaged(made: list[State], count: int, chance: random.Random) -> Iterator[tuple[str, State, Files]]:
    """The kinds in turns, each with the states in turns."""
    kinds = [(name, was, change) for was in made for name, change in damages_of(was).items()]
    chance.shuffle(kinds)
    for number in range(count):
        name, was, change = kinds[number % len(kinds)]
        yield f"{was.how}, {name}", was, change(was, chance)


def meet(damage: str, was: State, files: Files, folder: Path) -> Outcome:
    """Open the damaged file as a notebook does, twice, and answer once."""
    with home(folder):
        for name, data in files.items():
            (folder / name).write_bytes(data)
        try:
            return look(damage, was)
        except Exception as problem:  # whatever it is, it is counted
            return Outcome(damage, 0, False, (f"raised {problem!r}",))
        finally:
            shutil.rmtree(folder)


def look(damage: str, was: State) -> Outcome:
    store = open_store()
    given = {one.attempt_id: one.to_json() for one in store.history()}
    told = store.notice
    missing = len(was.written.keys() - given.keys())
    faults = []
    if given != was.written and not told:
        faults.append("silently different")
    if any(was.written.get(one) != record for one, record in given.items()):
        faults.append("an entry that nobody wrote")
    if told and damage.endswith(", nothing"):
        faults.append(f"said without cause: {told}")
    if not store.append(Attempt(item="x.y", event="draft", answer="after")):
        faults.append(f"can't be written: {store.notice}")
    store.close()
    again = open_store()
    if len(again.history()) != len(given) + 1:
        faults.append("not the same the second time")
    if again.notice:
        faults.append(f"still says: {again.notice}")
    again.close()
    return Outcome(damage, missing, bool(told), tuple(faults))


def trial(count: int, seed: int, folder: Path) -> list[Outcome]:
    """`count` damaged files, in a folder that is there for them."""
    chance = random.Random(seed)
    made = states(chance, folder)
    return [
        meet(damage, was, files, folder / str(number))
        for number, (damage, was, files) in enumerate(damaged(made, count, chance))
    ]


def main() -> None:
    parser = argparse.ArgumentParser()
    parser.add_argument("--files", type=int, default=2000)
    parser.add_argument("--seed", type=int, default=1)
    asked = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        found = trial(asked.files, asked.seed, Path(folder))
    kinds = Counter(one.damage for one in found)
    print(f"{'':<62} files  told  some missing  faults")
    for kind in sorted(kinds):
        of = [one for one in found if one.damage == kind]
        told, missing = sum(one.told for one in of), sum(one.missing > 0 for one in of)
        print(f"{kind:<62} {len(of):>5} {told:>5} {missing:>13} {sum(bool(one.faults) for one in of):>7}")
    told, lost = sum(one.told for one in found), sum(one.missing > 0 for one in found)
    print(f"{len(found)} files, {told} told, {lost} with a loss")
    for fault, times in Counter((one.damage, said) for one in found for said in one.faults).most_common(60):
        print(times, *fault)


if __name__ == "__main__":
    main()
