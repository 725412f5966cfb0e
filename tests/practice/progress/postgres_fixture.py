"""A PostgreSQL server of a test's own, for every folder of tests that imports these two fixtures."""

import os

import pytest


@pytest.fixture(scope="session")
def server():
    """A PostgreSQL server that a test may kill and must start again."""
    folder = None
    if os.name != "nt":
        from postgres_server import Server, binaries

        folder = binaries()
    if folder is None:
        assert os.environ.get("PMKIT_REQUIRE_POSTGRES") != "1", (
            "this machine has no PostgreSQL server programs"
        )
        pytest.skip("no PostgreSQL server programs on this machine")
    running = Server(folder)
    try:
        running.start()
        yield running
    finally:
        running.remove()


@pytest.fixture
def url(server, request):
    """The owner's address of a fresh database."""
    return server.database(request.node.name[-60:])  # PostgreSQL cuts a name after 63 letters
