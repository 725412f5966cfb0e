"""How the pages of this package are made: templates beside this file, escaped, with the house's style."""

import re
from pathlib import Path
from typing import Any

from pmkit.design import page_css
from pmkit.practice.markdown import to_html


def render(template: str, **values: Any) -> str:
    """The page of a template; in it `html` turns Markdown into safe HTML, `line` the Markdown of one line."""
    from jinja2 import Environment, FileSystemLoader
    from markupsafe import Markup

    folder = FileSystemLoader(Path(__file__).parent, encoding="utf-8")
    pages = Environment(autoescape=True, trim_blocks=True, lstrip_blocks=True, loader=folder)
    return pages.get_template(template).render(
        style=Markup(page_css()),  # nosec B704  # our own file
        html=lambda markdown: Markup(_html(markdown)),  # nosec B704  # `to_html` escapes
        line=lambda markdown: Markup(_line(markdown)),  # nosec B704  # `to_html` escapes
        **values,
    )


def _html(markdown: str) -> str:
    """An empty cell in the head of a table is no heading of anything."""
    return re.sub(r"<th[^>]*></th>", "<td></td>", to_html(markdown))


def _line(markdown: str) -> str:
    """Markdown of one paragraph, without the paragraph's own element."""
    made = to_html(markdown)
    one = made.startswith("<p>") and made.endswith("</p>") and made.count("<p>") == 1
    return made[len("<p>") : -len("</p>")] if one else made
