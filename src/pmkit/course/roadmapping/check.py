"""The self-check at the end of the lesson."""

from pmkit.course.roadmapping import data
from pmkit.practice import ChooseMany, ChooseOne, Option, Verdict

_many = data.how_many()

CHECK_BOARD = ChooseMany(
    id="roadmapping.check-board",
    prompt="Which remarks about a now-next-later board would you make?",
    skill="now-next-later",
    minutes=1.2,
    source="J. Bastow and S. Cast, Now-Next-Later, ProdPad, 2012 (told afterwards).",
    hints=("The columns stand for certainty.",),
    explanation=(
        "Certainty falls from left to right. Real dates stand on cards, and each card names an outcome."
    ),
    options=(
        Option(
            id="few",
            text="Seven cards in *Now* for one squad are too many.",
            why="Few can be finished together.",
            verdict=Verdict.RIGHT,
        ),
        Option(
            id="outcome",
            text="This card has no outcome: whom does it help?",
            why="A card without one cannot be judged.",
            verdict=Verdict.RIGHT,
        ),
        Option(
            id="hard",
            text="The switch-off is a real date; write it on its card.",
            why="A hard date from outside may stand there.",
            verdict=Verdict.RIGHT,
        ),
        Option(
            id="quarter",
            text="*Later* should be called “third quarter” to be clear.",
            why="Then it promises a date that nobody forecast.",
        ),
    ),
)

CHECK_FORECAST = ChooseOne(
    id="roadmapping.check-forecast",
    prompt=f"“With 85 % we finish {_many.p85} items in {data.WEEKS} weeks.” What does it mean?",
    skill="forecast",
    minutes=1.1,
    source="D. Vacanti, Actionable Agile Metrics, 2015. Numbers invented.",
    hints=("Is the number a middle or a lower end?",),
    explanation=(
        f"In 85 of 100 such futures it is {_many.p85} items or more; in 15 it is fewer. More certainty "
        "means fewer items."
    ),
    options=(
        Option(
            id="least",
            text=f"{_many.p85} or more in 85 of 100 futures; fewer in 15.",
            why="A lower end with its chance. You may say it aloud.",
            verdict=Verdict.RIGHT,
        ),
        Option(
            id="most",
            text=f"{_many.p85} at most, in 85 of 100 futures like this.",
            why="The other way round: it is the least that you may expect.",
            next_step="Ask whether a safer number is larger or smaller.",
        ),
        Option(
            id="part",
            text=f"85 % of the work, so {_many.p85} items, will be done then.",
            why="85 % is a chance, not a part of the work.",
            next_step="Say how often the number is reached.",
        ),
        Option(
            id="mean",
            text=f"About {_many.p85} on average, some weeks more, some fewer.",
            why=f"The middle is {_many.p50}. The safe number lies below it.",
            verdict=Verdict.PARTLY,
            next_step="Compare 50 % and 85 %.",
        ),
    ),
)

QUESTIONS = (CHECK_BOARD, CHECK_FORECAST)
