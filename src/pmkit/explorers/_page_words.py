"""What stands on the page about a game, in the words of whoever played it; numbers come from the replay."""

import numpy as np

from pmkit.charts import Picture
from pmkit.english import counted
from pmkit.explorers._compared_words import YOUR_PLANNER, beside
from pmkit.explorers._game_words import (
    ANSWER_NAMES,
    money,
    more,
    percent,
    person_name,
    quarter_inner,
    title_of,
)
from pmkit.explorers._kept_game import KeptGame
from pmkit.explorers._quarter_moment import quarter_name
from pmkit.practice.markdown import escape_markdown
from pmkit.simulator.compare import Comparison
from pmkit.simulator.judge import SUMS, Verdict
from pmkit.simulator.letters import CHANCE, DATE, SILENCE
from pmkit.simulator.log import VERSION, fingerprint
from pmkit.simulator.mealwise import mealwise
from pmkit.simulator.otherwise import Otherwise, believed
from pmkit.simulator.state import NEVER

LATER = (
    "**The page is written after the last quarter**, as it says what was true. If you don't play on, tick "
    "*My game ends here*."
)
NO_DECISIONS = "No decision of this game made a difference."


def frame_said(game: KeptGame, compared: Comparison) -> str:
    """Company, frame and result, in a few lines."""
    seed = escape_markdown(game.played_log.seed)
    person, planner = compared.policies["careful mix"], compared.policies["exact planner"]
    last = quarter_name(game.closed)
    return (
        f"**Mealwise plans the meals of families. I led its product for {game.so_far}, {quarter_name(1)} to "
        f"{last}, in a game.** Company, people and numbers are invented; the rules are open and no forecast "
        f"(seed *{seed}*, log version {VERSION}, rules {fingerprint(mealwise())}). Each quarter had "
        f"{mealwise().parameters.capacity:g} person-months for discovery and building together.\n\n"
        f"**Result: {money(compared.result)}** against a Mealwise that stays as it is. On the same luck a "
        f"thoughtful person by rule reached {money(person)}, a planner without discovery {money(planner)}. "
        "Every decision stands in a log, which plays the game again exactly."
    )


def page_picture(picture: Picture, compared: Comparison) -> Picture:
    """The chart of the page: it names the result and ranks nobody."""
    title = f"{money(compared.result)}, beside {len(beside(compared))} other ways to play on the same luck"
    subtitle = f"Diamond: my game. “{YOUR_PLANNER}” looks into what I looked into."
    return picture.saying(title=title, subtitle=subtitle)


def decision_title(one: Otherwise) -> str:
    """A decision as it is called in a list."""
    return f"{quarter_name(one.quarter)}: {one.what}"


def decision_said(at: int, one: Otherwise, knew: str, again: str) -> str:
    """A decision: what was known, done, what happened, and what the learner writes on it."""
    lines = [
        f"**{at}. {escape_markdown(decision_title(one))}**",
        "",
        f"- What could be known: {escape_markdown(one.known)}",
    ]
    if knew.strip():
        lines.append(f"- What I knew and thought: {_own(knew)}")
    lines.append(
        f"- What happened: against “{escape_markdown(one.instead)}”, all luck as it was, it changed the "
        f"result by {more(one.brought)}."
    )
    if again.strip():
        lines.append(f"- What I would do again: {_own(again)}")
    return "\n".join(lines)


def _own(text: str) -> str:
    """What somebody typed, on one line."""
    return escape_markdown(" ".join(text.split()))


def discovery_said(game: KeptGame) -> str:
    """A discovery that changed an order; that there was none where there was none."""
    moved, months = game.facts.moved_by_discovery(), sum(game.facts.discovery)
    if not months:
        return "**Discovery:** I looked into nothing, and built what the list said."
    looked = f"I spent {counted(months, 'month')} on discovery"
    if moved is None:
        return f"**Discovery:** {looked}; no idea changed its place by three or more after it."
    title = title_of(mealwise(), moved.item)
    if not moved.before:
        return (
            f"**Discovery that changed an order:** {looked}. In *{moved.theme}* it found {title}, which "
            "was on "
            f"no list and came to place {moved.after}."
        )
    return (
        f"**Discovery that changed an order:** {looked}. What I heard in *{moved.theme}* took {title} "
        "from place "
        f"{moved.before} to {moved.after}."
    )


def launches(game: KeptGame) -> dict[str, str]:
    """The launches of uncertain ideas, by id: those that were taken back first."""
    ideas, end = mealwise().ideas, game.played.states[-1]
    built = sorted(game.facts.built, key=lambda one: end.done[one] > 0)
    return {ideas.ids[one]: ideas.titles[one] for one in built}


def read_said(game: KeptGame, id: str) -> str:
    """A launch: what was believed before, what use said, the line, and what was done."""
    if not id:
        return "**Launch:** nothing whose worth was uncertain went live."
    rules, played = mealwise(), game.played
    item = rules.ideas.number(id)
    launched = next(one.quarter for one in played.reports if item in one.launched)
    back = next((one.quarter for one in played.reports if item in one.taken_back), None)
    decided = played.decided[(back or launched) - 1]
    read = min(launched + 1, game.closed)
    line = "no line" if decided.below <= NEVER + 1 else f"a line at {percent(decided.below)}"
    after = percent(float(played.states[back or read].belief.mean[item]))
    did = f"taken back in {quarter_inner(back)}" if back else "kept"
    way = "staged" if played.decided[launched - 1].staged else "for everybody at once"
    return (
        f"**A launch that was read:** {title_of(rules, item)} went live in {quarter_inner(launched)}, {way}. "
        f"Before it I could believe in {believed(played, launched, item)}. Use said {after}; with {line} "
        "it was "
        f"{did}. What it really brought, told after the end: {percent(game.facts.share(item))}."
    )


def letters(game: KeptGame) -> dict[str, str]:
    """The letters that waited for an answer, those with a date first."""
    found = []
    for number, decided in enumerate(game.played.decided, start=1):
        for letter in mealwise().post(game.played.world, game.played.states[number - 1]):
            if not letter.is_news:
                answer = decided.answers.get(letter.id, SILENCE)
                title = f"{quarter_name(number)}: {person_name(letter.person)}, {ANSWER_NAMES[answer]}"
                found.append((answer not in (DATE, CHANCE), letter.id, title))
    return {id: title for _, id, title in sorted(found, key=lambda one: one[0])}


def letter_said(game: KeptGame, id: str, reply: str) -> str:
    """A letter, the answer, what came of its wish, and the learner's own words."""
    if not id:
        return ""
    number, letter = next(
        (number, one)
        for number, state in enumerate(game.played.states[:-1], start=1)
        for one in mealwise().post(game.played.world, state)
        if one.id == id
    )
    answer = ANSWER_NAMES[game.played.decided[number - 1].answers.get(id, SILENCE)]
    said = (
        f"**A letter:** in {quarter_inner(number)} {escape_markdown(person_name(letter.person))} wrote: "
        f"“{escape_markdown(letter.text)}” My answer: {answer}."
    )
    if letter.item:
        done = int(np.abs(game.played.states[-1].done[mealwise().ideas.number(letter.item)]))
        title = title_of(mealwise(), mealwise().ideas.number(letter.item))
        said += (
            f" The wish, {title}, went live in {quarter_inner(done)}."
            if done
            else f" {title} did not go live."
        )
    return f"{said}\n\nMy words: {_own(reply)}" if reply.strip() else said


def luck_said(verdict: Verdict) -> str:
    """What of the result was luck, and what could have been known."""
    direction = "helped" if verdict.luck > 0 else "hurt"
    return (
        f"**What was luck:** luck {direction}: {more(verdict.luck)}. With the same decisions it would "
        "have been "
        f"worse in {verdict.percentile:.0f} of 100 games ({SUMS} redrawn sums). As far as it could be "
        "known, my "
        f"decisions gave away {money(-verdict.decision)}."
    )
