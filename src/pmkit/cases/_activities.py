"""Thirty activities of product work and whose they are, by framework, with the source for each.

`scrum` and `safe` say what these frameworks say ("" where they are silent); `common` is the authors'
judgement of what product companies without a framework do and is not measured. Only rows marked `strict`
have one answer that a text settles; all others depend on something, and say on what. Row numbers follow
the course's fact sheet (1.8).
"""

# ruff: noqa: E501 - hand-written text reads better with one sentence on a line

from __future__ import annotations

from typing import NamedTuple

import pandas as pd

PM, PO, PJM, DEV = "product manager", "product owner", "project manager", "developers"
TEAM, IT_DEPENDS = "whole Scrum team", "it depends"
GUIDE = "Schwaber & Sutherland, The Scrum Guide, 2020, section “{}”"
SAFE = "Scaled Agile, descriptions of Product Management and Product Owner, 6.x (read in summaries)"
JUDGEMENT = "Authors' judgement; not measured"


class Activity(NamedTuple):
    """One card; the fields before `strict` are what frameworks say, those after it are for the sorter."""

    id: str
    fact: int
    activity: str
    scrum: str
    safe: str
    common: str
    strict: bool
    homes: str
    depends_on: str
    why: str
    source: str


def _settled(
    fact: int, activity: str, scrum: str, safe: str, common: str, why: str, section: str, homes: str = ""
) -> Activity:
    """A row whose Scrum answer is in the text of the guide."""
    elsewhere = ". ".join(
        f"{where}: {who}" for where, who in (("SAFe", safe), ("Without a framework, often", common)) if who
    )
    condition = f"Scrum: {scrum}. {elsewhere or 'Elsewhere nothing was found that says so'}."
    return Activity(
        "", fact, activity, scrum, safe, common, True, homes or scrum, condition, why, GUIDE.format(section)
    )


def _open(
    fact: int,
    activity: str,
    scrum: str,
    safe: str,
    common: str,
    homes: str,
    depends_on: str,
    why: str,
    source: str = "",
) -> Activity:
    """A row on which frameworks are silent or differ; it depends, and `depends_on` says on what."""
    says = source or (SAFE if safe else JUDGEMENT)
    return Activity(
        "", fact, activity, scrum, safe, common, False, f"{homes};{IT_DEPENDS}", depends_on, why, says
    )


_ROWS = (
    _settled(1, "Say which goal the product aims for next, so that everyone can repeat it", PO, PM, PM,
             "The goal is the first thing that the product owner answers for; the rest of the backlog follows it.",
             "Product Owner"),
    _settled(2, "Answer for it that backlog items are clear, whoever writes them", PO, f"{PO} for stories, {PM} for features",
             f"{PM} with the team", "Writing may be handed on; the accountability may not.", "Product Owner"),
    _settled(3, "Decide what comes first in the backlog", PO, f"{PO} for the team, {PM} for the train", PM,
             "One person orders, so that one order exists. Others convince that person.", "Product Owner"),
    _settled(4, "See to it that everybody can look at the backlog and understand it", PO, f"{PO}, {PM}", PM,
             "An order that nobody sees cannot be argued with.", "Product Owner"),
    _settled(5, "Say how big an item is", DEV, DEV, DEV,
             "Who does the work sizes it; the product owner may help to weigh options, not set the number.",
             "Product Backlog"),
    _open(6, "Choose how much goes into the next sprint", DEV, DEV, f"{DEV} with the {PM}", DEV,
          "Scrum: the developers, in discussion with the product owner. Many firms let a product manager assign.",
          "A team that is given its amount cannot forecast and learns not to mind.", GUIDE.format("Sprint Planning")),
    _settled(7, "Agree on the one goal of the sprint", TEAM, DEV, f"{PM} with the team",
             "The product owner proposes what would be valuable; the goal is made by the whole team.",
             "Sprint Planning", homes=IT_DEPENDS),
    _settled(8, "Keep the sprint's plan up to date day by day", DEV, DEV, DEV,
             "It is a plan by and for those who do the work.", "Sprint Backlog"),
    _settled(9, "Decide how something is built", DEV, "developers within the architect's vision", "engineers, tech lead",
             "How is at the sole discretion of those who build it; what and why are talked over.", "Sprint Planning"),
    _settled(10, "Write down what “done” means here", TEAM, "system architect keeps the standard, teams apply it",
             "engineering and quality", "The organisation's standard is the least; where there is none, the whole team makes one.",
             "Increment", homes=IT_DEPENDS),
    _settled(11, "Make sure that finished work meets the definition of done", DEV, DEV, DEV,
             "Who builds it keeps to it. It is no gate that somebody else guards.", "Increment"),
    _settled(12, "Cancel a sprint because its goal makes no sense any more", PO, "", "",
             "Only the product owner may, and only when the goal is obsolete.", "The Sprint"),
    _settled(13, "Change the scope in the middle of a sprint without touching its goal", f"{DEV} with the {PO}",
             f"{PO} with the team", f"{PM} with the engineering manager",
             "Scope may be cleared up and negotiated again between the two; quality may not go down.", "The Sprint",
             homes=f"{DEV};{PO};{IT_DEPENDS}"),
    _settled(15, "Run the daily scrum", DEV, DEV, DEV, "It is theirs. A product owner may listen and is not needed.", "Daily Scrum"),
    _open(20, "Accept finished work", "", f"{PO} for stories, {PM} for features", f"{PM} or quality", f"{PO};{PM}",
          "Scrum has no sign-off: the definition of done decides. SAFe lets product owners accept stories.",
          "Where one person must sign, work waits for that person."),
    _open(21, "Decide that a change goes out to customers", "", PM, f"{PM} with engineering", PM,
          "Scrum allows release at any time and names nobody. In regulated fields a board decides.",
          "Who may release decides how fast a team learns."),
    _open(23, "Describe the product's vision", "", PM, "head of product or product manager", f"{PM};{PO}",
          "The word is not in the Scrum Guide. In a start-up it is often the founder's.",
          "Somebody has to be able to tell it in one breath; which title does it matters less."),
    _open(24, "Choose the strategy: for whom, against what, how it earns", "", PM, "head of product or product manager",
          PM, "Number of products: with several, a head of product chooses and product managers fill in.",
          "A backlog cannot replace a choice of whom not to serve."),
    _open(25, "Keep the product roadmap", "", f"{PM}; {PO} contributes", PM, f"{PM};{PO}",
          "In Scrum without a product manager the product owner keeps it, though the guide does not know it.",
          "A group makes it, one person answers for it."),
    _open(26, "Find out what competitors do and where the market goes", "", PM, f"{PM}, product marketing", PM,
          "Where there is product marketing it shares this work.",
          "Scrum gives research to the whole team and names no specialist."),
    _open(27, "Talk to customers regularly", "", f"{PM} and {PO}", f"{PM}, designer, engineer", f"{PM};{PO};{DEV}",
          "The more who hear it first hand, the better; the wrong answer is 'only one of us'.",
          "A product owner who never meets a customer becomes a scribe.", GUIDE.format("Scrum Team")),
    _open(29, "Write acceptance criteria: how one will see that an item works", "", f"{PO} with the team", f"{PM}, analyst, quality together", f"{PO};{PM};{DEV}",
          "The words are not in the Scrum Guide. Best written by those who ask and those who test, together.",
          "Criteria written by one side are a contract; written together they are understanding."),
    _open(30, "Set aside time for technical debt: repairs that were put off", "", f"{PM} with the system architect",
          f"{PM} with the engineering manager", f"{PO};{PM};{DEV}",
          "Scrum: developers raise it, the product owner orders it. With a written agreement, a fixed share.",
          "It needs two views: what it costs to wait, and what it costs to do."),
    _open(31, "Set the price of the product", "", PM, f"{PM}, product marketing, finance", PM,
          "In many firms finance or sales decides, and the product manager brings the evidence.",
          "Price is part of the product; whoever sets it changes whom it is for."),
    _open(34, "Plan the launch: who hears of it, when and how", "", "product manager enables marketing and sales",
          f"product marketing with the {PM}", PM,
          "Where there is product marketing, it leads. In business-to-business, sales must be ready first.",
          "A release is technical, a launch is a promise."),
    _open(35, "Tell stakeholders when something will probably be ready", "", f"release train engineer, {PM}",
          f"{PM} or {PJM}", f"{PM};{PO};{PJM}",
          "With one team the product owner or manager; across many teams or under contract a project manager.",
          "Whoever says it should say how sure it is."),
    _open(36, "Keep dependencies between several teams in view", "one product owner, one backlog",
          "release train engineer with the teams", f"{PJM}, engineering managers", f"{PJM};{DEV}",
          "Number of teams: two can talk; twenty need somebody whose work it is.",
          "The cheapest dependency is the one that was cut."),
    _open(37, "Guard the schedule, the costs and the contract of a fixed-price order", "", "release train engineer, in part",
          PJM, PJM, "Only where there is such an order; a product without an end has a budget, not a baseline.",
          "A project is temporary and ends; this is what its manager is for."),
    _open(38, "Keep the list of a project's risks", "", "release train engineer", PJM, PJM,
          "Risks of the project: its manager. Risk that nobody wants the product: the product manager.",
          "Two kinds of risk, two owners; mixing them hides the second."),
    _open(39, "Check after release whether it did any good", "product owner answers for value",
          f"{PM} measures, {PO} tests the benefit", f"{PM} with an analyst", f"{PM};{PO}",
          "Who measures depends on skill; who answers for value does not: in Scrum the product owner.",
          "Where nobody does it, the team becomes a feature factory.", GUIDE.format("Product Owner")),
)  # fmt: skip


def activities() -> pd.DataFrame:
    """The thirty cards of the role sorter, with ids A01 to A30."""
    rows = [row._replace(id=f"A{number:02}") for number, row in enumerate(_ROWS, 1)]
    return pd.DataFrame(rows, columns=list(Activity._fields))
