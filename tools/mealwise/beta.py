"""Who used the allergy filter for two weeks in January 2027: 120 volunteers, and not a picture of the
customers.

More of them live with an allergy and use iOS than of those who pay, nobody has a seat paid by an employer,
and no couple or single came by the web. The allergy families like it, the others less. All data are invented.
"""

from __future__ import annotations

from random import Random

import pandas as pd

from pmkit.cases import load

SEED = 97
DAYS = 14
SCORES = (3, 4, 5)
_PLATFORMS = {
    "allergy families": {"ios": 46, "android": 21, "web": 3},
    "families": {"ios": 21, "android": 12, "web": 1},
    "couples and singles": {"ios": 9, "android": 7},
}
_CAME_BY = {
    "allergy families": {"allergy association": 38, "word of mouth": 16, "search": 9, "app store": 7},
    "families": {"word of mouth": 12, "advertisement": 9, "search": 7, "app store": 6},
    "couples and singles": {"advertisement": 8, "search": 4, "app store": 4},
}
_SIZES = {"allergy families": (3, 4, 5), "families": (3, 4, 5), "couples and singles": (1, 2)}
_SCORES = {"allergy families": (1, 10, 59), "families": (3, 13, 18), "couples and singles": (3, 7, 6)}
"""How many give 3, 4 and 5 stars."""
_KEEP = {"allergy families": 62, "families": 16, "couples and singles": 4}
_NEVER_COOKED = {"allergy families": 2, "families": 3, "couples and singles": 4}
_ASKED = 24


def beta_test(seed: int = SEED) -> pd.DataFrame:
    """One row per tester: who they are, how much they used it, how often they wrote, and what they say."""
    random = Random(seed)
    made = [row for segment in _PLATFORMS for row in _testers(random, segment)]
    random.shuffle(made)
    asked = set(random.sample(range(len(made)), _ASKED))
    found = pd.DataFrame(made)
    found.insert(0, "tester", [f"B{number:03}" for number in range(1, len(found) + 1)])
    found.insert(5, "joined", ["asked" if at in asked else "volunteered" for at in range(len(found))])
    written = random.choices(found.index[found["meals"] > 0], k=int(load("beta_findings")["reporters"].sum()))
    found.insert(8, "reports", [written.count(at) for at in found.index])
    return found


def _testers(random: Random, segment: str) -> list[dict[str, object]]:
    """The testers of one kind of household. What they are in, how they came and what they say is shuffled
    apart, so that only the kind of household ties them together."""
    parts = {
        "platform": _spread(random, _PLATFORMS[segment]),
        "came_by": _spread(random, _CAME_BY[segment]),
        "score": _spread(random, dict(zip(SCORES, _SCORES[segment], strict=True))),
    }
    count = len(parts["platform"])
    keeps = _spread(random, {True: _KEEP[segment], False: count - _KEEP[segment]})
    made = []
    for at in range(count):
        days = random.randint(4, DAYS) if at >= _NEVER_COOKED[segment] else random.randint(0, 1)
        meals = max(1, round(days * random.uniform(0.3, 0.9))) if at >= _NEVER_COOKED[segment] else 0
        made.append(
            {
                "segment": segment,
                "platform": parts["platform"][at],
                "household_size": random.choice(_SIZES[segment]),
                "came_by": parts["came_by"][at],
                "days_used": days,
                "meals": meals,
                "score": parts["score"][at],
                "keep": keeps[at],
            }
        )
    return made


def _spread(random: Random, counts: dict) -> list:
    """Each value as often as it is counted, in no order."""
    values = [value for value, count in counts.items() for _ in range(count)]
    random.shuffle(values)
    return values
