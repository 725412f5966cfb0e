"""The lesson's second sitting: when will it be done, and how many by then. Every number is computed."""

from pmkit.course.roadmapping import data
from pmkit.methods import compare_sum_of_percentiles
from pmkit.practice import ChooseOne, Number, Option, Predict, Trap, Verdict
from pmkit.practice.numbers import format_number

VACANTI = (
    "T. Magennis, Forecasting and Simulating Software Development Projects, 2011; D. Vacanti, Actionable "
    "Agile Metrics, 2015. Numbers invented."
)

_when, _mixed, _many = data.when(), data.when_mixed(), data.how_many()
_mean = float(data.since_change().mean())
_old = float(data.history()["finished"].iloc[:43].mean())
_all = float(data.history()["finished"].mean())
THREE = (10, 10, 10)
_sum = compare_sum_of_percentiles(data.since_change(), THREE)

GUESS = Predict(
    id="roadmapping.guess",
    prompt=f"How many weeks will {data.ITEMS} items take? Guess before you look at the history.",
    skill="forecast",
    minutes=0.8,
    unit="weeks",
    low=0,
    source="A first guess.",
    next_step="Now the squads' own history.",
)

AVERAGE = Number(
    id="roadmapping.average-weeks",
    prompt=(
        f"Since June the squads finish {_mean:.1f} items a week. How many weeks are {data.ITEMS} items, on "
        "average?"
    ),
    skill="forecast",
    minutes=1.4,
    unit="weeks",
    expected=data.ITEMS / _mean,
    tolerance=0.6,  # 16 and 17 are right as well: people round weeks
    source=VACANTI,
    hints=("Items, divided by items a week.",),
    explanation=(
        f"{data.ITEMS} ÷ {_mean:.1f} is about {data.ITEMS / _mean:.1f} weeks. That is the middle: in about "
        "half "
        "of the futures it takes longer. It is no date to give away."
    ),
    traps=(
        Trap(
            id="old-level",
            value=data.ITEMS / _old,
            says=f"That is the level before June, {_old:.1f} a week. Since then the squads also do support.",
            next_step="Use the level that holds today.",
        ),
        Trap(
            id="mixed",
            value=data.ITEMS / _all,
            says="You took the average of all 60 weeks. It mixes two levels, and the squads have only one.",
            next_step="Use the weeks since June.",
        ),
        Trap(
            id="with-85",
            value=_when.p85,
            says=f"{_when.p85} weeks is the date with 85 %. The average lies earlier: it is missed more often.",
            next_step="Divide the items by the weekly number.",
        ),
        Trap(
            id="multiplied",
            test=lambda value: abs(value - data.ITEMS * _mean) < 1,  # the mean as shown, or unrounded
            sample=f"{data.ITEMS * round(_mean, 1):g}",
            says="You multiplied. More items a week must give fewer weeks.",
            next_step="Divide the items by the weekly number.",
        ),
    ),
)

PROMISE = ChooseOne(
    id="roadmapping.average-promise",
    prompt=(
        f"{data.ITEMS} items: {_when.p50} weeks with 50 %, {_when.p85} with 85 %, {_when.p95} with 95 %. "
        "Viktor "
        "will write one number into a contract. Which one?"
    ),
    skill="forecast",
    minutes=1.3,
    source=VACANTI + " 85 % is a convention, no law.",
    hints=("What does it cost to be late, and what to be early?",),
    explanation=(
        "Half of such plans take longer than the middle date. A contract with a penalty asks for more "
        "certainty than a plan for next week. 85 % is a habit: it still fails in about three of twenty cases."
    ),
    options=(
        Option(
            id="average",
            text=f"{_when.p50} weeks, the middle. Early and late will even out.",
            why=(
                "One contract is signed once: nothing evens out. The middle date is missed in half of the "
                "cases."
            ),
            next_step="Ask how often you may be late.",
        ),
        Option(
            id="p95",
            text=f"{_when.p95} weeks. With a penalty I want 95 %.",
            why=(
                "One miss in twenty, and you have said what the certainty costs: five weeks more than the "
                "middle."
            ),
            verdict=Verdict.RIGHT,
            when="when a late day costs much more than an early one",
        ),
        Option(
            id="p85",
            text=f"{_when.p85} weeks, and he knows it fails in 3 of 20 cases.",
            why="The chance is said with the number. That is the whole difference to a promise.",
            verdict=Verdict.RIGHT,
            when="when being late costs an apology and no contract",
        ),
        Option(
            id="best",
            text=f"{_when.p50 - 4} weeks. A tight date makes people quick.",
            why="The date moves; the work does not. It will be paid for in quality, or in trust.",
            next_step="Cut the number of items, if the date is fixed.",
        ),
    ),
)

DIRECTION = Number(
    id="roadmapping.direction",
    prompt=(
        f"How many items can you promise for the next {data.WEEKS} weeks with **85 %** certainty? "
        "The table gives the chances."
    ),
    context=(
        "| At least so many items | Chance |\n|---:|---:|\n"
        + "\n".join(
            f"| {items} | {100 * _many.chance(items):.0f} % |"
            for items in (_many.p95, _many.p85, _many.p50, data.wrong_way())
        )
    ),
    skill="forecast",
    minutes=1.5,
    unit="items",
    expected=_many.p85,
    source=VACANTI,
    hints=("Is a safer promise larger or smaller?",),
    explanation=(
        "*When* and *how many* run against each other. More certainty needs more time, and means fewer "
        "items. "
        f"{_many.p85} is the largest number that still holds with 85 % or more. It stands at the low end of "
        "the counts."
    ),
    traps=(
        Trap(
            id="wrong-way",
            value=data.wrong_way(),
            says=(
                f"You took the high end. {data.wrong_way()} or more come with "
                f"{100 * _many.chance(data.wrong_way()):.0f} % only."
            ),
            next_step="Look for the number that is reached in 85 of 100 futures.",
        ),
        Trap(
            id="middle",
            value=_many.p50,
            says="That many are reached in every second future only.",
            next_step="A safer promise is a smaller one.",
        ),
        Trap(
            id="too-safe",
            value=_many.p95,
            says="That holds with 95 %. It is safe, and smaller than was asked for.",
            next_step="Find the row nearest to 85 %.",
            verdict=Verdict.PARTLY,
        ),
    ),
)

SUM = ChooseOne(
    id="roadmapping.sum-of-dates",
    prompt=(
        f"Three parts of 10 items, one after another. Each needs {_sum.parts[0]} weeks with 85 %. "
        f"Viktor adds up: {_sum.sum_of_parts} weeks. What is that number?"
    ),
    skill="forecast",
    minutes=1.4,
    source=VACANTI,
    hints=("How likely is it that all three have bad luck?",),
    explanation=(
        f"The whole needs {_sum.whole} weeks with 85 % ({_when.p85} as one heap: here each part begins in a "
        f"new week). The sum of {_sum.sum_of_parts} holds with "
        f"{format_number(round(100 * _sum.chance_of_sum))} %. Good and bad luck of the parts balance in "
        "part. Adding safe dates adds the safety again at each step."
    ),
    options=(
        Option(
            id="same",
            text="The 85 % date of the whole, since 85 % is 85 %.",
            why=(
                "Then all three parts would have to be unlucky together. That is rare, so the sum is too "
                "long."
            ),
            next_step="Forecast the 30 items as one.",
        ),
        Option(
            id="safe",
            text="A safer date than 85 %. The whole needs less.",
            why=(
                f"It holds with {100 * _sum.chance_of_sum:.0f} %. Forecast the whole, do not add up the "
                "parts."
            ),
            verdict=Verdict.RIGHT,
        ),
        Option(
            id="risky",
            text="A riskier date: three chances of 85 % give 61 %.",
            why=(
                "61 % is the chance that *each* part keeps its own date. For the end, one early part "
                "helps a late one."
            ),
            verdict=Verdict.PARTLY,
            next_step="Ask about the end of the whole only.",
        ),
        Option(
            id="mean",
            text="The average date of the whole, by and large.",
            why="The average is about 16 weeks. The sum lies far behind it.",
            next_step="Compare it with the middle that you computed.",
        ),
    ),
)

VELOCITY = ChooseOne(
    id="roadmapping.velocity-target",
    prompt=(
        "Clara: “Our velocity, what we finish a week, is 1.8. Imagine 2.5 by January!” What happens if that "
        "becomes the goal?"
    ),
    skill="forecast",
    minutes=1.2,
    source=(
        "R. Jeffries, “Story Points Revisited”, on comparing teams by velocity (summary). Example invented."
    ),
    hints=("What is the easiest way to count more items?",),
    explanation=(
        "The number is a reading, as on a thermometer. As a target it is met by cutting items smaller, and "
        "the forecast is ruined with it. Change what slows the squads: support duty, or how much is begun."
    ),
    options=(
        Option(
            id="faster",
            text="The squads work faster. A goal gives them direction.",
            why="They did not choose to be slow: support came in June. A goal does not take it away.",
            next_step="Look at what changed in week 44.",
        ),
        Option(
            id="smaller",
            text="Items get smaller until there are 2.5 of them.",
            why="The count rises, no family notices, and the old history no longer forecasts anything.",
            verdict=Verdict.RIGHT,
        ),
        Option(
            id="fair",
            text="It is fair, if both squads get the same number.",
            why="The squads cut their work differently. Comparing counts compares only how they cut.",
            next_step="Ask what each squad's number is used for.",
        ),
        Option(
            id="nothing",
            text="Nothing: nobody looks at such numbers anyway.",
            why="Clara will look. Then people work for the number and not for families.",
            next_step="Ask how a squad could reach 2.5 most easily.",
        ),
    ),
)


QUESTIONS = (GUESS, AVERAGE, PROMISE, DIRECTION, SUM, VELOCITY)
