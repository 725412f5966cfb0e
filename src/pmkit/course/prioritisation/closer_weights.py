"""Closer look: weigh criteria (weighted scoring, pairwise judgements)."""

from pmkit.course.prioritisation.data import items, number, table, title
from pmkit.course.prioritisation.sources import SAATY, WEIGHTS
from pmkit.methods import ahp_weights, weighted_score
from pmkit.practice import ChooseOne, Number, Option, Trap, Verdict

THREE = ("MW-01", "MW-17", "MW-23")
FOUR = (*THREE, "MW-10")
ENDS = {"value": (0.0, 200.0), "effort": (0.0, 10.0), "reach": (0.0, 20000.0)}
"""Stated ends: thousand EUR a year, person-months, households a quarter."""


def _scores(ids: tuple[str, ...]) -> dict[str, float]:
    scored = weighted_score(
        items(ids), {"value": 1, "effort": 1}, costs=["effort"], normalise="min-max"
    ).set_index("id")
    return {str(id): float(scored.loc[id, "weighted_score"]) for id in ids}


_before, _after = _scores(THREE), _scores(FOUR)

LOSER_DECIDES = ChooseOne(
    id="prioritisation.loser-decides",
    prompt=(
        "Value and effort count half each; the best of the list gets 1, the worst 0. The pause leads. Then "
        "Clara adds the talking chef. It comes last, and now the allergy filter leads. What happened?"
    ),
    context="\n".join(
        [
            "| idea | value, thousand EUR | effort, months | score of three | score of four |",
            "|---|---:|---:|---:|---:|",
            *(
                f"| {title(id)} | {number(id, 'value'):g} | {number(id, 'effort'):g} | "
                f"{f'{_before[id]:.2f}' if id in _before else '–'} | {_after[id]:.2f} |"
                for id in FOUR
            ),
        ]
    ),
    skill="weighted scoring",
    minutes=2.0,
    hints=("What is the worst effort before, and after?", "How far apart are 1 and 3 months then?"),
    source=WEIGHTS,
    explanation=(
        "The scale runs from the best to the worst of the list. The chef's nine months stretch it, so the "
        "filter's three months look almost as short as the pause's one. Ranges that are stated beforehand "
        "(0 to 10 months, say) do not move when somebody adds an idea."
    ),
    options=(
        Option(
            id="clara",
            text="Clara has changed the weights.",
            why="They are still half and half. What moved is what a half is worth.",
            next_step="Look at the longest effort in both lists.",
        ),
        Option(
            id="stretch",
            text="The chef's nine months stretch the scale of effort.",
            why="One and three months now look alike, so value decides. The loser has chosen the winner.",
            verdict=Verdict.RIGHT,
        ),
        Option(
            id="fair",
            text="Nothing odd: more ideas, a better comparison.",
            why="Nothing about the filter or the pause has changed. Their order should not either.",
            next_step="Look at the longest effort in both lists.",
        ),
        Option(
            id="close",
            text="The two were close, so any small thing turns them.",
            why="They were not: 0.69 and 0.50. It took no new fact about them to turn it round.",
            next_step="Look at the longest effort in both lists.",
        ),
    ),
)

CRITERIA = ("fewer leave", "more sign up", "less risk", "less work")
JUDGEMENTS = (("1", "3", "5", "1"), ("1/3", "1", "3", "3"), ("1/5", "1/3", "1", "1"), ("1", "1/3", "1", "1"))
_judged = ahp_weights([list(row) for row in JUDGEMENTS])
RATIO = round(float(_judged.cr), 2)

AHP_RATIO = ChooseOne(
    id="prioritisation.ahp-ratio",
    prompt=(
        "In AHP you compare criteria two by two: how many times more does one count? From Jonas's answers "
        f"come weights with three decimals, and a consistency ratio of {RATIO:.2f}. What do you do?"
    ),
    context="\n".join(
        [
            "| counts … times as much as | " + " | ".join(CRITERIA) + " |",
            "|---|" + "---:|" * len(CRITERIA),
            *(
                f"| {name} | " + " | ".join(row) + " |"
                for name, row in zip(CRITERIA, JUDGEMENTS, strict=True)
            ),
        ]
    ),
    skill="pairwise judgements",
    minutes=1.9,
    hints=("Read the last column from top to bottom.", "The ratio should be at most about 0.10."),
    source=SAATY,
    explanation=(
        f"Saaty's limit is 0.10 (0.08 for four criteria); {RATIO:.2f} means that the answers contradict each "
        "other. “Fewer leave” counts three times “more sign up”, which counts three times “less work”; yet "
        "“fewer leave” and “less work” count the same. Ask again there before you use a weight."
    ),
    options=(
        Option(
            id="fine",
            text="Use the weights: a little contradiction is human.",
            why="It is, up to about 0.10. At twice that, the weights say more about his mood than about what he wants.",
            next_step="Find the answer that does not fit the others.",
        ),
        Option(
            id="round",
            text="Round the weights to one decimal, then use them.",
            why="Fewer digits look more modest. The contradiction stays in them.",
            next_step="Find the answer that does not fit the others.",
        ),
        Option(
            id="again",
            text="Show him the pair that fits least, and ask again.",
            why="You take the ratio for what it is: a sign of where to talk once more.",
            verdict=Verdict.RIGHT,
        ),
        Option(
            id="redo",
            text="Throw the answers away and use equal weights.",
            why="Most of them fit. One pair is enough to clear it up.",
            verdict=Verdict.PARTLY,
            next_step="Look for the one pair.",
        ),
    ),
)

WEIGHTED = Number(
    id="prioritisation.weighted",
    prompt=(
        "Value counts 3, effort counts 1. The stated ranges: value 0 to 200 thousand EUR, effort 0 to 10 "
        f"person-months, less is better. What is the weighted score of “{title('MW-01')}”, from 0 to 1?"
    ),
    context=table(("MW-01",), ("value", "effort")),
    skill="weighted scoring",
    minutes=2.4,
    unit="points",
    expected=float(
        weighted_score(
            items(("MW-01",)),
            {"value": 3, "effort": 1},
            costs=["effort"],
            ranges={name: ENDS[name] for name in ("value", "effort")},
        )["weighted_score"].iloc[0]
    ),
    tolerance=0.005,
    hints=(
        "First bring each column to a number from 0 (worst) to 1 (best).",
        "The weights are 3 of 4 and 1 of 4.",
    ),
    source=WEIGHTS,
    explanation=(
        "Value: 132 of 200 is 0.66. Effort: 3 of 10 months leaves 0.7. 0.75 × 0.66 + 0.25 × 0.7 = 0.67. "
        "What the weight of 3 means depends on the range: three times as much as going from 10 months to 0."
    ),
    on_right="0.67. Anybody can check it, and no idea that comes later can move it.",
    traps=(
        Trap(
            id="effort-good",
            value=0.75 * 0.66 + 0.25 * 0.3,
            says="You took effort as good. Less is better here: three of ten months leave seven tenths.",
            next_step="Turn effort round: 1 less 0.3.",
        ),
        Trap(
            id="equal",
            value=(0.66 + 0.7) / 2,
            says="You gave both the same weight. Value counts three of four parts.",
            next_step="Use three quarters and one quarter.",
        ),
        Trap(
            id="no-share",
            value=3 * 0.66 + 0.7,
            says="You did not divide the weights by their sum, so the score does not end at 1.",
            next_step="Divide by 4.",
        ),
    ),
)

QUESTIONS = (WEIGHTED, LOSER_DECIDES, AHP_RATIO)
