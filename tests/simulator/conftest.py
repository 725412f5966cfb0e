"""The game of the case, and its core: the same without letters."""

import pytest

from pmkit.simulator.mealwise import mealwise, without_letters


@pytest.fixture(scope="session")
def core():
    return without_letters()


@pytest.fixture(scope="session")
def game():
    return mealwise()
