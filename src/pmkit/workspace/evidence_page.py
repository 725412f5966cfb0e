"""Evidence of one's skills as a page that an interviewer reads in five minutes, in Markdown or HTML."""

from collections.abc import Iterator
from datetime import date

from pmkit.english import capital, counted, format_number, listed, spoken_day
from pmkit.practice.markdown import escape_markdown
from pmkit.workspace.evidence import ELSEWHERE, Answers, Evidence, Line, Part, Piece, Ranges
from pmkit.workspace.portfolio import Portfolio
from pmkit.workspace.portfolio_files import markdown, page

TITLE = "Evidence of my skills"
_NOBODY = (
    "**Nobody examined this.** It is no certificate: I made it myself, from what was kept on my computer "
    "while I took a course, and I chose what stands here. Ask me about any line, or to see what is behind it."
)
_MEALWISE = "Mealwise, the company of the course, its people and its numbers are invented."


def evidence_text(evidence: Evidence, today: date) -> str:
    """The page without its title, as Markdown."""
    blocks = [f"{_NOBODY} Made on {spoken_day(today)}.", _in_short(evidence)]
    for part in evidence.parts:
        blocks += list(_part(part))
    if evidence.ranges:
        blocks += ["## How sure I was", _ranges(evidence.ranges)]
    if any(not piece.own for part in evidence.parts for piece in part.made):
        blocks.append(f"*{_MEALWISE}*")
    return "\n\n".join(filter(None, blocks))


def evidence_page(evidence: Evidence, today: date) -> str:
    """The page as HTML that needs nothing else and prints well."""
    return page(Portfolio(), TITLE, evidence_text(evidence, today))


def evidence_markdown(evidence: Evidence, today: date) -> str:
    """The page as Markdown."""
    return markdown(Portfolio(), TITLE, evidence_text(evidence, today))


def _in_short(evidence: Evidence) -> str:
    """How much there is, on what."""
    made = [piece for part in evidence.parts for piece in part.made]
    own = sum(piece.own for piece in made)
    told = []
    if made:
        on = f"{own} of them on my own product" if own else "all on an invented company"
        told.append(f"{counted(len(made), 'piece')} of work, {on}")
    answers = [part.answers for part in evidence.parts if part.answers]
    marked = sum(one.marked for one in answers)
    if marked:
        first = sum(one.first for one in answers)
        told.append(f"{counted(marked, 'question')} answered, {first} right at the first try without a hint")
    lines = sum(len(part.lines) for part in evidence.parts)
    if lines:
        told.append(f"{counted(lines, 'line')} of a ledger in which I claim and show")
    return f"In short: {'; '.join(told)}." if told else ""


def _part(part: Part) -> Iterator[str]:
    names = capital(listed([*part.skills])) if part.skills else escape_markdown(part.chapter)
    title = f", {escape_markdown(part.chapter)}" if part.skills else ""
    yield f"## {names}" + (f" (chapter {part.number}{title})" if part.number != ELSEWHERE else "")
    if part.lines:
        yield "**What I claim, and what shows it**\n\n" + "\n".join(map(_line, part.lines))
    for own, heading in ((True, "Made on my own product"), (False, "Made on Mealwise, which is invented")):
        if pieces := [one for one in part.made if one.own is own]:
            yield f"**{heading}**\n\n" + "\n".join(map(_piece, pieces))
    if part.answers and (told := _answers(part.answers)):
        yield f"**Answered:** {told}"


def _line(one: Line) -> str:
    level = f" ({escape_markdown(one.level.rstrip('.'))})" if one.level else ""
    parts = [escape_markdown(_sentence(one.claim)) if one.claim else ""]
    if one.evidence:
        when = f" ({escape_markdown(one.on)})" if one.on else ""
        parts.append(f"Shown by: {escape_markdown(one.evidence.rstrip('.'))}{when}.")
    else:
        parts.append("Nothing shows it yet.")
    parts.append(f"Could check it: {escape_markdown(_sentence(one.who))}" if one.who else "")
    return f"- **{capital(one.skill)}**{level}: {' '.join(filter(None, parts))}"


def _sentence(text: str) -> str:
    return text if text.endswith((".", "!", "?", "…")) else f"{text}."


def _piece(one: Piece) -> str:
    return f"- {escape_markdown(one.title)}, last worked on {spoken_day(one.on)}"


def _answers(answers: Answers) -> str:
    told = ""
    if answers.marked:
        parts = [f"{answers.first} right at the first try without a hint"]
        parts += [f"{answers.later} later"] if answers.later else []
        parts += [f"{answers.open} not yet"] if answers.open else []
        told = f"of {counted(answers.marked, 'question')} with a right answer, {listed(parts)}. "
    if answers.unmarked:
        told += f"{counted(answers.unmarked, 'guess or text', 'guesses or texts')} that nobody marks. "
    return told.strip()


def _ranges(ranges: Ranges) -> str:
    """The count of ranges that held, beside what they were meant to hold."""
    said = (
        f"{ranges.held} of {counted(ranges.n, 'range')} that I gave held what turned out. By how sure I said "
        f"I was, about {format_number(round(ranges.meant, 1))} should have."
    )
    return f"{said} So few say little." if ranges.n < 10 else said
