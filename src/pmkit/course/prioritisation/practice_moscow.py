"""Practice on MoSCoW, and on choosing the method that fits the decision."""

from pmkit.course.prioritisation.data import table, title
from pmkit.course.prioritisation.sources import DSDM
from pmkit.practice import Card, ChooseOne, Group, Option, Sort, Verdict

EVERYTHING_MUST = ChooseOne(
    id="prioritisation.everything-must",
    prompt="In the workshop 19 of 23 cards land in Must. Which question do you ask, card by card?",
    skill="MoSCoW",
    minutes=1.1,
    hints=("A Must is what makes the whole release worthless when it is missing.",),
    source=DSDM,
    explanation=(
        "The handbook's test: what happens if this is not met? If the answer is “cancel the release”, it "
        "is a Must. If there is a workaround, even a painful one, it is a Should or a Could."
    ),
    options=(
        Option(
            id="important",
            text="“How important is this to you?”",
            why="Everything is important to somebody: that is how it got to 19.",
            next_step="Ask about the release, not about the person.",
        ),
        Option(
            id="without",
            text="“What happens on the day of release without it?”",
            why="The answer is a fact that the room can check. “We would cancel” makes it a Must.",
            verdict=Verdict.RIGHT,
        ),
        Option(
            id="rank",
            text="“Which of the 19 come first?”",
            why="A rank is useful later. It still leaves 19 things that nobody may drop.",
            verdict=Verdict.PARTLY,
            next_step="Ask what a missing card would do to the release.",
        ),
        Option(
            id="vote",
            text="“Who votes for it as a Must?”",
            why="A vote counts how many want it. Want is not need.",
            next_step="Ask what a missing card would do to the release.",
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

_sorted = {
    "MW-06": ("must", "Every Korbmarkt basket stops on 31 March. There is no way round it."),
    "MW-37": ("must", "It dies in spring, and single sign-on needs it too."),
    "MW-09": ("must", "Health data without a consent: the law does not offer a workaround."),
    "MW-08": (
        "should",
        "There is a workaround by mail, and it hurts: names go to people who must not see them.",
    ),
    "MW-13": ("should", "Nine taps are painful. The release is still worth having."),
    "MW-24": ("could", "Pleasant to have; people get by."),
    "MW-10": ("wont", "Nobody is missing anything, and it takes nine person-months."),
}

_loose = {
    "MW-08": (("should", "must"), "for Must, if names still go to employers when the consent is in force"),
    "MW-24": (("could", "wont"), "for Won't this time, if there is no spare time at all"),
    "MW-13": (("should", "could"), "for Could, if other things hurt more in this release"),
}

MOSCOW_SORT = Sort(
    id="prioritisation.moscow-sort",
    prompt="Sort by the fact, not by who asked. Several cards can be defended in two places.",
    context=table(tuple(_sorted), ("effort", "without_it")),
    skill="MoSCoW",
    minutes=3.2,
    hints=("Would you cancel the release without it? Then it is a Must.", "Is there a workaround?"),
    source=DSDM,
    explanation=(
        "Without it, is the release illegal, unsafe or worthless: Must. Painful, with a workaround: Should. "
        "Pleasant: Could. The rest: Won't this time, said aloud."
    ),
    groups=(
        Group(id="must", text="Must"),
        Group(id="should", text="Should"),
        Group(id="could", text="Could"),
        Group(id="wont", text="Won't this time"),
    ),
    cards=tuple(
        Card(
            id=id.lower(),
            text=title(id),
            why=why,
            accepts=_loose[id][0] if id in _loose else (group,),
            when=_loose[id][1] if id in _loose else "",
            replies={
                "must": "What would stop without it? There is a way round, so the release need not wait.",
                "wont": "Look at the fact once more: can the release do without it?",
                "*": "Ask what happens on the day of release without it.",
            },
        )
        for id, (group, why) in _sorted.items()
    ),
)

METHOD_FITS = Sort(
    id="prioritisation.method-fits",
    prompt="Which method fits the decision? Take the simplest that can answer it.",
    skill="choosing a method",
    minutes=2.7,
    hints=("Ask what is known in each case: people, money a week, or what is missing on the day?",),
    source="This course's own judgement, from the sources of the lesson.",
    explanation=(
        "A method is an answer to one question. Which idea helps many for little work: RICE. Who goes first "
        "in a queue that costs money: CD3. What may be left out of a fixed date: MoSCoW. Which of twenty "
        "to look at first: value against effort."
    ),
    groups=(
        Group(id="rice", text="RICE"),
        Group(id="cd3", text="CD3"),
        Group(id="moscow", text="MoSCoW"),
        Group(id="grid", text="Value against effort"),
    ),
    cards=(
        Card(
            id="growth",
            text="Twelve ideas for sign-up; usage data tell how many people meet each.",
            why="Counts of people are there, so RICE can use them.",
            accepts=("rice",),
            replies={"moscow": "Nothing has to be left out of a date here; ideas compete for effect."},
        ),
        Card(
            id="queue",
            text="Five agreed jobs, one squad; finance knows what each week of delay costs.",
            why="All will be done. The question is the order, and the cost per week is known.",
            accepts=("cd3",),
            replies={
                "rice": "All five will be done anyway. What is open is who waits, and that costs money."
            },
        ),
        Card(
            id="law",
            text="A law comes into force on 1 May; not everything will be ready.",
            why="A fixed date and variable scope: what may be missing?",
            accepts=("moscow",),
            replies={"cd3": "Before the date waiting costs nothing. The question is what may be left out."},
        ),
        Card(
            id="workshop",
            text="Forty notes on a wall, 20 minutes, a mixed group.",
            why="A rough sorting by two questions; the few that remain get a closer look.",
            accepts=("grid", "moscow"),
            when={
                "grid": "when the notes are ideas for later",
                "moscow": "when the notes are the contents of a release with a date",
            },
            replies={"rice": "Forty reaches in 20 minutes would be forty inventions."},
        ),
        Card(
            id="hotfix",
            text="Three repairs, each a day or two, each week of delay loses known baskets.",
            why="Known cost per week, known length: the ratio decides.",
            accepts=("cd3",),
            replies={"rice": "The effort hardly differs, and the loss per week is known. Use it."},
        ),
    ),
)

QUESTIONS = (EVERYTHING_MUST, WONT_MEANS, MOSCOW_SORT, METHOD_FITS)
