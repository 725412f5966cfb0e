"""How a sort is read from its text: cards with their homes, replies to wrong groups."""

from pmkit.practice.draft import Draft, Line, key
from pmkit.practice.question_parts import Card

WHEN_SEVERAL = "when one can say why"
"""Completes the engine's sentence “it may also stand in …”, which an own quiz says no more about."""


def card(draft: Draft, line: Line, groups: dict[str, str]) -> Card:
    """One card with its homes; groups that are named for the first time are added to `groups`."""
    said, why = line.split()
    text_of, homes = said.split(" -> ", last=True)
    accepts = [
        group(draft, Line(line.number, home.strip()), groups)
        for home in homes.text.split("|")
        if home.strip()
    ]
    if not accepts or not text_of.text:
        draft.fail(line.number, "write a card as: - card -> group :: the reason")
    id, text = draft.tagged(text_of)
    when: str | dict[str, str] = " ".join(map(draft.fill, line.under("when")))
    for below in line.below:
        if below.mark.startswith("when "):
            home = group(draft, Line(below.number, below.mark.removeprefix("when ")), groups, known=True)
            when = {**(when if isinstance(when, dict) else {}), home: draft.fill(below)}
    if len(accepts) > 1 and not when and not draft.setting.strict:
        when = WHEN_SEVERAL
    return Card(id=id, text=text, why=draft.reason(why), accepts=tuple(accepts), when=when)


def replies(draft: Draft, lines: list[Line], groups: dict[str, str]) -> dict[str, str]:
    """What `! group :: reply` says to a wrong group, by its id; `*` is every group."""
    found = {}
    for line in lines:
        wrong, says = line.split()
        if not says.text:
            draft.fail(line.number, f"say what you answer, for example: ! {wrong.text} :: Look again.")
        found["*" if wrong.text == "*" else group(draft, wrong, groups, known=True)] = draft.fill(says)
    return found


def group(draft: Draft, said: Line, groups: dict[str, str], known: bool = False) -> str:
    """The id of a group that is named by its id, by its text, or by a value that is one of them."""
    text = str(draft.value(said))
    by_text = {name: id for id, name in groups.items()}
    if text in groups or text in by_text:
        return text if text in groups else by_text[text]
    if known or (groups and draft.setting.strict):
        draft.fail(said.number, f"there is no group “{text}”. Groups are: {', '.join(groups.values())}.")
    groups[key(text)] = text
    return key(text)
