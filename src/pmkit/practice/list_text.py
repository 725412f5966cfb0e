"""The text of a list that an instructor brings, whichever program saved it: UTF-8, UTF-16, or Windows-1252
where that is plain. Another file is refused with the way to save it.
"""

import re
from dataclasses import dataclass
from pathlib import Path

from pmkit.english import listed
from pmkit.hidden_characters import visible_name

LARGEST_FILE = 5_000_000
_WESTERN = "äöüßÄÖÜéèêëÉÈÊáàâãåÁÀÂÃÅçÇñÑíìîïÍÎóòôõøÓÔÕØúùûÚæÆ"
"""Letters of names in Western Europe: a list that holds others was hardly saved as Windows-1252."""
AS_UTF8 = (
    "Save it as UTF-8: in Excel by “Save as” and “CSV UTF-8”, in LibreOffice by “Save as”, “Edit filter "
    "settings” and "
    "“UTF-8”, in an editor by “Save as” and “Encoding”."
)


@dataclass(frozen=True)
class ListText:
    """A text, and a sentence on how it was read where that does not go without saying."""

    text: str
    told: str = ""


def read_list_text(path: Path) -> ListText:
    """The text of a file. Raises ValueError, with a sentence, where there is none or it can't be read."""
    try:
        if path.stat().st_size > LARGEST_FILE:
            raise ValueError(f"{path} is larger than any class list. Is it the right file?")
        data = path.read_bytes()
    except FileNotFoundError as problem:
        raise ValueError(f"There is no file {path}. Check the name and the folder.") from problem
    except OSError as problem:
        raise ValueError(f"{path} can't be read: {problem.strerror}.") from problem
    if data.startswith(b"PK\x03\x04") or data.startswith(b"\xd0\xcf\x11\xe0"):
        raise ValueError(f"{path} is a workbook, not a text. Open it and save the list as CSV. {AS_UTF8}")
    try:
        if data.startswith((b"\xff\xfe", b"\xfe\xff")):
            return ListText(data.decode("utf-16"))
        if b"\0" not in data:
            return ListText(data.decode("utf-8-sig"))
    except UnicodeDecodeError:
        if b"\0" not in data and (found := _western(data)):
            return found
    raise ValueError(
        f"{path} can't be read as a text in UTF-8, which every name can be written in. {AS_UTF8}"
    )


def _western(data: bytes) -> ListText | None:
    """The text where it is plainly Windows-1252: now and then a letter of Western Europe within others."""
    try:
        text = data.decode("cp1252")
    except UnicodeDecodeError:
        return None
    foreign = {char for char in text if not char.isascii()} - {"’", "–"}
    if foreign - set(_WESTERN):
        return None
    words = [word for word in re.findall(r"[^\W\d_]+", text) if not word.isascii()]
    if any(re.search(r"[^\x00-\x7f]{2}", word) or _share(word) > 0.5 for word in words):
        return None
    seen = listed([f"“{visible_name(word)}”" for word in dict.fromkeys(words)], 5)
    told = f"The list is not in UTF-8; it was read as Windows-1252. Look at {seen}. If a name is wrong there:"
    return ListText(text, f"{told} {AS_UTF8}")


def _share(word: str) -> float:
    return sum(not char.isascii() for char in word) / len(word)
