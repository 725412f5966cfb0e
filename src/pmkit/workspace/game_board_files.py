"""The board of a class as a page, a table, and a sheet for the debrief."""

from collections.abc import Sequence
from pathlib import Path

import pandas as pd

from pmkit.cases import load
from pmkit.charts import Picture, Words, game_bands_chart
from pmkit.charts.drawn_lines import drawn_cloud
from pmkit.charts.render import chart_html
from pmkit.csv_cells import csv_text
from pmkit.design import page_css
from pmkit.english import counted, listed, shortened, signed
from pmkit.hidden_characters import visible
from pmkit.practice.markdown import escape_markdown
from pmkit.practice.writing import write_files
from pmkit.simulator.compare import EQUAL, policy_results
from pmkit.simulator.debrief import QUESTIONS
from pmkit.simulator.mealwise import mealwise
from pmkit.workspace.game_board import ORDERS, Board, Group

_ROWS = 40
"""Groups that have a row of their own in the chart."""
_STEP = 0.05
"""Width of the bins of discovery, as a share of the capacity."""
_AXIS = "thousand EUR against a Mealwise that stays as it is"
_COLUMNS = (
    "place", "group", "seed", "quarters", "result", "decision", "information", "luck", "luck percentile",
    "promises kept", "promises given", "discovery, per cent of capacity", "launches", "ideas that harm",
)  # fmt: skip
_POLICIES = {
    "do nothing": "No new work",
    "random": "By chance",
    "loudest voice": "Loudest voice first",
    "RICE": "By RICE",
    "exact planner": "Planner without discovery",
    "careful mix": "Thoughtful person",
}


def board_rows(board: Board) -> list[list[object]]:
    """The board as rows of a table, thousand EUR, headings first."""
    rows: list[list[object]] = [list(_COLUMNS)]
    for one in board.groups:
        money = [round(value) for value in (one.result, one.decision, one.information, one.luck)]
        rest = [round(100 * one.share), one.launches, one.harmful]
        head: list[object] = [one.place, visible(one.name), visible(one.seed), one.quarters]
        rows.append([*head, *money, round(one.percentile), one.kept, one.given, *rest])
    return rows


def board_picture(board: Board) -> Picture:
    """Each group's result against what policies make of it."""
    groups = _group_rows(board.groups)
    whole = board.lengths == (int(mealwise().parameters.quarters),)
    rows = pd.DataFrame([*groups, *(_bands() if whole else _on_seed(board))])
    results = [one.result for one in board.groups]
    title = (
        f"{counted(len(results), 'group')}: results from {_number(min(results))} to {_number(max(results))}"
    )
    bands = (
        "Bands: 80 % of 300 games of each policy on other luck." if whole else "Below: policies, same luck."
    )
    told = "; ".join(f"{one['name']}: {one['words']}" for one in rows.to_dict("records")[:60])
    words = Words(title, f"Diamonds: groups. {bands}", f"A row for each. {told}.")
    return game_bands_chart(rows, words, axis=_AXIS)


def _group_rows(groups: Sequence[Group]) -> list[dict[str, object]]:
    missing = float("nan")
    if len(groups) <= _ROWS:
        return [
            {
                "name": one.name,
                "low": missing,
                "middle": missing,
                "high": missing,
                "value": one.result,
                "words": _number(one.result),
            }
            for one in groups
        ]
    results = pd.Series([one.result for one in groups])
    low, middle, high = (float(results.quantile(one)) for one in (0.1, 0.5, 0.9))
    return [_band(f"All {len(groups)} groups", low, middle, high)]


def _band(name: str, low: float, middle: float, high: float) -> dict[str, object]:
    words = f"{_number(low)} to {_number(high)}"
    return {"name": name, "low": low, "middle": middle, "high": high, "value": float("nan"), "words": words}


def _bands() -> list[dict[str, object]]:
    """What 300 games of each policy make, of eight quarters."""
    table, found = load("sim_bands"), []
    for policy, name in _POLICIES.items():
        results = table.loc[table["policy"] == policy, "result"]
        low, middle, high = (float(results.quantile(one)) for one in (0.1, 0.5, 0.9))
        found.append(_band(name, low, middle, high))
    return found


def _on_seed(board: Board) -> list[dict[str, object]]:
    """What policies make of the seed of the room in as many quarters, where there is one."""
    if len(board.seeds) > 1 or len(board.lengths) > 1:
        return []
    results = policy_results(mealwise(), board.seeds[0], board.lengths[0])
    missing = float("nan")
    return [
        {
            "name": f"{name} (policy)",
            "low": missing,
            "middle": results[policy],
            "high": missing,
            "value": missing,
            "words": _number(results[policy]),
        }
        for policy, name in _POLICIES.items()
    ]


def _number(value: float) -> str:
    return f"{round(value):,}".replace("-", "−")


def discovery_picture(board: Board) -> Picture:
    """Discovery against result, a point for each group."""
    rows = pd.DataFrame(
        {
            "x": [100 * one.share for one in board.groups],
            "y": [one.result for one in board.groups],
            "label": [one.name for one in board.groups],
            "begin": min([0.0, *(one.result for one in board.groups)]),
        }
    )
    low, high = rows["x"].min(), rows["x"].max()
    title = f"Between {low:.0f} and {high:.0f} % of the capacity went into discovery"
    told = "; ".join(
        f"{one.name}: {100 * one.share:.0f} %, {_number(one.result)}" for one in board.groups[:40]
    )
    words = Words(title, "Across: discovery; up: result, thousand EUR.", f"A point for each group. {told}.")
    return drawn_cloud(rows, words, x_title="per cent of the capacity for discovery", y_title="thousand EUR")


def discovery_bins(board: Board) -> list[tuple[str, int, float]]:
    """Discovery in steps of 5 % of the capacity: how many groups, and the middle of their results."""
    found: dict[int, list[float]] = {}
    for one in board.groups:
        found.setdefault(int(one.share / _STEP + 1e-9), []).append(one.result)
    return [
        (
            f"{100 * _STEP * at:.0f} to {100 * _STEP * (at + 1):.0f} %",
            len(found.get(at, [])),
            float(pd.Series(found.get(at, [float("nan")])).median()),
        )
        for at in range(max(found) + 1)
    ]


def board_page(board: Board) -> str:
    """The board as one HTML page that needs nothing else."""
    from jinja2 import Environment
    from markupsafe import Markup

    text = Path(__file__).with_name("game_board.html").read_text(encoding="utf-8")
    template = Environment(autoescape=True, trim_blocks=True, lstrip_blocks=True).from_string(text)
    drawn = (board_picture(board), discovery_picture(board))
    shown = template.render(
        style=Markup(page_css()),  # nosec B704  # our own file
        board=board,
        order=ORDERS[board.order],
        seeds=listed([f"“{shortened(one, 40)}”" for one in board.seeds], 6),
        one_seed=len(board.seeds) == 1,
        number=_number,
        signed=lambda value: signed(value, 0),
        equal=EQUAL,
        bins=discovery_bins(board),
        most=max(count for _, count, _ in discovery_bins(board)),
        charts=[Markup(chart_html(one)) for one in drawn],  # nosec B704  # escaped where it is made
    )
    return visible(shown)


def debrief_sheet(board: Board) -> str:
    """What to talk about after the last quarter, as Markdown: questions, each with what the games say."""
    first = [one for one in board.groups if one.place <= 3][:3]
    quotes = [f"  - {_name(one)}: {_quote(one.because)}" for one in first]
    built = listed([f"“{escape_markdown(one)}”" for one in board.built_by_all], 8)
    lucky, bins = board.luckiest, discovery_bins(board)
    months = [
        f"  - {_name(one)}: {', '.join(f'{many:g}' for many in one.discovery)}" for one in board.groups[:30]
    ]
    lines = [
        f"# After eight quarters: {counted(len(board.groups), 'group')}",
        "",
        "Mealwise, its people and all numbers are invented; the parameters are open and not estimated. "
        "The game is for talking about decisions, not for marks. No study shows that games of this kind "
        "make better product managers.",
        "",
        "**20 minutes:** questions 1, 3 and 5. **40 minutes:** all, and each group reads its sentence of "
        "quarter 1 aloud. **90 minutes:** a second seed first: did habits change?",
        "",
        "1. **Who stopped discovery when, and why?** Person-months by quarter:",
        *months,
        *(["  - …"] if len(board.groups) > len(months) else []),
        "2. **What did everybody build?** " + (f"{built}. Which of it would you not build again?" if built
                                               else "No idea of uncertain worth was built by all."),
        f"3. **What did the first say in quarter 1?** In the order of {ORDERS[board.order]}:",
        *quotes,
        "4. **Who would play the same again?** By hands; then one who would and one who would not say why.",
        f"5. **Let the luckiest explain its luck:** {_name(lucky)}, luck {signed(lucky.luck, 0)} thousand "
        f"EUR, more than in {lucky.percentile:.0f} of 100 games with the same decisions. Which event was "
        "it, and what had it decided well all the same?",
        "6. **How much discovery?** Groups and the middle of their results, by share of the capacity:",
        "",
        "| Discovery | Groups | Middle result (thousand EUR) |",
        "| :--- | ---: | ---: |",
        *(f"| {name} | {count} | {_number(middle) if count else '–'} |" for name, count, middle in bins),
        "",
        "   With few groups this is luck more than anything: say so before somebody draws a line through it.",
        "",
        "Then everybody writes for five minutes:",
        "",
        *(f"- {one}" for one in QUESTIONS),
        "",
    ]  # fmt: skip
    return visible("\n".join(lines))


def _name(one: Group) -> str:
    return escape_markdown(one.name)


def _quote(text: str) -> str:
    return f"“{escape_markdown(shortened(text, 300))}”" if text else "(no sentence)"


def write_board(board: Board, folder: Path) -> list[Path]:
    """Write `board.html`, `board.csv` and `debrief.md`; what was there before is written anew.

    Raises ValueError with a sentence where the folder can't be written.
    """
    files = {
        "board.html": board_page(board),
        "board.csv": "\ufeff" + csv_text(board_rows(board)),
        "debrief.md": debrief_sheet(board),
    }
    return write_files(folder, ((name, text.encode("utf-8", "replace")) for name, text in files.items()))
