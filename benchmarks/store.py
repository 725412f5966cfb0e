"""What the learner waits for when an answer is checked and saved, and when a sheet of twenty items is opened.

Run with `python benchmarks/store.py`. It works in a temporary folder, or in the one named as argument: the
drive matters, since each answer is synced to it.
"""

import statistics
import sys
import tempfile
import time
from collections.abc import Callable
from pathlib import Path

from pmkit.practice import Card, ChooseOne, Group, Number, Option, Sort
from pmkit.practice.progress import Attempt, MemoryStore, ProgressStore, SqlStore
from pmkit.practice.progress.places import file_url, open_file
from pmkit.practice.verdicts import Verdict
from pmkit.practice.workbook import Workbook

ANSWERS = 300
SHEET = 20
YEARS = 10_000
"""Attempts of a diligent learner over some years."""


def questions() -> dict:
    """Twenty questions of three kinds."""
    made = []
    for number in range(SHEET):
        common = {"id": f"bench.item-{number}", "prompt": "Which one?", "skill": "bench", "minutes": 1}
        common |= {"hints": ("Look again.",), "source": "invented", "explanation": "Because."}
        if number % 3 == 0:
            options = (
                Option(id="a", text="A", why="yes", verdict=Verdict.RIGHT),
                Option(id="b", text="B", why="no"),
            )
            made.append(ChooseOne(**common, options=options))
        elif number % 3 == 1:
            made.append(Number(**common, expected=42.0, tolerance=0.5, unit="points"))
        else:
            cards = tuple(Card(id=f"c{n}", text=f"Card {n}", why="so", accepts=("g",)) for n in range(8))
            made.append(
                Sort(**common, cards=cards, groups=(Group(id="g", text="G"), Group(id="h", text="H")))
            )
    return {question.id: question for question in made}


def answer(question, number: int) -> object:
    """An answer that differs from the one before."""
    if isinstance(question, ChooseOne):
        return "ab"[number % 2]
    if isinstance(question, Number):
        return str(number % 90)
    return {card.id: "gh"[(number + n) % 2] for n, card in enumerate(question.cards)}


def times(work: Callable[[int], object], count: int) -> list[float]:
    """Milliseconds of each call."""
    found = []
    for number in range(count):
        begin = time.perf_counter()
        work(number)
        found.append(1000 * (time.perf_counter() - begin))
    return found


def report(name: str, found: list[float]) -> None:
    p95 = statistics.quantiles(found, n=20)[-1] if len(found) > 1 else found[0]
    print(f"{name:<58} {statistics.median(found):>9.2f} {p95:>9.2f}")


def check_and_save(store: ProgressStore, asked: dict) -> list[float]:
    workbook, ids = Workbook(store, asked.__getitem__), list(asked)
    return times(lambda n: workbook.check(ids[n % SHEET], answer(asked[ids[n % SHEET]], n)), ANSWERS)


def main(folder: Path) -> None:
    asked = questions()
    print(f"{'':<58} {'median ms':>9} {'p95 ms':>9}")
    report("check and save one answer, memory", check_and_save(MemoryStore(), asked))
    store = SqlStore(file_url(folder / "fresh.db"))
    report(
        "save one attempt, SQLite",
        times(lambda n: store.append(Attempt(item="x", event="draft", answer=n)), ANSWERS),
    )
    report("check and save one answer, SQLite", check_and_save(store, asked))
    store.close()

    def open_sheet(path: Path) -> None:
        opened = open_file(path)
        workbook = Workbook(opened, asked.__getitem__)
        for item in asked:
            workbook.open(item)
        opened.close()

    report(
        f"open the store and restore a sheet of {SHEET} items",
        times(lambda _: open_sheet(folder / "fresh.db"), 30),
    )
    old = SqlStore(file_url(folder / "old.db"))
    old.append_all(
        Attempt(item=f"other.{n % 300}", event="checked", answer={"text": "x" * 200}) for n in range(YEARS)
    )
    check_and_save(old, asked)
    old.close()
    report(
        f"the same with {YEARS:,} attempts on other items", times(lambda _: open_sheet(folder / "old.db"), 30)
    )


if __name__ == "__main__":
    if len(sys.argv) > 1:
        main(Path(sys.argv[1]))
    else:
        with tempfile.TemporaryDirectory() as temporary:
            main(Path(temporary))
