"""The lesson's second sitting: exactly one accountable, and a week of 40 hours."""

from pmkit.course.roles.data import GUIDE, INVENTED
from pmkit.practice import ChooseOne, Option, Predict, Verdict

MATRIX_GUESS = Predict(
    id="roles.matrix-guess",
    prompt=(
        "In “Decide the order of the backlog” Mealwise has written an **A** for Clara and an **A** for Mara. "
        "One day Clara wants single sign-on first, and Mara a filter for allergies. What happens?"
    ),
    skill="responsibility matrix",
    minutes=0.9,
    source="A first guess. " + INVENTED,
    options=(
        Option(
            id="better",
            text="They talk, and the decision gets better.",
            why="Perhaps. Count the days it takes.",
        ),
        Option(
            id="wait",
            text="Everybody waits until one of them gives in.",
            why="That is what Inês reports, too.",
        ),
        Option(
            id="loud", text="The founder wins: a title beats a letter.", why="Then Mara's A is on paper only."
        ),
        Option(
            id="team",
            text="The squad decides by itself, quietly.",
            why="It happens more often than one hears.",
        ),
    ),
    next_step="Open the matrix below, and look at its first row.",
)

ACCOUNTABLE = ChooseOne(
    id="roles.accountable",
    prompt=(
        "Inês reads the repaired matrix: “Jonas is accountable for clear items. So he writes every story, "
        "and "
        "we wait.” What do you answer?"
    ),
    skill="responsibility matrix",
    minutes=1.4,
    hints=(
        "What may be handed on, and what stays?",
        "Think of somebody who answers for a restaurant and does not cook.",
    ),
    source=GUIDE.format("Product Owner") + " RACI is a convention without one inventor.",
    explanation=(
        "Accountable means: answers for the result, has the last word, can be asked why. Responsible means: "
        "does the work. The Scrum Guide lets the product owner hand the writing on and stay accountable. "
        "One person may be both, but need not be."
    ),
    options=(
        Option(
            id="writes",
            text="Yes: whoever is accountable does the work.",
            why="That is R, responsible. A answers for it that the items are clear, whoever writes them.",
            next_step="Look up what A and R stand for.",
        ),
        Option(
            id="answers",
            text="No: he answers for them; you may write them too.",
            why="Writing can be handed on, accountability stays. Then nobody has to wait for one pen.",
            verdict=Verdict.RIGHT,
        ),
        Option(
            id="signs",
            text="No: you write them, and he signs every one.",
            why="Better shared, but each story now waits for a signature. He can answer without a stamp.",
            verdict=Verdict.PARTLY,
            next_step="Ask what the signature adds that a talk does not.",
        ),
        Option(
            id="both",
            text="No: then Inês and Jonas are both accountable.",
            why="Two who answer for one thing wait for each other. Sharing the work needs no second A.",
            next_step="Separate the doing from the answering.",
        ),
    ),
)

TIDY_WRONG = ChooseOne(
    id="roles.tidy-but-wrong",
    prompt=(
        "“Give a customer a date” has one A and one R, both Viktor's. The checker is silent about the row. "
        "Six promised dates later, what would you still change?"
    ),
    skill="responsibility matrix",
    minutes=1.4,
    hints=("Who is not asked in this row?", "A rule sees letters. Whom would you have asked?"),
    source="Mealwise's matrix, its promised dates and their effort are invented; see the case's STORY file.",
    explanation=(
        "A row can keep every rule and still be wrong. The six dates need 29.5 person-months of work with "
        "all that they depend on; both squads have 20 until the last date. Jonas was told after the promise; "
        "Inês, who knows what fits, and Mara have no letter at all."
    ),
    options=(
        Option(
            id="nothing",
            text="Nothing: one A, one R, so the row is in order.",
            why="In order for a rule. The people who know what fits hear of the date after the promise.",
            next_step="Look at Jonas and Inês in that row.",
        ),
        Option(
            id="second-a",
            text="Give Mara an A too, so that she can stop him.",
            why=(
                "Two A: now dates wait for a quarrel. She can be heard before the promise without a second A."
            ),
            next_step="Choose another letter for her.",
        ),
        Option(
            id="consult",
            text="Mark Inês and Mara C: they are asked before the promise.",
            why=(
                "One person still answers. The knowledge of what fits comes before the promise, not after it."
            ),
            verdict=Verdict.RIGHT,
        ),
        Option(
            id="forbid",
            text="Take the row out: sales may give no dates at all.",
            why=(
                "Customers will ask for dates all the same. Without a row, nobody answers for what they hear."
            ),
            next_step="Keep the row and change who is asked.",
        ),
    ),
)

WEEK_GUESS = Predict(
    id="roles.week-guess",
    prompt=(
        "Jonas counts his third week: 40 hours, 16 of them on writing and ordering the backlog. "
        "How many hours did he spend with customers?"
    ),
    skill="time",
    minutes=0.9,
    unit="hours",
    low=0,
    high=24,
    source="A first guess. " + INVENTED,
    next_step="Look at his week below. The first slider tells you.",
)

ONLY_PM = ChooseOne(
    id="roles.only-pm",
    prompt=(
        "Jonas asks to join four visits to families. Mara's calendar note says: “Customer contact is with "
        "product management.” What should Mealwise settle?"
    ),
    skill="time",
    minutes=1.5,
    hints=(
        "What does the squad lose when one person carries every word?",
        "Who is in the room, and who plans it?",
    ),
    source=(
        "Whole team responsible for stakeholder collaboration and research: The Scrum Guide, 2020, section "
        "“Scrum Team”. LeSS: the product owner connects and is no go-between (read in a summary). " + INVENTED
    ),
    explanation=(
        "No framework that we read keeps customers for one title. Scrum makes the whole team responsible for "
        "working with stakeholders and for research. Somebody should plan the contact, so that a family is "
        "not called five times. That is a calendar, not a wall."
    ),
    options=(
        Option(
            id="pm-only",
            text="Keep it: one contact person protects the families.",
            why="Protecting them from five calls makes sense. A single pair of ears is another matter.",
            verdict=Verdict.PARTLY,
            next_step="Separate planning the visits from hearing what is said.",
        ),
        Option(
            id="together",
            text="Mara plans the visits; Jonas and the squad take turns.",
            why="Nobody is called five times, and those who decide have heard it themselves.",
            verdict=Verdict.RIGHT,
        ),
        Option(
            id="po-only",
            text="Hand it to Jonas: customers are the owner's work.",
            why="Now the wall stands on the other side. Mara decides on strategy without hearing anybody.",
            next_step="Ask why it has to be one of them.",
        ),
        Option(
            id="reports",
            text="Mara writes a report of each visit for everybody.",
            why=(
                "Better than nothing. A report holds what its writer noticed; the question one would have "
                "asked is lost."
            ),
            next_step="Ask what a designer would have looked at.",
        ),
    ),
)

QUESTIONS = (MATRIX_GUESS, ACCOUNTABLE, TIDY_WRONG, WEEK_GUESS, ONLY_PM)
