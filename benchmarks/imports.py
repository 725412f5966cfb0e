"""What importing costs, in processor time of a fresh Python: `import pmkit` against bare Python, and the
first cells of a lesson against importing pandas and Altair in the usual way.

Each command runs several times in turn; the smallest time of each is told, since noise only adds.
"""

import os
import resource
import subprocess
import sys
import tempfile

ROUNDS = 5
COMMANDS = {
    "bare Python": "pass",
    "import pmkit": "import pmkit",
    "pandas and Altair, the usual way": "import pandas, altair, ipywidgets, anywidget",
    "first cells of lesson 03": (
        "from pmkit import explore, show; show('prioritisation.first-pick'); "
        "explore('prioritisation.score-table')"
    ),
}


def seconds(code: str) -> float:
    """User and system seconds of one fresh Python that runs `code`."""
    before = resource.getrusage(resource.RUSAGE_CHILDREN)
    with tempfile.TemporaryDirectory() as home:
        subprocess.run(
            [sys.executable, "-c", code], check=True, env={**os.environ, "PMKIT_HOME": home}, timeout=120
        )
    after = resource.getrusage(resource.RUSAGE_CHILDREN)
    return (after.ru_utime - before.ru_utime) + (after.ru_stime - before.ru_stime)


def main() -> None:
    best = dict.fromkeys(COMMANDS, float("inf"))
    for _ in range(ROUNDS):
        for name, code in COMMANDS.items():
            best[name] = min(best[name], seconds(code))
    for name, least in best.items():
        print(f"{name:36} {1000 * least:8.0f} ms")
    print(f"import pmkit : bare Python           {best['import pmkit'] / best['bare Python']:8.2f}")
    usual = best["pandas and Altair, the usual way"]
    print(f"first cells : the usual way          {best['first cells of lesson 03'] / usual:8.2f}")


if __name__ == "__main__":
    main()
