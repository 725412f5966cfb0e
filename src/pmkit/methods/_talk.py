"""How facts come up in a meeting: who says what in a round, on paper and in free talk, exactly and drawn."""

from __future__ import annotations

import numpy as np

from pmkit.methods._meeting import Meeting, MeetingFormat


def _brought(table: Meeting, form: MeetingFormat) -> np.ndarray:
    """People × facts: the chance that this person, having the word in free talk, names this fact."""
    topics = table.knows.copy()
    if form.expert is not None:
        row = table.people.index(form.expert)
        only = topics[row] & table.unshared
        topics[row] = only if only.any() else topics[row]
    return topics / np.maximum(topics.sum(axis=1, keepdims=True), 1)


def _round_chances(table: Meeting) -> np.ndarray:
    """People × facts: the chance that this person names this fact in the round."""
    only = table.knows & table.unshared
    topics = np.where(only.any(axis=1, keepdims=True), only, table.knows)
    return topics / np.maximum(topics.sum(axis=1, keepdims=True), 1)


def talk_shares(table: Meeting, form: MeetingFormat) -> np.ndarray:
    """For each fact the chance that one turn of free talk names it."""
    return _brought(table, form).mean(axis=0)


def talk_turns(table: Meeting, form: MeetingFormat) -> int:
    """How many turns are left for free talk."""
    used = 0 if form.structure == "free" else len(table.knows)
    return max(0, int(form.turns) - used)


def spoken_first(table: Meeting, form: MeetingFormat) -> np.ndarray:
    """People × facts: the chance that each puts each fact forward before free talk begins."""
    if form.structure == "free":
        return np.zeros(table.knows.shape)
    if form.structure == "write":
        return table.knows * (form.write_share if form.turns >= len(table.knows) else 0.0)
    chances = _round_chances(table)
    chances[int(form.turns) :] = 0.0
    return chances


def _picked(chances: np.ndarray, people: np.ndarray, drawn: np.ndarray) -> np.ndarray:
    """Which fact each of the `people` (rows of `chances`) names, by draws from 0 to 1; -1 for no fact."""
    rows, facts = chances.shape
    ends = chances.cumsum(axis=1)
    whole = ends[:, -1:]
    ends = ends / np.where(whole > 0, whole, 1.0)
    spot = np.searchsorted((ends + np.arange(rows)[:, None]).ravel(), people + drawn, side="right")
    fact = np.clip(spot - people * facts, 0, facts - 1)
    return np.where(whole[people, 0] > 0, fact, -1)


def named_in_meetings(
    table: Meeting, form: MeetingFormat, trials: int, random: np.random.Generator
) -> np.ndarray:
    """Meetings × facts: whether it was said or read."""
    people, facts = table.knows.shape
    named = np.zeros((trials, facts + 1), dtype=bool)  # the last column takes those who have nothing to say
    each = np.arange(trials)[:, None]
    if form.structure == "write":
        written = random.random((trials, people, facts)) < spoken_first(table, form)  # nosec B311  # draws, no secret
        named[:, :facts] = written.any(axis=1)
    elif form.structure == "round":
        everybody = np.broadcast_to(np.arange(people), (trials, people))
        named[each, _picked(spoken_first(table, form), everybody, random.random((trials, people)))] = True  # nosec B311  # draws, no secret
    turns = talk_turns(table, form)
    speaker = random.integers(people, size=(trials, turns))
    said = _picked(_brought(table, form), speaker, random.random((trials, turns)))  # nosec B311  # draws, no secret
    named[each, said] = True
    return named[:, :facts]
