"""Opens the page of a class on the instructor's own computer, or writes it as files."""

import secrets
import socket
import threading
from pathlib import Path

from pmkit.cohort.render import Look, Pages
from pmkit.cohort.site import KeyDoor, Site
from pmkit.cohort.tables import misconceptions_table, people_table, questions_table
from pmkit.cohort.watch import Watch
from pmkit.practice.writing import write_files
from pmkit.room.serve import LOOPBACK, Place, place_of


class Opened:
    """A page that is served on loopback, under an address that holds its key."""

    def __init__(self, watch: Watch, pages: Pages, *, port: int = 0, names: bool = False) -> None:
        self._watch, self._pages, self._names = watch, pages, names
        self._key = secrets.token_urlsafe(16)
        self._place: Place
        self._taken: socket.socket
        self._place, self._taken = place_of(lan=False, port=port)
        self._taken.listen()  # who opens the address at once waits, and is not refused
        self.address = f"{self._place.address}#key={self._key}"
        self._stopped = threading.Event()

    def serve(self) -> None:
        """Serve until it is stopped (Ctrl+C). The database is read in this thread, where what takes too long
        can be stopped, and the page is served in another."""
        import uvicorn

        site = Site(self._watch, self._pages, KeyDoor(self._key), names=self._names)
        config = uvicorn.Config(
            site.app(frozenset({LOOPBACK, "localhost"})),
            log_level="warning",
            access_log=False,
            timeout_graceful_shutdown=1,
            lifespan="off",
        )
        server = uvicorn.Server(config)
        thread = threading.Thread(target=server.run, kwargs={"sockets": [self._taken]}, daemon=True)
        thread.start()
        try:
            self._watch.run(lambda: thread.is_alive() and not self._stopped.is_set())
        finally:
            server.should_exit = True
            thread.join(5)

    def stop(self) -> None:
        """Let `serve` end."""
        self._stopped.set()


def write(watch: Watch, pages: Pages, folder: Path, look: Look) -> list[Path]:
    """The page as it is now, and its tables, into a folder; the page comes first.

    Raises ValueError with a sentence where the class can't be read or the folder can't be written.
    """
    watch.renew()
    view = pages.view(watch.seen, look)
    assert view is not None
    files = {
        "class-now.html": pages.file(watch.seen, look),
        "class-now-questions.csv": questions_table(view),
        "class-now-misconceptions.csv": misconceptions_table(view),
    }
    if not look.projector:
        files["class-now-people.csv"] = people_table(view, look.names)
    return write_files(folder, ((name, text.encode("utf-8")) for name, text in files.items()))
