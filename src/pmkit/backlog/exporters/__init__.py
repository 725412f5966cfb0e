"""Back out: to the tracker (its own importer's shape), and to people (web page, wiki, spreadsheet).

Everything that comes from data is shown as text: no cell starts a formula, no title becomes markup.
"""

from pmkit.backlog.exporters.all_columns import all_columns_csv
from pmkit.backlog.exporters.github import to_github_commands
from pmkit.backlog.exporters.page import to_html, to_markdown
from pmkit.backlog.exporters.spreadsheet import to_xlsx
from pmkit.backlog.exporters.tracker import EXPORTS, to_csv

__all__ = ["EXPORTS", "all_columns_csv", "to_csv", "to_github_commands", "to_html", "to_markdown", "to_xlsx"]
