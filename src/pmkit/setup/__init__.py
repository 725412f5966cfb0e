"""What `start.py` does: a Python environment for the course, the locked packages, the server.

Everything here runs before anything is installed, so it uses the standard library only. It knows nothing of
the course's contents but where the notebooks lie.
"""
