"""Eight lines of Mealwise's roadmap, and what each means to each of four readers. Invented."""

from pmkit.cases import load
from pmkit.course.roadmapping import data
from pmkit.english import in_words
from pmkit.explorers.audiences import Line
from pmkit.methods import build_schedule, critical_path

_FILTER = data.filter_forecast()
_SEATS, _PRICES = load("employers")["seats"], load("employers")["price"]
_LARGEST = int(_SEATS.to_numpy().argmax())
_WORTH = 12 * float(_SEATS.iloc[_LARGEST]) * float(_PRICES.iloc[_LARGEST])
_SHARE = float(_SEATS.max()) / float(_SEATS.sum())
_END = build_schedule(data.schedule().drop(columns="start"), data.CAPACITY).end
_PATH = float(critical_path(data.schedule())["earliest_finish"].max())

LINES = (
    Line(
        id="goal",
        text="Families with an allergy plan dinner without fear",
        must={
            "team": "Without the goal the squads see a list of tasks.",
            "leaders": "Leadership decides by goals. Without them they can only discuss dates.",
            "sales": "Viktor can say this without promising a date.",
            "customers": "It says what will be different for them. That is why they read.",
        },
    ),
    Line(
        id="order",
        text=(
            "Ingredient table first, then the filter; both in Basket, whose four jobs take "
            f"{_END:g} weeks one after the other ({_PATH:g} if they only had to wait for each other)"
        ),
        must={"team": "The squads need to know what waits for what, and who does it."},
        hide={
            "leaders": "If you show an order of tasks, they discuss the tasks and not the goal.",
            "sales": "Sales reads an order of work as a list of deliveries.",
            "customers": "A table of ingredients means nothing to a family.",
        },
    ),
    Line(
        id="chance",
        text=(
            f"Allergy filter in {in_words(_FILTER.p50)} weeks with 50 %, in {in_words(_FILTER.p85)} with 85 %"
        ),
        must={
            "leaders": "They plan money and people by it, so they need the chance, too.",
            "team": "The squads should know what others rely on.",
        },
        hide={
            "customers": (
                f"A family hears “{in_words(_FILTER.p50)} weeks”, and waits longer in "
                f"{100 * (1 - _FILTER.chance(_FILTER.p50)):.0f} of 100 futures."
            )
        },
    ),
    Line(
        id="switch",
        text="Korbmarkt's old order API ends on 31 March 2027",
        must={
            "team": "A hard date from outside belongs on the card.",
            "leaders": f"{data.korbmarkt_baskets()} of 100 baskets depend on it.",
        },
        hide={"customers": "As long as they can order, this would only worry them."},
    ),
    Line(
        id="nordhafen",
        text=f"Nordhafen, our largest employer, may give notice on 30 November; {_WORTH:,.0f} EUR a year",
        must={
            "leaders": (
                f"{100 * _SHARE:.0f} of 100 seats of all employers. They should hear it from you first."
            )
        },
        hide={"customers": "One customer's contract is not the business of the others."},
    ),
    Line(
        id="not",
        text="Not before next summer: talking chef, wine guide, Spanish",
        must={
            "team": "If it is written down, nobody has to ask again.",
            "leaders": "Clara asks for the chef each week. The no belongs on the sheet.",
            "sales": "Viktor must know what he cannot offer.",
        },
        hide={"customers": "A list of what you will not do makes people wish for it."},
    ),
    Line(
        id="pass",
        text="May be told: we work on a search that you can rely on. You will hear more on 26 October",
        must={"sales": "Viktor needs a sentence that he may pass on. Without one he makes his own."},
    ),
    Line(
        id="disclaimer",
        text="This can change as we learn; last looked at on 5 October",
        must={
            "sales": "A sheet without a date stays in folders for years.",
            "customers": "It tells them that this is a plan and not a promise.",
        },
    ),
)
