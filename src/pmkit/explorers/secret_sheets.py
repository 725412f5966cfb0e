"""Two sheets for two people at one table: each shows the points of its own side only."""

import pandas as pd

from pmkit.practice.markdown import escape_markdown


def secret_sheet(issues: pd.DataFrame, side: str, column: str, limit: float, other: str) -> str:
    """What one side may know, as Markdown to print: its points, what it has without a deal, and the
    numbers by which a deal is called out.

    `issues` has `issue`, `option`, `blocked` and the points in `column`.
    """
    lines = [
        f"**{escape_markdown(side)}: for your eyes only.** Agree with {escape_markdown(other)} on one option "
        f"of each issue. Your points are yours alone: don't show them, don't add them to others. Without a "
        f"deal you have **{limit:g}**: take no package under it.",
        "",
        "| Issue | No. | Option | Worth to you |",
        "| :--- | ---: | :--- | ---: |",
    ]
    numbers = issues.groupby("issue", sort=False).cumcount() + 1
    for number, row in zip(numbers, issues.to_dict("records"), strict=True):
        option = escape_markdown(str(row["option"])).replace("|", "\\|")
        if row["blocked"]:
            option += f" (not for sale: {escape_markdown(str(row['blocked']))})".replace("|", "\\|")
        issue = escape_markdown(str(row["issue"])).replace("|", "\\|")
        lines.append(f"| {issue} | {number} | {option} | {row[column]:g} |")
    return "\n".join(lines)
