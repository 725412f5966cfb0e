"""A question as it is printed: what there is to read, and room to answer with a pen.

It stands on an exported page too where no script runs. It holds no key: it is made of what the card shows.
"""

from collections.abc import Callable, Iterable
from html import escape
from typing import Any

from pmkit.practice import Question
from pmkit.practice.markdown import to_html

View = dict[str, Any]
_LINE = '<span class="line"></span>'
_BOX = '<span class="box"></span>'


def on_paper(question: Question, view: View) -> str:
    """The question as HTML for paper, in the order of its card's `view`."""
    room = _ROOM.get(question.kind)
    return "".join(
        (
            f"<div>{view['context_html']}</div>" if view["context_html"] else "",
            f'<div class="asked">{view["prompt_html"]}</div>',
            to_html(question.how),
            room(view) if room else _ruled(3),
        )
    )


def _choice(view: View) -> str:
    return _list(f"{_BOX} {_inline(one)}" for one in view["options"])


def _number(view: View) -> str:
    unit = escape(view.get("unit", ""))
    return f"<p>{escape(view.get('ask', ''))}</p><p>{_LINE} {unit}</p>"


def _predict(view: View) -> str:
    return _choice(view) if view.get("options") else _number(view)


def _estimate(view: View) -> str:
    unit = escape(view["unit"])
    return f"<p>{escape(view['ask'])}</p><p>At least {_LINE} {unit}</p><p>At most {_LINE} {unit}</p>"


def _sort(view: View) -> str:
    groups = _list(_inline(one) for one in view["groups"])
    rows = "".join(f"<tr><td>{one['html']}</td><td>{_LINE}</td></tr>" for one in view["cards"])
    return f"<p>Groups:</p>{groups}<table><tr><th>Card</th><th>Group</th></tr>{rows}</table>"


def _order(view: View) -> str:
    ends = f"1 = {escape(view['first'])}, {len(view['cards'])} = {escape(view['last'])}"
    return f"<p>{ends}</p>" + _list(f"{_BOX} {_inline(one)}" for one in view["cards"])


def _allocate(view: View) -> str:
    unit = escape(view["unit"])
    rows = "".join(f"<tr><td>{one['html']}</td><td>{_LINE} {unit}</td></tr>" for one in view["cards"])
    return f"<p>{escape(view['ask'])}</p><table>{rows}</table>"


def _plan(view: View) -> str:
    names = {one["id"]: _inline(one) for one in view["items"]}
    items = (f"{_BOX} {names[one['id']]} ({_facts(one, view, names)})" for one in view["items"])
    return f"<p>{escape(view['ask'])}</p>{_list(items)}"


def _facts(item: dict[str, Any], view: View, names: dict[str, str]) -> str:
    from pmkit.practice import format_number

    said = [escape(format_number(item["cost"], view["unit"]))]
    said += [f"value {escape(format_number(item['value'], view['value_unit']))}"]
    said += [f"needs {names[one]}" for one in item["requires"]]
    return "; ".join(said)


def _matrix(view: View) -> str:
    marks = _list(f"<b>{escape(one['id'])}</b> {escape(one['label'])}" for one in view["marks"])
    head = "".join(f"<th>{one['html']}</th>" for one in view["columns"])
    cells = f"<td>{_BOX}</td>" * len(view["columns"])
    rows = "".join(f"<tr><td>{one['html']}</td>{cells}</tr>" for one in view["rows"])
    return f"{marks}<table><tr><td></td>{head}</tr>{rows}</table>"


def _write(view: View) -> str:
    return "".join(
        f"<p><b>{escape(slot['label'])}</b> {escape(slot['help'])}</p>{_ruled(max(2, slot['rows']))}"
        for slot in view["slots"]
    )


def _ruled(lines: int) -> str:
    return '<p class="ruled"></p>' * lines


def _list(items: Iterable[str]) -> str:
    return f"<ul>{''.join(f'<li>{one}</li>' for one in items)}</ul>"


def _inline(part: dict[str, Any]) -> str:
    """A part's words without the paragraph around them."""
    html: str = part["html"]
    return html.removeprefix("<p>").removesuffix("</p>") if html.count("<p>") == 1 else html


_ROOM: dict[str, Callable[[View], str]] = {
    "choose_one": _choice,
    "choose_many": _choice,
    "number": _number,
    "predict": _predict,
    "estimate": _estimate,
    "sort": _sort,
    "order": _order,
    "allocate": _allocate,
    "plan": _plan,
    "matrix": _matrix,
    "write": _write,
}
"""Where one answers, by kind; a kind that is not here gets ruled lines."""
