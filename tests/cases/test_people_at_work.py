"""Who has no channel, which deals beat the middle, what stops the cascade, what only one knows."""

from __future__ import annotations

import itertools
from math import prod

import pandas as pd
import pytest

from pmkit import cases
from pmkit.methods import krippendorffs_alpha

WAYS = {"compete", "collaborate", "compromise", "avoid", "accommodate"}


def test_two_people_with_much_to_lose_have_no_channel_and_little_power():
    table = cases.load("stakeholders").set_index("person")
    much = table[table["harm"] >= 4]
    assert set(much.index) == {"okafor-berg", "hadzic"}
    assert (much["contacts_per_month"] == 0).all() and much["last_contact"].isna().all()
    assert (much["power"] <= 3).all() and (much["legitimacy"] == 5).all()


def test_both_large_employers_are_known_through_sales_alone():
    table = cases.load("stakeholders").set_index("person")
    second_hand = table[table["hears_from_us"] == "through Viktor only"]
    assert set(second_hand.index) == {"annegret", "E02"} and (second_hand["power"] >= 4).all()
    assert (second_hand["contacts_per_month"] == 0).all()


def test_judgements_on_people_use_the_scale_and_a_last_day_stands_where_we_spoke():
    table = cases.load("stakeholders")
    for column in ("legitimacy", "urgency", "harm"):
        assert table[column].between(1, 5).all() and table[column].nunique() >= 3
    spoke = table["contacts_per_month"] > 0
    assert table.loc[spoke, "last_contact"].between("2026-10-01", "2026-11-02").all()
    assert table.loc[~spoke, "last_contact"].isna().all()


def _packages(only_lawful=False):
    table = cases.load("negotiation")
    table = table[table["allowed"]] if only_lawful else table
    issues = [group.to_dict("records") for _, group in table.groupby("issue", sort=False)]
    return [
        (sum(one["mealwise"] for one in chosen), sum(one["nordhafen"] for one in chosen), chosen)
        for chosen in itertools.product(*issues)
    ]


MIDDLE = (51, 62)


def test_the_middle_of_everything_is_beaten_by_eleven_lawful_packages():
    assert len(_packages()) == 243 and len(_packages(only_lawful=True)) == 162
    table = cases.load("negotiation")
    middle = table.groupby("issue", sort=False)[["mealwise", "nordhafen"]].nth(1).sum()
    assert tuple(middle) == MIDDLE
    better = {
        lawful: sum(
            ours >= MIDDLE[0] and hers >= MIDDLE[1] and (ours, hers) != MIDDLE
            for ours, hers, _ in _packages(only_lawful=lawful)
        )
        for lawful in (False, True)
    }
    assert better == {False: 13, True: 11}


@pytest.mark.parametrize(
    ("alternatives", "best", "product"), [((45, 40), (74, 62), 638), ((45, 50), (66, 70), 420)]
)
def test_the_fair_package_moves_with_her_alternative(alternatives, best, product):
    gains = [
        ((ours, hers), prod((ours - alternatives[0], hers - alternatives[1])))
        for ours, hers, _ in _packages(only_lawful=True)
        if ours >= alternatives[0] and hers >= alternatives[1]
    ]
    most = max(gain for _, gain in gains)
    assert [points for points, gain in gains if gain == most] == [best] and most == product


def test_what_the_fair_package_trades_is_the_date_against_the_years():
    (chosen,) = [chosen for ours, hers, chosen in _packages(only_lawful=True) if (ours, hers) == (74, 62)]
    settled = {one["issue"]: one["option"] for one in chosen}
    assert settled["sign-on"] == "in January 2027" and settled["years"] == "three years"


def test_only_the_report_by_site_is_not_ours_to_offer():
    table = cases.load("negotiation")
    assert table.loc[~table["allowed"], "option"].tolist() == ["use by site"]


def _joined(needs, listens):
    for_it: set[str] = set()
    while more := {
        one for one in needs if one not in for_it and len(for_it & set(listens[one])) >= needs[one]
    }:
        for_it |= more
    return for_it


@pytest.fixture(scope="module")
def allies():
    return cases.load("allies").set_index("person")


def test_all_eight_join_and_one_changed_threshold_stops_it(allies):
    needs, listens = allies["needs"].to_dict(), allies["listens_to"].to_dict()
    assert len(_joined(needs, listens)) == 8
    ends = {one: len(_joined({**needs, one: needs[one] + 1}, listens)) for one in needs}
    assert ends["kofi"] == 1, "he waits for a second voice, and everybody waits for him"
    assert ends["ines"] == 0, "nobody begins"
    assert ends["clara"] == 8, "for most of the others nothing changes"


def test_allies_are_of_the_cast_and_listen_to_each_other(allies):
    assert len(allies) == 8 and set(allies.index) <= set(cases.people()["id"])
    for person, row in allies.iterrows():
        assert set(row["listens_to"]) <= set(allies.index) - {person}
        assert row["needs"] <= len(row["listens_to"])


def test_the_better_way_is_known_only_in_parts():
    facts = cases.load("meeting_facts")
    january, march = facts["way"].unique()
    everybody = sorted(set().union(*facts["holders"]))

    def leaning(known):
        weight = known.groupby("way")["sign"].sum()
        return weight.get(january, 0) - weight.get(march, 0)

    assert len(facts) == 16 and len(everybody) == 4
    assert leaning(facts) < 0, "all facts together speak for March"
    shared = facts[facts["holders"].str.len() == 4]
    assert leaning(shared) > 0 and set(facts["holders"].str.len()) == {1, 4}
    for person in everybody:
        own = facts[facts["holders"].map(lambda holders, who=person: who in holders)]
        assert leaning(own) > 0 and len(own) > len(shared), person


def test_vignettes_use_each_way_and_several_can_be_defended():
    table = cases.load("vignettes")
    homes = [home for cell in table["homes"] for home in cell]
    counts = pd.Series(homes).value_counts()
    assert len(table) == 12 and set(counts.index) == WAYS and counts.max() <= 3 * counts.min()
    assert (table["homes"].str.len() > 1).sum() >= 6 and (table["homes"].str.len() <= 2).all()


def test_three_readers_of_ten_messages_hardly_agree_and_the_sender_meant_something_else():
    table = cases.load("messages")
    readers = table[["reader_1", "reader_2", "reader_3"]]
    assert len(table) == 10 and set(table["sender"]) <= set(cases.people()["id"])
    assert krippendorffs_alpha(readers) < 0.1
    right = readers.eq(table["feeling"], axis=0).sum(axis=1)
    assert (right == 0).sum() >= 2 and (right == 3).sum() == 0
    feelings = set(readers.stack()) | set(table["feeling"])
    assert feelings == {"annoyed", "worried", "tired", "hopeful", "hurt", "calm"}
