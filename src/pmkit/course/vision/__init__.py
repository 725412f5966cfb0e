"""Chapter 02, vision and strategy: its questions are the text files here, their numbers are in `values.py`."""
