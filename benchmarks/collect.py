"""How long an instructor waits for the report on a class: 300 submissions to a course of 60 questions.

Run with `python benchmarks/collect.py`; another number of learners may follow.
"""

import random
import sys
import tempfile
import time
import tracemalloc
from dataclasses import replace
from pathlib import Path

from pmkit.practice import ChooseOne, Number, Option, Question, Trap, Verdict, Workbook
from pmkit.practice.class_report import write_report
from pmkit.practice.collecting import collect
from pmkit.practice.handout import ClassKey
from pmkit.practice.progress import MemoryStore
from pmkit.practice.submission import submit

QUESTIONS = 60
KEY = ClassKey("Benchmark", bytes(32))


def questions() -> list[Question]:
    """Half choices, half numbers with a trap each."""
    choice = ChooseOne(
        id="bench.x",
        prompt="Which one?",
        skill="bench",
        minutes=1,
        options=tuple(
            Option(
                id=id, text=f"Answer {id}", why="so", verdict=Verdict.RIGHT if id == "a" else Verdict.NOT_YET
            )
            for id in "abcd"
        ),
    )
    number = Number(
        id="bench.x",
        prompt="How many?",
        skill="bench",
        minutes=2,
        expected=42,
        traps=(Trap(id="double", value=84, says="You counted twice."),),
    )
    return [replace(number if n % 2 else choice, id=f"bench.q{n}") for n in range(QUESTIONS)]


def hand_in(folder: Path, learners: int) -> int:
    """Write the files of a class; returns the number of entries in them."""
    chance = random.Random(1)
    asked = {question.id: question for question in questions()}
    entries = 0
    for learner in range(learners):
        store = MemoryStore()
        book = Workbook(store, asked.__getitem__)
        for name, question in asked.items():
            for _ in range(chance.randint(1, 3)):
                choices = "abcd" if isinstance(question, ChooseOne) else ("42", "84", "7")
                answer = chance.choice(choices)
                book.save_draft(name, answer)
                book.check(name, answer)
        submit(store, KEY.own(f"Learner {learner}"), folder / f"{learner}.zip")
        entries += len(store.history())
    return entries


def main(learners: int) -> None:
    with tempfile.TemporaryDirectory() as temporary:
        folder = Path(temporary, "in")
        folder.mkdir()
        entries = hand_in(folder, learners)
        size = sum(path.stat().st_size for path in folder.iterdir())
        names = [f"Learner {n}" for n in range(learners)]
        begin = time.perf_counter()
        found = collect(folder, KEY, questions(), names)
        checked = time.perf_counter()
        write_report(found, Path(temporary, "out"))
        end = time.perf_counter()
        tracemalloc.start()
        collect(folder, KEY, questions(), names)
        most = tracemalloc.get_traced_memory()[1]
    print(f"{learners} submissions, {QUESTIONS} questions, {entries:,} entries, {size / 1e6:.1f} MB")
    print(
        f"read and checked again  {checked - begin:6.2f} s, {1000 * (checked - begin) / learners:.0f} ms each"
    )
    print(f"report and tables       {end - checked:6.2f} s")
    print(f"most memory             {most / 1e6:6.0f} MB")


if __name__ == "__main__":
    main(int(sys.argv[1]) if len(sys.argv) > 1 else 300)
