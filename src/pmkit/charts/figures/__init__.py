"""Drawings: functions that return an SVG as text, in the colours of the page."""
