"""The lesson's last questions, "Do you have it?": two scores that are level, and what a Must needs."""

from pmkit.course.prioritisation.data import title
from pmkit.course.prioritisation.sources import DSDM, RICE
from pmkit.practice import ChooseOne, Option, Verdict

CLOSE_CALL = ChooseOne(
    id="prioritisation.close-call",
    prompt=(
        "Clara reads the list aloud: “Allergy filter 3,200, dark mode 3,000. Then it is settled.” "
        "What do you answer?"
    ),
    skill="reading a score",
    minutes=1.4,
    hints=(
        "Look at the sentence under the table once more, at 30 %.",
        "How exactly do you know a reach of 6,000?",
    ),
    source=RICE + " He writes that the score is no hard rule.",
    explanation=(
        "Inputs that are known to about a third give no ranking of 3,200 over 3,000. The draws say so in "
        "numbers. What helps is not a finer formula but the one input that would separate the two."
    ),
    options=(
        Option(
            id="settled",
            text="Yes. The higher score wins, that is what we agreed on.",
            why="The gap is 7 %. The inputs are known to about 30 %, so a draw often turns the order round.",
            next_step="Look in how many draws the filter is first.",
        ),
        Option(
            id="decimals",
            text="Not yet. We estimate more finely and score again.",
            why="More digits do not make a guess more certain. Reach is not known to the last household.",
            next_step="Name one input that a week of work would change.",
        ),
        Option(
            id="useless",
            text="No. If scores are that rough, we drop them.",
            why=(
                "They still tell the first four from the talking chef in nearly every draw. "
                "They can't tell neighbours apart."
            ),
            verdict=Verdict.PARTLY,
            next_step="Say what the list does tell you.",
        ),
        Option(
            id="separate",
            text="They are level. What would we have to learn to part them?",
            why="You treat a gap inside the noise as a tie, and make it a question that work can answer.",
            verdict=Verdict.RIGHT,
        ),
    ),
)

MUST_NEEDS = ChooseOne(
    id="prioritisation.must-needs",
    prompt=(
        f"“{title('MW-01')}” is a Must. It needs “{title('MW-02')}”, which stands in Should. "
        "Where does the table belong?"
    ),
    skill="MoSCoW",
    minutes=1.1,
    hints=("What happens to the Must in a month that goes wrong, when Shoulds are left out?",),
    source=DSDM,
    explanation=(
        "What a Must needs is itself a Must, whoever asked for it and however dull it is. So the share of "
        "Must is larger than it looked: count it again with all that the Musts drag along."
    ),
    options=(
        Option(
            id="should",
            text="Still a Should: no customer would ask for it.",
            why="Nobody asks for it, and yet the filter can't be finished without it.",
            next_step="Ask what happens to the filter when all Shoulds are left out.",
        ),
        Option(
            id="must",
            text="A Must: without it the other Must can't be done.",
            why="The group of the filter is also the group of what it needs. The board marks such cards.",
            verdict=Verdict.RIGHT,
        ),
        Option(
            id="first",
            text="A Should, planned early so that it is there in time.",
            why="Early helps. But a Should may be dropped in need, and then the Must is lost.",
            verdict=Verdict.PARTLY,
            next_step="Ask who may drop a Should, and when.",
        ),
        Option(
            id="inside",
            text="Neither: put its work into the filter's estimate.",
            why="Four other ideas need the table too. They lose sight of it, and each estimates it again.",
            verdict=Verdict.PARTLY,
            next_step="Keep it visible, and give it the group that it has.",
        ),
    ),
)

QUESTIONS = (CLOSE_CALL, MUST_NEEDS)
