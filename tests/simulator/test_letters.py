"""Letters: two a quarter by the seed, four answers, and what each does to trust."""

from collections import Counter
from dataclasses import replace

import pytest

from pmkit.cases import load
from pmkit.simulator.letters import BANK, NIGHTS, RIVAL
from pmkit.simulator.state import Decisions


def letter(game, id):
    return next(one for one in game.deck if one.id == id)


def with_post(game, seed, *ids, quarter=1):
    """A world in which these letters come in this quarter and no others ever."""
    numbers = tuple(n for n, one in enumerate(game.deck) if one.id in ids)
    letters = tuple(numbers if q == quarter else () for q in range(9))
    return replace(game.world(seed), letters=letters)


def at(game, quarter):
    return replace(game.start(), quarter=quarter)


def test_the_deck_is_twenty_four_letters_by_people_of_the_case(game):
    people = {*load("people")["id"], RIVAL, BANK}
    assert len(game.deck) == 24 and {one.person for one in game.deck} <= people
    assert all(len(one.text.split()) <= 40 for one in game.deck)
    assert {one.item for one in game.deck} - {""} <= set(game.ideas.ids)
    hidden = {one for one, is_hidden in zip(game.ideas.ids, game.ideas.hidden, strict=True) if is_hidden}
    assert not {one.item for one in game.deck} & hidden


def test_at_most_two_come_in_a_quarter_in_their_time_and_none_twice(game):
    came = Counter()
    for seed in range(60):
        post = game.world(str(seed)).letters
        assert max(map(len, post)) <= 2 and len(set(sum(post, ()))) == len(sum(post, ()))
        for quarter, letters in enumerate(post):
            assert all(game.deck[n].first <= quarter <= game.deck[n].last for n in letters)
        came.update(sum(post, ()))
    assert len(came) == len(game.deck)  # each letter is met by somebody


def test_a_letter_whose_wish_is_fulfilled_stays_away(game):
    world, state = with_post(game, "basil", "L01"), game.start()
    assert [one.id for one in game.post(world, state)] == ["L01"]
    done = state.done.copy()
    done[game.ideas.number("MW-07")] = 1
    assert game.post(world, replace(state, done=done)) == ()


@pytest.mark.parametrize(
    ("answer", "trust"), [("date", 0.6), ("chance", 0.6), ("reason", 0.57), ("silence", 0.52)]
)
def test_each_answer_moves_trust_at_once_by_its_rule(game, answer, trust):
    world = with_post(game, "basil", "L18", quarter=3)
    after, _ = game.play(world, at(game, 3), Decisions(answers={"L18": answer}))
    assert after.people.trust["parents"] == pytest.approx(trust)


def test_a_no_costs_nothing_where_discovery_supports_it(game):
    world = with_post(game, "basil", "L18", quarter=4)
    state, _ = game.play(world, at(game, 3), Decisions(discovery={"cooking and AI": 0.5}))
    after, _ = game.play(world, state, Decisions(answers={"L18": "reason"}))
    assert after.people.trust["parents"] == pytest.approx(0.6)


def trust_after(game, answer, ready):
    """The parents' trust quarter by quarter when MW-24 (due two quarters after quarter 3) is ready then."""
    world = with_post(game, "basil", "L18", quarter=3)
    item, state, found = game.ideas.number("MW-24"), at(game, 3), []
    for quarter in range(3, 8):
        order = (item,) if quarter >= ready else ()
        state, _ = game.play(world, state, Decisions(order=order, answers={"L18": answer}))
        found.append(round(state.people.trust["parents"], 2))
    return found


def test_dates_are_kept_late_or_broken(game):
    assert trust_after(game, "date", ready=4) == [0.6, 0.6, 0.7, 0.7, 0.7]
    assert trust_after(game, "date", ready=6) == [0.6, 0.6, 0.4, 0.4, 0.4]
    assert trust_after(game, "chance", ready=4) == [0.6, 0.6, 0.66, 0.66, 0.66]
    assert trust_after(game, "chance", ready=6) == [0.6, 0.6, 0.6, 0.66, 0.66]
    assert trust_after(game, "chance", ready=9) == [0.6, 0.6, 0.6, 0.5, 0.5]


def test_who_promised_in_our_name_is_taken_at_his_word_unless_answered(game):
    world = with_post(game, "basil", "L03", quarter=2)
    silent, _ = game.play(world, at(game, 2), Decisions())
    assert [(one.item, one.due, one.hedged) for one in silent.people.asks] == [
        (game.ideas.number("MW-32"), 3, False)
    ]
    answered, _ = game.play(world, at(game, 2), Decisions(answers={"L03": "reason"}))
    assert answered.people.asks == ()


def test_a_rival_takes_worth_away_and_everybody_knows_it(game):
    world = replace(with_post(game, "basil", "L09", quarter=5), rival="planning")
    state, _ = game.play(world, at(game, 4), Decisions())
    moved = state.belief.mean - game.start().belief.mean
    planning = game.ideas.theme == "planning"
    assert moved[planning] == pytest.approx(-0.2) and not moved[~planning].any()
    assert (game.true_share(world, state) - world.share)[planning] == pytest.approx(-0.2)


def test_the_bank_pays_for_one_person_for_two_quarters(game):
    def salaries(*ids):
        world, state, found = with_post(game, "basil", *ids, quarter=5), at(game, 4), []
        for quarter in range(4, 9):
            state, report = game.play(world, state, Decisions(hire=2 if quarter == 5 else 0))
            found.append(report.parts["new people"])
        return found

    assert salaries() == [0, -44, -44, -44, -44]
    assert salaries("L10") == [0, -22, -22, -44, -44]


def test_a_bad_night_makes_leaving_likelier_unless_debt_is_worked_on(game):
    letter_of_nights = next(one.id for one in game.deck if one.effect == NIGHTS)
    world = with_post(game, "basil", letter_of_nights, quarter=3)
    luck = world.luck.copy()
    luck[3, 2] = 0.1  # between the chance of a quiet quarter and that of a bad one
    world = replace(world, luck=luck)
    answers = {letter_of_nights: "date"}
    assert game.play(world, at(game, 3), Decisions(answers=answers))[1].somebody_left
    assert not game.play(world, at(game, 3), Decisions(answers=answers, debt=1))[1].somebody_left


def test_a_founder_without_trust_puts_her_chef_first_once(game):
    state = at(game, 3).trusted("founder", -0.3)
    world, chef, filter_ = game.world("basil"), game.ideas.number("MW-10"), game.ideas.number("MW-02")
    state, _ = game.play(world, state, Decisions(order=(filter_,)))
    assert state.worked[chef] > 0 and state.people.stage
    worked = state.worked[chef]
    state, _ = game.play(world, state, Decisions(order=(filter_,)))
    assert state.worked[chef] == worked


def test_parents_tell_each_other(game):
    def safety(trust):
        state = at(game, 4)
        done = state.done.copy()
        done[game.ideas.number("MW-01")] = 1
        state = replace(state, done=done).trusted("parents", trust - 0.6)
        world = replace(game.world("basil"), letters=((),) * 9)
        world.share[game.ideas.number("MW-01")] = 1.0
        return game.play(world, state, Decisions())[1].parts["ideas"]

    assert safety(0.6) == pytest.approx(33)
    assert safety(0.8) == pytest.approx(33 * 1.05)
    assert safety(0.0) == pytest.approx(33 * 0.9)


def test_nobody_writes_in_the_core(core):
    assert core.world("basil").letters == ((),) * 9
