"""What the chapter's explorers stand beside the learner's game. All invented."""

import pandas as pd

from pmkit.cases import load


def bands() -> pd.DataFrame:
    """The results of the policies on 300 seeds."""
    return load("sim_bands")
