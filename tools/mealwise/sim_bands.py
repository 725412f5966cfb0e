"""What each policy makes of 300 seeds: the bars with which a result of the simulation is compared.

    python tools/mealwise/sim_bands.py [--processes 2]

Not among the tables that `make_case_data.py` makes, as it takes most of a minute;
`tests/simulator/test_bands.py` computes a few of its seeds again.
"""

from __future__ import annotations

import argparse
from pathlib import Path

import pmkit.cases
from pmkit.simulator.compare import results_table
from pmkit.simulator.mealwise import mealwise

SEEDS = [str(seed) for seed in range(1, 301)]


def main() -> None:
    """Write the table, and tell how far it is."""
    parser = argparse.ArgumentParser(description="Make the table of 300 seeds.")
    parser.add_argument("--processes", type=int, default=2)
    table = results_table(mealwise(), SEEDS, processes=parser.parse_args().processes, progress=_tell)
    target = Path(pmkit.cases.__file__).parent / "mealwise" / "sim_bands.csv"
    table.to_csv(target, index=False, lineterminator="\n")


def _tell(done: int, of: int) -> None:
    print(f"\r{done} of {of} seeds", end="\n" if done == of else "", flush=True)


if __name__ == "__main__":
    main()
