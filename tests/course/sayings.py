"""Sayings and figures that go round and were not found at their source: what the course must not print.

A pattern is looked for in plain text of one line (see `test_must_not_be_printed`), in capitals or not.
`told` are sentences as they go round: each of them has to be found, so that a pattern that catches nothing
is seen.
"""

from dataclasses import dataclass

PERCENT = r" ?(?:%|per cent|percent|of 100|in 100|out of 100)"
NEAR, FAR = r"[^.?!]{0,60}", r"[^?!]{0,160}"
SHARE_55_38_7 = (
    rf"\b55(?:{PERCENT})?,? ?(?:/|and|[a-z ]{{0,12}})? ?38(?:{PERCENT})?,? ?(?:/|and|[a-z ]{{0,12}})? ?7\b"
)


@dataclass(frozen=True)
class Saying:
    """What must not be printed: its pattern, sentences in which it goes round, and why it is not printed."""

    pattern: str
    told: tuple[str, ...]
    why: str


SAYINGS = {
    "faster horses": Saying(
        r"faster horses?\b",
        ("Henry Ford: they would have said faster horses.", "Customers ask for a faster horse."),
        "No evidence that Ford said it (P. Vlaskovits, 2011).",
    ),
    "26 stay silent": Saying(
        rf"\b26\b(?! March){NEAR}\b(?:silent|silence|complain|unhappy|say nothing)"
        rf"|\b(?:only )?4{PERCENT}{NEAR}\bcomplain|\b96{PERCENT}{NEAR}\b(?:complain|silent|say nothing)",
        (
            "For each complaint there are 26 who stay silent.",
            "Only 4 % complain.",
            "96 of 100 unhappy customers never complain.",
        ),
        "A misquotation, as TARP's own letter says (Quality Progress, November 2005).",
    ),
    "five users find 85 %": Saying(
        rf"\b(?:five|5) (?:users|people|testers|tests){NEAR}\b(?:8[45]{PERCENT}|enough)"
        rf"|\b8[45]{PERCENT}{NEAR}\b(?:five|5) (?:users|people|testers)",
        (
            "Five users find 85 % of all problems.",
            "You see 85 of 100 faults with 5 users.",
            "Five users are enough.",
        ),
        "55 to 99 % in one set of data (Faulkner 2003); it holds for frequent faults alone.",
    ),
    "42 % of start-ups": Saying(
        rf"\b42{PERCENT}{NEAR}\b(?:start-?ups?|market need|fail|nobody needs)"
        rf"|\b(?:start-?ups?|fail){NEAR}\b42{PERCENT}",
        ("42 % of start-ups fail for lack of market need.", "Of all start-ups that die, 42 % had no market."),
        "101 essays of founders, with several reasons each (CB Insights).",
    ),
    "measured and managed": Saying(
        r"gets? measured,? gets? (?:managed|done)|measured is managed"
        r"|can.?t (?:measure|manage)[^.?!]{0,30}can.?t (?:be )?(?:manage|measure|improve)"
        r"|can.?t manage what you (?:can.?t|don.?t) measure",
        (
            "What gets measured gets managed.",
            "You can't manage what you can't measure.",
            "If you can't measure it, you can't improve it.",
        ),
        "Not found in Drucker; Deming called it a costly myth.",
    ),
    "60,000 times faster": Saying(
        r"\b60[,. ]?000 times|\b60[,. ]?000 ?[x×]|sixty thousand times",
        ("Pictures are taken in 60,000 times faster than text.", "60000x faster than words."),
        "An advertisement of 1982 and a leaflet of 1997, with no study behind them.",
    ),
    "22 times more memorable": Saying(
        rf"\b(?:22|twenty-two) times{NEAR}(?:memor|remember|better)|remembered{NEAR}\b22 times",
        ("Stories are 22 times more memorable.", "Stories are remembered 22 times better than facts."),
        "Not in Bruner's book (H. Patience-Davies, 2021).",
    ),
    "63 % remember stories": Saying(
        rf"\b63{PERCENT}{NEAR}\b(?:stor|remember)|\b5{PERCENT}{NEAR}remember{NEAR}statistic",
        ("63 % remember stories, 5 % statistics.", "After a talk 5 % of listeners remember a statistic."),
        "An exercise in a class room, told in Made to Stick (2007).",
    ),
    "100 times dearer in production": Saying(
        rf"\b(?:100|a hundred|hundred) times{NEAR}\b(?:production|later|fault|bug|fix|repair)"
        rf"|\b(?:fault|bug|defect){NEAR}\b(?:100|a hundred) times|IBM Systems Sciences",
        (
            "A fault costs 100 times more in production.",
            "It is a hundred times dearer to repair later.",
            "IBM Systems Sciences Institute",
        ),
        "Course notes of 1981, without data (L. Bossavit).",
    ),
    "each project costs 20 %": Saying(
        rf"\b20{PERCENT}{NEAR}\b(?:each|per|every|another|further|extra|additional) "
        rf"(?:more |further |extra |additional )?project"
        rf"|\b(?:each|every|per|another) (?:more |further |extra |additional )?project{NEAR}\b20{PERCENT}",
        ("Each extra project costs 20 %.", "You lose 20 % for every additional project."),
        "Weinberg's rule of thumb, without data.",
    ),
    "93 % is not words": Saying(
        rf"\b93{PERCENT}{NEAR}\b(?:communicat|verbal|words|body|tone)"
        rf"|\b7{PERCENT}{NEAR}\b(?:communicat|words){NEAR}|{SHARE_55_38_7}",
        (
            "93 % of communication is non-verbal.",
            "Only 7 % of what we communicate is words.",
            "The rule of 55 / 38 / 7.",
        ),
        "Mehrabian: for like and dislike only.",
    ),
    "EQ makes success": Saying(
        rf"\b(?:90|58|80|85){PERCENT}{NEAR}\b(?:EQ|emotional|top performers)"
        rf"|\b(?:EQ|emotional intelligence){NEAR}\b(?:90|58|80|85){PERCENT}"
        r"|\bEQ (?:beats|matters more than|predicts [a-z ]*better than) IQ",
        (
            "90 % of top performers have a high EQ.",
            "EQ is 58 % of performance.",
            "Emotional intelligence is 80 % of success.",
            "EQ beats IQ.",
        ),
        "Claims of vendors, without a published method.",
    ),
    "3 to 1 praise": Saying(
        r"\bpositivity ratio|\b(?:2[.,]9|3|three|5|five) ?(?:to|:) ?(?:1|one)\b[^.?!]{0,60}"
        r"\b(?:positiv|praise|compliment|kind word)"
        r"|\b(?:positiv|praise|compliment)[^.?!]{0,60}\b(?:2[.,]9|3|three|5|five) ?(?:to|:) ?(?:1|one)\b",
        (
            "Give three to one praise to blame.",
            "Teams flourish at a positivity ratio of 2.9.",
            "Praise and blame, 3 : 1.",
        ),
        "Entirely unfounded (Brown, Sokal and Friedman, 2013); the journal withdrew it.",
    ),
    "70 % fail": Saying(
        rf"\b70{PERCENT}[^.?!]{{0,40}}\b(?:change|transformation|launch|program|project|product)"
        rf"[^.?!]{{0,40}}\bfail"
        rf"|\b(?:change|transformation|launch|new product)\w*{NEAR}\bfail{NEAR}\b70{PERCENT}",
        (
            "70 % of change programmes fail.",
            "70 % of launches fail.",
            "New products fail in 70 of 100 cases.",
        ),
        "No valid evidence (Hughes 2011).",
    ),
    "Maslow's pyramid": Saying(
        r"\bMaslow|pyramid of (?:human )?needs|hierarchy of needs",
        ("Maslow's pyramid tells what people need first.", "The hierarchy of needs"),
        "He never drew one, and there is little support for it (Bridgman and others, 2019).",
    ),
    "70 / 20 / 10 of learning": Saying(
        rf"\b70(?:{PERCENT})? ?[/:–-] ?20(?:{PERCENT})? ?[/:–-] ?10\b|\b70, 20,? (?:and )?10\b",
        ("The 70/20/10 rule of learning.", "70-20-10", "70, 20 and 10"),
        "Memories of executives, made a ratio in 1996.",
    ),
    "Mendelow 1991": Saying(
        rf"\bMendelow{NEAR}\b1991|\b1991{NEAR}\bMendelow|\bMendelow{NEAR}\binterest",
        ("Mendelow (1991)", "Mendelow's grid of power and interest"),
        "The paper is of 1981 and on power and dynamism; the grid is Johnson and Scholes's.",
    ),
    "pre-mortems find 30 % more": Saying(
        rf"\bpre-?mortem{FAR}\b(?:30|thirty){PERCENT}|\b(?:30|thirty){PERCENT}{FAR}\bpre-?mortem",
        ("A pre-mortem finds 30 % more reasons.", "30 % more risks come up in a premortem."),
        "Reported of a study of 1989 that was not found.",
    ),
    "mail is understood half of the time": Saying(
        rf"\be?-?mail{NEAR}\b(?:half of the time|half the time|50{PERCENT}|as often as a coin)",
        ("The tone of an e-mail is understood half of the time.", "A mail is read rightly in 50 % of cases."),
        "Selective: 84 % in another study of the same paper.",
    ),
    "folklore of learning": Saying(
        r"\blearning pyramid|\bcone of (?:learning|experience)|\blearning styles?\b"
        r"|\b(?:visual|auditory) learners?\b|\bgoldfish|\b10[,. ]?000 hours|\bpower pos(?:e|ing)"
        r"|\b21 days\b[^.?!]{0,40}\bhabit|\bhabit[^.?!]{0,40}\b21 days",
        (
            "The learning pyramid",
            "People have learning styles.",
            "We attend no longer than a goldfish.",
            "It takes 10,000 hours.",
            "Try a power pose.",
            "A habit takes 21 days.",
        ),
        "Not found at a source.",
    ),
    "artefacts that are proved": Saying(
        r"\b(?:studies|research|data) (?:show|shows|prove|proves) that[^.?!]{0,40}"
        r"\b(?:OKRs?|RICE|roadmaps?|vision statements?|opportunity solution trees?|pre-?mortems?|SBI)\b",
        ("Studies show that OKRs work.", "Research proves that roadmaps raise sales."),
        "No study was found that shows it.",
    ),
    "features nobody uses": Saying(
        rf"\b(?:45|64|80){PERCENT}{NEAR}\bfeatures{NEAR}\b(?:never|rarely|hardly|seldom|unused|not used)"
        rf"|\b(?:two thirds|2/3){NEAR}\b(?:features|ideas){NEAR}\b(?:useless|fail|worthless)",
        (
            "64 % of features are rarely or never used.",
            "80 % of all features are hardly used.",
            "Two thirds of all features are useless.",
        ),
        "Four internal applications; subscriptions of one vendor; a share of tests of one firm.",
    ),
    "the web grew by 2,300 %": Saying(
        rf"\b2[,. ]?300{PERCENT}", ("The web grew by 2,300 % a year.",), "Told by one founder."
    ),
    "success rates that were not found": Saying(
        rf"\bGoogle{NEAR}\b12[,. ]?000\b|\bNetflix{NEAR}\b90{PERCENT}|\b90{PERCENT}{NEAR}\bNetflix",
        ("Google ran 12,000 tests in 2009.", "Netflix considers 90 % of what it tries to be wrong."),
        "Not found in the text; not a statement of Netflix.",
    ),
    "stubborn on the vision": Saying(
        r"stubborn on (?:the )?vision",
        ("Bezos: stubborn on the vision, flexible on the details.",),
        "Not found in his words.",
    ),
    "yearn for the sea": Saying(
        r"\b(?:yearn|long|longing) for the [a-z ,]{0,24}sea\b|want to build a ship|Saint-Exup",
        ("Teach them to yearn for the vast and endless sea.", "If you want to build a ship"),
        "Not Saint-Exupéry's; first seen in 1999.",
    ),
    "built to last products": Saying(
        rf"\bCollins (?:and|&) Porras{NEAR}\bproducts?\b|\bBuilt to Last\b{NEAR}\bproduct vision",
        ("Collins and Porras asked what makes products last.",),
        "They wrote about companies.",
    ),
    "now, next, later by one person": Saying(
        r"\bBastow\b(?! (?:and|&) )[^.;]{0,40}\b(?:invented|created|coined|her)\b",
        ("Janna Bastow invented Now-Next-Later.",),
        "ProdPad's own account names Janna Bastow and Simon Cast.",
    ),
    "managers per owner": Saying(
        r"\b(?:1|one) (?:PM|product manager)s?\b[^.?!]{0,30}\b(?:4|four) ?(?:to|-|–) ?(?:6|six)\b",
        ("One product manager for four to six product owners.",),
        "A rule of training blogs.",
    ),
    "the two Coopers": Saying(
        rf"\bAlan Cooper{NEAR}\b(?:Stage-Gate|Winning at New)"
        rf"|\bRobert (?:G\. )?Cooper{NEAR}\b(?:persona|Inmates|About Face)",
        ("Alan Cooper's Stage-Gate", "Robert G. Cooper invented the persona."),
        "Two men: Alan Cooper wrote on design, Robert G. Cooper on gates.",
    ),
    "GDPR is consent": Saying(
        r"\bGDPR (?:means|is|=|always asks for|demands) consent\b|\bright to (?:an )?explanation"
        r"|\b(?:no names?|names? (?:are|is) gone)[^.?!]{0,30}\banonymous",
        ("GDPR means consent.", "The right to an explanation", "With no names it is anonymous."),
        "One basis of six; Article 22 has no such words; pseudonymised is not anonymous.",
    ),
    "fair algorithms": Saying(
        r"\bunbiased (?:model|algorithm)|\balgorithm is fair\b|AI Act bans recommend|fines of 4"
        rf"{PERCENT}{NEAR}\bhappen",
        ("An unbiased model", "The algorithm is fair.", "The AI Act bans recommenders."),
        "Not shown, or not so.",
    ),
    "Knight Capital's legend": Saying(
        r"\bcode was perfect\b|\bbankrupt in 45 minutes",
        ("The code was perfect.", "Knight was bankrupt in 45 minutes."),
        "It was rescued, and merged in 2013.",
    ),
    "beta testers as a law": Saying(
        r"\bbeta testers (?:are (?:not|never)|aren.?t) representative",
        ("Beta testers are never representative.",),
        "It depends on the attribute; it can be measured.",
    ),
    "the salary of a product manager": Saying(
        r"\b(?:average|median|typical|usual) (?:salary|pay)\b[^.?!]{0,40}\bproduct (?:manager|owner)"
        r"[^.?!]{0,60}\d"
        r"|\bsix-figure\b|\bno experience needed\b",
        (
            "The average salary of a product manager is 120,000.",
            "Six-figure in 12 weeks, no experience needed.",
        ),
        "There is no official figure; promises of vendors.",
    ),
    "roll-backs in per cent": Saying(
        rf"\bchange[- ]fail(?:ure)? (?:rate|percentage)"
        rf"|\b\d+{PERCENT}{NEAR}\b(?:deployments?|releases?|roll-?outs?|updates?){NEAR}"
        r"\b(?:roll(?:ed|s|ing)? back|withdrawn)",
        (
            "Elite teams have a change failure rate of 5 %.",
            "15 % of all releases are rolled back.",
            "30 of 100 deployments have to be rolled back.",
        ),
        "Figures of vendors, or without year and definition.",
    ),
    "small and staged, always": Saying(
        r"\bship small,? always|\balways ship small|\b(?:staged|phased|canar(?:y|ies))[^.?!]{0,30}\balways "
        r"(?:better|safer)",
        ("Ship small, always.", "A staged roll-out is always safer."),
        "Contested: severity needs its own rule, and some faults show at scale only.",
    ),
    "fields of CrowdStrike": Saying(
        rf"\bCrowdStrike{FAR}\b2[01]\b[^.?!]{{0,30}}\b2[01]\b",
        ("CrowdStrike's file had 21 fields where 20 were expected.",),
        "Summaries swap the two numbers.",
    ),
    "Google on hard dependencies": Saying(
        rf"\b(?:Google|SRE){FAR}\bmore available than|\bmore available than{FAR}\b(?:Google|SRE)",
        ("Google: a service cannot be more available than its hard dependencies.",),
        "Ascribed to a text that was not found.",
    ),
    "notice of partners": Saying(
        r"\b(?:vendors|partners|providers|APIs) (?:usually |typically |mostly )?(?:give|have)[^.?!]{0,20}"
        r"\b(?:6|six|12|twelve)[^.?!]{0,12}\bmonths[^.?!]{0,8}\bnotice",
        ("Vendors typically give 6 to 24 months' notice.",),
        "No survey was found.",
    ),
    "high-risk from August 2026": Saying(
        r"\bhigh-risk[^.?!]{0,60}\b(?:apply|applies|from|since|as of)\b[^.?!]{0,20}\bAugust 2026",
        ("The duties for high-risk systems apply from 2 August 2026.",),
        "Moved by the amending regulation of July 2026.",
    ),
    "87 % alone": Saying(
        rf"\b87{PERCENT}{NEAR}\b(?:ZIP|postcode|birth|sex)(?![^?!]{{0,160}}\b63\b)",
        ("87 % of people are known by ZIP, birth date and sex.",),
        "A second count gave about 63: both or none.",
    ),
    "four-fifths as fairness": Saying(
        r"\bfour[- ]fifths rule (?:defines|means|is what|says what is)[^.?!]{0,20}\bfair",
        ("The four-fifths rule defines fairness.",),
        "A rule of thumb for selection in the US.",
    ),
    "validity of interviews": Saying(
        r"\binterviews?[^.?!]{0,60}\b(?:validity|r|correlate\w*)\b[^.?!\d]{0,12}0?\.(?:42|44|51|63)\b"
        r"(?![^?!]{0,60}\bcorrected)",
        ("Structured interviews have a validity of .51.", "Interviews correlate with 0.44."),
        "Corrected values without the word; the observed one is .24.",
    ),
    "games that make managers": Saying(
        r"\b(?:games?|simulations?) (?:makes?|made|turns? you into|trains?)[^.?!]{0,20}"
        r"\bbetter (?:product )?managers?",
        ("Such a game makes better product managers.", "Simulations train better managers."),
        "No evidence was found.",
    ),
    "how many accept cookies": Saying(
        rf"\b\d+{PERCENT}{NEAR}\b(?:accept|agree to|consent to|opt in to)\b[^.?!]{{0,20}}"
        r"\b(?:cookies|tracking)",
        ("90 % of users accept cookies.",),
        "Figures of vendors.",
    ),
}
