"""The lesson's second sitting, second half: Must, Should, Could, Won't this time."""

from pmkit.course.prioritisation.data import spring_release, title
from pmkit.methods import moscow_effort
from pmkit.practice import ChooseOne, Number, Option, Predict, Trap, Verdict

DSDM = "DSDM Agile Project Framework handbook, 2014, chapter 10; Dai Clegg, 1994. Data invented."

_effort = moscow_effort(spring_release())
_months = _effort["effort"]
_whole = float(_months.iloc[:3].sum())

MUST_GUESS = Predict(
    id="prioritisation.must-guess",
    prompt="How much of a release may be Must, so that it can still go wrong and arrive?",
    skill="MoSCoW",
    minutes=0.8,
    source="A first guess.",
    options=(
        Option(id="all", text="All of it: what is not a Must does not belong in a release.", why=""),
        Option(id="eighty", text="About 80 %, with a fifth to spare.", why=""),
        Option(id="sixty", text="About 60 %, with two fifths to spare.", why=""),
        Option(id="few", text="A quarter: few things are really needed.", why=""),
    ),
    shuffle=False,
    next_step="Read on: the handbook has a number, and a reason.",
)

MUST_SHARE = Number(
    id="prioritisation.must-share",
    prompt="What share of the spring release is Must, by the rule of the handbook?",
    context="\n".join(
        [
            "| group | items | effort, person-months |",
            "|---|---:|---:|",
            *(
                f"| {label} | {_effort.loc[group, 'items']} | {_months[group]:g} |"
                for group, label in (("must", "Must"), ("should", "Should"), ("could", "Could"))
            ),
        ]
    ),
    skill="MoSCoW",
    minutes=2.0,
    unit="%",
    expected=100 * float(_effort.loc["must", "share"]),
    tolerance=0.5,
    hints=("The rule counts work, not cards.", "Divide by all the work that is planned."),
    source=DSDM,
    explanation=(
        f"{_months['must']:g} of {_whole:g} person-months are 63.6 %, above the line of 60 %. Counted in "
        "items it would be 43 %, and look harmless. A plan fails by its work, not by its number of cards."
    ),
    on_right="63.6 %, and so above 60 %. If the first month goes badly, there is too little to leave out.",
    traps=(
        Trap(
            id="items",
            value=100 * float(_effort.loc["must", "item_share"]),
            says="You counted items. Ten of 23 look harmless; the Musts are the large ones.",
            next_step="Use the column of effort.",
        ),
        Trap(
            id="of-the-rest",
            value=100 * float(_months["must"] / (_whole - _months["must"])),
            says="You compared Must with the rest. A share is a part of the whole, Must included.",
            next_step="Divide by the effort of all three groups together.",
        ),
    ),
)

MUST_NEEDS = ChooseOne(
    id="prioritisation.must-needs",
    prompt=(
        f"“{title('MW-01')}” is a Must. It needs “{title('MW-02')}”, which stands in Should. "
        "What is the table?"
    ),
    skill="MoSCoW",
    minutes=1.1,
    hints=("What happens to the Must in a month that goes wrong, when Shoulds are left out?",),
    source=DSDM,
    explanation=(
        "What a Must needs is itself a Must, whoever asked for it and however dull it is. So the share of "
        "Must is larger than it looked: count it again with all that the Musts drag along."
    ),
    options=(
        Option(
            id="should",
            text="Still a Should: no customer would ask for it.",
            why="Nobody asks for it, and yet the filter can't be finished without it.",
            next_step="Ask what happens to the filter when all Shoulds are left out.",
        ),
        Option(
            id="must",
            text="A Must: without it the other Must can't be done.",
            why="The group of the filter is also the group of what it needs. The board marks such cards.",
            verdict=Verdict.RIGHT,
        ),
        Option(
            id="first",
            text="A Should, planned early so that it is there in time.",
            why="Early helps. But a Should may be dropped in need, and then the Must is lost.",
            verdict=Verdict.PARTLY,
            next_step="Ask who may drop a Should, and when.",
        ),
        Option(
            id="inside",
            text="Neither: put its work into the filter's estimate.",
            why="Four other ideas need the table too. They lose sight of it, and each estimates it again.",
            verdict=Verdict.PARTLY,
            next_step="Keep it visible, and give it the group that it has.",
        ),
    ),
)

WONT_MEANS = ChooseOne(
    id="prioritisation.wont-means",
    prompt=("Yuki sees dark mode in Won't. “So we never do it.” What does the column mean?"),
    skill="MoSCoW",
    minutes=1.0,
    hints=("The column's name on the board has two more words.",),
    source=DSDM,
    explanation=(
        "Won't have *this time*: agreed for this release, open for the next. It is the column that makes "
        "expectations clear. Some older texts read the W as Would like; the handbook does not."
    ),
    options=(
        Option(
            id="never",
            text="Never: it is removed from the backlog.",
            why="That would be a decision about the product. The board only decides one release.",
            next_step="Read the column's name on the board.",
        ),
        Option(
            id="time",
            text="Not in this release, and everybody knows it.",
            why="It stays in the backlog and can be a Must next time. Saying so now saves the asking later.",
            verdict=Verdict.RIGHT,
        ),
        Option(
            id="room",
            text="Only if there is room at the end of the release.",
            why="That is Could. Who hopes for room in Won't has not been told no.",
            next_step="Ask what the team may count on.",
        ),
        Option(
            id="next",
            text="In the next release: it is promised for then.",
            why="It may come then. Nothing is promised, and next time it has to compete again.",
            verdict=Verdict.PARTLY,
            next_step="Ask who has promised it.",
        ),
    ),
)

QUESTIONS = (MUST_GUESS, MUST_SHARE, MUST_NEEDS, WONT_MEANS)
