"""The page with the numbers that matter: three metrics, each with its definition, its counter-metric and its
owner, and what the rules of `pmkit.methods` see in them."""

from pmkit.explorers.text_builder import EMPTY, Slots, TextPattern, TextSlot
from pmkit.methods import lint_metric

COLUMNS = {"first": "Metric 1", "second": "Metric 2", "third": "Metric 3"}
_ROWS = (
    ("did", "What somebody did", "Something that you could see or count, and how often."),
    ("whom", "Of whom", "Of how many: who could have done it, counted on which day."),
    ("time", "In which time", "A day, a week, a month, or within how many days."),
    ("counter", "Counter-metric", "What gets worse if the number is reached the wrong way."),
    ("owner", "Owner", "One name."),
)


def _grow(slots: Slots) -> str:
    # One below the other: three columns side by side can't be read on a phone.
    return "\n".join(
        f"{number}. **{slots[f'did_{key}']}**, of {slots[f'whom_{key}']}, {slots[f'time_{key}']}. "
        f"Beside it: {slots[f'counter_{key}']}. *Owner: {slots[f'owner_{key}']}*"
        for number, key in enumerate(COLUMNS, start=1)
        if any(slots[f"{part}_{key}"] != EMPTY for part, *_ in _ROWS)
    )


def _rules(slots: Slots) -> list[tuple[str, str]]:
    """What a linter says of each metric, without its remarks on parts that are still empty."""
    return [
        (f"{one.where}_{key}", one.text)
        for key in COLUMNS
        for one in lint_metric({part: slots[f"{part}_{key}"] for part, *_ in _ROWS})
        if slots[f"{one.where}_{key}"]
    ]


METRICS_PAGE = TextPattern(
    name="One page with three metrics",
    slots=tuple(
        TextSlot(
            key=f"{part}_{key}",
            label=f"{title}: {row.lower()}",
            help=help,
            rows=1 if part == "owner" else 2,
            row=row,
            column=key,
        )
        for key, title in COLUMNS.items()
        for part, row, help in _ROWS
    ),
    grow=_grow,
    rules=_rules,
    columns=COLUMNS,
)
