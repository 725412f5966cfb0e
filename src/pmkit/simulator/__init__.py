"""Eight quarters of Mealwise: what is decided under uncertainty, what it brings, and what of that was luck.

Pure: no display, no files. The world of a seed is drawn whole before anything is decided, so whoever plays
it meets the same luck. Everything is invented; the parameters are plausible, not estimated.
"""
