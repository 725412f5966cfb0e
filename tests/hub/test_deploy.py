"""The files for a class's server: held against the chart's own schema, JupyterHub's own options and the
course's own names, so far as that can be done without a cluster and without building an image."""

import importlib.util
import json
import re
import shutil
import subprocess
import sys
from importlib.metadata import entry_points, version
from pathlib import Path
from urllib.parse import urlsplit

import pytest
import yaml
from jsonschema import Draft7Validator
from jupyterhub.scopes import scope_definitions
from traitlets.config import Config

ROOT = Path(__file__).resolve().parents[2]
DEPLOY = ROOT / "deploy"
CHART = ROOT.parent / "shared" / "hub"
VALUES = yaml.safe_load((DEPLOY / "values.yaml").read_text(encoding="utf-8"))
DOCKERFILE = (DEPLOY / "Dockerfile").read_text(encoding="utf-8")
LOCK = (ROOT / "requirements-hub.lock").read_text(encoding="utf-8")


def chart():
    """The chart's schema and its defaults."""
    files = [CHART / name for name in ("values.schema.yaml", "values.yaml")]
    if not all(file.is_file() for file in files):
        pytest.skip(f"the chart's schema and defaults are not on this machine ({CHART})")
    return [yaml.safe_load(file.read_text(encoding="utf-8")) for file in files]


def merged(below, above):
    """As Helm merges values: mappings key by key, anything else as a whole."""
    if not (isinstance(below, dict) and isinstance(above, dict)):
        return above
    return below | {key: merged(below.get(key), value) for key, value in above.items()}


def problems(values):
    schema, defaults = chart()
    return [error.message for error in Draft7Validator(schema).iter_errors(merged(defaults, values))]


def test_the_charts_schema_takes_our_values():
    assert problems(VALUES) == []


@pytest.mark.parametrize(
    "wrong",
    [
        {"singleuser": {"memory": {"most": "1G"}}},
        {"singleuser": {"networkPolicy": {"enabled": "perhaps"}}},
        {"hub": {"allowNamedServer": False}},
        {"cul": {"enabled": True}},
    ],
)
def test_a_wrong_value_would_be_seen(wrong):
    assert problems(merged(VALUES, wrong))


def unknown(config):
    """Options that no class of JupyterHub has; classes by the names that JupyterHub knows them by."""
    known = {
        found.load().__name__: found.load()
        for group in ("jupyterhub.authenticators", "jupyterhub.spawners", "jupyterhub.proxies")
        for found in entry_points(group=group)
    }
    for path in ("jupyterhub.app:JupyterHub", "jupyterhub.auth:Authenticator", "jupyterhub.spawner:Spawner",
                 "jupyterhub.proxy:ConfigurableHTTPProxy", "systemdspawner:SystemdSpawner"):  # fmt: skip
        module, _, name = path.partition(":")
        known[name] = getattr(importlib.import_module(module), name)
    for section, options in config.items():
        for option in options:
            if section not in known or option not in known[section].class_traits(config=True):
                yield f"{section}.{option}"


def authenticators():
    return {found.name for found in entry_points(group="jupyterhub.authenticators")}


def test_the_schema_leaves_free_how_people_sign_in_and_we_do_not():
    config = VALUES["hub"]["config"]
    assert config["JupyterHub"]["authenticator_class"] in authenticators()
    assert list(unknown(config)) == []
    assert not any("password" in name for section in config.values() for name in section)


def test_the_hub_of_a_cluster_gives_logins_and_learners_reach_only_the_database():
    hub, learner = VALUES["hub"], VALUES["singleuser"]
    compile(hub["extraConfig"]["pmkit"], "values.yaml", "exec")
    assert "c.Spawner.pre_spawn_hook = ClassLogins.of_hub().before_spawn" in hub["extraConfig"]["pmkit"]
    assert set(hub["extraEnv"]) == {"PMKIT_CLASS_OWNER_URL", "PMKIT_HUB_SECRET"}
    assert all("secretKeyRef" in value["valueFrom"] for value in hub["extraEnv"].values())
    assert not {"PMKIT_CLASS_OWNER_URL", "PMKIT_HUB_SECRET"} & set(learner["extraEnv"])
    ports = {rule["ports"][0]["port"]: rule["to"] for rule in learner["networkPolicy"]["egress"]}
    assert set(ports) == {5432, 8123} and all(ports.values())
    assert learner["cmd"] == ["python", "-m", "pmkit.hub"] and hub["allowNamedServers"] is False
    assert learner["defaultUrl"].startswith("/lab/tree/notebooks/")
    assert (ROOT / learner["defaultUrl"].removeprefix("/lab/tree/")).is_file()


def room_problems(values):
    """What of the live room's parts does not fit together in values for the chart."""
    hub, learner = values["hub"], values["singleuser"]
    (beside,) = hub["extraContainers"]
    env = {one["name"]: one.get("value") or one["valueFrom"]["secretKeyRef"] for one in beside["env"]}
    port = urlsplit(env["JUPYTERHUB_SERVICE_URL"]).port
    scope = f"access:services!service={env['JUPYTERHUB_SERVICE_NAME']}"
    named = {one["name"]: one["containerPort"] for one in beside["ports"]}
    rooms = f"{hub['services']['room']['url']}{env['JUPYTERHUB_SERVICE_PREFIX']}"
    checks = {
        "image": beside["image"] == "{name}:{tag}".format(**learner["image"]),
        "command": importlib.util.find_spec(beside["command"][-1]) is not None,
        "service": set(hub["services"]) == {env["JUPYTERHUB_SERVICE_NAME"]},
        "prefix": env["JUPYTERHUB_SERVICE_PREFIX"] == f"/services/{env['JUPYTERHUB_SERVICE_NAME']}/",
        "scope": scope in hub["config"]["Spawner"]["server_token_scopes"],
        "port": [(one["port"], named[one["targetPort"]]) for one in hub["service"]["extraPorts"]]
        == [(port, port)],
        "ingress": [rule["ports"][0]["port"] for rule in hub["networkPolicy"]["ingress"]] == [port],
        "learner": learner["extraEnv"]["PMKIT_ROOM_SERVICE"] == rooms and urlsplit(rooms).port == port,
        "secrets": {one["key"] for one in env.values() if isinstance(one, dict)}
        == {"owner-url", "room-address"},
    }
    return [name for name, holds in checks.items() if not holds]


def test_the_parts_of_the_live_room_fit_together_on_a_cluster():
    assert room_problems(VALUES) == []


@pytest.mark.parametrize(
    ("old", "new", "seen"),
    [
        ("_PREFIX, value: /services/room/", "_PREFIX, value: /rooms/", "prefix"),
        ("access:services!service=room", "access:services!service=rooms", "scope"),
        ("http://0.0.0.0:8123", "http://0.0.0.0:8124", "port"),
        ("image: registry.example.org/pmkit:0.1.0", "image: registry.example.org/pmkit:0.0.9", "image"),
        ("_SERVICE: http://hub:8123/services/room/", "_SERVICE: http://hub:8123/", "learner"),
        ("pmkit.hub.room_service]", "pmkit.hub.no_such]", "command"),
    ],
)  # fmt: skip
def test_a_part_of_the_live_room_that_does_not_fit_would_be_seen(old, new, seen):
    text = (DEPLOY / "values.yaml").read_text(encoding="utf-8")
    assert text.count(old) == 1
    assert seen in room_problems(yaml.safe_load(text.replace(old, new)))


def test_image_and_chart_agree_on_home_user_and_version():
    user = re.search(r"useradd --uid (\d+) --user-group --create-home (\w+)", DOCKERFILE)
    learner = VALUES["singleuser"]
    assert (learner["uid"], learner["storage"]["homeMountPath"]) == (int(user[1]), f"/home/{user[2]}")
    last = DOCKERFILE[DOCKERFILE.rindex("\nFROM ") :]
    assert f"\nUSER {user[2]}\n" in last
    assert VALUES["hub"]["image"]["tag"] == learner["image"]["tag"] == version("pmkit-course")
    # The chart's hub is 5.5; a learner's server of another major version may not be able to sign in.
    assert re.search(r"^jupyterhub==5\.", LOCK, re.MULTILINE)


def test_what_the_image_copies_is_all_that_the_course_is_built_from(tmp_path):
    for line in re.findall(r"^COPY (?!--from)(.+)$", DOCKERFILE, re.MULTILINE):
        *files, target = line.split()
        for file in files:
            assert (ROOT / file).exists(), file
            if target == "./":
                shutil.copy(ROOT / file, tmp_path / file)
            elif (ROOT / file).is_dir():
                leave = shutil.ignore_patterns("__pycache__", ".ipynb_checkpoints")
                shutil.copytree(ROOT / file, tmp_path / target, ignore=leave)
    built = subprocess.run(
        [sys.executable, "-m", "hatchling", "build", "-t", "wheel"],
        cwd=tmp_path,
        capture_output=True,
        text=True,
    )
    assert built.returncode == 0, built.stderr
    assert list((tmp_path / "dist").glob("pmkit_course-*.whl"))


def test_the_image_holds_locked_packages_only():
    for line in re.findall(r"pip install[^\n]*", DOCKERFILE):
        assert "--require-hashes" in line or "--no-index" in line, line
        assert "--no-deps" in line


# The server's configuration.


def load(folder, monkeypatch, changed="", **settings):
    """`jupyterhub_config.py` with these settings, as JupyterHub reads it; `changed` is its text."""
    (folder / "learners.txt").write_text("Ada\n\nben\n", encoding="utf-8")
    (folder / "instructors.txt").write_text("ines\n", encoding="utf-8")
    for name in ("LEARNERS", "INSTRUCTORS"):
        monkeypatch.setenv(f"PMKIT_HUB_{name}", str(folder / f"{name.lower()}.txt"))
    monkeypatch.setenv("PMKIT_HUB_STATE", str(folder / "state"))
    monkeypatch.delenv("PMKIT_CLASS_OWNER_URL", raising=False)
    for name, value in settings.items():
        monkeypatch.setenv(name, value)
    c = Config()
    monkeypatch.setattr("os.umask", lambda mask: None)
    source = changed or (DEPLOY / "jupyterhub_config.py").read_text(encoding="utf-8")
    exec(compile(source, "jupyterhub_config.py", "exec"), {"get_config": lambda: c})
    return c


@pytest.mark.parametrize("sign_in", ["own", "workshop"])
def test_jupyterhub_knows_every_option_of_the_servers_configuration(tmp_path, monkeypatch, sign_in):
    c = load(tmp_path, monkeypatch, PMKIT_HUB_SIGN_IN=sign_in)
    assert list(unknown(c)) == []
    assert c.JupyterHub.authenticator_class in authenticators()
    assert c.Authenticator.allowed_users == {"ada", "ben", "ines"}
    assert c.Authenticator.admin_users == {"ines"}
    assert "pre_spawn_hook" not in c.Spawner
    assert (tmp_path / "state").stat().st_mode & 0o077 == 0


def test_a_class_database_and_limits_are_settings(tmp_path, monkeypatch):
    c = load(
        tmp_path, monkeypatch, PMKIT_CLASS_OWNER_URL="postgresql://o:p@h/d", PMKIT_HUB_SECRET="x" * 32,
        PMKIT_HUB_MEMORY="700M", PMKIT_HUB_CORES="0.5", PMKIT_HUB_MOST="40", PMKIT_HUB_IDLE_MINUTES="15",
    )  # fmt: skip
    assert c.Spawner.pre_spawn_hook.__name__ == "before_spawn"
    assert (c.Spawner.mem_limit, c.Spawner.cpu_limit, c.JupyterHub.active_server_limit) == ("700M", 0.5, 40)
    assert c.JupyterHub.services[0]["command"][-1] == "--timeout=900"
    assert "postgresql" not in json.dumps(c.Spawner.environment)


@pytest.mark.parametrize(
    ("settings", "said"),
    [
        ({"PMKIT_HUB_SIGN_IN": "open"}, "own or workshop, not “open”"),
        ({"PMKIT_HUB_CORES": "two"}, "PMKIT_HUB_CORES has to be a number; it is “two”"),
        ({"PMKIT_HUB_LEARNERS": ""}, "Set PMKIT_HUB_LEARNERS to a text file"),
        ({"PMKIT_HUB_LEARNERS": "/no/such"}, "/no/such can't be read"),
    ],
)
def test_a_wrong_setting_ends_the_hub_with_a_sentence(tmp_path, monkeypatch, settings, said):
    with pytest.raises(SystemExit, match=said):
        load(tmp_path, monkeypatch, **settings)


def server_problems(c, folder):
    """What of the server's configuration would not hold together; its services, and who may do what."""
    services = {one["name"]: one for one in c.JupyterHub.services}
    roles = {one["name"]: one for one in c.JupyterHub.load_roles}
    room = services.get("room", {})
    base = urlsplit(c.JupyterHub.bind_url).path.rstrip("/")
    known = {name for scope in scope_definitions.values() for name in scope.get("subscopes", ())}
    known |= set(scope_definitions)
    asked = [scope for role in roles.values() for scope in role["scopes"]] + c.Spawner.server_token_scopes
    checks = {
        "scopes": all(scope.partition("!")[0] in known for scope in asked),
        "roles": {one for role in roles.values() for one in role["services"]} <= set(services),
        "commands": all(
            importlib.util.find_spec(one["command"][2]) and one["command"][:2] == [sys.executable, "-m"]
            for one in services.values()
        ),
        "room": c.Spawner.environment["PMKIT_ROOM_SERVICE"] == f"{room.get('url')}{base}/services/room/",
        "loopback": urlsplit(room.get("url", "")).hostname == "127.0.0.1",
        "opens": "access:services!service=room" in c.Spawner.server_token_scopes,
        "server": {"users:activity!user", "access:servers!server"} <= set(c.Spawner.server_token_scopes),
        "kept": room["environment"]["PMKIT_ROOM_DATABASE"].startswith(f"sqlite:///{folder}"),
        "secrets": not {"PMKIT_CLASS_OWNER_URL", "PMKIT_HUB_SECRET"}
        & {name for one in services.values() for name in one.get("environment", {})},
        "hub": c.JupyterHub.hub_ip == "127.0.0.1" and c.JupyterHub.allow_named_servers is False,
        "tmp": c.SystemdSpawner.isolate_tmp is True,
    }  # fmt: skip
    return [name for name, holds in checks.items() if not holds]


def test_the_servers_services_and_rights_fit_together(tmp_path, monkeypatch):
    c = load(tmp_path, monkeypatch, PMKIT_HUB_ADDRESS="http://127.0.0.1:8000/course/")
    assert server_problems(c, tmp_path) == []
    assert c.JupyterHub.public_url == "http://127.0.0.1:8000/course/"
    everywhere = load(tmp_path, monkeypatch, PMKIT_HUB_ADDRESS="http://:8000/course/")
    assert "public_url" not in everywhere.JupyterHub
    given = load(tmp_path, monkeypatch, PMKIT_HUB_PUBLIC_ADDRESS="https://class.example.org/course/")
    assert given.JupyterHub.public_url == "https://class.example.org/course/"


@pytest.mark.parametrize(
    ("old", "new", "seen"),
    [
        ('"access:services!service=room"', '"access:service!service=room"', "scopes"),
        ('    "access:services!service=room",\n', "", "opens"),
        ('"pmkit.hub.room_service"', '"pmkit.hub.no_such"', "commands"),
        ('"services": ["idle-culler"]', '"services": ["culler"]', "roles"),
        ('f"{ROOM}{base}/services/room/"', 'f"{ROOM}/services/room/"', "room"),
        ('ROOM = f"http://127.0.0.1', 'ROOM = f"http://0.0.0.0', "loopback"),
        ('"PMKIT_HUB_STARTED_IT": "1"', '"PMKIT_HUB_SECRET": os.environ["HOME"]', "secrets"),
        ('hub_ip = "127.0.0.1"', 'hub_ip = ""', "hub"),
        ("isolate_tmp = True", "isolate_tmp = False", "tmp"),
        ("sqlite:///{STATE / 'rooms.db'}", "sqlite:////tmp/rooms.db", "kept"),
    ],
)
def test_a_wrong_line_of_the_servers_configuration_would_be_seen(tmp_path, monkeypatch, old, new, seen):
    text = (DEPLOY / "jupyterhub_config.py").read_text(encoding="utf-8")
    assert text.count(old) == 1
    c = load(tmp_path, monkeypatch, text.replace(old, new), PMKIT_HUB_ADDRESS="http://127.0.0.1:8000/course/")
    assert seen in server_problems(c, tmp_path / "state")


# Binder and a code host's editor.


def test_binder_takes_the_locked_packages_and_a_python_that_the_course_runs_on():
    lines = (ROOT / ".binder/requirements.txt").read_text(encoding="utf-8").splitlines()
    (named,) = [line.removeprefix("-r ") for line in lines]
    assert (ROOT / ".binder" / named).resolve() == ROOT / "requirements.lock"
    minor = re.fullmatch(r"python-3\.(\d+)\n", (ROOT / ".binder/runtime.txt").read_text(encoding="utf-8"))
    assert int(minor[1]) >= 11
    post_build = ROOT / ".binder/postBuild"
    assert post_build.stat().st_mode & 0o111
    assert subprocess.run(["bash", "-n", str(post_build)]).returncode == 0
    for pattern in re.findall(r"\S+/\*\.ipynb", post_build.read_text(encoding="utf-8")):
        assert list(ROOT.glob(pattern))


def test_the_editor_sets_the_course_up_with_words_that_start_py_knows():
    told = json.loads((ROOT / ".devcontainer/devcontainer.json").read_text(encoding="utf-8"))
    for step in ("postCreateCommand", "postAttachCommand"):
        python, file, *words = told[step].split()
        assert (python, file) == ("python3", "start.py")
        help_text = subprocess.run(
            [sys.executable, "start.py", "--help"], cwd=ROOT, capture_output=True, text=True
        ).stdout
        assert all(word in help_text for word in words), words
