"""The front page's one small question: it shows how the course answers, and needs no knowledge."""

from pmkit.practice import ChooseOne, Option, Verdict

FIRST_DECISION = ChooseOne(
    id="start.first-decision",
    prompt=(
        "Your largest customer asks for a button that exports everything to a spreadsheet. "
        "What do you do first?"
    ),
    skill="asking first",
    minutes=1.2,
    hints=("What would you like to know before anybody builds anything?",),
    source="Common practice in discovery: ask for the job behind the request. The scene is invented.",
    explanation=(
        "A request is somebody's solution to a problem that you have not heard yet. Often a smaller thing "
        "solves it; sometimes a larger one is needed. One question tells you which."
    ),
    options=(
        Option(
            id="build",
            text="Build it: the largest customer knows best.",
            why="They know their problem best. The button is their guess at a solution; yours may be better.",
            next_step="Think of one question that you could ask them.",
        ),
        Option(
            id="ask",
            text="Ask what they would do with the spreadsheet.",
            why="Perhaps they need one number every Monday. Then a mail will do, and nobody builds it.",
            verdict=Verdict.RIGHT,
        ),
        Option(
            id="others",
            text="Count how many other customers ask for it.",
            why="Useful, a little later. Ten who ask for a button still have not told you why.",
            verdict=Verdict.PARTLY,
            next_step="What could you ask this one customer today?",
        ),
        Option(
            id="no",
            text="Say no: the team has enough to do.",
            why="Perhaps it ends there. First you want to know what you say no to.",
            next_step="Think of one question that you could ask them.",
        ),
    ),
)

QUESTIONS = (FIRST_DECISION,)
