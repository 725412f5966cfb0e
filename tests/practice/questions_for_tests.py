"""One sound question of each kind, as an author would write it (Mealwise and its data are invented)."""

from pmkit.practice import (
    Allocate,
    Card,
    ChooseMany,
    ChooseOne,
    Column,
    Criterion,
    Estimate,
    Group,
    Mark,
    Matrix,
    ModelText,
    Number,
    Option,
    Order,
    Plan,
    PlanItem,
    Portion,
    Predict,
    Row,
    Slot,
    Sort,
    Trap,
    Verdict,
    Write,
)
from pmkit.practice.lint import at_least_one, at_most_words, avoids, exactly_one, has_number

SOURCE = "S. McBride, [RICE](https://www.intercom.com/blog/rice), Intercom, 2016"

CHOOSE_ONE = ChooseOne(
    id="prioritisation.close-scores",
    prompt="The squad asks: dark mode or the shared list?",
    skill="reading a score",
    minutes=1,
    hints=("Where does each 3,000 come from?", "Which number would a week of work change most?"),
    source=SOURCE,
    explanation="Where doubt is large and cheap to remove, learning comes first.",
    options=(
        Option(id="coin", text="Flip a coin, they are equal.", why="Equal today, for different reasons."),
        Option(
            id="dark", text="Dark mode: we are sure of it.", why="That certainty is already in the score."
        ),
        Option(
            id="list",
            text="The list: its reach looks better.",
            why="It does, if it is true. Half of that is doubt.",
            verdict=Verdict.PARTLY,
            next_step="What would you do before spending six weeks on it?",
        ),
        Option(
            id="test",
            text="Spend three days testing the list.",
            why="If the test goes well its score doubles.",
            verdict=Verdict.RIGHT,
            when="when three days are cheap",
        ),
        Option(
            id="bundle",
            text="Ship both behind one switch.",
            why="Then the market decides.",
            verdict=Verdict.RIGHT,
            when="when a switch costs next to nothing",
        ),
    ),
)

CHOOSE_MANY = ChooseMany(
    id="prioritisation.rice-parts",
    prompt="Which of these go into a RICE score?",
    skill="RICE",
    minutes=1.5,
    hints=("The name is the list.",),
    source=SOURCE,
    explanation="Reach, impact, confidence and effort.",
    options=(
        Option(id="reach", text="Reach", why="How many, in a period.", verdict=Verdict.RIGHT),
        Option(id="effort", text="Effort", why="It divides.", verdict=Verdict.RIGHT),
        Option(id="ease", text="Ease", why="That is in ICE."),
        Option(id="votes", text="Votes", why="Votes are a source for reach, not reach."),
        Option(
            id="cost",
            text="Cost",
            why="Effort in money.",
            verdict=Verdict.RIGHT,
            when="when effort is priced the same for all",
        ),
    ),
    traps=(
        Trap(
            id="everything",
            says="You chose all of them; a score with everything in it says nothing.",
            test=lambda chosen: len(chosen) == 5,
            sample=["reach", "effort", "ease", "votes", "cost"],
        ),
    ),
)

NUMBER = Number(
    id="prioritisation.rice-allergy",
    prompt="RICE of the allergy filter?",
    context="| reach | impact | confidence | effort |\n|---|---|---|---|\n| 6,000 | 2 | 80 % | 3 |",
    skill="RICE",
    minutes=2,
    hints=("Which of the four divides?",),
    source=SOURCE,
    explanation="Reach × impact × confidence ÷ effort.",
    on_right="3,200. Six thousand households, twice the usual effect, four fifths sure, three months' work.",
    expected=3200,
    unit="households",
    traps=(
        Trap(id="confidence-80", value=320_000, says="You multiplied by 80. Confidence is a share: 0.8."),
        Trap(
            id="times-effort", value=28_800, says="You multiplied by effort. Effort is the price: it divides."
        ),
        Trap(id="no-confidence", value=4_000, says="You left confidence out, as if you were certain."),
    ),
)

SORT = Sort(
    id="roles.who-does",
    prompt="Whose work is it?",
    skill="roles",
    minutes=1,
    hints=("Who answers for the order of the backlog?",),
    source="Scrum Guide, 2020",
    explanation="The guide names one owner of the backlog.",
    cards=(
        Card(
            id="order",
            text="Order the backlog",
            why="One person answers for it.",
            accepts=("po",),
            replies={"dev": "Developers advise on the order; they do not answer for it."},
        ),
        Card(id="how", text="Decide how to build it", why="Those who build decide how.", accepts=("dev",)),
        Card(
            id="talk",
            text="Talk to customers",
            why="Everybody learns by it.",
            accepts=("po", "dev"),
            when={"po": "when the market is the question", "dev": "when a detail is the question"},
        ),
    ),
    groups=(Group(id="po", text="Product owner"), Group(id="dev", text="Developers")),
)

ORDER = Order(
    id="prioritisation.queue",
    prompt="In which order do the jobs run?",
    skill="cost of delay",
    minutes=1.5,
    hints=("Divide cost of delay by duration.",),
    source="D. Reinertsen, 2009",
    explanation="Highest cost of delay per week of work first.",
    cards=(
        Card(id="a", text="Fix the invoice", why="6 per week of work."),
        Card(id="b", text="Move the server", why="3 per week of work."),
        Card(id="c", text="New icon", why="3 per week of work, too."),
        Card(id="d", text="Rewrite it all", why="1 per week of work."),
    ),
    ranks=(("a",), ("b", "c"), ("d",)),
    first="runs first",
    last="runs last",
)

ALLOCATE = Allocate(
    id="roles.week",
    prompt="Distribute a week of 40 hours.",
    skill="time",
    minutes=2,
    hints=("What starves when nobody plans it?",),
    source="own, invented",
    explanation="Customers first, meetings last.",
    cards=(
        Portion(id="customers", text="Customers", why="Less than a day and you guess.", low=8, high=20),
        Portion(id="team", text="Team", why="They wait for your answers.", low=8, high=20),
        Portion(id="meetings", text="Meetings", why="They grow by themselves.", low=0, high=12),
    ),
    total=40,
    unit="hours",
    example={"customers": 16, "team": 16, "meetings": 8},
)

MATRIX = Matrix(
    id="roles.raci",
    prompt="Who is accountable (A), who does it (R)?",
    skill="accountability",
    minutes=1.5,
    hints=("Can two people answer for one thing?",),
    source="own, invented",
    explanation="Exactly one accountable.",
    rows=(
        Row(id="price", text="Set the price", why="The product manager answers for it."),
        Row(id="release", text="Release", why="The team does it."),
    ),
    columns=(Column(id="pm", text="Product manager"), Column(id="dev", text="Developers")),
    marks=(Mark(id="A", label="accountable"), Mark(id="R", label="does it")),
    rules=(exactly_one("A", "accountable"), at_least_one("R", "does it")),
    key={"price": {"pm": ("A",)}},
    example={"price": {"pm": "A", "dev": "R"}, "release": {"pm": "A", "dev": "R"}},
)

PLAN = Plan(
    id="prioritisation.release",
    prompt="Fill the release.",
    skill="release planning",
    minutes=2.8,
    hints=("Does the dearest item earn its place?",),
    source="solved exactly",
    explanation="Small items that fit beat one large one.",
    items=(
        PlanItem(id="big", text="Big", value=10, cost=6),
        PlanItem(id="x", text="Left", value=7, cost=4),
        PlanItem(id="y", text="Centre", value=6, cost=4),
        PlanItem(id="z", text="Right", value=1, cost=2, requires=("x",)),
    ),
    capacity=8,
    unit="weeks",
    value_unit="points",
    best=("x", "y"),
)

ESTIMATE = Estimate(
    id="roadmapping.forecast",
    prompt="How many items will be done in ten weeks?",
    skill="forecast",
    minutes=1.3,
    hints=("What would surprise you?",),
    source="own, invented",
    explanation="Count what was done before.",
    truth=42,
    unit="items",
    widest=60,
)

WRITE = Write(
    id="vision.statement",
    prompt="Write the vision.",
    skill="vision",
    minutes=4,
    hints=("For whom, above all?",),
    source="own, invented",
    explanation="A vision names a change in somebody's life.",
    slots=(Slot(id="who", label="For whom"), Slot(id="change", label="What changes for them", rows=4)),
    rules=(
        at_most_words("change", 20),
        has_number("change"),
        avoids("who", r"\beveryone\b", "“{found}” is no target group."),
    ),
    criteria=(Criterion(id="c1", text="Could a competitor say the same?"),),
    models=(
        ModelText(
            label="Strong",
            slots={"who": "Parents", "change": "Dinner in 20 minutes"},
            why="One can check it.",
        ),
        ModelText(
            label="Weak", slots={"who": "Families", "change": "Great food"}, why="Anybody could say it."
        ),
    ),
)

PREDICT = Predict(
    id="prioritisation.first-guess",
    prompt="Which would you build first?",
    skill="judgement",
    minutes=0.8,
    hints=("There is no wrong guess.",),
    source="own, invented",
    options=(Option(id="a", text="Allergy filter", why=""), Option(id="b", text="Dark mode", why="")),
)

ALL = (
    CHOOSE_ONE,
    CHOOSE_MANY,
    NUMBER,
    SORT,
    ORDER,
    ALLOCATE,
    MATRIX,
    PLAN,
    ESTIMATE,
    WRITE,
    PREDICT,
)
BY_ID = {question.id: question for question in ALL}
