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
    "M5.1 customers can tell us which feature to build": "discovery.which-feature#build",
    "M5.2 would you pay for it is evidence": "discovery.would-pay#majority",
    "M5.2 a survey of would-you-use is a test": "discovery.smallest#survey",
    "M5.3 faster horses prove that asking is useless": "discovery.faster-horses#visionary",
    "M5.3 people don't know what they need": "discovery.which-feature#useless",
    "M5.4 the most voices are the largest problem": "discovery.most-voices#agree",
    "M5.5 for each complaint 26 stay silent": "discovery.silent-share#about",
    "M5.7 twelve interviews are enough": "discovery.twelve#known",
    "M5.8 85 % agreement is reliable coding": "discovery.eighty-five#high",
    "M5.8 a high agreement on a rare code is reliable": "discovery.rare-theme#fine",
    "M5.9 good qualitative work always needs a measure of agreement": "discovery.whose-number#both",
    "M5.9 good qualitative work never needs a measure of agreement": "discovery.whose-number#neither",
    "M5.10 an MVP is the first small version": "discovery.smallest#version",
    "M5.12 testing is always worth it": "discovery.test-first#always",
    "M5.12 a cheap test can't do harm": "discovery.test-for-nothing#cheap",
    "M5.13 42 % of start-ups die of no market need": "discovery.no-need-rate#old",
    "M5.14 a compliment is validation": "discovery.check-compliment#write",
    "M6.1 stop when it is significant": "metrics.stop-when#now",
    "M6.1 stop when it stays significant": "metrics.stop-when#more",
    "M6.1 report the day on which it was significant": "metrics.which-report#day-nine",
    "M6.2 p is the chance that it was chance": "metrics.what-p-says#chance",
    "M6.2 1 - p is the chance that it works": "metrics.what-p-says#works",
    "M6.2 1 - p again, in the check": "metrics.check-range#works",
    "M6.2 p is the chance of an accident, in a report": "metrics.which-report#chance",
    "M6.3 not significant is no effect": "metrics.check-range#nothing",
    "M6.3 not significant is no effect, in a report": "metrics.which-report#zero",
    "M6.4 a small p is a large effect": "metrics.what-p-says#large",
    "M6.5 50.2 to 49.8 is close enough": "metrics.fifty-fifty#close",
    "M6.6 better on every day is better in all": "metrics.every-day#wrong",
    "M6.7 the magic number causes retention": "metrics.three-lessons#push",
    "M6.8 NPS is the one number": "metrics.nps-one#first",
    "M6.9 what gets measured gets managed": "metrics.what-gets-measured#more",
    "M6.9 what is not measured can't be managed": "metrics.what-gets-measured#deming",
    "M6.10 a good metric stays good as a target": "metrics.target#fine",
    "M6.11 each axis starts at zero": "metrics.check-axis#zero",
    "M6.11 a break mark makes it honest": "metrics.check-axis#mark",
    "M6.12 60,000 times faster, 22 times better": "metrics.faster-than-text#softer",
    "M6.12 a firm and a professor are a source": "metrics.faster-than-text#source",
    "M6.13 more metrics, more knowledge": "metrics.fourteen#result",
    "M6.14 the average household": "metrics.average-household#nearest",
    "M6.15 a running total that rises is growth": "metrics.rising-total#goes-on",
    "M7.1 a story is the specification": "delivery.story-card#spec",
    "M7.1 a story needs the As-a form": "delivery.story-card#form",
    "M7.2 acceptance criteria are a click path": "delivery.click-path#clicks",
    "M7.3 Scrum demands a definition of ready": "delivery.ready-stamp#demands",
    "M7.4 in Scrum the product owner signs off every story": "delivery.sign-off#owner",
    "M7.5 split by layer, so that everybody can start": "delivery.layers#busy",
    "M7.6 acceptance criteria are the Definition of Done": "delivery.done-or-criteria#same",
    "M7.7 a full Sprint is an efficient one": "delivery.full#fill",
    "M7.7 a little fuller is a little slower": "delivery.full#little",
    "M7.8 the team commits to all items": "delivery.commit-all#all",
    "M7.8 five items for whoever finishes two": "delivery.check-two#faster",
    "M7.9 velocity compares teams": "delivery.two-teams#help",
    "M7.9 velocity must rise": "delivery.two-teams#tenth",
    "M7.10 qualities come later": "delivery.quality-later#agree",
    "M7.11 a fault in production costs 100 times": "delivery.hundred-times#hundred",
    "M7.11 a smaller factor without data": "delivery.hundred-times#ten",
    "M7.12 a linter proves a good story": "delivery.lint-proof#good",
    "M7.13 refinement takes at most 10 %": "delivery.ten-percent#stop",
    "M7.14 each further project costs a fifth": "delivery.every-project#plan",
    "M7.15 design hands over, engineering builds": "delivery.hand-over#ticket",
    "M7.15 design comes afterwards": "delivery.desired#after",
    "M8.1 93 % of communication is not words": "people.not-words#true",
    "M8.1 it is only a little less": "people.not-words#less",
    "M8.2 EQ makes 90 % of top performers": "people.eq-test#ninety",
    "M8.3 EQ predicts work better than ability": "people.eq-test#beats",
    "M8.4 the power-interest grid is Mendelow 1991": "people.whose-grid#yes",
    "M8.5 little power means just watch": "people.little-power#watch",
    "M8.6 meet in the middle": "people.half-each#fair",
    "M8.7 one wins what the other loses": "people.check-deal#price",
    "M8.8 never make the first offer": "people.first-offer#never",
    "M8.8 always make the first offer": "people.first-offer#always",
    "M8.9 any deal beats none": "people.check-deal#any",
    "M8.10 conflict about the task is good for a team": "people.let-them-argue#good",
    "M8.11 collaborating is the best style": "people.server-name#hour",
    "M8.12 wrap it in praise": "people.wrap-it#wrap",
    "M8.13 psychological safety means being nice": "people.be-nicer#nice",
    "M8.14 70 % of change programmes fail": "people.seventy#risk",
    "M8.15 more people in the room, more knowledge": "people.four-more#more",
    "M8.16 it went well, so it was a good decision": "people.went-well#result",
    "M8.17 they will hear my tone": "people.hero#smile",
    "M8.5 little power: just watch": "people.ticket-machines#watch",
    "M8.6 meet in the middle, in one issue": "people.about-the-price#middle",
    "M8.7 negotiation is about the price": "people.about-the-price#far-below",
    "M8.9 a deal is better than none": "people.nine-weeks#sign",
    "M8.12 wrap feedback in praise": "people.wrapped-praise#wrap",
    "M8.12 feedback always helps": "people.wrapped-praise#each-week",
    "M8.15 ten people know more than four": "people.more-people#ten",
    "M8.16 it went well, so it was right": "people.it-went-well#right",
    "M8.17 she will hear how I mean it": "people.by-mail#send",
    "M9.1 no reports, no fault": "launch.no-reports#safe",
    "M9.1 no reports, no fault, in a report": "launch.check-zero#never",
    "M9.2 beta testers are never like the customers": "launch.representative#never",
    "M9.2 beta testers are the customers": "launch.representative#always",
    "M9.3 one per cent is a safe first step": "launch.one-percent#safe",
    "M9.4 a beta that went well proves demand": "launch.demand#stars",
    "M9.5 staged means slow": "launch.staged-slow#slow",
    "M9.6 rolling back undoes it": "launch.roll-back#undone",
    "M9.6 a store takes it back": "launch.by-hand#back",
    "M9.7 content is no launch": "launch.content-file#content",
    "M9.8 a red guardrail means no": "launch.red#off",
    "M9.9 a green guardrail means no harm": "launch.green#safe",
    "M9.10 five partners at 99.9 % give 99.9 %": "launch.five-partners#each",
    "M9.10 a chain is as strong as its weakest link": "launch.five-partners#weakest",
    "M9.11 the go/no-go meeting is a formality": "launch.formality#skip",
    "M9.12 the loudest reporter sets the severity": "launch.loudest#loud",
    "M9.12 votes set the severity": "launch.unread-report#votes",
    "M9.13 a pre-mortem proves rigour": "launch.pre-mortem#thorough",
    "M10.1 GDPR means consent": "data.six-bases#yes",
    "M10.2 consent covers whatever comes later": "data.later-purpose#covered",
    "M10.2 a new purpose only has to be told": "data.later-purpose#tell",
    "M10.2 may be useful later is a purpose": "data.check-purpose#consent",
    "M10.3 an allergy is an ordinary setting": "data.allergy-setting#setting",
    "M10.4 employees can freely consent to their employer": "data.employer-asks#signed",
    "M10.5 without names it is anonymous": "data.without-names#anonymous",
    "M10.5 numbers instead of names are anonymous": "data.without-names#numbers",
    "M10.6 CCPA is the American GDPR": "data.american-gdpr#same",
    "M10.7 94 % accuracy is good": "data.ninety-four#good",
    "M10.7 99.9 % would be good": "data.check-flag#more",
    "M10.8 fair is the same share of everything": "data.same-for-all#do",
    "M10.8 more data make all shares equal": "data.same-for-all#data",
    "M10.9 leaving the group out makes it fair": "data.without-column#blind",
    "M10.9 what must not be used must not be looked at": "data.find-bias#never",
    "M10.10 the label is the truth": "data.cost-label#truth",
    "M10.11 a person who signs decides": "data.only-signs#person",
    "M10.12 showing all weights explains": "data.all-weights#all",
    "M10.13 no drift alarm means fine": "data.drift-alarm#fine",
    "M10.13 a drift alarm means worse": "data.drift-alarm#off",
    "M10.14 all high-risk duties hold since August": "data.talk-to-ai#list",
    "M11.1 I know how good I am": "career.know-myself#know",
    "M11.2 a radar shows a profile": "career.radar#larger",
    "M11.2 a round radar has no gaps": "career.radar#round",
    "M11.3 the title tells the job": "career.title#title",
    "M11.4 all requirements are required": "career.all-required#all",
    "M11.5 the median on a page is what I get": "career.salary-page#mine",
    "M11.5 there is an official figure": "career.salary-page#office",
    "M11.6 the middle of a range is the market": "career.offer-middle#market",
    "M11.7 a certificate gets the job": "career.certificates#gets",
    "M11.8 it takes a technical degree": "career.degree#technical",
    "M11.8 it takes an MBA": "career.degree#mba",
    "M11.9 a good talk is a good interview": "career.good-talk#trust",
    "M11.9 two good talks are better": "career.good-talk#second",
    "M11.10 frameworks win cases": "career.frameworks#acronym",
    "M11.11 estimation is about the number": "career.untouched#exact",
    "M11.12 read ten books first": "career.ten-books#ten",
    "M11.14 asking for the range is rude": "career.ask-range#tells",
}
HOLDS_IN_PART = {
    "roles.stories#template",
    "roles.only-pm#pm-only",
    "vision.how-often#never",
    "metrics.which-report#zero",
}
ENTERED = {
    "MoSCoW per cent of items": "prioritisation.must-share#items",
    "confidence 80 instead of 0.8": "prioritisation.rice-allergy#confidence-80",
    "sort-and-cut is optimal": "prioritisation.plan-nine#sort-and-cut",
    "M5.6 five users find 85 % of anything": "discovery.need-in-five#five-users",
    "M6.13 fourteen times 5 %": "metrics.side-metrics#summed",
    "M7.5 a layer is a part of the value": "delivery.first-use#first",
    "M7.8 the chance of one is the chance of all": "delivery.five-parts#one",
    "M9.1 nobody of sixty is nobody": "launch.bus-map#zero",
    "M9.2 testers count as they came": "launch.brewery-tour#raw",
    "M9.10 three services are as good as the weakest": "launch.ticket-shop#weakest",
}
SORTED = {
    "a vision is a description of the product": ("vision.tell-apart", "list", "vision"),
    "a feature is a benefit": ("vision.benefit-feature", "recommender", "benefit"),
    "a task is a key result": ("vision.key-result-task", "launch", "result"),
    "a roadmap is a release plan": ("roadmapping.tell-apart", "out", "roadmap"),
    "a roadmap is a Gantt chart": ("roadmapping.tell-apart", "bars", "roadmap"),
    "the roadmap is the backlog": ("roadmapping.tell-apart", "rows", "roadmap"),
    "M5.11 an opportunity is a feature idea": ("discovery.branches", "needs-list", "opportunity"),
    "M6.3 not significant is no effect": ("metrics.read-ranges", "wide", "small"),
    "M6.4 significant is important": ("metrics.read-ranges", "tiny", "worth"),
    "M6.4 significant is worth having": ("metrics.read-ranges", "better", "worth"),
    "M7.6 criteria of a story hold for all items": ("delivery.apart", "nuts", "every"),
    "M7.10 each story looks for qualities anew": ("delivery.apart", "reader", "story"),
    "M10.5 a rare patient without a name is about nobody": ("data.pseudonyms", "rare", "not"),
    "M10.14 uses such as work are high-risk since August": ("data.which-day", "applicants", "august"),
}
TOLD = {5: 14, 6: 15, 7: 15, 8: 17, 9: 13, 10: 14, 11: 14}
"""How many misconceptions the plan of a chapter names, from chapter 5 on."""


@pytest.mark.parametrize(("chapter", "number"), [(c, n + 1) for c, last in TOLD.items() for n in range(last)])
def test_each_misconception_that_the_plan_names_is_met(chapter, number):
    named = [name.split()[0] for name in (*CHOSEN, *ENTERED, *SORTED)]
    assert f"M{chapter}.{number}" in named


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
