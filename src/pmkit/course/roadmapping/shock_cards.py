"""Three messages of the first weeks, and what can be done about each. All invented.

Week 0 begins on 5 October 2026: 31 December lies in week 12, 15 December in week 10, 30 November is the first
day of week 8.
"""

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
        "Davide writes: “31 December, not 31 March. Security wants it so. I am sorry.” The new API has to "
        "work by week 12. In the plan it stands behind the allergy filter."
    ),
    week=4,
    deadlines={"MW-06": 12.0},
    answers=(
        Answer(
            id="nothing",
            label="Keep the order",
            price="From January on, 31 of 100 baskets can't be ordered.",
        ),
        Answer(
            id="first",
            label="The API next, the filter after it",
            price=(
                "The API is one week late, the filter waits nine. Ngozi, whom 3,400 parents read, should hear of it "
                "before the newsletter goes out."
            ),
            later={"MW-01": 13.0, "MW-16": 13.0},
        ),
        Answer(
            id="cut",
            label="The API next, cut to what baskets need: 7 weeks",
            price="Delivery slots and the shop's prices come later. The filter waits seven weeks, not nine.",
            effect={"durations": {"MW-06": 7.0}},
            later={"MW-01": 11.0, "MW-16": 11.0},
        ),
    ),
)

KOFI = ShockCard(
    id="kofi",
    title="Kofi leaves on 30 November",
    text=(
        "Kofi, an engineer of squad Basket, has an offer from home. “And when the basket fails at night? Nobody "
        "else knows it.” Until somebody has learned it, the squad stands still for four weeks. Plan's sign-on "
        "is promised to Annegret of Nordhafen for 15 December, in week 10."
    ),
    week=8,
    deadlines={"MW-07": 10.0},
    effect={"new_capacity": {"Basket": [(8, 0), (12, 1)]}},
    answers=(
        Answer(
            id="nothing",
            label="Wait until somebody has taken over",
            price="All of Basket waits. The allergy filter stops a week before its end.",
        ),
        Answer(
            id="lend",
            label="Lukas goes over from Plan for these weeks",
            price=(
                "Plan had three weeks of slack and pays a fourth. Sign-on comes in January: Annegret hears it "
                "from you."
            ),
            effect={"new_capacity": {"Basket": 1, "Plan": [(8, 0), (12, 1)]}},
        ),
        Answer(
            id="drop",
            label="Wait, and give up the words about traces",
            price="Three of the four weeks come back, at the end only. Parents asked for these words: tell them why.",
            effect={"dropped": ("MW-16",)},
        ),
    ),
)

NORDHAFEN = ShockCard(
    id="nordhafen",
    title="Nordhafen: two things by 30 November, or notice",
    text=(
        "Annegret rings: “I note that single sign-on is not there. Without it I can't defend 2,900 seats. The "
        "works council wants a paper by the same day.” The paper is three weeks of work for Plan."
    ),
    week=4,
    deadlines={"MW-07": 8.0, "paper": 8.0},
    effect={"added": (_PAPER,)},
    answers=(
        Answer(
            id="nothing",
            label="Say yes to both, change nothing",
            price="A yes without a change of plan is a promise that the plan already breaks.",
        ),
        Answer(
            id="pilot",
            label="Sign-on for one site first: 5 weeks",
            price="Nordhafen sees it work before it decides. The other sites, and the paper, come later.",
            effect={"durations": {"MW-07": 5.0}},
        ),
        Answer(
            id="talk",
            label="Sign-on for one site; the paper without squad Plan",
            price="Ruth, the data protection officer, writes the paper with you. Your own week is the price.",
            effect={"durations": {"MW-07": 5.0}, "added": ()},
        ),
    ),
)

CARDS = (KORBMARKT, KOFI, NORDHAFEN)
