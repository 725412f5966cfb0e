"""Practice sheet, first half: positioning, vision, North Star."""

from pmkit.practice import Card, ChooseMany, ChooseOne, Estimate, Group, Option, Order, Sort, Verdict

MOORE = "The pattern after G. Moore, Crossing the Chasm, 1991. The products are invented."
PICHLER = (
    "R. Pichler, The Product Vision Board, 2011, updated 2025 (read in part). The products are invented."
)

_SLOTS = (
    ("customer", "For", "shift workers with two children", "It names people whom one could find and ask."),
    ("need", "who", "never know who has bought what", "It says what goes wrong, with no product in it."),
    ("category", "is a", "shared kitchen planner", "It is the word people would look for."),
    ("benefit", "that", "keeps the fridge free of doubles", "It can be seen in the fridge."),
    ("alternative", "unlike", "messages in a family chat", "It is what they do today."),
    ("difference", "it", "crosses off what the other one bought", "It is what a chat can't do."),
)

SLOTS = Sort(
    id="vision.slots",
    prompt="Which slot of the positioning statement does each piece belong to?",
    skill="positioning",
    minutes=1.9,
    source=MOORE,
    hints=("Begin with the piece that names people.", "Which piece would be true if you did not exist?"),
    explanation=(
        "For shift workers with two children, who never know who has bought what, it is a shared kitchen "
        "planner that keeps the fridge free of doubles. Unlike messages in a family chat, it crosses off "
        "what the other one bought."
    ),
    groups=tuple(Group(id=id, text=f"{label} …") for id, label, _, _ in _SLOTS),
    cards=tuple(
        Card(
            id=f"c-{id}", text=text, why=why, accepts=(id,), replies={"*": f"Read the sentence aloud. {why}"}
        )
        for id, _, text, why in _SLOTS
    ),
)

TARGETS = ChooseMany(
    id="vision.targets",
    prompt="A bicycle workshop writes a planner app. Which target groups can a squad decide with?",
    skill="positioning",
    minutes=1.4,
    source=PICHLER,
    hints=("Could you find ten of them tomorrow, and would they have the same problem?",),
    explanation=(
        "A usable group can be found and shares a problem. Age alone does neither, and “all” leaves nobody "
        "out. Two groups with opposite needs are two products."
    ),
    options=(
        Option(
            id="couriers",
            text="Couriers who lose pay while the bicycle stands",
            why="They can be found at any station, and the same hour hurts all of them.",
            verdict=Verdict.RIGHT,
        ),
        Option(
            id="young",
            text="People between 18 and 35 in cities",
            why="An age is no problem. Some of them don't own a bicycle.",
        ),
        Option(
            id="parents",
            text="Parents whose child needs the bicycle for school",
            why="One place, one morning, one problem. They would notice the difference by Monday.",
            verdict=Verdict.RIGHT,
        ),
        Option(
            id="all",
            text="All who ride, and workshops of every size",
            why="Riders want it cheap and now; workshops want full days. Whom do you serve when they differ?",
        ),
    ),
)

BETTER_BENEFIT = ChooseOne(
    id="vision.better-benefit",
    prompt="“… that offers smart search with filters.” Which version says the benefit?",
    skill="positioning",
    minutes=1.2,
    source=MOORE,
    hints=("Switch the phone off. Which sentence can you still see happen?",),
    explanation=(
        "The benefit is what changes for somebody. “Find” and “see” still describe the app; adjectives only "
        "paint it. What a family no longer has to do can be watched in a shop."
    ),
    options=(
        Option(
            id="find",
            text="… that lets you find recipes quickly and easily",
            why="Finding is still use of the app. What is different at the table?",
            verdict=Verdict.PARTLY,
            next_step="Ask: so that what?",
        ),
        Option(
            id="labels",
            text="… that spares parents reading each label twice",
            why="It happens in a shop, without a screen, and a parent would tell a friend.",
            verdict=Verdict.RIGHT,
        ),
        Option(
            id="best",
            text="… that gives you the best search on the market",
            why="Praise, by you, of you. Any rival could print it.",
            next_step="Say what a customer would notice.",
        ),
        Option(
            id="seven",
            text="… that filters by seven allergens at the same time",
            why="A more exact feature is still a feature.",
            next_step="Ask what seven allergens are for.",
        ),
    ),
)

WALL = ChooseOne(
    id="vision.wall",
    prompt="A vision must help to say no. Which of these lets a squad refuse a loyalty card?",
    skill="vision",
    minutes=1.1,
    source=PICHLER,
    hints=("Which sentence would be less true with a loyalty card?",),
    explanation=(
        "A sentence that is compatible with everything decides nothing. This one lets the squad "
        "ask whether a "
        "loyalty card makes anybody's repair shorter."
    ),
    options=(
        Option(
            id="fast",
            text="Nobody misses a day's pay because of a flat tyre.",
            why="A loyalty card makes no tyre whole. The sentence gives the squad its answer.",
            verdict=Verdict.RIGHT,
        ),
        Option(
            id="love",
            text="We make cycling lovable for our customers.",
            why="A card with stamps may be lovable too. The sentence refuses nothing.",
            next_step="Look for a sentence that some ideas would break.",
        ),
        Option(
            id="number-one",
            text="We become the number one for bicycle services.",
            why="It is about the company. A loyalty card may well help it.",
            next_step="Ask whose life the sentence is about.",
        ),
        Option(
            id="digital",
            text="We bring workshops into the digital age.",
            why="A digital loyalty card fits perfectly. Means are not an end.",
            next_step="Ask what would be better for a rider.",
        ),
    ),
)

STRATEGY = Order(
    id="vision.strategy",
    prompt="Put the three parts of a strategy in order, as Rumelt names them.",
    skill="strategy",
    minutes=1.4,
    source="R. Rumelt, Good Strategy/Bad Strategy, 2011 (from summaries). Example invented.",
    hints=("One does not choose a way before knowing what stands in it.",),
    explanation=(
        "Diagnosis, guiding policy, coherent action. A list of goals is none of the three: it names what one "
        "wants and leaves out what stands in the way."
    ),
    cards=(
        Card(
            id="diagnosis",
            text="People leave in the second month because nobody cooks what was planned",
            why="The diagnosis: what is going on here.",
        ),
        Card(
            id="policy",
            text="Fewer plans, but plans that fit the week that people really have",
            why="The guiding policy: the way you take, and what you leave.",
        ),
        Card(
            id="action",
            text="Ask three questions at the start, plan four days, stop the daily recipe mail",
            why="Coherent action: steps that help each other.",
        ),
    ),
    ranks=(("diagnosis",), ("policy",), ("action",)),
    first="where a strategy begins",
    last="where it ends",
)

STARS = ChooseMany(
    id="vision.stars",
    prompt="A language school's app looks for its North Star. Which candidates count value for learners?",
    skill="North Star",
    minutes=1.4,
    source="J. Cutler and J. Scherschel, The North Star Playbook, Amplitude (read in part). Example invented.",
    hints=("Imagine the number doubles and no one has learnt a word. Possible?",),
    explanation=(
        "A North Star counts value received, early enough to steer. Logins and messages count traffic; "
        "revenue follows value, with a delay."
    ),
    options=(
        Option(
            id="talks",
            text="Learners who held a five-minute talk this week",
            why="They could not last month, and now they can. It is value, and it is early.",
            verdict=Verdict.RIGHT,
        ),
        Option(
            id="logins",
            text="Logins per day",
            why="A reminder at breakfast doubles it. Nobody speaks better.",
        ),
        Option(
            id="understood",
            text="Lessons whose words were still known after a week",
            why="Knowing after a week is what people came for.",
            verdict=Verdict.RIGHT,
        ),
        Option(
            id="revenue",
            text="Revenue per learner",
            why="It pays the school and comes last. A price rise moves it without a word learnt.",
        ),
        Option(
            id="messages",
            text="Messages sent to learners",
            why="That is your effort. It may even drive people away.",
        ),
    ),
)

SEATS = Estimate(
    id="vision.seats",
    prompt=(
        "Mealwise has 41,000 subscribers. How many are seats that employers pay for? Give a range in which "
        "you believe with 80 %."
    ),
    skill="knowing what you don't know",
    minutes=1.8,
    source="Mealwise's customer table (invented).",
    hints=("23 employers; the largest has 2,900 seats.",),
    explanation=(
        "8,600 seats. Before a strategy rests on a segment, look up how large it is; where you can't, write "
        "the range beside the number."
    ),
    truth=8_600,
    unit="seats",
    widest=12_000,
)

QUESTIONS = (SLOTS, TARGETS, BETTER_BENEFIT, WALL, STRATEGY, STARS, SEATS)
