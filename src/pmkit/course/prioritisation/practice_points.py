"""Practice on points and votes: ICE, ease, the forum, and SAFe's points."""

from pmkit.course.prioritisation.data import number
from pmkit.course.prioritisation.sources import ICE, YIP
from pmkit.practice import ChooseOne, Number, Option, Trap, Verdict

ICE_PRODUCT = Number(
    id="prioritisation.ice-product",
    prompt="Your team has agreed on the **product**. What is the ICE of an idea with these points?",
    context="| impact | confidence | ease |\n|---:|---:|---:|\n| 8 | 5 | 3 |",
    skill="ICE",
    minutes=1.8,
    unit="points",
    expected=8 * 5 * 3,
    hints=("Three numbers, and the word is product.",),
    source=ICE,
    explanation=(
        "8 × 5 × 3. The average of the same points is 5.3. Both are called ICE, so say which one, "
        "and never compare a product with somebody's average."
    ),
    on_right="120 points. As an average it would be 5.3, so say which one you mean.",
    traps=(
        Trap(
            id="average",
            value=16 / 3,
            says="That is the average. Both are called ICE; this team has agreed on the product.",
            next_step="Multiply the three numbers.",
        ),
        Trap(
            id="sum",
            value=16,
            says="You added. A sum ranks like the average; the product is stricter with weak numbers.",
            next_step="Multiply the three numbers.",
        ),
        Trap(
            id="ease-divides",
            value=8 * 5 / 3,
            says="You divided by ease, as RICE divides by effort. In ease a 10 is good, so it multiplies.",
            next_step="Multiply all three.",
        ),
    ),
)

EASE_EFFORT = ChooseOne(
    id="prioritisation.ease-effort",
    prompt=(
        "Jonas fills in ICE. For *ease* he copies the person-months: 9 for the talking chef, 1 for the PDF. "
        "What does the ranking do?"
    ),
    skill="ICE",
    minutes=1.2,
    hints=("What does a 10 in *ease* say about an idea?",),
    source=ICE,
    explanation=(
        "Ease points the other way: 10 is the easiest. Months copied into it reward the longest job. "
        "In ICE more is always better, so every column has to be written that way round."
    ),
    options=(
        Option(
            id="nothing",
            text="Nothing much: ease and effort are the same thing.",
            why="They are about the same thing, in opposite directions. A 9 now says “almost no work”.",
            next_step="Ask which idea the copied numbers help.",
        ),
        Option(
            id="rises",
            text="It lifts the hardest ideas, because 10 means easy.",
            why="The talking chef becomes the easiest idea of all. Ease runs against effort.",
            verdict=Verdict.RIGHT,
        ),
        Option(
            id="scale",
            text="It is only a scale: divide the months by two.",
            why="Another scale does not turn it round. The longest job would still get the most points.",
            next_step="Ask which end of the scale is good.",
        ),
        Option(
            id="average",
            text="The average goes wrong, the product does not.",
            why="Both take *ease* as good. In the product the wrong direction weighs even more.",
            next_step="Ask which end of the scale is good.",
        ),
    ),
)

VOTES = ChooseOne(
    id="prioritisation.votes",
    prompt=(
        "The forum: 400 votes for dark mode, 12 for “a pause instead of a cancellation”. "
        "Lukas: “The users have decided.” What do you do?"
    ),
    skill="evidence",
    minutes=1.4,
    hints=("Who is in a forum, and who has already left?",),
    source="Reasoning about who can vote. Data invented.",
    explanation=(
        "A vote costs nothing and comes from people who are still there and like forums. Who leaves does "
        "not vote. Votes are a good reason to ask why; they are neither reach nor value."
    ),
    options=(
        Option(
            id="dark",
            text="Build dark mode: 400 is 33 times 12.",
            why="It is 33 times the votes. Who cancels writes in no forum, so the pause can't win there.",
            next_step="Ask who is missing among the voters.",
        ),
        Option(
            id="ask",
            text="Ask some voters what for, and count who cancels and why.",
            why="You treat votes as a lead, and look for the number that you need elsewhere.",
            verdict=Verdict.RIGHT,
        ),
        Option(
            id="weigh",
            text="Weigh the votes by what each voter pays.",
            why="That mends who counts how much. It does not bring in those who are absent.",
            verdict=Verdict.PARTLY,
            next_step="Ask who is missing among the voters.",
        ),
        Option(
            id="ignore",
            text="Ignore the forum: only usage data count.",
            why="Data show what people do, not what they need. A vote can be the start of a good question.",
            verdict=Verdict.PARTLY,
            next_step="Ask what a vote could tell you.",
        ),
    ),
)

_points = int(
    sum(number("MW-06", name) for name in ("user_business_value", "time_criticality", "risk_reduction"))
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
            why="Nobody checked that an 8 is four times a 2. Larger or smaller is all we know, so no rate fits.",
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

QUESTIONS = (ICE_PRODUCT, EASE_EFFORT, VOTES, POINTS_MONEY)
