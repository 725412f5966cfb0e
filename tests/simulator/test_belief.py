"""Reading a signal is the textbook's step from prior to posterior."""

import numpy as np
import pytest

from pmkit.simulator.state import Belief


@pytest.fixture
def prior(core):
    return Belief.prior(core.ideas, core.parameters)


def posterior(prior, items, values, sd):
    """All signals at once: the normal distribution conditioned on a linear observation."""
    seen = np.eye(len(prior.mean))[items]
    gain = prior.cov @ seen.T @ np.linalg.inv(seen @ prior.cov @ seen.T + sd**2 * np.eye(len(items)))
    mean = prior.mean + gain @ (np.array(values) - seen @ prior.mean)
    return mean, prior.cov - gain @ seen @ prior.cov


def test_signals_one_after_the_other_are_the_closed_form(core, prior):
    items = [core.ideas.number(one) for one in ("MW-01", "MW-14", "MW-05", "MW-01")]
    values, belief = [0.9, -0.4, 1.3, 0.2], prior
    for item, value in zip(items, values, strict=True):
        belief = belief.after(item, value, 0.6)
    mean, cov = posterior(prior, items, values, 0.6)
    assert belief.mean == pytest.approx(mean) and belief.cov == pytest.approx(cov)


def test_a_signal_that_is_all_noise_changes_nothing(prior):
    after = prior.after(0, 50.0, 1e9)
    assert after.mean == pytest.approx(prior.mean) and after.cov == pytest.approx(prior.cov)


def test_a_signal_tells_of_its_theme_and_of_no_other(core, prior):
    after = prior.after(core.ideas.number("MW-01"), 2.0, 0.3)
    moved = after.mean != prior.mean
    assert set(core.ideas.theme[moved]) == {"allergy safety"} and moved.sum() == 7


def test_covariance_stays_positive_through_many_signals(core, prior):
    draw, belief = np.random.default_rng(4), prior
    ideas = np.flatnonzero(core.ideas.is_idea)
    for _ in range(400):
        belief = belief.after(int(draw.choice(ideas)), draw.normal(), draw.uniform(0.05, 2))
    assert np.linalg.eigvalsh(belief.cov).min() > -1e-9
    assert (belief.sd[ideas] > 0).all() and (np.diag(belief.cov) <= np.diag(prior.cov) + 1e-12).all()


def test_an_idea_that_can_be_taken_back_is_worth_what_lies_above_zero(core, prior):
    draws = np.random.default_rng(1).normal(prior.mean[0], prior.sd[0], 400_000)
    assert prior.hoped()[0] == pytest.approx(np.maximum(draws, 0).mean(), abs=0.003)
