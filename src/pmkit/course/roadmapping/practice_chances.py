"""Practice sheet, second part: chances together, slack, growth, and what a number may promise."""

import pandas as pd

from pmkit.methods import critical_path
from pmkit.practice import ChooseOne, Number, Option, Trap, Verdict

VACANTI = "D. Vacanti, Actionable Agile Metrics, 2015. Example invented."
POINTS = "R. Jeffries, “Story Points Revisited” (summary); #NoEstimates after W. Zuill and V. Duarte (not read here). Example invented."

FIVE = Number(
    id="roadmapping.five-items",
    prompt="Five independent items each keep their date with 85 %. How likely is it that all five do?",
    skill="forecast",
    minutes=1.4,
    unit="%",
    expected=100 * 0.85**5,
    tolerance=0.6,
    source=VACANTI,
    hints=("Two coins both show heads in one case of four.",),
    explanation=(
        "0.85 × 0.85 × 0.85 × 0.85 × 0.85 = 0.44. A launch that needs five safe dates is worse than a "
        "coin toss."
    ),
    traps=(
        Trap(
            id="same",
            value=85.0,
            says="That is the chance of one. Each further one can go wrong, too.",
            next_step="Multiply the chances.",
        ),
        Trap(
            id="minus",
            value=25.0,
            says="You took five times 15 % off. Two can fail together, so that counts some twice.",
            next_step="Multiply what goes well.",
        ),
        Trap(
            id="same-share",
            test=lambda value: abs(value - 0.85) < 0.006,
            sample="0.85",
            says="That is the chance of one, as a share. Each further one can go wrong, too.",
            next_step="Multiply the chances, then by 100.",
        ),
    ),
)

_network = pd.DataFrame(
    {"id": ["A", "B", "C", "D"], "duration": [3, 5, 2, 4], "requires": ["", "A", "A", "B C"]}
)
_slack = float(critical_path(_network).set_index("id")["slack"]["C"])

SLACK = Number(
    id="roadmapping.slack",
    prompt=(
        "A takes 3 weeks. Then B (5 weeks) and C (2 weeks) run side by side. D needs both. How many weeks "
        "may C slip?"
    ),
    skill="timeline",
    minutes=1.5,
    unit="weeks",
    expected=_slack,
    source="J. Kelley and M. Walker, critical path method, 1959. Example invented.",
    hints=("When does D begin in any case?",),
    explanation=(
        "D begins after week 8, since it waits for B. C could be done after week 5: 3 weeks of slack."
    ),
    traps=(
        Trap(
            id="none",
            value=0.0,
            says="C must be done before D, but not at once: D waits for B anyway.",
            next_step="Compare B with C.",
        ),
        Trap(
            id="length",
            value=2.0,
            says="That is how long C takes. The question is how long it may wait.",
            next_step="When is D free to begin?",
        ),
        Trap(
            id="b",
            value=5.0,
            says="That is the length of B. C needs some of that time itself.",
            next_step="Take C's own weeks off.",
        ),
    ),
)

SCOPE = ChooseOne(
    id="roadmapping.scope-grows",
    prompt=(
        "The forecast says 20 items in 14 weeks with 85 %. Each week one new item is added. What do you say?"
    ),
    skill="forecast",
    minutes=1.2,
    source=VACANTI,
    hints=("How many items are there after 14 weeks?",),
    explanation=(
        "The forecast knows 20 items. What is added has to be done as well: forecast with growth, or "
        "decide that what comes in waits for the next date."
    ),
    options=(
        Option(
            id="keep",
            text="14 weeks remain. New items are small and don't count.",
            why="Each finished item of the history was small, too. They count the same.",
            next_step="Count what was added last month.",
        ),
        Option(
            id="growth",
            text="The date holds for 20. With growth we forecast anew.",
            why="You say which work the date covers. That makes growth a decision.",
            verdict=Verdict.RIGHT,
        ),
        Option(
            id="stop",
            text="Nothing may be added until all the 20 are finished.",
            why="It keeps the date. Fourteen weeks without learning are a high price.",
            verdict=Verdict.PARTLY,
            next_step="Ask what should leave when something comes.",
        ),
        Option(
            id="buffer",
            text="We add 15 %, since that is what 85 % leaves over.",
            why="85 % is a chance of 20 items in time. It says nothing about new ones.",
            next_step="Count growth by its own history.",
        ),
    ),
)

TARGET = ChooseOne(
    id="roadmapping.average-is",
    prompt="A squad writes “our average item takes 8 days” into its promise to other squads. What is wrong?",
    skill="forecast",
    minutes=1.1,
    source="Kanban Guide for Scrum Teams, on the service level expectation: a range of days and a chance.",
    hints=("How many items take longer than the average?",),
    explanation=(
        "A promise about one item needs a chance: 85 % within 12 days, say. It is an expectation from "
        "history, not a contract."
    ),
    options=(
        Option(
            id="nothing",
            text="Nothing: the average is the fairest number there is.",
            why="Many items take longer than the average. Others would wait in vain each time.",
            next_step="Say days and a chance.",
        ),
        Option(
            id="chance",
            text="A chance is missing: “85 % within 12 days” can be used.",
            why="Now another squad knows how often it will have to wait longer.",
            verdict=Verdict.RIGHT,
        ),
        Option(
            id="max",
            text="It should be the longest time that was ever measured.",
            why="Safe, and so long that nobody plans with it.",
            verdict=Verdict.PARTLY,
            next_step="Ask how often a miss is bearable.",
        ),
        Option(
            id="points",
            text="Days are too exact; it should be in story points.",
            why="Others have calendars, not points. The unit was fine.",
            next_step="Keep days, add a chance.",
        ),
    ),
)

STORY_POINTS = ChooseOne(
    id="roadmapping.story-points",
    prompt="Story points: a squad's own unit for size. “Without them, no forecast,” says Inês. Experts differ. What can you defend?",
    skill="forecast",
    minutes=1.2,
    source=POINTS,
    hints=("What does the talk about size bring, apart from a number?",),
    explanation=(
        "The count of finished items forecasts without points, if the items are cut to roughly one size. "
        "Estimating together can still show that two people mean different things. The dispute is about "
        "effort and misuse; neither side has decisive evidence."
    ),
    options=(
        Option(
            id="count",
            text="We count finished items, and cut the large ones first.",
            why="History does the forecasting. You give up a number, and keep the talk about cutting.",
            verdict=Verdict.RIGHT,
            when="when you have a dozen weeks of history and small items",
        ),
        Option(
            id="points",
            text="We estimate points together, for the sake of the talk.",
            why=(
                "The value lies in finding out that a 2 and a 13 mean different work. Forecast from "
                "counts all the same."
            ),
            verdict=Verdict.RIGHT,
            when="when items differ a lot and few are finished",
        ),
        Option(
            id="days",
            text="One point is one day, so points give us dates.",
            why="Then points are days under another name, with the optimism of days.",
            next_step="Ask how your last ten such dates ended.",
        ),
        Option(
            id="best",
            text="The lead estimates alone, because she knows best.",
            why="Experts guess near the best case, too. And nobody hears what the others see.",
            next_step="Compare with what similar items took.",
        ),
    ),
)

QUESTIONS = (FIVE, SLACK, SCOPE, TARGET, STORY_POINTS)
