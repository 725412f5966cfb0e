"""The lesson's self-check and the text for the portfolio: a first month for a new product owner."""

from pmkit.course.roles.data import GUIDE, INVENTED
from pmkit.practice import (
    Card,
    ChooseMany,
    Criterion,
    Group,
    ModelText,
    Option,
    Slot,
    Sort,
    Verdict,
    Write,
)
from pmkit.practice.lint import at_least_words, avoids, has_number, mentions

NOT_IN_GUIDE = ChooseMany(
    id="roles.check-guide",
    prompt="Self-check. What does the Scrum Guide of 2020 say about the product owner? Choose all that hold.",
    skill="who decides",
    minutes=1.8,
    hints=("Three sentences are in the guide. The others are customs of firms.",),
    source=GUIDE.format("Product Owner") + " Words that are missing: counted in the guide's text.",
    explanation=(
        "One person, accountable for value, may hand work on. Signing off stories and keeping a roadmap are "
        "customs. They may be good customs; the guide does not ask for them."
    ),
    options=(
        Option(
            id="one-person",
            text="It is one person, who may stand for the wishes of many.",
            why="So there is one order, and one person to convince.",
            verdict=Verdict.RIGHT,
        ),
        Option(
            id="delegate",
            text="Work on the backlog may be handed on; the accountability stays.",
            why="So the owner need not be the only writer.",
            verdict=Verdict.RIGHT,
        ),
        Option(
            id="cancel",
            text="Nobody else may cancel a sprint.",
            why="And only when the sprint goal is obsolete.",
            verdict=Verdict.RIGHT,
        ),
        Option(
            id="accept",
            text="The owner signs off every story at the review.",
            why="A custom, and in SAFe part of the role. In the guide the definition of done decides.",
        ),
        Option(
            id="roadmap",
            text="The owner keeps the roadmap and the vision.",
            why="Often so in practice. Neither word is in the guide.",
        ),
        Option(
            id="estimate",
            text="The owner corrects sizes that are too high.",
            why="Those who do the work size it. The owner may help to weigh options.",
        ),
    ),
)

CONTEXT = Sort(
    id="roles.check-context",
    prompt="Self-check. Five companies ask how to split product work. What would you propose first?",
    skill="working in context",
    minutes=2.4,
    hints=("Count the teams, then ask who knows the customers.",),
    source=(
        "Start-ups and founders: Marty Cagan, SVPG (opening read). Scaling: Roman Pichler (read in part). "
        "Owner where the users are: Scrum Guide, 2010. The five companies are invented."
    ),
    explanation=(
        "Few teams and one product: one person, no hand-offs. When one person's week is full, two with "
        "written limits. With many teams on one product, somebody near each team and one who keeps the "
        "whole. "
        "None of these rules is measured."
    ),
    groups=(
        Group(id="one", text="One person for both"),
        Group(id="two", text="Manager and owner, limits written down"),
        Group(id="scaled", text="One manager, an owner near each team"),
        Group(id="client", text="The owner sits with the client"),
    ),
    cards=(
        Card(
            id="start-up",
            text="Start-up, one team, consumers; the founder talks to users every day",
            why="One head, no hand-off. The founder may be that person for now.",
            accepts=("one",),
            replies={"*": "Every second person adds a hand-off. What would that buy one team?"},
        ),
        Card(
            id="scale-up",
            text="Scale-up, four teams, consumers; the product manager answers mails at night",
            why="One week no longer holds both. Write down what each decides.",
            accepts=("two", "scaled"),
            when={
                "two": "when one backlog still serves all four teams",
                "scaled": "when each team has a part of its own",
            },
            replies={"one": "The mails at night say that one week is too short for both."},
        ),
        Card(
            id="bank",
            text="Bank, fourteen teams on one payment platform, with an audit every year",
            why="Fourteen teams can't wait for one calendar. Keep the owners near customers as well.",
            accepts=("scaled",),
            replies={"*": "Fourteen teams ask questions every day. Whose week holds them?"},
        ),
        Card(
            id="agency",
            text="Agency, builds a booking tool for a clinic at a fixed price",
            why=(
                "The clinic knows what is worth it. Of work in a firm's own house the guide of 2010 says: the "
                "manager of the department that will use it may be the owner."
            ),
            accepts=("client",),
            replies={"*": "Who can say what is worth it to the clinic's patients?"},
        ),
        Card(
            id="machines",
            text="Machine builder, two teams, eleven customers who each want something else",
            why="Domain knowledge and visits weigh more than tests here.",
            accepts=("two", "one"),
            when={
                "two": "when visits and contracts fill one person's week",
                "one": "when the same person can visit and decide",
            },
            replies={"*": "Two teams, and customers whom one must visit. What follows?"},
        ),
    ),
)

FIRST_MONTH = Write(
    id="roles.first-month",
    prompt=(
        "For your portfolio: **the first month of a new product owner**. Take Jonas at Mealwise, or yourself "
        "in a firm you know. Short lines; a manager reads it in two minutes."
    ),
    skill="first month",
    minutes=8.0,
    hints=("Begin with the decisions. The visits follow from what you can't decide yet.",),
    source="Form of the plan: the course's own. " + INVENTED,
    explanation=(
        "The better plan names decisions, people and dates, and ends with something to look at. A plan of "
        "meetings can be kept in full without anybody having decided anything."
    ),
    slots=(
        Slot(
            id="decide",
            label="What I decide without asking, and what I don't",
            rows=3,
            help="Two or three decisions of each kind, and who has the others.",
        ),
        Slot(
            id="people",
            label="Whom I meet, and what I ask each",
            rows=3,
            help="Customers, squad, sales, leadership; a question each.",
        ),
        Slot(
            id="learn",
            label="What I want to know about customers by the end",
            rows=2,
            help="How many, and what you would like to see.",
        ),
        Slot(
            id="change",
            label="One thing I change in the first month",
            rows=2,
            help="Small enough to finish, and seen by the team.",
        ),
        Slot(
            id="sign",
            label="How we see after 30 days that it works",
            rows=2,
            help="A number or an event, with a date.",
        ),
    ),
    criteria=(
        Criterion(id="limits", text="It names at least two decisions that need nobody's permission."),
        Criterion(id="first-hand", text="It brings the owner to customers, in person, with a number."),
        Criterion(id="one-name", text="For each open decision it names one person."),
        Criterion(id="sign", text="After 30 days one can look and say whether it worked."),
    ),
    rules=(
        at_least_words("decide", 12),
        mentions(
            "decide",
            r"\b(not|without|ask|asks|need|needs)\b",
            "Only one side is said. Which decisions are not yours, and whose are they?",
        ),
        has_number("learn"),
        has_number("sign"),
        avoids(
            "learn",
            r"\b(survey everybody|all customers)\b",
            "“{found}” is too many for a month. How many conversations would change a decision?",
        ),
        avoids(
            "decide",
            r"\b(together|as a team|we all)\b",
            "“{found}”: who has the last word on a Tuesday? Name one person.",
        ),
    ),
    models=(
        ModelText(
            label="A plan that decides something",
            slots={
                "decide": (
                    "Alone: the order of the backlog inside the outcome that Mara sets; scope inside a "
                    "sprint goal, "
                    "with the squad. Not alone: price and budget (Clara), dates for employers (Viktor, after "
                    "asking Inês), consent for health data (Clara, on Ruth's advice)."
                ),
                "people": (
                    "Mara: which outcome, and what would make you overrule me? Inês: what do you wait for "
                    "most? "
                    "Viktor: what do customers try to do, behind the six dates? Annegret: what do you show "
                    "your "
                    "works council?"
                ),
                "learn": "Eight visits: four allergy families, four who left. I want to see them cook.",
                "change": "The squad's questions get an answer the same day; a list shows those without.",
                "sign": "By 30 October: eight of ten decisions without asking; no order undone; 8 visits.",
            },
            why="Decisions with names, questions that somebody can answer, and signs that one can count.",
        ),
        ModelText(
            label="A plan of meetings",
            slots={
                "decide": "We decide priorities together in the weekly round.",
                "people": "Introductory talks with all stakeholders.",
                "learn": "Understand the customers' needs better.",
                "change": "Tidy the backlog and rewrite the stories in one format.",
                "sign": "Good feedback from everybody involved.",
            },
            why="Each line can be ticked off. After a month nobody knows what the new owner may decide.",
        ),
    ),
)

QUESTIONS = (NOT_IN_GUIDE, CONTEXT, FIRST_MONTH)
