"""Practice sheet, its last item: one page for a company that the chapter has not met."""

from pmkit.practice import Criterion, ModelText, Slot, Write
from pmkit.practice.lint import at_least_words, avoids, has_number, mentions

UNSEEN = Write(
    id="roles.unseen",
    prompt=(
        "**An unseen product.** A city's bus company has an app for tickets. Two teams, a project manager "
        "whose "
        "project ended in May, three departments that each send wishes, and no product manager. The director "
        "asks you for one page: who decides what from Monday?"
    ),
    skill="working in context",
    minutes=7.6,
    hints=("Begin with the decision that three departments now make three times.",),
    source="The bus company is invented.",
    explanation=(
        "The better page names one person for the order and says how departments are heard. It ends the "
        "project "
        "on purpose, and gives a sign by which the director sees in a month whether it works."
    ),
    slots=(
        Slot(id="order", label="Who decides the order, and how departments are heard", rows=3),
        Slot(id="project", label="What becomes of the project manager's work", rows=2),
        Slot(id="limits", label="What this person may not decide alone", rows=2),
        Slot(id="customers", label="How passengers get into it", rows=2),
        Slot(
            id="sign",
            label="How the director sees in a month that it works",
            rows=2,
            help="A number or an event, with a date.",
        ),
    ),
    criteria=(
        Criterion(id="one", text="One person decides the order; the three departments are heard before."),
        Criterion(id="end", text="Product work and project work are kept apart."),
        Criterion(id="limits", text="It says what is not decided alone, and by whom."),
        Criterion(id="sign", text="The sign can be looked at by somebody from outside."),
    ),
    rules=(
        at_least_words("order", 12),
        mentions(
            "order",
            r"\bone\b|\bowner\b|\bmanager\b|\bdirector\b",
            "A rule finds no role here. Which one person has the last word?",
        ),
        avoids(
            "order",
            r"\b(committee|vote|board|jointly)\b",
            "“{found}”: who explains the order to a team on a Tuesday?",
        ),
        has_number("sign"),
    ),
    models=(
        ModelText(
            label="A page that a director can sign",
            slots={
                "order": (
                    "One product owner decides the order for both teams. The departments bring problems, not "
                    "solutions, in one hour each Monday; on Tuesday the owner says what moved and why."
                ),
                "project": (
                    "The project ended in May. The project manager guards the contract with the ticket "
                    "machines "
                    "until it ends next March, and takes no part in the order."
                ),
                "limits": "Fares: the director. Personal data: the data protection officer is asked first.",
                "customers": "The owner and one developer ride with passengers two hours a week.",
                "sign": "By 30 June: no order undone from outside, and 12 passengers seen buying a ticket.",
            },
            why="One name, a way to be heard, and signs that can be looked at.",
        ),
        ModelText(
            label="A page that offends nobody",
            slots={
                "order": "A steering committee of all departments agrees on priorities each month.",
                "project": "The project manager continues to coordinate.",
                "limits": "Important decisions are taken together.",
                "customers": "Feedback from the app store is considered.",
                "sign": "Satisfaction of all stakeholders.",
            },
            why="Everybody can sign it, because nothing changes. The teams still wait for three departments.",
        ),
    ),
)

QUESTIONS = (UNSEEN,)
