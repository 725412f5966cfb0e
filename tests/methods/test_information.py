"""What knowing is worth: printed examples, the formula for two states, and what no test can exceed."""

import numpy as np
import pandas as pd
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from pmkit.methods import InputError, worth_of_information, worth_of_test

SHARE = st.floats(0, 1)
AMOUNT = st.floats(0, 1000)
INVEST = pd.DataFrame(
    {
        "act": ["stock", "fund", "deposit"],
        "up": [1500, 900, 500],
        "flat": [300, 600, 500],
        "down": [-800, -200, 500],
    }
)
CHANCES = {"up": 0.5, "flat": 0.3, "down": 0.2}
DRILL = pd.DataFrame({"act": ["drill", "leave"], "dry": [-70, 0], "wet": [50, 0], "soaking": [200, 0]})
SOUNDING = pd.DataFrame(
    {
        "result": ["none", "open", "closed"],
        "dry": [0.6, 0.3, 0.1],
        "wet": [0.3, 0.4, 0.3],
        "soaking": [0.1, 0.4, 0.5],
    }
)
OIL = {"dry": 0.5, "wet": 0.3, "soaking": 0.2}


def test_an_investor_pays_350_for_certainty():
    # O30: expected 680, 590 and 500; 1,030 under certainty
    worth = worth_of_information(INVEST, CHANCES)
    assert (worth.act, worth.now) == ("stock", pytest.approx(680))
    assert (worth.perfect, worth.evpi) == (pytest.approx(1030), pytest.approx(350))
    assert np.isnan(worth.evsi) and worth.results.empty
    assert worth.says == "“stock” is best now. Pay at most 350 for any test."


def test_the_oil_wildcatter_hears_the_sounding():
    # O31: Raiffa 1968; drill 20, with the sounding 32.5, 22.5 after its price
    worth = worth_of_information(DRILL, OIL, SOUNDING, price=10)
    assert (worth.act, worth.now) == ("drill", pytest.approx(20))
    assert worth.with_test == pytest.approx(32.5)
    assert (worth.evsi, worth.net, worth.evpi) == pytest.approx((12.5, 2.5, 35))
    told = worth.results.set_index("result")
    assert told["act"].to_dict() == {"none": "leave", "open": "drill", "closed": "drill"}
    assert told["changes"].to_dict() == {"none": True, "open": False, "closed": False}
    assert told["chance"].tolist() == pytest.approx([0.41, 0.35, 0.24])
    assert worth.says == "The test is worth 12.5 and costs 10: run it. Certainty would be worth 35."


@pytest.mark.parametrize(
    ("chance", "gain", "cost", "hits", "alarms", "now", "evpi", "evsi"),
    [
        # O31b
        (0.5, 75, 12, 0.8, 0.2, 25.5, 6, 0),
        (0.5, 75, 40.5, 0.8, 0.2, 0, 17.25, 9.75),
        (0.3, 40, 72, 0.8, 0.2, 0, 0, 0),
        (0.5, 75, 40.5, 0.5, 0.5, 0, 17.25, 0),
    ],
)
def test_one_assumption_and_one_test(chance, gain, cost, hits, alarms, now, evpi, evsi):
    worth = worth_of_test(chance, gain, cost, hit_rate=hits, false_alarm=alarms, price=1)
    assert (worth.now, worth.evpi, worth.evsi) == pytest.approx((now, evpi, evsi))
    assert worth.net == pytest.approx(evsi - 1)


def test_the_sentence_says_why_a_test_is_not_worth_it():
    chef = worth_of_test(0.3, 40, 72, hit_rate=0.8, false_alarm=0.2)
    assert (
        chef.says == "Knowing more would change nothing: “leave it” stays best. No test is worth its price."
    )
    shared = worth_of_test(0.5, 75, 12, hit_rate=0.8, false_alarm=0.2)
    assert shared.says == (
        "No result of this test would change the act: “act” stays best. It is worth 0; "
        "certainty would be worth 6."
    )
    assert not shared.results["changes"].any()
    dear = worth_of_test(0.5, 75, 40.5, hit_rate=0.8, false_alarm=0.2, price=9.75)
    assert dear.says.startswith("The test is worth 9.75 and costs 9.75: decide without it.")


@settings(max_examples=150)
@given(p=SHARE, g=AMOUNT, c=AMOUNT, s=SHARE, f=SHARE)
def test_two_states_follow_the_formula_and_no_test_beats_certainty(p, g, c, s, f):
    worth = worth_of_test(p, g, c, hit_rate=s, false_alarm=f)
    now = max(0, p * g - c)
    yes, no = p * s + (1 - p) * f, p * (1 - s) + (1 - p) * (1 - f)
    evsi = max(0, p * s * g - yes * c) + max(0, p * (1 - s) * g - no * c) - now
    near = {"abs": 1e-5}
    assert worth.now == pytest.approx(now, **near)
    assert worth.evpi == pytest.approx(p * max(0, g - c) - now, **near)
    assert worth.evsi == pytest.approx(evsi, **near)
    assert 0 <= worth.evsi <= worth.evpi + 1e-5
    # a result that changes the act is the only way to be worth something
    if worth.evsi > 1e-5:
        assert worth.results["changes"].any()
    if s == f:
        assert worth.evsi == 0


@settings(max_examples=60)
@given(data=st.data())
def test_any_test_lies_between_nothing_and_certainty(data):
    acts, states, results = (data.draw(st.integers(2, 4)) for _ in range(3))
    cells = st.lists(st.integers(-100, 100), min_size=acts, max_size=acts)
    parts = st.lists(st.integers(1, 9), min_size=results, max_size=results)
    names = [f"s{n}" for n in range(states)]
    pays = pd.DataFrame({"act": [f"a{n}" for n in range(acts)]} | {one: data.draw(cells) for one in names})
    drawn = {one: np.array(data.draw(parts)) for one in names}
    test = pd.DataFrame({one: part / part.sum() for one, part in drawn.items()})
    test.insert(0, "result", [f"r{n}" for n in range(results)])
    weights = np.array(data.draw(st.lists(st.integers(1, 9), min_size=states, max_size=states)))
    chances = dict(zip(names, weights / weights.sum(), strict=True))
    worth = worth_of_information(pays, chances, test)
    assert 0 <= worth.evsi <= worth.evpi + 1e-9
    assert worth.results["chance"].sum() == pytest.approx(1)
    assert (worth.results["chance"] * worth.results["worth"]).sum() == pytest.approx(worth.with_test)
    exact = pd.DataFrame(np.eye(states), columns=names).assign(result=names)
    assert worth_of_information(pays, chances, exact).evsi == pytest.approx(worth.evpi)


def test_a_result_that_never_comes_has_no_act():
    worth = worth_of_test(1, 10, 5, hit_rate=1, false_alarm=0)
    told = worth.results.set_index("result")
    assert told.loc["no", "chance"] == 0
    assert pd.isna(told.loc["no", "act"]) and np.isnan(told.loc["no", "worth"])
    assert not told.loc["no", "changes"]


def test_wrong_tables_are_named():
    with pytest.raises(InputError, match="needs the column soaking"):
        worth_of_information(DRILL.drop(columns="soaking"), OIL)
    with pytest.raises(InputError, match=r"Row 2: wet is empty. Write a number"):
        worth_of_information(DRILL.assign(wet=[50, None]), OIL)
    with pytest.raises(InputError, match=r"add up to 0.9, not 1"):
        worth_of_information(DRILL, OIL | {"dry": 0.4})
    with pytest.raises(InputError, match="chance of dry is 50"):
        worth_of_information(DRILL, OIL | {"dry": 50})
    with pytest.raises(InputError, match=r"under wet add up to 1.1, not 1"):
        worth_of_information(DRILL, OIL, SOUNDING.assign(wet=[0.4, 0.4, 0.3]))
    with pytest.raises(InputError, match=r"Row 1: wet is 1.4. It can't be over 1"):
        worth_of_information(DRILL, OIL, SOUNDING.assign(wet=[1.4, 0.4, 0.3]))
    with pytest.raises(InputError, match=r"Row 2: act is “drill”. Name every act once"):
        worth_of_information(DRILL.assign(act="drill"), OIL)
    with pytest.raises(InputError, match="price of the test is -1"):
        worth_of_information(DRILL, OIL, SOUNDING, price=-1)
    with pytest.raises(InputError, match="at least one row"):
        worth_of_information(DRILL[:0], OIL)
    with pytest.raises(InputError, match="hit rate is 80"):
        worth_of_test(0.5, 75, 12, hit_rate=80, false_alarm=0.2)
    with pytest.raises(InputError, match="gain is -5"):
        worth_of_test(0.5, -5, 12, hit_rate=0.8, false_alarm=0.2)
