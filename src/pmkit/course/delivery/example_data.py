"""Examples, requirements and recipes as the chapter's explorers begin with them. All invented."""

from pmkit.cases import load
from pmkit.explorers import Data

FIRST_TEXT = """\
Feature: Allergy filter

  Rule: A recipe that contains an allergen of the household is not in the results

  Example: Walnut bread
    Given Ngozi's household has a nut allergy
    When she searches
    Then Walnut bread is not in the results
    And Plain bread is in the results

  Example: Almond cake
    Given Ngozi's household has a nut allergy
    When she searches for "cake"
    Then Almond cake is not in the results

  Example: Pancakes
    Given a guest is allergic to milk
    When he searches
    Then Pancakes are not in the results
"""
"""What somebody writes who thinks of one family and three recipes."""


def wrong_products() -> Data:
    """The recipes of the filter, and a usual first text."""
    return Data(load("recipes_sample"), more={"start": FIRST_TEXT})


OWN_TEXT = """\
Feature: A message when the last ferry moves

  # Question: Who tells people who bought their ticket at the kiosk?

  Rule: Whoever has a ticket for today is told

    Example: The tide moves the last crossing
      Given Ada has a ticket for today
      When the last crossing moves from 19:00 to 18:00
      Then Ada reads "Last crossing: 18:00"

    Example: No ticket for today
      Given Ben has a ticket for tomorrow
      When he clicks on the tide button
      Then the system works correctly

  Rule: Nobody is told the same thing twice
"""
"""Examples on the invented ferry line, one of them weak."""


def own_examples() -> Data:
    """A text to put one's own in the place of."""
    return Data(more={"sample": OWN_TEXT})


OWN_REQUIREMENTS = """\
The tide message should be sent quickly.
When the last crossing moves, the ferry line tells everybody who has a ticket for that day within ten minutes.
Tickets can be changed and the refund is paid where possible.
"""


def requirements() -> Data:
    """The sentences with their key; the first is marked as somebody might."""
    return Data(load("requirements"), more={"begun": {"R01": ("vague",)}})


def own_requirements() -> Data:
    """Sentences on the invented ferry line, to put one's own in their place."""
    return Data(more={"sample": OWN_REQUIREMENTS})
