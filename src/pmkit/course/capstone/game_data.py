"""What the chapter's game is played on: Mealwise's ideas, letters and rules, and whose letters they are."""

from pmkit.explorers import Data

SEED, REHEARSAL = "basil", "mint"
"""The luck of the room, and the one to rehearse with."""
_REHEARSED = 2


def names() -> dict[str, str]:
    """What people are called in letters, with where they are from, by id."""
    from pmkit.cases import people

    cast = people()
    found = {
        str(
            row["id"]
        ): f"{row['name']}, {row['role'] if row['organisation'] == 'Mealwise' else row['organisation']}"
        for row in cast.to_dict("records")
    }
    return {**found, "rival": "News of a rival", "bank": "Mealwise's bank"}


def play() -> Data:
    """Eight quarters."""
    from pmkit.simulator.mealwise import mealwise

    return Data(more={"game": mealwise(), "seed": SEED, "names": names()})


def rehearsal() -> Data:
    """Two quarters of another luck, with comments."""
    from pmkit.simulator.mealwise import mealwise

    more = {"game": mealwise(), "seed": REHEARSAL, "names": names(), "quarters": _REHEARSED, "comments": True}
    return Data(more=more)
