"""The lesson's second sitting, first half: the queue, cost of delay, and what points are not."""

from pmkit.course.prioritisation.data import QUEUE, items, number, table, title
from pmkit.methods import cd3
from pmkit.practice import ChooseOne, Number, Option, Predict, Trap, Verdict

SMITH = (
    "W. E. Smith, 1956 (the rule); Donald Reinertsen, *The Principles of Product Development Flow*, 2009. "
    "Data invented."
)
ARNOLD = "Joshua Arnold, Black Swan Farming, on CD3 and proportionality. Data invented."
YIP = "Jason Yip on relative cost of delay, 2012 and 2024; Scaled Agile Framework, WSJF. Data invented."

_cd3 = cd3(items(QUEUE)).set_index("id")["cd3"]
_points = int(
    sum(number("MW-06", name) for name in ("user_business_value", "time_criticality", "risk_reduction"))
)
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

CD3_RATIO = ChooseOne(
    id="prioritisation.cd3-ratio",
    prompt=(
        f"“{title('MW-06')}” has a CD3 of {_cd3['MW-06']:,.0f}, “{title('MW-53')}” {_cd3['MW-53']:,.0f}. "
        "Viktor: “So the API earns nearly twice as much.” What do you answer?"
    ),
    skill="cost of delay",
    minutes=1.4,
    hints=("What is the number divided by? Would the profit be?",),
    source=ARNOLD,
    explanation=(
        "CD3 says who goes first. What the order saves is found by working out both orders. Whether a job "
        "is worth doing at all is a third question, with its whole value and its whole cost."
    ),
    options=(
        Option(
            id="yes",
            text="Yes: nearly twice the CD3 is nearly twice the profit.",
            why="CD3 is a speed, not a sum. Two jobs with the same CD3 can earn 100 or 100,000.",
            next_step="Compare both orders in the queue instead.",
        ),
        Option(
            id="order",
            text="It says: the API first. How much that is worth, the two orders say.",
            why="CD3 only sorts. The difference in money is the difference between the two areas.",
            verdict=Verdict.RIGHT,
        ),
        Option(
            id="invest",
            text="Yes, so the API should get twice the budget.",
            why="CD3 orders work that is already worth doing. It does not say how much to invest.",
            next_step="Ask what the number was made for.",
        ),
        Option(
            id="nothing",
            text="It says nothing: the two jobs differ too much.",
            why="They differ in length and in cost of delay; just these two the ratio puts together.",
            verdict=Verdict.PARTLY,
            next_step="Say what the ratio decides, and what it leaves open.",
        ),
    ),
)

POINTS_MONEY = ChooseOne(
    id="prioritisation.points-money",
    prompt=(
        "In SAFe's WSJF the room gives points (1, 2, 3, 5, 8, 13, 20) for value, urgency and risk, adds "
        f"them, and divides by points of size. The API has {_points} points. Clara: “Then {_points} points "
        "are worth how many euros?”"
    ),
    skill="cost of delay",
    minutes=1.5,
    hints=("Who decided what one point is?", "Would the points be the same in another room?"),
    source=YIP,
    explanation=(
        "Points are an agreement of one session: this is more than that. They are quick, and they help a "
        "room to talk. A sum of ranks is no cost of delay, and size is not duration. SAFe deserves credit "
        "for spreading the idea, say even its critics."
    ),
    options=(
        Option(
            id="convert",
            text="We take one job with a known value and convert.",
            why="An 8 is not four times a 2. Points are only larger or smaller, so no rate fits them all.",
            next_step="Estimate the weekly cost of one or two jobs in money.",
        ),
        Option(
            id="none",
            text="None. Points rank jobs in this room; money needs its own estimate.",
            why="The points hold an order, and only inside one session. For euros you ask what a week costs.",
            verdict=Verdict.RIGHT,
        ),
        Option(
            id="compare",
            text=f"None, but {_points} beats the 40 of last quarter's best job.",
            why="Last quarter's room had another idea of a point. Scores of two sessions can't be compared.",
            verdict=Verdict.PARTLY,
            next_step="Compare only jobs that were scored together.",
        ),
        Option(
            id="size",
            text=f"{_points} divided by size, times the price of a week.",
            why="Size in points is no week either. Now two rank numbers look like a sum of money.",
            next_step="Estimate the weekly cost of one or two jobs in money.",
        ),
    ),
)

QUESTIONS = (QUEUE_RULE, CD3_API, CD3_RATIO, POINTS_MONEY)
