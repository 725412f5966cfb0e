"""The learner's workbook of this course: their store with the course's questions, opened once per kernel."""

from functools import cache
from pathlib import Path

from pmkit.course import question
from pmkit.practice import Workbook


@cache
def workbook() -> Workbook:
    """The workbook of this kernel; its store is opened when it is first asked for. What was answered under an
    id that has changed since is carried over."""
    from pmkit.practice.progress import open_store
    from pmkit.practice.progress.moves import carry_over, read_moves

    store = open_store()
    carry_over(store, read_moves(Path(__file__).with_name("migrations.txt")))
    return Workbook(store, question)
