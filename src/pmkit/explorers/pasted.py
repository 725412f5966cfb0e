"""A field for data of one's own: pasted as text, or read from a file that is chosen in the browser.

Nothing is imported: the text is a value like any other, so undo and *start over* work on it. What is more
than the field takes is refused with a sentence, never cut. It is not taken along to be read by others, and
the state of an explorer that has such a field is not sent to a class's database: what customers have said
stays with whoever pasted it, and in the copy of their work.

An explorer on own data has one of these in a form, and reads its text in `result`:

    class OwnVoices(Explorer):    # its columns: COLUMNS = (Wanted("text", "text"), Wanted("group", "group"))
        layout = ("data", "read", "form", "chart", "sentence")

        def controls(self, values):
            return (Form("data", (Pasted("voices", "Your verbatims", help="…"),)), …)

        def result(self, values):
            table = read_table(values["voices"], COLUMNS)   # pmkit.explorers.pasted_table
            if table.problem:
                return Result(sentence=table.told_text, hidden=frozenset({"chart"}))
            … table.frame …
            return Result(sentence=…, says={"read": table.told_text}, …)

`read_table` remembers the last texts it has read, so that a slider beside the field does not read it again.
`sample` is what one begins with: a few lines that show the shape, and that the first picture is drawn from.
"""

from collections.abc import Mapping, Sequence
from dataclasses import KW_ONLY, dataclass
from typing import Any

from pmkit.explorers.fields import Field
from pmkit.practice.markdown import escape_markdown

MOST = 200_000
"""Characters: some thousand verbatims."""
ENDINGS = ".csv,.txt,.tsv"
EXAMPLE_TEXT = "This is an invented example. Put your own in its place.\n\n"
"""Above what was read, while the text that one begins with still stands in the field."""
NAMES_STAY = "Names of people are not taken along."
"""At each list of one's own people: what is taken along may be shown to those who stand on it."""
WORDS_GO = (
    "What you write is taken along as you wrote it, with the names. "
    "Where others will read it, write roles instead."
)
"""At one's own texts about people, which are taken along."""


@dataclass(frozen=True)
class Pasted(Field):
    """A tall text area and a button that takes a file instead. At most `most` characters; `start` is what one
    begins with. Without `endings` it takes no file: a text that is typed, and stays where it is."""

    _: KW_ONLY
    start: str = ""
    rows: int = 8
    most: int = MOST
    endings: str = ENDINGS
    stays: bool = True

    def clean(self, kept: Any) -> Any:
        return kept if isinstance(kept, str) else self.start

    def spec(self) -> dict[str, Any]:
        kind = {"type": "textarea", "rows": self.rows, "wide": True}
        return super().spec() | kind | {"most": self.most, "endings": self.endings}


def told_by_field(fields: Mapping[str, Sequence[str]]) -> str:
    """How each field was read, as a list under its name; nothing of a field of which nothing is told."""
    lists = {
        name: "\n".join(f"- {escape_markdown(one)}" for one in told) for name, told in fields.items() if told
    }
    return "\n\n".join(f"**{name}**\n\n{told}" for name, told in lists.items())
