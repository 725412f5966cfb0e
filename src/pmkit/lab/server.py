"""The Jupyter Server part of course mode: the course map with progress, starting a chapter over, and which
kernel the course runs in.

It answers only people who are logged in to this server (and, for changes, with the page's XSRF token), reads
the progress store in a thread, and keeps no store open between two requests. It never answers with a
traceback.
"""

import asyncio
import json
from importlib import import_module
from pathlib import Path
from typing import Any

from jupyter_server.auth.decorator import authorized
from jupyter_server.base.handlers import APIHandler
from jupyter_server.utils import url_path_join
from tornado.web import authenticated

from pmkit.lab.course_kernel import CourseKernel, keep_when_a_notebook_leaves
from pmkit.setup.places import FRONT_PAGE

FAILED = (
    "Your progress could not be read just now. Your answers are safe; "
    "the command “pmkit doctor” says what is wrong."
)
BEGIN_AFTER = 0.0
"""Seconds after the server has begun to answer."""
NO_KERNEL = (
    "The course could not be started. Start its server again; if that does not help, the command "
    "“pmkit doctor” says what is wrong. Your answers are safe."
)
NO_CHAPTER = "This chapter is not part of the course."


class _CourseHandler(APIHandler):
    """Runs one function of `pmkit.lab.course_map` in a thread and answers with its JSON."""

    auth_resource = "pmkit"

    async def answer(self, function: str, *arguments: str, module: str = "course_map") -> None:
        root = str(Path(self.settings["server_root_dir"]).expanduser())
        try:
            found = await asyncio.get_running_loop().run_in_executor(
                None, _call, module, function, root, *arguments
            )
        except LookupError:
            self.set_status(404)
            found = {"message": NO_CHAPTER}
        except Exception:  # the page needs a sentence whatever happened; the log has the rest
            self.log.exception("pmkit: %s failed", function)
            self.set_status(500)
            found = {"message": FAILED}
        self.tell(found)

    def tell(self, found: dict[str, Any]) -> None:
        self.set_header("Cache-Control", "no-store")
        self.finish(json.dumps(found))

    def chapter(self) -> str:
        body = self.get_json_body()
        return str(body.get("chapter", "")) if isinstance(body, dict) else ""


def _call(module: str, function: str, *arguments: str) -> dict[str, Any]:
    """Imported here, in the thread: the server starts without pandas and SQLAlchemy."""
    found: dict[str, Any] = getattr(import_module(f"pmkit.lab.{module}"), function)(*arguments)
    return found


class MapHandler(_CourseHandler):
    """GET pmkit/map: see `pmkit.lab.course_map.course_map`."""

    @authenticated
    @authorized
    async def get(self) -> None:
        await self.answer("read_map")


class GlossaryHandler(_CourseHandler):
    """GET pmkit/glossary: see `pmkit.lab.glossary.read_glossary`."""

    @authenticated
    @authorized
    async def get(self) -> None:
        await self.answer("read_glossary", module="glossary")


class StartOverHandler(_CourseHandler):
    """POST pmkit/start-over {"chapter": id} -> {"items": [id], "notice"}."""

    @authenticated
    @authorized
    async def post(self) -> None:
        await self.answer("start_over", self.chapter())


class UndoStartOverHandler(_CourseHandler):
    """POST pmkit/undo-start-over {"chapter": id} -> {"items": [id], "notice"}."""

    @authenticated
    @authorized
    async def post(self) -> None:
        await self.answer("undo_start_over", self.chapter())


class KernelHandler(_CourseHandler):
    """GET pmkit/kernel -> {"id", "name"}: the one kernel of the course, started where there is none."""

    def initialize(self, kernel: CourseKernel) -> None:
        self._kernel = kernel

    @authenticated
    @authorized
    async def get(self) -> None:
        try:
            found = await self._kernel.model()
        except Exception:  # the page needs a sentence whatever happened; the log has the rest
            self.log.exception("pmkit: the course's kernel could not be started")
            self.set_status(500)
            found = {"message": NO_KERNEL}
        self.tell(found)


def _load_jupyter_server_extension(server_app: Any) -> None:
    base = server_app.web_app.settings["base_url"]
    root = Path(server_app.web_app.settings["server_root_dir"]).expanduser()
    kernel = CourseKernel(server_app.kernel_manager, root)
    keep_when_a_notebook_leaves(server_app.session_manager, kernel)
    server_app.web_app.add_handlers(
        ".*$",
        [
            (url_path_join(base, "pmkit", "map"), MapHandler),
            (url_path_join(base, "pmkit", "glossary"), GlossaryHandler),
            (url_path_join(base, "pmkit", "start-over"), StartOverHandler),
            (url_path_join(base, "pmkit", "undo-start-over"), UndoStartOverHandler),
            (url_path_join(base, "pmkit", "kernel"), KernelHandler, {"kernel": kernel}),
        ],
    )
    if (root / FRONT_PAGE).is_file():  # elsewhere the first course notebook that is opened asks for it
        server_app.io_loop.call_later(BEGIN_AFTER, kernel.begin)
