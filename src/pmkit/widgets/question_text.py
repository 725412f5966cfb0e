"""A question and its solution as Markdown: read where no kernel runs, and on solution sheets.

`question_markdown` never holds a key; `solution_markdown` holds all of it. A question's texts are Markdown.
"""

from typing import Any

from pmkit.english import listed
from pmkit.practice import Question, format_number

_LIVE = (
    "*To answer, open this notebook in JupyterLab and run it: answers are kept, and checked with reasons.*"
)


def question_markdown(question: Question, view: dict[str, Any]) -> str:
    """Prompt, context, what there is to choose or to place, unit; in the order of `view`."""
    blocks = [question.context, f"**Question.** {question.prompt}", question.how]
    for name, texts in parts_asked(question, view).items():
        if texts and name not in question.elements[:1]:
            blocks.append(f"{name.capitalize()}:")
        blocks.append("\n".join(f"- {text}" for text in texts))
    return "\n\n".join(block for block in [*blocks, view.get("ask", ""), _LIVE] if block)


def parts_asked(question: Question, view: dict[str, Any]) -> dict[str, list[str]]:
    """What there is to choose or to place, by the name of its field, as Markdown in the order of `view`."""
    found = {}
    for name, parts in question.parts().items():
        texts = {part.id: _text(part) for part in parts}
        found[name] = [f"{texts[part['id']]}{_facts(part, view, texts)}" for part in view.get(name, ())]
    return found


def solution_markdown(question: Question) -> str:
    """The question, its model answer, the reason for every option or card, the explanation and the source."""
    blocks = [question.context, f"**Question.** {question.prompt}"]
    blocks.append(f"**Model answer.**\n\n{question.model_words()}")
    for parts in question.parts().values():
        lines = [_with_reason(part) for part in parts if getattr(part, "why", "")]
        blocks.append("\n".join(["**One by one.**", "", *lines]) if lines else "")
    if question.explanation:
        blocks.append(f"**Why.** {question.explanation}")
    if question.source:
        blocks.append(f"*Source: {question.source}*")
    return "\n\n".join(block for block in blocks if block)


def _facts(part: dict[str, Any], view: dict[str, Any], names: dict[str, str]) -> str:
    """What an item of a plan costs, brings and needs."""
    if "cost" not in part:
        return ""
    needs = listed([names[id] for id in part["requires"]])
    cost = format_number(part["cost"], view["unit"])
    worth = format_number(part["value"], view["value_unit"])
    return f" ({cost}; value {worth}{f'; needs {needs}' if needs else ''})"


def _text(part: Any) -> str:
    return str(getattr(part, "text", "") or getattr(part, "label", ""))


def _with_reason(part: Any) -> str:
    """One option or card with its verdict, where it has one of its own, and its reason."""
    verdict = getattr(part, "verdict", None)
    mark = f"{verdict.symbol} {verdict.label}: " if verdict else ""
    when = getattr(part, "when", "")
    holds = f" It holds {when.rstrip('.')}." if isinstance(when, str) and when and verdict else ""
    text = _text(part)
    ends = "" if text.endswith((".", "?", "!", ".”", "?”", "!”")) else ":"
    return f"- {mark}**{text}{ends}** {part.why}{holds}"
