"""The lesson's self-check: two questions on what the sittings were for."""

from pmkit.practice import ChooseMany, ChooseOne, Option, Verdict

CHECK_WALL = ChooseOne(
    id="vision.check-wall",
    prompt="Viktor's wine guide again. Which sentence gives the squad its answer, and why?",
    skill="vision",
    minutes=1.2,
    source="R. Pichler, The Product Vision Board, 2011, updated 2025 (read in part). Mealwise is invented.",
    hints=("A sentence that every idea fits gives no answer.",),
    explanation=(
        "The sentence about fear lets the squad ask one thing: does a wine guide take fear away? "
        "It may still "
        "be built, but not first, and the reason can be said aloud."
    ),
    options=(
        Option(
            id="leading",
            text="“Leading platform”: leaders offer more than others.",
            why="Then the guide fits, and so does all else. The sentence counts features.",
            next_step="Look for a sentence about somebody's evening.",
        ),
        Option(
            id="fear",
            text="“Without fear”: one can ask whether it takes fear away.",
            why="It names whom and what. A wine guide has to show what it does for it.",
            verdict=Verdict.RIGHT,
        ),
        Option(
            id="delight",
            text="“Delight people”: wine delights many of them.",
            why="It does, and so would a concert. The sentence says yes to everything.",
            next_step="Look for a sentence that could say no.",
        ),
        Option(
            id="all-in-one",
            text="“All in one app”: wine is one more thing.",
            why="A list of features grows by itself.",
            next_step="Ask what the features are for.",
        ),
    ),
)

CHECK_GOAL = ChooseMany(
    id="vision.check-goal",
    prompt="“Launch five features that families love by June.” What is missing for a key result?",
    skill="key results",
    minutes=1.5,
    source="Google's OKR playbook, published by J. Doerr (opening read, the rest in copies).",
    hints=("Could it be fulfilled while nothing changes for a family?",),
    explanation=(
        "It counts our work, and “love” is not measured. A key result says what families do differently, "
        "from how much to how much. A date it has already."
    ),
    options=(
        Option(
            id="effect",
            text="What families then do differently",
            why="Five launches can change nothing. The effect is what counts.",
            verdict=Verdict.RIGHT,
        ),
        Option(
            id="start",
            text="Where it starts from, and where it should end",
            why="Without a start nobody can grade it. “Five” counts our work.",
            verdict=Verdict.RIGHT,
        ),
        Option(
            id="date",
            text="A date",
            why="June is there. A date makes a task punctual, not useful.",
        ),
        Option(
            id="names",
            text="The names of the five features",
            why="That would fix the solution even earlier.",
        ),
    ),
)

QUESTIONS = (CHECK_WALL, CHECK_GOAL)
