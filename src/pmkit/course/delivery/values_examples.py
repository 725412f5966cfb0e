"""The numbers of the examples: the cards of the map, and which wrong filters an example catches. All computed."""

from typing import Any

from pmkit import methods
from pmkit.cases import load
from pmkit.practice.values import Draw

_NUTS = "Ngozi's household has a nut allergy"
_OFFERED = {
    "walnut": ("she searches for “bread”", "Walnut bread is not in the results"),
    "cake": ("she searches for “cake”", "Almond cake is not in the results"),
    "tuna": ("she searches for “salad”", "Tuna salad is in the results"),
    "oat": ("she searches for “bar”", "Oat bar is not in the results"),
}
"""Examples that the lesson names, by its own names."""


def cards() -> dict[str, int]:
    """The cards of the story's map: rules, examples, open questions; and what its examples catch."""
    table = load("example_cards")
    counts = methods.read_example_map(table).counts
    told = methods.catch_faults(methods.example_map_gherkin(table), _recipes())
    return {
        "rules": counts["rule"],
        "examples": counts["example"],
        "questions": counts["question"],
        "caught": len(told.score.caught_by),
        "missed": len(told.score.missed),
    }


def _recipes() -> Any:
    return methods.read_recipes(load("recipes_sample"))


def faults() -> int:
    """How many wrong filters lie ready."""
    return len(methods.FAULTS)


def caught_by() -> dict[str, int]:
    """How many of them each example that the lesson names catches, alone."""
    return {name: len(_faults_of(name)) for name in _OFFERED}


def _faults_of(name: str = "walnut") -> list[str]:
    """The wrong filters that one of these examples catches."""
    when, then = _OFFERED[name]
    text = f"Feature: Filter\n  Example: one\n    Given {_NUTS}\n    When {when}\n    Then {then}\n"
    return [str(fault) for fault in methods.catch_faults(text, _recipes()).score.caught_by]


def marks(draw: Draw) -> dict[str, float]:
    """What a tool marked, what is unclear in truth, and what is in both; precision and recall in per cent."""
    marked, unclear, both = draw.of((40, 30, 24), (50, 45, 36), (40, 35, 28), (60, 30, 27), (80, 50, 44))
    return {
        "marked": marked,
        "unclear": unclear,
        "both": both,
        "precision": 100 * both / marked,
        "recall": 100 * both / unclear,
        "wrong": 100 * (marked - both) / marked,
    }
