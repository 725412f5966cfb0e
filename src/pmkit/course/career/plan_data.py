"""What a plan of ninety days offers: reading by the decision that one has, and ways in with what each costs.

Books are named by author and title. What a way in costs is the course's own judgement; no rate of success is
known that could be printed.
"""

from datetime import date

from pmkit.cases import load
from pmkit.explorers import Data
from pmkit.explorers.plan_offers import Reading, Way

READINGS = (
    Reading(
        "What is my job, and what is not?",
        "Marty Cagan, *Inspired*; with Chris Jones, *Empowered*.",
        1,
        "one page on what you decide alone, and your manager's marks on it.",
    ),
    Reading(
        "We ship a lot, and nothing changes",
        "Melissa Perri, *Escaping the Build Trap*; Josh Seiden, *Outcomes Over Output*.",
        2,
        "one outcome for half a year, and an item that it rules out.",
    ),
    Reading(
        "Where do we compete?",
        "Richard Rumelt, *Good Strategy Bad Strategy*; Geoffrey Moore, *Crossing the Chasm*; Clayton Christensen and "
        "others, *Competing Against Luck*; Martina Lauchengco, *Loved*.",
        2,
        "a positioning that a colleague could not use for a rival.",
    ),
    Reading(
        "When will it be done?",
        "Daniel Vacanti, *Actionable Agile Metrics for Predictability*; Donald Reinertsen, *The Principles of Product "
        "Development Flow*; Tom DeMarco and Timothy Lister, *Waltzing with Bears*; C. Todd Lombardo and others, "
        "*Product Roadmaps Relaunched*.",
        4,
        "a forecast with a range, written down before the date comes.",
    ),
    Reading(
        "I do not know what customers do",
        "Teresa Torres, *Continuous Discovery Habits*; Steve Portigal, *Interviewing Users*; Rob Fitzpatrick, *The "
        "Mom Test*.",
        5,
        "three interviews, with notes that keep words and readings apart.",
    ),
    Reading(
        "We are about to build something costly",
        "David Bland and Alexander Osterwalder, *Testing Business Ideas*; Eric Ries, *The Lean Startup*.",
        5,
        "one test, with the line at which you stop written before it.",
    ),
    Reading(
        "I have to read an experiment",
        "Ron Kohavi, Diane Tang and Ya Xu, *Trustworthy Online Controlled Experiments*; Gerd Gigerenzer, *Reckoning "
        "with Risk*.",
        6,
        "one finished test in sixty words, with its range.",
    ),
    Reading(
        "For whom is it, and what does it feel like?",
        "Alan Cooper, *About Face* and *The Inmates Are Running the Asylum* (not Robert G. Cooper, who writes about "
        "gates); Steve Krug, *Don't Make Me Think*; Donald Norman, *The Design of Everyday Things*.",
        7,
        "notes of three people who used a draft while you watched.",
    ),
    Reading(
        "The backlog is mine",
        "Roman Pichler, *Agile Product Management with Scrum*; Jeff Patton, *User Story Mapping*; the *Scrum Guide*, "
        "which is free.",
        7,
        "one item split so that its first slice is of use.",
    ),
    Reading(
        "Many products, one budget, and gates",
        "Robert G. Cooper, *Winning at New Products* (not Alan Cooper, who writes about interaction).",
        9,
        "one gate with a number that could say no.",
    ),
    Reading(
        "They want different things, and I have no power",
        "Roger Fisher and William Ury, *Getting to Yes*; Roman Pichler, *How to Lead in Product Management*.",
        8,
        "two packages for one talk, and what became of them.",
    ),
    Reading(
        "There is a model in our product",
        "Solon Barocas, Moritz Hardt and Arvind Narayanan, *Fairness and Machine Learning*, free at fairmlbook.org; "
        "Chip Huyen, *Designing Machine Learning Systems*; Cathy O'Neil, *Weapons of Math Destruction*.",
        10,
        "a card for one model, with its errors by group.",
    ),
    Reading(
        "I am going to be interviewed",
        "Gayle McDowell and Jackie Bavaro, *Cracking the PM Interview*: know the genre, not the answers.",
        11,
        "one case a week, marked by a second person with the rubric.",
    ),
)
WAYS = (
    Way(
        "A move in your own firm",
        "months of waiting, a manager who loses you, and colleagues who still see the old job. You keep pay and trust.",
        "take over one open question of a product team, with a number at the end.",
    ),
    Way(
        "A neighbouring role first",
        "a second change later, and the risk of staying. Support, analysis, design and projects each teach a part.",
        "in that role, ask for the part that decides: what is left out, and why.",
    ),
    Way(
        "A start-up",
        "often less pay, nobody to learn from, and an end that may come soon. You decide early, and mostly alone.",
        "ask the founders which decision would be yours in the first month.",
    ),
    Way(
        "A programme for beginners",
        "few places, fixed dates, and often a move or a degree as a condition. You get rotations and a mentor.",
        "write down a problem that you noticed and what you did about it: some ask for that.",
    ),
    Way(
        "A certificate or a course on its own",
        "a fee and some days. We found no study of what it does for getting hired.",
        "before you pay, count in adverts near you how many name it.",
    ),
)


def plan() -> Data:
    """Skills, readings and ways; it begins today."""
    more = {"begins": date.today().isoformat(), "readings": READINGS, "ways": WAYS}
    return Data(load("skills"), more=more)
