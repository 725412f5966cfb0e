"""The lesson's second sitting: the queue and its cost of delay, and how much of a release may be Must."""

from pmkit.course.prioritisation.data import QUEUE, items, number, table, title
from pmkit.course.prioritisation.sources import ARNOLD
from pmkit.methods import cd3
from pmkit.practice import Number, Option, Predict, Trap

_cd3 = cd3(items(QUEUE)).set_index("id")["cd3"]

_delay, _weeks = number("MW-06", "cost_of_delay"), number("MW-06", "duration")

QUEUE_RULE = Predict(
    id="prioritisation.queue-rule",
    prompt="One squad, six jobs, one after the other. Which rule makes the waiting cheapest?",
    context=table(QUEUE, ("cost_of_delay", "duration")),
    skill="cost of delay",
    minutes=1.3,
    source="A first guess. Data invented.",
    options=(
        Option(id="short", text="The shortest job first: something is finished soon.", why=""),
        Option(id="dear", text="The job with the highest cost of delay first.", why=""),
        Option(id="ratio", text="Cost of delay for each week of work, highest first.", why=""),
        Option(id="asked", text="In the order in which they were asked for.", why=""),
    ),
    shuffle=False,
    next_step="Try it: put the queue below in that order.",
)

CD3_API = Number(
    id="prioritisation.cd3-api",
    prompt=f"What is the CD3 of “{title('MW-06')}”?",
    context=table(("MW-06",), ("cost_of_delay", "duration")),
    skill="cost of delay",
    minutes=1.9,
    unit="EUR a week, per week of work",
    expected=float(_cd3["MW-06"]),
    tolerance=1.0,
    hints=("CD3 is short for cost of delay divided by duration.",),
    source=ARNOLD,
    explanation=(
        "9,500 ÷ 9 is about 1,056. Each week of work on this job ends 1,056 EUR of weekly cost. "
        "No other job in the queue ends more per week, so it goes first, though it is long."
    ),
    on_right="About 1,056. Long as it is, no other job stops so much cost for each week of work.",
    traps=(
        Trap(
            id="product",
            value=_delay * _weeks,
            says="You multiplied. That is what nine weeks of waiting cost, not what a week of work saves.",
            next_step="Divide the cost of delay by the duration.",
        ),
        Trap(
            id="upside-down",
            value=_weeks / _delay,
            says="You divided the weeks by the cost. So the cheapest wait would come first.",
            next_step="Put the money above the line and the weeks below it.",
        ),
        Trap(
            id="effort",
            value=_delay / number("MW-06", "effort"),
            says=(
                "You divided by effort. The queue feels how long the job blocks the squad: "
                "nine weeks, however many people share them."
            ),
            next_step="Divide by the duration in weeks.",
        ),
    ),
)

MUST_GUESS = Predict(
    id="prioritisation.must-guess",
    prompt="How much of a release may be Must, so that it can still go wrong and arrive?",
    skill="MoSCoW",
    minutes=0.8,
    source="A first guess.",
    options=(
        Option(id="all", text="All of it: what is not a Must does not belong in a release.", why=""),
        Option(id="eighty", text="About 80 %, with a fifth to spare.", why=""),
        Option(id="sixty", text="About 60 %, with two fifths to spare.", why=""),
        Option(id="few", text="A quarter: few things are really needed.", why=""),
    ),
    shuffle=False,
    next_step="Read on: the handbook has a number, and a reason.",
)

QUESTIONS = (QUEUE_RULE, CD3_API, MUST_GUESS)
