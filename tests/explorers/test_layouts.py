"""Whatever an explorer has, its layout shows; what its layout names is there or can come."""

import pytest

from pmkit.course.explorers import EXPLORERS
from pmkit.explorers.explorer import names_in


@pytest.mark.parametrize("id", EXPLORERS)
def test_nothing_that_is_there_is_left_out_of_the_layout(id):
    explorer = EXPLORERS[id].explorer()
    seen = explorer.seen()
    there = {one.key for one in seen.controls} | {*seen.result.charts, *seen.result.says, *seen.result.tables}
    assert there and there <= set(names_in(explorer.layout))
