"""A class that works through sittings of the real course, made up: some are quick, some err as expected."""

import random
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from functools import cache

import psycopg

from pmkit.course import chapter, question
from pmkit.practice import Workbook
from pmkit.practice.progress import Attempt, MemoryStore
from pmkit.practice.progress.rows import KEPT, row_of
from pmkit.practice.samples import sample_answers

COLUMNS = (*KEPT, "checksum")
STEP = timedelta(seconds=50)


def shown_in(chapter_id, sittings):
    """The ids of questions and explorers in the first sittings of a chapter."""
    return [item for one in chapter(chapter_id).sittings[:sittings] for item in one.shown]


@cache
def _answers(item):
    given = sample_answers(question(item))
    right = next(one.answer for one in given if one.purpose == "right")
    return right, [one.answer for one in given if one.purpose == "trap"] or [right]


def work(chapter_id, how_far, skill, seed):
    """The attempts of one learner who has worked through `how_far` (0 to 1) of three sittings."""
    chance = random.Random(seed)
    book = Workbook(store := MemoryStore(), question)
    items = shown_in(chapter_id, 3)
    for item in items[: round(how_far * len(items))]:
        if item.startswith("explorer:"):
            book.note(item, {"n": seed})
            continue
        right, wrong = _answers(item)
        while chance.random() > skill and len(store.history(item)) < 4:
            book.check(item, chance.choice(wrong))
        if chance.random() < skill + 0.2:
            book.check(item, right)
    return store.history()


def timed(attempts, until=None):
    """The attempts at moments of their own, the last at `until` (now), each with an id of its own."""
    until = until or datetime.now(UTC)
    found = []
    for number, one in enumerate(attempts):
        at = until - STEP * (len(attempts) - 1 - number)
        fresh = replace(one, attempt_id=Attempt(item="x", event="noted").attempt_id, at=at, clock=0)
        found.append(replace(fresh, clock=fresh.microseconds()))
    return found


def write(url, learner, attempts):
    """Put attempts into a class database as its owner; row-level security lets the owner."""
    into = f"COPY attempts ({', '.join(COLUMNS)}) FROM STDIN"
    with psycopg.connect(url) as connection, connection.cursor() as cursor, cursor.copy(into) as copied:
        for one in attempts:
            row = row_of(replace(one, learner=learner), one.clock)
            copied.write_row([row[name] for name in COLUMNS])


def fill(url, chapter_id="prioritisation", people=24, seed=1):
    """A class of so many, most of them here now."""
    chance = random.Random(seed)
    for number in range(people):
        how_far = min(1.0, max(0.05, chance.gauss(0.5, 0.2)))
        ago = timedelta(minutes=chance.choice([0, 0, 1, 2, 5, 12, 50]))
        attempts = work(chapter_id, how_far, chance.uniform(0.3, 0.95), number)
        write(url, f"learner{number:03}", timed(attempts, datetime.now(UTC) - ago))
