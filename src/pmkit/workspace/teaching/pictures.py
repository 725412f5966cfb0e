"""The charts of an explorer as drawings for a slide: as it begins, in the page's colour, nothing to run."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import count

from pmkit.charts import render

_WIDTH = 620
"""Pixels: on a slide of 1024 the words of a chart are then half as large again."""
_OWN = ("own-", "backlog")
_number = count(1)


@dataclass(frozen=True)
class Drawing:
    """One chart: its finding, its words for who can't see it, and the SVG."""

    title: str
    subtitle: str
    told: str
    svg: str


def drawings(explorer: str) -> Iterator[Drawing]:
    """The charts of an explorer of the case; none of one's own work, which is nobody else's business."""
    from pmkit.course import question
    from pmkit.practice import Workbook
    from pmkit.practice.progress import MemoryStore
    from pmkit.widgets.explorer_view import ExplorerView
    from pmkit.workspace.show import explorers

    if explorer not in explorers() or explorer.partition(".")[2].startswith(_OWN):
        return
    made = explorers()[explorer](Workbook(MemoryStore(), question))
    for picture in made.pictures().values() if isinstance(made, ExplorerView) else ():
        spec = render.chart_spec(picture)
        title, subtitle = render.title_and_subtitle(spec)
        told = str(spec.get("description") or render.spec_title(spec))
        yield Drawing(title, subtitle, told, _own_ids(render.page_svg(spec, _WIDTH)))


def _own_ids(svg: str) -> str:
    """The drawing with ids that no other drawing of the page has: each numbers its own from nought."""
    mark = f"p{next(_number)}-"
    svg = re.sub(r'\bid="', f'id="{mark}', svg)
    return re.sub(r"url\(#|href=\"#", lambda found: f"{found[0]}{mark}", svg)
