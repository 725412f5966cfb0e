"""Say what is installed, where your progress is kept, and what to do about each problem."""

import typer

app = typer.Typer()


@app.command()
def doctor(as_json: bool = typer.Option(False, "--json", help="x")) -> None:
    """Hallo."""
    print("ok")
