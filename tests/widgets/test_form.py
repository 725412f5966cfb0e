"""The form takes what fits, says what does not, and answers every message so that the page may go on."""

import pytest

from pmkit.explorers.fields import Number
from pmkit.widgets import Form

WHO = [{"value": 1, "label": "one"}, {"value": 2, "label": "two"}]
FIELDS = [
    {"key": "capacity", "label": "Capacity", "type": "range", "max": 60, "unit": "weeks"},
    {"key": "price", "label": "Price", "type": "number", "unit": "EUR", "min": 1},
    {"key": "name", "label": "Name", "type": "text", "required": True},
    {"key": "why", "label": "Why", "type": "textarea"},
    {"key": "method", "label": "Method", "type": "choice", "options": ["RICE", "WSJF"]},
    {"key": "who", "label": "Who", "type": "radio", "options": WHO},
    {"key": "noise", "label": "Noise", "type": "check"},
    {"key": "go", "label": "Plan", "type": "button"},
]  # fmt: skip


@pytest.fixture
def form():
    made = Form(FIELDS, {"capacity": 24, "price": 5.0, "method": "RICE"}, label="Release")
    made.sent = []
    made.send = lambda content, buffers=None: made.sent.append(content)
    return made


def edit(form, **values):
    form.receive({"kind": "edit", "number": 1, "values": values})


def test_its_text_form_tells_every_value(form):
    assert repr(form) == (
        "Form(Release | Capacity 24 weeks | Price 5 EUR | Name – | Why – | "
        "Method RICE | Who – | Noise no | [Plan])"
    )


def test_edits_of_several_fields_arrive_as_one_change(form):
    heard = []
    form.observe(lambda change: heard.append(change.new), "values")
    edit(form, capacity=30, price="12,50", name="Spring", who="two", noise=True, why="Because\n")
    assert len(heard) == 1
    expected = {"capacity": 30, "price": 12.5, "name": "Spring", "who": 2, "noise": True, "why": "Because\n"}
    assert expected.items() <= form.values.items()


def test_what_does_not_fit_says_why_and_the_rest_is_taken(form):
    edit(form, price="0", name=" ", capacity=7)
    assert form.errors == {"price": "Price is at least 1 EUR.", "name": "Name must not be empty."}
    assert form.values["price"] == 5 and form.values["capacity"] == 7
    edit(form, price="3")
    assert form.errors == {"name": "Name must not be empty."}


def test_a_slider_stays_between_its_ends(form):
    edit(form, capacity=9000)
    assert form.values["capacity"] == 60


def test_an_unknown_field_or_a_button_has_no_value(form):
    edit(form, nothing="x", go="x")
    assert set(form.values) == {"capacity", "price", "name", "why", "method", "who", "noise"}


def test_a_button_calls_what_was_named(form):
    pressed = []
    form.on_click("go", lambda: pressed.append(1))
    form.receive({"kind": "click", "key": "go"})
    assert pressed == [1]
    with pytest.raises(ValueError, match="no button “price”"):
        form.on_click("price", print)


def test_the_page_hears_that_a_message_is_done_even_when_an_observer_fails(form):
    def fail(_):
        raise RuntimeError("the chart is broken")

    form.observe(fail, "values")
    form._handle_custom_msg({"kind": "edit", "number": "page:7", "values": {"capacity": 3}}, [])
    assert (form.values["capacity"], form.acknowledged) == (3, "page:7")


def test_what_a_message_has_changed_and_its_number_travel_together(form):
    """Where the number came first, a field was free to be written into before its value was there.
    In the page the number counts last: the outbox waits until all else has been told of."""
    sent = []
    form.send_state = lambda key=None: sent.append({key} if isinstance(key, str) else set(key))
    form._handle_custom_msg({"kind": "edit", "number": "page:8", "values": {"price": "7"}}, [])
    assert sent == [{"values", "acknowledged"}]


def test_an_unknown_type_of_field_is_refused_by_name():
    with pytest.raises(ValueError, match="“x” has the type “colour”"):
        Form([{"key": "x", "label": "X", "type": "colour"}])


def test_its_static_form_escapes_what_was_typed(form):
    edit(form, name="<script>")
    assert "<script>" not in form.static_html() and "&lt;script&gt;" in form.static_html()


def test_a_day_is_told_as_it_was_read_and_a_wrong_one_leaves_the_last():
    day = Form([{"key": "begins", "label": "Work begins on", "type": "date"}])
    assert day.values == {"begins": None}
    edit(day, begins="1.12.2026")
    assert day.values == {"begins": "2026-12-01"} and day.told == {"begins": "Tuesday, 1 December 2026"}
    edit(day, begins="1/2/2026")
    assert "can be two days" in day.errors["begins"] and day.values == {"begins": "2026-12-01"}
    edit(day, begins="")
    assert day.values == {"begins": None} and not day.errors


def test_where_a_number_begins_tells_what_a_point_in_it_means():
    field = Number("people", "People", start=10_000, min=1, max=1_000_000)
    form = Form([field.spec()], {"people": 10_000})
    edit(form, people="11.500")
    assert form.values["people"] == 11_500
    assert form.told == {"people": "Read as 11,500. For 11.5 type 11.5."}


def test_the_ends_of_a_large_range_can_be_read():
    form = Form([Number("people", "People", start=10, min=1, max=1_000_000).spec()], {"people": 10})
    edit(form, people="0")
    assert form.errors == {"people": "People is between 1 and 1,000,000."}
