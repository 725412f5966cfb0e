"""JupyterHub for a class on one server: `jupyterhub -f jupyterhub_config.py`. See docs/hub.md.

Everything that differs from class to class is in the environment. Learners' servers are units of systemd,
each as a user of the machine, with limits and a /tmp of its own; what keeps people apart is the machine's own
users, the hub's tokens and PostgreSQL's row-level security.
"""

import os
import sys
from pathlib import Path
from urllib.parse import urlsplit

from pmkit.hub import ClassLogins
from pmkit.hub.class_service import class_page

c = get_config()  # noqa: F821  # JupyterHub gives it


def number(name, usual):
    """A setting that is a number."""
    text = os.environ.get(name, "").strip() or str(usual)
    try:
        return float(text)
    except ValueError:
        raise SystemExit(f"{name} has to be a number; it is “{text}”.") from None


def people(name):
    """The names in a text file, one a line; a setting names the file."""
    file = os.environ.get(name, "").strip()
    if not file:
        raise SystemExit(f"Set {name} to a text file with one name a line.")
    try:
        lines = Path(file).read_text(encoding="utf-8").splitlines()
    except (OSError, UnicodeDecodeError) as problem:
        raise SystemExit(f"{name}: {file} can't be read: {problem}") from None
    return {line.strip().lower() for line in lines if line.strip()}


STATE = Path(os.environ.get("PMKIT_HUB_STATE", "/srv/pmkit-hub"))
"""What the hub keeps about people and servers; no answers. Only its owner may read it."""
CORES = os.cpu_count() or 1
STATE.mkdir(mode=0o700, parents=True, exist_ok=True)
os.umask(0o077)

# Where it is reached. A web server before it ends the https; see docs/hub.md.
c.JupyterHub.bind_url = os.environ.get("PMKIT_HUB_ADDRESS", "http://127.0.0.1:8000/")
public = os.environ.get("PMKIT_HUB_PUBLIC_ADDRESS", "").strip() or c.JupyterHub.bind_url
if urlsplit(public).hostname:  # what live rooms tell people to open
    c.JupyterHub.public_url = public
c.JupyterHub.hub_ip = "127.0.0.1"
c.JupyterHub.db_url = f"sqlite:///{STATE / 'hub.sqlite'}"
c.JupyterHub.cookie_secret_file = str(STATE / "cookie_secret")
c.ConfigurableHTTPProxy.pid_file = str(STATE / "proxy.pid")
c.JupyterHub.cleanup_servers = False  # learners work on while the hub restarts

# Who may come in: the names in two lists, whichever way they sign in.
c.JupyterHub.allow_named_servers = False  # one person, one server, one login to the database
c.Authenticator.admin_users = people("PMKIT_HUB_INSTRUCTORS")
c.Authenticator.allowed_users = people("PMKIT_HUB_LEARNERS") | c.Authenticator.admin_users
sign_in = os.environ.get("PMKIT_HUB_SIGN_IN", "own")
if sign_in == "own":  # each with the password of their user on this machine
    c.JupyterHub.authenticator_class = "pam"
elif sign_in == "workshop":  # one password for all: whoever has it can be anybody on the list of learners
    c.JupyterHub.authenticator_class = "shared-password"
    c.SharedPasswordAuthenticator.user_password = os.environ.get("PMKIT_HUB_PASSWORD", "")
    c.SharedPasswordAuthenticator.admin_password = os.environ.get("PMKIT_HUB_INSTRUCTOR_PASSWORD", "")
else:
    raise SystemExit(f"PMKIT_HUB_SIGN_IN is own or workshop, not “{sign_in}”.")

# A learner's server: the course laid out in ~/pmkit-course, opened at its front page.
c.JupyterHub.spawner_class = "systemdspawner.SystemdSpawner"
c.Spawner.cmd = [sys.executable, "-m", "pmkit.hub"]
c.Spawner.environment = {"PMKIT_COURSE": "~/pmkit-course"}
# What a server may do in its person's name, so far as that person may: an instructor's opens live rooms.
c.Spawner.server_token_scopes = [
    "users:activity!user",
    "access:servers!server",
    "access:services!service=room",
]
c.Spawner.mem_limit = os.environ.get("PMKIT_HUB_MEMORY", "1G")
c.Spawner.cpu_limit = number("PMKIT_HUB_CORES", min(2, CORES))
c.Spawner.start_timeout = 300
c.Spawner.http_timeout = 120
c.SystemdSpawner.isolate_tmp = True
c.SystemdSpawner.isolate_devices = True
c.SystemdSpawner.disable_user_sudo = True
c.SystemdSpawner.unit_name_template = "pmkit-{USERNAME}"
c.JupyterHub.concurrent_spawn_limit = 4 * CORES  # whoever comes next is asked to wait a little
c.JupyterHub.active_server_limit = int(number("PMKIT_HUB_MOST", 0))  # 0: no limit

# Their own login to the class database; without one, answers stay in each learner's own folder.
logins = ClassLogins.of_hub()
if logins:
    c.Spawner.pre_spawn_hook = logins.before_spawn

# Servers that nobody uses end; answers are kept.
c.JupyterHub.load_roles = [
    {
        "name": "idle-culler",
        "scopes": ["list:users", "read:users:activity", "read:servers", "delete:servers"],
        "services": ["idle-culler"],
    }
]
c.JupyterHub.services = [
    {
        "name": "idle-culler",
        "command": [
            sys.executable,
            "-m",
            "jupyterhub_idle_culler",
            f"--timeout={60 * number('PMKIT_HUB_IDLE_MINUTES', 60):.0f}",
        ],
    }
]

# Live rooms: whoever may access this service opens them, phones join without an account. Votes are kept where
# answers are.
ROOM = f"http://127.0.0.1:{number('PMKIT_HUB_ROOM_PORT', 8123):.0f}"
c.JupyterHub.services.append(
    {
        "name": "room",
        "url": ROOM,
        "command": [sys.executable, "-m", "pmkit.hub.room_service"],
        "environment": {
            "PMKIT_HUB_STARTED_IT": "1",
            "PMKIT_ROOM_DATABASE": os.environ.get("PMKIT_CLASS_OWNER_URL", "").strip()
            or f"sqlite:///{STATE / 'rooms.db'}",
        },
        "display": False,
    }
)
base = urlsplit(c.JupyterHub.bind_url).path.rstrip("/")
c.Spawner.environment["PMKIT_ROOM_SERVICE"] = f"{ROOM}{base}/services/room/"

# The page of the class at work, for who teaches: /services/class/. It needs the class database.
if logins:
    c.JupyterHub.services.append(class_page(logins, int(number("PMKIT_HUB_CLASS_PORT", 8124))))
