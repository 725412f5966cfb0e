"""The command line: `pmkit …`. Each command lives in a module of its own and is loaded when it is called."""

import typer

app = typer.Typer(help="Learn and practise product management.", no_args_is_help=True, add_completion=False)
