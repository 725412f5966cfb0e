"""A quiz from a file, by the ending of its name."""

from pathlib import Path

from pmkit.practice.quiz import Quiz, QuizProblem

SUFFIXES = (".md", ".json")


def read_quiz(path: Path) -> Quiz:
    """The quiz in a file, by its ending. Raises QuizProblem (a ValueError), naming lines and remedies."""
    from pmkit.practice.quiz_json import read_json
    from pmkit.practice.quiz_markdown import read_markdown

    if path.suffix not in SUFFIXES:
        raise QuizProblem([f"{path.name} is no quiz: its name must end in .md or .json."])
    return read_json(path) if path.suffix == ".json" else read_markdown(path)
