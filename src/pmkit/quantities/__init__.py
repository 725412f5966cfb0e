"""Numbers, money, durations and per cents as people write them: one reading for files, cells, rules and
questions.

Knows no table, no question and no file; whoever asks says the unit, and what the context tells of the marks.
"""
