"""Practice sheet, first third: titles, texts and figures read with care."""

from pmkit.cases import load
from pmkit.course.roles.data import GUIDE, INVENTED, fact
from pmkit.practice import Card, ChooseMany, ChooseOne, Estimate, Group, Number, Option, Sort, Trap, Verdict

_jobs = load("jobs").set_index("id")
JOB = _jobs.loc["J03"]

JUNIOR = ChooseOne(
    id="roles.junior",
    prompt=(
        "A friend: “Product owner is the junior title. After two years you become product manager.” "
        "What do you answer, with this advertisement in your hand?"
    ),
    context=f"> **{JOB['title']}**, {JOB['company']}. {JOB['text']}",
    skill="who decides",
    minutes=1.8,
    hints=("Read what this owner decides.",),
    source=(
        "The advertisement is invented. Role and job: Melissa Perri, 2018; Roman Pichler on product manager "
        "and product owner (opening read)."
    ),
    explanation=(
        "Here the title says owner and the work is the whole product. Elsewhere the same title means writing "
        "stories for one of fourteen teams. A title says little; ask what one may decide. Perri calls "
        "product "
        "owner a role in a Scrum team, product manager a job."
    ),
    options=(
        Option(
            id="ladder",
            text="True: owners prepare, and managers decide.",
            why="In some firms it is a rung. This owner sets goal and price, which is no preparing.",
            next_step="Underline each verb of the advertisement.",
        ),
        Option(
            id="ask",
            text="Titles vary: look at what one may decide.",
            why="This one sets the goal, tests prices and meets riders. The title alone tells none of that.",
            verdict=Verdict.RIGHT,
        ),
        Option(
            id="reverse",
            text="The other way round: owners outrank managers.",
            why="Here the owner decides a lot. Another firm does it differently; no text ranks the two.",
            next_step="Ask what in the advertisement tells you, besides the title.",
        ),
        Option(
            id="same",
            text="They are two words for one and the same job.",
            why="Some firms mean the same. In a split set-up, or in SAFe, they are two people with two jobs.",
            verdict=Verdict.PARTLY,
            next_step="How would you find out in an interview?",
        ),
    ),
)

STORIES = ChooseOne(
    id="roles.stories",
    prompt=(
        "A team of six waits each Monday. Its product manager writes all the stories herself, at weekends, "
        "“because I answer for them”. What do you suggest?"
    ),
    skill="time",
    minutes=1.3,
    hints=("Who else knows what one of these stories is about?",),
    source=GUIDE.format("Product Owner") + " " + INVENTED,
    explanation=(
        "“User story” does not occur in the Scrum Guide of 2020. It says that items must be clear and that "
        "one person answers for that. Whoever knows most about an item can draft it, and the talk about it "
        "is worth more than the text."
    ),
    options=(
        Option(
            id="template",
            text="A shorter template, so that she is done on Friday.",
            why="It saves her an hour or two. Six people still know the work only from her text.",
            verdict=Verdict.PARTLY,
            next_step="Who could write the first one on Monday, with her?",
        ),
        Option(
            id="share",
            text="Whoever knows an item drafts it; she answers for clarity.",
            why="Nobody waits for one pen, and questions come up while the item is written.",
            verdict=Verdict.RIGHT,
        ),
        Option(
            id="analyst",
            text="An analyst who writes stories from her notes.",
            why="Her weekend is saved, and one more person now stands between customer and team.",
            next_step="Look for a way without another hand-off.",
        ),
        Option(
            id="none",
            text="No more stories: the guide does not know the word.",
            why="The word is not in it, that holds. Items must still be clear, in some form.",
            next_step="Keep what stories do, and change who writes.",
        ),
    ),
)

_OWNERS = {
    "A02": ("owner", {}),
    "A04": ("owner", {}),
    "A08": ("developers", {"owner": "Order in the backlog is the owner's; the sprint's own plan is not."}),
    "A11": ("developers", {"owner": "There is no sign-off in the guide. Quality is with those who build."}),
    "A13": (
        "both",
        {
            "developers": "They may not drop value alone. Who answers for it?",
            "owner": "Who knows what it takes?",
        },
    ),
    "A17": ("silent", {"owner": "Often so in firms. The word does not occur in the guide."}),
    "A24": ("silent", {"owner": "Sensible in some firms. The guide does not speak of it."}),
    "A15": ("silent", {"owner": "A widespread custom. In the guide the definition of done decides."}),
}

_ASKED = {
    ("owner", "developers"): "They may do part of it. The guide names somebody else who answers for it.",
    ("owner", "both"): "Both may work on it. The guide names one who answers for it.",
    ("owner", "silent"): "The guide does speak of it, among what a backlog needs.",
    ("developers", "both"): "The two talk about it. The guide leaves it to one side.",
    ("developers", "silent"): "The guide does speak of it, where it describes who builds.",
    ("both", "silent"): "The guide does speak of it, where it describes the sprint.",
    ("silent", "developers"): "Perhaps so in your firm. The guide gives it to nobody.",
    ("silent", "both"): "Sensible, perhaps. The guide gives it to nobody.",
}
"""What is said of a card of one home that stands in another group, where the card has no reply of its own."""

SILENT = Sort(
    id="roles.silent",
    prompt="By the Scrum Guide of 2020 only. Careful: for three of these the guide names nobody.",
    skill="who decides",
    minutes=2.6,
    hints=("A word that is not in the guide can't be given to anybody by it.",),
    source=(
        "Schwaber & Sutherland, The Scrum Guide, November 2020; what is missing was searched for in its text."
    ),
    explanation=(
        "Vision, price and accepting work are not in the guide. It calls itself purposefully incomplete. "
        "Firms "
        "fill the gaps, and should say how. Whoever quotes Scrum for a vision or a sign-off quotes a custom."
    ),
    groups=(
        Group(id="owner", text="Product owner"),
        Group(id="developers", text="Developers"),
        Group(id="both", text="Developers with the product owner"),
        Group(id="silent", text="The guide is silent"),
    ),
    cards=tuple(
        Card(
            id=id.lower(),
            text=fact(id, "activity"),
            why=fact(id, "why"),
            accepts=(home,),
            replies={group: says for (at, group), says in _ASKED.items() if at == home} | replies,
        )
        for id, (home, replies) in _OWNERS.items()
    ),
)

HOURS_A_WEEK, STRATEGIC_SHARE, MEETING_HOURS = 49, 0.29, 18
PRAGMATIC = (
    "Pragmatic Marketing, 14th annual survey, November and December 2013, n = 1,800, self-selected: "
    "readers who answered, not a sample of all product managers."
)

STRATEGY_HOURS = Number(
    id="roles.strategy-hours",
    prompt=(
        f"In a survey of 2013, product people reported weeks of **{HOURS_A_WEEK} hours**, of which **29 %** "
        f"were strategic, and **{MEETING_HOURS} hours** in meetings. How many hours a week were strategic?"
    ),
    skill="time",
    minutes=2.1,
    unit="hours a week",
    expected=HOURS_A_WEEK * STRATEGIC_SHARE,
    tolerance=0.3,
    hints=("The share is of all the hours they reported.",),
    source=PRAGMATIC,
    explanation=(
        "49 × 0.29 = 14.2 hours, less than the meetings took. Those who answer such surveys choose to do so. "
        "The figure is a starting point for counting your own week, not a norm."
    ),
    traps=(
        Trap(
            id="forty",
            value=40 * STRATEGIC_SHARE,
            says="That is 29 % of 40 hours. They reported 49, which is itself part of the finding.",
            next_step="Take the share of the hours in the question.",
        ),
        Trap(
            id="tactical",
            value=HOURS_A_WEEK * (1 - STRATEGIC_SHARE),
            says="That is the other part: the hours that were not strategic.",
            next_step="Subtract it from 49, or take 29 % directly.",
        ),
        Trap(
            id="without-meetings",
            value=(HOURS_A_WEEK - MEETING_HOURS) * STRATEGIC_SHARE,
            says="You took the meetings out first. Some of them were strategic; the share is of all hours.",
            next_step="Take the share of the whole week.",
        ),
        Trap(
            id="share",
            test=lambda value: value in (0.29, 29),
            sample="29 %",
            says="29 % is the share itself. The question asks for hours.",
            next_step="Take 29 % of the 49 hours.",
        ),
    ),
)

TINY_SURVEY = ChooseMany(
    id="roles.tiny-survey",
    prompt=(
        "A blog of December 2020 writes: “40.9 % of product owners spend one to two hours a day on the "
        "backlog.” In small print: n = 22. What may you say in your team?"
    ),
    skill="time",
    minutes=1.7,
    hints=("How many people are 40.9 % of 22?",),
    source="theproductguy.co, December 2020, n = 22; used here as an example of a sample that is too small.",
    explanation=(
        f"40.9 % of 22 are {round(0.409 * 22)} people. One more or less moves the figure by 4.5 points, so "
        f"the "
        "decimal says nothing. Who answered, and why, is not known. It may start a talk; it can't end one."
    ),
    options=(
        Option(
            id="nine",
            text="Nine of 22 people said so.",
            why="The same fact with its size in sight.",
            verdict=Verdict.RIGHT,
        ),
        Option(
            id="four-in-ten",
            text="Four in ten owners do so.",
            why="That speaks of all owners. 22 readers of one blog can't carry it.",
        ),
        Option(
            id="count-ours",
            text="Let us count our own week before we compare.",
            why="A count of your own answers your own question.",
            verdict=Verdict.RIGHT,
        ),
        Option(
            id="decimal",
            text="The decimal shows that it was measured with care.",
            why="A decimal of 22 is arithmetic: one person is 4.5 points.",
        ),
        Option(
            id="useless",
            text="Surveys of product people tell nothing at all.",
            why="Some are large and say how they asked. Self-selected they all are; read them so.",
        ),
    ),
)

REACTIVE = Estimate(
    id="roles.reactive",
    prompt=(
        "In a survey of more than 1,500 product people (2023), what share said that their strategy is driven "
        "by requests of executives or by direct feedback?"
    ),
    skill="time",
    minutes=1.5,
    truth=52.0,
    unit="%",
    widest=40.0,
    hints=("Think of ten product people whom you know, and count.",),
    source="ProductPlan, State of Product Management, 2023, n above 1,500, self-selected.",
    explanation=(
        "About 52 %. The sample chose itself, and “driven by” means different things to different people. "
        "It fits the wish that most surveys of the field report: more time for direction."
    ),
)

QUESTIONS = (JUNIOR, STORIES, SILENT, STRATEGY_HOURS, TINY_SURVEY, REACTIVE)
