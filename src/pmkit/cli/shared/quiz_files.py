"""Questions as a file for Moodle or for people, as two commands write it."""

from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from pmkit.cli.shared.new_file import new_path, write_new
from pmkit.cli.shared.telling import tell, tell_json
from pmkit.english import counted

if TYPE_CHECKING:
    from pmkit.practice import Question


def write_quiz(
    to: Path,
    title: str,
    questions: "Sequence[Question]",
    *,
    opening: str = "",
    answers: bool = True,
    json: bool = False,
    before: Sequence[str] = (),
) -> None:
    """Write the file, and tell what is in it and what is not; `before` are sentences to tell first. Raises
    ValueError, with a sentence."""
    from pmkit.workspace.quiz_out import quiz_file

    made = quiz_file(to, title, questions, opening, answers)
    path = new_path(to, to.name)
    write_new(path, made.text.encode())
    told = [*before, *made.told]
    if json:
        tell_json({"file": str(path), "questions": made.count, "told": told})
        return
    for sentence in told:
        tell(sentence)
    what_next = _NEXT[path.suffix.casefold()] if answers else "It holds no answers."
    tell(f"{counted(made.count, 'question')} in {path}. {what_next}")


_NEXT = {
    ".xml": "In Moodle: Question bank, Import, Moodle XML format. It holds the answers: keep it to yourself.",
    ".md": "Open it in any editor; the answers come last.",
}
