"""The chapter's drawings, by id."""

from pmkit.charts.figures.roadmap_board import roadmap_board

FIGURES = {"roadmapping.board": roadmap_board}
