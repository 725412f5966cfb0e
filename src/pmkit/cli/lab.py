"""Open the course in JupyterLab, in the Python environment that pmkit is installed in."""

import sys
from pathlib import Path
from typing import Annotated

import typer

app = typer.Typer(add_completion=False)


@app.command()
def lab(
    browser: Annotated[bool, typer.Option("--browser/--no-browser", help="Open a browser window.")] = True,
    port: Annotated[int | None, typer.Option(min=1, max=65535, help="The server's port.")] = None,
) -> None:
    """Open the course in JupyterLab. For conda users; everyone else types `python3 start.py`.

    Installs nothing. Ctrl-C ends the server; answers are kept.
    """
    from pmkit.cli.shared.diagnosis import course_folder
    from pmkit.setup.errors import SetupProblem
    from pmkit.setup.places import Places
    from pmkit.setup.serve import serve
    from pmkit.setup.trust import trust_notebooks

    folder = course_folder()
    if folder is None:
        raise ValueError(
            "The notebooks are not with this pmkit. Get the course's folder and open it from there."
        )
    places = Places(folder, interpreter=Path(sys.executable))
    try:
        trust_notebooks(places)
        code = serve(places, port=port, browser=browser)
    except SetupProblem as problem:
        raise ValueError(str(problem)) from None
    raise typer.Exit(code)
