"""The front page: its one question is the text file here."""
