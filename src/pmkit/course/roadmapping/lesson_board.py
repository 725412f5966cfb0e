"""The lesson's first sitting: what a roadmap is, now-next-later, goals, and the dispute about dates."""

from pmkit.practice import Card, ChooseOne, Group, Option, Predict, Sort, Verdict

BASTOW = "J. Bastow and S. Cast, Now-Next-Later, ProdPad, 2012 (told afterwards). Example invented."
CAGAN = (
    "M. Cagan, “The Alternative to Roadmaps”, Silicon Valley Product Group; J. Bastow (ProdPad). "
    "No study links a format of roadmap to results. Example invented."
)

WHICH = Predict(
    id="roadmapping.which-plan",
    prompt="Clara wants a plan on the wall this afternoon. Which one would you hang up?",
    skill="roadmap",
    minutes=0.9,
    source="A first guess.",
    options=(
        Option(id="bars", text="Bars with a start and an end for each feature", why=""),
        Option(id="list", text="The backlog, all 60 rows, in their order", why=""),
        Option(id="columns", text="Three columns: now, next and later", why=""),
        Option(id="dates", text="A list of release dates up to the summer", why=""),
    ),
    next_step="Keep it in mind. At the end four people will read it.",
)

TELL_APART = Sort(
    id="roadmapping.tell-apart",
    prompt="Four plans lie on Mara's desk. Which question does each answer?",
    skill="roadmap",
    minutes=2.0,
    source="The difference of Gantt chart and roadmap: ProductPlan (summary). Example invented.",
    hints=("Which of them would change if one engineer fell ill, and which if the market changed?",),
    explanation=(
        "A roadmap says which problem comes first and why. A release plan says what reaches customers when. "
        "A Gantt chart says who works on what, and what waits. The backlog holds the work itself. Put into "
        "one picture, the weakest guess looks as firm as the surest."
    ),
    groups=(
        Group(id="roadmap", text="Roadmap: which problem, and why"),
        Group(id="release", text="Release plan: what goes out when"),
        Group(id="gantt", text="Gantt chart: who works when on what"),
        Group(id="backlog", text="Backlog: which pieces of work"),
    ),
    cards=(
        Card(
            id="problem",
            text="Now: families with an allergy trust the search. Next: fewer leave in summer",
            why="Problems in an order, and no piece of work.",
            accepts=("roadmap",),
            replies={
                "backlog": (
                    "A roadmap is not the backlog drawn wide. These are problems; no row to build is in it."
                ),
                "*": "No dates and no persons: it says which problem comes first.",
            },
        ),
        Card(
            id="out",
            text="Version 4.2 with the allergy filter: 24 November to 5 % of users, then to all",
            why="It says what goes out, when, and to whom.",
            accepts=("release",),
            replies={
                "roadmap": "A release plan answers when it goes out. Why it matters stands in the roadmap.",
                "*": "Who gets which version when: that is a release.",
            },
        ),
        Card(
            id="bars",
            text="Lukas: login library, week 1 to 3; then sign-on, week 4 to 9",
            why="Persons, weeks, and what waits for what.",
            accepts=("gantt",),
            replies={
                "roadmap": "Bars per person are a Gantt chart: how work is finished, not why it is chosen.",
                "*": "A person, weeks and an order of tasks: that is a schedule.",
            },
        ),
        Card(
            id="rows",
            text="As a parent I want search to leave out unsafe recipes; 3 person-months",
            why="One piece of work with its size.",
            accepts=("backlog",),
            replies={
                "roadmap": "This is one row of the backlog. The roadmap names the problem above it.",
                "*": "One piece of work, described and sized: a row of the backlog.",
            },
        ),
    ),
)

LATER = ChooseOne(
    id="roadmapping.later-dustbin",
    prompt="Nine wishes are in Later. Tomasz: “Put mine there too, then nobody is hurt.” What do you do?",
    skill="now-next-later",
    minutes=1.2,
    source=BASTOW,
    hints=("What does Tomasz tell his colleagues tomorrow?",),
    explanation=(
        "Later means: we believe in this problem, and do not know enough yet. It is not a polite no. A "
        "column "
        "that takes everything is read by nobody, or by everybody as a promise."
    ),
    options=(
        Option(
            id="dustbin",
            text="I add it. Later costs nothing, and peace is worth a lot.",
            why=(
                "It costs trust: each wish there is read as a promise. In a year you say no to all of "
                "them at once."
            ),
            next_step="Ask what would have to be true for you to begin it.",
        ),
        Option(
            id="no",
            text="I say no today, with the reason, and what would change it.",
            why="A no with a reason can be answered. Later stays for problems that you want to solve.",
            verdict=Verdict.RIGHT,
        ),
        Option(
            id="hide",
            text="I keep a second, secret list, so that Later stays short.",
            why="The board is short, and Tomasz waits for something that nobody intends.",
            next_step="Say the decision to the person it concerns.",
        ),
        Option(
            id="votes",
            text="I let everybody vote, and the nine with most votes remain.",
            why="Voting thins the column. It does not say which problem leads to your goal.",
            verdict=Verdict.PARTLY,
            next_step="Begin with the goal, then count hands.",
        ),
    ),
)

QUARTERS = ChooseOne(
    id="roadmapping.renamed-quarters",
    prompt="Viktor writes Q4 above *Now*, Q1 above *Next* and Q2 above *Later*. What has changed?",
    skill="now-next-later",
    minutes=1.2,
    source=BASTOW,
    hints=("What do you do with a card in “Q2” on 1 July?",),
    explanation=(
        "The columns stand for certainty, from left to right less. With quarters above them each card gets a "
        "date that nobody estimated. Dates that are real, such as a switch-off, stand on their card."
    ),
    options=(
        Option(
            id="same",
            text="Nothing. It is the same order, only easier to read.",
            why="The order is the same. Each card has now a date, and nobody has forecast one.",
            next_step="Ask who would be surprised on 1 July.",
        ),
        Option(
            id="certainty",
            text="The columns said how certain; now they promise dates.",
            why="Nine wishes got a quarter for free. Sales will read it aloud.",
            verdict=Verdict.RIGHT,
        ),
        Option(
            id="honest",
            text="It is more honest, since time passes in any case.",
            why="Time passes; knowledge does not come with it. A guess in a column looks like a plan.",
            next_step="Ask which card has a forecast.",
        ),
        Option(
            id="half",
            text="It is fine for Q4; the other two are too far away.",
            why="The first may be near the truth. The eye reads all three in the same way.",
            verdict=Verdict.PARTLY,
            next_step="Give the sure cards a forecast, and leave the headings.",
        ),
    ),
)


DATES = ChooseOne(
    id="roadmapping.dates",
    prompt="Should dates stand on a roadmap? Experts differ. Which practice can you defend?",
    skill="roadmap",
    minutes=1.3,
    source=CAGAN,
    hints=("Who needs the date, and what do they do with it?",),
    explanation=(
        "Against: most plans list outputs, and at least half of ideas do not work out (Cagan; reported). For: "
        "hardware, law and sales work with dates. Both sides agree that certainty falls with distance, and "
        "that a few promises are needed. They are given late and kept."
    ),
    options=(
        Option(
            id="none",
            text="No dates. A few promises, given after we have tried it out.",
            why="Cagan calls these few high-integrity commitments. They cost a careful look before each one.",
            verdict=Verdict.RIGHT,
            when="when you can change what you build as you learn",
        ),
        Option(
            id="ranges",
            text="Dates where the world outside has one, with a certainty.",
            why="A switch-off has a date whether you like it or not. Give yours with its chance.",
            verdict=Verdict.RIGHT,
            when="when partners, law or hardware wait for you",
        ),
        Option(
            id="all",
            text="A date for each item, because leaders ask for it.",
            why="Leaders ask what they can rely on. Sixty dates answer that with sixty guesses.",
            next_step="Ask which decision waits for which date.",
        ),
        Option(
            id="never",
            text="Never a date, to anybody, since all of them are wrong.",
            why="Korbmarkt switches off on a day. Without a forecast you find out too late.",
            next_step="Say a date as a range with a chance.",
        ),
    ),
)

QUESTIONS = (WHICH, TELL_APART, LATER, QUARTERS, DATES)
