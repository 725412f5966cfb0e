"""The lesson's first sitting: what a score hides (RICE)."""

from pmkit.course.prioritisation.data import FIRST_FOUR, items, number, table, title
from pmkit.course.prioritisation.sources import RICE
from pmkit.methods import rice
from pmkit.practice import ChooseOne, Number, Option, Predict, Trap, Verdict

_four = rice(items(FIRST_FOUR)).set_index("id")

_reach, _impact, _sure, _effort = (
    number("MW-01", column) for column in ("reach", "impact", "confidence", "effort")
)

FIRST_PICK = Predict(
    id="prioritisation.first-pick",
    prompt="One squad is free. Which of the four would **you** build first?",
    context=table(FIRST_FOUR, ("reach", "impact", "confidence", "effort")),
    skill="reading a score",
    minutes=1.0,
    source="A first guess. Data invented.",
    options=tuple(Option(id=id.lower(), text=title(id), why="") for id in FIRST_FOUR),
    next_step="Read on. In two minutes a score will answer too.",
)

RICE_ALLERGY = Number(
    id="prioritisation.rice-allergy",
    prompt=f"What is the RICE score of “{title('MW-01')}”?",
    context=table(("MW-01",), ("reach", "impact", "confidence", "effort")),
    skill="RICE",
    minutes=2.0,
    unit="households per person-month",
    expected=float(_four.loc["MW-01", "rice"]),
    hints=(
        "Three of the four numbers make an idea better. One makes it cost more.",
        "Confidence is a part of one: write 80 % as 0.8 before you multiply.",
    ),
    source=RICE,
    explanation=(
        "Reach × impact × confidence ÷ effort: 6,000 × 2 × 0.8 ÷ 3. The unit is awkward on purpose: "
        "households, weighted by how much it changes for them, for one month of one person."
    ),
    on_right=(
        "3,200. Six thousand households feel twice the usual effect. You are four fifths sure. "
        "It takes three months of work."
    ),
    traps=(
        Trap(
            id="confidence-80",
            value=_reach * _impact * 100 * _sure / _effort,
            says="You multiplied by 80. Confidence is a share of one, so 80 % counts as 0.8.",
            next_step="Divide what you have by 100.",
        ),
        Trap(
            id="times-effort",
            value=_reach * _impact * _sure * _effort,
            says="You multiplied by effort too. Effort is the price, so it divides.",
            next_step="Take the product of the first three, then divide by 3.",
        ),
        Trap(
            id="no-confidence",
            value=_reach * _impact / _effort,
            says="You left confidence out, as if all of this were certain.",
            next_step="Keep four fifths of what you have.",
        ),
        Trap(
            id="no-effort",
            value=_reach * _impact * _sure,
            says="That is the gain, without its price. Three months of work are still missing.",
            next_step="Divide by the effort.",
        ),
    ),
)

SAME_SCORE = ChooseOne(
    id="prioritisation.same-score",
    prompt="Dark mode and the shared shopping list both have **3,000**. The squad asks which one to build.",
    skill="reading a score",
    minutes=1.5,
    hints=(
        "How does each of the two come to 3,000?",
        "Which of the two numbers would change most after a week of work?",
    ),
    source=RICE,
    explanation=(
        "Dark mode's 3,000 is a small effect on many people, and known. The list's 3,000 is 6,000 cut in "
        "half by doubt. Doubt that a few days can remove is worth removing before weeks are spent."
    ),
    options=(
        Option(
            id="coin",
            text="Flip a coin: the two have the same score.",
            why="Equal today, but for different reasons. One of them is a guess, cut in half.",
            next_step="Ask which of the two could still change.",
        ),
        Option(
            id="sure",
            text="Dark mode: we are fully sure about it.",
            why="That certainty is already in the score. To count it twice favours what is small and safe.",
            next_step="Ask what the other one would score without the doubt.",
        ),
        Option(
            id="bigger",
            text="The list: it does more for each household.",
            why="It does, if the estimate is true. Half of it is doubt.",
            verdict=Verdict.PARTLY,
            next_step="What would you do before you spend six weeks on it?",
        ),
        Option(
            id="learn",
            text="Test the list for three days, then decide.",
            why=(
                "If the test goes well, the list rises to 6,000. If not, you keep six weeks. "
                "Large doubt that is cheap to remove comes first."
            ),
            verdict=Verdict.RIGHT,
        ),
    ),
)

HOW_OFTEN_FIRST = Predict(
    id="prioritisation.how-often-first",
    prompt=(
        f"“{title('MW-01')}” leads with 3,200. Now say that every number may be off by about 30 %. "
        "A hundred draws, each with other numbers: in how many is it still first among eight ideas?"
    ),
    skill="reading a score",
    minutes=0.9,
    unit="draws",
    low=0,
    high=100,
    source="A first guess. Data invented.",
    next_step="Find out: pull the first slider of the table below to 30 %.",
)

QUESTIONS = (FIRST_PICK, RICE_ALLERGY, SAME_SCORE, HOW_OFTEN_FIRST)
