"""The chapter's drawing, by id."""

from collections.abc import Callable

from pmkit.charts.figures.role_set_ups import role_set_ups

FIGURES: dict[str, Callable[[], str]] = {"roles.four-set-ups": role_set_ups}
