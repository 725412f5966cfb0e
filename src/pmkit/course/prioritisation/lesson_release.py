"""The lesson's third and fourth sittings: where the methods disagree, a release that fits, saying no.

The planner's figures stand here as constants, so that showing a question never starts a solver; a test works
them out anew.
"""

from pmkit.course.prioritisation.data import SHORTLIST, title
from pmkit.course.prioritisation.sources import KNAPSACK
from pmkit.practice import ChooseOne, Criterion, ModelText, Option, Predict, Slot, Verdict, Write
from pmkit.practice.lint import at_least_words, at_most_words, avoids, has_number

CAPACITY, BEST, CUT, CUT_AT_13, CHEF_PRICE = 12, 648, 601, 598, 405
"""Person-months; thousand EUR a year: the best plan, sort and cut, sort and cut at 13, the pin's price."""


SURPRISE = Predict(
    id="prioritisation.surprise",
    prompt="Which of these is first by one method and seventh by another?",
    skill="comparing methods",
    minutes=0.8,
    source="A first guess. Data invented.",
    options=tuple(
        Option(id=id.lower(), text=title(id), why="")
        for id in SHORTLIST
        if id in ("MW-01", "MW-03", "MW-06", "MW-10")
    ),
    next_step="Look for its line below.",
)

FOUR_WINNERS = ChooseOne(
    id="prioritisation.four-winners",
    prompt="Five methods, four winners. The squad asks which list it should follow.",
    skill="choosing a method",
    minutes=1.4,
    hints=("What does each method ask about an idea?",),
    source="P. Hilton, *Product management arithmetic*, 2023, on multiplied guesses. Data invented.",
    explanation=(
        "RICE asks how many feel how much per month of work. CD3 asks what a week of waiting costs. The "
        "methods don't disagree about the ideas; they answer different questions. Say your question first."
    ),
    options=(
        Option(
            id="mean",
            text="We take the mean of the five ranks: that is fair.",
            why="Five answers to five questions. Their mean answers none of them.",
            next_step="Say what has to be decided, then choose.",
        ),
        Option(
            id="often",
            text="We take the idea that is on top most often.",
            why="It may be robust, which is worth knowing. Methods with the same inputs vote twice, though.",
            verdict=Verdict.PARTLY,
            next_step="Ask which of the five questions is yours.",
        ),
        Option(
            id="question",
            text="We say what must be decided, and take its method.",
            why="All will be built, so who waits? CD3. What grows most per month? RICE. First the question.",
            verdict=Verdict.RIGHT,
        ),
        Option(
            id="founder",
            text="We show Clara the list that she will like.",
            why="It works once. Then everybody brings the method that puts their idea first.",
            next_step="Agree on the method before anybody sees the scores.",
        ),
    ),
)

CUT_GUESS = Predict(
    id="prioritisation.cut-guess",
    prompt=(
        "60 items, room for 12 person-months. You sort by value per effort and take from the top what still "
        "fits. How much of the best possible value do you reach?"
    ),
    skill="planning a release",
    minutes=1.1,
    source="A first guess. Data invented.",
    options=(
        Option(id="all", text="All of it: the best come first.", why=""),
        Option(id="nearly", text="About 99 %.", why=""),
        Option(id="some", text="About 93 %.", why=""),
        Option(id="half", text="About 75 %.", why=""),
    ),
    shuffle=False,
    next_step="The title of the picture below says it.",
)

CHEF_PIN = ChooseOne(
    id="prioritisation.chef-pin",
    prompt=(
        "Clara: “It is one feature, and it is mine. Just put it in.” You have pinned the chef. "
        "What do you tell her?"
    ),
    skill="saying no",
    minutes=1.3,
    hints=("What would help her to decide, and not only to agree?",),
    source=KNAPSACK,
    explanation=(
        f"At 12 person-months the pin costs {CHEF_PRICE} of {BEST} thousand EUR, 62 %. She may want it: "
        "she is the founder, and a stage has its worth. With the price and the list of what goes out she "
        "decides; without them she only wins or loses."
    ),
    options=(
        Option(
            id="no",
            text="“No. The model has taken it out.”",
            why="A model decides nothing. It leaves her nobody to talk to and nothing to weigh.",
            next_step="Give her what she needs to decide.",
        ),
        Option(
            id="score",
            text="“Its RICE is 278. It is number 59 of 60.”",
            why="That is true, and says only that you have a list. It does not say what she gives up.",
            verdict=Verdict.PARTLY,
            next_step="Say it in things that she knows.",
        ),
        Option(
            id="price",
            text="“It costs 405 thousand a year. This is what goes out.”",
            why="A price and four names. Now she can weigh her stage against baskets that stop.",
            verdict=Verdict.RIGHT,
        ),
        Option(
            id="later",
            text="“Good idea, we put it in the next release.”",
            why="That is a promise to be rid of a question. In spring it costs the same, and she will ask.",
            next_step="Say what you know today.",
        ),
    ),
)

SAY_NO = Write(
    id="prioritisation.say-no",
    prompt=(
        "Viktor has promised the PDF for employers to Nordhafen, for 15 November. It is not in the plan. "
        "Write to him."
    ),
    context=(
        "What you know. Nordhafen (2,900 seats, 146,160 EUR a year) decides by 30 November. What its "
        "security office will not renew without is single sign-on. The PDF: 900 households, 18 thousand EUR "
        "a year, 1 month of work. Today HR leads take screenshots. (All invented.)"
    ),
    skill="saying no",
    minutes=8.0,
    source="Common practice: need, decision, reason, other way. The scene is invented.",
    explanation=(
        "A no that holds begins with the need you have heard. Then comes a decision that can't be misread, a "
        "fact that can be repeated, and another way to the same need."
    ),
    hints=(
        "Begin with what he needs, not with what he asked for.",
        "A no without an other way is only half an answer.",
    ),
    slots=(
        Slot(id="heard", label="What you have understood", help="What is at stake for him and the customer?"),
        Slot(id="decision", label="The decision", help="One sentence that can't be read as a maybe."),
        Slot(id="reason", label="The reason", help="One or two facts with a number."),
        Slot(id="instead", label="What you do instead", help="For the need behind it, and by when."),
    ),
    rules=(
        avoids(
            "decision",
            r"\b(maybe|perhaps|probably|hopefully|try to|might|we'll see|let's see)\b",
            "“{found}” leaves a door open: Viktor hears “yes, by Friday”. Close it.",
        ),
        avoids(
            "decision",
            r"\b(never)\b",
            "“{found}” decides more than this release. Say what holds now, and when you look again.",
        ),
        avoids(
            "heard",
            r"\b(you should have|you shouldn't|your fault|why did you|you again|again you|once again)\b",
            "“{found}” is about Viktor. Keep to what the customer needs; the rest is for a talk.",
        ),
        avoids(
            "reason",
            r"\b(RICE|WSJF|CD3|score|algorithm|model)\b",
            "“{found}” is your tool, not his reason. Name the fact that lies behind it.",
        ),
        has_number("reason"),
        has_number("instead"),
        at_least_words("instead", 6),
        at_most_words("decision", 25),
    ),
    criteria=(
        Criterion(id="need", text="Names the need of the customer, not only the feature."),
        Criterion(id="clear", text="The no can't be read as a maybe."),
        Criterion(id="fact", text="Gives a reason that Viktor could repeat to Annegret."),
        Criterion(id="other", text="Offers another way, with a name and a day."),
        Criterion(id="tone", text="Could be read aloud in front of him."),
    ),
    models=(
        ModelText(
            label="A good one",
            slots={
                "heard": "Nordhafen decides by 30 November, and you want to bring them something.",
                "decision": "The PDF is not in this release; I will tell Annegret myself.",
                "reason": (
                    "One month of work would serve 900 households with a screenshot they have today. "
                    "Without single sign-on the contract of 146,160 EUR ends."
                ),
                "instead": (
                    "Inês shows you the sign-on plan on Thursday at 10. Take it to Annegret by 15 November. "
                    "We look at the PDF again on 1 February."
                ),
            },
            why=(
                "Begins with his customer, decides in one sentence, and gives him something better to carry. "
                "He can use all of it in the call."
            ),
        ),
        ModelText(
            label="A weaker one",
            slots={
                "heard": "You promised the PDF although it was not agreed.",
                "decision": "Unfortunately we probably can't do it this time.",
                "reason": "It is far down in our list because of its low score.",
                "instead": "We will have a look at it in the next planning.",
            },
            why=(
                "Polite, and of no use: a blame, a “probably”, a list that he does not know, and no day. "
                "Tomorrow he will promise it again."
            ),
        ),
    ),
)

QUESTIONS = (SURPRISE, FOUR_WINNERS, CUT_GUESS, CHEF_PIN, SAY_NO)
