"""What the docstrings show is what comes."""

import doctest
from importlib import import_module

import pytest


@pytest.mark.parametrize(
    "name",
    [
        "english",
        "quantities.amounts",
        "quantities.digits",
        "quantities.reading",
        "quantities.words",
        "quantities.units",
    ],
)
def test_examples_are_true(name):
    assert doctest.testmod(import_module(f"pmkit.{name}")).failed == 0
