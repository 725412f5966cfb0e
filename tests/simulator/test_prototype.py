"""On worlds drawn as the specification's prototype drew them, the results are those that it printed."""

import numpy as np
import pytest

from pmkit.simulator.policies import POLICIES, play_policy
from pmkit.simulator.world import World, in_half_months


def prototype_world(game, seed):
    """The draws of the prototype: numpy's generator, in its order."""
    p, ideas, draw = game.parameters, game.ideas, np.random.default_rng(seed)
    order = [
        next(t for t in ideas.themes if t.startswith(first)) for first in ("al", "pl", "ba", "em", "jo", "co")
    ]
    theme = {one: draw.normal(p.mean_share, p.sd_theme) for one in order}
    own = draw.normal(0, p.sd_item, len(ideas)) + p.lift_hidden * ideas.hidden
    effort = in_half_months(ideas.effort * draw.lognormal(p.effort_log_mean, p.effort_log_sd, len(ideas)))
    signal, use = draw.normal(size=(9, len(ideas))), draw.normal(size=(9, len(ideas)))
    luck, fault = draw.random((9, 6)), draw.random(len(ideas))
    share = np.array([theme[t] + x if t else 1.0 for t, x in zip(ideas.theme, own, strict=True)])
    return World(share=share, effort=effort, fault=fault, signal=signal, use=use, luck=luck)


@pytest.mark.parametrize(
    ("policy", "printed"),
    [
        ("careful mix", (982.5, 957.2, 1498.9, 764.1, 68.9)),
        ("RICE", (-504.1, 442.9, 1137.2, 54.0, -314.6)),
        ("oracle", (1420.8, 1801.0, 2514.1, 1541.2, 1264.8)),
    ],
)
def test_the_first_five_seeds_come_out_as_printed(core, policy, printed):
    for seed, score in enumerate(printed):
        draw = np.random.default_rng(seed + 10_000)
        found, *_ = play_policy(core, POLICIES[policy], prototype_world(core, seed), draw)
        assert found == pytest.approx(score, abs=0.051)
