"""Each person on a hub gets a login of their own to the class database, when their server starts.

The password follows from a secret that only the hub has, so that nothing has to be kept and each start gives
the same address. PostgreSQL's row-level security does the rest (`pmkit.practice.progress.class_database`).
"""

import asyncio
import hmac
import logging
import os
import re
from collections.abc import Mapping
from concurrent.futures import ThreadPoolExecutor
from hashlib import sha256
from typing import Any, Protocol

from pmkit.practice.progress.class_database import address_of, give_login, prepare_class
from pmkit.practice.progress.errors import NotWritable, StoreProblem

OWNER, SECRET = "PMKIT_CLASS_OWNER_URL", "PMKIT_HUB_SECRET"
"""Set for the hub alone; no learner's server gets them."""
LEARNERS_URL, INSTRUCTORS_URL = "PMKIT_DATABASE_URL", "PMKIT_INSTRUCTOR_URL"
"""What a learner's server gets, and what an instructor's: who teaches reads the class and keeps their own
answers in their own folder."""
_PLAIN = re.compile(r"(?!pg_|pmkit_|hub-)[a-z][a-z0-9_.-]{0,39}")
_RESERVED = ("public", "none", "postgres", "template0", "template1")
READER = "hub-class-page"
"""The login of the page of the class; no person can have it (see `login_name`)."""
_SHORTEST = 32
_log = logging.getLogger(__name__)


class Spawner(Protocol):
    """What is used of JupyterHub's spawner."""

    user: Any
    environment: dict[str, Any]


def login_name(person: str) -> str:
    """The name in the database of somebody whom the hub calls `person`: another one for each person.

    A plain name is kept; any other gets what is plain of it, and a mark that no two names share.

    >>> login_name("grace.h")
    'grace.h'
    >>> login_name("Ada@Example.org")
    'hub-ada-example.org-4c112e4a05bd9b1f'
    """
    if _PLAIN.fullmatch(person) and person not in _RESERVED:
        return person
    plain = re.sub(r"[^a-z0-9_.-]+", "-", person.lower()).strip("-")[:30]
    mark = sha256(person.encode("utf-8", "surrogatepass")).hexdigest()[:16]
    return f"hub-{plain}-{mark}" if plain else f"hub-{mark}"


class ClassLogins:
    """The logins of one class database, given out by one hub.

    `owner` is the address of the database as its owner, `secret` at least 32 characters that only the hub
    knows. Raises ValueError where the secret is shorter.
    """

    def __init__(self, owner: str, secret: str) -> None:
        if len(secret) < _SHORTEST:
            raise ValueError(
                f"{SECRET} needs at least {_SHORTEST} characters, for example from “openssl rand -hex 32”."
            )
        self._owner, self._secret = owner, secret.encode()
        self._prepared = False
        self._one_by_one = ThreadPoolExecutor(1, "pmkit-logins")

    @classmethod
    def of_hub(cls, environment: Mapping[str, str] = os.environ) -> "ClassLogins | None":
        """As PMKIT_CLASS_OWNER_URL and PMKIT_HUB_SECRET say; None where the hub has no class database."""
        owner = environment.get(OWNER, "").strip()
        return cls(owner, environment.get(SECRET, "").strip()) if owner else None

    def __deepcopy__(self, memo: object) -> "ClassLogins":
        """The same one: JupyterHub copies its configuration for each server."""
        return self

    def address(self, person: str, *, instructor: bool = False) -> str:
        """Make sure that this person has a login, and return their own address; again whenever you like.

        While the database does not answer, the address is given all the same: answers wait in the learner's
        own folder. Raises StoreProblem where the name belongs to somebody else.
        """
        return self._give(login_name(person), instructor)

    def reader(self) -> str:
        """The address with which the page of the class reads, with the instructor's role. Its login is made
        now, or, while the database does not answer, together with the next person's."""
        try:
            return self._give(READER, instructor=True)
        except StoreProblem as problem:
            _log.warning("pmkit: the page of the class can't read the class database: %s", problem)
            return address_of(self._owner, READER, self._password(READER))

    def class_secret(self) -> str:
        """From which the page of the class makes pseudonyms where it has no key of a class."""
        return hmac.new(self._secret, b"pseudonyms of the class", sha256).hexdigest()

    def _give(self, name: str, instructor: bool) -> str:
        password = self._password(name)
        try:
            if not self._prepared:
                prepare_class(self._owner)
                give_login(self._owner, READER, self._password(READER), instructor=True)
                self._prepared = True
            return give_login(self._owner, name, password, instructor=instructor)
        except NotWritable as problem:
            _log.warning("pmkit: %s starts without the class database: %s", name, problem)
            return address_of(self._owner, name, password)

    async def before_spawn(self, spawner: Spawner) -> None:
        """For `c.Spawner.pre_spawn_hook`: the person's address goes into the environment of their server.

        Where it can't be given, the server does not start, and the hub's page says why.
        """
        for name in (LEARNERS_URL, INSTRUCTORS_URL, OWNER, SECRET):
            spawner.environment.pop(name, None)
        teaches = bool(spawner.user.admin)
        try:
            address = await asyncio.get_running_loop().run_in_executor(
                self._one_by_one, lambda: self.address(spawner.user.name, instructor=teaches)
            )
        except StoreProblem as problem:
            problem.jupyterhub_message = str(problem)  # type: ignore[attr-defined]
            raise
        spawner.environment[INSTRUCTORS_URL if teaches else LEARNERS_URL] = address

    def _password(self, name: str) -> str:
        return hmac.new(self._secret, f"class login of {name}".encode(), sha256).hexdigest()[:40]
