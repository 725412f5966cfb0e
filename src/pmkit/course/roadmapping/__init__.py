"""Chapter 04, roadmapping: its questions are the text files here, their numbers are in `values.py`."""
