"""The numbers of this chapter's lesson: a public name here may stand in a text, `{gaps.silent}`. All computed."""

from typing import Any

from pmkit import methods
from pmkit.cases import load


def _stakeholders() -> Any:
    """Everybody on the map, with the talks that their place calls for and those that are lacking."""
    return methods.contact_gaps(load("stakeholders"))


def gaps() -> dict[str, int]:
    """How many are on the map, with how many nobody of Mealwise speaks, and of those how many call for a talk."""
    people = _stakeholders()
    silent = people["contacts_per_month"] == 0
    return {
        "people": len(people),
        "silent": int(silent.sum()),
        "called_for": int((silent & (people["gap"] > 0)).sum()),
    }


def ngozi() -> dict[str, int]:
    """How high Ngozi stands on the map, from 1 to 5: power, and what she can lose."""
    row = _stakeholders().set_index("person").loc["okafor-berg"]
    return {"power": int(row["power"]), "harm": int(row["harm"])}


def readings() -> dict[str, int]:
    """Three readers of ten messages: how many readings, how many meet what the sender says, and how many
    messages nobody reads as the sender does."""
    messages = load("messages")
    readers = messages[["reader_1", "reader_2", "reader_3"]]
    met = readers.eq(messages["feeling"], axis=0)
    return {
        "messages": len(messages),
        "all": readers.size,
        "met": int(met.to_numpy().sum()),
        "nobody": int((~met.any(axis=1)).sum()),
    }
