"""Saved games of a class, read with suspicion: files, folders as a learning-management system makes them, and
archives, one level deep. Nothing is unpacked to the disk, and each file that can't be used gets a sentence.
"""

import json
import os
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path

from pmkit.archives import DAMAGED, TooLarge, open_archive, read_entry
from pmkit.hidden_characters import visible_name
from pmkit.practice.reading_budget import TooCostly, reading_budget
from pmkit.simulator.log import Log, read_log, replay
from pmkit.simulator.mealwise import mealwise

LARGEST = 1_000_000
"""Bytes of a file: eight quarters with long sentences take a twentieth of it."""
MOST_FILES = 500
DEEPEST = 3
ENDINGS = (".txt", ".jsonl", ".json", ".log")
_ARCHIVE = ".zip"
_REMEDY = "Ask for it once more (“The game as a text” under the game)."


@dataclass(frozen=True)
class SavedGame:
    """A game with the name of its file, and what could not be read of it."""

    name: str
    log: Log
    told: str = ""


def read_games(paths: Iterable[Path]) -> tuple[list[SavedGame], list[str]]:
    """The games in these files and folders, and a sentence for each file that can't be used.

    Raises ValueError where one of the paths is not there.
    """
    remarks, found = list[str](), list[SavedGame]()
    replay(mealwise(), Log(""))  # so that no file pays for what is loaded at the first use
    for number, (name, data) in enumerate(_files(paths, remarks)):
        if number == MOST_FILES:
            remarks.append(f"There are more than {MOST_FILES} files; the rest was left out.")
            break
        game = _game(name, data, remarks)
        if game is not None:
            found.append(game)
    return _told_apart(found), [visible_name(one, 400) for one in remarks]


def _files(paths: Iterable[Path], remarks: list[str]) -> Iterator[tuple[str, bytes]]:
    """The name and the bytes of each file, in the order of the paths and their names."""
    for path in paths:
        if not path.exists():
            raise ValueError(f"There is no file or folder {path}. Check the name.")
        if path.is_dir():
            for one in _below(path, remarks):
                yield from _opened(one, one.relative_to(path).as_posix(), remarks)
        else:
            yield from _opened(path, path.name, remarks)


def _below(folder: Path, remarks: list[str]) -> Iterator[Path]:
    for place, folders, names in os.walk(folder, followlinks=False):
        here = Path(place)
        if len(here.relative_to(folder).parts) >= DEEPEST and folders:
            remarks.append(f"{here.name} holds more folders; they were not opened. Move the files up.")
            folders.clear()
        folders.sort()
        for name in sorted(names):
            if name.startswith("."):
                continue
            if name.casefold().endswith((*ENDINGS, _ARCHIVE)):
                yield here / name
            else:
                remarks.append(f"{name} was not opened: saved games end in {', '.join(ENDINGS)} or .zip.")


def _opened(path: Path, name: str, remarks: list[str]) -> Iterator[tuple[str, bytes]]:
    if path.is_symlink() or not path.is_file():
        remarks.append(f"{name} is a link or no file; it was not followed.")
        return
    try:
        if not name.casefold().endswith(_ARCHIVE):
            if path.stat().st_size > LARGEST:
                remarks.append(f"{name} is far larger than any game; it was not opened.")
                return
            yield name, path.read_bytes()
            return
        with open_archive(path) as archive:
            for inside in sorted(archive.namelist()):
                last = inside.rpartition("/")[2]
                if last.casefold().endswith(ENDINGS) and not inside.startswith("__MACOSX/"):
                    yield f"{name}/{inside}", read_entry(archive, inside, LARGEST)
                elif last:
                    remarks.append(f"{name}/{inside} was not opened: it is no saved game.")
    except TooLarge:
        remarks.append(f"{name} holds more than any game; it was not read further.")
    except PermissionError:
        remarks.append(f"{name} can't be read: you may not open it.")
    except DAMAGED:
        remarks.append(f"{name} is damaged. {_REMEDY}")


def _game(name: str, data: bytes, remarks: list[str]) -> SavedGame | None:
    """The game in a file, or None and a remark."""
    try:
        with reading_budget():
            text = data.decode("utf-16" if data[:2] in (b"\xff\xfe", b"\xfe\xff") else "utf-8-sig")
            log, told = _log(text)
            if log is not None and not log.readable_only:
                replay(mealwise(), log)
    except UnicodeDecodeError:
        remarks.append(f"{name} is no text in UTF-8, so it is no saved game. {_REMEDY}")
        return None
    except TooCostly as problem:
        remarks.append(f"{name} takes more {problem} to read than any game; it was left out.")
        return None
    if log is None:
        remarks.append(f"{name} is no saved game, or its first line is damaged. {_REMEDY}")
    elif log.readable_only:
        remarks.append(f"{name} was played by other rules than those here, so it stands on no board.")
    elif not log.entries:
        remarks.append(f"{name} has no closed quarter, so it stands on no board. {' '.join(told)}".strip())
    else:
        if told:
            remarks.append(f"{name}: {' '.join(told)}")
        return SavedGame(name, log, " ".join(told))
    return None


def _log(text: str) -> tuple[Log | None, tuple[str, ...]]:
    """The log of a text: as it is saved, or as the state of the explorer in which it is played holds it."""
    found = read_log(mealwise(), text)
    if found[0] is not None:
        return found
    try:
        state = json.loads(text)
    except (ValueError, RecursionError):
        return found
    inner = state.get("log") if isinstance(state, dict) else None
    return read_log(mealwise(), inner) if isinstance(inner, str) else found


def _told_apart(games: list[SavedGame]) -> list[SavedGame]:
    """The games with short names that differ: of the file, with its folder where two are alike, then a
    number."""
    stems = [_stem(one.name) for one in games]
    named, seen = [], dict[str, int]()
    for game, stem in zip(games, stems, strict=True):
        parts = game.name.split("/")
        name = f"{parts[-2]}/{stem}" if stems.count(stem) > 1 and len(parts) > 1 else stem
        seen[name] = seen.get(name, 0) + 1
        shown = name if seen[name] == 1 else f"{name} ({seen[name]})"
        named.append(SavedGame(visible_name(shown, 60), game.log, game.told))
    return named


def _stem(name: str) -> str:
    return Path(name).stem or name
