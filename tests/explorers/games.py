"""Games that somebody left, as the explorers that look at one get them."""

from dataclasses import replace

from play import Play
from players import log_of

from pmkit.course.explorers import EXPLORERS
from pmkit.simulator.log import Log, write_log
from pmkit.simulator.mealwise import mealwise

BECAUSE = "because allergy <b>first</b> | I would change my mind if *nobody* used it"
LOOKERS = ("capstone.compare", "capstone.replay", "capstone.branch", "capstone.page")


def log_text(name="careful mix", seed="basil", quarters=8, because=BECAUSE):
    """The log of a policy's game, as far as so many quarters."""
    entries = list(log_of(name, seed).entries[:quarters])
    if entries:
        entries[0] = replace(entries[0], because=because)
    return write_log(mealwise(), Log(seed, tuple(entries)))


def look(id, text, kept=None):
    """An explorer that looks at the game of this log (None: at no game)."""
    use = EXPLORERS[id]
    game = None if text is None else {"log": text, "quarter": 3}
    return Play(use._class()(use.data().frame, kept=game), kept)


def all_words(played):
    """All that is said, the tables and the charts' words too."""
    result = played.result
    tables = [str(row) for table in result.tables.values() for row in table.rows]
    charts = [f"{one.words} {one.rows.to_dict('records')}" for one in result.charts.values()]
    fields = [str(one) for one in played.seen.controls]
    return "\n".join([result.sentence, *result.says.values(), *tables, *charts, *fields])
