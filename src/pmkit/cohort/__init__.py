"""A class while it works, as one page for its instructor: on their own computer, on a hub, or as a file."""
