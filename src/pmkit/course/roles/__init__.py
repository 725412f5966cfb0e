"""Chapter 01, roles: its questions are the text files here, their numbers are in `values.py`."""
