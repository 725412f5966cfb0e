"""The chapter's explorers, by id: on Mealwise's stories, and on one's own, from the backlog or written."""

from pmkit.course.delivery import data, done_data, example_data, sprint_data
from pmkit.course.registry import OWN, Use, use
from pmkit.explorers import Data


def _story() -> Data:
    from pmkit.course.delivery.story_page import STORY_PAGE

    return Data(more={"pattern": STORY_PAGE, "start": {}})


EXPLORERS: dict[str, Use] = {
    "delivery.split-it": use("split_it:SplitIt", data.split),
    "delivery.own-split-it": use(
        "split_it:SplitIt", data.own_story, label=OWN, needs=(), most=400, reads=("description",)
    ),
    "delivery.wrong-products": use("wrong_products:WrongProducts", example_data.wrong_products),
    "delivery.own-examples": use("own_examples:OwnExamples", example_data.own_examples, label=OWN),
    "delivery.requirement-doctor": use("requirement_doctor:RequirementDoctor", example_data.requirements),
    "delivery.own-requirement-doctor": use(
        "requirement_doctor:RequirementDoctor", example_data.own_requirements, label=OWN
    ),
    "delivery.own-story": use("text_builder:TextBuilder", _story, label=OWN),
    "delivery.sprint": use("sprint:Sprint", sprint_data.sprint),
    "delivery.own-sprint": use("sprint:Sprint", sprint_data.case_sprint, take=sprint_data.own_sprint),
    "delivery.example-map": use("example_map:ExampleMap", data.mapped),
    "delivery.own-example-map": use(
        "example_map:ExampleMap", data.own_map, label=OWN, needs=(), most=400, reads=("description",)
    ),
    "delivery.done": use("done:Done", done_data.done),
    "delivery.own-done": use("done:Done", done_data.own_done, label=OWN),
}
