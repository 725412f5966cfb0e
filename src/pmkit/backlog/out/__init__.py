"""Back out: to the tracker (its own importer's shape), and to people (web page, wiki, spreadsheet).

Everything that comes from data is shown as text: no cell starts a formula, no title becomes markup.
"""

from pmkit.backlog.out.page import to_html, to_markdown
from pmkit.backlog.out.tracker import EXPORTS, to_csv, to_github_commands
from pmkit.backlog.out.workbook import to_xlsx

__all__ = ["EXPORTS", "to_csv", "to_github_commands", "to_html", "to_markdown", "to_xlsx"]
