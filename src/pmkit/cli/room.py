"""Open a live room: you ask, everybody answers on a phone, and all see what came of it."""

from pathlib import Path
from typing import Annotated

import typer

from pmkit.cli.shared.telling import tell
from pmkit.english import counted

app = typer.Typer(add_completion=False)


@app.command()
def room(
    ask: Annotated[
        list[str] | None,
        typer.Argument(
            help="What you will ask: questions (roles.boss), lines (“dots: Which? | A | B”), .json files."
        ),
    ] = None,
    quiz: Annotated[
        list[Path] | None, typer.Option(help="Ask your own quiz too (a file); may be given again.")
    ] = None,
    lan: Annotated[
        bool, typer.Option("--lan", help="Let other devices in this network join, not only this computer.")
    ] = False,
    port: Annotated[int, typer.Option(help="The port; without it a free one.", min=0, max=65535)] = 0,
    behind_proxy: Annotated[
        str,
        typer.Option(
            help="A proxy hands requests on to --port: the address that people open, "
            "such as https://class.example.org/room/."
        ),
    ] = "",
    database: Annotated[
        str, typer.Option(help="Where votes are kept: a PostgreSQL address. Without it a file of your own.")
    ] = "",
    again: Annotated[
        str, typer.Option(help="Go on with a room: the address of its wall, as it was printed.")
    ] = "",
) -> None:
    """Open a live room: you ask, everybody answers on a phone.

    The wall shows the code, a QR picture and what comes out. Its address is
    printed and holds the key of the room: open it on the projector, and give
    it to nobody. Without --lan only this computer can join: good for a try.
    Stop with Ctrl+C; the votes are kept.
    """
    from pmkit.course import question
    from pmkit.room.asking import activities_of, left_out, not_asked
    from pmkit.room.rooms import Rooms
    from pmkit.room.serve import default_database, open_log, place_of, run
    from pmkit.room.server import wall_address

    wanted = [*(ask or []), *map(str, quiz or [])]
    plan = [one for given in wanted for one in activities_of(given, question)]
    if left := [text for given in wanted for text in left_out(given)]:
        tell(not_asked(left))
    place, taken = place_of(lan, port, behind_proxy)
    log = open_log(database or default_database())
    rooms = Rooms(log)
    try:
        served, key = rooms.again(again) if again else rooms.open()
        if plan:
            rooms.plan(served, plan)
        tell(
            f"The room has the code {served.room.code}. "
            f"It asks {counted(len(served.room.plan), 'activity', 'activities')}."
        )
        tell(f"People join at   {place.address}")
        tell(f"Your wall is at  {wall_address(place.wall, served.room.code, key)}")
        if lan:
            tell(
                "Everybody in this network can open the page of the room, and nothing else of this computer."
            )
        elif behind_proxy:
            tell(f"The proxy has to hand requests on to http://127.0.0.1:{place.port}/.")
        else:
            tell("Only this computer can join. With --lan phones in the same network can, too.")
        run(rooms, place, taken)
    finally:
        log.close()
