"""What can be wrong with a file or a decision, as a sentence for the person who chose it.

Knows nothing of how files are read; every other module of the package raises these.
"""


class BacklogProblem(ValueError):
    """Something that the user can put right; the message is the whole of what they are told."""


class ImportProblem(BacklogProblem):
    """A file that can't be read as a backlog; `line`, `column` (from 1; 0 where not known) and `header`
    say where."""

    def __init__(self, message: str, *, line: int = 0, column: int = 0, header: str = "") -> None:
        super().__init__(message)
        self.line = line
        self.column = column
        self.header = header


def quoted(text: str, longest: int = 40) -> str:
    """A piece of the user's file, on one line and cut to a readable length, in quotation marks."""
    line = " ".join(str(text)[: longest * 4].split())
    return f"“{line if len(line) <= longest else line[: longest - 1].rstrip() + '…'}”"
