"""The chapter's explorers, by id: on Mealwise's people and its table with Nordhafen, and for the learner's own."""

from pmkit.course.people import allies_data, data, talk_data
from pmkit.course.registry import OWN, Use, use

EXPLORERS: dict[str, Use] = {
    "people.who-is-missing": use("who_is_missing:WhoIsMissing", data.people_map),
    "people.own-who-is-missing": use("who_is_missing:WhoIsMissing", data.own_people, label=OWN),
    "people.what-one-knows": use("what_one_knows:WhatOneKnows", talk_data.meeting),
    "people.own-what-one-knows": use("what_one_knows:WhatOneKnows", talk_data.own_meeting, label=OWN),
    "people.say-it": use("say_it:SayIt", talk_data.lines),
    "people.own-say-it": use("say_it:SayIt", talk_data.lines, label=OWN, own=True),
    "people.conflict-ways": use("conflict_ways:ConflictWays", talk_data.vignettes),
    "people.behind-the-words": use("behind_the_words:BehindTheWords", talk_data.messages),
    "people.negotiation": use("negotiation_table:NegotiationTable", data.negotiation),
    "people.own-negotiation": use("negotiation_table:NegotiationTable", data.own_negotiation, label=OWN),
    "people.decision-memo": use("decision_memo:DecisionMemo", talk_data.memos),
    "people.own-decision-memo": use("decision_memo:DecisionMemo", talk_data.memos, label=OWN, own=True),
    "people.first-talks": use("first_talks:FirstTalks", allies_data.first_talks),
    "people.own-first-talks": use("first_talks:FirstTalks", allies_data.own_first_talks, label=OWN),
}
