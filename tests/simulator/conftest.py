"""One core game for the tests of this folder: the case's ideas, without letters."""

import pytest

from pmkit.simulator.mealwise import mealwise


@pytest.fixture(scope="session")
def core():
    return mealwise()
