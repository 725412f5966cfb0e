"""Practice sheet, its end: two texts in the learner's own words."""

from pmkit.methods import lint_positioning, lint_vision
from pmkit.methods.vision_lint import POSITIONING
from pmkit.practice import Criterion, Finding, ModelText, Slot, Write
from pmkit.practice.lint import at_least_words, avoids

REWRITE = Write(
    id="vision.rewrite",
    prompt=(
        "Clara's sentence for the wall: “We become Europe's leading meal platform.” Write one that helps a "
        "squad to say no, and the no that it gives."
    ),
    skill="vision",
    minutes=4.5,
    source="R. Pichler, The Product Vision Board, 2011, updated 2025 (read in part).",
    hints=("Begin with a person at a table. What is different in five years?",),
    explanation=(
        "The better sentence is about people, can be pictured, and names no solution. Its test is the second "
        "field: an idea that it refuses."
    ),
    slots=(
        Slot(id="vision", label="The vision", rows=2, help="One sentence, no product in it."),
        Slot(id="no", label="An idea that it refuses, and why", rows=2),
    ),
    criteria=(
        Criterion(id="people", text="It is about people, not about the company."),
        Criterion(id="picture", text="One can picture it."),
        Criterion(id="open", text="It leaves the solution open."),
        Criterion(id="refuses", text="A reasonable idea is refused by it."),
    ),
    rules=(
        lambda slots: [
            Finding(text=one.text, where="vision") for one in lint_vision(slots["vision"], where="vision")
        ],
        avoids(
            "vision",
            r"\b(everyone|everybody|all people|all customers)\b",
            "“{found}” refuses nobody. Whose evening is different?",
        ),
        at_least_words("no", 5),
    ),
    models=(
        ModelText(
            label="A sentence that decides",
            slots={
                "vision": "Every family with an allergy sits down to dinner without fear.",
                "no": "A wine guide: it may be nice, and it takes no fear away.",
            },
            why="People, a table, a feeling that is gone. It refuses something that somebody wants.",
        ),
        ModelText(
            label="A sentence that pleases",
            slots={
                "vision": "We inspire everyone to enjoy healthy, sustainable and simple cooking.",
                "no": "Bad ideas, since they do not inspire.",
            },
            why="Three good words and no choice. Almost any idea can claim to inspire.",
        ),
    ),
)

UNSEEN = Write(
    id="vision.unseen",
    prompt=(
        "**An unseen product.** A town's swimming pool wants an app. Water is cold, lanes are full at six, "
        "pensioners come at ten, and 400 children are on the list for lessons. Write the positioning "
        "statement."
    ),
    skill="positioning",
    minutes=7.5,
    source="The pattern after G. Moore, Crossing the Chasm, 1991. The pool is invented.",
    hints=("Choose one of the groups. The others may still swim.",),
    explanation=(
        "The better text chooses one group and names what it does today. The weaker one serves all and "
        "promises an app. Compare yours slot by slot."
    ),
    slots=tuple(
        Slot(id=key, label=label, rows=1)
        for key, label in zip(
            POSITIONING, ("For", "who", "the product is a", "that", "Unlike", "it"), strict=True
        )
    ),
    criteria=(
        Criterion(id="group", text="The group could be found at the pool on one certain morning."),
        Criterion(id="today", text="The alternative is what they really do today."),
        Criterion(id="benefit", text="The benefit can be seen with the phone switched off."),
        Criterion(id="no", text="Somebody at the pool will be disappointed by it."),
    ),
    rules=(
        lambda slots: [
            Finding(text=one.text, where=one.where)
            for one in lint_positioning(slots)
            if slots.get(one.where, "").strip()
        ],
    ),
    models=(
        ModelText(
            label="One group, one problem",
            slots={
                "customer": "parents of children on the waiting list",
                "need": "have rung the pool each Monday for a year",
                "category": "place list for swimming lessons",
                "benefit": "tells them in which month their child will learn to swim",
                "alternative": "ringing at eight when the line is busy",
                "difference": "offers a place that came free to the next child the same day",
            },
            why="Four hundred families would notice. Early swimmers are left for later, and it says so.",
        ),
        ModelText(
            label="Something for all",
            slots={
                "customer": "all visitors of the pool",
                "need": "want a modern experience",
                "category": "app",
                "benefit": "shows times, prices, news and a loyalty card",
                "alternative": "the old website",
                "difference": "is available for both systems",
            },
            why="True and of no use. Each wish of the council fits into it.",
        ),
    ),
)

QUESTIONS = (REWRITE, UNSEEN)
