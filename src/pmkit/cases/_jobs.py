"""Forty job advertisements in the style of the market; every firm, place of work and salary in them is
invented.

`really` is what the duties describe, which is not always what the title says; `sign` is the line that
gives it away.
"""

# ruff: noqa: E501 - hand-written text reads better with one sentence on a line

from __future__ import annotations

from typing import NamedTuple

import pandas as pd

PM, PO, PJM, MIX = "product manager", "product owner", "project manager", "two jobs in one"


class Job(NamedTuple):
    """One advertisement, before its parts are joined into a text."""

    title: str
    company: str
    place: str
    sector: str
    market: str
    years: int
    salary: tuple[int, int] | None
    framework: str
    really: str
    intro: str
    duties: tuple[str, ...]
    asks: tuple[str, ...]
    offer: str
    sign: str


JOBS: tuple[Job, ...] = (
    Job("Product Manager (all genders)", "Lindenwerk Energie", "Leipzig", "energy", "B2C", 3, (62_000, 74_000), "Scrum", PM,
        "400,000 homes read their meters with us, and half of them do not understand the bill.",
        ("find out why people call about their bill and halve it", "own vision and roadmap of the customer app", "run discovery with a designer and six engineers"),
        ("three years in a product role", "you have talked to users this month", "German C1"), "30 days off, no ties.",
        "An outcome ('halve the calls') comes before any feature."),
    Job("Product Owner (m/f/d)", "Treuhand Digital", "Frankfurt", "banking", "B2B", 4, (70_000, 82_000), "SAFe", PO,
        "You are the voice of the business in one of fourteen agile teams.",
        ("write and refine user stories from the features of Product Management", "accept stories against the definition of done", "take part in PI planning and PO sync"),
        ("SAFe POPM certificate", "experience in payments", "a structured way of working"), "13 salaries, canteen, lake nearby.",
        "Features come from elsewhere: a team backlog, not a product."),
    Job("Product Owner", "Kiebitz Mobility", "Hamburg", "mobility", "B2C", 3, (65_000, 78_000), "Scrum", PM,
        "Our bikes stand where nobody needs them. Change that.",
        ("set the product goal and say no to the rest", "decide price tests together with finance", "talk to riders every week"),
        ("you have taken a product from zero to something", "SQL does not frighten you", "you write clearly"), "A bike.",
        "Goal, price and customers: the title says owner, the work is the whole product."),
    Job("Technical Project Manager", "Bergmann Automation", "Stuttgart", "machines", "B2B", 5, (68_000, 80_000), "none", PJM,
        "You bring our control software to customers' plants, on time.",
        ("plan, budget and steer three roll-outs a year", "keep the risk register", "report to the steering committee each month"),
        ("PMP or IPMA", "you travel 40 per cent", "engineering degree"), "Company car, pension.",
        "Each roll-out has an end, a budget and a steering committee."),
    Job("Junior Product Manager", "Tellerrand Food", "Berlin", "food", "B2C", 0, (44_000, 50_000), "none", PM,
        "You will learn the trade beside two seniors who like to explain.",
        ("analyse feedback and usage each week and tell us what you see", "prepare and attend five interviews a month", "take over one small area after six months"),
        ("a degree or a story", "curiosity you can show", "clear English"), "Lunch is taken seriously.",
        "The growth path ends in an area of your own."),
    Job("Product Owner / Scrum Master", "Nordsoft Systemhaus", "Kiel", "consulting", "B2B", 3, (55_000, 63_000), "Scrum", MIX,
        "We believe in flat hierarchies and versatile people.",
        ("order the backlog and represent the customer", "facilitate all events and coach the team", "remove impediments"),
        ("PSPO and PSM", "you wear many hats", "fluent German"), "Fruit basket, foosball.",
        "Ordering the work and coaching those who push back are two accountabilities."),
    Job("Senior Product Manager, Growth", "Fluentia", "Barcelona", "education", "B2C", 6, (72_000, 88_000), "none", PM,
        "Eleven million people started a language with us. Most stop in week two.",
        ("own activation and week-four retention", "run about thirty experiments a year, and stop the bad ones", "work with data science on sample sizes, not on hopes"),
        ("you can explain a p-value to a designer", "growth experience with subscriptions", "Spanish is a plus"), "Hybrid, three days by the sea.",
        "Named metrics and a budget of experiments."),
    Job("IT Product Owner SAP", "Holzmann & Cie", "Nuremberg", "retail", "B2B", 5, (75_000, 86_000), "Scrum", PO,
        "You are the bridge between departments and our SAP team.",
        ("collect requirements from departments", "write specifications and maintain the backlog in Jira", "coordinate tests and releases"),
        ("five years of SAP MM/SD", "strong communication", "travel to our sites"), "Flexitime, discount on furniture.",
        "'Collect' and 'bridge': an order book, unless you may also say no."),
    Job("Head of Product", "Pflegeleicht", "Cologne", "care", "both", 8, (105_000, 125_000), "none", PM,
        "Three product managers, one designer, a founder who still answers support mails.",
        ("turn a list of promises into a strategy", "coach three product managers", "agree with sales on what we never promise"),
        ("you have said no to a big customer and kept them", "experience in health care helps", "hiring experience"), "Shares, honest ones.",
        "Strategy and people, not backlog items."),
    Job("Product Manager Data Platform", "Wetterstein Versicherung", "Munich", "insurance", "B2B", 4, (80_000, 95_000), "SAFe", PM,
        "Your users are 60 analysts and, soon, one model that must explain itself.",
        ("find out what analysts do by hand and end it", "own roadmap and adoption of the platform", "agree with legal on consent and retention"),
        ("data background", "you know what a lineage is", "patience"), "Mountains in sight.",
        "An internal platform with users, adoption and a roadmap is a product."),
    Job("Digital Project Manager", "Agentur Blaupause", "Düsseldorf", "agency", "B2B", 2, (45_000, 54_000), "Scrum", PJM,
        "You love deadlines and deadlines love you.",
        ("estimate, offer and invoice web projects", "plan people across five clients", "make sure that we stay within budget"),
        ("agency experience", "strong nerves", "Excel"), "Agency life with human hours (we mean it).",
        "Offers, invoices and utilisation: client projects."),
    Job("Product Owner Checkout", "Schuhkarton", "Berlin", "retail", "B2C", 3, (68_000, 79_000), "Scrum", PO,
        "One of nine product owners in our shop; checkout is where the money is.",
        ("order the backlog of the checkout squad", "define and read A/B tests with an analyst", "agree with eight other product owners on one release train a week"),
        ("e-commerce experience", "you enjoy numbers", "English; German is nice to have"), "40 per cent off shoes.",
        "One part of one product, with tests of its own."),
    Job("Associate Product Manager Programme", "Havelstrom Group", "Potsdam", "energy", "both", 0, (48_000, 48_000), "none", PM,
        "Two years, four rotations, one mentor who has time.",
        ("work in discovery, delivery, pricing and support for six months each", "present one decision per quarter and what came of it", "shadow customer calls every week"),
        ("any degree", "a problem you noticed and what you did about it", "English and German"), "Train ticket for the whole country.",
        "They ask for a problem, not for a tool."),
    Job("Product Manager (Payments)", "Zahlwerk", "Vienna", "finance", "B2B", 4, (66_000, 80_000), "none", PM,
        "Merchants do not love us; they should at least not notice us.",
        ("lower failed payments from 3.1 per cent", "decide build or buy for three new payment methods", "explain rules of payments to people who have better things to do"),
        ("you have shipped an API", "you read regulation without falling asleep", "English"), "Four weeks from anywhere.",
        "A number to lower and a decision to take."),
    Job("Product Owner Medical Devices", "Sanitas Praxistechnik", "Tübingen", "health", "B2B", 5, (78_000, 90_000), "Scrum", PO,
        "Our software sits between a nurse and a pump. It has to be right.",
        ("order the backlog with risk in mind", "keep requirements traceable for audits", "release together with quality and regulatory affairs"),
        ("experience with regulated software", "knowledge of risk management standards", "German C1"), "Quiet offices, loud canteen.",
        "Release is decided with a board; ordering stays with one person."),
    Job("Project Manager Digital Transformation", "Stadt Brückfeld", "Brückfeld", "administration", "B2C", 4, (58_000, 66_000), "none", PJM,
        "Forty services of the town hall go online by 2028.",
        ("plan and control the programme", "award and oversee contracts", "report to the council's committee"),
        ("public procurement law", "civil service experience is welcome", "staying power"), "Permanent, part time possible.",
        "A programme with an end, contracts and a committee."),
    Job("Product Manager AI", "Klarsprech", "Zurich", "software", "B2B", 5, (120_000, 145_000), "none", PM,
        "Our model summarises meetings. Sometimes meetings that did not happen like that.",
        ("define what 'good enough' means and measure it", "own evaluation, consent and the off switch", "price per seat or per minute: decide and defend"),
        ("you have shipped something with a model in it", "you know what it gets wrong and for whom", "English"), "Salary in francs, humour included.",
        "Evaluation and consent are part of the product."),
    Job("Business Analyst / Product Owner", "Brückner Leasing", "Hanover", "finance", "B2B", 3, (60_000, 70_000), "Scrum", PO,
        "You translate the wishes of our departments into language that IT understands.",
        ("run workshops with departments", "write user stories with acceptance criteria", "prepare decisions for the steering group"),
        ("analyst experience", "BPMN", "you are patient and precise"), "Company pension, bike leasing (what else).",
        "The steering group decides; the owner writes."),
    Job("Product Lead, New Ventures", "Fabrikat 4", "Dortmund", "machines", "B2B", 7, (95_000, 115_000), "none", PM,
        "We have eight months and one question: would a plant manager pay for this?",
        ("find a wedge and thirty interviews to test it", "build as little as possible", "recommend to stop, or not"),
        ("you have stopped something you loved", "B2B sales calls do not scare you", "German and English"), "A clear end, a clear bonus.",
        "Stopping is named as a good result."),
    Job("Technical Product Owner", "Orbitron Cloud", "remote, EU", "software", "B2B", 4, (75_000, 92_000), "Kanban", PO,
        "Developers are your users. They will tell you.",
        ("order the backlog of the deployment platform", "decide which incidents become work", "write changelogs that people read"),
        ("you were a developer", "Kubernetes by name and by nature", "async writing"), "Remote first, two meetings a week.",
        "A platform with users, owned at team level."),
    Job("Product Manager Loyalty", "Frischkauf Zentrale", "Mannheim", "retail", "B2C", 4, None, "SAFe", PM,
        "Fourteen million cards, and most of them in a drawer.",
        ("own the loyalty app's roadmap in the train", "test three new benefits with real shops", "work with data protection from day one"),
        ("experience in retail or loyalty", "you can stand a shop floor on a Saturday", "German C1"), "Staff discount, Saturdays rarely.",
        "A feature backlog in a train, with tests in shops."),
    Job("Agile Project Manager / Product Owner", "Meditext", "Freiburg", "health", "B2B", 3, (52_000, 60_000), "Scrum", MIX,
        "You keep time, budget and the backlog in balance.",
        ("plan releases and control budgets", "order the backlog", "be the contact for hospitals"),
        ("project management certificate", "agile mindset", "driving licence"), "Family business since 1978.",
        "Who guards the date and who guards the value will argue; here it is one person."),
    Job("Product Manager B2B Marketplace", "Baustoffbörse", "Munich", "construction", "B2B", 3, (68_000, 80_000), "none", PM,
        "Builders order sand by telephone. We have nothing against telephones.",
        ("bring three hundred suppliers online", "visit a building site every second week", "decide what sales may promise"),
        ("marketplace experience", "boots", "German; Polish is a plus"), "Boots are on us.",
        "Site visits and a line for sales."),
    Job("Product Operations Manager", "Lernfuchs", "Berlin", "education", "B2C", 2, (50_000, 58_000), "none", PM,
        "Six product managers, six ways to write a roadmap.",
        ("set up one place for feedback and findings", "prepare the quarterly review", "keep our data dictionary honest"),
        ("you like order and people", "SQL", "English"), "Library card, real one.",
        "The product is how the product people work."),
    Job("Product Owner Connected Car", "Autowerk Donau", "Ingolstadt", "automotive", "B2C", 5, (85_000, 99_000), "SAFe", PO,
        "You are responsible for one feature: unlocking by phone.",
        ("break epics down into stories for two teams", "accept stories and demo every two weeks", "align with eleven other product owners"),
        ("automotive experience", "SAFe", "fluent German and English"), "Leasing at staff rates.",
        "A feature, two teams, eleven alignments."),
    Job("Founding Product Manager", "Wurzelwerk", "Freiburg", "farming", "B2B", 4, (60_000, 70_000), "none", PM,
        "Two founders, one prototype, ninety farmers who pay already.",
        ("decide with us what not to build", "spend two days a week on farms", "write our first roadmap, one page"),
        ("you have worked with little", "you can drive a van", "German; dialect learned on the job"), "1.2 per cent.",
        "First product person: one page, many fields."),
    Job("Product Owner Intranet", "Ministry service centre", "Bonn", "administration", "B2B", 3, (57_000, 64_000), "Scrum", PO,
        "Nine thousand colleagues look for the holiday form.",
        ("order the backlog with six departments", "test every release with five colleagues", "explain decisions in writing"),
        ("experience with accessibility", "staying friendly", "German C1"), "Secure, punctual, part time possible.",
        "Six departments ask, one person orders."),
    Job("Customer Project Manager", "Paketlogik", "Bremen", "logistics", "B2B", 2, (48_000, 56_000), "none", PJM,
        "From signature to first parcel in ninety days.",
        ("lead onboarding projects of new customers", "coordinate IT, operations and the customer", "keep dates and margins"),
        ("logistics experience", "calm on the telephone", "English"), "Free parcels (small ones).",
        "Ninety days, then it is over."),
    Job("Senior Product Manager Search", "Antiquaria", "remote, EU", "retail", "B2C", 6, (78_000, 94_000), "none", PM,
        "Nine million old books, described by eleven thousand sellers, each in their own way.",
        ("own findability end to end", "decide between ranking tests with three engineers and a linguist", "protect small sellers from your own metric"),
        ("search or recommender experience", "you know how a metric lies", "English and one more language"), "One book a month.",
        "A metric and a warning about it."),
    Job("Product Owner (part time, 60 %)", "Chorverband Online", "Mainz", "non-profit", "B2C", 1, (30_000, 34_000), "Scrum", PO,
        "Two thousand choirs, one calendar.",
        ("order the work of two developers", "answer every choir within a week", "report to an honorary board"),
        ("you can read a budget", "singing is optional", "German"), "Good causes pay badly; at least we say so.",
        "Small, whole, underpaid, honest."),
    Job("Product Manager Internal Tools", "Helvetic Rail Services", "Bern", "transport", "B2B", 4, (110_000, 124_000), "SAFe", PM,
        "Your customers wear orange and have no time.",
        ("ride along once a week", "cut clicks in the fault report from 31", "own roadmap and budget of three tools"),
        ("field research experience", "German and French", "fit for night shifts, twice a year"), "General travel card.",
        "Ride-alongs, a number, a budget."),
    Job("Product Owner Data Protection Portal", "Consentia", "Luxembourg", "software", "B2B", 3, None, "Scrum", PO,
        "Clients ask what we store. The portal should answer.",
        ("order the backlog with legal at the table", "turn rights of access into tasks people understand", "measure how long an answer takes"),
        ("GDPR in practice", "English, French is a plus", "plain language"), "We delete your application on time.",
        "Ordering with legal in the room, and a measure."),
    Job("Programme Manager, Agile Release Train", "Telavis", "Düsseldorf", "telecoms", "B2C", 8, (98_000, 112_000), "SAFe", PJM,
        "One hundred and twenty people, eleven teams, one plan per quarter.",
        ("prepare and run PI planning", "track dependencies and risks", "report progress to portfolio leadership"),
        ("RTE experience", "large groups do not scare you", "German and English"), "Discount on everything with a SIM.",
        "Planning, dependencies, reporting: the train, not the product."),
    Job("Product Manager (working student, 20 h)", "Stadtrad", "Münster", "mobility", "B2C", 0, (17_000, 18_500), "none", PM,
        "Help us to understand why rentals stop in rain (no, it is not only the rain).",
        ("tag feedback every week", "build one chart that we argue about", "sit in on interviews and write them up"),
        ("enrolled student", "spreadsheet skills", "German"), "Rain jacket.",
        "Tagging, a chart, interviews: the bottom of the craft."),
    Job("Product Manager Pricing", "Streamhaus", "Amsterdam", "media", "B2C", 5, (82_000, 98_000), "none", PM,
        "We raised prices and learned a lot about feelings.",
        ("own price tests in four countries", "model churn by cohort", "write the letter to customers before the change"),
        ("subscription pricing", "statistics you can explain", "English"), "A cinema in the cellar.",
        "Price is treated as part of the product."),
    Job("Product Owner, Customer Portal", "Wasserwerke Elbtal", "Dresden", "utility", "B2C", 3, (54_000, 61_000), "Scrum", PO,
        "Water comes from the wall, invoices come from us.",
        ("order the backlog for a supplier's team", "check what is delivered every two weeks", "bring meter readers into the reviews"),
        ("you have worked with suppliers", "technical understanding", "German"), "38 hours, really.",
        "The team belongs to a supplier; the order stays in-house."),
    Job("Senior Project Manager ERP", "Feinkost Albers", "Lübeck", "food", "B2B", 7, (80_000, 92_000), "none", PJM,
        "The old system leaves on 1 January. You decide how well.",
        ("lead the migration across six sites", "steer two suppliers by contract", "plan cut-over and fallback"),
        ("two migrations behind you", "you sleep well", "German"), "Marzipan.",
        "A cut-over date and two contracts."),
    Job("Product Manager Health Benefits", "Vitalbund", "Hamburg", "health", "both", 4, (70_000, 84_000), "none", PM,
        "Employers buy it, employees should use it, nobody should know who.",
        ("raise active use from 28 per cent without mails that annoy", "define what an employer may see", "find the difference between buyer and user, every week"),
        ("B2B2C experience", "data protection as a design task", "German and English"), "The benefit itself.",
        "Buyer and user are told apart."),
    Job("Product Evangelist & Owner (Rockstar)", "Hypr.ly", "Berlin", "software", "B2B", 2, (45_000, 75_000), "none", MIX,
        "We are a family that moves at the speed of light.",
        ("own the product 24/7", "do whatever it takes: design, support, pitches, social media", "execute the founder's vision"),
        ("ninja mindset", "no nine-to-five", "you bleed product"), "Pizza, and a slide.",
        "'Execute the founder's vision': the decisions are taken elsewhere."),
    Job("Group Product Manager", "Kartenhaus", "Vienna", "software", "B2B", 8, (95_000, 110_000), "none", PM,
        "Four product managers, maps for people who dig.",
        ("lead by context, not by ticket", "turn one strategy into four outcomes that add up", "keep discovery alive when a tender comes in"),
        ("you have led product managers for two years", "B2B with few, large customers", "German and English"), "Maps on every wall.",
        "Outcomes that add up, and people to lead."),
)  # fmt: skip


def jobs() -> pd.DataFrame:
    """The forty advertisements, with the parts joined as they would be printed."""
    rows = []
    for number, job in enumerate(JOBS, 1):
        low, high = job.salary or (None, None)
        rows.append(
            {
                "id": f"J{number:02}",
                "title": job.title,
                "company": job.company,
                "place": job.place,
                "sector": job.sector,
                "market": job.market,
                "years": job.years,
                "salary_from": low,
                "salary_to": high,
                "currency": "CHF" if job.place in ("Zurich", "Bern") else "EUR",
                "framework": job.framework,
                "text": _text(job),
                "really": job.really,
                "sign": job.sign,
            }
        )
    table = pd.DataFrame(rows)
    return table.astype({"salary_from": "Int64", "salary_to": "Int64"})


def _text(job: Job) -> str:
    duties, asks = "; ".join(job.duties), "; ".join(job.asks)
    return f"{job.intro} You will: {duties}. You bring: {asks}. We offer: {job.offer}"
