"""The lesson's third sitting: key results, and the way from the vision to the backlog."""

from pmkit.course.vision.data import key_results
from pmkit.methods import grade_key_results
from pmkit.practice import Card, ChooseOne, Group, Number, Option, Order, Sort, Trap, Verdict

OKR = "Google's OKR playbook, published by J. Doerr (opening read, the rest in copies). Numbers invented."

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
    version=2,
    prompt=(
        "Churn should fall from 6.4\N{NO-BREAK SPACE}% to 5.9\N{NO-BREAK SPACE}% a month. It is now "
        "6.0\N{NO-BREAK SPACE}%. What is the grade, from 0 to 1?"
    ),
    skill="key results",
    minutes=1.9,
    expected=_grade,
    tolerance=0.005,
    source=OKR,
    hints=("How long was the whole way?", "How much of the way is behind you?"),
    explanation=(
        "(6.0 − 6.4) ÷ (5.9 − 6.4) = 0.4 ÷ 0.5 = 0.8. The formula is the same for falling metrics: both "
        "differences are negative, and the signs cancel."
    ),
    on_right="0.8: 0.4 of 0.5 points are done. The same formula serves rising and falling metrics.",
    traps=(
        Trap(
            id="ratio",
            value=float(_churn["target"] / _churn["actual"]),
            says="You divided target by actual. Then standing still at 6.4 would already earn 0.92.",
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
        Trap(
            id="of-a-hundred",
            value=100 * _grade,
            says="80 of 100 is as far as it came. A grade goes from 0 to 1.",
            next_step="Divide by 100.",
            verdict=Verdict.PARTLY,
        ),
        Trap(
            id="points",
            value=float(_churn["start"] - _churn["actual"]),
            says="That is the way that is done, in points. A grade is its part of the whole way.",
            next_step="Divide by the way from 6.4 to 5.9.",
            verdict=Verdict.PARTLY,
        ),
    ),
)

MEAN_HIDES = ChooseOne(
    id="vision.mean-hides",
    prompt=(
        "Grades: 0.80, 0.80, 0.83, and near misses 0.00, a commitment. The mean is 0.61. "
        "Clara: “Google says 0.6 to 0.7 is just right!” Your answer?"
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
            text="Right. Three of four are well on their way.",
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
    source="The chain as R. Pichler and M. Cagan draw it (read in summaries). The rows are invented.",
    hints=("Ask of each card “what for?”: the answer stands above it.",),
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

QUESTIONS = (RESULT_TASK, GRADE_CHURN, MEAN_HIDES, CHAIN)
