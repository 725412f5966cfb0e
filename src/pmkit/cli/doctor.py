"""Say what is installed, where your progress is kept, and what to do about each problem."""

from typing import Annotated

import typer

from pmkit.cli.shared.telling import tell, tell_json

app = typer.Typer(add_completion=False)


@app.command()
def doctor(
    as_json: Annotated[bool, typer.Option("--json", help="Print the findings as JSON.")] = False,
) -> None:
    """Say what is installed, where your progress is kept, and what to do about each problem.

    Nothing is sent anywhere. A damaged progress file is set aside and read; nothing else is changed. Ends
    with code 1 where something needs attention.
    """
    from pmkit.cli.shared.diagnosis import examine

    findings = examine()
    troubles = [finding for finding in findings if not finding.fine]
    if as_json:
        tell_json([finding.to_json() for finding in findings], indent=2)
    else:
        for finding in findings:
            tell(f"{'ok  ' if finding.fine else 'look'}  {finding.subject}: {finding.says}")
            if finding.remedy:
                tell(f"      What to do: {finding.remedy}")
        tell()
        tell(_closing(len(troubles)))
    raise typer.Exit(1 if troubles else 0)


def _closing(troubles: int) -> str:
    if not troubles:
        return "All is well."
    from pmkit.english import plural

    return plural(troubles, "One thing needs attention.", f"{troubles} things need attention.")
