"""The command line: `pmkit …`. Each command is a module of this package and is loaded only when it is called.

To add the command `forecast`, write `forecast.py` with `app = typer.Typer(add_completion=False)`; nothing has
to be registered. The first line of the module's docstring is its line in `pmkit --help`. A name that Python
reserves gets an underscore (`import_.py` is `pmkit import`). What several commands share is in `shared`;
whatever is printed goes through `shared.telling`.
A `ValueError` is a sentence for the person who typed the command: it is printed alone, with code 1. A
`typer.BadParameter` is for what was typed wrongly whatever the files say: code 2.
"""

import ast
from collections.abc import Iterator
from contextlib import contextmanager
from importlib import import_module
from pathlib import Path
from typing import Any

import typer
from typer.core import TyperCommand, TyperGroup
from typer.main import get_command as to_command

from pmkit.cli.shared.telling import tell
from pmkit.hidden_characters import visible

INTERRUPTED = 130
"""The exit code after Ctrl-C, as shells have it."""
_MISTYPED: Any = typer.BadParameter.__base__  # Typer's usage errors have no public name of their own


def _modules() -> dict[str, Path]:
    """The commands and their modules: {"import": …/import_.py}."""
    return {path.stem.rstrip("_"): path for path in sorted(Path(__file__).parent.glob("[a-z]*.py"))}


def _first_line(module: Path) -> str:
    """The first line of a module's docstring, read without running the module."""
    text = ast.get_docstring(ast.parse(module.read_text(encoding="utf-8"))) or ""
    return text.split("\n", 1)[0]


def _fill_paragraphs(command: Any) -> None:
    """Let the lines of a docstring's paragraph run on in `--help`, at whatever width the terminal has."""
    command.rich_markup_mode = "markdown"
    for part in getattr(command, "commands", {}).values():
        _fill_paragraphs(part)


@contextmanager
def _mistyped_as_text() -> Iterator[None]:
    """What was mistyped stands in Typer's own message; there, too, it steers no terminal."""
    try:
        yield
    except _MISTYPED as problem:
        problem.message = visible(problem.message)
        raise


class CommandsOnDemand(TyperGroup):
    """A group that lists its commands by name and imports a command's module only to run it."""

    def __init__(self, **settings: Any) -> None:
        settings["commands"] = {
            name: TyperCommand(name=name, help=_first_line(path)) for name, path in _modules().items()
        }
        super().__init__(**settings)

    def make_context(self, *arguments: Any, **settings: Any) -> Any:
        with _mistyped_as_text():
            return super().make_context(*arguments, **settings)

    def resolve_command(self, ctx: Any, args: list[str]) -> Any:
        name, listed, rest = super().resolve_command(ctx, args)
        if name is None or listed is None:
            return name, listed, rest
        command = to_command(import_module(f"{__name__}.{_modules()[name].stem}").app)
        command.name = name
        _fill_paragraphs(command)
        return name, command, rest

    def invoke(self, ctx: Any) -> Any:
        try:
            with _mistyped_as_text():
                return super().invoke(ctx)
        except ValueError as problem:
            tell(str(problem), err=True)
            raise typer.Exit(1) from None
        except OSError as problem:
            if problem.filename is None:  # a closed pipe, for one, is not a file's fault
                raise
            tell(_about_file(problem), err=True)
            raise typer.Exit(1) from None
        except KeyboardInterrupt:
            tell("\nStopped.", err=True)
            raise typer.Exit(INTERRUPTED) from None


def _about_file(problem: OSError) -> str:
    """What is wrong with a file, for the person who named it."""
    causes = {
        FileNotFoundError: "There is no file or folder of this name.",
        IsADirectoryError: "It is a folder. Name a file in it.",
        NotADirectoryError: "A part of the path is a file, not a folder.",
        PermissionError: "You may not open it. Close it in other programs, or choose another place.",
        FileExistsError: "It is there already.",
    }
    why = next((says for kind, says in causes.items() if isinstance(problem, kind)), "")
    return f"{problem.filename} can't be used. {why or f'The computer says: {problem.strerror}.'}"


app = typer.Typer(
    cls=CommandsOnDemand,
    no_args_is_help=True,
    add_completion=False,
    pretty_exceptions_enable=False,
    context_settings={"help_option_names": ["-h", "--help"]},
)


@app.callback()
def pmkit() -> None:
    """Learn and practise product management: the commands beside the course.

    Every command ends with 0 when it is done, 1 when it could not be done
    (a sentence says why), 2 when it was mistyped, and 130 after Ctrl-C.
    """
