"""All items of the course as plain data, for whoever looks through them: `pmkit author list --json`."""

from collections.abc import Iterator
from typing import Any

from pmkit.authoring.content import Content
from pmkit.course import place
from pmkit.practice.questions import Question


def items(content: Content) -> Iterator[dict[str, Any]]:
    """Each question: {"id", "chapter", "section", "kind", "skill", "minutes", "asks", "options": [{"id",
    "text", "verdict"}]}; the options of a kind that has none are an empty list."""
    for chapter, question in content.all_questions():
        found = place(question.id)
        yield {
            "id": question.id,
            "chapter": chapter.id,
            "section": found.section.title if found else "",
            "kind": question.kind,
            "skill": question.skill,
            "minutes": question.minutes,
            "asks": question.prompt,
            "options": [
                {"id": option.id, "text": option.text, "verdict": option.verdict.value}
                for option in _options(question)
            ],
        }


def _options(question: Question) -> tuple[Any, ...]:
    return question.parts().get("options", ())
