"""Closer look: ask people (Kano, the opportunity score, play money and points)."""

import pandas as pd

from pmkit.cases import load
from pmkit.course.prioritisation.sources import HOHMANN, KANO, ULWICK
from pmkit.methods import buy_a_feature, kano_survey, opportunity_score
from pmkit.practice import ChooseOne, Number, Option, Predict, Trap, Verdict

_kano = kano_survey(load("kano")).set_index("feature")
_offline = {letter: int(_kano.loc["offline", letter]) for letter in "MOAIRQ"}
_counted = sum(_offline[letter] for letter in "MOAI")

KANO_GUESS = Predict(
    id="prioritisation.kano-guess",
    prompt="150 people were asked. What is “search leaves out what we are allergic to” for most of them?",
    skill="Kano",
    minutes=0.9,
    source="A first guess. Data invented.",
    options=(
        Option(id="must", text="Must-be: without it they are angry.", why=""),
        Option(id="delight", text="Attractive: with it they are delighted.", why=""),
        Option(id="indifferent", text="Indifferent: they do not mind.", why=""),
    ),
    shuffle=False,
    next_step="Look for it in the grid below.",
)

KANO_WORSE = Number(
    id="prioritisation.kano-worse",
    prompt="“The list works without a signal”: what share would be **worse** off without it?",
    context=(
        "| must-be | one-dimensional | attractive | indifferent | reverse | questionable |\n"
        "|---:|---:|---:|---:|---:|---:|\n| "
        + " | ".join(str(_offline[letter]) for letter in "MOAIRQ")
        + " |\n\nWorse = (one-dimensional + must-be) ÷ (attractive + one-dimensional + must-be + indifferent)"
    ),
    skill="Kano",
    minutes=2.2,
    unit="%",
    expected=-100 * float(_kano.loc["offline", "worse"]),
    tolerance=0.5,
    hints=("Two of the six groups do not count at all.",),
    source=KANO,
    explanation=(
        f"({_offline['O']} + {_offline['M']}) ÷ {_counted} = 84 %. Reverse and questionable answers are left "
        "out of both lines: a contradiction says nothing about the feature. By habit the figure is written "
        "with a minus, -0.84."
    ),
    on_right="84 %. For five of six its absence hurts; that is something to keep in order, not to advertise.",
    traps=(
        Trap(
            id="everybody",
            value=100 * (_offline["O"] + _offline["M"]) / sum(_offline.values()),
            says="You divided by all answers. Reverse and questionable ones are left out below the line too.",
            next_step="Add only the first four groups below the line.",
        ),
        Trap(
            id="better",
            value=100 * (_offline["A"] + _offline["O"]) / _counted,
            says="That is the other one: how many would be better off with it.",
            next_step="Put must-be above the line, not attractive.",
        ),
        Trap(
            id="must-only",
            value=100 * _offline["M"] / _counted,
            says="You counted must-be alone. Those who call it one-dimensional miss it as well.",
            next_step="Add the one-dimensional answers above the line.",
        ),
    ),
)

KANO_MODE = ChooseOne(
    id="prioritisation.kano-mode",
    prompt=(
        "Tomasz: “The survey is clear. Indifferent is the most frequent answer on the allergy filter, so we "
        "drop it.” What do you answer?"
    ),
    skill="Kano",
    minutes=1.4,
    hints=("Choose the allergy filter in the explorer. Who are the 150?",),
    source=KANO + " Chapman and Callegaro, 2022, advise to report the whole distribution.",
    explanation=(
        "For most people the filter means nothing: they have no allergy. For allergy families it is must-be. "
        "The most frequent answer hides them. Look at segments and at the whole spread before one letter."
    ),
    options=(
        Option(
            id="drop",
            text="Agreed: the most frequent answer decides.",
            why="It decides for those who have no allergy. They were never going to use it.",
            next_step="Look at the answers of allergy families.",
        ),
        Option(
            id="more",
            text="150 are too few. We ask 1,500.",
            why="More people would give the same mixture, only more exactly.",
            next_step="Ask who is in the mixture.",
        ),
        Option(
            id="segments",
            text="Whose most frequent answer? For allergy families it is must-be.",
            why="You look for the group behind the number. Mealwise began with just these families.",
            verdict=Verdict.RIGHT,
        ),
        Option(
            id="worse",
            text="We look at the coefficients and not at the letters.",
            why="They say more than a letter. For everybody together they mix the same two groups.",
            verdict=Verdict.PARTLY,
            next_step="Work them out by segment.",
        ),
    ),
)

_outcome = pd.DataFrame({"item": ["x"], "importance": [5.0], "satisfaction": [8.0]})

OPPORTUNITY = Number(
    id="prioritisation.opportunity",
    prompt=(
        "“Find a recipe for tonight in a minute”: 50 % call it important, 80 % are satisfied today. "
        "What is its opportunity score, from 0 to 20?"
    ),
    context=(
        "Importance and satisfaction are ten times the share that ticked 4 or 5 of 5.\n\n"
        "Opportunity = importance + the part by which importance exceeds satisfaction, if it does"
    ),
    skill="opportunity score",
    minutes=2.2,
    unit="points",
    expected=float(opportunity_score(_outcome)["opportunity"].iloc[0]),
    hints=("Does importance exceed satisfaction here?", "What is added, if it does not?"),
    source=ULWICK + " Data invented.",
    explanation=(
        "5 + 0 = 5. Satisfaction is above importance, so nothing is added, and nothing is taken away. "
        "Ulwick calls scores above 15 extreme and 12 to 15 high; below 10 people are served well enough."
    ),
    on_right="5: well served. Work here would be hard to notice.",
    traps=(
        Trap(
            id="negative",
            value=2,
            says="You took 3 away. The second part is never below 0: more than satisfied is no loss.",
            next_step="Add 0 where satisfaction is above importance.",
        ),
        Trap(
            id="sum",
            value=13,
            says="You added satisfaction. Satisfied people are a reason against working here.",
            next_step="Add only by how much importance is above satisfaction.",
        ),
        Trap(
            id="percent",
            value=50,
            says="You kept the per cent. The scale has ten times the share, so 50 % is 5.",
            next_step="Divide by ten.",
        ),
    ),
)

PRICES = pd.DataFrame(
    {"item": ["Offline list", "Price comparison", "Dark screen"], "price": [90.0, 120.0, 40.0]}
)
BIDS = pd.DataFrame(
    {
        "participant": ["Ngozi", "Walter", "Lena", "Lena", "Dunja", "Ngozi"],
        "item": [
            "Offline list",
            "Offline list",
            "Price comparison",
            "Dark screen",
            "Price comparison",
            "Dark screen",
        ],
        "amount": [45.0, 45.0, 60.0, 20.0, 40.0, 35.0],
    }
)
BUDGET = 80.0
_bought = buy_a_feature(PRICES, BIDS, budget=BUDGET)

PLAY_MONEY = ChooseOne(
    id="prioritisation.play-money",
    prompt=(
        "Buy-a-feature: each of four people has 80 in play money. At the end this lies on the table. "
        "What do you take home?"
    ),
    context="\n".join(
        [
            "| feature | price | laid on it | by |",
            "|---|---:|---:|---|",
            *(
                f"| {row.item} | {row.price:g} | {row.pooled:g} | {row.buyers} people |"
                for row in _bought.itertuples()
            ),
        ]
    ),
    skill="play money",
    minutes=1.7,
    hints=("What was said while they pooled their money?", "How much lay on the one that was not bought?"),
    source=HOHMANN,
    explanation=(
        "The funded set is half of the result. The other half is what people said to win the others over: "
        "why the offline list matters in a cellar shop. Prices follow effort, and some are too high for one "
        "person, so that people have to talk."
    ),
    options=(
        Option(
            id="list",
            text="The order by money: price comparison, offline list, dark screen.",
            why="Most money lay on something that nobody got. Money laid is not a ranking of value.",
            next_step="See what was bought, and ask what was said.",
        ),
        Option(
            id="funded",
            text="Build what was bought: offline list and dark screen.",
            why="A start. Dark screen was cheap and bought from what was left; that says little.",
            verdict=Verdict.PARTLY,
            next_step="Ask what the talk was about.",
        ),
        Option(
            id="talk",
            text="What was bought, and above all why people pooled.",
            why="Reasons carry over to your decision; what four people paid does not. Note what convinced whom.",
            verdict=Verdict.RIGHT,
        ),
        Option(
            id="cheaper",
            text="Price comparison was too expensive: ask 100 for it.",
            why="Prices stand for effort. A lower price would buy it in the game, not in your release.",
            next_step="Ask what the prices stood for.",
        ),
    ),
)

QUESTIONS = (KANO_GUESS, KANO_WORSE, KANO_MODE, OPPORTUNITY, PLAY_MONEY)
