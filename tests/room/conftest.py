"""A room in PostgreSQL needs a server; the tests of progress have one."""

from postgres_fixture import server, url

__all__ = ["server", "url"]
