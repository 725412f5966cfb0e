"""The lesson's first sitting: a sentence that helps to say no, and what a vision is not."""

from pmkit.practice import Card, ChooseOne, Group, Option, Predict, Sort, Verdict

MOORE = "The pattern after G. Moore, Crossing the Chasm, 1991. Mealwise's texts are invented."
PICHLER = (
    "R. Pichler, The Product Vision Board, 2011, updated 2025 (read in part). Mealwise's texts are invented."
)

WHICH_SENTENCE = Predict(
    id="vision.which-sentence",
    prompt=(
        "Four sentences for the wall. On Tuesday Viktor asks for the wine guide. Which one helps the "
        "squad most?"
    ),
    skill="vision",
    minutes=1.1,
    source="The four sentences are invented.",
    options=(
        Option(id="leading", text="We become Europe's leading meal platform.", why=""),
        Option(id="delight", text="We delight people with wonderful food, every day.", why=""),
        Option(id="fear", text="Families with an allergy eat together without fear.", why=""),
        Option(id="features", text="Plans, lists, baskets and a chef, all in one app.", why=""),
    ),
    next_step="Read on. At the end of the sitting, ask each sentence about the wine guide once more.",
)

EVERYONE = ChooseOne(
    id="vision.everyone",
    prompt="Clara: “Our target group is everyone who cooks. Why make it small?” What do you answer?",
    skill="positioning",
    minutes=1.2,
    source=PICHLER,
    hints=("Think of a developer who has to choose which of two recipes comes first.",),
    explanation=(
        "A target group is there to decide with. “Everyone” gives no reason to prefer one "
        "household's problem "
        "to another's, so the loudest voice decides. A narrow start does not forbid a wide end."
    ),
    options=(
        Option(
            id="right",
            text="“Everyone” tells no developer what to leave out.",
            why="A group that decides nothing is not a target group. A narrow one says whom to watch.",
            verdict=Verdict.RIGHT,
        ),
        Option(
            id="money",
            text="A smaller group costs less to advertise to.",
            why="That may be true, and it helps marketing. It does not yet help a squad to choose.",
            verdict=Verdict.PARTLY,
            next_step="Ask what the squad does differently on Monday.",
        ),
        Option(
            id="later",
            text="Agreed. We can always narrow it when growth returns.",
            why="Growth has stalled with everyone as the target. Waiting keeps the reason for it.",
            next_step="Ask which household would miss Mealwise tomorrow.",
        ),
        Option(
            id="segments",
            text="We write one sentence for each of our five groups.",
            why="Five sentences are five products. Two squads will serve the group that complained last.",
            next_step="Choose the one group to start with.",
        ),
    ),
)

ALTERNATIVE = ChooseOne(
    id="vision.alternative-none",
    prompt="In Jonas's draft the alternative is “none: nobody does what we do”. What is wrong with it?",
    skill="positioning",
    minutes=1.1,
    source=MOORE,
    hints=("What did a family do for dinner before it knew Mealwise?",),
    explanation=(
        "There is always an alternative: a paper list, a group chat, the same seven dishes, doing nothing. "
        "It is what you are compared with, and it tells you what your benefit must beat."
    ),
    options=(
        Option(
            id="rival",
            text="It should name the rival with the free planner.",
            why="For some households, yes. Most compare you with a paper list, not with another app.",
            verdict=Verdict.PARTLY,
            next_step="Ask what a family does on a Sunday without any app.",
        ),
        Option(
            id="today",
            text="It hides what families do today, such as reading labels.",
            why="People eat every day, so they already have a way. Your benefit has to beat that way.",
            verdict=Verdict.RIGHT,
        ),
        Option(
            id="nothing",
            text="Nothing. It is a strength to have no competitor.",
            why="No competitor and no alternative are two things. A family without Mealwise still eats.",
            next_step="Describe one evening without your product.",
        ),
        Option(
            id="proud",
            text="It sounds too proud for a young company.",
            why="The tone is a small matter. The sentence is of no use, proud or modest.",
            next_step="Ask what the sentence would have to tell a squad.",
        ),
    ),
)

BENEFIT = Sort(
    id="vision.benefit-feature",
    prompt="Which of these say what changes for a household, and which say what the app has?",
    skill="positioning",
    minutes=1.9,
    source=MOORE,
    hints=("Put “so that …” behind each. If the rest is still open, it is not the benefit.",),
    explanation=(
        "A benefit can be seen in a kitchen with the phone switched off. A feature can be seen in the app. "
        "Features age; the benefit is the reason why you build them."
    ),
    groups=(Group(id="benefit", text="A benefit"), Group(id="feature", text="A feature")),
    cards=(
        Card(
            id="fear",
            text="A child's birthday dinner without a phone call to a doctor",
            why="It happens at a table. No screen is in it.",
            accepts=("benefit",),
            replies={"*": "Nothing of the app is named here. It is what a family wants the app for."},
        ),
        Card(
            id="recommender",
            text="A recommender that learns",
            why="It lives in the app. What it changes for somebody is still open.",
            accepts=("feature",),
            replies={"*": "Learns, so that what? The change for the household is not said."},
        ),
        Card(
            id="one-list",
            text="Two people on two shifts buy everything once",
            why="They would notice it in their fridge.",
            accepts=("benefit",),
            replies={"*": "The list is the feature. Nothing bought twice is what it is good for."},
        ),
        Card(
            id="pdf",
            text="The week's plan as a PDF",
            why="A format. Somebody wants it for a reason that is not written here.",
            accepts=("feature",),
            replies={"*": "Ask an employer what the PDF is wanted for. That would be the benefit."},
        ),
        Card(
            id="sunday",
            text="Twenty minutes more on Sunday evening",
            why="It can be measured with a kitchen clock.",
            accepts=("benefit",),
            replies={"*": "No feature is named. It is time that people get back."},
        ),
    ),
)

TELL_APART = Sort(
    id="vision.tell-apart",
    prompt="What is each of these sentences?",
    skill="vision",
    minutes=2.0,
    source=(
        "Kennedy to Congress, 25 May 1961 (shortened); R. Pichler, The Product Vision Board, 2011. "
        "The other sentences are invented."
    ),
    hints=(
        "A vision can be pictured, and it names no solution.",
        "Cross out the company's name. Would the sentence fit a bank as well?",
    ),
    explanation=(
        "A vision names a change for somebody and leaves the way open. A slogan fits any company. A list of "
        "features describes today's idea. A goal has a measure and an end, and must be replaced when it is "
        "reached, like the landing on the Moon."
    ),
    groups=(
        Group(id="vision", text="A vision"),
        Group(id="slogan", text="A slogan"),
        Group(id="features", text="A list of features"),
        Group(id="goal", text="A goal"),
    ),
    cards=(
        Card(
            id="moon",
            text="Before this decade is out, land a man on the Moon",
            why="A clear picture with a date. Once reached, it is used up.",
            accepts=("goal", "vision"),
            when={
                "goal": "when you look at the date: reached, it needs a successor",
                "vision": "while it lies years ahead and pulls everybody in one direction",
            },
            replies={"*": "It can be pictured and tested, and it names what will be true."},
        ),
        Card(
            id="table",
            text="Every family eats together without fear of what is in the food",
            why="A change for somebody, and the way is open.",
            accepts=("vision",),
            replies={
                "slogan": "Try it on a bank: it does not fit. It names somebody and a change.",
                "*": "No app, no date: it says how the world should be for a family.",
            },
        ),
        Card(
            id="platform",
            text="The world's leading platform for better food",
            why="It is about the company. It tells nobody what to build.",
            accepts=("slogan",),
            replies={"*": "Leading in what, for whom? Swap “food” for “finance” and it still works."},
        ),
        Card(
            id="list",
            text="Plans, lists and baskets in one simple app",
            why="Today's idea of a solution. When it changes, the sentence is wrong.",
            accepts=("features",),
            replies={"*": "It names what the app has, not what it is for."},
        ),
        Card(
            id="churn",
            text="From 60 to 44 of 1,000 customers lost a month, by March",
            why="A measure, a start, an end and a date.",
            accepts=("goal",),
            replies={"*": "It has a number and a date, and nobody puts it on a wall for ten years."},
        ),
    ),
)

HOW_OFTEN = ChooseOne(
    id="vision.how-often",
    prompt="Nordhafen, the largest employer, threatens to leave. Clara: “Then we need a new vision.” What should "
    "change?",
    skill="vision",
    minutes=1.2,
    source="R. Pichler, vision board, 2011: look at the board about every quarter (his rule of thumb).",
    hints=("The vision is the reason for all the rest. Has the reason changed, or the way?",),
    explanation=(
        "A vision that changes with each customer leads nobody. One that may never be questioned ends as "
        "decoration. The parts below it, target group, needs, product and goals, are assumptions: test them, "
        "and look at them about every quarter."
    ),
    options=(
        Option(
            id="keep-test",
            text="Keep the vision; test whether employers belong to the strategy.",
            why="The reason to exist is the same. How you get there is an assumption, and one is in doubt.",
            verdict=Verdict.RIGHT,
        ),
        Option(
            id="new",
            text="The vision: it must fit the customers we have.",
            why="Next quarter another customer is loud. A vision that follows them follows nobody.",
            next_step="Ask which parts of the board are assumptions.",
        ),
        Option(
            id="never",
            text="Nothing. A vision and a strategy are set once.",
            why="The vision may stay. The strategy below it is a set of assumptions, and news has arrived.",
            verdict=Verdict.PARTLY,
            next_step="Ask what Nordhafen's call tells you about these assumptions.",
        ),
        Option(
            id="both",
            text="Write a second vision for employers beside it.",
            why="Two directions for two squads. The next conflict has no judge.",
            next_step="Look for one sentence that both can serve.",
        ),
    ),
)

QUESTIONS = (WHICH_SENTENCE, EVERYONE, ALTERNATIVE, BENEFIT, TELL_APART, HOW_OFTEN)
