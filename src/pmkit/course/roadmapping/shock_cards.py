"""Three messages of the first weeks, and what can be done about each. All invented.

Week 0 begins on 5 October 2026: 31 December lies in week 12, 15 December in week 10, 30 November is the first
day of week 8.
"""

from pmkit.course.roadmapping.data import korbmarkt_baskets, nordhafen_seats
from pmkit.explorers.shock_cards import Answer, ShockCard

_PAPER = {
    "id": "paper",
    "item": "Paper for the works council",
    "team": "Plan",
    "duration": 3.0,
    "requires": [],
}

KORBMARKT = ShockCard(
    id="korbmarkt",
    title="Korbmarkt: the old API ends on 31 December",
    text=(
        "Davide writes: “31 December, not 31 March. Our security people insist. I am sorry.” The new API has "
        "to work by week 12. In the plan it comes after the allergy filter."
    ),
    week=4,
    deadlines={"MW-06": 12.0},
    answers=(
        Answer(
            id="nothing",
            label="Keep the order",
            price=f"From January on, {korbmarkt_baskets()} of 100 baskets can't be ordered.",
        ),
        Answer(
            id="first",
            label="The API next, the filter after it",
            price=(
                "The filter waits until the API is done. Ngozi, a mother who writes for other parents, should "
                "hear of it before the newsletter goes out."
            ),
            later={"MW-01": 13.0, "MW-16": 13.0},
        ),
        Answer(
            id="cut",
            label="The API next, cut to what baskets need: 7 weeks",
            price="Delivery slots and the shop's prices come later. The filter waits a little less.",
            effect={"durations": {"MW-06": 7.0}},
            later={"MW-01": 11.0, "MW-16": 11.0},
        ),
    ),
)

KOFI = ShockCard(
    id="kofi",
    title="Kofi leaves on 30 November",
    text=(
        "Kofi, an engineer in squad Basket, has an offer from home. He asks who will repair the basket at night: "
        "nobody else knows it. Until somebody has learned it, the squad stands still for four weeks. Plan's "
        "sign-on is promised to Annegret of Nordhafen for 15 December, in week 10."
    ),
    week=8,
    deadlines={"MW-07": 10.0},
    effect={"new_capacity": {"Basket": [(8, 0), (12, 1)]}},
    answers=(
        Answer(
            id="nothing",
            label="Wait until somebody has taken over",
            price="All of Basket waits, and whoever waits for Basket. Tell them now.",
        ),
        Answer(
            id="lend",
            label="Lukas goes over from Plan for these weeks",
            price=(
                "Plan uses up its slack, and one week more. Sign-on comes in January, and Annegret should hear "
                "that from you."
            ),
            effect={"new_capacity": {"Basket": 1, "Plan": [(8, 0), (12, 1)]}},
        ),
        Answer(
            id="drop",
            label="Wait, and give up the words about traces",
            price="You win weeks, but only at the end of the plan. Parents asked for these words: tell them why.",
            effect={"dropped": ("MW-16",)},
        ),
    ),
)

NORDHAFEN = ShockCard(
    id="nordhafen",
    title="Nordhafen: two things by 30 November, or notice",
    text=(
        "Annegret rings: “Single sign-on is still not there. Without it I can't defend "
        f"{nordhafen_seats():,} seats. And the works council wants a paper by the same day.” The paper is three "
        "weeks of work for Plan."
    ),
    week=4,
    deadlines={"MW-07": 8.0, "paper": 8.0},
    effect={"added": (_PAPER,)},
    answers=(
        Answer(
            id="nothing",
            label="Say yes to both, change nothing",
            price="If you say yes and change nothing, you promise what the plan already breaks.",
        ),
        Answer(
            id="pilot",
            label="Sign-on for one site first: 5 weeks",
            price="Nordhafen sees it work before it decides. The other sites and the paper come later.",
            effect={"durations": {"MW-07": 5.0}},
        ),
        Answer(
            id="talk",
            label="Sign-on for one site; the paper without squad Plan",
            price="Ruth, the data protection officer, writes the paper with you. It costs you a week of your own.",
            effect={"durations": {"MW-07": 5.0}, "added": ()},
        ),
    ),
)

CARDS = (KORBMARKT, KOFI, NORDHAFEN)
