"""The story of an item, and the choice of one among several: what explorers about stories share."""

from collections.abc import Mapping
from typing import Any

from pmkit.english import shortened
from pmkit.explorers import Choice, Pasted, Text
from pmkit.explorers.fields import Field

_HELP = "Who wants what, and why? One or two sentences."


def story_choice(items: Mapping[str, Mapping[Any, Any]]) -> tuple[Choice, ...]:
    """The choice of an item by its title, where there are several."""
    titles = {id: f"{id} {shortened(str(row['item']), 70)}" for id, row in items.items()}
    return (Choice("item", "Item", options=titles),) if len(items) > 1 else ()


def story_field(item: Mapping[Any, Any], *, own: bool) -> Field:
    """The story of an item, to be changed: its own, else its description, else its title. An own one stays on
    the learner's computer."""
    given = [str(item[name] or "") for name in ("story", "description", "item") if item.get(name)]
    told: dict[str, Any] = {"start": next(iter(given), ""), "at": ("story", str(item["id"])), "help": _HELP}
    return (
        Pasted("story", "The story", rows=3, endings="", **told)
        if own
        else Text("story", "The story", rows=2, wide=True, **told)
    )
