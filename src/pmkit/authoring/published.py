"""The ids under which learners' answers are kept, as they were published. An id in that list never goes away
without a line that says where the answers go.

`published_ids.txt` holds one id a line. `migrations.txt` holds lines such as
`roles.raci-1 -> roles.raci: one question was made of two` or `roles.old -> : no longer taught`.
"""

import re
from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path

from pmkit.practice.progress.moves import Move, read_moves

_HEAD = "# Ids of published questions and explorers; written by: pmkit author publish-ids\n"


@dataclass(frozen=True)
class Published:
    """The ids that learners may have answered, and where those of removed items went."""

    ids: tuple[str, ...] = ()
    moves: tuple[Move, ...] = ()


def folder() -> Path:
    """Where the two lists lie: beside the questions, in the package."""
    from pmkit import course

    return Path(course.__file__).parent


def read_published(place: Path | None = None) -> Published:
    """The lists in `place` (the package's own by default). Raises ValueError, naming the line."""
    place = place or folder()
    lines = _lines(place / "published_ids.txt")
    return Published(tuple(text for _, text in lines), read_moves(place / "migrations.txt"))


def publish(ids: Iterable[str], place: Path | None = None) -> list[str]:
    """Add ids to the list; none is ever removed from it. Returns the new ones."""
    place = place or folder()
    known = read_published(place).ids
    new = sorted(set(ids) - set(known))
    text = _HEAD + "".join(f"{one}\n" for one in sorted({*known, *new}))
    (place / "published_ids.txt").write_text(text, encoding="utf-8", newline="\n")
    return new


def problems(published: Published, present: Iterable[str]) -> Iterator[str]:
    """Where the ids of today and those published don't agree, in sentences."""
    today = list(present)
    for name, count in Counter(today).items():
        if count > 1:
            yield f"{name}: the id is used {count} times in the course."
    gone = {move.old: move for move in published.moves}
    for name in sorted(set(published.ids) - set(today) - set(gone)):
        yield (
            f"{name}: the id was published and is missing. Learners would lose their answers: bring it back, "
            f"or add '{name} -> new id: reason' to migrations.txt."
        )
    for name in sorted(set(today) - set(published.ids)):
        yield f"{name}: the id is not in the list of published ones. Run: pmkit author publish-ids"
    for move in published.moves:
        if move.old in today:
            yield f"{move.old}: migrations.txt moves it, but it is still in the course."
        if move.new and move.new not in today and move.new not in gone:
            yield f"{move.old}: migrations.txt moves it to {move.new}, which does not exist."


def _lines(path: Path) -> list[tuple[int, str]]:
    if not path.is_file():
        return []
    lines = enumerate(path.read_text(encoding="utf-8").splitlines(), start=1)
    return [(number, text.strip()) for number, text in lines if re.match(r"\s*[^#\s]", text)]
