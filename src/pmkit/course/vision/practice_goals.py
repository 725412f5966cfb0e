"""Practice sheet, second half: wedge, key results, strategy."""

import pandas as pd

from pmkit.course.vision.data import segments
from pmkit.methods import grade_key_results, open_households
from pmkit.practice import (
    Card,
    ChooseOne,
    Group,
    Number,
    Option,
    Sort,
    Trap,
    Verdict,
)

OKR = "Google's OKR playbook, published by J. Doerr (opening read, the rest in copies). Numbers invented."

_segments = segments()
_shifts = _segments.iloc[4]
_left = float(open_households(_segments)[4])

WEDGE_SHIFTS = Number(
    id="vision.wedge-shifts",
    prompt=(
        "Shift workers: 20,000 households, 70 % feel it weekly, 80 % of these are not served well, and "
        "through employers you reach 60 %. How many are left to win?"
    ),
    skill="wedge",
    minutes=2.0,
    unit="households",
    expected=_left,
    tolerance=1,
    source="The product of shares is this course's own device; the numbers are invented.",
    hints=("Take one share after the other.",),
    on_right="6,720 of 20,000: a small group, and a way to most of it.",
    explanation=(
        "20,000 × 0.7 × 0.8 × 0.6 = 6,720: about 70 % of what the allergy families leave, from a "
        "third of the households. Reach through employers makes up for size, as long as the employers stay."
    ),
    traps=(
        Trap(
            id="added",
            value=20_000 * (0.7 + 0.8 + 0.6) / 3,
            says="You took the average of the shares. Each share is a part of the one before.",
            next_step="Multiply the shares.",
        ),
        Trap(
            id="no-channel",
            value=20_000 * 0.7 * 0.8,
            says="You left out that you reach 60 % of them.",
            next_step="Only those who hear of you can come.",
        ),
        Trap(
            id="no-pain",
            value=20_000 * 0.8 * 0.6,
            says="You left out that only 70 % of them feel it weekly.",
            next_step="Take that share as well.",
        ),
        Trap(
            id="no-open",
            value=20_000 * 0.7 * 0.6,
            says="You left out who is served well already: 80 % are not.",
            next_step="Take that share as well.",
        ),
        Trap(
            id="share",
            test=lambda value: value in (0.336, 33.6),
            sample="33.6 %",
            says="The shares together: a third of the households are left. How many are that?",
            next_step="Take this share of 20,000.",
            verdict=Verdict.PARTLY,
        ),
        Trap(
            id="per-cent",
            test=lambda value: value > 20_000,
            sample="6,720,000,000",
            says="That is more households than there are. 70 % is 0.7.",
            next_step="Divide each per cent figure by 100.",
        ),
    ),
)

_tickets = pd.DataFrame({"key_result": ["t"], "start": [900.0], "target": [600.0], "actual": [690.0]})
_tickets_grade = float(grade_key_results(_tickets)["grade"][0])

GRADE_TICKETS = Number(
    id="vision.grade-tickets",
    prompt="Support tickets should fall from 900 to 600 a month. They are at 690. What is the grade?",
    skill="key results",
    minutes=1.8,
    expected=_tickets_grade,
    tolerance=0.005,
    source=OKR,
    hints=("The whole way is 300 tickets long.",),
    on_right="0.7: 210 of the 300 tickets are gone.",
    explanation="(690 − 900) ÷ (600 − 900) = 210 ÷ 300 = 0.7. A falling metric needs no formula of its own.",
    traps=(
        Trap(
            id="ratio",
            value=600 / 690,
            says="Target by actual gives a good grade before anything is done: 600 ÷ 900 is already 0.67.",
            next_step="Count the way from the start.",
        ),
        Trap(
            id="left",
            value=0.3,
            says="That is the part of the way that is still ahead.",
            next_step="The grade is the part that is done.",
        ),
        Trap(
            id="sign",
            value=-0.7,
            says="The size is right; the sign is lost on the way. Both differences are negative.",
            next_step="Subtract the start from both.",
        ),
        Trap(
            id="of-start",
            value=210 / 900,
            says="That is the fall as a share of the start. Nobody promised to reach zero tickets.",
            next_step="Divide by the way that was planned.",
        ),
        Trap(
            id="of-a-hundred",
            value=100 * _tickets_grade,
            says="70 of 100 is as far as it came. A grade goes from 0 to 1.",
            next_step="Divide by 100.",
            verdict=Verdict.PARTLY,
        ),
        Trap(
            id="tickets",
            value=210,
            says="210 tickets are done. A grade is their part of the whole way.",
            next_step="Divide by the way from 900 to 600.",
            verdict=Verdict.PARTLY,
        ),
    ),
)

_three = pd.DataFrame({"start": [0.0] * 3, "target": [10.0] * 3, "actual": [5.0, 13.0, -2.0]})
_clipped = float(grade_key_results(_three)["grade"].mean())

MEAN_CLIPPED = Number(
    id="vision.mean-clipped",
    prompt="Three key results have come 0.5, 1.3 and −0.2 of their way. What is the mean of their grades?",
    skill="key results",
    minutes=1.9,
    expected=_clipped,
    tolerance=0.005,
    source=OKR,
    hints=("Which values can a grade have?",),
    on_right="0.5: what went far past its target does not pay for what went back.",
    explanation=(
        "Grades stay between 0 and 1: 0.5, 1 and 0, mean 0.5. Without that, a result far over its target "
        "would pay for one that went the wrong way."
    ),
    traps=(
        Trap(
            id="unclipped",
            value=(0.5 + 1.3 - 0.2) / 3,
            says="1.3 pays here for −0.2. A grade ends at 1, and begins at 0.",
            next_step="Bring each one into 0 to 1 first.",
        ),
        Trap(
            id="dropped",
            value=0.75,
            says="You left out the result that went the wrong way. It counts as 0.",
            next_step="Divide by three.",
        ),
        Trap(
            id="not-above",
            value=(0.5 + 1.3) / 3,
            says="You ended the grades at 0 below, and let 1.3 stand above. A grade ends at 1, too.",
            next_step="Bring 1.3 down to 1.",
        ),
        Trap(
            id="sum",
            value=0.5 + 1 + 0,
            says="That is the sum of the three grades.",
            next_step="Divide it by three.",
            verdict=Verdict.PARTLY,
        ),
    ),
)

COMMITTED = ChooseOne(
    id="vision.committed",
    prompt="“Pass the food-safety audit by May” ends at 0.7. Viktor: “0.7 is green.” What do you say?",
    skill="key results",
    minutes=1.2,
    source=OKR,
    hints=("Can one pass 70 % of an audit?",),
    explanation=(
        "Commitments are expected at 1.0, and less needs an explanation. Aspirational goals are expected "
        "near 0.7, with a wide spread. Not telling the two apart is the first trap of Google's playbook."
    ),
    options=(
        Option(
            id="green",
            text="Agreed: from 0.7 on, Google's scale says green.",
            why="The scale is for both kinds; the expectation is not. An audit is passed or not.",
            next_step="Ask what happens in June without the audit.",
        ),
        Option(
            id="promise",
            text="For a promise, 0.7 means: explain, and settle what is left.",
            why="It was a commitment. The grade starts a talk with those who rely on it.",
            verdict=Verdict.RIGHT,
        ),
        Option(
            id="ambition",
            text="Next time we set it higher, so that 0.7 is enough.",
            why="Then a promise hides in an ambition, and nobody knows what to rely on.",
            next_step="Mark which goals are promises, and keep those few.",
        ),
        Option(
            id="weights",
            text="It depends on how the other key results did.",
            why="The others may be fine. Nobody sells food on the mean.",
            verdict=Verdict.PARTLY,
            next_step="Look at this one alone.",
        ),
    ),
)

LEVELS = Sort(
    id="vision.levels",
    prompt="A library's app. Which level is each sentence on?",
    skill="from vision to roadmap",
    minutes=1.9,
    source="The chain as R. Pichler draws it (read in summaries). The library is invented.",
    hints=("Ask which one would still hold in ten years, and which one ends this spring.",),
    explanation=(
        "The vision gives the reason. The strategy says how, and what is left aside. The outcome can be "
        "measured. A row of the backlog can be built in days. Mixing levels makes a meeting about everything."
    ),
    groups=(
        Group(id="vision", text="Vision"),
        Group(id="strategy", text="Strategy"),
        Group(id="outcome", text="Outcome"),
        Group(id="item", text="Backlog item"),
    ),
    cards=(
        Card(
            id="v",
            text="Nobody in town is too poor to read",
            why="A change for people, with no end date.",
            accepts=("vision",),
            replies={"*": "No measure, no solution: it is the reason for the others."},
        ),
        Card(
            id="s",
            text="Children first, through schools; no e-book shop",
            why="It says whom first, which way, and what you leave.",
            accepts=("strategy",),
            replies={"*": "It chooses and refuses. That is a strategy's work."},
        ),
        Card(
            id="o",
            text="Children who borrow monthly rise from 900 to 1,500",
            why="A start, a target, somebody else's behaviour.",
            accepts=("outcome",),
            replies={"*": "It can be measured, and it counts what children do."},
        ),
        Card(
            id="i",
            text="Renew a book from the reminder message",
            why="One piece of work, done in days.",
            accepts=("item",),
            replies={"*": "Could one person begin it tomorrow? Then it is an item."},
        ),
    ),
)

REFUSAL = ChooseOne(
    id="vision.refusal",
    prompt="Which of these sentences belongs in a strategy, because it costs something?",
    skill="strategy",
    minutes=1.1,
    source="R. Rumelt, Good Strategy/Bad Strategy, 2011 (from summaries). Example invented.",
    hints=("Turn each sentence round. Which opposite could a sensible rival choose?",),
    explanation=(
        "If nobody sensible would choose the opposite, the sentence chooses nothing. A strategy is known by "
        "what it leaves."
    ),
    options=(
        Option(
            id="quality",
            text="We offer high quality at a fair price.",
            why="No rival plans low quality at an unfair price. The sentence leaves nothing.",
            next_step="Look for something that will disappoint somebody.",
        ),
        Option(
            id="schools",
            text="For two years we serve schools only, not companies.",
            why="A rival may sensibly do the opposite. Somebody will be disappointed: that is the price.",
            verdict=Verdict.RIGHT,
        ),
        Option(
            id="grow",
            text="We grow by 30 % a year in each of our markets.",
            why="A goal. It does not say how, nor what stands in the way.",
            next_step="Ask what you would stop doing for it.",
        ),
        Option(
            id="data",
            text="We use data and new technology in all we do.",
            why="Everybody says so. What would you refuse because of it?",
            next_step="Turn the sentence round.",
        ),
    ),
)

QUESTIONS = (WEDGE_SHIFTS, GRADE_TICKETS, MEAN_CLIPPED, COMMITTED, LEVELS, REFUSAL)
