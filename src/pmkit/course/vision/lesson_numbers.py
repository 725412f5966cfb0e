"""The lesson's second and third sittings: wedge, North Star, key results, and the way to the roadmap."""

from pmkit.course.vision.data import key_results, north_star_inputs, segments
from pmkit.methods import dinners_cooked, effects_of_ten_per_cent, grade_key_results, open_households
from pmkit.practice import Card, ChooseOne, Group, Number, Option, Order, Predict, Sort, Trap, Verdict

WEDGE = (
    "L. Rachitsky, “Product wedge”, 2021, on starting with a small part of a market. The product of shares "
    "is this course's own device; the numbers are invented."
)
AMPLITUDE = "J. Cutler and J. Scherschel, The North Star Playbook, Amplitude, 2018–20. Numbers invented."
OKR = "J. Doerr, Measure What Matters, 2018; Google's OKR playbook. Numbers invented."

_families = {name: float(segments()[name].iloc[1]) for name in ("reach", "pain", "open", "channel")}
_left = float(open_households(segments())[1])

WEDGE_FIRST = Predict(
    id="vision.wedge-first",
    prompt="Mealwise could begin again with one group. Which one would you take, before any arithmetic?",
    skill="wedge",
    minutes=1.0,
    source="A first guess.",
    options=tuple(
        Option(id=id, text=segment, why="")
        for id, segment in zip(
            ("everyone", "allergy", "flats", "retired", "shifts"), segments()["segment"], strict=True
        )
    ),
    shuffle=False,
    next_step="Now look at the arithmetic, and change it where you know better.",
)

WEDGE_SIZE = Number(
    id="vision.wedge-size",
    prompt="How many families with a food allergy are left to win?",
    context=(
        "| families with a food allergy | |\n|---|---:|\n"
        f"| households | {_families['reach']:,.0f} |\n"
        f"| feel it every week | {100 * _families['pain']:.0f} % |\n"
        f"| of these not served well today | {100 * _families['open']:.0f} % |\n"
        f"| of these we can reach | {100 * _families['channel']:.0f} % |"
    ),
    skill="wedge",
    minutes=2.2,
    unit="households",
    expected=_left,
    tolerance=1,
    source=WEDGE,
    hints=("Each line is a share of the line before it.", "Begin with the families who feel it."),
    explanation=(
        "60,000 × 0.9 × 0.7 × 0.25 = 9,450. Each share is a guess, so the number is one too. It is still "
        "useful: it shows which guess matters, and which one a week of work could replace by a fact."
    ),
    on_right="9,450 of 60,000. Most are lost at the last step: you have a way to one family in four.",
    traps=(
        Trap(
            id="no-channel",
            value=_families["reach"] * _families["pain"] * _families["open"],
            says="You counted all who are badly served. Those whom nobody can tell will not come.",
            next_step="Take the share that you can reach.",
        ),
        Trap(
            id="served",
            value=_families["reach"] * _families["pain"] * (1 - _families["open"]) * _families["channel"],
            says="You took the families who are served well. They have little reason to change.",
            next_step="Use the share that is not served well.",
        ),
        Trap(
            id="whole",
            value=_families["reach"] * _families["channel"],
            says="You took everybody you can reach. Not all of them have the problem, or lack an answer.",
            next_step="Go through the shares one after the other.",
        ),
        Trap(
            id="per-cent",
            test=lambda value: value > 2e6,
            sample="945,000,000",
            says="That is more households than the segment has. A share of 90 % is 0.9.",
            next_step="Divide each per cent figure by 100 first.",
        ),
    ),
)

WEDGE_LEAVE = ChooseOne(
    id="vision.wedge-leave",
    prompt="Mara chooses families with an allergy. Viktor: “So we drop the employers?” What does she answer?",
    skill="wedge",
    minutes=1.2,
    source=WEDGE,
    hints=("What decides when two wishes want the same week?",),
    explanation=(
        "A wedge says who comes first when two wishes collide. It is a way into a larger market, not its "
        "border. Existing customers are still served; they no longer set the direction."
    ),
    options=(
        Option(
            id="first",
            text="No. But in a conflict the families' problem decides.",
            why="That is what a wedge is for: a rule for conflicts, and a first place to be really good.",
            verdict=Verdict.RIGHT,
        ),
        Option(
            id="drop",
            text="Yes. A wedge means one group only, from today.",
            why="8,600 paid seats would be a high price for a sentence. A wedge sets the order, not the "
            "border.",
            next_step="Ask what is paid for, and what is built next.",
        ),
        Option(
            id="parallel",
            text="No. Squad Plan serves employers, Squad Basket families.",
            why="Then the company has two first groups, and each conflict goes to Clara.",
            verdict=Verdict.PARTLY,
            next_step="Say what decides when both need the same person.",
        ),
        Option(
            id="quiet",
            text="We choose in private and tell customers nothing.",
            why="Customers need not read it. Viktor must, or he goes on promising the opposite.",
            next_step="Ask who has to say no because of it.",
        ),
    ),
)

STAR_PICK = ChooseOne(
    id="vision.north-star-pick",
    prompt="Which of these could be Mealwise's North Star?",
    skill="North Star",
    minutes=1.2,
    source=AMPLITUDE,
    hints=("If only this number rises, has a family been helped?",),
    explanation=(
        "A North Star counts value that customers received, and runs ahead of revenue. Revenue comes after "
        "and can rise while customers suffer, as after the price rise of February. One number never tells "
        "all: products with several sides may need more than one (I. Medina)."
    ),
    options=(
        Option(
            id="revenue",
            text="Monthly revenue, for it pays everyone.",
            why="Revenue rose with the price in February, and so did the number of people who left.",
            next_step="Look for what happens before people pay gladly.",
        ),
        Option(
            id="downloads",
            text="Downloads, for growth has stalled.",
            why="A download helps nobody to eat. It can be bought, and it falls silent in a week.",
            next_step="Ask what a household does in a good week.",
        ),
        Option(
            id="dinners",
            text="Planned dinners that were cooked, per week.",
            why="It happens in a kitchen, the squads can move it, and it comes before renewal.",
            verdict=Verdict.RIGHT,
        ),
        Option(
            id="satisfaction",
            text="The average score of our yearly survey.",
            why="It is about value. Once a year is too late and too rare to steer by.",
            verdict=Verdict.PARTLY,
            next_step="Ask how early you would see that a change has failed.",
        ),
    ),
)

_inputs = {row["key"]: float(row["value"]) for row in north_star_inputs().to_dict("records")}
_effects = effects_of_ten_per_cent(_inputs)

TEN_PER_CENT = Number(
    id="vision.ten-per-cent",
    prompt="Ten per cent more **new households**. By how much do the dinners cooked a week rise?",
    context=(
        "Active households = households that stay + new households × share that plans a first week. "
        "Dinners = active households × dinners planned × share cooked.\n\n"
        "| input | now |\n|---|---:|\n"
        f"| households that stay | {_inputs['kept']:,.0f} |\n"
        f"| new households | {_inputs['new']:,.0f} |\n"
        f"| of these, plan a first week | {100 * _inputs['started']:.0f} % |"
    ),
    skill="North Star",
    minutes=2.3,
    unit="%",
    expected=100 * _effects["new"],
    tolerance=0.15,
    source=AMPLITUDE,
    hints=("How many households more are active then?", "Compare these with all active households."),
    explanation=(
        f"600 more arrive, 210 of them get going. {dinners_cooked(_inputs)['active']:,.0f} households are "
        f"active, so 210 are {100 * _effects['new']:.2f} %. Ten per cent of an input is worth what the tree "
        "makes of it; that is why one draws the tree."
    ),
    on_right="Just under one per cent: 210 households more beside 22,100. Now ask what ten per cent costs.",
    traps=(
        Trap(
            id="same",
            value=10.0,
            says="Ten in, ten out holds for factors of the whole, such as dinners planned. New households "
            "are one part of a sum.",
            next_step="Count how many active households there are in all.",
        ),
        Trap(
            id="all-start",
            value=100 * 600 / dinners_cooked(_inputs)["active"],
            says="You let every new household get going. About one in three does.",
            next_step="Take 35 % of the new ones.",
        ),
    ),
)

RESULT_TASK = Sort(
    id="vision.key-result-task",
    prompt="Key result or task?",
    skill="key results",
    minutes=1.9,
    source=OKR,
    hints=("Could you do it fully and still have changed nothing for anybody?",),
    explanation=(
        "A task can be finished without effect. A key result is the effect. Google's playbook warns of words "
        "like “help”, “consult” and “participate”: they describe activity."
    ),
    groups=(Group(id="result", text="A key result"), Group(id="task", text="A task")),
    cards=(
        Card(
            id="launch",
            text="Launch the allergy filter by March",
            why="The filter can be there and used by nobody.",
            accepts=("task",),
            replies={"*": "It is done on the day of the launch, whatever families do with it."},
        ),
        Card(
            id="near-miss",
            text="Near misses with allergens fall from 9 a month to 0",
            why="It says what is different for families, and how one would know.",
            accepts=("result",),
            replies={"*": "Nothing is said about what to build. It measures the effect."},
        ),
        Card(
            id="interviews",
            text="Talk to twelve families who left",
            why="Useful work. What is different afterwards is not said.",
            accepts=("task",),
            replies={"*": "A number alone makes no result: it counts what we do, not what changes."},
        ),
        Card(
            id="cooked",
            text="Cooked dinners per household rise from 2.0 to 2.5 a week",
            why="A start, a target, and somebody else's kitchen.",
            accepts=("result",),
            replies={"*": "It counts what households do. No work of ours is named."},
        ),
        Card(
            id="support",
            text="Support the employers' team with good material",
            why="“Support” can always be claimed, and never be checked.",
            accepts=("task",),
            replies={"*": "Who would say that it failed, and from what?"},
        ),
    ),
)

_churn = key_results().iloc[0]
_grade = float(grade_key_results(key_results())["grade"][0])

GRADE_CHURN = Number(
    id="vision.grade-churn",
    prompt="Churn should fall from 6.4 % to 4.4 % a month. It is now 4.6 %. What is the grade, from 0 to 1?",
    skill="key results",
    minutes=1.9,
    expected=_grade,
    tolerance=0.005,
    source=OKR,
    hints=("How long was the whole way?", "How much of the way is behind you?"),
    explanation=(
        "(4.6 − 6.4) ÷ (4.4 − 6.4) = 1.8 ÷ 2.0 = 0.9. The formula is the same for falling metrics: both "
        "differences are negative, and the signs cancel."
    ),
    on_right="0.9: 1.8 of 2.0 points are done. The same formula serves rising and falling metrics.",
    traps=(
        Trap(
            id="ratio",
            value=float(_churn["target"] / _churn["actual"]),
            says="You divided target by actual. Then standing still at 6.4 would already earn 0.69.",
            next_step="Count from the start: how much of the way is done?",
        ),
        Trap(
            id="left",
            value=1 - _grade,
            says="That is the part that is still to go.",
            next_step="The grade is the part that is done.",
        ),
        Trap(
            id="sign",
            value=-_grade,
            says="The size is right. The way goes down, and so does the target: the signs cancel.",
            next_step="Take start from both, in the same order.",
        ),
        Trap(
            id="of-start",
            value=float((_churn["start"] - _churn["actual"]) / _churn["start"]),
            says="You took the fall as a share of the start. Nobody promised to reach zero.",
            next_step="Divide by the way that was planned.",
        ),
    ),
)

MEAN_HIDES = ChooseOne(
    id="vision.mean-hides",
    prompt=(
        "Grades: 0.90, 0.90, 0.83, and near misses 0.00, a commitment. The mean is 0.66. "
        "Clara: “0.6 to 0.7 is the sweet spot!” Your answer?"
    ),
    skill="key results",
    minutes=1.4,
    source=OKR,
    hints=("Two kinds of goals stand in one list.",),
    explanation=(
        "0.6 to 0.7 is Google's convention for aspirational goals, not a finding. A commitment is "
        "expected at "
        "1.0. The mean mixes both, and hides the one result that a family feels."
    ),
    options=(
        Option(
            id="promise",
            text="One of the four was a promise, and it stands at zero.",
            why="A commitment is judged alone and expected at 1.0. The mean makes it disappear.",
            verdict=Verdict.RIGHT,
        ),
        Option(
            id="fine",
            text="Right. Three of four are nearly reached.",
            why="Three are. The fourth is a promise about children with an allergy, and nothing moved.",
            next_step="Read the four lines one by one.",
        ),
        Option(
            id="weights",
            text="The mean needs weights; near misses should count more.",
            why="Weights make the number smaller, and the promise is still hidden in it.",
            verdict=Verdict.PARTLY,
            next_step="Ask what people who rely on the promise want to hear.",
        ),
        Option(
            id="target",
            text="Zero near misses is unreachable; set it to five.",
            why="Perhaps it must be renegotiated. That is a talk before the end, not after.",
            next_step="First say openly where it stands.",
        ),
    ),
)

CHAIN = Order(
    id="vision.chain",
    prompt="From the sentence on the wall to a row in the backlog: put them in order.",
    skill="from vision to roadmap",
    minutes=2.2,
    source="R. Pichler, Strategize, 2nd ed. 2022; M. Cagan, Inspired, 2nd ed. 2017 (summaries).",
    hints=("Ask of each card “in order to do what?”: the answer stands above it.",),
    explanation=(
        "Each step answers why the one below it is there. Read upwards it is a chain of reasons: if a row in "
        "the backlog has no way up, it is somebody's wish."
    ),
    cards=(
        Card(id="vision", text="Families eat together without fear", why="The reason for all the rest."),
        Card(
            id="strategy",
            text="Win families with an allergy first, through their doctors",
            why="How the vision is reached, and whom you leave for later.",
        ),
        Card(
            id="outcome",
            text="Near misses fall from 9 a month to 0 by March",
            why="What would be different if the strategy works.",
        ),
        Card(
            id="roadmap",
            text="Now: every recipe is checked against the family's profile",
            why="The problem that you work on to reach the outcome.",
        ),
        Card(id="item", text="Filter search by “contains nuts”", why="One piece of work for that problem."),
    ),
    ranks=(("vision",), ("strategy",), ("outcome",), ("roadmap",), ("item",)),
    first="the reason",
    last="the work",
)

QUESTIONS = (
    WEDGE_FIRST,
    WEDGE_SIZE,
    WEDGE_LEAVE,
    STAR_PICK,
    TEN_PER_CENT,
    RESULT_TASK,
    GRADE_CHURN,
    MEAN_HIDES,
    CHAIN,
)
