"""What letters do to a game: news when they arrive, trust when they are answered and when a date is due."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace

from pmkit.simulator.letters import (
    BANK,
    FOUNDER,
    RIVAL,
    Letter,
    answer_to,
    moved_by_answer,
    moved_when_due,
)
from pmkit.simulator.parameters import CHEF, Ideas, Parameters
from pmkit.simulator.state import State


def delivered(
    state: State, post: tuple[Letter, ...], rival: str, ideas: Ideas, parameters: Parameters
) -> State:
    """The state after the news among these letters: a rival takes worth away, and everybody knows it."""
    for letter in post:
        if letter.effect == RIVAL:
            less = -parameters.rival * (ideas.theme == rival)
            belief = replace(state.belief, mean=state.belief.mean + less)
            people = replace(state.people, shift=state.people.shift + less)
            state = replace(state, belief=belief, people=people)
        elif letter.effect == BANK:
            state = replace(state, people=replace(state.people, bank=state.quarter))
    return state


def replied(
    state: State,
    post: tuple[Letter, ...],
    answers: Mapping[str, str],
    ideas: Ideas,
    parameters: Parameters,
) -> State:
    """The state after the letters of this quarter were answered, or were not."""
    if not post:
        return state
    people = state.people.answered(post, answers, state.quarter, ideas)
    state = replace(state, people=people)
    for letter in post:
        theme = str(ideas.theme[ideas.number(letter.item)]) if letter.item else ""
        by = moved_by_answer(letter, answer_to(letter, answers), people.supports(theme), parameters)
        state = state.trusted(letter.whom, by)
    return state


def asks_due(state: State, parameters: Parameters) -> tuple[State, tuple[int, ...], tuple[int, ...]]:
    """The state after what was promised in letters and is due now; what was kept, and what was broken."""
    still, kept, broken = [], list[int](), list[int]()
    for ask in state.people.asks:
        ready = bool(state.done[ask.item] > 0)
        by = moved_when_due(ask, ready, state.quarter, parameters)
        if by is None:
            still.append(ask)
        else:
            (kept if ready else broken).append(ask.item)
            state = state.trusted(ask.whom, by)
    people = replace(state.people, asks=tuple(still))
    return replace(state, people=people), tuple(kept), tuple(broken)


def chef_first(
    state: State, order: tuple[int, ...], ideas: Ideas, parameters: Parameters
) -> tuple[State, tuple[int, ...]]:
    """A founder who has lost trust puts her own idea at the head of the list, once."""
    trust, chef = state.people.trust[FOUNDER], ideas.ids.index(CHEF) if CHEF in ideas.ids else -1
    if state.people.stage or trust >= parameters.founder_line or chef < 0 or state.done[chef] != 0:
        return state, order
    return replace(state, people=replace(state.people, stage=True)), (chef, *order)
