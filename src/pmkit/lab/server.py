"""The Jupyter Server part of course mode: the course map with progress, and starting a chapter over.

It answers only people who are logged in to this server (and, for changes, with the page's XSRF token), reads the
progress store in a thread, and keeps no store open between two requests. It never answers with a traceback.
"""

import asyncio
import json
from collections.abc import Callable
from typing import Any

from jupyter_server.auth.decorator import authorized
from jupyter_server.base.handlers import APIHandler
from jupyter_server.utils import url_path_join
from tornado.web import authenticated

FAILED = "Your progress could not be read just now. Your answers are safe; run `pmkit doctor` to see what is wrong."
NO_CHAPTER = "This chapter is not part of the course."


class _CourseHandler(APIHandler):
    """Runs one function of `pmkit.lab.course_map` in a thread and answers with its JSON."""

    auth_resource = "pmkit"

    async def answer(self, make: Callable[..., dict[str, Any]], *arguments: Any) -> None:
        try:
            found = await asyncio.get_running_loop().run_in_executor(None, make, *arguments)
        except LookupError:
            self.set_status(404)
            found = {"message": NO_CHAPTER}
        except Exception:  # the page needs a sentence whatever happens; the log has the rest
            self.log.exception("pmkit: the course map could not be made")
            self.set_status(500)
            found = {"message": FAILED}
        self.set_header("Cache-Control", "no-store")
        self.finish(json.dumps(found))

    def chapter(self) -> str:
        body = self.get_json_body()
        return str(body.get("chapter", "")) if isinstance(body, dict) else ""


class MapHandler(_CourseHandler):
    @authenticated
    @authorized
    async def get(self) -> None:
        from pmkit.lab import course_map

        await self.answer(course_map.read_map)


class StartOverHandler(_CourseHandler):
    @authenticated
    @authorized
    async def post(self) -> None:
        from pmkit.lab import course_map

        await self.answer(course_map.start_over, self.chapter())


class UndoStartOverHandler(_CourseHandler):
    @authenticated
    @authorized
    async def post(self) -> None:
        from pmkit.lab import course_map

        await self.answer(course_map.undo_start_over, self.chapter())


def _load_jupyter_server_extension(server_app: Any) -> None:
    base = server_app.web_app.settings["base_url"]
    server_app.web_app.add_handlers(
        ".*$",
        [
            (url_path_join(base, "pmkit", "map"), MapHandler),
            (url_path_join(base, "pmkit", "start-over"), StartOverHandler),
            (url_path_join(base, "pmkit", "undo-start-over"), UndoStartOverHandler),
        ],
    )
