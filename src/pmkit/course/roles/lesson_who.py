"""The lesson's first sitting: who does what, and what Scrum says and does not say."""

from pmkit.course.roles.data import GUIDE, INVENTED, fact
from pmkit.practice import Card, ChooseOne, Group, Option, Predict, Sort, Verdict

FIRST_GUESS = Predict(
    id="roles.first-guess",
    prompt="Before anybody explains anything: who should say what comes first in Mealwise's backlog?",
    skill="who decides",
    minutes=1.0,
    source="A first guess. " + INVENTED,
    options=(
        Option(id="clara", text="Clara: it is her company, and she pays for it.", why=""),
        Option(id="mara", text="Mara: the product manager knows the market.", why=""),
        Option(id="jonas", text="Jonas: the backlog is the product owner's.", why=""),
        Option(id="board", text="All of them together, by a vote every Friday.", why=""),
    ),
    next_step="Read on. The answer depends on one sentence that Mealwise has never said.",
)

COMMITTEE = ChooseOne(
    id="roles.committee",
    prompt=(
        "Clara wants peace. “Imagine a backlog board: Viktor, Mara, Inês and I vote every Friday. "
        "Whatever wins goes on top.” What do you answer?"
    ),
    skill="who decides",
    minutes=1.4,
    hints=(
        "It is Tuesday. A developer asks which of two items to take. Whom does she ask?",
        "Being heard and deciding are two things.",
    ),
    source=GUIDE.format("Product Owner"),
    explanation=(
        "The Scrum Guide says that the product owner is one person, not a committee. That person may stand "
        "for the wishes of many. Whoever wants another order has to convince that one person. A vote has no "
        "one to convince, and no one who explains the order on Tuesday."
    ),
    options=(
        Option(
            id="vote",
            text="Good: four views make a better order than one.",
            why=(
                "Four views do help. Four owners do not: each Friday undoes the last, and nobody explains "
                "why."
            ),
            next_step="Find a way to keep the four views and one decision.",
        ),
        Option(
            id="advise",
            text="Let the four advise, and let one person decide.",
            why="All four are heard, and one order exists that somebody can explain on any day of the week.",
            verdict=Verdict.RIGHT,
        ),
        Option(
            id="weights",
            text="Vote, but let Clara's voice count double.",
            why="Then Clara decides, and four people sit in a meeting to hide it. Better say it openly.",
            next_step="Ask who explains the order on a Tuesday.",
        ),
        Option(
            id="score",
            text="No people at all: let a score decide the order.",
            why="A score prepares a decision. Somebody still answers for its inputs and for its exceptions.",
            verdict=Verdict.PARTLY,
            next_step="Say who that somebody is.",
        ),
    ),
)

SETTLED_GUESS = Predict(
    id="roles.settled-guess",
    prompt=(
        "Below are 30 activities of product work. For how many of them does the text of the Scrum Guide "
        "(2020) say whose they are?"
    ),
    skill="who decides",
    minutes=0.9,
    unit="activities",
    low=0,
    high=30,
    source="A first guess; counted from the course's activities, and told after the wall of cards.",
    next_step="Go on to the cards. The count is told below them.",
)

_KEY: tuple[tuple[str, str, str, dict[str, str]], ...] = (
    ("goal", "A01", "owner", {}),
    ("order", "A03", "owner", {"team": "They may advise. The guide wants one person who orders."}),
    (
        "size",
        "A05",
        "developers",
        {"owner": "The owner may help to weigh options. Those who do the work size it."},
    ),
    (
        "sprint-goal",
        "A07",
        "team",
        {"owner": "The owner proposes what would be valuable. The whole team makes the goal."},
    ),
    ("how", "A09", "developers", {"owner": "What and why are talked over. How is left to those who build."}),
    (
        "done",
        "A10",
        "team",
        {
            "owner": "One of the most usual mix-ups. The definition is not the owner's alone.",
            "developers": "They must conform to it. Where no standard exists, the whole team creates it.",
        },
    ),
    (
        "cancel",
        "A12",
        "owner",
        {"team": "The team may say that the goal is obsolete. One person may cancel."},
    ),
    ("daily", "A14", "developers", {"master": "The coach sees to it that it happens. It is run by others."}),
)

SCRUM_SORT = Sort(
    id="roles.scrum-sort",
    prompt="Now only by the Scrum Guide of 2020: whose is each of these?",
    skill="who decides",
    minutes=2.7,
    hints=(
        "Ask of each: is it about what is worth doing, or about doing it?",
        "Two of the cards belong to everybody together.",
    ),
    source="Schwaber & Sutherland, The Scrum Guide, November 2020.",
    explanation=(
        "The owner answers for value: goal and order. The developers answer for the plan of the sprint, for "
        "size and for quality. Sprint goal and definition of done belong to the whole Scrum team. The guide "
        "calls these accountabilities, not roles or jobs."
    ),
    groups=(
        Group(id="owner", text="Product owner"),
        Group(id="developers", text="Developers"),
        Group(id="master", text="Scrum master"),
        Group(id="team", text="The whole Scrum team"),
    ),
    cards=(
        *(
            Card(
                id=id,
                text=fact(activity, "activity"),
                why=fact(activity, "why"),
                accepts=(home,),
                replies={"*": fact(activity, "why"), **replies},
            )
            for id, activity, home, replies in _KEY
        ),
        Card(
            id="effective",
            text="Answer for it that the team works well, and better each month",
            why="The Scrum master serves the team: coaching, and getting obstacles out of its way.",
            accepts=("master",),
            replies={
                "owner": "The owner answers for the value of the product, not for how the team works.",
                "team": "All take part in getting better. One accountability carries it by name.",
            },
        ),
    ),
)

SCRIBE = ChooseOne(
    id="roles.scribe",
    prompt=(
        "Viktor hands Jonas a list: “You are the product owner, so please write these eleven stories. "
        "Customers asked for them.” What is Jonas's best answer?"
    ),
    skill="who decides",
    minutes=1.4,
    hints=(
        "What would Jonas know about the eleven after he has written them down?",
        "What does an owner of value have to be able to say?",
    ),
    source=(
        "Product owner answers for value: The Scrum Guide, 2020. Order takers: Melissa Perri, Escaping the "
        "Build Trap, 2018; Mary Poppendieck, quoted by InfoQ, March 2011. " + INVENTED
    ),
    explanation=(
        "A product owner answers for value, so he must be able to say no. Whoever only writes down what "
        "others want is a scribe. Perri calls such owners order takers: they spend the week on stories, and "
        "nobody checks whether the stories are worth anything."
    ),
    options=(
        Option(
            id="write",
            text="“Gladly. Collecting wishes is what I am here for.”",
            why="Collecting is part of it. An owner of value also weighs them, and most wishes lose.",
            next_step="Find the question that Viktor has not answered.",
        ),
        Option(
            id="no",
            text="“Sales has no say in the backlog, sorry.”",
            why="Anybody may propose. Sales hears customers every day; that is worth having.",
            next_step="Keep the open ear, and change what you ask for.",
        ),
        Option(
            id="problem",
            text="“What are they trying to do? I'll weigh that against the goal.”",
            why="You take the problem and leave the solution open. The order stays a decision about value.",
            verdict=Verdict.RIGHT,
        ),
        Option(
            id="later",
            text="“I'll add all eleven at the bottom, then we'll see.”",
            why="Polite, and it postpones the no. Viktor will tell customers that it is in the backlog.",
            verdict=Verdict.PARTLY,
            next_step="Say what decides whether an item moves up.",
        ),
    ),
)

READY = ChooseOne(
    id="roles.ready",
    prompt=(
        "A consultant says: “Your items fail the definition of ready that Scrum prescribes. Nothing may "
        "enter "
        "a sprint without it.” What holds?"
    ),
    skill="who decides",
    minutes=1.3,
    hints=("The guide names three commitments. Can you name them?",),
    source=(
        "The Scrum Guide, 2020, section “Product Backlog”, and all editions from 2011: items were once "
        "“deemed Ready”; a definition of ready was never part of a guide."
    ),
    explanation=(
        "The guide knows a product goal, a sprint goal and a definition of done. A definition of ready "
        "stands in no edition. Teams invented it. As a checklist it helps; as a gate it brings back the "
        "hand-off from those who specify to those who build."
    ),
    options=(
        Option(
            id="prescribed",
            text="He is right: Scrum has one for ready and one for done.",
            why="Done is in the guide. Ready as a definition is in no edition; teams added it themselves.",
            next_step="Ask him for the page.",
        ),
        Option(
            id="useless",
            text="He is wrong, and such a list does harm in any case.",
            why="It is not Scrum's, that holds. As a reminder it can help; it harms where it becomes a gate.",
            verdict=Verdict.PARTLY,
            next_step="Say when you would keep it.",
        ),
        Option(
            id="own-choice",
            text="Scrum does not ask for it; use one if it helps you talk.",
            why="It is the team's own tool. As a start of a talk it helps; as a gate it makes work wait.",
            verdict=Verdict.RIGHT,
        ),
        Option(
            id="owner",
            text="It exists, and the product owner alone writes it.",
            why=(
                "No edition of the guide holds one, so it gives it to nobody. Writer and gatekeeper in one "
                "would make work wait."
            ),
            next_step="Look for it in the section on the product backlog.",
        ),
    ),
)

QUESTIONS = (FIRST_GUESS, COMMITTEE, SETTLED_GUESS, SCRUM_SORT, SCRIBE, READY)
