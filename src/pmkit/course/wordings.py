"""The texts under which each question was published, so that answers stay valid when its words are edited.

A text is told by its fingerprint; `wordings.txt` has a line `id version: fingerprint fingerprint` for each question.
`pmkit author keep-wordings` adds today's before a release. Where the version of a question has gone up, it asks
something else, and the earlier texts no longer count.
"""

from collections.abc import Iterable
from functools import cache
from pathlib import Path

FILE = Path(__file__).with_name("wordings.txt")
_HEAD = "# How published questions read, by fingerprint; written by: pmkit author keep-wordings\n"


def wordings(id: str, version: int, file: Path = FILE) -> tuple[str, ...]:
    """The fingerprints of the texts in which this version of a question was published."""
    return _read(file).get((id, version), ())


def keep(questions: Iterable[tuple[str, int, str]], file: Path = FILE) -> int:
    """Add the texts of today, as (id, version, fingerprint); returns how many are new."""
    kept, new = _read(file), {}
    for id, version, fingerprint in questions:
        new[id, version] = tuple(dict.fromkeys((*kept.get((id, version), ()), fingerprint)))
    lines = [f"{id} {version}: {' '.join(texts)}\n" for (id, version), texts in sorted(new.items())]
    file.write_text(_HEAD + "".join(lines), encoding="utf-8", newline="\n")
    _read.cache_clear()
    return sum(len(texts) - len(kept.get(key, ())) for key, texts in new.items())


@cache
def _read(file: Path) -> dict[tuple[str, int], tuple[str, ...]]:
    lines = file.read_text(encoding="utf-8").splitlines() if file.is_file() else []
    found = {}
    for line in lines:
        name, colon, texts = line.partition(": ")
        if colon and not line.startswith("#"):
            id, version = name.split()
            found[id, int(version)] = tuple(texts.split())
    return found
