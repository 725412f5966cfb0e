"""Whatever an explorer has, its layout shows; what its layout names is there or can come."""

from collections.abc import Iterator

import pytest

from pmkit.course.explorers import EXPLORERS
from pmkit.course.registry import Use

IDS = [id for id, each in EXPLORERS.items() if isinstance(each, Use)]


def names(layout) -> Iterator[str]:
    for one in layout:
        yield from [one] if isinstance(one, str) else names(one)


@pytest.mark.parametrize("id", IDS)
def test_nothing_that_is_there_is_left_out_of_the_layout(id):
    explorer = EXPLORERS[id].explorer()
    seen = explorer.seen()
    there = {one.key for one in seen.controls} | {*seen.result.charts, *seen.result.says, *seen.result.tables}
    assert there and there <= set(names(explorer.layout))
