"""Whoever believes one of the chapter's common misconceptions is told so in words of its own."""

import pytest

from pmkit.course import question
from pmkit.practice import Verdict, check

CHOSEN = {
    "the product owner is a junior product manager": "roles.junior#ladder",
    "the product owner is the scribe of stakeholders": "roles.scribe#write",
    "the product manager is the boss of the product owner": "roles.boss#boss",
    "a committee can own a backlog": "roles.committee#vote",
    "Scrum prescribes a definition of ready": "roles.ready#prescribed",
    "the product manager writes all stories": "roles.stories#template",
    "project manager and product manager are the same": "roles.project#same",
    "accountable means doing the work": "roles.accountable#writes",
    "only the product manager talks to customers": "roles.only-pm#pm-only",
    "everyone is a target group": "vision.everyone#later",
    "there is no alternative": "vision.alternative-none#nothing",
    "the North Star is revenue": "vision.north-star-pick#revenue",
    "the vision changes with each quarter": "vision.how-often#new",
    "the vision and all below it never change": "vision.how-often#never",
    "reach on a 1 to 10 scale": "prioritisation.reach-points#same",
    "4,000 beats 3,800": "prioritisation.close-call#settled",
    "ICE's average and product are the same": "prioritisation.ice-two-orders#same",
    "ease is effort": "prioritisation.ease-effort#nothing",
    "won't means never": "prioritisation.wont-means#never",
    "the ratio of two CD3 is a ratio of profit": "prioritisation.cd3-ratio#yes",
    "ordinal points are money": "prioritisation.points-money#convert",
    "more votes are more value": "prioritisation.votes#dark",
    "Kano's mode tells all": "prioritisation.kano-mode#drop",
    "AHP with a ratio of 0.2 is fine": "prioritisation.ahp-ratio#fine",
    "later is a dustbin": "roadmapping.later-dustbin#dustbin",
    "quarters renamed to now, next, later": "roadmapping.renamed-quarters#same",
    "the average date is the promise": "roadmapping.average-promise#average",
    "the sum of 85 % dates is the 85 % date of the sum": "roadmapping.sum-of-dates#same",
    "velocity is a target": "roadmapping.velocity-target#faster",
    "a date to sales is harmless": "roadmapping.sales-date#rough",
    "customers can tell us which feature to build": "discovery.which-feature#build",
    "people don't know what they need": "discovery.which-feature#useless",
    "would you pay for it is evidence": "discovery.would-pay#majority",
    "a survey of would-you-use is a test": "discovery.smallest#survey",
    "the most voices are the largest problem": "discovery.most-voices#agree",
    "twelve interviews are enough": "discovery.twelve#known",
    "85 % agreement is reliable coding": "discovery.eighty-five#high",
    "good qualitative work always needs a measure of agreement": "discovery.whose-number#both",
    "good qualitative work never needs a measure of agreement": "discovery.whose-number#neither",
    "an MVP is the first small version": "discovery.smallest#version",
    "testing is always worth it": "discovery.test-first#always",
    "a compliment is validation": "discovery.check-compliment#write",
}
HOLDS_IN_PART = {"roles.stories#template", "roles.only-pm#pm-only", "vision.how-often#never"}
ENTERED = {
    "MoSCoW per cent of items": "prioritisation.must-share#items",
    "confidence 80 instead of 0.8": "prioritisation.rice-allergy#confidence-80",
    "sort-and-cut is optimal": "prioritisation.plan-nine#sort-and-cut",
}
SORTED = {
    "a vision is a description of the product": ("vision.tell-apart", "list", "vision"),
    "a feature is a benefit": ("vision.benefit-feature", "recommender", "benefit"),
    "a task is a key result": ("vision.key-result-task", "launch", "result"),
    "a roadmap is a release plan": ("roadmapping.tell-apart", "out", "roadmap"),
    "a roadmap is a Gantt chart": ("roadmapping.tell-apart", "bars", "roadmap"),
    "the roadmap is the backlog": ("roadmapping.tell-apart", "rows", "roadmap"),
    "an opportunity is a feature idea": ("discovery.branches", "needs-list", "opportunity"),
}


@pytest.mark.parametrize("place", CHOSEN.values(), ids=CHOSEN)
def test_a_misconception_that_is_chosen_meets_its_own_words(place):
    id, _, chosen = place.partition("#")
    asked = question(id)
    said = check(asked, chosen)
    option = next(option for option in asked.options if option.id == chosen)
    assert said.verdict is (Verdict.PARTLY if place in HOLDS_IN_PART else Verdict.NOT_YET)
    assert option.why in said.message


@pytest.mark.parametrize("place", ENTERED.values(), ids=ENTERED)
def test_a_misconception_that_is_computed_with_meets_its_own_words(place):
    id, _, name = place.partition("#")
    asked = question(id)
    trap = next(trap for trap in asked.traps if trap.id == name)
    said = check(asked, asked.trap_sample(trap))
    assert said.trap == name and said.message == trap.says


@pytest.mark.parametrize(("id", "card", "group"), SORTED.values(), ids=SORTED)
def test_a_misconception_that_is_sorted_meets_its_own_words(id, card, group):
    asked = question(id)
    part = next(part for part in check(asked, {card: group}).parts if part.id == card)
    replies = asked.card(card).replies
    assert part.verdict is Verdict.NOT_YET and replies.get(group, replies.get("*")) in part.text
