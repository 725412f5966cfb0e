"""Chapter 03, prioritisation: its questions are texts, their numbers `values.py`, its explorers on the case."""
