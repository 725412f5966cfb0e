"""Sixteen skills with their levels, and the words by which adverts ask for them."""

from datetime import date

from pmkit.cases import load
from pmkit.explorers import Data

SKILL_WORDS = {
    "interviewing": "talk to; talked to; interview*; customer calls; ride along; field research; shadow*",
    "reading feedback": "feedback; support mails; complaint*",
    "testing before building": "discovery; prototype*; as little as possible; price tests; hypothes*",
    "setting a direction": "vision; strategy; product goal; outcome*; positioning",
    "prioritising": "backlog; say no; said no; not to build; prioriti*; decide what",
    "promising dates": "roadmap*; plan releases; deadlines; forecast*; keep dates; quarterly",
    "deciding in writing": "in writing; write clearly; one decision; memo*; decide build or buy",
    "defining metrics": "metric*; measure*; retention; activation; KPI*; adoption; usage",
    "running tests": "A/B; experiment*; p-value; statistics; sample sizes; ranking tests",
    "working with data and models": "SQL; data; model; GDPR; consent; evaluation; machine learning; AI",
    "writing requirements": "user stories; stories; requirements; acceptance criteria; specifications; epics",
    "designing with users": "designer; design; accessibility; usability; clicks; prototype*",
    "launching and stopping": "launch*; to stop; stopped; off switch; roll-out*; cut-over; release together",
    "negotiating": "negotiat*; agree with; contract*; suppliers; may promise; never promise",
    "bringing people along": "stakeholder*; workshops; align*; coach*; lead by; led; departments; explain*",
    "reaching people": "letter to customers; social media; marketing; changelogs; pitches; go-to-market",
}
"""The course's own lists; they read words, not sense."""


def ledger() -> Data:
    """The skills, the invented adverts to lay beside them, what the learner made in the course, and today: how
    old evidence is, depends on it."""
    from pmkit.course.pieces import made_on  # which knows all explorers, this one too
    from pmkit.course.workbook import workbook

    skills = load("skills")
    words = skills["skill"].map(lambda name: SKILL_WORDS[name].split("; "))
    adverts = load("jobs")[["id", "title", "text"]]
    more = {"adverts": adverts, "today": date.today().isoformat(), "made": tuple(made_on(workbook().store))}
    return Data(skills.assign(words=words), more=more)
