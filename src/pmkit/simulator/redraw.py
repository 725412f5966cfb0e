"""Worlds that could have been: drawn anew, and in agreement with all that was seen so far.

What is not known is drawn from what is believed: shares from the belief, efforts above what was worked,
all luck and all letters to come. It is not keyed by place as a seed's world is: it is for counting.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from hashlib import blake2b

import numpy as np

from pmkit.simulator.letters import drawn
from pmkit.simulator.parameters import Numbers
from pmkit.simulator.quarter import Game
from pmkit.simulator.state import State
from pmkit.simulator.world import World, in_half_months


def worlds_like(game: Game, world: World, state: State, key: str, count: int) -> Iterator[World]:
    """So many worlds that agree with what was seen up to this state; the same key draws the same ones."""
    seed = int.from_bytes(blake2b(f"{key}:redraw:{state.quarter}".encode(), digest_size=8).digest())
    draw, now = np.random.default_rng(seed), state.quarter
    values, vectors = np.linalg.eigh(state.belief.cov)
    root = vectors * np.sqrt(np.maximum(values, 0))
    known = game.ideas.is_idea
    for number in range(count):
        share = state.belief.mean - state.people.shift + root @ draw.normal(size=len(values))
        signal, use, luck = world.signal.copy(), world.use.copy(), world.luck.copy()
        signal[now:], use[now:] = draw.normal(size=signal[now:].shape), draw.normal(size=use[now:].shape)
        luck[now:] = draw.random(luck[now:].shape)
        fault = np.where(state.done != 0, world.fault, draw.random(len(known)))
        noise = world.price_noise[:now] + tuple(draw.normal(size=max(0, len(world.price_noise) - now)))
        another = replace(
            world,
            share=np.where(known, share, 1.0),
            effort=np.where(state.done != 0, world.effort, _efforts(game, state, draw)),
            fault=fault,
            signal=signal,
            use=use,
            luck=luck,
            price_noise=noise,
            elasticity=_elasticity(world, state, draw),
        )
        if game.deck:
            post = drawn(
                game.deck, f"{key}:{number}", int(game.parameters.quarters), world.letters[: now + 1]
            )
            rivals = np.flatnonzero(state.people.shift)
            rival = world.rival if len(rivals) else str(draw.choice(game.ideas.themes))
            another = replace(another, letters=post, rival=rival)
        yield another


def _efforts(game: Game, state: State, draw: np.random.Generator) -> Numbers:
    """Efforts as drawn at the start, again and again for those that would be done with what was worked."""
    p, size = game.parameters, len(game.ideas)
    found = np.zeros(size)
    for _ in range(20):
        drawn_anew = game.ideas.effort * draw.lognormal(p.effort_log_mean, p.effort_log_sd, size)
        found = np.where(found > state.worked + 1e-9, found, in_half_months(drawn_anew))
    return np.maximum(found, in_half_months(state.worked + 0.5))


def _elasticity(world: World, state: State, draw: np.random.Generator) -> float:
    """A change of the price has shown it to whoever can count; before, it is as believed."""
    if state.market.changed:
        return world.elasticity
    return float(draw.normal(state.market.elasticity, state.market.doubt))
