"""An example for the allergy filter from parts, and the sentences that its wrong products understand."""

from pmkit.explorers.state import Values

DEEDS = {
    "search": "searches",
    "portions": "searches, then changes the portions to 8",
    "add": "searches, then adds the allergy",
}
SENTENCES = (
    "**Sentences that the products understand** (recipes: see the table at the end)\n\n"
    "- *Given* a household has a nut allergy; *or* a guest is allergic to milk and eggs; *or* the household "
    "has no allergy\n"
    "- *When* she searches; *or* he searches for “bread”; *or* she changes the portions to 8; *or* he adds "
    "an allergy to milk\n"
    "- *Then* Walnut bread is not in the results; *or* Plain bread is shown; *or* nothing is shown\n\n"
    "*And* goes on with the line above it. Write “Feature: …” first, then “Example: …” before each example."
)
_STEPS = {
    "search": ("{who}", "somebody searches"),
    "portions": ("{who}", "somebody changes the portions to 8"),
    "add": ("a household has no allergy", "somebody adds an allergy to {what}"),
}


def with_example(values: Values) -> Values:
    """The text with one more example, as the parts say."""
    what = " ".join(values["allergy"].split())
    outcome = "is not in the results" if values["seen"] == "hidden" else "is in the results"
    lines = [
        f"  Example: {values['recipe']}, {what or 'no allergy'}",
        *(f"    {line}" for line in _steps(values["deed"], what)),
        f"    Then {values['recipe']} {outcome}",
    ]
    return {"text": _after(values["text"], lines)}


def with_table(values: Values) -> Values:
    """The text with a Scenario Outline whose table holds the parts as its first row."""
    what = " ".join(values["allergy"].split()).replace("|", "/") or "nuts"
    row = {"allergy": what, "recipe": values["recipe"], "seen": values["seen"]}
    widths = [max(len(name), len(cell)) for name, cell in row.items()]
    lines = [
        "  Scenario Outline: <recipe>, <allergy>",
        *(f"    {line}" for line in _steps(values["deed"], "<allergy>")),
        "    Then <recipe> is <seen>",
        "",
        "    Examples:",
        *(
            f"      | {' | '.join(cell.ljust(width) for cell, width in zip(cells, widths, strict=True))} |"
            for cells in (row, row.values())
        ),
    ]
    return {"text": _after(values["text"], lines)}


def _steps(deed: str, what: str) -> tuple[str, str]:
    who = f"a household is allergic to {what}" if what else "a household has no allergy"
    given, when = _STEPS[deed]
    return f"Given {given.format(who=who)}", f"When {when.format(what=what or 'nuts')}"


def _after(text: str, lines: list[str]) -> str:
    before = text.rstrip() or "Feature: Allergy filter"
    return "\n".join([before, "", *lines, ""])
