"""Miller's rule: stop a test by counting successes alone, without a p value.

Choose N, the most successes of both arms together. The variant wins when it is ahead by 2 √N; nobody wins
when the arms have N together. It assumes arms of equal size and works best where successes are rare (E.
Miller, 2015).
"""

from __future__ import annotations

from math import ceil, sqrt

import numpy as np

from pmkit.methods._frame import InputError, show

_MOST = 100_000


def millers_lead(successes: int, *, two_sided: bool = False) -> int:
    """The lead that ends a test of at most so many successes in both arms, for about 5 % false alarms.

    One-sided only the variant can win (2 √N), two-sided either arm can (2.25 √N). Raises `InputError` for a
    number that is not whole, under 1 or over 100,000. Source: E. Miller, Simple Sequential A/B Testing, 2015.

    >>> [millers_lead(n) for n in (100, 1000, 10_000)], millers_lead(100, two_sided=True)
    ([20, 64, 200], 23)
    """
    if not 1 <= successes <= _MOST or successes != int(successes):
        raise InputError(
            f"The most successes are {show(successes)}. Write a whole number from 1 to {_MOST:,}."
        )
    return ceil((2.25 if two_sided else 2.0) * sqrt(successes) - 1e-9)


def millers_false_alarms(successes: int, *, two_sided: bool = False) -> float:
    """How often the rule names a winner without any effect, when each success is counted as it comes.

    Exact: a walk of so many equal steps up or down that meets the lead at least once, by reflection.

    >>> round(millers_false_alarms(100), 4), round(millers_false_alarms(100, two_sided=True), 4)
    (0.046, 0.042)
    """
    from scipy.stats import binom

    lead = millers_lead(successes, two_sided=two_sided)
    ends = 2 * np.arange(successes + 1) - successes  # the lead after all steps, by how many of them went up
    chances = binom.pmf(np.arange(successes + 1), successes, 0.5)
    if not two_sided:  # whoever met the lead ends beyond it as often as mirrored on this side of it
        return float(chances[ends >= lead].sum() + chances[ends > lead].sum())
    # by the same mirror at both leads, over and over, an end counts for or against having stayed between them
    lap = (ends + lead) // (2 * lead)
    on_line = (ends + lead) % (2 * lead) == 0
    return float(1 - chances[~on_line] @ np.where(lap[~on_line] % 2 == 0, 1.0, -1.0))
