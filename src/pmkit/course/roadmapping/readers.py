"""Eight lines of Mealwise's roadmap, and what each means to each of four readers. Invented."""

from pmkit.explorers.audiences import Line

LINES = (
    Line(
        id="goal",
        text="Families with an allergy plan dinner without fear",
        must={
            "team": "Without the goal the squads see a list of tasks.",
            "leaders": "Leadership decides by goals. Without them only dates are left to discuss.",
            "sales": "It is what Viktor can tell without promising anything.",
            "customers": "It says what will be different for them. That is why they read.",
        },
    ),
    Line(
        id="order",
        text="Ingredient table first, then the filter; both in Basket",
        must={"team": "The squads need to know what waits for what."},
        hide={
            "leaders": "Who reads an order of tasks discusses tasks, and not the goal.",
            "sales": "The order of work is read as a list of deliveries.",
            "customers": "A table of ingredients means nothing to a family.",
        },
    ),
    Line(
        id="chance",
        text="Allergy filter in nine weeks with 50 %, in twelve with 85 %",
        must={
            "leaders": "They plan money and people by it, so they need the chance, too.",
            "team": "The squads should know what others rely on.",
        },
        hide={"customers": "A family hears “nine weeks”, and every second time it is disappointed."},
    ),
    Line(
        id="switch",
        text="Korbmarkt's old order API ends on 31 March 2027",
        must={
            "team": "A hard date from outside belongs on the card.",
            "leaders": "31 of 100 baskets hang on it.",
        },
        hide={"customers": "As long as ordering goes on, it only worries them."},
    ),
    Line(
        id="nordhafen",
        text="Nordhafen, our largest employer, may give notice on 30 November; 146,160 EUR a year",
        must={"leaders": "A third of the seats that employers pay. They would rather hear it from you."},
        hide={"customers": "One customer's contract is nobody else's business."},
    ),
    Line(
        id="not",
        text="Not before next summer: talking chef, wine guide, Spanish",
        must={
            "team": "What is not done saves most talk.",
            "leaders": "Clara asks for the chef each week. The no belongs on the sheet.",
            "sales": "Viktor must know what he cannot offer.",
        },
        hide={"customers": "A list of refusals raises wishes that nobody had."},
    ),
    Line(
        id="pass",
        text="May be told: we work on a search to rely on. Word follows on 26 October",
        must={"sales": "Without a sentence that he may pass on, he makes his own."},
    ),
    Line(
        id="disclaimer",
        text="This can change as we learn; last looked at on 5 October",
        must={
            "sales": "A sheet without a date lives on in folders for years.",
            "customers": "It keeps a wish from becoming a promise.",
        },
    ),
)
