"""A column's name may tell the currency; a word that only looks like one does not."""

import pytest

from pmkit.backlog.tracker_words import header_words
from pmkit.quantities.units import money_in


@pytest.mark.parametrize(
    "header, unit",
    [
        ("Cost of delay (CHF/week)", "CHF"),
        ("Benutzerdefiniertes Feld (Verzögerungskosten €/Woche)", "€"),
        ("Wert in TEUR", "TEUR"),
        ("Value_USD", "USD"),
        ("Value (thousand  EUR a year)", "thousand EUR"),
        ("Kosten [Mio. EUR]", "Mio. EUR"),
        ("Custom field (Business value)", ""),
        ("Trying (m)", ""),
        ("Reach, Europe", ""),
    ],
)
def test_the_currency_is_found_where_the_name_tells_one(header, unit):
    assert money_in(header) == unit


@pytest.mark.parametrize(
    "header, field",
    [
        ("Cost of delay (CHF/week)", "cost_of_delay"),
        ("Benutzerdefiniertes Feld (Verzögerungskosten (€/Woche))", "cost_of_delay"),
        ("Business value in TEUR", "value"),
        ("Value (k$ per year)", "value"),
        ("Cost of delay (CHF/month)", ""),
        ("Effort (days)", ""),
    ],
)
def test_money_behind_a_name_is_passed_over_and_no_other_unit(header, field):
    assert {word.field for word in header_words(header)} == ({field} if field else set())
