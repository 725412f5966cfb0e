"""The lesson's third sitting: one role or two, four broken set-ups, and what is disputed."""

from pmkit.course.roles.data import INVENTED
from pmkit.methods.role_set_ups import role_waiting
from pmkit.practice import Card, ChooseOne, Group, Option, Predict, Sort, Verdict

_two_teams = role_waiting(2, 0.8).set_index("set_up")["waiting"]
_proxy = role_waiting(2, 0.0).set_index("set_up")["waiting"]

SET_UP_GUESS = Predict(
    id="roles.set-up-guess",
    prompt=(
        "Mealwise has two squads. A developer has a question about what a button should do. "
        "In which set-up does she wait longest?"
    ),
    skill="set-ups",
    minutes=0.9,
    source="A first guess. The model that answers is small, and its numbers are invented.",
    options=(
        Option(id="one", text="One person plays both roles, for both squads.", why=""),
        Option(id="split", text="A manager and an owner; the owner may decide.", why=""),
        Option(id="proxy", text="A manager and an owner; the owner may not decide.", why=""),
        Option(id="scaled", text="One manager, and an owner for each squad.", why=""),
    ),
    next_step="Try it below: set the share that the owner decides alone to 0 %, then to 80 %.",
)

BOSS = ChooseOne(
    id="roles.boss",
    prompt=(
        "Clara draws the organisation: Mara above, Jonas below. “So Mara tells you what to put on top, "
        "Jonas.” "
        "Which answer keeps both useful?"
    ),
    skill="set-ups",
    minutes=1.5,
    hints=(
        f"At 80 % a question waits {_two_teams['split']:.1f} hours in the model. At 0 % it waits "
        f"{_proxy['split']:.0f}.",
        "Which decisions does each of them make without asking?",
    ),
    source=(
        "Organisation respects the product owner's decisions: The Scrum Guide, 2020. Underpowered owner: "
        "Roman "
        "Pichler, Agile Product Management with Scrum, 2010. Waiting: the course's model, numbers invented."
    ),
    explanation=(
        "A split works when both can decide something without asking: one the direction, the other the order "
        "within it. A line on an organisation chart is about holidays and salaries. Where it becomes a line "
        "of orders, the owner is a messenger and each question travels twice."
    ),
    options=(
        Option(
            id="boss",
            text="Right: a product manager outranks a product owner.",
            why="Ranks differ from firm to firm. If each order needs her word, every question waits twice.",
            next_step="Say what Jonas may decide without asking.",
        ),
        Option(
            id="frame",
            text="Mara sets the outcome; inside it Jonas decides the order.",
            why="Each decides something without asking. Mara argues with reasons, not with the chart.",
            verdict=Verdict.RIGHT,
        ),
        Option(
            id="equal",
            text="Both decide everything together, as equals.",
            why="Friendly, and two who must agree on everything wait for each other on every item.",
            next_step="Divide the decisions, not the respect.",
        ),
        Option(
            id="report",
            text="Jonas decides all, and reports to Mara each month.",
            why="Then nobody sets a direction across products, and Mara has a report in place of a role.",
            verdict=Verdict.PARTLY,
            next_step="Ask which decisions reach beyond one backlog.",
        ),
    ),
)

BROKEN = Sort(
    id="roles.broken",
    prompt="Six firms, four broken set-ups. Which is which?",
    skill="set-ups",
    minutes=2.6,
    hints=(
        "Ask of each: who could say no here, and would it hold?",
        "Two cards are about what happens after a release.",
    ),
    source=(
        "Proxy and committee: Roman Pichler, 2010; Jeff Patton, reported by InfoQ, 23 March 2018; The Scrum "
        "Guide, 2020. Order taker: Melissa Perri, 2018. Feature factory: John Cutler, 17 November 2016. "
        "The six firms are invented."
    ),
    explanation=(
        "A proxy lacks power, an order taker lacks a no. A committee lacks one name, a feature factory lacks "
        "a look back. Each repair gives back what is missing: a right to decide, a goal to weigh against, "
        "one name, a check after the release."
    ),
    groups=(
        Group(id="proxy", text="Proxy: stands in for somebody who really decides"),
        Group(id="scribe", text="Order taker: writes down what others want"),
        Group(id="committee", text="Committee: several people own the order"),
        Group(id="factory", text="Feature factory: ships, and never looks back"),
    ),
    cards=(
        Card(
            id="ask-back",
            text="“I'll take it to my director. You'll hear on Thursday.”",
            why="The person in the room can't decide. Repair: say what may be decided without asking.",
            accepts=("proxy",),
            replies={"*": "Who decides here, and is that person in the room?"},
        ),
        Card(
            id="overruled",
            text="On Tuesday the owner says yes; on Friday the head of sales undoes it",
            why=(
                "A yes that is taken back was a stand-in's yes. Repair: the firm respects one person's "
                "decisions."
            ),
            accepts=("proxy",),
            replies={
                "committee": "One person overrules here, from outside. The owner's word has no weight.",
                "*": "The owner did decide. Why did it not hold?",
            },
        ),
        Card(
            id="tickets",
            text="“My week? Forty hours of stories. The departments fill the list.”",
            why="Others choose, one writes. Repair: a goal, and the right to say no with it.",
            accepts=("scribe",),
            replies={
                "factory": "Near: such teams often ship and never look back. This card is about who chooses.",
                "*": "Who chooses what is written down here?",
            },
        ),
        Card(
            id="three",
            text="Three heads of department each reorder the list in their hour of the week",
            why="Three orders are none. Repair: one name; the three become advisers.",
            accepts=("committee",),
            replies={"*": "Count the people who set the order."},
        ),
        Card(
            id="cake",
            text="Cake for every release; nobody can say what the last one changed",
            why=(
                "Shipping is celebrated, effect is not looked at. Repair: a date and a number for looking "
                "back."
            ),
            accepts=("factory",),
            replies={"*": "What happens here after a release, and what does not?"},
        ),
        Card(
            id="reshuffled",
            text="Teams are put together anew for each project, and move on when it ships",
            why="Nobody stays to see the effect. Repair: keep a team with its outcome.",
            accepts=("factory",),
            replies={"*": "Who is still there when the effect shows?"},
        ),
    ),
)

PROJECT = ChooseOne(
    id="roles.project",
    prompt=(
        "The move to Korbmarkt's new order API must be finished by 31 March 2027. Viktor: “Mara is a manager "
        "of products, so she runs the project. Same thing.” What do you answer?"
    ),
    skill="set-ups",
    minutes=1.5,
    hints=("Which of the two has an end?", "What would each of them still do on 1 April?"),
    source=(
        "PMI, PMBOK Guide, 7th edition, 2021: product management is a separate discipline (read in "
        "excerpts). "
        "The Scrum Guide, 2020, does not know a project manager. " + INVENTED
    ),
    explanation=(
        "A project is temporary: an aim, an end, often a contract. A product goes on as long as it is worth "
        "it. The project manager answers for reaching the aim in time and cost. The product manager answers "
        "for whether the aim is worth reaching. One person can do both, and then does two jobs."
    ),
    options=(
        Option(
            id="same",
            text="Yes: both plan work and see that it arrives.",
            why="Both plan. One asks if it will be done in time, the other if it is worth doing at all.",
            next_step="Ask what is left to do on 1 April.",
        ),
        Option(
            id="two-jobs",
            text="It is a project with an end: name who guards that date.",
            why=(
                "The move has an aim and an end. Mara still answers for whether baskets are worth it on 1 "
                "April."
            ),
            verdict=Verdict.RIGHT,
        ),
        Option(
            id="no-projects",
            text="No: a firm with Scrum has no projects at all.",
            why="Scrum names no project manager. Contracts and end dates exist all the same, like this one.",
            next_step="Say who guards 31 March.",
        ),
        Option(
            id="scrum-master",
            text="No: dates are the Scrum master's work.",
            why="The Scrum master answers for how well the team works, not for a partner's contract.",
            next_step="Look at what the Scrum Guide gives the Scrum master.",
        ),
    ),
)

DISPUTED = ChooseOne(
    id="roles.one-or-two",
    prompt=(
        "Mealwise must decide: one person for both roles, or two? It has two squads and one product that is "
        "losing growth. Which advice would you sign?"
    ),
    skill="set-ups",
    minutes=1.6,
    hints=("Look at the model at two squads, with the owner's share at 80 % and at 0 %.",),
    source=(
        "For one role: Marty Cagan, SVPG (read in a report on his essays). For big and small owners: Roman "
        "Pichler, “Size Matters”, 23 June 2015. Job and role: Melissa Perri, 2018. No study compares the two "
        "set-ups in numbers."
    ),
    explanation=(
        "Cagan: one person, since a split leaves no clear owner. Pichler: a big owner decides consistently "
        "and may be overloaded; a small owner has focus, with hand-offs and delay. He sees the split fit "
        "stable products rather than young ones. Research has no numbers for or against."
    ),
    options=(
        Option(
            id="one",
            text="One: let one of the two own it from customers to backlog.",
            why="No hand-offs, one name, consistent decisions. The price is one person's 40 hours.",
            verdict=Verdict.RIGHT,
            when="when one person has the time and skill for customers, strategy and squad",
        ),
        Option(
            id="two",
            text="Two: Mara the outcome, Jonas the order, both with customers.",
            why="Two pairs of hands. It works only with written limits, or it ends with a proxy.",
            verdict=Verdict.RIGHT,
            when="when Jonas may decide without asking, and both hear customers",
        ),
        Option(
            id="titles",
            text="Two: there are two titles, so there must be two jobs.",
            why=(
                "A title is no reason. In the guide, product owner is an accountability that a manager may "
                "carry."
            ),
            next_step="Ask what each would decide without asking.",
        ),
        Option(
            id="scaled",
            text="A scaled framework: large firms do well with it.",
            why="It answers questions of many teams. With two squads you would pay for the extra hand-off.",
            next_step="Set the model to two teams, then to eight.",
        ),
    ),
)

QUESTIONS = (SET_UP_GUESS, BOSS, BROKEN, PROJECT, DISPUTED)
