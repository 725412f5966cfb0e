"""Each person's own login: the same at each start, many at a time, and never somebody else's."""

import asyncio
import subprocess
import sys
from concurrent.futures import ThreadPoolExecutor
from itertools import count
from types import SimpleNamespace

import psycopg
import pytest
from hypothesis import given
from hypothesis import strategies as st
from progress_helpers import attempt

from pmkit.hub import ClassLogins, login_name
from pmkit.practice.progress import SqlStore, open_store
from pmkit.practice.progress.class_database import init_class
from pmkit.practice.progress.errors import StoreProblem

SECRET = "a secret of more than thirty-two letters"


_number = count(1)


@pytest.fixture
def owner(postgres):
    """The owner's address of a fresh database; logins are shared by all databases of the server."""
    return postgres.database(f"class_{next(_number)}")


def who(address):
    with psycopg.connect(address) as connection:
        return connection.execute("SELECT session_user").fetchone()[0]


def test_forty_starts_at_once_give_each_their_own_and_always_the_same(owner):
    logins = [ClassLogins(owner, SECRET) for _ in range(4)]  # as if four hubs did not know of each other
    names = [f"learner{number % 20}" for number in range(40)]
    with ThreadPoolExecutor(12) as threads:
        given = list(threads.map(lambda at: logins[at % 4].address(names[at]), range(40)))
    assert [who(address) for address in given] == names
    assert given[:20] == given[20:]
    assert len(set(given)) == 20


def test_the_guards_stand_as_if_the_class_had_been_set_up_by_hand(owner):
    logins = ClassLogins(owner, SECRET)
    store = SqlStore(logins.address("ben"))
    store.append(attempt("of ben"))
    store.close()
    with psycopg.connect(logins.address("ada")) as connection:
        assert connection.execute("SELECT count(*) FROM attempts").fetchone() == (0,)
        for statement in ("DELETE FROM attempts", "CREATE TABLE mine (a int)", "CREATE ROLE more"):
            with pytest.raises(psycopg.errors.InsufficientPrivilege), connection.transaction():
                connection.execute(statement)


def test_who_was_set_up_by_hand_goes_on_with_the_hubs_password(owner):
    before = init_class(owner, ["grace"], "ines").addresses["grace"]
    after = ClassLogins(owner, SECRET).address("grace")
    assert who(after) == "grace"
    with pytest.raises(psycopg.OperationalError):
        psycopg.connect(before)


def test_another_secret_gives_other_passwords(owner):
    old = ClassLogins(owner, SECRET).address("ada")
    assert who(ClassLogins(owner, SECRET.upper()).address("ada")) == "ada"
    with pytest.raises(psycopg.OperationalError):
        psycopg.connect(old)


def test_a_name_that_belongs_to_somebody_else_is_refused_and_keeps_its_password(owner, postgres):
    with postgres.connect(owner) as connection:
        connection.execute("CREATE ROLE librarian LOGIN CREATEDB PASSWORD 'theirs'")
    logins = ClassLogins(owner, SECRET)
    with pytest.raises(StoreProblem, match="already has a role librarian that is no pmkit learner"):
        logins.address("librarian")
    assert who(postgres.url("postgres", "librarian", "theirs")) == "librarian"
    assert who(logins.address("ada")) == "ada"
    with pytest.raises(StoreProblem, match="already has a role ada that is no pmkit instructor"):
        logins.address("ada", instructor=True)


def test_whom_the_owner_has_locked_out_stays_out(owner, postgres):
    logins = ClassLogins(owner, SECRET)
    logins.address("lost")
    with postgres.connect(owner) as connection:
        connection.execute("ALTER ROLE lost NOLOGIN")
    with pytest.raises(psycopg.OperationalError, match="not permitted to log in"):
        psycopg.connect(logins.address("lost"))


def test_while_the_database_is_away_people_start_and_their_answers_wait(owner, postgres, monkeypatch):
    logins = ClassLogins(owner, SECRET)
    logins.address("ada")
    postgres.kill()
    address = logins.address("ada")
    monkeypatch.setenv("PMKIT_DATABASE_URL", address)
    store = open_store()
    store.append(attempt("while it was away"))
    assert "waits on this computer" in store.notice
    store.close()
    postgres.start()
    assert logins.address("ada") == address
    store = open_store()
    store.close()
    with psycopg.connect(owner) as connection:
        assert connection.execute("SELECT learner FROM attempts").fetchall() == [("ada",)]


def spawner(name, admin=False, **environment):
    return SimpleNamespace(user=SimpleNamespace(name=name, admin=admin), environment=environment)


def test_before_a_server_starts_it_is_given_its_own_address_only(owner):
    logins = ClassLogins(owner, SECRET)
    ada = spawner(
        "ada", PMKIT_CLASS_OWNER_URL=owner, PMKIT_HUB_SECRET=SECRET, PMKIT_INSTRUCTOR_URL="x", LANG="C"
    )
    ines = spawner("ines", admin=True, PMKIT_DATABASE_URL="of somebody else")

    async def start():
        await asyncio.gather(logins.before_spawn(ada), logins.before_spawn(ines))

    asyncio.run(start())
    assert ada.environment == {"LANG": "C", "PMKIT_DATABASE_URL": logins.address("ada")}
    assert list(ines.environment) == ["PMKIT_INSTRUCTOR_URL"]
    assert who(ines.environment["PMKIT_INSTRUCTOR_URL"]) == "ines"


def test_where_no_login_can_be_given_the_page_of_the_hub_says_why(owner, postgres):
    with postgres.connect(owner) as connection:
        connection.execute("CREATE ROLE janitor LOGIN CREATEDB PASSWORD 'theirs'")
    starting = spawner("janitor", PMKIT_DATABASE_URL="of somebody else")
    with pytest.raises(StoreProblem) as refused:
        asyncio.run(ClassLogins(owner, SECRET).before_spawn(starting))
    assert "already has a role janitor" in refused.value.jupyterhub_message
    assert starting.environment == {}


@pytest.mark.parametrize("url", ["sqlite:///x.db", "nonsense", ""])
def test_an_address_that_is_no_class_database_is_said(url):
    with pytest.raises(StoreProblem):
        ClassLogins(url, SECRET).address("ada")


def test_a_hub_without_a_class_database_gives_no_logins_and_a_short_secret_is_refused():
    assert ClassLogins.of_hub({}) is None
    with pytest.raises(ValueError, match="at least 32 characters"):
        ClassLogins.of_hub({"PMKIT_CLASS_OWNER_URL": "postgresql://a@b/c", "PMKIT_HUB_SECRET": "short"})


NAMES = st.text(max_size=70) | st.from_regex(r"(hub-)?[a-zA-Z0-9_.@-]{1,70}", fullmatch=True)


@given(NAMES, NAMES)
def test_no_two_people_share_a_name_in_the_database(one, other):
    assert (login_name(one) == login_name(other)) == (one == other)


@pytest.mark.parametrize(
    "person",
    ["", "ada", "Ada", "pg_monitor", "pmkit_owner", "pmkit_learner", "postgres", "public", "hub-ada", "日本",
     "x" * 63, "x" * 300, "a'; DROP ROLE ada; --", 'a"b', "a b", "../etc", "\ud800", "1", "none"],
)  # fmt: skip
def test_every_person_has_a_name_that_the_database_takes(owner, person):
    name = login_name(person)
    assert who(ClassLogins(owner, SECRET).address(person)) == name
    assert name == person or name.startswith("hub-")


def test_a_hub_needs_nothing_of_the_course_but_the_database_and_its_driver():
    """The chart's own hub has SQLAlchemy; its image gets the driver and pmkit itself (deploy/Dockerfile)."""
    code = (
        "import sys; before = set(sys.modules); import psycopg; from pmkit.hub import ClassLogins\n"
        "files = [getattr(sys.modules[one], '__file__', None) or '' for one in set(sys.modules) - before]\n"
        "print(*{one.split('site-packages/')[1].split('/')[0] for one in files if 'site-packages' in one})"
    )
    found = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert {one.removesuffix(".py") for one in found.stdout.split()} <= {
        "greenlet", "psycopg", "psycopg_binary", "sqlalchemy", "typing_extensions",
    }  # fmt: skip
