"""A portfolio as files: one HTML page that needs nothing else, and a folder of Markdown, CSV and pictures."""

import base64
from collections.abc import Iterator
from pathlib import Path

from pmkit.charts.render import chart_png, chart_text
from pmkit.csv_cells import csv_text
from pmkit.design import page_css
from pmkit.explorers.readable import Drawn, in_markdown
from pmkit.practice.markdown import escape_markdown, to_html, to_plain
from pmkit.practice.writing import write_files
from pmkit.workspace.portfolio import Entry, Made, Portfolio

ROWS_ON_THE_PAGE = 25
"""Of a longer table the page shows the first ones; the folder has all."""


TITLE = "My work in product management"


def page(portfolio: Portfolio, title: str = TITLE, opening: str = "") -> str:
    """All of it as one HTML page, pictures included, after an opening (Markdown).

    It prints well and opens without a network.
    """
    from jinja2 import Environment
    from markupsafe import Markup

    template = Environment(autoescape=True, trim_blocks=True, lstrip_blocks=True).from_string(
        Path(__file__).with_name("portfolio.html").read_text(encoding="utf-8")
    )
    return template.render(
        portfolio=portfolio,
        title=title,
        opening=opening,
        style=Markup(page_css()),  # nosec B704  # our own file
        html=lambda markdown: Markup(to_html(markdown)),  # nosec B704  # `to_html` escapes
        kind=lambda block: type(block).__name__,
        picture=lambda drawn: "data:image/png;base64," + base64.b64encode(drawn).decode(),
        drawn=lambda block: chart_png(block.picture),
        told=lambda block: chart_text(block.picture),
        most=ROWS_ON_THE_PAGE,
        day=lambda at: f"{at:%d %B %Y}".lstrip("0"),
    )


def write_portfolio(portfolio: Portfolio, folder: Path) -> list[Path]:
    """Write `my-work.html`, `my-work.md`, `answers.csv` and the pictures into a new folder.

    Raises ValueError with a sentence where the folder exists and holds something, or can't be written.
    """
    refuse_used(folder)
    return write_files(folder, portfolio_files(portfolio))


def refuse_used(folder: Path) -> None:
    """Raise ValueError, with a sentence, where the folder exists and holds something."""
    if folder.exists() and (not folder.is_dir() or any(folder.iterdir())):
        raise ValueError(f"{folder} exists already and is not overwritten. Choose another name.")


def portfolio_files(portfolio: Portfolio) -> Iterator[tuple[str, bytes]]:
    """Every file of a portfolio: its name and what it holds."""
    yield "my-work.html", page(portfolio).encode()
    yield "my-work.md", markdown(portfolio).encode()
    for made in portfolio.made:
        for name, block in _pictures(made):
            yield name, chart_png(block.picture)
    if portfolio.entries:
        yield "answers.csv", ("\ufeff" + table(portfolio)).encode()
    if portfolio.skills:
        yield "skills.png", portfolio.skills


def _pictures(made: Made) -> list[tuple[str, Drawn]]:
    """The charts with the names of their files: letters, digits and dashes only."""
    stem = "".join(sign if sign.isascii() and sign.isalnum() else "-" for sign in made.item)[:80].strip("-")
    drawn = [block for block in made.blocks if isinstance(block, Drawn)]
    return [(f"{stem}-{number}.png", block) for number, block in enumerate(drawn, start=1)]


def markdown(portfolio: Portfolio, title: str = TITLE, opening: str = "", *, pictures: bool = True) -> str:
    """All of it as one text in Markdown, after an opening; it names the files of the `pictures`, or leaves
    them out.
    """
    blocks = [f"# {escape_markdown(title)}", opening]
    for made in portfolio.made:
        names = iter(name if pictures else "" for name, _ in _pictures(made))
        about = "" if made.own else " (on Mealwise, the invented company of the course)"
        blocks += [f"## {escape_markdown(made.title)}{about}"]
        blocks += [
            in_markdown(block, next(names) if isinstance(block, Drawn) else "") for block in made.blocks
        ]
    for one in portfolio.texts:
        blocks += [f"## {escape_markdown(one.skill.capitalize())}", f"*{_asked(one)}*", one.answer]
    if portfolio.entries:
        blocks += ["# Appendix: answers to the course's questions"]
    for one in portfolio.entries:
        verdict = f"*{one.verdict.label}*" + (f": {escape_markdown(one.feedback)}" if one.feedback else "")
        blocks += [f"## {_asked(one)}", one.answer, verdict]
    return "\n\n".join(block for block in blocks if block) + "\n"


def _asked(entry: Entry) -> str:
    return escape_markdown(to_plain(entry.asked).replace("\n", " "))


def table(portfolio: Portfolio) -> str:
    """One row per answer, as a spreadsheet reads it."""
    rows: list[list[object]] = [["item", "chapter", "skill", "asked", "answer", "verdict", "tries", "when"]]
    for one in portfolio.entries:
        told = [one.item, one.chapter, one.skill, to_plain(one.asked), to_plain(one.short)]
        rows.append([*told, one.verdict.label, one.tries, f"{one.at:%Y-%m-%d}"])
    return csv_text(rows)
