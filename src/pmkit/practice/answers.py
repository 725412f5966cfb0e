"""Make what a page sent fit to be kept: plain JSON of a bounded size that every store can hold."""

import json
import math
from typing import Any

from pmkit.practice.messages import say

LONGEST = 200_000
_DEEPEST = 12


def storable(answer: object) -> Any:
    """The answer as plain JSON: no NaN, no NUL, no half characters, nothing nested without end."""
    return _storable(answer, _DEEPEST)


def _storable(value: object, depth: int) -> Any:
    if value is None or isinstance(value, (bool, int)):
        return value if not isinstance(value, int) or abs(value) < 2**53 else str(value)[:400]
    if isinstance(value, float):
        return value if math.isfinite(value) else str(value)
    if isinstance(value, str):
        return value.replace("\0", "").encode("utf-8", "replace").decode("utf-8")
    if depth == 0:
        return None
    if isinstance(value, dict):
        return {_storable(str(k), 1): _storable(inner, depth - 1) for k, inner in value.items()}
    if isinstance(value, (list, tuple)):
        return [_storable(inner, depth - 1) for inner in value]
    return None


def too_long(answer: object) -> str:
    """A sentence where the answer is longer than can be kept, else ""."""
    if len(json.dumps(answer, ensure_ascii=False)) <= LONGEST:
        return ""
    return say("answer.too-long", limit=f"{LONGEST:,}")
