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
