"""The chapter's explorers, by id: on Mealwise's voices and plans, and empty ones for the learner's own product."""

from pmkit.course.discovery import data
from pmkit.course.registry import OWN, Use, use

EXPLORERS: dict[str, Use] = {
    "discovery.question-doctor": use("question_doctor:QuestionDoctor", data.questions),
    "discovery.own-question-doctor": use("question_doctor:OwnQuestionDoctor", data.nothing, label=OWN),
    "discovery.interview-desk": use("interview_desk:InterviewDesk", data.talks),
    "discovery.who-is-speaking": use("voices:Voices", data.voices),
    "discovery.own-voices": use("own_voices:OwnVoices", data.nothing, label=OWN),
    "discovery.heard-enough": use("heard_enough:HeardEnough", data.heard),
    "discovery.tree": use("opportunity_tree:OpportunityTree", data.tree),
    "discovery.worth-knowing": use("worth_knowing:WorthKnowing", data.assumptions),
    "discovery.own-tree": use("opportunity_tree:OpportunityTree", data.own_tree, label=OWN),
    "discovery.own-worth-knowing": use("worth_knowing:WorthKnowing", data.own_assumptions, label=OWN),
    "discovery.own-heard-enough": use(
        "own_heard_enough:OwnHeardEnough", data.nothing, label=OWN, sample=data.OWN_TALKS
    ),
    "discovery.own-interview-desk": use(
        "own_interview_desk:OwnInterviewDesk",
        data.nothing,
        label=OWN,
        transcript=data.OWN_TALK,
        asks="Anna",
        book=data.OWN_CODES,
        others=data.OWN_OTHERS,
    ),
}
