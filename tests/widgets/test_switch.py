"""A switch says what is chosen, in words too."""

from pmkit.widgets.switch import Switch

OPTIONS = [{"value": "", "label": "Mealwise"}, {"value": "x1", "label": "<b>jira</b>.csv, 3 items"}]


def test_it_starts_with_the_first_and_tells_its_state():
    switch = Switch("Work on", OPTIONS)
    assert repr(switch) == "Switch(Work on: [Mealwise] | <b>jira</b>.csv, 3 items)"
    switch.offer(OPTIONS, "x1")
    assert switch.value == "x1" and "<b>" not in switch.static_html()
