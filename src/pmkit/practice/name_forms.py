"""One name in its spellings: “Doerte Jaeger” and “Dörte Jäger”, “Iwanowa, Olga” and “Olga Iwanowa”.

`folded` is what all spellings of a name have in common; `spellings` are those that a code may have been made
from. Different names may fold to one (Mueller and Muller), so whoever uses it has to ask whether it is the
only one.
"""

import re
import unicodedata
from collections.abc import Iterator
from itertools import chain, combinations, product

from pmkit.practice.handout import plain_name

_PLAIN = str.maketrans({"ø": "o", "æ": "ae", "œ": "oe", "ł": "l", "đ": "d", "ð": "d", "þ": "th", "ı": "i"})
_UMLAUTS = {"ä": "ae", "ö": "oe", "ü": "ue", "å": "aa", "ø": "oe", "æ": "ae"}
_WITH_MARKS = {
    "a": "áàâãäåą", "c": "çćč", "d": "ďđ", "e": "éèêëęě", "g": "ğ", "i": "íìîï", "l": "ł", "n": "ñńň",
    "o": "óòôõöøő", "r": "ř", "s": "śšş", "t": "ťț", "u": "úùûüűů", "y": "ýÿ", "z": "źżž",
}  # fmt: skip


def folded(name: str) -> str:
    """What all spellings of a name have in common: no accents, capitals and marks, its words in one order.

    >>> folded("Jäger, Dörte") == folded("doerte JAEGER"), folded("Ada Lee") == folded("Ida Lee")
    (True, False)
    """
    flat = re.sub(r"[’'`´]", "", _bare(plain_name(name)))
    for two, one in (("ae", "a"), ("oe", "o"), ("ue", "u"), ("aa", "a"), ("ss", "s")):
        flat = flat.replace(two, one)
    return " ".join(sorted(re.findall(r"[^\W_]+", flat)))


def spellings(name: str, most: int) -> list[str]:
    """Other ways to write a name, the likely ones first, at most so many: as `plain_name` gives them."""
    found: dict[str, None] = {}
    forms = list(dict.fromkeys(form for order in _orders(plain_name(name)) for form in _umlauts(order)))
    for form in chain(forms, *map(_marked, forms)):
        found.setdefault(form)
        if len(found) > most:
            break
    found.pop(plain_name(name), None)
    return list(found)[:most]


def _bare(plain: str) -> str:
    flat = unicodedata.normalize("NFKD", plain.translate(_PLAIN))
    return "".join(char for char in flat if not unicodedata.combining(char))


def _orders(plain: str) -> Iterator[str]:
    """First and last name in either order, with a comma and without."""
    yield plain
    last, comma, first = (part.strip() for part in plain.partition(","))
    words = plain.replace(",", " ").split()
    splits = [(first, last)] if comma else []
    splits += [(" ".join(words[:at]), " ".join(words[at:])) for at in range(len(words) - 1, 0, -1)]
    for one, two in splits[:3]:
        yield from (f"{one} {two}", f"{two}, {one}", f"{two} {one}")


def _umlauts(plain: str) -> Iterator[str]:
    """Each umlaut as one letter, as two, and without its dots; each pair of letters as an umlaut; no
    accents."""
    pieces = re.split(r"([äöüåøæ]|ae|oe|ue|aa)", plain)
    ways = []
    for piece in pieces:
        joined = [umlaut for umlaut, two in _UMLAUTS.items() if two == piece]
        ways.append([piece, _UMLAUTS[piece], _bare(piece)] if piece in _UMLAUTS else [piece, *joined])
    if len(pieces) <= 13:  # six such letters; more are no name
        yield from map("".join, product(*ways))
    yield _bare(plain)


def _marked(plain: str) -> Iterator[str]:
    """With an accent on one letter, then on two."""
    places = [at for at, char in enumerate(plain) if char in _WITH_MARKS]
    for count in (1, 2):
        for chosen in combinations(places, count):
            for marks in product(*(_WITH_MARKS[plain[at]] for at in chosen)):
                letters = list(plain)
                for at, mark in zip(chosen, marks, strict=True):
                    letters[at] = mark
                yield "".join(letters)
