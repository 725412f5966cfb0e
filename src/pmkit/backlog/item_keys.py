"""The keys of items that the file does not give as they are used: issues of GitHub, and titles alone."""

from __future__ import annotations

import hashlib
import re

import numpy as np

_MADE_KEY = re.compile(r"t-[0-9a-f]{8}(-\d+)?")
_ISSUE_ADDRESS = re.compile(r"([\w.-]+/[\w.-]+)/(?:issues|pull)/(\d+)")


def github_keys(keys: np.ndarray, urls: np.ndarray) -> np.ndarray:
    """Issue numbers, also where the keys are addresses; with the repository where the file holds several."""
    found = [_ISSUE_ADDRESS.search(url) for url in urls]
    several = len({match[1] for match in found if match}) > 1
    made = [
        key
        if match is None or (key and not several and "://" not in key)
        else f"{match[1]}#{match[2]}"
        if several
        else match[2]
        for match, key in zip(found, keys, strict=True)
    ]
    return np.array([key.lstrip("#") for key in made], dtype=object)


def is_from_title(key: str) -> bool:
    """Whether a key was made here, because the file gives none."""
    return bool(_MADE_KEY.fullmatch(key))


def keys_from_titles(titles: np.ndarray) -> list[str]:
    """Keys such as `t-3f2a91bc` for items without one; equal titles get a number."""
    seen: dict[str, int] = {}
    made = []
    for title in titles:
        plain = " ".join(title.split()).casefold().encode("utf-8", "replace")
        key = f"t-{hashlib.sha256(plain).hexdigest()[:8]}"
        seen[key] = seen.get(key, 0) + 1
        made.append(key if seen[key] == 1 else f"{key}-{seen[key]}")
    return made
