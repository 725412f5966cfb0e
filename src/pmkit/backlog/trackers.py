"""The trackers that are known by name, and the headers by which an export tells which of them wrote it."""

from __future__ import annotations

import re

from pmkit.backlog.tracker_words import header_words, plain

TRACKERS = {
    "jira": "Jira",
    "github": "GitHub",
    "gitlab": "GitLab",
    "trello": "Trello",
    "linear": "Linear",
    "azure": "Azure DevOps",
    "asana": "Asana",
    "clickup": "ClickUp",
    "monday": "monday.com",
    "shortcut": "Shortcut",
    "youtrack": "YouTrack",
    "redmine": "Redmine",
    "openproject": "OpenProject",
    "taiga": "Taiga",
    "plane": "Plane",
    "pivotal": "Pivotal Tracker",
    "zenhub": "ZenHub",
    "productboard": "Productboard",
    "aha": "Aha!",
    "generic": "a table",
}
NUMBERED = ("github", "gitlab", "zenhub")
"""Trackers whose items are issues of a repository, named by number, in whose texts links are sentences."""
ENDED_BY_DATE = ("asana", "shortcut", "taiga", "youtrack", "pivotal")
"""Trackers in which the date of completion says that an item is finished, whatever its column is called."""
OWN_WORDS_ONLY = frozenset(TRACKERS) - {"jira", "github", "trello", "azure", "productboard", "aha", "generic"}
"""Trackers whose words for columns are too common to mean the same in any table."""
_SIGNATURES: tuple[tuple[str, frozenset[str]], ...] = (
    ("azure", frozenset({"id", "work item type"})),
    ("trello", frozenset({"card id", "card name"})),
    ("linear", frozenset({"id", "team", "title", "status"})),
    ("aha", frozenset({"feature name", "feature status"})),
    ("aha", frozenset({"feature reference #"})),
    ("productboard", frozenset({"feature name"})),
    ("asana", frozenset({"name", "section column"})),
    ("clickup", frozenset({"task id", "task name"})),
    ("clickup", frozenset({"task name", "task content"})),
    ("shortcut", frozenset({"id", "name", "is completed", "state"})),
    ("gitlab", frozenset({"issue id", "title", "created at utc"})),
    ("redmine", frozenset({"#", "tracker"})),
    ("taiga", frozenset({"ref", "subject"})),
    ("openproject", frozenset({"id", "subject", "type", "status"})),
    ("pivotal", frozenset({"id", "title", "current state"})),
    ("plane", frozenset({"id", "name", "state", "completed at"})),
    ("plane", frozenset({"id", "name", "state", "cycle name"})),
    ("zenhub", frozenset({"issue title", "pipeline"})),
    ("monday", frozenset({"name", "subitems"})),
    ("monday", frozenset({"name", "person", "status"})),
    ("github", frozenset({"number", "title", "state"})),
    ("github", frozenset({"title", "url", "status", "assignees"})),
)
_TITLE_LEVEL = re.compile(r"^title (\d+)$")


def recognise(headers: list[str]) -> str:
    """The tracker that exports such headers, or `generic`."""
    words = {plain(header) for header in headers}
    if any(_TITLE_LEVEL.match(word) for word in words):
        words.add("title")
    if {"issue id", "summary", "state"} <= words and "issue key" not in words:
        return "youtrack"
    for tracker, signature in _SIGNATURES:
        if signature <= words:
            return tracker
    fields = {word.field for header in headers for word in header_words(header) if word.tracker == "jira"}
    sure = {"item", "type"} <= fields or {"item", "key", "status"} <= fields
    return "jira" if sure and fields & {"key", "status", "priority", "created", "reporter"} else "generic"
