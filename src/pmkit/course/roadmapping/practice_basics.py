"""Practice sheet, first part: what belongs where, and reading a forecast."""

from pmkit.course.roadmapping import data
from pmkit.methods import littles_law
from pmkit.practice import Card, ChooseMany, ChooseOne, Estimate, Group, Number, Option, Sort, Trap, Verdict

BOARD = "J. Bastow and S. Cast, Now-Next-Later, ProdPad, 2012 (told afterwards). Example invented."
PICHLER = "R. Pichler, the GO product roadmap, 2013, updated 2024. Example invented."
FLOW = "J. Little, 1961; D. Vacanti, Actionable Agile Metrics, 2015. Example invented."

HORIZON = Sort(
    id="roadmapping.horizon",
    prompt="A city's bike hire. Sort by certainty, not by date.",
    skill="now-next-later",
    minutes=1.8,
    source=BOARD,
    hints=("What do they know about the problem, and about a way?",),
    explanation=(
        "Now: problem and way are known, and work goes on. Next: the problem is known. Later: it is a belief."
    ),
    groups=(
        Group(id="now", text="Now: we work on it"),
        Group(id="next", text="Next: problem known, way open"),
        Group(id="later", text="Later: we believe it matters"),
    ),
    cards=(
        Card(
            id="lock",
            text="Locks jam in frost; the new lock is being fitted",
            why="Problem and way are known, and it has begun.",
            accepts=("now",),
            replies={"*": "It has begun. What is worked on stands in Now."},
        ),
        Card(
            id="full",
            text="40 complaints a week about full stations; three ideas",
            why="The problem is proven, the way is still open.",
            accepts=("next",),
            replies={
                "now": "Which of the three ideas do you work on? Nobody knows yet.",
                "*": "Forty complaints a week are more than a belief.",
            },
        ),
        Card(
            id="commuters",
            text="Perhaps commuters would share bikes with other towns",
            why="A belief that nobody has tested.",
            accepts=("later",),
            replies={"*": "It says “perhaps”. First somebody has to ask commuters."},
        ),
        Card(
            id="law",
            text="From July helmets are compulsory for children; way unknown",
            why="A hard date does not make the way known. Write the date on the card.",
            accepts=("next",),
            when="the date stands on the card",
            replies={
                "now": "The date is certain, the way is not. Find the way first.",
                "*": "A law is more than a belief. Its date stands on the card.",
            },
        ),
    ),
)

BREAKS = ChooseMany(
    id="roadmapping.breaks",
    prompt="Which cards in *Now* would you send back for better words?",
    skill="now-next-later",
    minutes=1.4,
    source=BOARD,
    hints=("Look for a date in the title, and for a person who is better off.",),
    explanation=(
        "A title names the problem. Dates in it go stale, and a solution alone cannot fail or succeed."
    ),
    options=(
        Option(
            id="march",
            text="Checkout, new version, by March",
            why="A date in the title, and no person.",
            verdict=Verdict.RIGHT,
        ),
        Option(
            id="spring",
            text="Parents find a lesson before the spring rush",
            why="The season is the reason here. Many would still move it to the card's text.",
            verdict=Verdict.PARTLY,
        ),
        Option(
            id="chat",
            text="Integrate chat component",
            why="A solution. Whom does it help?",
            verdict=Verdict.RIGHT,
        ),
        Option(
            id="wait",
            text="Callers wait less than two minutes",
            why="A change that can be measured: it may stay.",
        ),
    ),
)

GOAL = ChooseOne(
    id="roadmapping.goal-feature",
    prompt="Which line belongs in the row *goal* of a goal-oriented roadmap?",
    skill="goal-oriented roadmap",
    minutes=1.1,
    source=PICHLER,
    hints=("Which line can still be reached when the first idea fails?",),
    explanation=(
        "A column has one goal, a way to measure it, and three to five coarse features. The features may "
        "change; the goal holds the column together."
    ),
    options=(
        Option(
            id="feature",
            text="Allergy filter in search and child profiles are live.",
            why=(
                "Two features. If families still do not trust the search, they are finished and the goal "
                "is not."
            ),
            next_step="Ask what should be different for a family.",
        ),
        Option(
            id="goal",
            text="Families with an allergy plan dinner without fear.",
            why="The filter is one way there. If it fails, the goal asks for another one.",
            verdict=Verdict.RIGHT,
        ),
        Option(
            id="date",
            text="Everything for allergies is finished by 31 March.",
            why="A date without a goal: on 1 April nobody can say whether it helped.",
            next_step="Name whose evening changes, and how.",
        ),
        Option(
            id="three",
            text="Safety, growth and speed get better step by step.",
            why="Three goals in one column let each feature fit. One column, one goal.",
            next_step="Choose the one that the others can wait for.",
        ),
    ),
)

WIP = Number(
    id="roadmapping.wip",
    prompt="A squad has 12 items in progress and finishes 3 a week. How long does one item take, on average?",
    skill="flow",
    minutes=1.9,
    unit="weeks",
    expected=littles_law(wip=12, throughput=3),
    source=FLOW,
    hints=("Think of a queue of 12 in front of a desk.",),
    explanation=(
        "12 ÷ 3 = 4 weeks (Little's law). It holds for averages in a steady flow. Begin fewer, and each "
        "is done sooner."
    ),
    traps=(
        Trap(
            id="multiplied",
            value=36.0,
            says="You multiplied. More items finished a week must shorten the time.",
            next_step="Divide by what is finished a week.",
        ),
        Trap(
            id="inverse",
            value=0.25,
            says="You divided the other way round. That is weeks turned upside down.",
            next_step="Work in progress goes on top.",
        ),
    ),
)

EMPTY = Estimate(
    id="roadmapping.empty-weeks",
    prompt=(
        "In how many of Mealwise's last 60 weeks was nothing finished? Give a range that you are 80 % "
        "sure of."
    ),
    skill="forecast",
    minutes=1.3,
    truth=float((data.history()["finished"] == 0).sum()),
    unit="weeks",
    confidence=0.8,
    widest=20,
    source="Mealwise's history of 60 weeks; invented.",
    hints=("Think of holidays, outages and one angry customer.",),
    explanation=(
        "Seven of 60. They belong in the history: who leaves them out forecasts a year without Christmas."
    ),
)

HISTORY = ChooseOne(
    id="roadmapping.which-history",
    prompt=(
        "A squad of six became a squad of three in September. You have 40 weeks of history. Which weeks "
        "do you use?"
    ),
    skill="forecast",
    minutes=1.2,
    source="T. Magennis: seven or more periods. Example invented.",
    hints=("Which squad will do the work?",),
    explanation=(
        "A forecast assumes that the future is like the history chosen. Use the squad you have, say how "
        "few weeks that is, and repeat it soon."
    ),
    options=(
        Option(
            id="all",
            text="All 40. More data always make a better forecast.",
            why="More data of another squad. The forecast would be too early.",
            next_step="Ask which squad will do the work.",
        ),
        Option(
            id="since",
            text="Those since September, with a warning that they are few.",
            why="Few weeks of the right squad. You say it, and repeat the forecast soon.",
            verdict=Verdict.RIGHT,
        ),
        Option(
            id="best",
            text="The ten best weeks, since they show what is possible.",
            why="Possible once, and as a plan late in nearly every future.",
            next_step="Keep the bad weeks: they come back.",
        ),
        Option(
            id="half",
            text="All 40, divided by two, because half of them left.",
            why="A bridge for the first weeks. Half of the people is seldom half of the work.",
            verdict=Verdict.PARTLY,
            next_step="Replace it as soon as there are seven weeks.",
        ),
    ),
)

READ = ChooseOne(
    id="roadmapping.read-when",
    prompt=(
        "“20 items: 11 weeks with 50 %, 14 with 85 %.” The fair is in 11 weeks. What do you tell the boss?"
    ),
    skill="forecast",
    minutes=1.2,
    source="D. Vacanti, Actionable Agile Metrics, 2015. Numbers invented.",
    hints=("What does 50 % look like as a coin?",),
    explanation=(
        "In 11 weeks all 20 items are a coin toss. If the date is fixed, the number of items has to move."
    ),
    options=(
        Option(
            id="yes",
            text="“Yes. Eleven weeks is what the forecast says.”",
            why="It says so with 50 %. You have just promised a coin toss.",
            next_step="Read the chance with the weeks.",
        ),
        Option(
            id="cut",
            text="“All 20 is a coin toss. Which of them may wait?”",
            why="The date is fixed, so the amount is the question. It is asked today, not in week ten.",
            verdict=Verdict.RIGHT,
        ),
        Option(
            id="no",
            text="“No. It takes 14 weeks, so forget the fair.”",
            why="Some of it fits. Saying no to all gives the fair away.",
            verdict=Verdict.PARTLY,
            next_step="Ask how many items fit into 11 weeks.",
        ),
        Option(
            id="harder",
            text="“Yes, if we all work a little harder until then.”",
            why="Overtime is not in the history, so the forecast says nothing about it.",
            next_step="Take items out instead.",
        ),
    ),
)

QUESTIONS = (HORIZON, BREAKS, GOAL, WIP, EMPTY, HISTORY, READ)
