"""Practice sheet, last third: other companies and disputed points."""

from pmkit.practice import ChooseMany, ChooseOne, Option, Verdict

B2B = ChooseMany(
    id="roles.b2b",
    prompt=(
        "A product manager moves from a game for phones to software for 40 hospitals. What changes in her "
        "week? Choose all that hold."
    ),
    skill="working in context",
    minutes=1.8,
    hints=("Who pays, who uses, and how many are there of each?",),
    source=(
        "ProductPlan, “B2B vs B2C Product Managers” (read in part). That tests are often too small with few "
        "customers is the authors' inference."
    ),
    explanation=(
        "Few customers, each large; the buyer is not the user. So visits, domain knowledge and the trust of "
        "sales weigh more, and a test with two halves of 40 hospitals rarely shows anything."
    ),
    options=(
        Option(
            id="visits",
            text="She visits wards and buyers, and separates what they say.",
            why="Buyer and user are two people here.",
            verdict=Verdict.RIGHT,
        ),
        Option(
            id="tests",
            text="She runs the same number of A/B tests a month.",
            why="Half of 40 hospitals are 20. Few effects are large enough to show in 20.",
        ),
        Option(
            id="one-large",
            text="One large customer can move the roadmap; she needs a rule for that.",
            why="A rule made beforehand costs less than a quarrel about one contract.",
            verdict=Verdict.RIGHT,
        ),
        Option(
            id="no-customers",
            text="Sales talk to the customers now; she works from their notes.",
            why="Sales hear much, about buying. What a night shift does with the product they seldom see.",
        ),
        Option(
            id="domain",
            text="She learns how a ward works before she orders anything.",
            why="Without the trade she can't tell a rare case from a daily one.",
            verdict=Verdict.RIGHT,
        ),
    ),
)

SAFE_SPLIT = ChooseOne(
    id="roles.safe-split",
    prompt=(
        "Your firm brings in SAFe. A colleague: “At last a real product owner, as Scrum means it.” What do "
        "you answer?"
    ),
    skill="working in context",
    minutes=1.5,
    hints=("Which backlog does each of the two owners order?",),
    source=(
        "Scaled Agile on Product Management and Product Owner (read in part and in summaries). Roman Pichler "
        "calls the use of the name “an unfortunate mistake” (opening read)."
    ),
    explanation=(
        "In SAFe Product Management keeps vision, roadmap and the backlog of the train; each owner keeps a "
        "team's backlog. In Scrum the owner answers for the product. Its supporters: somebody full-time near "
        "each team. Its critics: the owner loses customers and strategy."
    ),
    options=(
        Option(
            id="same",
            text="Yes: both frameworks mean the same person.",
            why="Same words, two jobs: a whole product in one, a team's backlog in the other.",
            next_step="Ask who orders features and who orders stories.",
        ),
        Option(
            id="never",
            text="No: SAFe's owner is a wrong idea, so we should refuse.",
            why="Critics say so, with reasons. Others with many teams want somebody near each team.",
            verdict=Verdict.PARTLY,
            next_step="Name one thing that the split buys and one that it costs.",
        ),
        Option(
            id="differs",
            text="No: here it means a team's backlog. Let us say who does the rest.",
            why="You name the difference, and nobody has to win. The rest needs a name too.",
            verdict=Verdict.RIGHT,
        ),
        Option(
            id="manager",
            text="No: in SAFe the product manager is the owner.",
            why="SAFe has both, on two levels: features for the train, stories for a team.",
            next_step="Look at which backlog each one orders.",
        ),
    ),
)

MINI_CEO = ChooseOne(
    id="roles.mini-ceo",
    prompt=(
        "In an interview: “We see the product manager as the CEO of the product. Do you?” Which answer shows "
        "that you know both sides?"
    ),
    skill="working in context",
    minutes=1.5,
    hints=("What does a chief executive have that a product manager mostly has not?",),
    source=(
        "Against: many practitioners, for instance Davies-Romano, 2024 (read in part). For: Marty Cagan, who "
        "defends the comparison (quoted by others; read second-hand)."
    ),
    explanation=(
        "Critics: no power over people and budget, so the picture misleads newcomers. Cagan defends it, in "
        "that the work looks at the whole: customers, business, technology. Both can be said in one breath."
    ),
    options=(
        Option(
            id="yes",
            text="“Yes. I decide, and the team carries it out.”",
            why="That is the reading critics warn of: no product manager hires, pays or commands the squad.",
            next_step="Say what you would decide, and how others come along.",
        ),
        Option(
            id="width",
            text="“In width, yes: customers, business, technology. In power, no.”",
            why="You keep what the comparison is good for, and name what it hides.",
            verdict=Verdict.RIGHT,
            when="where the interviewer wants to hear how you see the job",
        ),
        Option(
            id="ask",
            text="“What may your product managers decide on their own?”",
            why="You turn a picture into a fact about this firm.",
            verdict=Verdict.RIGHT,
            when="where you want to know what the job is before you praise it",
        ),
        Option(
            id="no",
            text="“No. A product manager serves the stakeholders.”",
            why="From one picture into the other: serving wishes is the order taker of this chapter.",
            next_step="Say what you answer for yourself.",
        ),
    ),
)

ONE_D = ChooseOne(
    id="roles.one-approver",
    prompt=(
        "For one decision, the price, a firm uses DACI: driver, approver, contributors, informed. It writes "
        "down a driver, and as approvers finance, sales and product. What do you change?"
    ),
    skill="responsibility matrix",
    minutes=1.3,
    hints=("What is an approver for, and how many does it take?",),
    source=(
        "Atlassian on DACI: the approver should be one person (read in part). RAPID: Rogers and Blenko, "
        "Harvard "
        "Business Review, January 2006 (read in summaries)."
    ),
    explanation=(
        "In DACI one drives, one approves, others contribute, others are informed. RAPID says the same with "
        "another letter: one D decides. Three approvers are three vetoes. The approver may be another person "
        "for the next decision."
    ),
    options=(
        Option(
            id="majority",
            text="Two of three approvers are enough.",
            why="Faster than three. Still nobody answers for the price when it turns out wrong.",
            next_step="Who would be asked in a year why it was this price?",
        ),
        Option(
            id="one",
            text="One approver; the other two contribute.",
            why="Both are heard before, one answers after. Next time it may be another one.",
            verdict=Verdict.RIGHT,
        ),
        Option(
            id="driver",
            text="The driver decides; approvers are not needed.",
            why="One name is right. The driver brings the decision about; the power may lie elsewhere.",
            verdict=Verdict.PARTLY,
            next_step="Check whether the driver has the power over prices.",
        ),
        Option(
            id="rapid",
            text="Take RAPID; it has more letters for more people.",
            why="More letters do not part three vetoes. It, too, gives the decision to one.",
            next_step="Look for what all these schemes have in common.",
        ),
    ),
)

FACTORY = ChooseMany(
    id="roles.factory-signs",
    prompt=(
        "Which of these are signs of a feature factory, as John Cutler described it? Choose all that hold."
    ),
    skill="set-ups",
    minutes=1.8,
    hints=("Ask of each: is it about shipping, or about what shipping changed?",),
    source=(
        "John Cutler, “12 Signs You're Working in a Feature Factory”, 17 November 2016 (signs 1 to 7 read)."
    ),
    explanation=(
        "No look at the effect, success celebrated at shipping, hardly any work taken back, no link to the "
        "main "
        "figures. Fast releases are no sign: they help, as long as somebody looks at what they changed."
    ),
    options=(
        Option(
            id="no-measure",
            text="Nobody measures what a release changed.",
            why="His first sign.",
            verdict=Verdict.RIGHT,
        ),
        Option(
            id="theatre",
            text="Shipping is the moment of success; the party is then.",
            why="Success around shipping, not around effect.",
            verdict=Verdict.RIGHT,
        ),
        Option(
            id="never-scrapped",
            text="Hardly anything is ever called a failure and taken back.",
            why="Where nothing fails, nobody looks.",
            verdict=Verdict.RIGHT,
        ),
        Option(
            id="often",
            text="The team releases several times a week.",
            why="Small and frequent releases make looking easier. Pace is not the trouble.",
        ),
        Option(
            id="no-link",
            text="Work has no visible tie to the firm's main figures.",
            why="Then any feature is as good as any other.",
            verdict=Verdict.RIGHT,
        ),
        Option(
            id="no",
            text="The product manager says no to many requests.",
            why="Rather the opposite: a factory takes orders.",
        ),
    ),
)

QUESTIONS = (B2B, SAFE_SPLIT, MINI_CEO, ONE_D, FACTORY)
