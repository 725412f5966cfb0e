"""The lesson's second sitting: the wedge and the North Star."""

from pmkit.course.vision.data import north_star_inputs, segments
from pmkit.methods import dinners_cooked, effects_of_ten_per_cent, open_households
from pmkit.practice import ChooseOne, Number, Option, Predict, Trap, Verdict

WEDGE = (
    "L. Rachitsky on product wedges, 2021 (read in part): start with a small part. The product of shares "
    "is this course's own device; the numbers are invented."
)
AMPLITUDE = (
    "J. Cutler and J. Scherschel, The North Star Playbook, Amplitude (read in part). Numbers invented."
)

_families = {name: float(segments()[name].iloc[1]) for name in ("reach", "pain", "open", "channel")}
_left = float(open_households(segments())[1])

WEDGE_FIRST = Predict(
    id="vision.wedge-first",
    prompt="Mealwise could begin again with one group. Which one would you take, before any arithmetic?",
    skill="wedge",
    minutes=1.0,
    source="The five groups are invented.",
    options=tuple(
        Option(id=id, text=segment, why="")
        for id, segment in zip(
            ("everyone", "allergy", "flats", "retired", "shifts"), segments()["segment"], strict=True
        )
    ),
    shuffle=False,
    next_step="Now look at the arithmetic, and change it where you know better.",
)

WEDGE_SIZE = Number(
    id="vision.wedge-size",
    prompt="How many families with a food allergy are left to win?",
    context=(
        "| families with a food allergy | number |\n|---|---:|\n"
        f"| households | {_families['reach']:,.0f} |\n"
        f"| feel it every week | {100 * _families['pain']:.0f} % |\n"
        f"| of these not served well today | {100 * _families['open']:.0f} % |\n"
        f"| of these we can reach | {100 * _families['channel']:.0f} % |"
    ),
    skill="wedge",
    minutes=2.2,
    unit="households",
    expected=_left,
    tolerance=1,
    source=WEDGE,
    hints=("Each line is a share of the line before it.", "Begin with the families who feel it."),
    explanation=(
        "60,000 × 0.9 × 0.7 × 0.25 = 9,450. Each share is a guess, so the number is one too. It is still "
        "useful: it shows which guess matters, and which one a week of work could replace by a fact."
    ),
    on_right="9,450 of 60,000. Most are lost at the last step: you have a way to one family in four.",
    traps=(
        Trap(
            id="no-channel",
            value=_families["reach"] * _families["pain"] * _families["open"],
            says="You counted all who are badly served. Those whom nobody can tell will not come.",
            next_step="Take the share that you can reach.",
        ),
        Trap(
            id="served",
            value=_families["reach"] * _families["pain"] * (1 - _families["open"]) * _families["channel"],
            says="You took the families who are served well. They have little reason to change.",
            next_step="Use the share that is not served well.",
        ),
        Trap(
            id="whole",
            value=_families["reach"] * _families["channel"],
            says="You took everybody you can reach. Not all of them have the problem, or lack an answer.",
            next_step="Go through the shares one after the other.",
        ),
        Trap(
            id="no-open",
            value=_families["reach"] * _families["pain"] * _families["channel"],
            says="You left out who is served well already. They have little reason to change.",
            next_step="Take the 70 % that are not served well, too.",
        ),
        Trap(
            id="no-pain",
            value=_families["reach"] * _families["open"] * _families["channel"],
            says="You left out that not all of them feel it every week.",
            next_step="Begin with the 90 % who do.",
        ),
        Trap(
            id="average",
            value=_families["reach"] * (_families["pain"] + _families["open"] + _families["channel"]) / 3,
            says="You took the average of the shares. Each share is a part of the one before.",
            next_step="Multiply the shares.",
        ),
        Trap(
            id="feel-it",
            value=_families["reach"] * _families["pain"],
            says="These feel the problem. Some of them are served well, and most you can't reach yet.",
            next_step="Take the next two shares of what you have.",
        ),
        Trap(
            id="share",
            test=lambda value: value in (0.1575, 15.75),
            sample="15.75 %",
            says="The shares together: about 16 of 100 households are left. How many are that?",
            next_step="Take this share of 60,000.",
            verdict=Verdict.PARTLY,
        ),
        Trap(
            id="per-cent",
            test=lambda value: value > 60_000,
            sample="945,000,000",
            says="That is more households than there are. A share of 90 % is 0.9, and each share makes them fewer.",
            next_step="Divide each per cent figure by 100 first.",
        ),
    ),
)

WEDGE_LEAVE = ChooseOne(
    id="vision.wedge-leave",
    prompt="Mara chooses families with an allergy. Viktor: “So we drop the employers?” What does she answer?",
    skill="wedge",
    minutes=1.2,
    source=WEDGE,
    hints=("What decides when two wishes want the same week?",),
    explanation=(
        "A wedge says who comes first when two wishes collide. It is a way into a larger market, not its "
        "border. Existing customers are still served; they no longer set the direction."
    ),
    options=(
        Option(
            id="first",
            text="No. But in a conflict the families' problem decides.",
            why="That is what a wedge is for: a rule for conflicts, and a first place to be really good.",
            verdict=Verdict.RIGHT,
        ),
        Option(
            id="drop",
            text="Yes. A wedge means one group only, from today.",
            why="23 employers pay today; that is much to give away for a sentence. A wedge sets the order, "
            "not the border.",
            next_step="Ask what is paid for, and what is built next.",
        ),
        Option(
            id="parallel",
            text="No. Squad Plan serves employers, Squad Basket families.",
            why="Then the company has two first groups, and each conflict goes to Clara.",
            verdict=Verdict.PARTLY,
            next_step="Say what decides when both need the same person.",
        ),
        Option(
            id="quiet",
            text="We choose in private and tell customers nothing.",
            why="Customers need not read it. Viktor must, or he goes on promising the opposite.",
            next_step="Ask who has to say no because of it.",
        ),
    ),
)

STAR_PICK = ChooseOne(
    id="vision.north-star-pick",
    prompt="Which of these could be Mealwise's North Star?",
    skill="North Star",
    minutes=1.2,
    source=AMPLITUDE,
    hints=("If only this number rises, has a family been helped?",),
    explanation=(
        "A North Star counts value that customers received, and moves before revenue does. Revenue comes after "
        "and can rise while customers suffer, as after the price rise of February. One number never tells "
        "all: products with several sides may need more than one (I. Medina)."
    ),
    options=(
        Option(
            id="revenue",
            text="Monthly revenue, for it pays everyone.",
            why="Revenue rose with the price in February, and so did the number of people who left.",
            next_step="Look for what happens before people pay gladly.",
        ),
        Option(
            id="downloads",
            text="Downloads, for growth has stalled.",
            why="A download helps nobody to eat. It can be bought, and it falls silent in a week.",
            next_step="Ask what a household does in a good week.",
        ),
        Option(
            id="dinners",
            text="Planned dinners that were cooked, per week.",
            why="It happens in a kitchen, the squads can move it, and it comes before renewal.",
            verdict=Verdict.RIGHT,
        ),
        Option(
            id="satisfaction",
            text="The average score of our yearly survey.",
            why="It is about value. Once a year is too late and too rare to steer by.",
            verdict=Verdict.PARTLY,
            next_step="Ask how early you would see that a change has failed.",
        ),
    ),
)

_inputs = {row["key"]: float(row["value"]) for row in north_star_inputs().to_dict("records")}
_effects = effects_of_ten_per_cent(_inputs)

TEN_PER_CENT = Number(
    id="vision.ten-per-cent",
    prompt="Ten per cent more **new households**. By how much do the dinners cooked a week rise?",
    context=(
        "Active households = households that stay + new households × share that plans a first week. "
        "Dinners = active households × dinners planned × share cooked.\n\n"
        "| input | now |\n|---|---:|\n"
        f"| households that stay | {_inputs['kept']:,.0f} |\n"
        f"| new households | {_inputs['new']:,.0f} |\n"
        f"| of these, plan a first week | {100 * _inputs['started']:.0f} % |"
    ),
    skill="North Star",
    minutes=2.3,
    unit="%",
    expected=100 * _effects["new"],
    tolerance=0.06,
    source=AMPLITUDE,
    hints=("How many households more are active then?", "Compare these with all active households."),
    explanation=(
        f"600 more arrive, 210 of them get going. {dinners_cooked(_inputs)['active']:,.0f} households are "
        f"active, so 210 are {100 * _effects['new']:.2f} %. Ten per cent of an input is worth what the tree "
        "makes of it; that is why one draws the tree."
    ),
    on_right="Just under one per cent: 210 households more beside 22,100. Now ask what ten per cent costs.",
    traps=(
        Trap(
            id="same",
            value=10.0,
            says="Ten in, ten out holds for factors of the whole, such as dinners planned. New households "
            "are one part of a sum.",
            next_step="Count how many active households there are in all.",
        ),
        Trap(
            id="all-start",
            value=100 * 600 / dinners_cooked(_inputs)["active"],
            says="You let every new household get going. About one in three does.",
            next_step="Take 35 % of the new ones.",
        ),
        Trap(
            id="arrive",
            value=0.1 * _inputs["new"],
            says="600 is how many more arrive. About one in three of them gets going.",
            next_step="Take 35 % of them, and compare with all active households.",
            verdict=Verdict.PARTLY,
        ),
        Trap(
            id="of-the-new",
            value=100 * 0.1 * _inputs["started"],
            says="210 get going, and you set them beside the 6,000 new ones. Those who stay cook as well.",
            next_step="Compare 210 with all active households.",
        ),
        Trap(
            id="of-those-who-stay",
            value=100 * 0.1 * _inputs["new"] * _inputs["started"] / _inputs["kept"],
            says="You set 210 beside those who stay. The new ones who got going cook as well.",
            next_step="Add them: how many are active in all?",
            verdict=Verdict.PARTLY,
        ),
        Trap(
            id="of-all-who-came",
            value=100 * 0.1 * _inputs["new"] * _inputs["started"] / (_inputs["kept"] + _inputs["new"]),
            says="You set 210 beside all who stay and all who are new. Of the new ones, about one in three cooks.",
            next_step="How many of them are active?",
            verdict=Verdict.PARTLY,
        ),
        Trap(
            id="households",
            value=0.1 * _inputs["new"] * _inputs["started"],
            says="210 is how many more get going. The question asks how much the whole rises.",
            next_step="What share of all active households are 210?",
            verdict=Verdict.PARTLY,
        ),
    ),
)

QUESTIONS = (WEDGE_FIRST, WEDGE_SIZE, WEDGE_LEAVE, STAR_PICK, TEN_PER_CENT)
