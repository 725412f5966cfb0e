"""The page of a class needs a class database; the tests of progress have one."""

from postgres_fixture import server, url

__all__ = ["server", "url"]
