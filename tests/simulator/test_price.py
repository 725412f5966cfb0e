"""What a change of the price brings: at first always much, over the whole game about nothing."""

from dataclasses import replace

import numpy as np
import pytest

from pmkit.simulator.policies import play
from pmkit.simulator.state import Decisions


def brought(core, price, elasticity, quarters=8):
    """What a price from quarter 1 on brings each quarter, and what counts at the end."""
    world = replace(core.world("basil"), elasticity=elasticity)
    changed, _, reports = play(core, world, lambda _: Decisions(price=price))
    same, _, _ = play(core, world, lambda _: Decisions())
    return [one.parts["price"] for one in reports], changed - same


@pytest.mark.parametrize(("price", "mean", "sd"), [(8.90, -3, 169), (6.90, -37, 215)])
def test_over_all_it_is_neutral_and_open_as_specified(core, price, mean, sd):
    found = [
        brought(core, price, e)[1] for e in 1.3 + 0.5 * np.array([-1.65, -1, -0.5, -0.15, 0.15, 0.5, 1, 1.65])
    ]
    assert np.mean(found) == pytest.approx(mean, abs=12)
    assert np.std(found) == pytest.approx(sd, abs=20)


def test_the_first_quarter_of_a_rise_looks_good_and_the_last_one_less_so(core):
    quarters, _ = brought(core, 8.90, 2.0)
    assert quarters[0] > 20 and quarters[-1] < 0


def test_no_change_brings_nothing(core):
    assert brought(core, None, 1.3) == ([0.0] * 8, 0.0)
    assert brought(core, 7.90, 1.3) == ([0.0] * 8, 0.0)


def test_a_price_stays_for_two_quarters(core):
    world, state, prices = core.world("basil"), core.start(), []
    for price in (8.90, 6.90, 6.90, 7.90, 7.90):
        state, _ = core.play(world, state, Decisions(price=price))
        prices.append(state.market.price)
    assert prices == [8.90, 8.90, 6.90, 6.90, 7.90]


def test_a_test_costs_half_a_month_and_narrows_what_is_believed(core):
    world, state = core.world("basil"), core.start()
    p = core.parameters
    assert state.room(core.ideas, p, Decisions()) - state.room(
        core.ideas, p, Decisions(test_price=True)
    ) == pytest.approx(0.5)
    after, _ = core.play(world, state, Decisions(test_price=True))
    assert after.market.doubt == pytest.approx((0.5**-2 + 0.35**-2) ** -0.5)
    seen = world.elasticity + 0.35 * world.price_noise[1]
    assert min(1.3, seen) < after.market.elasticity < max(1.3, seen)
