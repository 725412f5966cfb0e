"""What is said at the table: of the package, of each answer, of the deal and of what remains on it."""

import pandas as pd

from pmkit.english import counted, format_number, listed, plural, signed
from pmkit.explorers._bargain import Bargain, Package, Round, Talk
from pmkit.practice.markdown import escape_markdown

_ORDINALS = ("first", "second", "third")
NO_ADDING = "Points of two sides are never added: each counts in its own."


def called(package: Package) -> str:
    """The options of a package, as Markdown."""
    return escape_markdown("; ".join(package.values()))


def of_offers(bargain: Bargain, offers: list[Package], us: str) -> list[str]:
    """What the packages that lie ready are worth to one's own side."""
    worths = [bargain.worth(one)[0] for one in offers]
    limit = bargain.limits[0]
    if len(offers) == 1:
        said = [f"Your package is worth **{worths[0]:g}** to {us}; without a deal it has {limit:g}."]
    else:
        three = listed([f"{one:g}" for one in worths])
        said = [f"Your packages are worth **{three}** to {us}; without a deal it has {limit:g}."]
        if len(set(worths)) == 1:
            said.append(
                "They are worth the same to you, so the answer costs you nothing and tells what matters."
            )
        else:
            said.append("Make them worth about the same to you: then you can live with whichever is taken.")
        if len({tuple(one.items()) for one in offers}) < len(offers):
            said.append("Two of them are the same package, so it is offered once.")
    if min(worths) < limit:
        said.append("Under your limit: without a deal you have more.")
    return said


def for_others(
    bargain: Bargain, said: list[str], offers: list[Package], deal: Package | None, us: str
) -> str:
    """What is said, with the packages and the limit for somebody who does not see the form."""
    if deal:
        return " ".join([*said, f"Without a deal {us} has {bargain.limits[0]:g}."])
    heads = [
        f"**{plural(len(offers), 'Package', f'Package {at}')}**: {called(one)}."
        for at, one in enumerate(offers, start=1)
    ]
    return " ".join([*heads, *said])


def of_blocked(bargain: Bargain, offers: list[Package]) -> list[str]:
    """Why a package can't be offered."""
    found = dict.fromkeys(
        (option, bargain.blocked[issue, option])
        for one in offers
        for issue, option in one.items()
        if (issue, option) in bargain.blocked
    )
    return [
        f"“{escape_markdown(option)}” is not yours to offer. {escape_markdown(why)}. Choose another option."
        for option, why in found
    ]


def of_talk(talk: Talk, bargain: Bargain, them: str) -> str:
    """Every offer and its answer, as a list; an offer that was made before is not told again."""
    lines, told = [], dict[str, int]()
    for number, one in enumerate(talk.rounds, start=1):
        offers = " **or** ".join(called(each) for each in one.offers)
        first = told.setdefault(offers, number)
        worths = " / ".join(f"{bargain.worth(each)[0]:g}" for each in one.offers)
        what = f"{offers} (worth {worths} to you)" if first == number else f"The same as in {first}"
        lines.append(f"{number}. {what}. {_answer(one, them)}")
    return "\n".join(lines)


def _answer(one: Round, them: str) -> str:
    """What the other side says, and what that teaches."""
    if len(one.offers) == 1:
        answer = f"{them} takes it." if one.accepted else f"{them} says no."
    else:
        which = _ORDINALS[one.chosen]
        tied = " (another is worth the same to them)" if one.ties else ""
        answer = f"{them} takes the {which}{tied}." if one.accepted else (
            f"{them} says no, but would rather have the {which}{tied}.")  # fmt: skip
    if not one.accepted and one.hardest:
        answer += f" “What is hardest for us is {escape_markdown(one.hardest)}.”"
    return f"{answer} {escape_markdown(one.learned.says)}"


def of_guess(talk: Talk, them: str) -> str:
    """How likely each guess of what matters most is now."""
    chances = [f"{escape_markdown(name)}: **{100 * chance:.0f} %**" for name, chance in talk.beliefs.items()]
    return f"Your guess of what moves {them}. {'; '.join(chances)}."


def of_rest(bargain: Bargain, made: pd.DataFrame, worth: tuple[float, float], seen: bool) -> str:
    """How many packages are better for somebody and worse for nobody."""
    better = bargain.better(made, worth)
    many, known = int(better.sum()), "" if seen else " by your guess"
    if not seen and not bargain.zone(made).inside:
        return "By your guess no package reaches both limits: walk away, or add an option."
    if not many:
        return f"No package is better for one side and worse for nobody{known}: nothing is left on the table."
    whole = counted(len(made), "package")
    better_are = plural(many, "is better", "are better")
    return f"**{many} of {whole}** {better_are} for somebody and worse for nobody{known}."


def of_deal(bargain: Bargain, deal: Package, us: str, them: str) -> list[str]:
    """What was agreed and what it is worth to both."""
    ours, theirs = bargain.worth(deal)
    said = [f"**Deal**: {called(deal)}. It is worth **{ours:g}** to {us} and **{theirs:g}** to {them}."]
    if ours < bargain.limits[0]:
        said.append(
            f"Without a deal you had {bargain.limits[0]:g}: an agreement is not better because it is "
            "one. Walking away was better."
        )
    return said


def of_fair(bargain: Bargain, us: str, them: str) -> str:
    """The package with the largest product of gains over no deal, or that there is no zone of agreement."""
    zone = bargain.zone(bargain.made)
    if not zone.inside:
        return escape_markdown(zone.says)
    row = bargain.made.iloc[zone.nash[0]]
    package = {issue: str(row[issue]) for issue in bargain.options}
    return (
        f"{zone.says} The fair package by Nash's rule is {called(package)}: {row['ours']:g} for {us} and "
        f"{row['theirs']:g} for {them}, the largest product of gains over no deal "
        f"({format_number(zone.product)})."
    )


def of_walking(bargain: Bargain) -> str:
    """Whether walking away was right."""
    zone = bargain.zone(bargain.made)
    if not zone.inside:
        return "**You walk away, and that is right.** " + escape_markdown(zone.says)
    return (
        f"**You walk away.** {counted(len(zone.inside), 'package')} would have suited both sides at least as "
        "well as no deal: look for what each values more."
    )


def change(value: float) -> str:
    """A change of points with its sign."""
    return "0" if abs(value) < 1e-9 else signed(value, 0 if value == int(value) else 1)
