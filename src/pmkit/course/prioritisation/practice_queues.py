"""Practice on queues: the order, what it costs, and where the rule breaks."""

from pmkit.course.prioritisation.data import items, number, table, title
from pmkit.course.prioritisation.sources import SMITH
from pmkit.methods import best_order, delay_cost
from pmkit.practice import Card, ChooseMany, ChooseOne, Number, Option, Order, Trap, Verdict

ORDER_IDS = ("MW-17", "MW-22", "MW-29", "MW-38", "MW-49")

_jobs = items(ORDER_IDS).drop(columns="requires")

_best = best_order(_jobs, until="finish").order

_ratio = (_jobs["cost_of_delay"] / _jobs["duration"]).set_axis(_jobs["id"])

_by_delay = _jobs.sort_values("cost_of_delay", ascending=False)["id"].str.lower().tolist()

_by_weeks = _jobs.sort_values("duration", kind="stable")["duration"].tolist()

_weeks_of = {id.lower(): weeks for id, weeks in zip(_jobs["id"], _jobs["duration"], strict=True)}

CD3_ORDER = Order(
    id="prioritisation.cd3-order",
    prompt="One squad, five jobs that need nothing of each other. In which order does waiting cost least?",
    context=table(ORDER_IDS, ("cost_of_delay", "duration")),
    skill="cost of delay",
    minutes=2.5,
    first="first in the queue",
    last="last in the queue",
    hints=("Divide one column by the other, row by row.", "Money above the line, weeks below it."),
    source=SMITH,
    explanation=(
        "By cost of delay ÷ duration: "
        + ", ".join(f"{title(id)} {_ratio[id]:,.0f}" for id in _best)
        + f". The whole wait costs {delay_cost(_jobs, _best, until='finish'):,.0f} EUR."
    ),
    ranks=tuple((id.lower(),) for id in _best),
    cards=tuple(
        Card(id=id.lower(), text=title(id), why=f"{_ratio[id]:,.0f} EUR a week, per week of work.")
        for id in ORDER_IDS
    ),
    traps=(
        Trap(
            id="highest-delay",
            test=lambda order: order == _by_delay,
            sample=_by_delay,
            says="You sorted by cost of delay. A long job on top makes all the others wait for it.",
            next_step="Divide each cost by the weeks of the job.",
        ),
        Trap(
            id="shortest",
            test=lambda order: [_weeks_of[job] for job in order] == _by_weeks,
            sample=[id.lower() for id in _jobs.sort_values("duration", kind="stable")["id"]],
            says="You put the shortest on top. Short is good only where the wait costs something too.",
            next_step="Divide each cost by the weeks of the job.",
        ),
    ),
)

_two = items(("MW-06", "MW-17"))

_saved = delay_cost(_two, ("MW-17", "MW-06")) - delay_cost(_two, ("MW-06", "MW-17"))

_api_waits = number("MW-17", "duration") * number("MW-06", "cost_of_delay")

_pause_waits = number("MW-06", "duration") * number("MW-17", "cost_of_delay")

TWO_ORDERS = Number(
    id="prioritisation.two-orders",
    prompt="How much less does waiting cost if the API goes before the pause, and not after it?",
    context=table(("MW-06", "MW-17"), ("cost_of_delay", "duration")),
    skill="cost of delay",
    minutes=2.0,
    unit="EUR",
    expected=_saved,
    hints=(
        "Only one of the two waits for the other. What does its wait cost?",
        "Work out that cost for both orders, then take the difference.",
    ),
    source=SMITH,
    explanation=(
        f"After the pause the API waits two weeks: 2 × 9,500 = {_api_waits:,.0f} EUR. After the API the "
        f"pause waits nine weeks: 9 × 1,650 = {_pause_waits:,.0f} EUR. The first is avoided, the second paid."
    ),
    on_right="4,150 EUR for the same work in another order. Nobody has to work faster for it.",
    traps=(
        Trap(
            id="one-side",
            value=_api_waits,
            says="That is what the API's wait costs. In exchange the pause now waits for nine weeks.",
            next_step="Take off what the pause's wait costs.",
        ),
        Trap(
            id="other-side",
            value=_pause_waits,
            says="That is what the pause's wait costs in the better order. What does it avoid?",
            next_step="Work out the API's wait in the other order.",
        ),
        Trap(
            id="sum",
            value=_api_waits + _pause_waits,
            says="You added the two waits. In each order only one of them happens.",
            next_step="Take their difference.",
        ),
    ),
)

CD3_BREAKS = ChooseMany(
    id="prioritisation.cd3-breaks",
    prompt="In which of these cases is “highest CD3 first” **no longer** sure to be the cheapest order?",
    skill="cost of delay",
    minutes=1.7,
    hints=("The rule was proven for one team, independent jobs and a cost that is the same every week.",),
    source=SMITH,
    explanation=(
        "The rule needs three things: one worker, jobs in any order, a cost that runs evenly. Break one, "
        "and another order may be cheaper; then compare orders, as the queue explorer does."
    ),
    options=(
        Option(
            id="needs",
            text="A job needs another one that is worth little.",
            why="Then the dull job has to go first, and brings the good one forward.",
            verdict=Verdict.RIGHT,
        ),
        Option(
            id="date",
            text="A wait costs nothing until 31 March, and very much afterwards.",
            why="The cost is not the same every week. What counts is to be ready by the date.",
            verdict=Verdict.RIGHT,
        ),
        Option(
            id="teams",
            text="Two squads share the queue.",
            why="Who is free when matters too. The rule is then good, yet no longer sure to be best.",
            verdict=Verdict.RIGHT,
        ),
        Option(
            id="long",
            text="One job takes ten times as long as the others.",
            why="Length is in the ratio. However long it is, the rule holds.",
        ),
        Option(
            id="tie",
            text="Two jobs have the same CD3.",
            why="Then both orders cost the same, and either is cheapest.",
        ),
        Option(
            id="zero",
            text="The wait for one job costs nothing.",
            why="Its ratio is 0 and it goes last. The rule holds.",
        ),
    ),
)

DEADLINE = ChooseOne(
    id="prioritisation.deadline",
    prompt=(
        "Korbmarkt switches the old API off on 31 March, 25 weeks from now. The move takes 9 weeks. "
        "Inês: “Until then its cost of delay is zero. So it goes last.” What do you answer?"
    ),
    skill="cost of delay",
    minutes=1.6,
    hints=("When is the last week in which work must begin?", "How sure are the nine weeks?"),
    source="Reasoning from the limits of the rule (one cost that is the same every week). Data invented.",
    explanation=(
        "With a fixed date the question is no longer which job has the highest ratio. It is when the last "
        "safe start is: the date, less the work, less a reserve for what can go wrong. How large the reserve "
        "is depends on how well the estimate is known."
    ),
    options=(
        Option(
            id="last",
            text="Agreed: last, and start in week 16.",
            why="25 less 9 is 16, if nothing goes wrong. One bad week, and every basket of Korbmarkt stops.",
            next_step="Ask how sure the nine weeks are.",
        ),
        Option(
            id="reserve",
            text="Start by week 10: the date, the work and a reserve.",
            why="You work back from the date and leave room for a wrong estimate.",
            verdict=Verdict.RIGHT,
            when="if nine weeks is a fair estimate and jobs before it end on time",
        ),
        Option(
            id="now",
            text="Start now: the partner's side is unknown.",
            why="Where an estimate rests on somebody else's system, early work buys knowledge.",
            verdict=Verdict.RIGHT,
            when="if nobody has tried the new API yet",
        ),
        Option(
            id="ratio",
            text="First, since its CD3 is the highest of all.",
            why="Its CD3 takes a cost that runs from today. This one begins in 25 weeks.",
            verdict=Verdict.PARTLY,
            next_step="Work back from 31 March.",
        ),
    ),
)

QUESTIONS = (CD3_ORDER, TWO_ORDERS, CD3_BREAKS, DEADLINE)
