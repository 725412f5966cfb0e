"""A portfolio as files: one HTML page that needs nothing else, and a folder of Markdown, CSV and PNG."""

import base64
from collections.abc import Iterator
from pathlib import Path

from pmkit.course import CHAPTERS
from pmkit.design import page_css
from pmkit.practice.class_report import csv_text
from pmkit.practice.markdown import escape_markdown, to_html, to_plain
from pmkit.practice.writing import write_files
from pmkit.workspace.portfolio import Entry, Made, Portfolio


def page(portfolio: Portfolio) -> str:
    """All of it as one HTML page, pictures included; it prints well and opens without a network."""
    from jinja2 import Environment
    from markupsafe import Markup

    template = Environment(autoescape=True, trim_blocks=True, lstrip_blocks=True).from_string(
        Path(__file__).with_name("portfolio.html").read_text(encoding="utf-8")
    )
    return template.render(
        portfolio=portfolio,
        style=Markup(page_css()),
        html=lambda markdown: Markup(to_html(markdown)),  # safe by `to_html`
        picture=lambda data: "data:image/png;base64," + base64.b64encode(data).decode(),
        day=lambda at: f"{at:%d %B %Y}".lstrip("0"),
    )


def write_portfolio(portfolio: Portfolio, folder: Path) -> list[Path]:
    """Write `my-work.html`, a Markdown page per chapter, `answers.csv` and the pictures into a new folder.

    Raises ValueError with a sentence where the folder exists and holds something, or can't be written.
    """
    if folder.exists() and (not folder.is_dir() or any(folder.iterdir())):
        raise ValueError(f"{folder} exists already and is not overwritten. Choose another name.")
    return write_files(folder, portfolio_files(portfolio))


def portfolio_files(portfolio: Portfolio) -> Iterator[tuple[str, bytes]]:
    """Every file of a portfolio: its name and what it holds."""
    yield "my-work.html", page(portfolio).encode()
    yield "answers.csv", ("\ufeff" + table(portfolio)).encode()
    if portfolio.skills:
        yield "skills.png", portfolio.skills
    numbers = {one.id: f"{one.number:02}-" for one in CHAPTERS}
    for chapter, title in portfolio.chapters:
        name = f"{numbers.get(chapter, '')}{chapter or 'elsewhere'}"
        entries = [one for one in portfolio.entries if one.chapter == chapter]
        made = [one for one in portfolio.made if one.chapter == chapter]
        pictures = [[f"{_file(one)}-{n}.png" for n in range(1, len(one.pictures) + 1)] for one in made]
        yield f"{name}.md", markdown(title, entries, list(zip(made, pictures, strict=True))).encode()
        for one, names in zip(made, pictures, strict=True):
            yield from zip(names, one.pictures, strict=True)


def _file(made: Made) -> str:
    """The name of a file for an explorer's pictures: letters, digits and dashes only."""
    return "".join(sign if sign.isascii() and sign.isalnum() else "-" for sign in made.item)[:80].strip("-")


def markdown(title: str, entries: list[Entry], made: list[tuple[Made, list[str]]]) -> str:
    """One chapter as Markdown."""
    blocks = [f"# {title}"]
    for one in entries:
        asked = escape_markdown(to_plain(one.asked).replace("\n", " "))
        verdict = f"*{one.verdict.label}*" + (f": {escape_markdown(one.feedback)}" if one.feedback else "")
        blocks += [f"## {asked}", one.answer, verdict]
    for each, pictures in made:
        blocks += [f"## {escape_markdown(each.title.capitalize())}", each.words]
        blocks += [
            f"![{escape_markdown(told)}]({name})"
            for name, told in zip(pictures, each.descriptions, strict=True)
        ]
    return "\n\n".join(block for block in blocks if block) + "\n"


def table(portfolio: Portfolio) -> str:
    """One row per answer, as a spreadsheet reads it."""
    rows: list[list[object]] = [["item", "chapter", "skill", "asked", "answer", "verdict", "tries", "when"]]
    for one in portfolio.entries:
        told = [one.item, one.chapter, one.skill, to_plain(one.asked), to_plain(one.short)]
        rows.append([*told, one.verdict.label, one.tries, f"{one.at:%Y-%m-%d}"])
    return csv_text(rows)
