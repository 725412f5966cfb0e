"""The one place where a command prints: what stands in a file's name, an answer or a message stays text.

An escape sequence would clear the screen or write over a line that was told before; a letter that the
terminal does not know would end the command.
"""

import json as json_text
import sys

import typer

from pmkit.hidden_characters import is_hidden, visible

LINE_AGAIN = "\r"
"""Goes back to the begin of the line, for progress that is written over."""


def tell(text: object = "", *, err: bool = False, nl: bool = True, again: bool = False) -> None:
    """Print a text for a person; `again` writes over the line that was printed last without an end."""
    said = visible(str(text)).replace("\r", "⟨U+000D⟩")
    _print(f"{LINE_AGAIN}{said}" if again else said, err, nl)


def tell_json(record: object, indent: int | None = None) -> None:
    """Print a value for a script: one JSON document that holds every character, hidden ones as \\uXXXX."""
    text = json_text.dumps(record, ensure_ascii=False, indent=indent)
    _print("".join(_escaped(char) if char != "\n" and is_hidden(char) else char for char in text))


def tell_deed(record: object, sentence: str, json: bool) -> None:
    """Print what was done: as JSON for a script, else as a sentence."""
    if json:
        tell_json(record)
    else:
        tell(sentence)


def _escaped(char: str) -> str:
    return json_text.dumps(char)[1:-1]


def _print(text: str, err: bool = False, nl: bool = True) -> None:
    encoding = getattr(sys.stderr if err else sys.stdout, "encoding", None) or "utf-8"
    typer.echo(text.encode(encoding, "replace").decode(encoding), err=err, nl=nl)
