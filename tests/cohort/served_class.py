"""The page of a class, served by a thread of the test's own process."""

from contextlib import contextmanager
from threading import Thread

from pmkit.cohort.render import Pages
from pmkit.cohort.serve import Opened
from pmkit.cohort.watch import Watch
from pmkit.course import CHAPTERS, questions
from pmkit.practice.class_rows import ClassRows
from pmkit.practice.cohort import Cohort
from pmkit.practice.handout import ClassKey

ASKED = tuple(question for chapter in CHAPTERS[:4] for question in questions(chapter.id))


def watch_of(address, names=(), title="Spring <b>2027</b>"):
    """Who looks at the class database at this address."""
    return Watch(ClassRows(address), Cohort(ClassKey(title, bytes(range(32))), ASKED, names))


@contextmanager
def serving(watch, **options):
    """The page of what is watched; ended afterwards."""
    page = Opened(watch, Pages(ASKED), **options)
    thread = Thread(target=page.serve, daemon=True)
    thread.start()
    try:
        yield page
    finally:
        page.stop()
        thread.join(30)


@contextmanager
def served_class(address, names=(), **more):
    """The page of the class in this database, read once before it is opened."""
    watch = watch_of(address, names, **more)
    watch.renew()
    with serving(watch, names=bool(names)) as page:
        yield page
