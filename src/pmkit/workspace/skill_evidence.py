"""The page *Evidence of my skills*, for an interview: ticks for what goes in, and buttons that make it."""

from datetime import date
from typing import Any

from pmkit.course import own_backlog
from pmkit.course.workbook import workbook
from pmkit.practice.messages import say
from pmkit.practice.workbook import EXPLORER
from pmkit.workspace.files import folder
from pmkit.workspace.ticks import Ticks, ToTick, keys_ticked, pieces_to_tick

__all__ = ["skill_evidence"]

TICKS = f"{EXPLORER}own.evidence"
"""The name under which it is kept what goes in."""
ANSWERS, LEDGER, NAMES = "answers of all", "ledger", "names"
_BUTTONS = [
    {"key": "html", "label": "Evidence of my skills (HTML)", "help": "Opens in any browser, and prints."},
    {"key": "md", "label": "Evidence of my skills (Markdown)", "help": "To go on writing in your own words."},
]


def skill_evidence() -> Any:
    """Ticks for pieces, answers and the lines of the ledger, and a page of what is ticked."""
    from pmkit.widgets.downloads import Downloads
    from pmkit.widgets.say import Say
    from pmkit.widgets.stack import Stack

    ticks, told = Ticks(TICKS, to_tick), Say()

    def refresh() -> None:
        ticks.refresh()
        told.text = say("evidence.choose") if ticks.offered() else say("evidence.none")

    def make(key: str) -> Any:
        refresh()
        return made_page(key, ticks.ticked(), date.today())

    refresh()
    downloads = Downloads("A page for an interview", _BUTTONS, make, folder)
    return Stack("", [("", told), ("", ticks.form), ("", downloads)])


def to_tick() -> list[ToTick]:
    """What can go onto the page. What may be about other people is never ticked before the learner does."""
    from pmkit.course.pieces import APPENDIX, offers
    from pmkit.workspace.evidence import is_shown, ledger_lines

    store = workbook().store
    pieces = pieces_to_tick(others=True, shown=is_shown)
    answered = [one.group for one in offers(store) if one.key == APPENDIX]
    ticks = [one for one in pieces if one.key not in answered]
    if answered:
        ticks.append(ToTick(ANSWERS, "How I answered the questions, and how sure I was", True))
    lines = ledger_lines(store, names=True)
    if lines:
        ticks.append(ToTick(LEDGER, "The lines of my ledger, as I wrote them (look for names first)", False))
    if any(one.who for one in lines):
        ticks.append(ToTick(NAMES, "Who could check them: names of people whom I have asked", False))
    return ticks


def made_page(key: str, ticked: set[str], today: date) -> Any:
    """The page (`html` or `md`) of what is ticked. Raises ValueError, with a sentence, for nothing."""
    from pmkit.widgets.downloads import Made
    from pmkit.workspace.evidence import gather_evidence
    from pmkit.workspace.evidence_page import evidence_markdown, evidence_page

    current = own_backlog.current_backlog()
    current.flush()
    evidence = gather_evidence(
        workbook().store, chosen=keys_ticked(ticked), answers=ANSWERS in ticked, ledger=LEDGER in ticked,
        names=NAMES in ticked, current=current,
    )  # fmt: skip
    if not evidence:
        raise ValueError(say("take.nothing-ticked"))
    name = f"evidence-of-my-skills-{today.isoformat()}"
    if key == "md":
        return Made(f"{name}.md", evidence_markdown(evidence, today).encode(), "text/markdown")
    return Made(f"{name}.html", evidence_page(evidence, today).encode(), "text/html")
