"""Explorers: controls and a pure result each, in a module of its name. Knows no widget and no course."""
