"""A long text in the states of an explorer is kept once: with the state in which it first stands.

A further state with the same text holds its mark instead, so that a slider beside 200,000 pasted characters
costs a line and not the text again.
"""

import hashlib
from collections.abc import Mapping
from typing import Any

LONG = 300
"""Characters; what is shorter is quicker written than looked up."""
_SAME = "the same text as before"


def packed(state: Any, known: Mapping[str, str]) -> Any:
    """The state with marks for its long texts that are `known`."""
    if isinstance(state, str) and len(state) > LONG and (mark := _mark(state)) in known:
        return {_SAME: mark}
    return _each(state, lambda inner: packed(inner, known))


def unpacked(state: Any, known: Mapping[str, str]) -> Any:
    """The state with its texts; None where one of them is not known."""
    try:
        return _unpacked(state, known)
    except KeyError:
        return None


def _unpacked(state: Any, known: Mapping[str, str]) -> Any:
    if isinstance(state, dict) and state.keys() == {_SAME}:
        return known[str(state[_SAME])]
    return _each(state, lambda inner: _unpacked(inner, known))


def long_texts(state: Any) -> dict[str, str]:
    """The long texts in a state, by their marks."""
    if isinstance(state, str):
        return {_mark(state): state} if len(state) > LONG else {}
    inner = state.values() if isinstance(state, dict) else state if isinstance(state, list) else ()
    return {mark: text for one in inner for mark, text in long_texts(one).items()}


def _mark(text: str) -> str:
    return hashlib.sha256(text.encode()).hexdigest()


def _each(state: Any, change: Any) -> Any:
    if isinstance(state, dict):
        return {key: change(inner) for key, inner in state.items()}
    return [change(inner) for inner in state] if isinstance(state, list) else state
