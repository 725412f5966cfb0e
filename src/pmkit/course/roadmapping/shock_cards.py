"""Three messages of the first weeks, and what can be done about each. All invented.

Week 0 begins on 5 October 2026: 31 December lies in week 12, 30 November is the first day of week 8.
"""

from pmkit.widgets.explorers.shocks import Answer, ShockCard

CARDS = (
    ShockCard(
        id="korbmarkt",
        title="Korbmarkt: the old API ends on 31 December",
        text=(
            "Davide writes: “Security wants it off three months earlier. I am sorry.” The new API has to "
            "work by "
            "week 12. It stands behind the allergy filter."
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
                    "Ngozi waits longer for a search that she can trust. Tell her before the newsletter does."
                ),
                later={"MW-01": 13.0, "MW-16": 13.0},
            ),
            Answer(
                id="cut",
                label="The API next, cut to what baskets need: 7 weeks",
                price="Delivery slots and prices of the shop come later. The filter loses least.",
                effect={"durations": {"MW-06": 7.0}},
                later={"MW-01": 11.0, "MW-16": 11.0},
            ),
        ),
    ),
    ShockCard(
        id="kofi",
        title="Kofi leaves on 30 November",
        text=(
            "Kofi has an offer from home. Without him squad Plan can't go on for four weeks, until "
            "somebody has "
            "taken over."
        ),
        week=8,
        effect={"new_capacity": {"Plan": [(8, 0), (12, 1)]}},
        answers=(
            Answer(
                id="nothing",
                label="Wait until somebody has taken over",
                price="Four weeks stand still, and sign-on comes in the new year.",
            ),
            Answer(
                id="lend",
                label="Lukas goes over from Basket for these weeks",
                price="Basket stands still instead. One thing is late for the sake of another.",
                effect={"new_capacity": {"Plan": 1, "Basket": [(8, 0), (12, 1)]}},
            ),
            Answer(
                id="drop",
                label="Wait, and give up the usage report",
                price="Annegret asked for this report. Viktor has to hear it today, from you.",
                effect={"dropped": ("MW-08",)},
            ),
        ),
    ),
    ShockCard(
        id="nordhafen",
        title="Nordhafen: sign-on by 30 November, or notice",
        text=(
            "Annegret rings: “Without single sign-on I can't defend 2,900 seats. And the works council "
            "wants a "
            "paper.” The paper is three weeks of work for Plan."
        ),
        week=4,
        deadlines={"MW-07": 8.0},
        effect={
            "added": (
                {"id": "paper", "item": "Paper for the works council", "team": "Plan"}
                | {"duration": 3.0, "requires": []},
            )
        },
        answers=(
            Answer(
                id="nothing",
                label="Say yes to both, change nothing",
                price="A yes without a change of plan is a promise that the plan already breaks.",
            ),
            Answer(
                id="pilot",
                label="Sign-on for one site first: 5 weeks",
                price="Nordhafen sees it work before it decides. The other sites follow later.",
                effect={"durations": {"MW-07": 5.0}},
            ),
            Answer(
                id="talk",
                label="Sign-on for one site; the paper without squad Plan",
                price=(
                    "Ruth, the data protection officer, writes the paper with you. Your own week is the "
                    "price."
                ),
                effect={"durations": {"MW-07": 5.0}, "added": ()},
            ),
        ),
    ),
)
