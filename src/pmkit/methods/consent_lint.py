"""Rules for a screen that asks for consent: what a rule can see of it, and no more.

Consent is freely given, specific, informed and unambiguous (GDPR, Art. 4(11)), and as easy to withdraw as to
give (Art. 7). A finding is a question to the designer, no legal advice.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from pmkit.english import capital, counted, listed, plural
from pmkit.methods._frame import InputError, show
from pmkit.methods._text_findings import TextFinding, found, quoted, saw

CONSENT_ARTICLES = {
    "empty": "gdpr-4",
    "pre-ticked": "gdpr-4",
    "bundled": "gdpr-7",
    "no-purpose": "gdpr-4",
    "vague": "gdpr-4",
    "no-receiver": "gdpr-13",
    "tied": "gdpr-7",
    "refusing-is-longer": "gdpr-7",
    "withdrawal-is-longer": "gdpr-7",
    "colour": "gdpr-4",
    "employer-asks": "gdpr-7",
    "child": "gdpr-8",
}
"""Rule -> id of its row in the dates of law."""
CHILD = 16
"""Art. 8; a state may set 13 to 15 instead."""


@dataclass(frozen=True, kw_only=True)
class ConsentSwitch:
    """One question of the screen: what it asks for, and what hangs on it.

    `purposes` are what a yes allows; `receiver` who gets the data; `on` whether it is ticked at first;
    `blocks` names features that go without a yes, `needs` those of them that can't work without the data.
    """

    label: str
    purposes: Sequence[str] = ()
    receiver: str = ""
    on: bool = False
    blocks: Sequence[str] = ()
    needs: Sequence[str] = ()


@dataclass(frozen=True, kw_only=True)
class ConsentScreen:
    """What people see: the text over the switches, the switches, and the ways through.

    `agree`, `refuse` and `withdraw` are taps from this screen, or for `withdraw` from the first page of the
    app. `agree_stands_out`: only the yes is coloured. `asked_by`: the firm, or the employer of those who are
    asked. `youngest` is the age of the youngest who is asked, `parent_asked` whether a parent is.
    """

    text: str
    switches: Sequence[ConsentSwitch]
    agree: int = 1
    refuse: int = 1
    withdraw: int = 1
    agree_stands_out: bool = False
    asked_by: str = "firm"
    youngest: int = 18
    parent_asked: bool = False


def lint_consent(screen: ConsentScreen) -> list[TextFinding]:
    """Look at a consent screen; `where` of a finding is the label of its switch, or empty.

    Sees: nothing asked; a switch that is on at first; several purposes behind one switch; none; words for any
    purpose (“to improve your experience”); no receiver; a feature that goes without a yes and does not need
    the data; more taps to refuse than to agree, and to withdraw than to give; a yes that alone is coloured;
    employees asked by their employer; a child without a parent. Doesn't see whether people understand it: ask
    three. Raises `InputError` for fewer than 0 taps.

    >>> filter_ = ConsentSwitch(label="Leave out what we must not eat", purposes=["filter"], receiver="us")
    >>> lint_consent(ConsentScreen(text="We use your allergy for the filter.", switches=[filter_]))
    []
    >>> pushy = ConsentScreen(text="To improve your experience", switches=[filter_], refuse=3)
    >>> [one.rule for one in lint_consent(pushy)]
    ['vague', 'refusing-is-longer']
    """
    for name in ("agree", "refuse", "withdraw"):
        if getattr(screen, name) < 0:
            raise InputError(f"{show(getattr(screen, name))} taps to {name}: write 0 or more.")
    findings = []
    if not screen.switches:
        findings.append(saw("empty", "", "Nothing is asked yet. Add a switch for one purpose."))
    vague = found("vague_purpose", screen.text)
    if vague:
        findings.append(saw("vague", "", _VAGUE.format(words=quoted(vague)), ", ".join(vague)))
    for switch in screen.switches:
        findings += [saw(rule, switch.label, says) for rule, says in _switch(switch)]
    return findings + [saw(rule, "", says) for rule, says in _ways(screen)]


def features_after(switches: Sequence[ConsentSwitch], agreed: Sequence[str]) -> tuple[list[str], list[str]]:
    """What works and what is gone when somebody says yes to the switches of these labels and no to the rest.

    A feature works where no switch that blocks it was refused. Both lists are in the order of first mention.
    Raises `InputError` for a label that no switch has.

    >>> filter_ = ConsentSwitch(label="filter", blocks=["allergy filter"])
    >>> train = ConsentSwitch(label="train", blocks=["suggestions"])
    >>> features_after([filter_, train], ["filter"])
    (['allergy filter'], ['suggestions'])
    """
    labels = [switch.label for switch in switches]
    unknown = [label for label in agreed if label not in labels]
    if unknown:
        raise InputError(f"There is no switch “{unknown[0]}”. Choose from: {', '.join(labels)}.")
    gone = {feature for switch in switches if switch.label not in agreed for feature in switch.blocks}
    all_of_them = dict.fromkeys(feature for switch in switches for feature in switch.blocks)
    return [one for one in all_of_them if one not in gone], [one for one in all_of_them if one in gone]


_VAGUE = "{words}: that allows anything. Say what you will do with the data (Art. 4(11))."


def _switch(switch: ConsentSwitch) -> Iterator[tuple[str, str]]:
    if switch.on:
        yield "pre-ticked", "It is on before anybody has said yes. Silence is no consent (Art. 4(11))."
    if not switch.purposes:
        yield "no-purpose", "No purpose is named. Say what a yes allows (Art. 4(11))."
    if len(switch.purposes) > 1:
        several = listed([str(one) for one in switch.purposes])
        yield "bundled", f"One switch for {several}. Give each its own (Art. 7; recital 43)."
    vague = found("vague_purpose", switch.label)
    if vague:
        yield "vague", _VAGUE.format(words=quoted(vague))
    if not switch.receiver.strip():
        yield "no-receiver", "Nobody is named who gets the data. Say who (Art. 13)."
    tied = [feature for feature in switch.blocks if feature not in switch.needs]
    if tied:
        yield (
            "tied",
            (
                f"{capital(listed(tied))} would work without these data, and "
                f"{plural(len(tied), 'goes', 'go')} with a no. "
                "Then the yes is hardly free (Art. 7(4))."
            ),
        )


def _ways(screen: ConsentScreen) -> Iterator[tuple[str, str]]:
    if screen.refuse > screen.agree:
        yield (
            "refusing-is-longer",
            (
                f"A no takes {counted(screen.refuse, 'tap')}, a yes {counted(screen.agree, 'tap')}. "
                "Make them equal (Art. 7; recital 42)."
            ),
        )
    if screen.withdraw > screen.agree:
        yield (
            "withdrawal-is-longer",
            (
                f"To take it back needs {counted(screen.withdraw, 'tap')}, to give it "
                f"{counted(screen.agree, 'tap')}. It must be as easy (Art. 7(3))."
            ),
        )
    if screen.agree_stands_out:
        yield "colour", "Only the yes is coloured: the colour does the asking. Draw both alike (Art. 4(11))."
    if screen.asked_by == "employer":
        yield (
            "employer-asks",
            (
                "Employees are asked by their employer. A no may cost them something, so it is doubtful "
                "that the yes is free (recital 43). Keep the employer out of it."
            ),
        )
    if screen.youngest < CHILD and not screen.parent_asked:
        yield (
            "child",
            (
                f"A child of {screen.youngest} is asked and no parent is. Under {CHILD} a parent agrees; a "
                "state may set 13 to 15 instead (Art. 8)."
            ),
        )
