"""One lesson as one HTML file that opens from a USB stick: prose, pictures, living charts, nothing fetched.

It is made from the built notebook. Charts are drawn by the Vega bundle that goes into the file; cards and
explorers need a kernel, so their static forms stand in their place with a note. The page's own policy forbids
every connection.
"""

import base64
import json
import re
from collections.abc import Iterable
from functools import cache
from html import escape
from pathlib import Path
from typing import Any

from pmkit.charts import render, theme
from pmkit.charts.picture import Picture
from pmkit.charts.render import VEGALITE_MIME
from pmkit.course import CHAPTERS
from pmkit.course.manifest import EXPLORER, places
from pmkit.design import page_css
from pmkit.practice.markdown import without_comments

NOTE = "Here the course has something to touch. Open the lesson in JupyterLab to try it; what you do is kept."
_LINK = re.compile(r"^(https?://|mailto:|#)", re.IGNORECASE)
_NOTEBOOK = re.compile(r"^(?:[\w./-]*/)?([\w.-]+)\.ipynb(#.*)?$")


def find_notebook(root: Path, name: str, folder: str = "notebooks") -> Path:
    """The lesson of a chapter by its number or name ("03", "3", "prioritisation"), or its sheet in `folder`
    "exercises". Raises ValueError."""
    wanted = name.strip().removesuffix(".ipynb").casefold()
    paths = {one: Path(one.exercises if folder == "exercises" else one.notebook) for one in CHAPTERS}
    paths = {one: path for one, path in paths.items() if path.name}
    for chapter, path in paths.items():
        if wanted in (path.stem, path.stem.partition("_")[2], chapter.id) or (
            wanted.isdecimal() and int(wanted) == chapter.number
        ):
            return root / path
    raise ValueError(f"There is no lesson “{name}”. There are: {', '.join(p.stem for p in paths.values())}.")


def lesson_page(notebook: Path) -> str:
    """The notebook as one HTML page. Raises ValueError where the file is no notebook."""
    import nbformat
    from jinja2 import Environment
    from markupsafe import Markup

    try:
        book = nbformat.read(notebook, as_version=4)
    except (OSError, ValueError, AttributeError) as problem:
        raise ValueError(f"{notebook} can't be read as a notebook.") from problem
    cells = [shown for cell in book.cells if (shown := _cell(cell))]
    charts = [_drawn(chart) for _, found in cells for chart in found]
    template = Environment(autoescape=True, trim_blocks=True, lstrip_blocks=True).from_string(
        Path(__file__).with_name("lesson_page.html").read_text(encoding="utf-8")
    )
    return template.render(
        title=_title(book, notebook),
        cells=[Markup(_scrolled(html)) for html, _ in cells],  # nosec B704  # made below, from escaped parts
        charts=Markup(_script_json(charts)) if charts else "",  # nosec B704  # `<` and its like escaped
        vega=Markup(_vega()) if charts else "",  # nosec B704  # the library's own file
        style=Markup(page_css()),  # nosec B704  # our own file
    )


def _title(book: Any, notebook: Path) -> str:
    for cell in book.cells:
        heading = (
            re.search(r"^#\s+(.+)$", cell.source, re.MULTILINE) if cell.cell_type == "markdown" else None
        )
        if heading:
            return re.sub(r"[*_`]", "", heading[1]).strip()
    return notebook.stem


def _scrolled(html: str) -> str:
    """A table that is wider than a phone can be moved sideways by itself, also with the keyboard."""
    return html.replace("<table", '<div class="scroll" tabindex="0"><table').replace(
        "</table>", "</table></div>"
    )


def _cell(cell: Any) -> tuple[str, list[dict[str, Any]]] | None:
    """A cell as HTML and the charts that belong into it, in their order."""
    if cell.cell_type == "markdown":
        return markdown_html(cell.source), []
    if cell.cell_type != "code":
        return None
    parts: list[str] = []
    charts: list[dict[str, Any]] = []
    if "show-code" in cell.metadata.get("tags", []):
        parts.append(f"<pre><code>{escape(cell.source)}</code></pre>")
    explored = _explorer_in(cell)
    if explored:
        html, charts = _explorer(explored)
        parts.append(html)
    for output in [] if explored and parts[-1] else cell.outputs:
        html, chart = _output(output)
        parts.append(html)
        charts += [chart] if chart else []
    if explored:
        parts.append(f'<p class="note">{NOTE}</p>')
    text = "".join(parts)
    return (f"<section>{text}</section>", charts) if text else None


def _explorer_in(cell: Any) -> str:
    """The name of the explorer that a lesson's cell shows, "" where it shows none."""
    ids = (one.shown.item.id for one in places(CHAPTERS) if one.shown.cell == cell.get("id"))
    return next((id.removeprefix(EXPLORER) for id in ids if id.startswith(EXPLORER)), "")


def _explorer(id: str) -> tuple[str, list[dict[str, Any]]]:
    """An explorer as it begins: its parts in their static form, its charts alive.

    "" where there is none, and where it works on what this person has imported: that is nobody else's
    business, and the notebook's own output was made without it.
    """
    from pmkit.course import question
    from pmkit.practice import Workbook
    from pmkit.practice.progress import MemoryStore
    from pmkit.widgets.explorer_view import ExplorerView
    from pmkit.workspace.show import explorers

    if id not in explorers():
        return "", []
    made = explorers()[id](Workbook(MemoryStore(), question))
    return _page_of(made.static_parts()) if isinstance(made, ExplorerView) else ("", [])


def _page_of(shown: Iterable[str | Picture]) -> tuple[str, list[dict[str, Any]]]:
    """HTML and charts, in their order: a figure where each chart is drawn, and the charts."""
    parts: list[str] = []
    charts: list[dict[str, Any]] = []
    for part in shown:
        if not isinstance(part, str):
            spec = render.chart_spec(part)
            charts.append(spec)
            part = _figure(spec, base64.b64encode(render.chart_png(spec, scale=1)).decode())
        parts.append(part)
    return "".join(parts), charts


def _drawn(spec: dict[str, Any]) -> dict[str, Any]:
    """The chart as the page draws it: as wide as the page and in its colours; the title stands in the figure.

    Without its schema a chart says nothing of versions; the bundle draws what JupyterLab draws.
    """
    plain = {name: value for name, value in spec.items() if name not in ("$schema", "title", "usermeta")}
    return render.with_colours(render.fill_width(plain), theme.PAGE)


def _output(output: Any) -> tuple[str, dict[str, Any] | None]:
    """The best form of an output: a living chart, our own HTML, a picture, text."""
    if output.output_type == "stream":
        return f"<pre>{escape(_joined(output.text))}</pre>", None
    data = output.get("data", {})
    picture = data.get("image/png")
    if VEGALITE_MIME in data:
        spec = dict(data[VEGALITE_MIME])
        return _figure(spec, picture), spec
    if "text/html" in data:
        return _joined(data["text/html"]), None
    if picture:
        return _picture(picture, _joined(data.get("text/plain", ""))), None
    text = _joined(data.get("text/plain", ""))
    return (f"<pre>{escape(text)}</pre>" if text else ""), None


def _figure(spec: dict[str, Any], picture: Any) -> str:
    """Where a chart is drawn; its picture or its words stand there until then."""
    title, subtitle = map(escape, render.title_and_subtitle(spec))
    told = str(spec.get("description") or render.spec_title(spec))
    still = _picture(picture, told) if picture else f"<p>{escape(told)}</p>"
    caption = f"<figcaption>{title}{f'<small>{subtitle}</small>' if subtitle else ''}</figcaption>"
    return f'<figure class="chart">{caption if title else ""}<div class="drawing">{still}</div></figure>'


def _picture(data: str, told: str) -> str:
    encoded = re.sub(r"[^A-Za-z0-9+/=]", "", _joined(data))
    return f'<img src="data:image/png;base64,{encoded}" alt="{escape(told)}">'


def _joined(text: Any) -> str:
    return "".join(text) if isinstance(text, list) else str(text)


@cache
def _parser() -> Any:
    """Markdown as lessons use it. Links to other notebooks lead to their pages; others are left out."""
    from markdown_it import MarkdownIt

    parser = MarkdownIt("commonmark", {"html": False}).enable("table").disable("image")
    parser.validateLink = lambda url: True  # type: ignore[method-assign]
    parser.add_render_rule("link_open", _link_open)
    parser.add_render_rule("heading_open", _heading_open)
    return parser


def _link_open(renderer: Any, tokens: Any, index: int, options: Any, env: Any) -> str:
    token = tokens[index]
    address = str(token.attrGet("href") or "")
    other = _NOTEBOOK.match(address)
    if other:
        token.attrSet("href", f"{other[1]}.html{other[2] or ''}")
    elif not _LINK.match(address):
        del token.attrs["href"]  # a file that is not on the stick
    elif not address.startswith("#"):
        token.attrSet("rel", "noopener noreferrer")
    return str(renderer.renderToken(tokens, index, options, env))


def _heading_open(renderer: Any, tokens: Any, index: int, options: Any, env: Any) -> str:
    tokens[index].attrSet("id", tokens[index + 1].content.replace(" ", "-"))
    return str(renderer.renderToken(tokens, index, options, env))


def markdown_html(markdown: str) -> str:
    """A lesson's Markdown as HTML; markup in it is shown as the characters it is, comments are left out."""
    return str(_parser().render(without_comments(markdown)))


def _script_json(value: Any) -> str:
    """JSON that can stand inside a script element: nothing in it ends the element."""
    text = json.dumps(value, ensure_ascii=True)
    return text.replace("<", "\\u003c").replace(">", "\\u003e").replace("&", "\\u0026")


@cache
def _vega() -> str:
    """The Vega bundle as a plain script that leaves `vegaEmbed` behind."""
    from pmkit import widgets

    text = Path(widgets.__file__).with_name("vega-bundle.js").read_text(encoding="utf-8")
    text, found = re.subn(r"export\{(\S+) as vegaEmbed\};?\s*$", r"globalThis.vegaEmbed=\1;", text)
    if not found:
        raise ValueError(
            "The Vega bundle of this pmkit is not the one that pages need. Install pmkit-course again, from "
            "the same file or folder as the first time."
        )
    return text.replace("</script", "<\\/script").replace("<!--", "<\\!--")
