"""Whatever a file of progress holds for a field, it is read: what does not fit is the first value again."""

import pytest
from hypothesis import given
from hypothesis import strategies as st
from play import Play

from pmkit.course.explorers import EXPLORERS
from pmkit.explorers import Cells, Choice, Number, Order, Pasted, Places, Range, Text, Tick
from pmkit.explorers.controls import bound

CARDS = [{"id": "a", "column": "now"}, {"id": "b", "column": "now"}]
FIELDS = [
    Range("f", "F", start=3, min=1, max=9),
    Number("f", "F", start=3, min=1, max=9),
    Choice("f", "F", options={"a": "A", "b": "B"}),
    Tick("f", "F"),
    Text("f", "F", start="x", required=True),
    Pasted("f", "F"),
    Places("f", "F", columns={"now": "Now", "later": "Later"}, cards=CARDS),
    Order("f", "F", title="First on top", cards=CARDS),
    Cells("f", "F", columns=[{"key": "a"}], rows=[{"id": "b", "a": 1}]),
]
words = st.sampled_from(["a", "b", "now", "later"]) | st.text(max_size=3)
plain = st.none() | st.booleans() | st.integers() | st.just(10**400) | st.floats() | words
anything = st.recursive(plain, lambda one: st.lists(one) | st.dictionaries(words, one), max_leaves=8)


@pytest.mark.parametrize("field", FIELDS, ids=lambda one: type(one).__name__)
@given(kept=anything, before=anything)
def test_a_field_takes_what_fits_and_never_fails(field, kept, before):
    value = field.clean(kept)
    assert field.clean(value) == value
    field.merged(value, before, lambda _: True)


@pytest.mark.parametrize(
    "id",
    [
        one
        for one in EXPLORERS
        if one.startswith(("metrics.", "delivery.", "people.", "launch.", "capstone.", "career."))
    ],
)
@pytest.mark.parametrize("kept", [["a", ["b"]], {"a": [{}]}, 10**400, "x", True], ids=repr)
def test_an_explorer_opens_on_values_that_no_field_of_it_could_have_kept(id, kept):
    explorer = EXPLORERS[id].explorer()
    keys = {one.path[0] for one in bound(Play(explorer).seen.controls)}
    assert Play(explorer, dict.fromkeys(keys, kept)).result
