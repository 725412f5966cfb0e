"""Where a learner's own data lie: what was answered, and their backlogs. The only place that decides it.

Knows nothing of what is kept there; every layer may ask.
"""

import os
from pathlib import Path


def home() -> Path:
    """The folder of the learner's own data: PMKIT_HOME, else where the platform keeps such things."""
    chosen = os.environ.get("PMKIT_HOME", "").strip()
    if chosen:
        return Path(chosen).expanduser().absolute()
    from platformdirs import user_data_path

    return user_data_path("pmkit", appauthor=False)
