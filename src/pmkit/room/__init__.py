"""A live room: an instructor asks, everybody answers on a phone, and all see what came of it.

`activities` says what is asked and what comes of the votes, `room` what a room's log means, `log` keeps it,
`server` serves it. Nothing here knows a notebook.
"""
