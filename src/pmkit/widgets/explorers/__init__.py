"""Explorers: one module each. They take data frames, so that they work on the case and on one's own
backlog, and know nothing of the course."""
